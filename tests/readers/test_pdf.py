"""PDF files: text in the order of reading, what of a page is furniture, tables, and where each page begins."""

import io
import subprocess
import sys

import pdf_files as files
import pytest
from imports import ROOT
from pdf_files import codes, line

from pipeline.errors import InputError
from pipeline.readers import parse, pdf, suffixes
from pipeline.schema import Block, Document

PROSE = "全市规模以上工业增加值保持较快增长，产业结构继续优化，企业效益明显改善，居民收入稳步提高"
HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def _read(*pages: str, **more: object) -> Document:
    return pdf.read(files.pdf(pages, **more), "规划.pdf")  # type: ignore[arg-type]


def _said(document: Document, *kinds: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind in kinds]


def _rows(document: Document) -> list[tuple[int, bool, list[str]]]:
    return [
        (b.table, b.header, [document.text[start:end] for start, end in b.cells])
        for b in document.blocks
        if b.kind == "row"
    ]


def _whole(document: Document, block: Block) -> str:
    """What a block says, without the page's own lines in it and without line ends."""
    edges = [block.start, *(edge for hole in block.holes for edge in hole), block.end]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return "".join(document.text[start:end] for start, end in pairs).replace("\n", "")


def _column(text: str, x: float, y: float, wide: int, size: float = 12, indent: int = 2) -> str:
    """A paragraph set `wide` signs to the line."""
    said = " " * indent * 2 + text
    drawn = ""
    first = wide - indent
    drawn += line(text[:first], x + indent * size, y, size)
    for i, at in enumerate(range(first, len(text), wide), 1):
        drawn += line(text[at : at + wide], x, y - 1.5 * size * i, size)
    assert said
    return drawn


def _paragraph(number: int, length: int = 3) -> str:
    return f"第{'一二三四五六七八九'[number]}个方面，" + "，".join([PROSE] * length) + "。"


def test_lines_of_a_paragraph_are_one_block_and_indents_begin_another() -> None:
    texts = [_paragraph(i) for i in range(3)]
    document = _read("".join(_column(text, 72, 760 - 150 * i, 36) for i, text in enumerate(texts)))
    assert [_whole(document, b) for b in document.blocks] == texts
    assert document.format == "pdf"
    assert document.text.count("\n") > 8


def test_a_number_at_the_end_of_a_line_is_not_cut() -> None:
    first = "到2030年全市规模以上工业增加值年均增长百分之七以上，高新技术产业产值达到"
    document = _read(
        line(first, 96, 760)
        + line("12345.6亿元，占比达到百分之四十八以上，研发投入强度稳步提高。", 72, 742)
        + "".join(_column(_paragraph(i), 72, 700 - 120 * i, 39) for i in range(3))
    )
    assert "产值达到12345.6亿元" in _whole(document, document.blocks[0])


def test_a_paragraph_goes_over_the_page_and_what_stands_between_is_a_hole() -> None:
    head, body = line("云岫市产业发展规划", 240, 800, 10), _paragraph(0, 4)
    drawn = _column(body, 72, 200, 36)
    lines = drawn.splitlines(keepends=True)
    foot = [line(f"— {number} —", 280, 40, 10) for number in (1, 2)]
    filler = "".join(_column(_paragraph(i, 2), 72, 760 - 80 * i, 36) for i in range(1, 6))
    shift = line(body[34 + 36 :][:36], 72, 760) + line(body[34 + 72 :][:36], 72, 742) + line(body[34 + 108 :], 72, 724)
    document = _read(head + filler + "".join(lines[:2]) + foot[0], head + shift + foot[1])
    block = next(b for b in document.blocks if b.holes)
    assert _whole(document, block) == body
    assert [document.text[start:end] for start, end in block.holes] == ["— 1 —", "云岫市产业发展规划"]
    assert _said(document, "boilerplate") == ["云岫市产业发展规划", "— 2 —"]
    assert document.page(block.start) == 1
    assert document.page(block.end - 1) == 2
    assert document.pages[0] == 0
    assert document.text[document.pages[1] :].startswith("云岫市产业发展规划\n")


