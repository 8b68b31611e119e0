"""PDFs that are broken, cut off, locked, or made to do harm: a document or one clear line, soon."""

import io
import random
import re
import zlib

import pdf_files as files
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_files import codes, line

from pipeline.errors import InputError
from pipeline.readers import parse, pdf
from pipeline.schema import Document
from pipeline.sentences import BLANK

SHOWN = re.compile(f"[^{BLANK}]")
BODY = "全市规模以上工业增加值保持较快增长，产业结构继续优化，企业效益明显改善。"
HELVETICA = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
PAGE = line(BODY, 72, 780) + line("工业增加值增长", 72, 750) + codes(b"8.7", 156, 750) + line("%左右。", 174, 750)
RULES = "0.5 w " + "".join(f"72 {y} m 300 {y} l S " for y in (700, 670, 640))
RULES += "".join(f"{x} 640 m {x} 700 l S " for x in (72, 186, 300))
VALID = files.pdf(
    [PAGE + RULES + line("指标", 80, 680) + line("目标", 190, 680) + line("产值", 80, 650), PAGE], {"D": HELVETICA}
)
PACKED = files.pdf(
    [PAGE, PAGE + RULES], {"D": files.type3({48 + i: (50, 0, 300, 700) for i in range(10)})}, packed=True
)


def _checked(raw: bytes) -> Document | None:
    try:
        document = pdf.read(raw, "a.pdf")
    except InputError:
        return None
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end <= len(document.text)
        assert not SHOWN.search(document.text, at, block.start)
        at = block.end
        assert all(block.start < start < end < block.end for start, end in block.holes)
        assert all(0 <= start <= end <= block.end for start, end in block.cells)
    assert not SHOWN.search(document.text, at)
    assert list(document.pages) == sorted(document.pages)
    for each in document.damage:
        assert 0 <= each.start <= each.end <= len(document.text)
        assert 0 <= each.page <= len(document.pages)
    return document


@given(
    st.sampled_from((VALID, PACKED)),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=30),
)
@settings(max_examples=300, deadline=None)
def test_flipped_bytes(raw: bytes, flips: list[tuple[int, int]]) -> None:
    changed = bytearray(raw)
    for at, byte in flips:
        changed[at % len(raw)] = byte
    _checked(bytes(changed))


@given(st.sampled_from((VALID, PACKED)), st.integers(0, 10**6), st.integers(0, 10**6), st.binary(max_size=40))
@settings(max_examples=200, deadline=None)
def test_pieces_cut_out_and_put_in(raw: bytes, start: int, length: int, put: bytes) -> None:
    start %= len(raw)
    _checked(raw[:start] + put + raw[start + length % (len(raw) - start + 1) :])


_TOKENS = """
BT ET q Q Tj TJ Tf Td Tm T* ' " re f S W n m l c h cm Do gs rg g 0 1 -1 12 99999 1e9 0.0001 /S /D /X <4e2d56fd> (8.7)
[(1)-900(2)] Tr 3 Tz Tc Tw
"""
TOKENS = st.sampled_from(_TOKENS.split())


@given(st.lists(TOKENS, max_size=120).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_any_drawing(drawing: str) -> None:
    _checked(files.pdf([PAGE + drawing], {"D": HELVETICA}))


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9, 0.99])
def test_a_file_that_is_cut_off(keep: float) -> None:
    with pytest.raises(InputError, match=r"a\.pdf 不完整：PDF 的末尾缺失；文件可能没有下载完"):
        pdf.read(VALID[: int(len(VALID) * keep) - 8], "a.pdf")


