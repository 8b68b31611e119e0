"""Statements of one indicator for one time that cannot both hold: what is compared, and how grave it is."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from pipeline.lexicons import words
from pipeline.once import kept
from pipeline.rules import Objection
from pipeline.rules._context import IDLE, sentence_of
from pipeline.rules._statements import core, figure, frame, leading, manner, places, plain, shown
from pipeline.rules._values import Value, differ_as_printed, value
from pipeline.schema import Extract, Indicator, Severity

Key = tuple[str, str | None, str, str]
_DISTINCT = 4
_NEAR = 3
# What makes it plain that a figure is aimed at.
_AIMED = re.compile("[到至]20|力争|目标|预期|预计|计划|规划|确保|争取|将|要|应|拟|提出|左右|安排|任务")
_VERBS = frozenset(words("verbs"))
_MARK, _LIST = re.compile("[，。；：！\n]"), 80
# 全县新建…: so far into a clause its deed may begin.
_OPENING = 6
_MEASURES = ("level", "share", "ratio", "count", "growth", "change")
# What says nothing of what is counted: when it was, whose it is, that it is so.
_IDLE = re.compile(f"[0-9#]+年|{IDLE}|提出|要|实现|[，、]|国务院|中央|抓好|巩固|《[^》]*》|等")


def contradictions(extract: Extract, stated: Iterable[Indicator]) -> Iterator[Objection]:
    """Statements of one thing for one time that cannot both hold."""
    groups: dict[Key, list[Indicator]] = {}
    for indicator in stated:
        if indicator.measure in _MEASURES:
            groups.setdefault(_key(indicator), []).append(indicator)
    for same in groups.values():
        if len(same) > 1:
            yield from _conflicts(extract, same)


@kept
def told(extract: Extract) -> tuple[Objection, ...]:
    """The contradictions among the plain statements."""
    return tuple(contradictions(extract, plain(extract)))


def named_behind(extract: Extract) -> Iterator[Indicator]:
    """取消和下放311项行政审批事项: what is counted stands behind its number, what was done with it before."""
    for indicator in extract.indicators:
        behind = extract.document.text.startswith(indicator.indicator, indicator.quantity_end)
        counted = indicator.measure == "count" and indicator.period and len(indicator.indicator) >= _DISTINCT
        if counted and behind and len(_deed(indicator)) > 1:
            yield indicator


def _deed(indicator: Indicator) -> str:
    """What the words before the number say that was done, and to what; the row of a table says it by its name."""
    if "\t" in indicator.text:
        return core(indicator.indicator)
    return core(_IDLE.sub("", frame(indicator)).partition("#")[0])


def _led(extract: Extract, indicator: Indicator) -> str:
    """新建农村户厕2000个、[农村公厕73座]: the deed that opens the list it stands in."""
    clause = _MARK.split(leading(extract, indicator, _LIST))[-1]
    deeds = (clause[at : at + size] for at in range(_OPENING) for size in (4, 3, 2))
    return next((deed for deed in deeds if deed in _VERBS), "") if "、" in clause else ""


def _differs(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _key(indicator: Indicator) -> Key:
    # 地区生产总值增长 in the first column of a table
    name = indicator.indicator.removesuffix("增长") if indicator.measure == "growth" else indicator.indicator
    return core(name), indicator.period, indicator.measure, value(indicator).unit


def _conflicts(extract: Extract, same: Sequence[Indicator]) -> Iterator[Objection]:
    told: set[Indicator] = set()
    for one, other in combinations(same, 2):
        # The numbers first: of a report all of which stands in it many times over most pairs agree.
        if other in told or not (severity := _severity(one, other)):
            continue
        if sentence_of(extract, one) == sentence_of(extract, other) or not _comparable(extract, one, other):
            continue
        told.add(other)
        when = f"{one.period}年" if one.period else ""
        yield Objection(
            f"“{one.indicator}”{when}前后数值不一：{figure(one)}／{figure(other)}",
            (*shown(one), *shown(other)),
            severity if one.status == other.status else "note",
        )


def _comparable(extract: Extract, one: Indicator, other: Indicator) -> bool:
    if one.scope and other.scope and one.scope != other.scope:
        return False
    # Without a year, or for what is counted, only the same words make sure that the same thing is meant.
    if (one.period is None and frame(one) != frame(other)) or (
        one.measure in ("count", "change")
        and (_deed(one) != _deed(other) or _differs(_led(extract, one), _led(extract, other)))
    ):
        return False
    if one.status != other.status and not all(_is_stated(extract, indicator) for indicator in (one, other)):
        return False
    if manner(one) != manner(other) or places(extract, one) != places(extract, other):
        return False
    return not are_of_two(extract, one, other)


def _before(extract: Extract, indicator: Indicator) -> Indicator | None:
    """The last statement of its measure before it in its sentence."""
    at = bisect_left(extract.indicators, indicator.quantity_start, key=lambda each: each.quantity_start)
    near = extract.indicators[max(0, at - _NEAR) : at][::-1]
    sentence = sentence_of(extract, indicator)
    return next((i for i in near if i.measure == indicator.measure and sentence_of(extract, i) == sentence), None)


def are_of_two(extract: Extract, one: Indicator, other: Indicator) -> bool:
    """Whether what goes before says that they are of two things.

    甲流域优良断面比例为82%；劣类断面比例为0.7%. 乙流域优良断面比例为85.7%；劣类断面比例为0.2%.
    """
    first, second = _before(extract, one), _before(extract, other)
    if not first or not second or first.period != second.period or first.indicator == second.indicator:
        return False
    alike = first.indicator[-_DISTINCT:] == second.indicator[-_DISTINCT:]
    return alike and value(first).disjoint(value(second))


def _is_stated(extract: Extract, indicator: Indicator) -> bool:
    """Whether a figure is told as what is, or at least not as what is aimed at, with its year beside it."""
    if indicator.status == "achieved":
        return True
    sentence = sentence_of(extract, indicator)
    said = sentence.text[: indicator.quantity_end - sentence.start]
    return indicator.measure in ("level", "share") and (indicator.period or "-") in said and not _AIMED.search(said)


def _severity(one: Indicator, other: Indicator) -> Severity | None:
    """None where both can hold; two floors or two ceilings of one target can, but somebody has to choose."""
    first, second = value(one), value(other)
    if first.disjoint(second) or differ_as_printed(one, other):
        sure = one.period and one.measure in ("level", "share", "ratio") and first.disjoint(second)
        return "error" if sure else "warning"
    opens = [(v.low is None, v.high is None) for v in (first, second)]
    bounds = _bound(one), _bound(other)
    two_floors = opens[0] == opens[1] and any(opens[0]) and bounds[0].disjoint(bounds[1])
    return "note" if two_floors and one.status == "target" and one.period else None


def _bound(indicator: Indicator) -> Value:
    """The side of an interval that is stated."""
    edge = indicator.high if indicator.low is None else indicator.low
    return Value(edge, edge, indicator.unit)
