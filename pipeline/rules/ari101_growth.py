"""由甲增加到乙，增长若干：三个数对不上。

为何要紧：起点、终点和增幅总有一个是错的，引用哪个都有风险。
反例：接待游客由上年的2180万人次增加到2960万人次，增长41.2%。
正例：接待游客由上年的2180万人次增加到2960万人次，增长35.8%。
程度：确数对不上为错误；逐年的、约数的为警告；年均增幅只按一种年数算不合的为提示。
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._statements import between, figure, in_order, rises_from
from pipeline.rules._values import is_point, rounding
from pipeline.schema import Extract, Indicator

_TO = re.compile(
    r"^[^，。；、]{0,4}(?:增加|提高|增长|上升|提升|扩大|跃升|减少|下降|降低|压减|发展|降|增|升|涨)?(?:到|至)"
    r"[^，。；、由从比]{0,14}$"
)
_SINCE = r"[，、]?(?:[0-9一二三四五六七八九十]{1,2}年)?(?:累计|共|净|总共|五年|平均|每[人月年]|人均|同比)?"
_UP = re.compile(
    rf"^{_SINCE}(?:(?:增长|增加|新增|提高|上升|提升|扩大|增|上调|涨)了?|(?:增幅|涨幅|升幅|提升幅度)(?:达到?|为)?)$"
)
_DOWN = re.compile(rf"^{_SINCE}(?:(?:下降|降低|减少|压减|缩小|减|降|下调)了?|(?:降幅|减幅|跌幅)(?:达到?|为)?)$")
_YEARLY = re.compile(r"^[，、]?(?:年均|平均每年|年平均|每年平均)(?:实际)?(?:增长|递增|增加|下降|递减)了?$")
_TIMES = re.compile(r"^，?是[^，。；]{0,12}的$")
_EACH = re.compile("^[、和与及]$")
_RESPECTIVELY = re.compile("分别")
_REAL = re.compile("生产总值|增加值|实际|可比")
# A yearly mean is worked out of figures that were rounded once before.
_SLACK = Decimal("0.003")
_MOST = 3


@rule("ARI101", family="arithmetic", severity="error", also=("warning", "note"))
def growth_misfit(extract: Extract) -> Objections:
    """Start, end and growth in one clause that do not fit, whatever the figures were rounded from."""
    statements = in_order(extract)
    for start, end, grown in zip(statements, statements[1:], statements[2:], strict=False):
        if _is_rise(extract, start, end):
            yield from _checked(extract, start, end, grown, between(extract, end, grown))
    for k in range(2, _MOST + 1):
        for at in range(len(statements) - 3 * k + 1):
            yield from _dealt(extract, statements[at : at + 3 * k], k)


def _dealt(extract: Extract, run: Sequence[Indicator], k: int) -> Iterator[Objection]:
    """由甲、乙提高到丙、丁，分别增长…和…: so many starts, as many ends, and what each has grown by."""
    starts, ends, grown = run[:k], run[k : 2 * k], run[2 * k :]
    if not _is_rise(extract, starts[-1], ends[0], listed=True):
        return
    said = between(extract, ends[-1], grown[0])
    lists = (pair for each in (starts, ends, grown) for pair in pairwise(each))
    if not _RESPECTIVELY.search(said) or not all(_EACH.match(between(extract, *pair)) for pair in lists):
        return
    said = _RESPECTIVELY.sub("", said)
    for start, end, by in zip(starts, ends, grown, strict=True):
        if start.unit == end.unit and is_point(start) and is_point(end) and start.low:
            yield from _checked(extract, start, end, by, said)


def _is_rise(extract: Extract, start: Indicator, end: Indicator, *, listed: bool = False) -> bool:
    return (
        is_point(start)
        and is_point(end)
        and (start.unit == end.unit or listed)
        and start.unit not in ("pp", "‰", "位")
        and bool(start.low)
        and (listed or rises_from(extract, start))
        and bool(_TO.match(between(extract, start, end)))
    )


def _checked(extract: Extract, start: Indicator, end: Indicator, grown: Indicator, said: str) -> Iterator[Objection]:
    if not is_point(grown):
        return
    # 98元/月, 每月增加70元
    if grown.unit == "pp" if start.unit == "%" else grown.unit in (start.unit, start.unit.partition("/")[0]):
        found = _difference(start, end, grown, said)
    elif start.unit != "%" and grown.unit in ("%", "倍"):
        found = _growth(start, end, grown, said)
    else:
        return
    doubt = "" if found else _mean(start, end, grown, said)
    if found or doubt:
        is_sure = not _YEARLY.match(said) and not (start.approx or end.approx or grown.approx)
        yield Objection(
            f"{figure(start)}到{figure(end)}，{found or doubt}，而文中写{said.lstrip('，、')}{figure(grown)}",
            (extract.document.span(start.start, max(end.end, grown.end)),),
            "note" if doubt else None if is_sure else "warning",
        )


def _difference(start: Indicator, end: Indicator, grown: Indicator, said: str) -> str:
    """What lies between start and end, where the text says another number of it; else nothing."""
    yearly = _YEARLY.match(said)
    if not (_UP.match(said) or _DOWN.match(said) or yearly) or None in (start.low, end.low, grown.low):
        return ""
    assert start.low is not None
    assert end.low is not None
    assert grown.low is not None
    apart = start.low - end.low if _DOWN.match(said) else end.low - start.low
    if yearly:
        years = _years(start, end)
        if not years or apart <= 0:
            return ""
        apart /= years
    slack = rounding(start) + rounding(end) + rounding(grown)
    if abs(apart - abs(grown.low)) <= slack:
        return ""
    unit = "个百分点" if grown.unit == "pp" else figure(grown).lstrip("0123456789.,约近超")
    scale = _scale(grown)
    return f"相差{(apart / scale).normalize():f}{unit}"


def _scale(grown: Indicator) -> Decimal:
    """How much the unit as printed is in base units: 万人 is 10,000."""
    printed = re.match("[0-9.]+", figure(grown))
    return (
        abs(grown.low / Decimal(printed.group())) if printed and grown.low and Decimal(printed.group()) else Decimal(1)
    )


def _growth(start: Indicator, end: Indicator, grown: Indicator, said: str) -> str:
    """By how much start has grown to end, where the text says another; else nothing."""
    low, high = _ratio(start, end)
    if _YEARLY.match(said) and grown.unit == "%":
        years = _years(start, end)
        if not years or low <= 0:
            return ""
        # A span of five years is counted by some as four steps of growth, by some as five or six.
        low, high = low ** (Decimal(1) / (years + 1)), high ** (Decimal(1) / (years - 1 or 1))
        low, high = min(low, high), max(low, high)
    elif not (_UP.match(said) or _DOWN.match(said) or _TIMES.match(said)):
        return ""
    stated = _stated(grown, "是" in said)
    return _shown(low, high, grown, "是" in said) if stated[1] < low or stated[0] > high else ""


def _mean(start: Indicator, end: Indicator, grown: Indicator, said: str) -> str:
    """What the yearly mean is over just the years that the text seems to speak of, where it says another."""
    years = _years(start, end)
    whole = grown.period == f"{int(start.period or 0) + 1}-{end.period}" and not _REAL.search(start.indicator + said)
    if not years or not whole or grown.unit != "%" or start.unit == "%" or not _YEARLY.match(said):
        return ""
    low, high = _ratio(start, end)
    if low <= 0:
        return ""
    low, high = low ** (Decimal(1) / years), high ** (Decimal(1) / years)
    stated = _stated(grown, whole=False)
    off = max(low - stated[1], stated[0] - high)
    return _shown(low, high, grown, whole=False) if off > _SLACK else ""


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
    # What is read to end before it begins has been misread.
    return max(0, int(last) - int(first)) if first.isdigit() and last.isdigit() else 0


def _shown(low: Decimal, high: Decimal, grown: Indicator, whole: bool) -> str:
    middle = (low + high) / 2
    if whole:
        return f"约为{middle:.2f}倍"
    return f"变动约{(middle - 1) * 100:.1f}%" if grown.unit == "%" else f"约增长{middle - 1:.2f}倍"
