"""上年的数、今年的数与今年的增幅对不上。

为何要紧：两年的数各在一份报告里，分开看都不错，合起来算才知道有一个不对，或口径变了而没有说明。
反例：2024年报告：社会消费品零售总额达到1200亿元。2025年报告：社会消费品零售总额达到1500亿元，增长6%。
正例：地区生产总值、增加值的增幅按不变价计算，不与现价相除；注明同口径、可比、实际的不算。
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial

from msgspec import Struct

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._context import place, sentence_of
from pipeline.rules._statements import figure, manner, places, plain
from pipeline.rules._values import is_point, rounding
from pipeline.rules._whose import region
from pipeline.schema import Extract, Indicator

# What grows at constant prices, and sums that are revised every year.
_REAL = re.compile("生产总值|增加值|产值|GDP|国民收入|固定资产投资|民间投资|价格|指数")
_BASIS = re.compile("可比|同口径|实际|剔除|扣除|调整|修订|核实|快报|预计")
# How far off a growth may be before a revision of last year's value is no likely reason, in percentage points.
_REVISED = Decimal(3)
_COMPARED = 12


class Figure(Struct, frozen=True):
    """The value of one year, the growth said beside it, and the places it is said of."""

    value: Indicator
    growth: Indicator | None
    year: int
    where: frozenset[str]


def _by_indicator(extract: Extract) -> Iterator[tuple[tuple[str, str, str], Callable[[], Figure]]]:
    whose = region(extract)
    growths = {(i.indicator, at): i for i in extract.indicators if _is_growth(i) for at in _edges(i)}
    for i in plain(extract) if whose else ():
        if not _is_value(i) or _REAL.search(i.indicator) or _BASIS.search(sentence_of(extract, i).text):
            continue
        # 达到1500亿元，增长6%; 增长6%、达到1500亿元
        beside = (growths.get((i.indicator, at)) for at in _edges(i))
        growth = next((g for g in beside if g and g.period == i.period), None)
        yield (whose, i.indicator, i.unit), partial(_figure, extract, i, growth)


def _figure(extract: Extract, indicator: Indicator, growth: Indicator | None) -> Figure:
    return Figure(indicator, growth, int(indicator.period or 0), places(extract, indicator))


def _edges(indicator: Indicator) -> tuple[int, ...]:
    """Where its words begin and end, without the mark between them and its neighbours."""
    return indicator.start - 1, indicator.start, indicator.quantity_end, indicator.quantity_end + 1


def _is_value(indicator: Indicator) -> bool:
    told = indicator.status == "achieved" and (indicator.period or "").isdigit() and is_point(indicator)
    whole = indicator.measure == "level" and indicator.unit not in ("%", "pp", "‰")
    return told and whole and bool(indicator.low) and not indicator.approx


def _is_growth(indicator: Indicator) -> bool:
    return indicator.measure == "growth" and indicator.unit == "%" and is_point(indicator) and not indicator.approx


@rule("ARI301", family="arithmetic", severity="warning", by=_by_indicator)
def growth_between_years(figures: Sequence[Figure]) -> Objections:
    """Values of two years and a growth that do not fit, whatever the figures were rounded from."""
    for end in figures[:_COMPARED]:
        starts = (f for f in figures[:_COMPARED] if f.year == end.year - 1 and _alike(f, end))
        if end.growth and (start := next(starts, None)) and (objection := _misfit(start.value, end.value, end.growth)):
            yield objection


def _alike(one: Figure, other: Figure) -> bool:
    same = one.value.scope == other.value.scope and one.where == other.where
    return same and manner(one.value) == manner(other.value)


def _misfit(start: Indicator, end: Indicator, growth: Indicator) -> Objection | None:
    assert start.low is not None
    assert end.low is not None
    assert growth.low is not None
    low = (end.low - rounding(end)) / (start.low + rounding(start))
    high = (end.low + rounding(end)) / max(start.low - rounding(start), start.low / 2)
    said, slack = growth.low / 100 + 1, (rounding(growth) + _REVISED) / 100
    if low - slack <= said <= high + slack:
        return None
    found = (end.low / start.low - 1) * 100
    return Objection(
        f"“{end.indicator}”{start.period}年{figure(start)}、{end.period}年{figure(end)}，变动约{found:.1f}%，"
        f"而文中写{figure(growth)}",
        (place(start), place(end), place(growth)),
    )
