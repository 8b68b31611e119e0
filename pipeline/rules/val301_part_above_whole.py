"""下级的数超过上级的总数。

为何要紧：一个区的总量不可能大于全市，必有一个抄错、口径不同或单位写错。
反例：《云川市临渚区2026年政府工作报告》：2025年地区生产总值6200亿元；《云川市2026年政府工作报告》：2025年地区生产总值5100亿元。
正例：区的总量小于全市；人均数、比重、增速不相比。
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._statements import figure, manner, plain, shown
from pipeline.rules._values import value
from pipeline.rules._whose import lineage
from pipeline.schema import Extract, Indicator

# What the whole has is what its parts have together.
_ADDS_UP = re.compile(
    "(?:生产总值|GDP|增加值|总产值|预算收入|财政收入|税收|零售总额|进出口总额|固定资产投资|人口|总产量|产量|面积|里程|存款余额|贷款余额)$"
)
_MEAN = re.compile("人均|户均|平均|亩均|单位")
_OWN = re.compile("(?:[全我本][国省市县区州旗])?")
_COMPARED = 8


class Told(Struct, frozen=True):
    """A figure of a whole, or of one of its parts."""

    indicator: Indicator
    part: bool


def _by_whole(extract: Extract) -> Iterator[tuple[tuple[str, ...], Callable[[], Told]]]:
    places = lineage(extract)
    for i in plain(extract) if places else ():
        adds_up = _ADDS_UP.search(i.indicator) and not _MEAN.search(i.indicator) and _OWN.fullmatch(i.scope)
        if adds_up and i.period and i.measure in ("level", "count") and not manner(i):
            yield (places[0], i.indicator, i.period, i.status, value(i).unit), partial(Told, i, part=len(places) > 1)


@rule("VAL301", family="value-conflict", severity="warning", by=_by_whole)
def part_above_whole(told: Sequence[Told]) -> Objections:
    """Figures of a part that are above those of the whole it belongs to."""
    wholes = [each.indicator for each in told if not each.part][:_COMPARED]
    for part in (each.indicator for each in told if each.part):
        above = next((whole for whole in wholes if _is_above(part, whole)), None)
        if above:
            yield Objection(
                f"“{part.indicator}”{part.period}年，下级的{figure(part)}超过上级的{figure(above)}",
                (*shown(part), *shown(above)),
            )


def _is_above(part: Indicator, whole: Indicator) -> bool:
    least, most = value(part).low, value(whole).high
    return least is not None and most is not None and least > most