def test_a_linearised_file_that_is_cut_off() -> None:
    raw = VALID.replace(b"<</Type/Catalog", b"<</Linearized 1/L %d/Type/Catalog" % (len(VALID) + 4000))
    with pytest.raises(InputError, match="不完整"):
        pdf.read(raw, "a.pdf")


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.7\n%%EOF", b"%PDF-1.7\n" + b"\0" * 4000 + b"%%EOF", b"%PDF-" + bytes(range(256)) * 20 + b"%%EOF"]
)
def test_what_is_no_pdf_but_for_its_first_line(raw: bytes) -> None:
    with pytest.raises(InputError, match=r"甲\.pdf"):
        parse(raw, "甲.pdf")


def test_pages_without_end() -> None:
    raw = files.pdf([PAGE] * 20, {"D": HELVETICA})
    assert len(pdf.read(raw.replace(b"/Count 20", b"/Count 99999999"), "a.pdf").pages) == 20
    kids = raw[raw.index(b"/Kids[") + 6 : raw.index(b"]", raw.index(b"/Kids["))]
    with pytest.raises(InputError, match=r"a\.pdf 自称有 [\d,]+ 页，超过 10,000 页"):
        pdf.read(raw.replace(b"/Count 20", b"/Count 12000").replace(kids, kids * 600), "a.pdf")


def test_many_pages_are_read() -> None:
    document = pdf.read(files.pdf([PAGE] * 300, {"D": HELVETICA}), "a.pdf")
    assert len(document.pages) == 300
    assert document.text.count("8.7") == 300


def test_a_tree_of_pages_that_bites_its_tail() -> None:
    raw = VALID.replace(b"/Kids[", b"/Kids[2 0 R ")
    _checked(raw)


@pytest.mark.parametrize("box", [(0, 0, 0, 0), (0, 0, 1e9, 1e9), (595, 842, 0, 0), (0, 0, -5, -5)])
def test_pages_of_odd_sizes(box: tuple[float, ...]) -> None:
    _checked(files.pdf([PAGE], {"D": HELVETICA}, box=box))


def test_a_form_that_draws_itself() -> None:
    form = files.stream(
        "/X Do " + line(BODY, 72, 500),
        "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 4 0 R>>/Font<</S 3 0 R>>>>",
    )
    raw = files.pdf([PAGE + "/X Do "], resources="/XObject<</X {more0} 0 R>>", more=[form])
    assert _checked(raw)


def test_deep_nesting() -> None:
    assert _checked(files.pdf(["q " * 50_000 + PAGE + "Q " * 50_000], {"D": HELVETICA}))
    assert _checked(files.pdf([PAGE + "[" * 50_000 + "]" * 50_000 + " TJ "], {"D": HELVETICA}))


def test_bombs_are_refused() -> None:
    bomb = zlib.compress(b"0 0 m " * 20_000_000, 9)
    said = files.stream(bomb, "/Filter/FlateDecode")
    raw = files.pdf([PAGE], {"D": HELVETICA}, resources="/XObject<</X {more0} 0 R>>", more=[said])
    with pytest.raises(InputError, match=r"a\.pdf 展开后过大，像是压缩炸弹"):
        pdf.read(raw, "a.pdf")
    twice = files.stream(zlib.compress(zlib.compress(bytes(10**7), 9), 9), "/Filter[/FlateDecode/FlateDecode]")
    with pytest.raises(InputError, match="压缩炸弹"):
        pdf.read(files.pdf([PAGE], {"D": HELVETICA}, resources="/XObject<</X {more0} 0 R>>", more=[twice]), "a.pdf")


def test_a_page_of_too_many_signs_is_given_up_and_told() -> None:
    crowd = "".join(line(f"{i:04d}{BODY}", 10 + i % 7, 10 + i % 800, 3) for i in range(1_400))
    document = pdf.read(files.pdf([PAGE, crowd, PAGE], {"D": HELVETICA}), "a.pdf")
    assert [(each.kind, each.page) for each in document.damage] == [("glyph", 2)]


