"""今年的数、比上年增减的数与增减的幅度对不上。

为何要紧：三个数说的是同一件事，算不拢便有一个抄错。
反例：补助资金210亿元，比上年增加24亿元，增长20%。发行国债1100亿元，比上年的1500亿元减少300亿元。
正例：补助资金210亿元，比上年增加24亿元，增长12.9%；同口径、可比、实际增幅不与名义数相除。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._statements import figure
from pipeline.rules._values import is_point, rounding
from pipeline.schema import Extract, Indicator

_LAST = "(?:上一?年|去年|上年同期|去年同期|同期|上年底|上年末|年初)[^，。；、0-9]{0,8}?"
_CHANGED = "(?P<way>增加|增长|新增|提高|净增|多|减少|下降|降低|压减|减|少)了?"
_CHANGE = re.compile(f"^[，、（(]?(?:比{_LAST}|较{_LAST}|同比){_CHANGED}$")
_RATE = re.compile("^[，、]?(?:同比|增幅|降幅)?(?:增长|提高|上升|下降|降低|减少|增幅为?|降幅为?)?了?$")
_FROM = re.compile(f"^[，、（(]?(?:比|较){_LAST}的$")
_DIFFERENCE = re.compile(f"^{_CHANGED}$")
_FALLS = frozenset(("减少", "下降", "降低", "压减", "减", "少"))
# Growth is told to a tenth, and of figures that were rounded once before.
_SLACK = Decimal("0.3")


@rule("ARI501", family="arithmetic", severity="warning")
def change_on_last_year(extract: Extract) -> Objections:
    """A value, its change on last year and the rate of that change, or last year's value, that do not fit."""
    statements = sorted(extract.indicators, key=lambda i: i.quantity_start)
    for value, second, third in zip(statements, statements[1:], statements[2:], strict=False):
        whole = all(is_point(i) and not i.approx for i in (value, second, third))
        if whole and value.unit == second.unit and value.unit not in ("%", "pp", "‰", "位") and value.low:
            first, then = _between(extract, value, second), _between(extract, second, third)
            found = _rate(value, second, third, first, then) or _difference(value, second, third, first, then)
            if found:
                yield Objection(found, (extract.document.span(value.start, max(third.end, third.quantity_end)),))


def _between(extract: Extract, one: Indicator, other: Indicator) -> str:
    return "".join(extract.document.text[one.quantity_end : other.quantity_start].replace(",", "，").split())


def _rate(value: Indicator, change: Indicator, rate: Indicator, first: str, then: str) -> str:
    """210亿元，比上年增加24亿元，增长12.9%."""
    said = _CHANGE.match(first)
    if not said or rate.unit != "%" or not _RATE.match(then) or rate.low is None:
        return ""
    low, high = sorted(_rates(value, change, falls=said["way"] in _FALLS))
    stated, slack = abs(rate.low), rounding(rate) + _SLACK
    if low - slack <= stated <= high + slack:
        return ""
    return (
        f"{figure(value)}比上年{said['way']}{figure(change)}，幅度约为{(low + high) / 2:.1f}%，而文中写{figure(rate)}"
    )


def _rates(value: Indicator, change: Indicator, *, falls: bool) -> Iterator[Decimal]:
    """The least and the greatest rate, in per cent, that the printed digits allow."""
    assert value.low is not None
    assert change.low is not None
    now, by = value.low, abs(change.low)
    for sign in (-1, 1):
        moved = by + sign * rounding(change)
        before = now + moved if falls else now - moved
        yield 100 * moved / max(before - sign * rounding(value), now / 100)


def _difference(value: Indicator, before: Indicator, change: Indicator, first: str, then: str) -> str:
    """1100亿元，比上年的1500亿元减少400亿元."""
    said = _DIFFERENCE.match(then) if _FROM.match(first) else None
    if not said or change.unit != value.unit or value.low is None or before.low is None or change.low is None:
        return ""
    between = before.low - value.low if said["way"] in _FALLS else value.low - before.low
    if abs(between - abs(change.low)) <= rounding(value) + rounding(before) + rounding(change):
        return ""
    return f"{figure(value)}与上年的{figure(before)}相差的不是{figure(change)}"
