"""Indicators over time: what was achieved and what is planned, a panel for each of those told most often."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from math import ceil
from typing import Final, NamedTuple

from pipeline.exporters._amounts import spread
from pipeline.exporters._axes import Axis, fitted, ticks
from pipeline.exporters._labels import MEASURES, STATUSES
from pipeline.exporters._picture import FAINT, RULE, Disc, Line, Picture, Shape, Words, shortened
from pipeline.schema import Indicator, Status

MOST: Final = 12
COLOURS: Final[dict[Status, str]] = {"achieved": "#0072b2", "target": "#c46a00"}
_WIDE, _HEAD, _FOOT, _MARGIN = 1600, 96, 56, 40
# By how many panels there are.
_COLUMNS: Final = ((1, 1), (4, 2), (9, 3), (MOST, 4))
_HIGH: Final = {1: 560, 2: 400, 3: 320, 4: 290}
_YEARS: Final = re.compile("([12][0-9]{3})(?:-([12][0-9]{3}))?")
# 企业, 项目, 资金: a word so short counts whatever the sentence is about.
_SHORTEST_NAME: Final = 3

_HOW_TO_READ: Final = (
    "一点为一处表述，同一文本的相连；横线为跨年的时期，竖线为取值范围；"
    "“以上”“不超过”一类画在界上。数值相差五十倍以上的用对数刻度"
)


class Point(NamedTuple):
    """One statement: its years, its value as an interval, and where it stands; points sort by time."""

    first: int
    last: int
    low: float
    high: float
    status: Status
    document: str


class Series(NamedTuple):
    """What is said of one indicator in one unit."""

    name: str
    unit: str
    measure: str
    points: tuple[Point, ...]


def picture(indicators: Iterable[Indicator]) -> Picture:
    """Small multiples; statements without a year or a value, and ranks, are left out."""
    chosen = often_dated(indicators)
    columns = next(columns for most, columns in _COLUMNS if len(chosen) <= most)
    high = _HIGH[columns]
    bottom = _HEAD + high * max(1, ceil(len(chosen) / columns))
    shapes: list[Shape] = [*_heading(len(chosen)), *_footing(bottom)]
    across = (_WIDE - 2 * _MARGIN) / columns
    for number, series in enumerate(chosen):
        shapes.extend(
            _panel(series, _MARGIN + number % columns * across, _HEAD + number // columns * high, across, high)
        )
    if not chosen:
        shapes.append(Words(_WIDE / 2, _HEAD + high / 2, "没有两个以上年份的指标", 22, FAINT, "middle"))
    return Picture(_WIDE, bottom + _FOOT, "指标随时间", tuple(shapes))


def often_dated(indicators: Iterable[Indicator], most: int = MOST) -> list[Series]:
    """The indicators with the most years told of, at least two; what is said twice in one document counts once."""
    found: dict[tuple[str, str, str], set[Point]] = {}
    for indicator in indicators:
        point = _point(indicator)
        name = indicator.entity.partition(":")[2] or indicator.indicator
        if point and len(name) >= _SHORTEST_NAME:
            found.setdefault((name, indicator.unit, indicator.measure), set()).add(point)
    series = [Series(*key, tuple(sorted(points))) for key, points in found.items()]
    dated = [each for each in series if len({p.first for p in each.points if p.first == p.last}) > 1]
    return sorted(dated, key=lambda each: (-_told(each), -len(each.points), each[:3]))[:most]


def _told(series: Series) -> int:
    """How many years, counted twice where they are both planned and reported."""
    return len({(point.first, point.last, point.status) for point in series.points})


def _point(indicator: Indicator) -> Point | None:
    years = _YEARS.fullmatch(indicator.period or "")
    sides = [float(side) for side in (indicator.low, indicator.high) if side is not None]
    if not years or not sides or indicator.lost or indicator.measure == "rank":
        return None
    first = int(years[1])
    return Point(first, int(years[2] or first), min(sides), max(sides), indicator.status, indicator.document)


def _heading(panels: int) -> Iterator[Shape]:
    yield Words(_MARGIN, 44, f"指标随时间：年份说得最多的{panels}项" if panels else "指标随时间", 24)
    at = _WIDE - _MARGIN - 210.0
    for status in COLOURS:
        yield _mark(at, 44, status)
        yield Words(at + 16, 44, STATUSES[status], 17)
        at += 110


def _footing(bottom: float) -> Iterator[Shape]:
    yield Words(_MARGIN, bottom + 22, _HOW_TO_READ, 14, FAINT)


def _mark(x: float, y: float, status: Status) -> Disc:
    """A full disc for what is, a ring for what is to be."""
    colour = COLOURS[status]
    if status == "achieved":
        return Disc(x, y, 4.5, colour, 0.75)
    return Disc(x, y, 4.2, "#ffffff", 0.6, colour, 1.8)


def _panel(series: Series, left: float, top: float, wide: float, high: float) -> Iterator[Shape]:
    kind = f"（{MEASURES[series.measure]}）" if series.measure in ("growth", "change") else ""
    yield Words(left + 8, top + 18, shortened(series.name, 18) + kind, 17)
    values = [value for point in series.points for value in (point.low, point.high)]
    years = [float(year) for point in series.points for year in (point.first, point.last)]
    upright = fitted(values, top + high - 44, top + 42)
    along = Axis(min(years) - 0.5, max(years) + 0.5, left + 96, left + wide - 20)
    yield from _grid(upright, along, series.unit)
    yield from _joined(series.points, upright, along)
    for point in series.points:
        yield from _drawn(point, upright, along)


def _grid(upright: Axis, along: Axis, unit: str) -> Iterator[Shape]:
    for number in ticks(upright):
        value = Decimal(f"{number:g}")
        yield Line(along.start, upright.at(number), along.end, upright.at(number), RULE, 1.0, 0.8)
        yield Words(along.start - 8, upright.at(number), spread(value, value, unit), 12, FAINT, "end")
    yield Line(along.start, upright.start, along.end, upright.start, "#999999")
    for year in sorted({round(year) for year in ticks(along, 6)}):
        yield Line(along.at(year), upright.start, along.at(year), upright.start + 4, "#999999")
        yield Words(along.at(year), upright.start + 16, str(year), 12, FAINT, "middle")


def _joined(points: Sequence[Point], upright: Axis, along: Axis) -> Iterator[Line]:
    lines: dict[str, list[Point]] = {}
    for point in points:
        if point.first == point.last:
            lines.setdefault(point.document, []).append(point)
    for stretch in lines.values():
        for a, b in pairwise(stretch):
            if a.first < b.first:
                yield Line(along.at(a.first), _y(a, upright), along.at(b.first), _y(b, upright), "#888888", 0.35)


def _drawn(point: Point, upright: Axis, along: Axis) -> Iterator[Shape]:
    colour = COLOURS[point.status]
    y, middle = _y(point, upright), along.at((point.first + point.last) / 2)
    if point.first < point.last:
        yield Line(along.at(point.first), y, along.at(point.last), y, colour, 0.6, 2.0)
    if point.low < point.high:
        yield Line(middle, upright.at(point.low), middle, upright.at(point.high), colour, 0.6, 2.0)
    yield _mark(middle, y, point.status)


def _y(point: Point, upright: Axis) -> float:
    return (upright.at(point.low) + upright.at(point.high)) / 2
