"""A PDF whose fonts do not say what they print: every lost sign is told, with its page, and figures as figures."""

import pdf_files as files
import pytest
from pdf_files import codes, line

from pipeline.errors import InputError
from pipeline.readers import pdf
from pipeline.schema import Damage, Document

BODY = "全市规模以上工业增加值保持较快增长，产业结构继续优化，企业效益明显改善。"
LOST = "\ufffd"
# Ten figures of ten shapes, and a point.
FIGURES = {48 + i: (50 + 7 * (i % 3), 0, 250 + 20 * (i % 5), 700) for i in range(10)} | {46: (50, 0, 100, 100)}
HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
# Its codes are numbers of signs, which only the font that is missing could explain.
IDENTITY = (
    "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Kai/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype"
    "/CIDFontType2/BaseFont/ABCDEF+Kai/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500>>]>>"
)
UNNAMED = (
    "<</Type/Font/Subtype/Type1/BaseFont/XYZABC+F1/Encoding<</Differences[46/x10 48/x0/x1/x2/x3/x4/x5/x6/x7/x8/x9]>>>>"
)


def _target(rate: bytes = b"8.7", count: bytes = b"35", *, step: float = 6) -> str:
    """Two sentences, with a rate and a number in another font."""
    return (
        line(BODY, 72, 780)
        + line("到今年底，工业增加值增长", 72, 750)
        + codes(rate, 216, 750)
        + line("%左右，新增企业", 216 + step * 3, 750)
        + codes(count, 216 + step * 3 + 90, 750)
        + line("家。", 216 + step * 5 + 90, 750)
    )


def _lost(document: Document) -> list[tuple[str, str, int]]:
    return [(each.kind, document.text[each.start : each.end], each.lost) for each in document.damage]


@pytest.mark.parametrize(
    ("font", "first"),
    [
        (files.type3(FIGURES), f"{LOST}{LOST}{LOST}"),
        (files.type3(FIGURES, to_unicode={46: 46} | {48 + i: 0 for i in range(10)}), f"{LOST}.{LOST}"),
        (files.type3(FIGURES, to_unicode={46: 46} | {48 + i: 0x20 for i in range(10)}), f"{LOST}.{LOST}"),
        (files.type3(FIGURES, to_unicode={46: 46} | {48 + i: 0x200B for i in range(10)}), f"{LOST}.{LOST}"),
        (files.type3(FIGURES, to_unicode={46: 46} | {48 + i: 0xE000 + i for i in range(10)}), f"{LOST}.{LOST}"),
        (files.type3(FIGURES, to_unicode={46: 46} | {48 + i: 0xFFFD for i in range(10)}), f"{LOST}.{LOST}"),
        (UNNAMED, f"{LOST}{LOST}{LOST}"),
    ],
    ids=["unnamed drawings", "nothing", "blank", "invisible", "private", "replaced", "unnamed"],
)
def test_figures_that_the_font_does_not_name(font: str | list[str], first: str) -> None:
    document = pdf.read(files.pdf([_target()], {"D": font}), "a.pdf")
    assert f"增长{first}%左右" in document.text
    assert _lost(document)[0][:2] == ("digits", first)
    assert {each.kind for each in document.damage} == {"digits"}
    assert len(document.damage) == 2


def test_signs_by_number_without_a_map() -> None:
    document = pdf.read(files.pdf([_target(b"\0\x11\0\x12\0\x13", b"\0\x14\0\x15")], {"D": IDENTITY}), "a.pdf")
    assert _lost(document) == [("digits", LOST * 3, 3), ("digits", LOST * 2, 2)]


def test_a_font_that_calls_all_figures_zero() -> None:
    every = files.type3(FIGURES, to_unicode={46: 46} | {48 + i: 48 for i in range(10)})
    document = pdf.read(files.pdf([_target(b"8.7", b"35")], {"D": every}), "a.pdf")
    assert "0" not in document.text
    assert _lost(document) == [("digits", f"{LOST}.{LOST}", 2), ("digits", LOST * 2, 2)]


def test_a_font_that_names_its_figures_is_believed() -> None:
    named = files.type3(FIGURES, to_unicode={code: code for code in FIGURES})
    document = pdf.read(files.pdf([_target(), _target(b"6.5", b"12")], {"D": named}), "a.pdf")
    assert "增长8.7%左右，新增企业35家" in document.text
    assert "增长6.5%左右，新增企业12家" in document.text
    assert not document.damage


def test_figures_printed_as_outlines() -> None:
    outlines = "216 750 m 220 756 222 756 222 750 c 219 747 217 747 216 750 c f "
    outlines += "224 750 m 224 758 230 758 230 752 c 228 748 225 747 224 750 c f "
    said = line(BODY, 72, 780) + line("到今年底，工业增加值增长", 72, 750) + outlines + line("%左右。", 232, 750)
    document = pdf.read(files.pdf([said]), "a.pdf")
    assert f"增长{LOST}{LOST}%左右" in document.text
    assert _lost(document) == [("digits", LOST * 2, 2)]


