"""Statuses by learned weights: what is told of a statement, and when it counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import extraction
from pipeline.assemblers._judging import judged, traits
from pipeline.schema import Block, Document, Indicator, Reading
from pipeline.sentences import Cut
from pipeline.weights import Weights

TEXT = "云泽省2026年政府工作报告\n一、2025年工作回顾\n全年新增就业12万人。\n二、2026年重点任务\n今年新增就业13万人。"


def read(text: str, cut: Cut) -> tuple[Reading, tuple[Indicator, ...]]:
    blocks, at = [], 0
    for i, line in enumerate(text.split("\n")):
        kind = "title" if i == 0 else "heading" if line[1:2] == "、" else "paragraph"
        if line.strip():
            blocks.append(Block(kind, at, at + len(line), level=2 if kind == "heading" else 0))  # type: ignore[arg-type]
        at += len(line) + 1
    reading = extraction.recognise(Document("甲.txt", text, tuple(blocks), title=text.split("\n")[0]), cut)
    return reading, tuple(each for each in extraction.assemble(reading) if isinstance(each, Indicator))


@pytest.fixture
def report(cut: Cut) -> tuple[Reading, tuple[Indicator, ...]]:
    return read(TEXT, cut)


def test_years_words_place_and_heading_are_told(report: tuple[Reading, tuple[Indicator, ...]]) -> None:
    review, plan = map(set, traits(*report))
    assert {"last own -1", "head 回顾", "block paragraph", "sentence 新增", "before 就业", "quantity 0人"} <= review
    assert {"last own 0", "head 任务", "begins 今年"} <= plan
    assert "head 回顾" not in plan


def test_clear_odds_overrule_the_rules(report: tuple[Reading, tuple[Indicator, ...]]) -> None:
    statements = report[1]
    assert [each.status for each in statements] == ["achieved", "target"]
    weights = Weights({"head 回顾": -2000}, bias=0)
    assert [each.status for each in judged(*report, weights=weights, sure=2000)] == ["target", "target"]
    assert tuple(judged(*report, weights=weights, sure=2001)) == statements


def test_only_the_status_is_judged(report: tuple[Reading, tuple[Indicator, ...]]) -> None:
    for before, after in zip(report[1], judged(*report, weights=Weights({}, bias=9), sure=1), strict=True):
        assert after.status == "achieved"
        assert (before.start, before.indicator, before.quantity, before.period) == (
            after.start,
            after.indicator,
            after.quantity,
            after.period,
        )


def test_the_extraction_asks_the_judge(cut: Cut, report: tuple[Reading, tuple[Indicator, ...]]) -> None:
    document = report[0].document
    learned = extraction.Learned(
        status=lambda reading, statements: judged(reading, statements, weights=Weights({}, bias=9), sure=1)
    )
    assert {each.status for each in extraction.extract(document, cut, learned).indicators} == {"achieved"}


@given(
    st.lists(st.sampled_from(["增长", "12%", "达到", "30亿元", "，", "。", " ", "2025年", "将", "\u200b"]), max_size=12)
)
def test_everything_is_told_once_and_in_order(cut: Cut, words: list[str]) -> None:
    reading, statements = read("云泽省报告\n" + "".join(words), cut)
    told = list(traits(reading, statements))
    assert len(told) == len(statements)
    assert all(each == sorted(set(each)) for each in told)
