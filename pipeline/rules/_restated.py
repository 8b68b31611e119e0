"""Figures said twice in the same words: numbers whose neighbours agree, whatever name they were read under.

取消和下放311项行政审批事项 and, later, 取消和下放331项行政审批事项: one of the two is a slip of the pen.
"""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from pipeline.numerals import parse
from pipeline.rules._context import IDLE, scope, sentence_of
from pipeline.rules._statements import of_others, places
from pipeline.rules._values import is_point
from pipeline.schema import Count, Extract, Indicator, Severity, Span

_HAN = re.compile("[^\u4e00-\u9fff%％]")
_MARK = re.compile("[，。；：！？、《》\n]")
# What says nothing of what is told: when, of whom, that it is so.
_IDLE = re.compile(f"[0-9]{{4}}年|{IDLE}|目前|当前|截至|约|近|多|余|继续")
_NUMBER = re.compile(r"[0-9０-９][0-9０-９ ]*|[一二三四五六七八九十百]+")
# What is counted one by one; 万人, 亿元 are amounts.
_PIECES = re.compile("个(?!百分点|位次|基点)|[项部条家座处所件张支种类份起场次名位]")
# What is done anew, or is a part: another number is no slip.
_ANEW = re.compile("(?:新增|新建|净增|增加|增|新|其中|另|每|各|前|第)$")
# What is spoken of as a whole, whatever is said of it.
_WHOLE = re.compile("(?:聚焦|面向|围绕|依托|统筹|上述)$")
_TOGETHER = re.compile("齐头并进|同步推进|协同推进")
# So many signs behind, or behind and before, must agree: with fewer, things of one kind would.
_BEHIND, _SHARED = 8, 7
_WIDTH, _COMPARED, _SIDE, _NAME = 10, 12, 3, 5


class Figure(NamedTuple):
    """A number of pieces with its record and the words beside it, its own clause only."""

    record: Indicator | Count
    number: str
    before: str
    after: str
    where: frozenset[str]
    status: str | None
    period: str | None
    name: str

    @property
    def behind(self) -> bool:
        """Whether what is counted stands behind the number: of what stands before it, value conflicts are told."""
        return self.name.strip("“”")[:2] in self.after[:4]


def restated(extract: Extract) -> Iterator[tuple[Span, Span, Severity]]:
    """Pairs of places where the same words stand beside two numbers that a slip of the pen makes of each other."""
    groups: dict[str, list[Figure]] = {}
    for figure in _figures(extract):
        for key in {figure.after[:_SIDE], f"{figure.name[:_SIDE]}…", f"…{figure.name[-_SIDE:]}"}:
            groups.setdefault(key, []).append(figure)
    told: set[tuple[int, int]] = set()
    for key in sorted(groups):
        for one, other in combinations(groups[key][:_COMPARED], 2):
            pair = one.record.start, other.record.start
            severity = _severity(one, other) if pair not in told and _are_two(extract, one, other) else None
            if severity:
                told.add(pair)
                spans = (extract.document.span(f.record.start, f.record.end) for f in (one, other))
                first, second = sorted(spans, key=lambda span: span.start)
                yield first, second, severity


def _figures(extract: Extract) -> Iterator[Figure]:
    text = extract.document.text
    numbered: set[int] = set()
    for indicator in extract.indicators:
        number = _NUMBER.match(text, indicator.quantity_start, indicator.quantity_end)
        if number and is_point(indicator) and _PIECES.match(text, number.end()):
            numbered.add(indicator.quantity_start)
            where = places(extract, indicator) | {indicator.scope}
            yield _figure(text, indicator, number, where, indicator.period)
    for count in extract.counts:
        number = _NUMBER.match(text, count.start, count.end)
        if number and count.start not in numbered and not count.members and _PIECES.match(text, number.end()):
            yield _figure(text, count, number, scope(extract, count), None)


def _figure(
    text: str, record: Indicator | Count, number: re.Match[str], where: frozenset[str], period: str | None
) -> Figure:
    before = _MARK.split(text[max(0, number.start() - 3 * _WIDTH) : number.start()])[-1]
    after = _MARK.split(text[number.end() : number.end() + 2 * _WIDTH], maxsplit=1)[0]
    where = frozenset(place for place in where if place and not _IDLE.fullmatch(place))
    digits = f"{parse(''.join(number.group().split())) or 0:f}"
    status, name = (record.status, record.indicator) if isinstance(record, Indicator) else (None, record.head)
    return Figure(record, digits, _bare(before)[-_WIDTH:], _bare(after)[:_WIDTH], where, status, period, name)


def _bare(words: str) -> str:
    return _HAN.sub("", _IDLE.sub("", "".join(words.split())))


def _are_two(extract: Extract, one: Figure, other: Figure) -> bool:
    """Whether two sentences give two numbers, and not both of a name that stands before them alike."""
    apart = sentence_of(extract, one.record) != sentence_of(extract, other.record)
    told = one.name == other.name and one.period == other.period and not (one.behind or other.behind)
    return apart and one.number != other.number and not told


def _severity(one: Figure, other: Figure) -> Severity | None:
    """None where nothing says that both count the same things."""
    # This year's plan differs from last year's result by right.
    alike = one.where == other.where and (one.status == other.status or None in (one.status, other.status))
    slip = alike and _is_slip(one.number, other.number)
    if slip and (said := _says_the_same(one, other)):
        return said
    anew = any(_ANEW.search(figure.before) for figure in (one, other))
    return None if anew or not _names_the_same(one, other, slip=slip) else "note"


def _says_the_same(one: Figure, other: Figure) -> Severity | None:
    dated = one.period == other.period
    if not (dated or None in (one.period, other.period)):
        return None
    behind, ahead = _alike(one.after, other.after), _alike(one.before[::-1], other.before[::-1])
    if behind + ahead >= _SHARED and ahead >= _SIDE and behind > 1:
        return "warning" if dated and behind + ahead > _SHARED else "note"
    anew = any(_ANEW.search(figure.before) for figure in (one, other))
    return "note" if behind >= _BEHIND and not anew else None


def _names_the_same(one: Figure, other: Figure, *, slip: bool) -> bool:
    """建成快递物流中心44个, 用好建成的46个快递物流中心; 聚焦39项改革事项, where one speaks of all there are."""
    short, long = sorted((one.name, other.name), key=len)
    if not (long.startswith(short) or long.endswith(short)) or of_others(one.name, other.name):
        return False
    whole = any(_WHOLE.search(figure.before) or _TOGETHER.search(figure.after) for figure in (one, other))
    of_all = whole and one.where == other.where and len(short) >= _NAME - 1
    # Of numbers below ten all are next to each other: 2家获批, 总数达8家.
    return of_all or (slip and len(short) >= _NAME and len(one.number) > 1)


def _alike(one: str, other: str) -> int:
    """How many signs two runs of words begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _is_slip(one: str, other: str) -> bool:
    """Whether two numbers have the same digits, or all but one; or are next to each other."""
    if len(one) != len(other):
        return False
    return sorted(one) == sorted(other) or sum(a != b for a, b in zip(one, other, strict=True)) == 1