def test_a_figure_printed_as_a_picture() -> None:
    picture = files.stream(
        b"\x80", "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    )
    said = line(BODY, 72, 780) + line("新增企业", 72, 750) + "q 14 0 0 9 122 750 cm /I Do Q " + line("家。", 140, 750)
    document = pdf.read(files.pdf([said], resources="/XObject<</I {more0} 0 R>>", more=[picture]), "a.pdf")
    assert f"新增企业{LOST}家" in document.text
    assert _lost(document) == [("digits", LOST, 1)]


def test_a_bullet_is_no_loss() -> None:
    bullet = "74 752 m 76 754 78 754 78 752 c 78 750 76 750 74 752 c f "
    assert not pdf.read(files.pdf([bullet + line(BODY, 90, 750)]), "a.pdf").damage


def test_a_bullet_of_a_symbol_font_is_no_loss() -> None:
    wingdings = files.type3({108: (100, 0, 300, 300)}, to_unicode={108: 0xF06C})
    wingdings[0] = wingdings[0].replace("/Type3", "/Type3/BaseFont/Wingdings/Name/Wingdings")
    document = pdf.read(files.pdf([codes(b"l", 72, 750) + line(BODY, 90, 750)], {"D": wingdings}), "a.pdf")
    assert all(each.kind == "glyph" for each in document.damage)


def test_a_lost_character_is_no_figure() -> None:
    wide = files.type3({65: (50, 0, 900, 800)}, width=1000)
    said = line(BODY, 72, 780) + line("推进沧岭", 72, 750) + codes(b"A", 120, 750) + line("县建设。", 132, 750)
    document = pdf.read(files.pdf([said], {"D": wide}), "a.pdf")
    assert document.damage == (Damage("glyph", len(BODY) + 5, len(BODY) + 6, 1, 1),)


def test_figures_lost_in_a_cell() -> None:
    rules = "0.5 w " + "".join(f"100 {y} m 340 {y} l S " for y in (700, 670, 640))
    rules += "".join(f"{x} 640 m {x} 700 l S " for x in (100, 220, 340))
    said = line("指标", 106, 680) + line("2030年", 226, 680) + line("绿色工厂", 106, 650) + codes(b"120", 226, 650)
    document = pdf.read(
        files.pdf([line(BODY, 72, 780) + rules + said + line("家", 246, 650)], {"D": files.type3(FIGURES)}), "a.pdf"
    )
    assert _lost(document) == [("digits", LOST * 3, 3)]
    row = document.blocks[-1]
    assert [document.text[start:end] for start, end in row.cells] == ["绿色工厂", f"{LOST * 3}家"]


def test_the_page_of_a_loss_is_told() -> None:
    document = pdf.read(files.pdf([line(BODY, 72, 700), _target(), line(BODY, 72, 700)], {"D": UNNAMED}), "a.pdf")
    assert {each.page for each in document.damage} == {2}
    assert all(document.page(each.start) == 2 for each in document.damage)


def test_a_font_of_figures_is_known_by_what_else_it_prints() -> None:
    """A lone sign between Chinese ones that no unit follows, in a font that elsewhere prints figures alone."""
    half = files.type3(FIGURES, to_unicode={code: code for code in FIGURES if code != 57})
    said = line(BODY, 72, 780) + line("编号", 72, 750) + codes(b"9", 96, 750) + line("云岫", 102, 750)
    document = pdf.read(files.pdf([_target(), said], {"D": half}), "a.pdf")
    assert _lost(document) == [("digits", LOST, 1)]


def test_a_file_whose_text_is_lost_is_refused() -> None:
    said = "".join(codes(bytes(range(48, 58)) * 4, 72, 700 - 20 * i) for i in range(20))
    with pytest.raises(InputError, match="损坏太重"):
        pdf.read(files.pdf([line(BODY, 72, 780) + said], {"D": UNNAMED}), "a.pdf")


def test_a_line_that_is_lost_is_not_read_as_text() -> None:
    said = "".join(line(BODY, 72, 780 - 20 * i) for i in range(6)) + codes(bytes(range(48, 58)) * 2, 72, 600)
    document = pdf.read(files.pdf([said], {"D": UNNAMED}), "a.pdf")
    assert document.blocks[-1].kind == "boilerplate"
    assert document.damage[0].lost == 20


def test_text_of_no_width_is_read() -> None:
    narrow = f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 32/LastChar 126/Widths[{'0 ' * 95}]>>"
    document = pdf.read(files.pdf([_target(b"8", b"5")], {"D": narrow}), "a.pdf")
    assert document.damage or ("增长8" in document.text and "企业5" in document.text)


SCAN = files.stream(b"\x80", "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8")
PAGE = "q 595 0 0 842 0 0 cm /I Do Q "


def test_scanned_pages_are_told() -> None:
    shared = {"resources": "/XObject<</I {more0} 0 R>>", "more": [SCAN]}
    document = pdf.read(files.pdf([line(BODY, 72, 700), PAGE, line(BODY, 72, 700)], **shared), "a.pdf")  # type: ignore[arg-type]
    assert document.damage == (Damage("glyph", len(BODY) + 1, len(BODY) + 1, 2),)
    assert document.pages == (0, len(BODY) + 1, len(BODY) + 1)
    numbered = [PAGE + line(f"{i}", 290, 40) for i in range(3)]
    with pytest.raises(InputError, match=r"扫描件\.pdf 是扫描件，没有文字；请先做 OCR"):
        pdf.read(files.pdf(numbered, **shared), "扫描件.pdf")  # type: ignore[arg-type]


def test_a_blank_page_is_no_loss() -> None:
    document = pdf.read(files.pdf([line(BODY, 72, 700), "", line(BODY, 72, 700)]), "a.pdf")
    assert not document.damage


def test_a_spoilt_stream_is_told() -> None:
    raw = bytearray(
        files.pdf([line(BODY, 72, 700), "".join(line(BODY, 72, 760 - 20 * i) for i in range(9))], packed=True)
    )
    at = raw.rindex(b"stream", 0, raw.rindex(b"endstream")) + 60
    raw[at : at + 4] = bytes(255 - byte for byte in raw[at : at + 4])
    document = pdf.read(bytes(raw), "a.pdf")
    assert document.damage[0].kind == "glyph"
