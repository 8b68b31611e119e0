"""Automatic numbering of Word files: the number that Word shows stands in the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import BODY, CHINESE, LINKED, STYLES, level, listed, lists, p, plan, word

from pipeline.readers import docx
from pipeline.schema import Document


def _read(body: str, **parts: str) -> Document:
    return docx.read(word(body + p(BODY), parts), "a.docx")


def _lines(body: str, **parts: str) -> list[str]:
    """What the text says before its last paragraph."""
    lines = _read(body, **parts).text.split("\n")
    assert lines.pop() == BODY
    return lines


def test_automatic_numbers_stand_in_the_text() -> None:
    body = "".join(
        listed(text, depth=depth)
        for text, depth in [
            ("总体要求", 0),
            ("思路", 1),
            ("目标", 1),
            ("甲", 2),
            ("乙", 3),
            ("任务", 0),
            ("产业", 1),
            ("丙", 2),
        ]
    )
    assert _lines(body, numbering=CHINESE + lists(n1=0)) == [
        "一、总体要求", "（一）思路", "（二）目标", "1. 甲", "①乙", "二、任务", "（一）产业", "1. 丙",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("style", "start", "shown"),
    [
        ("decimal", 9, "9"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 7, "07"),
        ("chineseCounting", 1, "一"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 105, "一〇五"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1203, "一千二百零三"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographDigital", 20, "二〇"),
        ("japaneseCounting", 111, "百十一"),
        ("taiwaneseCountingThousand", 19, "十九"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 60, "癸亥"),
        ("ideographLegalTraditional", 6, "陸"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 3, "C"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircle", 51, "51"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 2, "⒉"),
        ("ideographEnclosedCircle", 2, "㊁"),
        ("numberInDash", 2, "- 2 -"),
        ("koreanDigital", 2, "2"),
        ("none", 2, ""),
        ("upperRoman", 999_999_999, "999999999"),
        ("decimal", 0, "0"),
    ],
)  # fmt: skip
def test_number_formats(style: str, start: int, shown: str) -> None:
    numbering = plan(0, level(0, style, "（%1）", start=start)) + lists(n1=0)
    assert _lines(listed("产业"), numbering=numbering) == [f"（{shown}）产业"]


def test_numbers_of_older_words_stand_beside_those_of_newer() -> None:
    custom = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    numbering = plan(0, f'<w:lvl w:ilvl="0"><w:start w:val="9"/>{custom}<w:lvlText w:val="（%1）"/></w:lvl>')
    assert _lines(listed("甲") + listed("乙"), numbering=numbering + lists(n1=0)) == ["（009）甲", "（010）乙"]


def test_lists_of_one_plan_count_on_unless_told_to_begin_again() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = CHINESE + lists(n1=0, n2=0) + f'<w:num w:numId="3"><w:abstractNumId w:val="0"/>{again}</w:num>'
    body = listed("甲", 1) + listed("乙", 2) + listed("丙", 3) + listed("丁", 3) + listed("戊", 1)
    assert _lines(body, numbering=numbering) == ["一、甲", "二、乙", "五、丙", "六、丁", "七、戊"]


def test_a_list_may_write_one_depth_in_its_own_way() -> None:
    own = f'<w:lvlOverride w:ilvl="1">{level(1, "upperLetter", "%2)")}</w:lvlOverride>'
    numbering = CHINESE + f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{own}</w:num>'
    assert _lines(listed("甲") + listed("乙", depth=1), numbering=numbering) == ["一、甲", "A) 乙"]


def test_depths_that_restart_late_or_never_and_those_passed_over() -> None:
    levels = (
        level(0, "chineseCounting", "第%1章")
        + level(1, "decimal", "第%2条", '<w:lvlRestart w:val="0"/>')
        + level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
    )
    body = "".join(listed("某", depth=depth) for depth in (1, 0, 1, 0, 1, 2))
    assert _lines(body, numbering=plan(0, levels) + lists(n1=0)) == [
        # A chapter under which something stood before it is the second (Microsoft KB Q197139).
        "第1条某", "第二章某", "第2条某", "第三章某", "第3条某", "3.3.1 某",
    ]  # fmt: skip


def test_a_plan_may_be_that_of_a_list_style() -> None:
    numbering = LINKED + '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="L"/></w:abstractNum>'
    body = listed("甲", 2) + listed("乙", 2, 1)
    assert _lines(body, numbering=numbering + lists(n1=0, n2=7), styles=STYLES) == ["1 甲", "1.1 乙"]


def test_what_is_deleted_with_its_end_is_not_counted() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>删去的一条</w:delText></w:r></w:del></w:p>"
    )
    assert _lines(listed("甲") + gone + listed("乙"), numbering=CHINESE + lists(n1=0)) == ["一、甲", "二、乙"]


def test_a_number_never_grows_into_a_figure() -> None:
    numbering = plan(0, level(0, "decimal", "1.%1", '<w:suff w:val="nothing"/>')) + lists(n1=0)
    assert _lines(listed("2025年"), numbering=numbering) == ["1.1 2025年"]


def test_bullets_are_signs() -> None:
    symbol = (
        '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{}"/>'
        '<w:rPr><w:rFonts w:ascii="{}"/></w:rPr></w:lvl>'
    )
    for sign, font, shown in (("\uf06e", "Wingdings", "■"), ("\uf0b7", "Symbol", "•"), ("\uf0aa", "某字体", "•")):
        numbering = plan(0, symbol.format(sign, font)) + lists(n1=0)
        assert _lines(listed("加强领导"), numbering=numbering) == [f"{shown} 加强领导"]


_VALUES = (
    "0",
    "1",
    "2",
    "8",
    "9",
    "-1",
    "99999999999",
    "",
    "x",
    "decimal",
    "bullet",
    "chineseCounting",
    "（%1）",
    "%9%8",
    "%",
    "L",
)
_TAGS = (
    "lvl abstractNum num numId ilvl start numFmt lvlText lvlRestart isLgl suff pStyle numStyleLink abstractNumId"
    " lvlOverride startOverride styleLink"
).split(" ")  # fmt: skip
_KEYS = ("val", "ilvl", "numId", "abstractNumId")


@st.composite
def _trees(draw: st.DrawFn, depth: int = 2) -> str:
    tag = draw(st.sampled_from(_TAGS))
    keys = draw(st.lists(st.sampled_from(_KEYS), unique=True, max_size=3))
    said = "".join(f' w:{key}="{draw(st.sampled_from(_VALUES))}"' for key in keys)
    inner = "".join(draw(st.lists(_trees(depth - 1), max_size=3))) if depth else ""
    return f"<w:{tag}{said}>{inner}</w:{tag}>"


@given(
    st.lists(_trees(), max_size=5).map("".join),
    st.lists(st.tuples(st.sampled_from("0128"), st.sampled_from("0129")), max_size=6),
)
@settings(max_examples=100, deadline=None)
def test_any_numbering_gives_a_document(numbering: str, asked: list[tuple[str, str]]) -> None:
    sane = plan(1, level(0, "decimal", "%1.")) + lists(n1=1)
    body = "".join(listed("甲", int(number), int(depth)) for number, depth in asked)
    lines = _read(body, numbering=numbering + sane, styles=STYLES).text.split("\n")
    assert len(lines) == len(asked) + 1
    assert all(line.endswith("甲") for line in lines[:-1])
