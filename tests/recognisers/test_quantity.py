"""Quantities: sentences in the manner of reports, both ways, and what holds of any text."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from case_files import cases
from hypothesis import given
from hypothesis import strategies as st
from numeral_writer import banked, mixed, traditional, written

from pipeline import extraction
from pipeline.numerals import HAN, magnitude, parse
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
UNITS += ["元", "角", "分", "块", "两", "千瓦", "字节", "个月", "小时", "℃", "元/亩"]
HEDGES = ["", "约", "近", "超", "逾", "上", "第", "前", "翻", "负", "零下", "±", "过"]
SIGNS = [*HAN, *"0123456789.,%-—–至到和∶/点又分之半多余几数 “”（），。\n"]
PIECES = st.sampled_from([*SIGNS, *UNITS, *HEDGES, "以上", "以内", "左右", "之间", "（含）", "产业"])


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


@given(
    st.integers(20, 10**9 - 1).filter(lambda n: n % 10**4),
    st.sampled_from([written, mixed, lambda n: banked(written(n)), lambda n: traditional(written(n)), "{:,}".format]),
)
def test_every_writing_is_one_quantity(cut: Cut, number: int, write: Callable[[int], str]) -> None:
    assert [quantity for _, quantity in quantities(f"产量{write(number)}吨。", cut)] == [
        Quantity(Decimal(number), Decimal(number), "吨")
    ]


@given(
    st.integers(1, 999),
    st.integers(0, 999),
    st.sampled_from(["至", "到", "-", "—", "～", "--"]),
    st.sampled_from([("%", 1, "%"), ("亿元", 10**8, "元"), ("万吨", 10**4, "吨"), ("个百分点", 1, "pp")]),
    st.booleans(),
)
def test_a_range_is_a_closed_interval(
    cut: Cut, low: int, more: int, to: str, unit: tuple[str, int, str], twice: bool
) -> None:
    name, scale, base = unit
    text = f"{low}{name if twice else ''}{to}{low + more}{name}"
    ((words, quantity),) = quantities(f"预计{text}。", cut)
    assert words == text
    assert quantity == Quantity(Decimal(low * scale), Decimal((low + more) * scale), base)


@given(st.decimals(0, 100, places=1), st.sampled_from(["负", "-", "−"]), st.sampled_from(["%", "亿元"]))
def test_a_sign_belongs_to_the_number(cut: Cut, value: Decimal, sign: str, unit: str) -> None:
    (words, quantity), *_ = quantities(f"增长{sign}{value}{unit}。", cut)
    assert words == f"{sign}{value}{unit}"
    assert quantity.low == quantity.high == -value * (10**8 if unit == "亿元" else 1)


@given(st.integers(1, 10**6), st.integers(1, 9), st.integers(1, 9))
def test_change_is_a_part_of_the_sum(cut: Cut, yuan: int, dimes: int, cents: int) -> None:
    ((words, quantity),) = quantities(f"每股{yuan}元{dimes}角{cents}分。", cut)
    assert words == f"{yuan}元{dimes}角{cents}分"
    assert quantity.low == yuan + Decimal(dimes) / 10 + Decimal(cents) / 100


@given(st.integers(1, 9999), st.sampled_from(["多", "余", "几"]), st.sampled_from(["", "万", "亿"]))
def test_and_some_is_open_and_approximate(cut: Cut, number: int, odd: str, sign: str) -> None:
    ((words, quantity),) = quantities(f"新增{number}{odd}{sign}户。", cut)
    assert words == f"{number}{odd}{sign}户"
    assert (quantity.low, quantity.high, quantity.approx) == (number * magnitude(sign), None, True)


@given(st.integers(100, 9999), st.integers(1, 99))
def test_what_runs_backwards_is_kept_without_bounds(cut: Cut, high: int, low: int) -> None:
    ((words, quantity),) = quantities(f"引进{high}—{low}家。", cut)
    assert words == f"{high}—{low}家"
    assert quantity == Quantity(None, None, "家", True, "count")
