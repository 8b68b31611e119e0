"""不同文件对同一指标、同一时点给出的数值不可能同时成立。

为何要紧：规划、报告、答问之间数值不一，引用者无从取舍；有的是修订，应当说明。
反例：《规划》写2027年研发经费投入强度达到2.8%；发布会上说达到3.2%。
正例：一处是目标，一处是完成数；两地的同名指标。
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations

from msgspec import Struct

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._sketch import same_text, sketch
from pipeline.rules._statements import figure, frame, is_plain, manner, places, shown
from pipeline.rules._values import value
from pipeline.rules._whose import region
from pipeline.schema import Extract, Indicator

Key = tuple[str, str, str, str, str, str]
_COMPARED = 8


class Said(Struct, frozen=True):
    """A statement, with what it may be compared by once its document is gone."""

    indicator: Indicator
    places: frozenset[str]
    sketch: frozenset[int]


def _by_indicator(extract: Extract) -> Iterator[tuple[Key, Callable[[], Said]]]:
    whose = region(extract)
    stated = [i for i in extract.indicators if i.period and i.measure in ("level", "share") and is_plain(i)]
    for i in stated if whose else ():
        yield (whose, i.indicator, i.period or "", i.measure, i.status, value(i).unit), partial(_said, extract, i)


def _said(extract: Extract, indicator: Indicator) -> Said:
    return Said(indicator, places(extract, indicator), sketch(extract))


@rule("VAL201", family="value-conflict", severity="warning", by=_by_indicator)
def between_documents(statements: Sequence[Said]) -> Objections:
    """Statements of one indicator for one place and time, in two documents, that cannot both hold."""
    for one, other in combinations(statements[:_COMPARED], 2):
        if _conflict(one, other):
            first, second = one.indicator, other.indicator
            yield Objection(
                f"“{first.indicator}”{first.period}年在两份文件中数值不一：{figure(first)}／{figure(second)}",
                (*shown(first), *shown(second)),
            )
            return


def _conflict(one: Said, other: Said) -> bool:
    first, second = one.indicator, other.indicator
    if first.document == second.document or first.scope != second.scope or one.places != other.places:
        return False
    if manner(first) != manner(second) or same_text(one.sketch, other.sketch):
        return False
    return value(first).disjoint(value(second)) and (first.status == "target" or frame(first) == frame(second))
