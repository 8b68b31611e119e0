"""Quantities: sentences in the manner of reports, both ways, and what holds of any text."""

from pathlib import Path
from typing import Any

import pytest
from case_files import cases
from hypothesis import given
from hypothesis import strategies as st
from numeral_writer import written

from pipeline import extraction
from pipeline.numerals import HAN, parse
from pipeline.schema import Block, Document, Quantity
from pipeline.sentences import Cut


def quantities(text: str, cut: Cut) -> list[tuple[str, Quantity]]:
    reading = extraction.recognise(Document("甲.txt", text, (Block("paragraph", 0, len(text)),)), cut)
    return [
        (sentence.span(find.start, find.end).text, find.value)
        for sentence, found in reading
        for find in found
        if find.kind == "QUANTITY" and isinstance(find.value, Quantity)
    ]


def said(quantity: Quantity) -> str:
    low, high = ("" if bound is None else str(bound) for bound in (quantity.low, quantity.high))
    value = low if low == high and low else f"{low}..{high}"
    form = "" if quantity.form == "amount" else f" {quantity.form}"
    return f"{value} {quantity.unit}{form}{' approx' if quantity.approx else ''}"


@pytest.mark.parametrize("case", cases(Path(__file__).with_name("quantity.yaml")))
def test_cases(case: dict[str, Any], cut: Cut) -> None:
    assert [[words, said(quantity)] for words, quantity in quantities(case["text"], cut)] == case["finds"]


UNITS = ["", "%", "亿元", "万吨", "个", "家", "倍", "个百分点", "年", "位", "级", "成", "公里", "番"]
HEDGES = ["", "约", "近", "超", "逾", "上", "第", "前", "翻"]
PIECES = st.sampled_from(
    [*HAN, *"0123456789.,%-—–至到∶分之多余几数", *UNITS, *HEDGES, "以上", "以内", "左右", "，", "。", "产业", "\n"]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_run_of_numerals(cut: Cut, text: str) -> None:
    """Nothing raises; bounds are in order; no two quantities share a character; none is lost here."""
    at = 0
    for words, quantity in quantities(text, cut):
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        assert not quantity.lost
        at = text.index(words, at) + len(words)


@given(
    st.integers(1, 9999),
    st.sampled_from(["家", "个", "吨", "公里", "%", "亿元", "万亩"]),
    st.sampled_from(["约", "近", "超", ""]),
)
def test_a_number_with_a_unit_is_seen_whole(cut: Cut, number: int, unit: str, hedge: str) -> None:
    found = quantities(f"全市达到{hedge}{number}{unit}。", cut)
    assert [words for words, _ in found] == [f"{hedge}{number}{unit}"]
    scale = {"亿元": 10**8, "万亩": 10**4}.get(unit, 1)
    (quantity,) = (quantity for _, quantity in found)
    assert quantity.low == number * scale
    assert quantity.high == (None if hedge == "超" else number * scale)
    assert quantity.approx == (hedge in ("约", "近"))


@given(st.integers(2, 9999))
def test_both_writings_are_one_quantity(cut: Cut, number: int) -> None:
    """1234家 and 一千二百三十四家 say the same, where the second is a numeral that no word hides."""
    text = written(number)
    if parse(text) == number and len(text) > 2:
        (_, arabic), *_ = quantities(f"新增{number}家。", cut)
        (_, chinese), *_ = quantities(f"新增{text}家。", cut)
        assert arabic == chinese
