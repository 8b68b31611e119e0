"""几年累计的数，还不如其中一年。

为何要紧：累计数包含每一年；比其中一年还小，必有一个抄错或口径不同。
反例：五年累计新增城镇就业50万人。……2024年新增城镇就业62万人。
正例：五年累计新增城镇就业250万人，其中2024年62万人；年末的存量不相加。
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._statements import figure, manner, places, plain, shown
from pipeline.rules._values import value
from pipeline.rules._whose import region
from pipeline.schema import Extract, Indicator

_SUM = re.compile("累计|共|总计|合计")
_SPAN = re.compile("(?P<first>[0-9]{4})-(?P<last>[0-9]{4})")
_COMPARED = 12


class Told(Struct, frozen=True):
    """A sum over years or the figure of one, with the places it is said of."""

    indicator: Indicator
    years: tuple[int, int]
    where: frozenset[str]


def _by_indicator(extract: Extract) -> Iterator[tuple[tuple[str, str, str], Callable[[], Told]]]:
    whose = region(extract)
    for i in plain(extract) if whose else ():
        span = _SPAN.fullmatch(i.period or "")
        is_sum = bool(span and _SUM.search(i.text))
        if (
            i.status == "achieved"
            and i.measure in ("change", "count", "level")
            and (is_sum or (i.period or "").isdigit())
        ):
            years = (int(span["first"]), int(span["last"])) if span else (int(i.period or 0),) * 2
            name = _SUM.sub("", i.indicator)
            yield (whose, name, value(i).unit), partial(_told, extract, i, years)


def _told(extract: Extract, indicator: Indicator, years: tuple[int, int]) -> Told:
    return Told(indicator, years, places(extract, indicator))


@rule("ARI401", family="arithmetic", severity="warning", by=_by_indicator)
def sum_below_year(told: Sequence[Told]) -> Objections:
    """Sums over years that are less than the figure of one of them."""
    sums = [each for each in told if each.years[0] < each.years[1]][:_COMPARED]
    singles = [each for each in told if each.years[0] == each.years[1]][:_COMPARED]
    for whole in sums:
        for one in singles:
            if whole.years[0] <= one.years[0] <= whole.years[1] and _comparable(whole, one) and _less(whole, one):
                a, b = whole.indicator, one.indicator
                yield Objection(
                    f"“{a.indicator}”{a.period}年累计{figure(a)}，少于其中{b.period}年的{figure(b)}",
                    (*shown(a), *shown(b)),
                )
                break


def _comparable(whole: Told, one: Told) -> bool:
    same = whole.indicator.scope == one.indicator.scope and whole.where == one.where
    return same and manner(whole.indicator) - {"累计"} == manner(one.indicator) - {"累计"}


def _less(whole: Told, one: Told) -> bool:
    most, least = value(whole.indicator).high, value(one.indicator).low
    return most is not None and least is not None and most < least
