"""Where names go on a map: beside their place, the important ones first, none upon another."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from pipeline.exporters._picture import INK, Side, Words, width

_GAP: Final = 3.0
_HIGH: Final = 1.25
# A name may lie on so much of other discs, in parts of its own area, before it is left out; the first ones on more.
_COVERED, _COVERED_BY_FIRST, _FIRST = 0.1, 0.3, 40


class Frame(NamedTuple):
    """A rectangle of the sheet."""

    left: float
    top: float
    right: float
    bottom: float


class Spot(NamedTuple):
    """A disc with the name that it would like to have; a `needed` name is written wherever it lies."""

    x: float
    y: float
    r: float
    text: str = ""
    size: float = 12.0
    colour: str = INK
    needed: bool = False


class Name(NamedTuple):
    """A name in its place, and the room it takes."""

    words: Words
    room: Frame


def named(spots: Sequence[Spot], sheet: Frame) -> Iterator[Name]:
    """The names that have room, in the order of the spots, which is that of their importance."""
    taken: list[Frame] = []
    discs = [Frame(spot.x - spot.r, spot.y - spot.r, spot.x + spot.r, spot.y + spot.r) for spot in spots]
    for number, spot in enumerate(spots):
        if not spot.text:
            continue
        others = [*discs[:number], *discs[number + 1 :]]
        costs = [(_cost(name.room, taken, others, sheet), place, name) for place, name in enumerate(_around(spot))]
        cost, _, name = min(costs, key=lambda each: each[:2])
        if spot.needed or cost <= (_COVERED_BY_FIRST if number < _FIRST else _COVERED):
            taken.append(name.room)
            yield name


def _around(spot: Spot) -> Iterator[Name]:
    """Right, left, below, above, and the corners."""
    wide, high = width(spot.text, spot.size), _HIGH * spot.size
    aside, away = spot.r + _GAP, spot.r + high / 2 + 1
    yield _name(spot, spot.x + aside, spot.y, "start", wide, high)
    yield _name(spot, spot.x - aside, spot.y, "end", wide, high)
    yield _name(spot, spot.x, spot.y + away, "middle", wide, high)
    yield _name(spot, spot.x, spot.y - away, "middle", wide, high)
    corners: tuple[tuple[float, Side], ...] = ((spot.x + aside / 2, "start"), (spot.x - aside / 2, "end"))
    for x, at in corners:
        yield _name(spot, x, spot.y + away, at, wide, high)
        yield _name(spot, x, spot.y - away, at, wide, high)


def _name(spot: Spot, x: float, y: float, at: Side, wide: float, high: float) -> Name:
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[at]
    words = Words(x, y, spot.text, spot.size, spot.colour, at)
    return Name(words, Frame(left, y - high / 2, left + wide, y + high / 2))


def _cost(room: Frame, names: Iterable[Frame], discs: Iterable[Frame], sheet: Frame) -> float:
    """What is covered, in parts of the room; a part off the sheet counts a hundred times.

    What two names share counts ten times, in parts of the smaller one: a long name must not hide a short one.
    """
    area = _area(room)
    hidden = sum(_shared(room, name) / min(area, _area(name)) for name in names)
    covered = sum(_shared(room, disc) for disc in discs)
    return (covered + 100 * (area - _shared(room, sheet))) / area + 10 * hidden


def _area(room: Frame) -> float:
    return (room.right - room.left) * (room.bottom - room.top) or 1.0


def _shared(a: Frame, b: Frame) -> float:
    wide = min(a.right, b.right) - max(a.left, b.left)
    high = min(a.bottom, b.bottom) - max(a.top, b.top)
    return wide * high if wide > 0 and high > 0 else 0.0
