"""Markdown: the text code point for code point, and the words of it without what sets them."""

import pytest
from archives import TEXT
from document_laws import check, digits, survives
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.readers import markdown, parse
from pipeline.schema import Block, Document
from pipeline.sentences import sentences


def _read(text: str) -> Document:
    document = parse(text.encode(), "a.md")
    assert document.text == text
    check(document)
    return document


def _words(document: Document, block: Block) -> str:
    holes = {i for start, end in block.holes for i in range(start, end)}
    return "".join(document.text[i] for i in range(block.start, block.end) if i not in holes)


def _said(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, _words(document, block)) for block in document.blocks if block.kind != "boilerplate"]


def _view(text: str) -> str:
    return "".join(sentence.text for sentence in sentences(_read(text), list))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("为**推动**工业", "为推动工业"),
        ("**“算谷”**建设", "“算谷”建设"),
        ("***重要***_的_~~旧的~~", "重要的旧的"),
        ("见[方案](http://a.example/2030 '第9号')。", "见方案。"),
        ("见[方案][一]。\n\n[一]: http://a.example/2030", "见方案。"),
        ("见[方案](工业)工业。", "见方案工业。"),
        ("见<http://a.example/2030>。", "见。"),
        ("图![图1](a.png)后", "图后"),
        ("增长`8.7%`左右", "增长8.7%左右"),
        ("增长\\*8.7\\%", "增长*8.7%"),
        ("增长3*4*5倍", "增长345倍"),
        ("见<b>粗</b><!-- 注9 -->体", "见粗体"),
        ("附注[^1]", "附注[^1]"),
    ],
)
def test_marks_are_holes_in_the_words(source: str, words: str) -> None:
    assert _view(f"{TEXT}{source}").removeprefix(TEXT) == words


def test_headings_lists_and_wraps() -> None:
    document = _read(
        f"# 云岫市工业发展方案\n\n各区县：{TEXT}\n\n## **发展目标** ##\n\n- 建成**7**个园区\n* 培育企业\n\n"
        f"发展环境\n----\n\n> 到2025年，全市工业增加值达到，\n> **1800亿元**以上。\n\n1. 龙头企业5家\n2. 园区3个\n"
    )
    assert document.title == "云岫市工业发展方案"
    assert _said(document) == [
        ("title", "云岫市工业发展方案"),
        ("paragraph", f"各区县：{TEXT}"),
        ("heading", "发展目标"),
        ("list", "建成7个园区"),
        ("list", "培育企业"),
        ("heading", "发展环境"),
        ("paragraph", "到2025年，全市工业增加值达到，\n1800亿元以上。"),
        ("list", "1. 龙头企业5家"),
        ("list", "2. 园区3个"),
    ]
    assert [block.level for block in document.blocks if block.kind == "heading"] == [1, 1]


def test_front_matter_is_no_text_and_says_title_and_date() -> None:
    document = _read(f"---\ntitle: 云岫市第9号简讯\ndate: 2025-03-01\nissuer: '云岫市统计局'\n---\n\n{TEXT}\n")
    assert (document.title, document.date, document.issuer) == ("云岫市第9号简讯", "2025-03-01", "云岫市统计局")
    assert _said(document) == [("paragraph", TEXT)]


def test_tables_of_strokes_and_of_tags_are_rows() -> None:
    document = _read(
        f"{TEXT}\n\n|指标|2020年|**2025年**|\n|--|:-:|--:|\n|产值（亿元）|1200|**1800**|\n|研发\\|投入|`2.1%`||\n\n"
        "<table><tr><td>项目</td><td colspan='2'>投资</td></tr>\n"
        '<tr><td rowspan="2">甲</td><td>12</td><td><b>13</b></td></tr><tr><td>14</td><td></td></tr></table>\n'
    )
    rows = [block for block in document.blocks if block.kind == "row"]
    assert [(row.table, row.header, [document.text[a:b] for a, b in row.cells]) for row in rows] == [
        (1, True, ["指标", "2020年", "2025年"]),
        (1, False, ["产值（亿元）", "1200", "1800"]),
        (1, False, ["研发\\|投入", "2.1%", ""]),
        (2, True, ["项目", "投资", "投资"]),
        (2, False, ["甲", "12", "13"]),
        (2, False, ["甲", "14", ""]),
    ]


def test_who_speaks_in_bold() -> None:
    turn = "**望川日报记者：**请问目标是多少？\n\n**贺云岫：** 到2025年增长8%。\n\n"
    document = _read(turn * 2)
    assert {block.speaker for block in document.blocks if block.kind == "paragraph"} == {"望川日报记者", "贺云岫"}
    assert [words for kind, words in _said(document) if kind == "paragraph"][:2] == [
        "请问目标是多少？",
        "到2025年增长8%。",
    ]


def test_code_and_text_that_markdown_would_not_show_is_read() -> None:
    document = _read(f"```text\n{TEXT}\n```\n\n{'> ' * 150}{TEXT}\n")
    assert all(words.endswith(TEXT) for _, words in _said(document))
    assert len(_said(document)) == 2


MANY = "[ ![ []( *a ** `a`` <a <!-- > - | \\ [a]: _a* ~~ <td> <table><tr> &a".split(" ")


@pytest.mark.parametrize("piece", [*MANY, "> ", "- ", "| - \n", "\t", "<a "])
def test_much_of_one_mark_is_no_hang(piece: str) -> None:
    for text in (f"{TEXT}\n\n{piece * 6_000}", f"{TEXT}\n\n" + f"{piece}工\n" * 3_000):
        try:
            _read(text)
        except InputError:
            continue


SIGNS = (
    "# ## - 1. > ** * _ ` ``` ~~ [ ]( ) ! \\ <b> </b> <br> <!-- --> <table> <tr> <td> </td> </table> --- 工业 8% 。 ："
)
LINES = (
    "\n",
    "\n\n",
    "\t",
    "  \n",
    "|",
    "|--|--|",
    "|甲|2|\n|--|--|\n|乙|3|\n",
    "---\ntitle: 甲\n---\n",
    "[甲]: 乙",
    "　　",
)
PIECES = st.one_of(
    st.sampled_from([*SIGNS.split(" "), *LINES]), st.text("工1*_[]|<>`\n ", max_size=5), st.just("王某某：")
)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=500, deadline=None)
def test_blocks_cover_any_markdown_and_no_digit_is_lost(source: str) -> None:
    try:
        document = markdown.read(f"{source}\n\n{TEXT}".encode(), "a.md")
    except InputError:
        return
    assert document.text == f"{source}\n\n{TEXT}"
    check(document)
    assert digits(document) == "".join(sign for sign in source + TEXT if sign in "0123456789")


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_a_text_or_an_error(raw: bytes) -> None:
    survives(raw + TEXT.encode(), "a.md")
