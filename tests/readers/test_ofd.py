"""OFD: what its pages print, in the order of reading, and what of it cannot be known."""

import pytest
from archives import TEXT, zipped
from document_laws import check, digits, survives
from hypothesis import given, settings
from hypothesis import strategies as st
from ofd_files import SIZE, files, line, ofd, page, paragraph, rule

from pipeline.errors import InputError
from pipeline.readers import _ofd_drawn, parse
from pipeline.schema import Document

TITLE = "云岫市2025年工业发展方案"
BODY = TEXT * 4


def _read(raw: bytes) -> Document:
    document = parse(raw, "文.ofd")
    check(document)
    return document


def _said(document: Document, *kinds: str) -> list[str]:
    return [document.text[b.start : b.end].replace("\n", "") for b in document.blocks if b.kind in kinds]


def _object(codes: str, *, size: str = "4", rest: str = "", x: float = 25, y: float = 40) -> str:
    return f'<ofd:TextObject ID="7" Boundary="{x} {y} 150 6" Font="1" Size="{size}" {rest}>{codes}</ofd:TextObject>'


def test_wrapped_lines_are_paragraphs_and_pages_are_known() -> None:
    first = page(line(TITLE, 70, 30, size=6) + line("一、总体要求", 33, 45) + paragraph(BODY, 55))
    document = _read(ofd(first, page(paragraph(BODY, 30)), title=TITLE))
    assert (document.format, document.title) == ("ofd", TITLE)
    assert _said(document, "heading") == ["一、总体要求"]
    assert _said(document, "paragraph") == [BODY, BODY]
    assert [document.page(document.text.index("一、")), document.page(len(document.text) - 2)] == [1, 2]
    assert len(document.pages) == 2
    assert not document.damage


def test_heads_and_page_numbers_of_templates_and_pages_are_no_text() -> None:
    pages = [page(paragraph(BODY, 60) + line(f"— {i} —", 100, 285), template="5") for i in (1, 2, 3)]
    document = _read(ofd(*pages, template=line("云岫市人民政府文件", 80, 15)))
    assert _said(document, "paragraph") == [BODY] * 3
    assert _said(document, "boilerplate").count("云岫市人民政府文件") == 3
    assert digits(document) == "".join(filter(str.isdigit, BODY + "1" + BODY + "2" + BODY + "3"))


def test_steps_by_number_and_by_count() -> None:
    assert _ofd_drawn._steps("1 g 3 2.5 4", 6) == [1, 2.5, 2.5, 2.5, 4, 4]
    assert _ofd_drawn._steps("g 999999 2", 3) == [2, 2, 2]
    assert _ofd_drawn._steps("x", 3) == _ofd_drawn._steps("", 3) == []
    plain = _read(ofd(page(paragraph(BODY, 40)))).text
    codes = f'<ofd:TextCode X="0" Y="4" DeltaX="g 37 {SIZE}">{BODY[:38]}</ofd:TextCode>'
    assert plain.startswith(BODY[:38])
    assert _read(ofd(page(_object(codes, x=33) + line(BODY[38:], 25, 51)))).text.startswith(BODY[:38])


def test_several_codes_matrices_and_blanks() -> None:
    # Twice as large in its own coordinates and drawn at half the size; the second code takes over the height.
    codes = f'<ofd:TextCode X="10" Y="8" DeltaX="g 20 8">{TEXT[:12]}</ofd:TextCode>'
    codes += f'<ofd:TextCode X="106" DeltaX="g 40 8">{TEXT[12:]}</ofd:TextCode>'
    document = _read(ofd(page(_object(codes, size="8", rest='CTM="0.5 0 0 0.5 0 0"'))))
    assert document.text == TEXT
    escaped = '<ofd:TextCode X="0" Y="4" DeltaX="g 9 4">工业\\0020增加值</ofd:TextCode>'
    assert "工业增加值" in _read(ofd(page(_object(escaped) + paragraph(BODY, 60)))).text.replace(" ", "")


