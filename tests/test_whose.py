"""Whose figures a text tells, and which of its statements are of that place."""

import pytest

from pipeline import whose
from pipeline.schema import Document, Extract, Indicator, Mention


def text_of(text: str, *names: str, figures: tuple[str, ...] = (), scope: str = "") -> Extract:
    """A text with places and statements, each by its words."""
    document = Document("库/安渚2026.txt", text, ())

    def at(words: str) -> tuple[str, int, int, str]:
        start = text.index(words)
        return document.id, start, start + len(words), words

    mentions = tuple(Mention(*at(name), "PLACE") for name in names)
    said = tuple(
        Indicator(*at(f), f, "1", at(f)[2] - 1, at(f)[2], None, None, "", False, "level", None, "target", scope)
        for f in figures
    )
    return Extract(document, mentions=mentions, indicators=said)


@pytest.mark.parametrize(
    ("text", "names", "place"),
    [
        ("云岫省2026年政府工作报告", ("云岫省",), "云岫"),
        ("云川市临渚区2026年政府工作报告", ("云川市",), "云川临渚"),
        ("关于云岫省重点工程的通知", ("关于云岫省",), "云岫"),
        ("宁夏回族自治区政府工作报告", ("宁夏回族自治区",), "宁夏"),
        ("我代表国务院，向大会报告", (), "全国"),
        ("在党中央、国务院和省委领导下，全省生产总值增长", (), ""),
        ("一、过去一年的工作", (), ""),
    ],
)
def test_the_place_of_a_text(text: str, names: tuple[str, ...], place: str) -> None:
    assert whose.region(text_of(text, *names)) == place


HEAD = "云岫省2026年政府工作报告。"


def test_statements_are_of_the_texts_own_place_with_the_words_before() -> None:
    extract = text_of(f"{HEAD}粮食产量达到500亿斤", "云岫省", figures=("粮食产量达到5",))
    (said,) = whose.stated(extract)
    assert (said.place, said.before) == ("云岫", HEAD[-20:])
    (said,) = whose.stated(text_of("粮食产量达到500亿斤", figures=("粮食产量达到5",)))
    assert (said.place, said.before) == ("安渚2026", "")


@pytest.mark.parametrize(
    ("text", "names", "scope", "kept"),
    [
        ("沧岭市粮食产量达到5", ("沧岭市",), "", False),
        ("沧岭市加快发展，粮食产量达到5", ("沧岭市",), "", True),
        ("云岫粮食产量达到5", ("云岫",), "", True),
        ("成为全国第一个粮食产量达到5", (), "全国", False),
    ],
)
def test_what_is_said_of_another_place_is_left_out(text: str, names: tuple[str, ...], scope: str, kept: bool) -> None:
    figure = text[text.index("粮食") :]
    extract = text_of(HEAD + text, "云岫省", *(n for n in names if n != "云岫"), figures=(figure,), scope=scope)
    assert bool(list(whose.stated(extract))) == kept