@pytest.mark.parametrize("number", ["- {} -", "— {} —", "{}", "第 {} 页", "第 {} 页 共 3 页", "{}/3"])
def test_page_numbers_are_furniture(number: str) -> None:
    pages = [_column(_paragraph(i), 72, 760, 36) + line(number.format(i + 1), 290, 40, 10) for i in range(3)]
    document = _read(*pages)
    assert ["".join(said.split()) for said in _said(document, "boilerplate")] == [
        "".join(number.format(i + 1).split()) for i in range(3)
    ]


def test_a_number_inside_of_the_page_is_text() -> None:
    document = _read(
        _column(_paragraph(0), 72, 760, 36) + line("35", 290, 420, 30) + _column(_paragraph(1), 72, 300, 36)
    )
    assert "35" in _said(document, "paragraph")


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = _paragraph(0, 7), _paragraph(1, 7)
    title = line("云岫市产业发展公报", 200, 800, 20)
    document = _read(title + _column(left, 60, 760, 18) + _column(right, 320, 757, 18))
    assert [_whole(document, b) for b in document.blocks if b.kind == "paragraph"] == [left, right]


def test_notes_at_the_foot_stand_before_the_paragraph_that_goes_over_the_page() -> None:
    body = _paragraph(0, 4)
    note = "①规模以上工业指年主营业务收入2000万元以上的工业企业。"
    upper = _column(_paragraph(1, 2), 72, 760, 36) + line(body[:34], 96, 640) + line(body[34:70], 72, 622)
    lower = line(body[70:106], 72, 760) + line(body[106:142], 72, 742) + line(body[142:], 72, 724)
    rule = "0.5 w 72 100 m 200 100 l S\n"
    document = _read(upper + rule + line(note, 72, 86, 9), lower + _column(_paragraph(2, 2), 72, 680, 36))
    said = [_whole(document, b) for b in document.blocks]
    assert said == [_paragraph(1, 2), note, body, _paragraph(2, 2)]
    assert document.page(document.text.index(note)) == 1


RULES = (
    "0.5 w "
    + "".join(f"100 {y} m 460 {y} l S " for y in (700, 670, 640, 610))
    + "".join(f"{x} 610 m {x} 700 l S " for x in (100, 220, 340, 460))
)
FIELDS = [("指标", "2025年", "2030年"), ("增加值（亿元）", "1865.5", "2680"), ("绿色工厂（家）", "42", "120")]


def _fields(x: float = 106, y: float = 680, wide: float = 120, high: float = 30) -> str:
    return "".join(
        line(said, x + wide * i, y - high * j, 10) for j, row in enumerate(FIELDS) for i, said in enumerate(row)
    )


RECTANGLES = "".join(f"{100 + 120 * i} {610 + 30 * j} 120 30 re S " for i in range(3) for j in range(3))
BARS = "".join(f"100 {y - 0.3} 360 0.6 re f " for y in (700, 670, 640, 610)) + "".join(
    f"{x - 0.3} 610 0.6 90 re f " for x in (100, 220, 340, 460)
)


@pytest.mark.parametrize("rules", [RULES, RECTANGLES, BARS, f"q 2 0 0 2 0 0 cm {RULES.replace('0.5 w', '1 w')} Q"])
def test_ruled_tables_are_rows_with_cells(rules: str) -> None:
    if "cm" in rules:
        numbers = [str(float(each) / 2) if each.replace(".", "").isdigit() else each for each in RULES.split()]
        rules = "q 2 0 0 2 0 0 cm " + " ".join(numbers) + " Q "
    document = _read(_column(_paragraph(0), 72, 800, 36) + rules + _fields() + _column(_paragraph(1), 72, 560, 36))
    assert _rows(document) == [(1, i == 0, list(row)) for i, row in enumerate(FIELDS)]
    assert [b.kind for b in document.blocks] == ["paragraph", "row", "row", "row", "paragraph"]