def test_columns_one_after_the_other() -> None:
    left, right = "甲" * 200 + "。", "乙" * 200 + "。"
    content = "".join(
        line(text[at : at + 18], x, 40 + at // 18 * 7)
        for text, x in ((left, 20), (right, 115))
        for at in range(0, len(text), 18)
    )
    text = _read(ofd(page(content))).text.replace("\n", "")
    assert text == left + right


def test_ruled_tables_are_rows() -> None:
    lines = [rule(20, y, 180, y) for y in (50, 60, 70, 80)] + [rule(x, 50, x, 80) for x in (20, 90, 140, 180)]
    cells = [
        ("指标", 22, 57),
        ("2020年", 95, 57),
        ("2025年", 145, 57),
        ("工业增加值（亿元）", 22, 67),
        ("1200", 95, 67),
        ("1800", 145, 67),
    ]
    cells += [("研发投入强度（%）", 22, 77), ("2.1", 95, 77), ("2.8", 145, 77)]
    document = _read(ofd(page("".join(lines) + "".join(line(*cell) for cell in cells) + paragraph(BODY, 100))))
    rows = [block for block in document.blocks if block.kind == "row"]
    assert [[document.text[a:b] for a, b in row.cells] for row in rows] == [
        ["指标", "2020年", "2025年"], ["工业增加值（亿元）", "1200", "1800"], ["研发投入强度（%）", "2.1", "2.8"],
    ]  # fmt: skip
    assert [row.header for row in rows] == [True, False, False]


def _glyphs(place: int, codes: int, *shapes: int) -> str:
    listed = " ".join(map(str, shapes))
    count = f'CodePosition="{place}" CodeCount="{codes}" GlyphCount="{len(shapes)}"'
    return f"<ofd:CGTransform {count}><ofd:Glyphs>{listed}</ofd:Glyphs></ofd:CGTransform>"


def test_shapes_that_belong_to_their_characters_are_no_damage() -> None:
    text = "增长8.7%左右，达到877亿元。"
    numbers = {char: i + 3 for i, char in enumerate(sorted(set(text)))}
    more = _glyphs(0, len(text), *(numbers[char] for char in text))
    document = _read(ofd(page(line(text, 33, 40, more=more) + paragraph(BODY, 60))))
    assert text in document.text
    assert not document.damage


def test_one_character_for_many_shapes_is_lost_figures() -> None:
    text = "全市增长000%左右。"
    more = _glyphs(4, 3, 11, 12, 13)
    document = _read(ofd(page(line(text, 33, 40, more=more) + paragraph(BODY, 60))))
    assert "增长\ufffd\ufffd\ufffd%" in document.text
    assert [(one.kind, one.page, one.lost) for one in document.damage] == [("digits", 1, 3)]


@pytest.mark.parametrize("text", ["全市增长\ue008\ue007%左右。", "全市增长\ufffd\ufffd%左右。"])
def test_characters_of_no_meaning_are_damage(text: str) -> None:
    document = _read(ofd(page(paragraph(BODY, 60)), page(line(text, 33, 40) + paragraph(BODY, 60))))
    assert [(one.kind, one.page, one.lost) for one in document.damage] == [("digits", 2, 2)]
    assert document.text[document.damage[0].start : document.damage[0].end] == "\ufffd\ufffd"


def test_shapes_without_characters_are_damage() -> None:
    bare = _object(_glyphs(0, 4, 5, 6, 7, 8) + '<ofd:TextCode X="0" Y="4"/>')
    document = _read(ofd(page(bare + paragraph(BODY, 60))))
    assert [one.lost for one in document.damage] == [4]


def test_signs_of_a_symbol_font_are_none() -> None:
    bullet = _object('<ofd:TextCode X="0" Y="4">\uf06c</ofd:TextCode>').replace('Font="1"', 'Font="2"')
    assert not _read(ofd(page(bullet + paragraph(BODY, 60)))).damage


def test_hidden_text_is_no_text_but_what_a_scan_says() -> None:
    hidden = line("看不见的99字", 30, 100, rest='Alpha="0"') + line("也看不见的88字", 30, 110, rest='Visible="false"')
    assert digits(_read(ofd(page(paragraph(BODY, 40) + hidden)))) == "".join(filter(str.isdigit, BODY))
    scan = '<ofd:ImageObject ID="3" Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="4"/>'
    known = paragraph(BODY, 40).replace("Size=", 'Alpha="0" Size=')
    assert _said(_read(ofd(page(scan + known))), "paragraph") == [BODY]
    with pytest.raises(InputError, match="扫描件"):
        _read(ofd(page(scan), page(scan)))
    assert [one.page for one in _read(ofd(page(paragraph(BODY, 40)), page(scan))).damage] == [2]


def test_stamps_and_drawings_that_are_used_again() -> None:
    content = f"<ofd:Content>{line(TEXT, 0, 4)}</ofd:Content>"
    unit = f'<ofd:CompositeGraphicUnit ID="6">{content}</ofd:CompositeGraphicUnit>'
    use = '<ofd:CompositeObject ID="5" Boundary="33 120 100 10" ResourceID="6"/>'
    made = files(
        [page(paragraph(BODY, 40) + use)],
        resources=unit,
        rest="<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>",
    )
    made["Doc_0/Annots/Annotations.xml"] = (
        '<Annotations><Page PageID="10"><FileLoc>Page_0/Annotation.xml</FileLoc></Page></Annotations>'
    )
    stamp = f'<Appearance Boundary="60 40 80 20">{line("内部资料第7号", 0, 10)}</Appearance>'.replace("ofd:", "")
    made["Doc_0/Annots/Page_0/Annotation.xml"] = f'<PageAnnot><Annot Type="Stamp">{stamp}</Annot></PageAnnot>'
    document = _read(zipped(made))
    assert _said(document, "paragraph") == [BODY, TEXT]
    assert _said(document, "boilerplate") == ["内部资料第7号"]


def test_a_drawing_that_uses_itself_ends() -> None:
    unit = (
        '<ofd:CompositeGraphicUnit ID="6"><ofd:Content>'
        + '<ofd:CompositeObject Boundary="0 0 9 9" ResourceID="6"/>' * 40
    )
    raw = ofd(
        page(paragraph(BODY, 40) + '<ofd:CompositeObject ResourceID="6"/>'),
        resources=unit + "</ofd:Content></ofd:CompositeGraphicUnit>",
    )
    assert _read(raw).damage


def test_a_page_that_is_not_there_is_damage() -> None:
    made = files([page(paragraph(BODY, 40)), page(paragraph(BODY, 40))])
    del made["Doc_0/Pages/Page_1/Content.xml"]
    assert [(one.page, one.kind) for one in _read(zipped(made)).damage] == [(2, "glyph")]


def test_what_is_signed_is_read_and_what_is_encrypted_is_told() -> None:
    made = files([page(paragraph(BODY, 40))])
    signed = {**made, "Doc_0/Signs/Signatures.xml": "<a/>", "Doc_0/Signs/Sign_0/Seal.esl": "x"}
    assert _read(zipped(signed)) == _read(zipped(made))
    with pytest.raises(InputError, match="加了密"):
        _read(zipped({**made, "Encryptions.xml": "<a/>"}))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"OFD.xml": "<a/>"}, "没有文字"),
        ({"OFD.xml": "坏"}, "XML"),
        ({"Doc_0/Document.xml": '<!DOCTYPE a [<!ENTITY a "哈">]><a/>'}, "文档类型"),
        ({"Doc_0/Document.xml": None}, "缺少"),
        ({"Doc_0/Pages/Page_0/Content.xml": None}, "都读不出来"),
    ],
)
def test_what_is_no_ofd_file_is_told(changed: dict[str, str | None], said: str) -> None:
    made = {**files([page(paragraph(BODY, 40))]), **changed}
    with pytest.raises(InputError, match=said):
        _read(zipped({name: content for name, content in made.items() if content is not None}))


