"""由甲增加到乙，增长若干：三个数对不上。

为何要紧：起点、终点和增幅总有一个是错的，引用哪个都有风险。
反例：接待游客由上年的2180万人次增加到2960万人次，增长41.2%。
正例：接待游客由上年的2180万人次增加到2960万人次，增长35.8%。
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._statements import figure
from pipeline.rules._values import is_point, rounding
from pipeline.schema import Extract, Indicator

_FROM = re.compile(r"(?:由|从|自)[^，。；、]{0,24}$")
_TO = re.compile(
    r"^[^，。；、]{0,4}(?:增加|提高|增长|上升|提升|扩大|跃升|减少|下降|降低|压减|发展|降|增|升|涨)?(?:到|至)"
    r"[^，。；、由从比]{0,14}$"
)
_GREW = re.compile(r"^，?(?:累计|共|净|总共|五年)?(?:增长|增加|提高|上升|提升|扩大|下降|降低|减少)了?$")
_YEARLY = re.compile(r"^，?(?:年均|平均每年|年平均|每年平均)(?:实际)?(?:增长|递增|增加|下降|递减)了?$")
_TIMES = re.compile(r"^，?是[^，。；]{0,12}的$")


@rule("ARI101", family="arithmetic", severity="error")
def growth_misfit(extract: Extract) -> Objections:
    """Start, end and growth in one clause that do not fit, whatever the figures were rounded from."""
    statements = sorted(extract.indicators, key=lambda i: i.quantity_start)
    for start, end, grown in zip(statements, statements[1:], statements[2:], strict=False):
        if _is_rise(extract, start, end):
            yield from _checked(extract, start, end, grown)


def _between(extract: Extract, one: Indicator, other: Indicator) -> str:
    return "".join(extract.document.text[one.quantity_end : other.quantity_start].replace(",", "，").split())


def _is_rise(extract: Extract, start: Indicator, end: Indicator) -> bool:
    before = "".join(extract.document.text[max(0, start.quantity_start - 30) : start.quantity_start].split())
    return (
        is_point(start)
        and is_point(end)
        and start.unit == end.unit
        and start.unit not in ("%", "pp", "‰", "位")
        and bool(start.low)
        and bool(_FROM.search(before))
        and bool(_TO.match(_between(extract, start, end)))
    )


def _checked(extract: Extract, start: Indicator, end: Indicator, grown: Indicator) -> Iterator[Objection]:
    said = _between(extract, end, grown)
    if not is_point(grown) or grown.unit not in ("%", "倍"):
        return
    low, high = _ratio(start, end)
    years = 0
    if _YEARLY.match(said) and grown.unit == "%":
        years = _years(start, end)
        if not years:
            return
        # A span of five years is counted by some as four steps of growth, by some as five or six.
        low, high = low ** (Decimal(1) / (years + 1)), high ** (Decimal(1) / (years - 1 or 1))
        low, high = min(low, high), max(low, high)
    elif not (_GREW.match(said) or _TIMES.match(said)):
        return
    stated = _stated(grown, "是" in said)
    if stated[1] < low or stated[0] > high:
        is_sure = not years and not (start.approx or end.approx or grown.approx)
        found = _shown(low, high, grown, "是" in said)
        yield Objection(
            f"{figure(start)}到{figure(end)}，{found}，而文中写{said.lstrip('，')}{figure(grown)}",
            (extract.document.span(start.start, max(end.end, grown.end)),),
            None if is_sure else "warning",
        )


def _ratio(start: Indicator, end: Indicator) -> tuple[Decimal, Decimal]:
    """The least and greatest end over start that the printed digits allow."""
    assert start.low is not None
    assert end.low is not None
    below, above = rounding(start), rounding(end)
    return (end.low - above) / (start.low + below), (end.low + above) / max(start.low - below, start.low / 2)


def _stated(grown: Indicator, whole: bool) -> tuple[Decimal, Decimal]:
    """The stated growth as a ratio of end to start."""
    assert grown.low is not None
    scale = Decimal(100) if grown.unit == "%" else Decimal(1)
    base = Decimal(0) if whole else Decimal(1)
    slack = rounding(grown)
    return base + (grown.low - slack) / scale, base + (grown.low + slack) / scale


def _years(start: Indicator, end: Indicator) -> int:
    first, last = start.period or "", end.period or ""
    return int(last) - int(first) if first.isdigit() and last.isdigit() else 0


def _shown(low: Decimal, high: Decimal, grown: Indicator, whole: bool) -> str:
    middle = (low + high) / 2
    if whole:
        return f"约为{middle:.2f}倍"
    return f"变动约{(middle - 1) * 100:.1f}%" if grown.unit == "%" else f"约增长{middle - 1:.2f}倍"