def test_cells_reach_over_rows_and_columns() -> None:
    rules = "0.5 w 100 700 m 460 700 l S 220 670 m 460 670 l S 100 640 m 460 640 l S 100 610 m 460 610 l S "
    rules += "100 610 m 100 700 l S 220 610 m 220 700 l S 340 610 m 340 670 l S 460 610 m 460 700 l S "
    said = line("指标", 106, 665, 10) + line("目标值", 300, 680, 10) + line("2025年", 226, 650, 10)
    said += (
        line("2030年", 346, 650, 10)
        + line("绿色工厂", 106, 620, 10)
        + line("42", 226, 620, 10)
        + line("120", 346, 620, 10)
    )
    document = _read(_column(_paragraph(0), 72, 800, 36) + rules + said)
    assert _rows(document) == [
        (1, True, ["指标", "目标值", "目标值"]),
        (1, True, ["指标", "2025年", "2030年"]),
        (1, False, ["绿色工厂", "42", "120"]),
    ]


def test_a_cell_is_broken_where_it_is_full() -> None:
    said = line("规模以上工业企业增加值", 106, 690, 10) + line("年均增速", 106, 676, 10)
    more = line("2025", 226, 690, 10) + line("2030", 226, 676, 10)
    fields = line("绿色工厂", 106, 650, 10) + line("42", 226, 650, 10) + line("120", 346, 650, 10)
    document = _read(_column(_paragraph(0), 72, 800, 36) + RULES + said + more + fields + line("家", 346, 620, 10))
    assert _rows(document)[0][2] == ["规模以上工业企业增加值年均增速", "2025\n2030", ""]


def test_a_table_goes_on_on_the_next_page() -> None:
    head = _column(_paragraph(0), 72, 800, 36)
    lower = RULES.replace("100 700 m", "100 700 m")
    document = _read(head + RULES + _fields(), lower + _fields(), head + RULES + _fields())
    assert [table for table, _, _ in _rows(document)] == [1, 1, 1, 1, 1, 1, 2, 2, 2]


def test_a_frame_around_the_text_is_no_table() -> None:
    frame = "0.5 w 60 60 480 740 re S 60 400 m 540 400 l S "
    document = _read(frame + _column(_paragraph(0, 5), 72, 760, 36) + _column(_paragraph(1, 5), 72, 380, 36))
    assert not _rows(document)


def test_aligned_fields_without_rules_are_a_table_where_they_show_numbers() -> None:
    document = _read(_column(_paragraph(0), 72, 800, 36) + _fields() + _column(_paragraph(1), 72, 560, 36))
    assert _rows(document) == [(1, i == 0, list(row)) for i, row in enumerate(FIELDS)]


@pytest.mark.parametrize(("angle", "matrix"), [(90, "0 -1 1 0"), (270, "0 1 -1 0"), (180, "-1 0 0 -1")])
def test_turned_pages(angle: int, matrix: str) -> None:
    place = {90: "0 595", 270: "842 0", 180: "595 842"}[angle]
    upright = _column(_paragraph(0), 60, 500, 36) + _column(_paragraph(1), 60, 300, 36)
    box = (0, 0, 595, 842) if angle == 180 else (0, 0, 842, 595)
    document = _read(f"q {matrix} {place} cm {upright} Q", box=box, page=f"/Rotate {angle}")
    assert [_whole(document, b) for b in document.blocks] == [_paragraph(0), _paragraph(1)]
    turned = _read(f"q {matrix} {place} cm {upright} Q", box=box)
    assert turned.text == document.text


def test_stamps_beside_and_across_the_text_are_furniture() -> None:
    margin = "".join(line(sign, 555, 600 - 40 * i, 10) for i, sign in enumerate("云岫市人民政府公报"))
    across = f"BT /S 40 Tf 0.7 0.7 -0.7 0.7 150 300 Tm {files.song('内部资料')} Tj ET\n"
    texts = [_paragraph(i) for i in range(5)]
    document = _read("".join(_column(text, 72, 780 - 140 * i, 36) for i, text in enumerate(texts)) + margin + across)
    assert [_whole(document, b) for b in document.blocks if b.kind == "paragraph"] == texts
    assert "".join(_said(document, "boilerplate")).replace("\n", "") in (
        "云岫市人民政府公报内部资料",
        "内部资料云岫市人民政府公报",
    )


