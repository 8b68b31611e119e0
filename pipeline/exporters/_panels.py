"""One indicator as a panel: a row for each place, or lines over the years."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from statistics import median
from typing import Final

from pipeline.exporters._amounts import spread
from pipeline.exporters._axes import Axis, fitted, ticks
from pipeline.exporters._courses import PLACES, Point, Series
from pipeline.exporters._labels import MEASURES, STATUSES
from pipeline.exporters._picture import FAINT, INK, RULE, Disc, Line, Shape, Words, shortened, width
from pipeline.schema import Status

COLOURS: Final[dict[Status, str]] = {"achieved": "#0072b2", "target": "#c46a00"}
# Okabe and Ito (2008), without yellow, which is no colour for a thin line; then two that are not among theirs.
_PLACES: Final = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#555555", "#7b3294")
ROW: Final = 23.0
_TOP, _BOTTOM = 44.0, 48.0
# From so many years a place, on the average, there is a course to see.
_COURSE: Final = 3
_SMALL: Final = 12.0
_APART: Final = 14.0


def height(series: Series) -> float:
    """How high a panel wants to be, in pixels."""
    return 290.0 if is_course(series) else _TOP + _BOTTOM + ROW * max(5, len(_shown(series)))


def is_course(series: Series) -> bool:
    """Whether there are years enough for lines; else places stand below each other."""
    places = _shown(series)
    cells = {point.cell[:3] for point in series.points if point.place in places}
    return len(places) == 1 or len(cells) >= _COURSE * len(places)


def panel(series: Series, left: float, top: float, wide: float, high: float) -> Iterator[Shape]:
    """The shapes of one panel within a rectangle."""
    yield Words(left + 8, top + 18, _title(series), 17)
    shown = _shown(series)
    points = [point for point in series.points if point.place in shown]
    draw = _course if is_course(series) else _rows
    yield from draw(series, points, left, top, wide, high)
    yield Words(left + wide - 20, top + high - 10, _sources(series, len(shown)), _SMALL, FAINT, "end")


def _shown(series: Series) -> list[str]:
    return series.places[:PLACES]


def _title(series: Series) -> str:
    kinds = [MEASURES[series.measure]] if series.measure in ("growth", "change") else []
    kinds += [series.kind] if series.kind else []
    return shortened(series.name, 22) + (f"（{''.join(reversed(kinds))}）" if kinds else "")


def _sources(series: Series, shown: int) -> str:
    said = f"{len({point.document for point in series.points})}份文本{len(series.points)}处"
    left_out = len(series.places) - shown
    return f"{said}，另有{left_out}地未画" if left_out else said


def _course(
    series: Series, points: Sequence[Point], left: float, top: float, wide: float, high: float
) -> Iterator[Shape]:
    # In one order: where panels are of the same places, each has its colour in all of them.
    places = sorted(_shown(series))
    years = [float(year) for point in points for year in (point.first, point.last)]
    names = max((width(_name(place), _SMALL) for place in places), default=0.0) + 10 if len(places) > 1 else 0.0
    upright = fitted(_values(points), top + high - _BOTTOM, top + _TOP)
    along = Axis(min(years) - 0.5, max(years) + 0.5, left + 96, left + wide - 20 - names)
    yield from _levels(upright, along, series.unit)
    yield Line(along.start, upright.start, along.end, upright.start, "#999999")
    for year in (year for year in ticks(along, 6) if year == round(year)):
        yield Line(along.at(year), upright.start, along.at(year), upright.start + 4, "#999999")
        yield Words(along.at(year), upright.start + 16, f"{year:.0f}", _SMALL, FAINT, "middle")
    ends: list[tuple[float, str, str]] = []
    for place, colour in zip(places, _PLACES, strict=False):
        own = [point for point in points if point.place == place]
        yield from _joined(own, upright, along, colour if len(places) > 1 else "#888888")
        for point in own:
            yield from _stretch(point, upright, along, colour if len(places) > 1 else COLOURS[point.status])
        ends.append((_middle(own[-1], upright), _name(place), colour))
    if len(places) > 1:
        yield from _named(ends, along.end + 6, (top + _TOP, upright.start))


def _levels(upright: Axis, along: Axis, unit: str) -> Iterator[Shape]:
    for number in ticks(upright):
        yield Line(along.start, upright.at(number), along.end, upright.at(number), RULE, 1.0, 0.8)
        yield Words(along.start - 8, upright.at(number), _told(number, number, unit), _SMALL, FAINT, "end")


def _joined(points: Sequence[Point], upright: Axis, along: Axis, colour: str) -> Iterator[Line]:
    """From year to year; of a year that is told of twice, by what was achieved, and by what is least out of line."""
    usual = median(point.low for point in points)
    ordered = sorted(points, key=lambda point: (point.status, abs(point.low - usual)), reverse=True)
    single = {point.first: point for point in ordered if point.first == point.last}
    for a, b in pairwise(single[year] for year in sorted(single)):
        yield Line(along.at(a.first), _middle(a, upright), along.at(b.first), _middle(b, upright), colour, 0.45)


def _stretch(point: Point, upright: Axis, along: Axis, colour: str) -> Iterator[Shape]:
    y, middle = _middle(point, upright), along.at((point.first + point.last) / 2)
    if point.first < point.last:
        yield Line(along.at(point.first), y, along.at(point.last), y, colour, 0.6, 2.0)
    if point.low < point.high:
        yield Line(middle, upright.at(point.low), middle, upright.at(point.high), colour, 0.6, 2.0)
    yield mark(middle, y, point.status, colour)


def _named(ends: list[tuple[float, str, str]], x: float, within: tuple[float, float]) -> Iterator[Words]:
    """Names beside the ends of their lines, pushed apart where they would touch."""
    ends.sort()
    heights: list[float] = []
    for y, _, _ in ends:
        heights.append(max(y, heights[-1] + _APART if heights else within[0]))
    last = within[1]
    for number in reversed(range(len(heights))):
        last = heights[number] = min(heights[number], last)
        last -= _APART
    for (_, name, colour), y in zip(ends, heights, strict=True):
        yield Words(x, y, name, _SMALL, colour)


def _rows(
    series: Series, points: Sequence[Point], left: float, top: float, wide: float, high: float
) -> Iterator[Shape]:
    places = sorted(_shown(series), key=lambda place: (-_latest(points, place).high, place))
    said = {place: _saying([point for point in points if point.place == place], series.unit) for place in places}
    names = max(width(_name(place), 13) for place in places)
    figures = max(width(saying, _SMALL) for saying in said.values())
    bottom = top + high - _BOTTOM
    along = fitted(_values(points), left + 8 + names + 14, left + wide - 34 - figures)
    for number, told in _apart(along, series.unit):
        yield Line(along.at(number), top + _TOP - 8, along.at(number), bottom, RULE, 1.0, 0.8)
        yield Words(along.at(number), bottom + 14, told, 11, FAINT, "middle")
    step = (bottom - top - _TOP) / len(places)
    for number, place in enumerate(places):
        y = top + _TOP + step * (number + 0.5) - 4
        yield Words(left + 8 + names, y, _name(place), 13, INK, "end")
        yield Words(left + wide - 20, y, said[place], _SMALL, FAINT, "end")
        yield from _row([point for point in points if point.place == place], y, along, series.unit)


def _apart(along: Axis, unit: str) -> list[tuple[float, str]]:
    """As many figures as stand under an axis without touching each other."""
    told: list[tuple[float, str]] = []
    for most in (5, 4, 3, 2, 1):
        told = [(number, _told(number, number, unit)) for number in ticks(along, most)]
        wide = max((width(words, 11) for _, words in told), default=0.0) + _APART
        if all(along.at(b) - along.at(a) >= wide for (a, _), (b, _) in pairwise(told)):
            break
    return told


def _row(points: Sequence[Point], y: float, along: Axis, unit: str) -> Iterator[Shape]:
    middles = [_middle(point, along) for point in points]
    yield Line(min(middles), y, max(middles), y, "#aaaaaa", 0.8, 1.2)
    # What is achieved last: the ring shows around the disc, which it would hide.
    for point, x in sorted(zip(points, middles, strict=True), key=lambda each: each[0].status, reverse=True):
        if point.low < point.high:
            yield Line(along.at(point.low), y, along.at(point.high), y, COLOURS[point.status], 0.6, 2.0)
        told = f"{point.place} {point.years}年{STATUSES[point.status]} {_said(point, unit)}"
        yield mark(x, y, point.status, COLOURS[point.status], told)


def _saying(points: Sequence[Point], unit: str) -> str:
    """The last that is achieved and the first that is planned from then on: 2025年5.5%，2026年≥5%."""
    achieved = [point for point in points if point.status == "achieved"][-1:]
    planned = [point for point in points if point.status == "target"]
    ahead = [point for point in planned if not achieved or point.last >= achieved[0].last]
    return "，".join(f"{point.years}年{_said(point, unit)}" for point in (*achieved, *(ahead[:1] or planned[-1:])))


def _latest(points: Sequence[Point], place: str) -> Point:
    own = [point for point in points if point.place == place]
    return next((point for point in reversed(own) if point.status == "achieved"), own[0])


def mark(x: float, y: float, status: Status, colour: str, title: str = "") -> Disc:
    """A full disc for what is, a ring for what is to be."""
    if status == "achieved":
        return Disc(x, y, 4.0, colour, 0.85, title=title)
    return Disc(x, y, 5.2, "#ffffff", 0.7, colour, 1.8, title)


def _values(points: Sequence[Point]) -> list[float]:
    return [value for point in points for value in (point.low, point.high)]


def _middle(point: Point, axis: Axis) -> float:
    return (axis.at(point.low) + axis.at(point.high)) / 2


def _name(place: str) -> str:
    # A file's name is of letters, which take half the room.
    return shortened(place, 14 if place.isascii() else 8)


def _said(point: Point, unit: str) -> str:
    return point.bound + _told(point.low, point.high, unit)


def _told(low: float, high: float, unit: str) -> str:
    return spread(Decimal(f"{low:.10g}"), Decimal(f"{high:.10g}"), shortened(unit, 8))
