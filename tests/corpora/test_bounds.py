"""The bounds of every marked statement agree with the digits, hedges and units of its quantity."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.learning.gold_rows import IndicatorRow, read
from pipeline.numerals import ARABIC, HAN, HAN_DIGIT, MAGNITUDE, magnitude, parse
from pipeline.sentences import fold

GOLD = Path(__file__).parents[2] / "corpora/gold"
MARKED = sorted(GOLD.glob("*.json"))
NUMBER = re.compile(rf"((?:{ARABIC})|[{HAN}]+?(?=千瓦)|[{HAN}]+(?:点[{HAN_DIGIT}]+)?)[多余几]?({MAGNITUDE}?)")
PART = re.compile(rf"([{HAN}]+)分之([{HAN}0-9点.]+)")
TENTHS = re.compile(f"([{HAN_DIGIT}])成([{HAN_DIGIT}半]?)")
# A cell of a table: its unit, and with it the power of ten, stands in the header.
BARE = re.compile(r"[≥≤><〔]?[0-9.,]+(?:以上|以下|左右)?〕?")
UPWARD = re.compile("以上|超|逾|多|余|≥|>|上[十百千万亿]")
DOWNWARD = re.compile("以内|以下|≤|<")
HEDGED = re.compile("左右|约|近|多|余|几|上下|上[十百千万亿]")


def values(quantity: str) -> set[Decimal]:
    """Every number that a quantity can be read as.

    >>> sorted(values("3—5万人")), values("七成六"), values("四分之一"), values("翻两番")
    ([Decimal('3'), Decimal('30000'), Decimal('50000')], {Decimal('76')}, {Decimal('25.0')}, {Decimal('4')})
    """
    if match := TENTHS.search(quantity):
        after = {"半": Decimal(5), "": Decimal(0)}.get(match[2]) or parse(match[2] or "零")
        return {(parse(match[1]) or Decimal(0)) * 10 + (after or 0)}
    if match := PART.search(quantity):
        top, bottom = parse(match[2]), parse(match[1])
        assert top is not None
        assert bottom
        return {top} if bottom in (100, 1000) else {round(top * 100 / bottom, 1)}
    numbers = [(value, match[2]) for match in NUMBER.finditer(quantity) if (value := parse(match[1])) is not None]
    if "番" in quantity:
        return {Decimal(2) ** int(value) for value, _ in numbers} or {Decimal(2)}
    if match := re.search("([一两双三四])位数", quantity.replace("双", "两")):
        return {Decimal(10) ** int(parse(match[1]) or 0), Decimal(10) ** (int(parse(match[1]) or 0) - 1)}
    if match := re.match(f"([{HAN_DIGIT}])([{HAN_DIGIT}])个百分点", quantity):
        return {parse(match[1]) or Decimal(0), parse(match[2]) or Decimal(0)}
    if match := re.fullmatch(f"([{HAN}]+)元([{HAN_DIGIT}])角", quantity):
        return {(parse(match[1]) or Decimal(0)) + (parse(match[2]) or Decimal(0)) / 10}
    found = {value * magnitude(mag) for value, mag in numbers}
    # 3—5万: the first number has the magnitude of the last.
    return found | {value * magnitude(mag) for value, own in numbers[:-1] if not own for _, mag in numbers[-1:]}


def readable(row: IndicatorRow) -> bool:
    return not row.lost and not re.search("首|榜|前|强|到.成|(?<!成)半", fold(row.quantity))


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_bounds_are_what_the_digits_say(path: Path) -> None:
    wrong = []
    for row in filter(readable, read(path).indicators):
        quantity = "".join(fold(row.quantity).split())
        scales = (1, 10**4, 10**8) if BARE.fullmatch(quantity) else (1,)
        wanted = {value * scale for value in values(quantity) for scale in scales}
        wrong += [
            (row.indicator, row.quantity, str(bound))
            for bound in (row.low, row.high)
            if bound is not None and abs(bound) not in wanted
        ]
    assert wrong == []


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_bounds_are_open_where_the_hedge_says_so(path: Path) -> None:
    wrong = []
    for row in read(path).indicators:
        falls = any(bound is not None and bound < 0 for bound in (row.low, row.high))
        up, down = (row.low, row.high) if not falls else (row.high, row.low)
        if UPWARD.search(row.quantity) and (up is None or down is not None):
            wrong.append(("not open above", row.indicator, row.quantity))
        if DOWNWARD.search(row.quantity) and (down is None or up is not None):
            wrong.append(("not open below", row.indicator, row.quantity))
        if HEDGED.search(row.quantity) and not row.approx:
            wrong.append(("not approximate", row.indicator, row.quantity))
    assert wrong == []


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_units_are_base_units_and_fit_the_measure(path: Path) -> None:
    wrong = []
    for row in read(path).indicators:
        quantity = "".join(fold(row.quantity).split())
        fits = (
            ("%" not in quantity or row.unit == "%")
            and ("百分点" not in quantity or row.unit == "pp")
            and ("元" not in quantity or "元" in row.unit)
            and (row.unit != "pp" or row.measure in ("change", "level"))
            and (row.unit != "倍" or row.measure in ("growth", "ratio"))
            and (row.measure != "rank" or row.unit == "位")
            and row.unit[:1] not in ("万", "亿")
        )
        if not fits:
            wrong.append((row.indicator, row.quantity, row.unit, row.measure))
    assert wrong == []