def test_dot_leaders_are_the_table_of_contents() -> None:
    rows = [("一、总体要求", 3), ("二、发展目标", 5), ("三、重点任务", 12)]
    contents = "".join(line(f"{said}{'.' * 60}{at}", 72, 700 - 20 * i) for i, (said, at) in enumerate(rows))
    document = _read(line("目录", 280, 740, 16) + contents, _column(_paragraph(0), 72, 760, 36))
    assert len(_said(document, "boilerplate")) == 4
    assert _said(document, "paragraph", "heading", "list") == [document.text[document.pages[1] :]]


def test_what_is_printed_twice_to_be_bold_comes_once() -> None:
    text = "新增企业1188家，工业增加值增长8.8%。"
    document = _read(line(text, 72, 760) + line(text, 72.4, 760) + _column(_paragraph(0), 72, 700, 36))
    assert document.text.startswith(text + "\n")
    assert not document.damage


def test_blanks_of_the_setting_are_no_text() -> None:
    wide = f"BT /S 12 Tf 3 Tc 72 760 Td {files.song('工业增加值达到一千八百亿元，')} Tj ET\n"
    spaced = line("增 加 值 达 到", 72, 740)
    document = _read(wide + _column(_paragraph(0), 72, 700, 36) + spaced)
    assert document.text.startswith("工业增加值达到一千八百亿元，")


def test_signs_out_of_order_come_in_order() -> None:
    said = "新增专精特新企业326家，绿色工厂42家。"
    drawn = [line(sign, 72 + 12 * i, 760) for i, sign in enumerate(said) if not sign.isdigit()]
    digits = [line(sign, 72 + 12 * i, 760) for i, sign in enumerate(said) if sign.isdigit()]
    assert _read("".join(reversed(drawn)) + "".join(digits)).text.replace(" ", "") == said


