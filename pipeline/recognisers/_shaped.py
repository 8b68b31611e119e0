"""What patterns alone tell of names: all of them looked for in one pass over each line."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from pipeline.patterns import Table
from pipeline.recognisers import (
    _agencies,
    _aims,
    _called_firms,
    _finished,
    _firms,
    _grown,
    _halls,
    _maxims,
    _of_area,
    _products,
    _roads,
    _shapes,
    _single,
    _subjects,
    _underway,
)
from pipeline.recognisers._line import Line, Read, Rows, Same, Span, cut, lines
from pipeline.schema import Find, Reading

# `carrier` is looked for again wherever it stands, `site` is one only where it stands.
_FAMILIES: Mapping[str, Rows] = {
    "carrier": _shapes.ROWS,
    "site": (*_aims.ROWS, *_halls.ROWS, *_roads.ROWS, *_single.ROWS, *_finished.ROWS, *_underway.ROWS, *_subjects.ROWS),
    "organisation": (*_agencies.ROWS, *_firms.ROWS, *_called_firms.ROWS, *_of_area.ROWS),
    "slogan": _maxims.ROWS,
    "industry": (*_products.ROWS, *_grown.ROWS),
}
_TABLE: Table[tuple[str, Read]] = Table(
    *(((family, read), source) for family, rows in _FAMILIES.items() for read, source in rows)
)


def shaped(reading: Reading, family: str) -> Iterator[tuple[int, Line, tuple[Find, ...], Sequence[Span]]]:
    """Every line as `lines` tells it, with the names of a family that patterns tell in it."""
    for (index, line, found), names in zip(lines(reading), _shaped(Same(reading)), strict=True):
        yield index, line, found, names.get(family, ())


@lru_cache(maxsize=1)
def _shaped(same: Same) -> tuple[Mapping[str, list[Span]], ...]:
    return tuple(map(_names, cut(same)))


def _names(line: Line) -> dict[str, list[Span]]:
    names: dict[str, list[Span]] = {}
    for (family, read), match in _TABLE.over(line.text):
        names.setdefault(family, []).extend(read(line, match))
    return names