def test_a_page_of_too_many_lines_is_given_up_and_told() -> None:
    rng = random.Random(3)
    lines = "".join(
        f"{rng.randrange(500)} {rng.randrange(800)} m {rng.randrange(500)} {rng.randrange(800)} l S "
        for _ in range(30_000)
    )
    document = pdf.read(files.pdf([PAGE + lines], {"D": HELVETICA}), "a.pdf")
    assert "增长8.7%左右" in document.text
    assert [(each.kind, each.page) for each in document.damage] == [("glyph", 1)]


def test_a_page_of_too_many_signs_alone_is_not_called_damaged() -> None:
    crowd = "".join(line(BODY * 4, 10, 2 * i, 1) for i in range(400))
    with pytest.raises(InputError, match="多得不像印出来的"):
        pdf.read(files.pdf([crowd]), "a.pdf")


@pytest.mark.parametrize(
    "crowd",
    [
        "".join(line("工", 3 * (i % 190), 4 + 4 * (i // 190), 2) for i in range(14_000)),
        "".join(line("工", 20 * (i % 28), 4 + 0.7 * (i // 28), 2) for i in range(14_000)),
        "1 g "
        + "".join(line(BODY, 10 + i % 100, 4 + 3 * (i % 250), 3) for i in range(600))
        + "0.5 g "
        + "1 1 9 9 re f " * 9_000,
        "0.2 w " + "".join(f"0 {i * 1.4} m 590 {i * 1.4} l S {i} 0 m {i} 840 l S " for i in range(590)),
        "".join(f"{i % 580} {i // 580 * 40} 3 8 re S " for i in range(9_000)),
        "".join(f"{i % 500} {(i * 7) % 800} m 2 3 4 5 6 7 c f " for i in range(9_000)),
    ],
    ids=["dense", "steps", "white on many areas", "grid", "boxes", "curves"],
)
def test_crowded_pages_take_no_longer_than_their_size(crowd: str) -> None:
    """No assertion on time: what is quadratic here would not end."""
    assert _checked(files.pdf([PAGE + "0 g " + crowd], {"D": HELVETICA}))


def test_scripts_and_actions_are_not_run_or_kept() -> None:
    catalog = "/OpenAction<</S/JavaScript/JS(app.alert\\('x'\\))>>/AA<</WC<</S/URI/URI(http://example.invalid/)>>>>"
    document = pdf.read(files.pdf([PAGE], {"D": HELVETICA}, catalog=catalog), "a.pdf")
    assert "alert" not in document.text
    assert "example" not in document.text


def test_the_same_bytes_make_the_same_document() -> None:
    assert pdf.read(VALID, "a.pdf") == pdf.read(VALID, "a.pdf")
    assert io.BytesIO(VALID).read() == VALID


PIECES = st.sampled_from(
    (
        BODY,
        "一、总体要求",
        "（二）主要目标",
        "35",
        "8.7%",
        "1,865.5",
        "指标",
        "2030年",
        "— 3 —",
        "①注",
        "目录",
        "《",
        "：",
        "A B",
        "……3",
    )
)
PLACES = st.tuples(PIECES, st.integers(0, 11), st.integers(0, 40), st.sampled_from((8, 12, 12, 12, 20)))


@given(st.lists(st.lists(PLACES, max_size=14), min_size=1, max_size=4), st.booleans())
@settings(max_examples=200, deadline=None)
def test_whatever_stands_wherever_is_kept(pages: list[list[tuple[str, int, int, int]]], ruled: bool) -> None:
    drawn = [
        "".join(line(said, 40 + 45 * x, 40 + 18 * y, size) for said, x, y, size in page) + RULES * ruled
        for page in pages
    ]
    document = _checked(files.pdf([line(BODY, 72, 800) + page for page in drawn]))
    assert document
    said = "".join(said for page in pages for said, _, _, _ in page)
    outside = [said for page in pages for said, x, _, size in page if 40 + 45 * x + size * len(said) > 590]
    if not outside and len({place[1:3] for page in pages for place in page}) == sum(map(len, pages)):
        missing = {char for char in said if char.isdigit()} - set(document.text)
        assert not missing