def test_recognised_text_over_a_scan_is_read_and_hidden_text_elsewhere_is_not() -> None:
    picture = files.stream(
        b"\x80", "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    )
    hidden = "3 Tr " + _column(_paragraph(0), 72, 760, 36) + "0 Tr "
    shown = "q 595 0 0 842 0 0 cm /I Do Q "
    resources = "/XObject<</I {more0} 0 R>>"
    assert _paragraph(0)[:30] in _read(shown + hidden, resources=resources, more=[picture]).text
    assert _read(hidden + _column(_paragraph(1), 72, 400, 36)).text.startswith(_paragraph(1)[:30])


def test_white_text_is_read_where_something_is_behind_it() -> None:
    seen = "0.1 0.3 0.7 rg 60 690 400 30 re f 1 g " + line("二〇三〇年目标", 72, 700)
    document = _read(seen + line("谁也看不见这一行字", 72, 640) + "0 g " + _column(_paragraph(0), 72, 600, 36))
    assert document.text.startswith("二〇三〇年目标\n第一个")


def test_what_is_beside_the_page_is_not_printed() -> None:
    document = _read(_column(_paragraph(0), 72, 760, 36) + line("裁切线外的校样说明", 700, 400))
    assert "校样" not in document.text


def test_text_in_forms_is_read_in_place() -> None:
    form = files.stream(
        line("表单里的这一行字也要读。", 0, 0),
        "/Type/XObject/Subtype/Form/BBox[0 -10 500 20]/Resources<</Font<</S 3 0 R>>>>",
    )
    document = _read(
        _column(_paragraph(0), 72, 760, 36) + "q 1 0 0 1 72 600 cm /X Do Q ",
        resources="/XObject<</X {more0} 0 R>>",
        more=[form],
    )
    assert document.text.endswith("\n表单里的这一行字也要读。")


def test_what_is_filled_in_is_read_in_its_place() -> None:
    form = "/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<</Font<</S 3 0 R>>>>"
    notes = [files.stream(line(said, 2, 4), form) for said in ("1865亿元", "打印时没有")]
    drawn = _column(_paragraph(0), 72, 760, 36) + line("工业增加值达到", 72, 600) + line("左右。", 240, 600)
    annotations = "/Annots[{}{}<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(x:y)>>>>]".format(
        "<</Type/Annot/Subtype/Widget/FT/Tx/F 4/Rect[156 596 256 616]/AP<</N {more0} 0 R>>>>",
        "<</Type/Annot/Subtype/FreeText/F 2/Rect[156 496 256 516]/AP<</N {more1} 0 R>>>>",
    )
    document = _read(drawn, page=annotations, more=notes)
    assert "工业增加值达到1865亿元" in document.text
    assert "打印时没有" not in document.text


def test_title_issuer_and_date_are_what_the_text_says() -> None:
    head = line("云岫市人民政府关于印发制造业", 150, 780, 20) + line("高质量发展规划的通知", 190, 750, 20)
    foot = line("云岫市人民政府", 400, 500) + line("2026年3月2日", 400, 480)
    document = _read(head + _column(_paragraph(0), 72, 700, 36) + foot)
    assert document.title == "云岫市人民政府关于印发制造业高质量发展规划的通知"
    assert (document.issuer, document.date) == ("云岫市人民政府", "2026-03-02")


def test_a_title_in_the_file_counts_where_the_text_says_it_too() -> None:
    head = line("沧岭县未来产业", 72, 780, 20) + line("培育方案", 72, 750, 12)
    for title, known in (("沧岭县未来产业培育方案", True), ("工作报告模板规划", False)):
        document = _read(head + _column(_paragraph(0), 72, 700, 36), title=title)
        assert (document.title == title) is known


def test_a_pdf_is_known_by_its_beginning_and_by_its_ending() -> None:
    raw = files.pdf([_column(_paragraph(0), 72, 760, 36)])
    assert ".pdf" in suffixes()
    assert parse(b"\r\n\r\n" + raw, "附件.doc").format == "pdf"
    assert parse(b"X-Mail: gateway\n" * 40 + raw, "附件").format == "pdf"
    assert not pdf.recognises("规划全文见 %PDF- 附件".encode().rjust(2000))
    with pytest.raises(InputError, match="PDF"):
        parse("这不是真的文件".encode(), "规划.pdf")


def test_the_library_is_loaded_only_for_a_pdf() -> None:
    code = "import sys; from pipeline import readers; readers.suffixes(); readers.parse('有文字。'.encode(), 'a.txt')"
    code += "; sys.exit(any(name.startswith('pypdfium2') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_digits_of_other_fonts_stand_in_their_line() -> None:
    drawn = (
        line("增加值达到", 72, 760)
        + codes(b"1865.5", 132, 760)
        + line("亿元，增长", 168, 760)
        + codes(b"7.5%", 228, 760)
    )
    document = _read(drawn + line("左右。", 254, 760), fonts={"D": HELVETICA})
    assert document.text == "增加值达到1865.5亿元，增长7.5%左右。"


def _reportlab(texts: list[str], **settings: object) -> bytes:
    pdfmetrics = pytest.importorskip("reportlab.pdfbase.pdfmetrics")
    cidfonts = pytest.importorskip("reportlab.pdfbase.cidfonts")
    platypus = pytest.importorskip("reportlab.platypus")
    styles = pytest.importorskip("reportlab.lib.styles")
    pdfmetrics.registerFont(cidfonts.UnicodeCIDFont("STSong-Light"))
    style = styles.ParagraphStyle(
        "p", fontName="STSong-Light", fontSize=12, leading=20, wordWrap="CJK", firstLineIndent=24
    )
    out = io.BytesIO()
    platypus.SimpleDocTemplate(out, **settings).build([platypus.Paragraph(text, style) for text in texts])
    return out.getvalue()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_library_s_pages_say_what_was_printed() -> None:
    texts = [_paragraph(i % 9, 2 + i % 5) for i in range(30)]
    document = pdf.read(_reportlab(texts), "a.pdf")
    assert len(document.pages) > 2
    assert [_whole(document, b) for b in document.blocks if b.kind != "boilerplate"] == texts


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_locked_files() -> None:
    pdfencrypt = pytest.importorskip("reportlab.lib.pdfencrypt")
    texts = [_paragraph(0)]
    owner = pdfencrypt.StandardEncryption("", "owner", canPrint=0, canCopy=0, strength=128)
    assert _paragraph(0)[:20] in pdf.read(_reportlab(texts, encrypt=owner), "a.pdf").text
    user = pdfencrypt.StandardEncryption("secret", "owner", strength=128)
    with pytest.raises(InputError, match=r"锁\.pdf 加了打开密码；请先用密码打开"):
        pdf.read(_reportlab(texts, encrypt=user), "锁.pdf")