PARTS = st.sampled_from(["增长8.7%。", "2025年", "一、", "1,200", "工业和信息化", "—3—", "（二）", "12"])


@given(st.lists(PARTS, min_size=1, max_size=8), st.integers(20, 60))
@settings(max_examples=60, deadline=None)
def test_no_printed_digit_is_lost(parts: list[str], step: int) -> None:
    content = "".join(line(part, 20 + (7 * i * step) % 100, 60 + i * step / 4) for i, part in enumerate(parts))
    document = _read(ofd(page(paragraph(BODY, 30) + content)))
    assert sorted(digits(document)) == sorted(filter(str.isdigit, BODY + "".join(parts)))


@given(st.lists(st.tuples(st.integers(0, 20_000), st.binary(min_size=1, max_size=4)), min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_an_ofd_file_or_an_error(changes: list[tuple[int, bytes]]) -> None:
    raw = zipped(files([page(line(TITLE, 60, 30) + rule(20, 50, 180, 50) + paragraph(BODY, 55, step=8))] * 2), 0)
    for at, change in changes:
        at %= len(raw)
        raw = raw[:at] + change + raw[at + len(change) :]
    survives(raw, "文.ofd")


NUMBERS = st.sampled_from(
    ["nan", "inf", "-1e308", "1e999", "0", "-5", "g 9999999999 1", "", "甲", "1 2", "g", "g 2", "9" * 5000]
)


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
@settings(max_examples=100, deadline=None)
def test_any_numbers_are_survived(size: str, place: str, steps: str, matrix: str) -> None:
    codes = f'<ofd:TextCode X="{place}" Y="{size}" DeltaX="{steps}" DeltaY="{matrix}">{TEXT}</ofd:TextCode>'
    where = f'Boundary="{place} {place} 1 1"'
    content = f'<ofd:TextObject {where} Font="{size}" Size="{size}" CTM="{matrix}">{codes}</ofd:TextObject>'
    path = f"<ofd:AbbreviatedData>M {place} L {steps} {size} C</ofd:AbbreviatedData>"
    content += f'<ofd:PathObject {where} LineWidth="{size}">{path}</ofd:PathObject>'
    document = parse(ofd(page(content + paragraph(BODY, 55))), "文.ofd")
    check(document)
