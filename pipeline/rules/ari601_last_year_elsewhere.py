"""今年的数减去比上年增加的数，不是文中另一处所说的上年的数。

为何要紧：上年的数、今年的数与增减数三者有一个抄错，引用哪个都有风险。
反例：去年用于教育的支出2975亿元。……今年用于教育的支出3397亿元，比去年增加472亿元。
正例：今年用于教育的支出3397亿元，比去年增加422亿元；同口径、可比、扣除价格因素的增幅不与名义数相比。
程度：增减的是数为警告；增减的是百分比，上年的数由它倒推，为提示。
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._statements import FALLS, between, core, figure, in_order, places
from pipeline.rules._values import is_point, rounding
from pipeline.schema import Extract, Indicator

_CHANGE = re.compile(
    "^[，、（(]?(?:比|较)(?:上一?年|去年)[^，。；、0-9]{0,4}?(?P<way>增加|增长|新增|提高|净增|多|减少|下降|降低|少)了?$"
)
# Growth that is not the quotient of two amounts.
_REAL = re.compile("生产总值|增加值|实际|可比|同口径|扣除|剔除|指数|价格|预算")
# What may be left out of a name: 中央财政用于“三农”的支出, 安排用于“三农”的资金.
_LIGHT = re.compile(
    "[省市县区](?=财政)|本级|中央|地方|财政|安排|各项|支出|资金|投入|经费|补助|总额|总量|[的了全年今去拟共]"
)
_SHORTEST = 3
# Two names that are only alike must come this near to be of one thing; what is further off is another thing.
_NEAR = Decimal("0.1")
_RATE_SLACK = Decimal("0.3")


@rule("ARI601", family="arithmetic", severity="warning", also=("note",))
def last_year_elsewhere(extract: Extract) -> Objections:
    """A value with its change on last year, and last year's value told elsewhere, that do not fit."""
    statements = in_order(extract)
    before: dict[str, list[Indicator]] = {}
    for indicator in statements:
        if indicator.measure == "level" and is_point(indicator) and (indicator.period or "").isdigit():
            before.setdefault(f"{indicator.period}{indicator.unit}", []).append(indicator)
    for value, change in pairwise(statements):
        said = _CHANGE.match(between(extract, value, change))
        whole = value.measure == "level" and is_point(value) and is_point(change) and (value.period or "").isdigit()
        if said and whole and not _REAL.search(value.indicator + change.text):
            last = before.get(f"{int(value.period or 0) - 1}{value.unit}", [])
            yield from _misfits(extract, value, change, said["way"], [i for i in last if i is not value])


def _misfits(
    extract: Extract, value: Indicator, change: Indicator, way: str, last: Sequence[Indicator]
) -> Iterator[Objection]:
    """The first of last year's values that is of the same thing, where it does not fit."""
    low, high = _before(value, change, falls=way in FALLS)
    for one in last:
        exact = core(one.indicator) == core(value.indicator) and places(extract, one) == places(extract, value)
        if one.low is None or not (exact or _alike(one, value)):
            continue
        slack = rounding(one)
        off = max(low - one.low - slack, one.low - slack - high)
        if off > 0 and (exact or off <= _NEAR * one.low):
            spans = tuple(extract.document.span(i.start, max(i.end, i.quantity_end)) for i in (one, change))
            base = (low + high) / 2 / abs(one.low / _printed(one))
            yield Objection(
                f"上年应为{base:.4g}左右（{figure(value)}，{way}{figure(change)}），另一处说是{figure(one)}",
                tuple(sorted((spans[0], extract.document.span(value.start, spans[1].end)), key=lambda s: s.start)),
                None if change.unit == value.unit else "note",
            )
        return


def _before(value: Indicator, change: Indicator, *, falls: bool) -> tuple[Decimal, Decimal]:
    """The least and the greatest that last year's value can have been."""
    assert value.low is not None
    assert change.low is not None
    by, slack = abs(change.low), rounding(change)
    if change.unit == value.unit:
        base = value.low + by if falls else value.low - by
        return base - slack - rounding(value), base + slack + rounding(value)
    ends = [100 + (-by if falls else by) + sign * (slack + _RATE_SLACK) for sign in (-1, 1)]
    return (value.low - rounding(value)) * 100 / max(ends), (value.low + rounding(value)) * 100 / min(ends)


def _alike(one: Indicator, other: Indicator) -> bool:
    """Whether two names are the same but for words that say little."""
    first, second = (_LIGHT.sub("", core(i.indicator)) for i in (one, other))
    return min(len(first), len(second)) >= _SHORTEST and first == second


def _printed(indicator: Indicator) -> Decimal:
    digits = re.search("[0-9.]+", figure(indicator))
    return Decimal(digits.group().strip(".") or "1") if digits else Decimal(1)
