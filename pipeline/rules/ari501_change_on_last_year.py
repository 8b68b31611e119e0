"""今年的数、比上年增减的数与增减的幅度对不上。

为何要紧：三个数说的是同一件事，算不拢便有一个抄错。
反例：补助资金210亿元，比上年增加24亿元，增长20%。发行国债1100亿元，比上年的1500亿元减少300亿元。
正例：补助资金210亿元，比上年增加24亿元，增长12.9%；同口径、可比、实际增幅不与名义数相除。
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._statements import FALLS, between, figure, in_order, leading
from pipeline.rules._values import is_known, is_point, rounding
from pipeline.schema import Extract, Indicator

_LAST = (
    "(?:上一?年|去年|上年同期|去年同期|同期|上年底|上年末|年初|上一?个?五年|前五年|(?:19|20)[0-9]{2}年)"
    "[^，。；、0-9]{0,8}?"
)
_CHANGED = "(?P<way>增产|减产|增收|增加|增长|新增|提高|净增|多|减少|下降|降低|压减|减|少)了?"
_CHANGE = re.compile(f"^[，、（(]?(?:(?:比{_LAST}|较{_LAST}|同比){_CHANGED}|(?P<made>增产|减产|增收|增支))$")
_RATE = re.compile("^[，、]?(?:同比|增幅|降幅)?(?:增长|提高|上升|下降|降低|减少|增幅为?|降幅为?)?了?$")
_FROM = re.compile(f"^[，、（(]?(?:比|较){_LAST}的$")
_DIFFERENCE = re.compile(f"^{_CHANGED}$")
_REACHED = re.compile("^，[^。；0-9]{0,16}(?:达到?|为|突破)$")
# Growth is told to a tenth, and of figures that were rounded once before.
_SLACK = Decimal("0.3")
_SINCE = re.compile("比(?P<year>(?:19|20)[0-9]{2})年(?:实际)?增长了?$")
_YEARLY = re.compile("^[，、]?(?:年均|平均每年)(?:实际)?(?:增长|递增)了?$")
_YEARLY_SLACK, _FEWEST = Decimal("0.5"), 3
_BEFORE = 20


@rule("ARI501", family="arithmetic", severity="warning")
def change_on_last_year(extract: Extract) -> Objections:
    """A value, its change on last year and the rate of that change, or last year's value, that do not fit."""
    statements = in_order(extract)
    for total, yearly in pairwise(statements):
        if found := _yearly(extract, total, yearly):
            yield Objection(found, (extract.document.span(total.start, max(yearly.end, yearly.quantity_end)),))
    for value, second, third in zip(statements, statements[1:], statements[2:], strict=False):
        whole = all(is_known(i) for i in (value, second, third))
        if whole and value.unit == second.unit and value.unit not in ("%", "pp", "‰", "位") and value.low:
            first, then = between(extract, value, second), between(extract, second, third)
            found = _rate(value, second, third, first, then) or _difference(value, second, third, first, then)
            found = found or _reached(extract, value, second, third, first, then)
            if found:
                yield Objection(found, (extract.document.span(value.start, max(third.end, third.quantity_end)),))


def _yearly(extract: Extract, total: Indicator, yearly: Indicator) -> str:
    """比2002年增长65.5%，年均增长10.6%."""
    since = _SINCE.search(leading(extract, total, _BEFORE))
    grown = since and _YEARLY.match(between(extract, total, yearly)) and {total.unit, yearly.unit} == {"%"}
    if not since or not grown or not is_point(total) or not is_point(yearly) or total.low is None or yearly.low is None:
        return ""
    last = (total.period or "").rpartition("-")[2]
    years = int(last) - int(since["year"]) if last.isdigit() else 0
    if years < _FEWEST or total.low <= -100:
        return ""
    mean = ((1 + total.low / 100) ** (Decimal(1) / years) - 1) * 100
    if abs(mean - yearly.low) <= rounding(yearly) + _YEARLY_SLACK:
        return ""
    return f"{years}年共增长{figure(total)}，年均约为{mean:.1f}%，而文中写{figure(yearly)}"


def _rate(value: Indicator, change: Indicator, rate: Indicator, first: str, then: str) -> str:
    """210亿元，比上年增加24亿元，增长12.9%."""
    said = _CHANGE.match(first)
    if not said or rate.unit != "%" or not _RATE.match(then) or rate.low is None:
        return ""
    way = said["way"] or said["made"]
    low, high = sorted(_rates(value, change, falls=way in FALLS))
    stated, slack = abs(rate.low), rounding(rate) + _SLACK
    if low - slack <= stated <= high + slack:
        return ""
    return f"{figure(value)}比上年{way}{figure(change)}，幅度约为{(low + high) / 2:.1f}%，而文中写{figure(rate)}"


def _reached(extract: Extract, change: Indicator, value: Indicator, rate: Indicator, first: str, then: str) -> str:
    """比上年增加1501亿元，达到11444亿元，增长15.1%: the change first."""
    before = _CHANGE.match(_said_before(extract, change))
    if not before or not _REACHED.match(first):
        return ""
    return _rate(value, change, rate, f"比上年{before['way']}", then)


def _said_before(extract: Extract, change: Indicator) -> str:
    """The words from 比上年 up to the number."""
    said = leading(extract, change, _BEFORE)
    return said[max(said.rfind("比"), said.rfind("较"), said.rfind("同比")) :]


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
    apart = before.low - value.low if said["way"] in FALLS else value.low - before.low
    if abs(apart - abs(change.low)) <= rounding(value) + rounding(before) + rounding(change):
        return ""
    return f"{figure(value)}与上年的{figure(before)}相差的不是{figure(change)}"
