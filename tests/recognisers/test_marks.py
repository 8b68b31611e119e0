"""Periods, gaps and ordinals: sentences in the manner of reports, both ways, and what holds of any text."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from case_files import cases
from hypothesis import given
from hypothesis import strategies as st

from pipeline import extraction, plans
from pipeline.schema import Block, Document, Find, Period, Reading
from pipeline.sentences import Cut

HERE = Path(__file__).parent


def read(text: str, cut: Cut) -> Reading:
    return extraction.recognise(Document("甲.txt", text, (Block("paragraph", 0, len(text)),)), cut)


def finds(text: str, cut: Cut, *kinds: str) -> list[tuple[str, Find]]:
    return [
        (sentence.span(find.start, find.end).text, find)
        for sentence, found in read(text, cut)
        for find in found
        if find.kind in kinds
    ]


@pytest.mark.parametrize("case", cases(HERE / "period.yaml"))
def test_periods(case: dict[str, Any], cut: Cut) -> None:
    found = finds(case["text"], cut, "PERIOD", "BASE_PERIOD")
    said = [[words, ("=" if find.kind == "BASE_PERIOD" else "") + str(find.value)] for words, find in found]
    assert said == case["finds"]


@pytest.mark.parametrize("case", cases(HERE / "gap.yaml"))
def test_gaps(case: dict[str, Any], cut: Cut) -> None:
    assert [[words, find.value] for words, find in finds(case["text"], cut, "GAP")] == case["finds"]


@pytest.mark.parametrize("case", cases(HERE / "ordinal.yaml"))
def test_ordinals(case: dict[str, Any], cut: Cut) -> None:
    assert [[words, find.value] for words, find in finds(case["text"], cut, "ORDINAL")] == case["finds"]


@given(st.integers(1900, 2099), st.sampled_from(["到{}年，", "{}年底，", "截至{}年，", "（{}年）"]))
def test_a_year_is_a_period(cut: Cut, year: int, frame: str) -> None:
    found = finds(f"全市{frame.format(year)}全面完成任务。", cut, "PERIOD")
    assert [find.value for _, find in found] == [Period(year, year)]


@given(st.integers(1900, 2098), st.integers(1, 30), st.sampled_from("-–—－~～至到"))
def test_two_years_are_a_span(cut: Cut, first: int, length: int, sign: str) -> None:
    last = min(first + length, 2099)
    found = finds(f"全市{first}{sign}{last}年全面完成任务。", cut, "PERIOD")
    assert [find.value for _, find in found] == [Period(first, last)]


@given(st.integers(1, 19))
def test_every_plan_has_its_years(cut: Cut, number: int) -> None:
    name = "一二三四五六七八九十"[number - 1] if number <= 10 else "十" + "一二三四五六七八九"[number - 11]
    ((words, find),) = finds(f"“{name}五”时期成就显著。", cut, "PERIOD")
    assert words == f"“{name}五”"
    assert find.value == plans.years(number)


@given(st.integers(1, 20), st.sampled_from(["{}家", "{}个", "{}项"]))
def test_what_has_its_number_has_no_gap(cut: Cut, number: int, frame: str) -> None:
    assert finds(f"建设绿色工厂{frame.format(number)}，总数达到{frame.format(number)}。", cut, "GAP") == []


PIECES = st.sampled_from(
    [
        *"一二十0129年个家亿万%.“”（）第是、，。；：\n�",
        "到年",
        "达到",
        "建设",
        "工厂",
        "2025",
        "十四五",
        "百分点",
        "过去五年",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_text(cut: Cut, text: str) -> None:
    for sentence, found in read(text, cut):
        for find in found:
            assert 0 <= find.start < find.end <= len(sentence.text)
            if isinstance(find.value, Period):
                assert 1900 <= find.value.first <= find.value.last <= 2105
        gaps = [find for find in found if find.kind == "GAP"]
        assert all(a.end <= b.start for a, b in pairwise(gaps))
