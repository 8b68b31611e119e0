"""Rows of a page → lines in the order of reading: two columns one after the other, where the page is set so."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from pipeline.readers._pdf_glyphs import Glyph
from pipeline.readers._pdf_rows import Row, spelt

# A column of prose: at least so many lines on either side of the gutter, so many signs wide.
_FEWEST, _NARROWEST = 4, 8
_GUTTER = 0.9
_DEEPEST = 3
_MOST_ROWS = 400


class Printed(NamedTuple):
    """A line of a page: its characters with their signs, its place, and the edges of the column it stands in.

    `table`: the ruled table that stands in its place, or -1. `role`: `page`, `note` or nothing. `fields`: how many
    stretches it has.
    """

    text: str
    signs: list[Glyph | None]
    x0: float
    x1: float
    y: float
    size: float
    left: float = 0.0
    right: float = 0.0
    column: int = 0
    table: int = -1
    role: str = ""
    fields: int = 1


def ordered(rows: Sequence[Row]) -> list[Printed]:
    """The lines of a page in the order of reading; columns are counted from 1, 0 is the whole width."""
    lines: list[Printed] = []
    for number, region in enumerate(_regions(list(rows), 0) if len(rows) <= _MOST_ROWS else [(0, list(rows))]):
        depth, held = region
        lines.extend(_lines(held, number + 1 if depth else 0))
    return lines


def _regions(rows: list[Row], depth: int) -> Iterator[tuple[int, list[Row]]]:
    found = _columns(rows) if depth < _DEEPEST else None
    if not found:
        yield depth, rows
        return
    first, last, gutter = found
    if first:
        yield from _regions(rows[:first], depth)
    yield depth + 1, [kept for row in rows[first:last] if (kept := _side(row, gutter, right=False))]
    yield from _regions([kept for row in rows[first:last] if (kept := _side(row, gutter, right=True))], depth + 1)
    if last < len(rows):
        yield from _regions(rows[last:], depth)


def _side(row: Row, gutter: float, *, right: bool) -> Row | None:
    kept = [stretch for stretch in row.stretches if (stretch[0].x0 >= gutter) is right]
    return row._replace(stretches=kept) if kept else None


def _columns(rows: Sequence[Row]) -> tuple[int, int, float] | None:
    """The longest run of rows, half-open, that an empty band parts into two columns of prose; and the band's middle."""
    bands = sorted(
        (a[-1].x1, b[0].x0) for row in rows for a, b in pairwise(row.stretches) if b[0].x0 - a[-1].x1 > 0.5 * row.size
    )
    best: tuple[int, int, float] | None = None
    for gutter in sorted({round((a + b) / 2) for a, b in bands}):
        for first, last in _runs(rows, gutter):
            if (not best or last - first > best[1] - best[0]) and _is_prose(rows[first:last], gutter):
                best = first, last, float(gutter)
    return best


def _runs(rows: Sequence[Row], gutter: float) -> Iterator[tuple[int, int]]:
    """The runs of rows that nothing crosses at `gutter`, or comes nearer to than half a sign."""
    start = 0
    for i, row in enumerate([*rows, None]):
        if row is None or row.table >= 0 or any(_crosses(stretch, gutter) for stretch in row.stretches):
            if i - start >= _FEWEST:
                yield start, i
            start = i + 1


def _crosses(stretch: Sequence[Glyph], gutter: float) -> bool:
    slack = _GUTTER / 2 * stretch[0].size
    return stretch[0].x0 < gutter + slack and stretch[-1].x1 > gutter - slack


def _is_prose(rows: Sequence[Row], gutter: float) -> bool:
    """Whether both sides are lines of text that mostly reach the band or begin at it, not fields of a table."""
    left = [row.stretches for row in rows if row.stretches[0][0].x0 < gutter]
    left = [[each for each in stretches if each[0].x0 < gutter] for stretches in left]
    right = [[each for each in row.stretches if each[0].x0 >= gutter] for row in rows]
    right = [stretches for stretches in right if stretches]
    if min(len(left), len(right)) < _FEWEST:
        return False
    return all(_is_column(side) for side in (left, right))


def _is_column(side: Sequence[Sequence[Sequence[Glyph]]]) -> bool:
    """Lines of one stretch, most about as wide as the widest, and wide enough to be prose."""
    whole = [stretches[-1][-1].x1 - stretches[0][0].x0 for stretches in side]
    size = median(stretches[0][0].size for stretches in side)
    wide = max(whole)
    single = sum(len(stretches) == 1 or len(stretches[0]) < 4 for stretches in side)
    full = sum(each > 0.75 * wide for each in whole)
    return wide > _NARROWEST * size and full >= 0.45 * len(side) and (single >= 0.7 * len(side) or wide > 25 * size)


def _lines(rows: Sequence[Row], column: int) -> list[Printed]:
    lines = []
    for row in rows:
        text, signs = spelt(row.stretches)
        x0, x1 = row.stretches[0][0].x0, row.stretches[-1][-1].x1
        lines.append(
            Printed(
                text, signs, x0, x1, row.y, row.size, column=column, table=row.table, fields=len(row.stretches)
            )
        )
    if column:
        left, right = edges(lines)
        lines = [line._replace(left=left, right=right) for line in lines]
    return lines


def edges(lines: Sequence[Printed]) -> tuple[float, float]:
    """Where most lines of a column begin, and where most full ones end."""
    plain = [line for line in lines if line.table < 0 and not line.role]
    if not plain:
        return 0.0, 0.0
    size = median(line.size for line in plain)
    left, right = min(line.x0 for line in plain), max(line.x1 for line in plain)
    starts = _common([line.x0 - left for line in plain], size)
    # Of the lines that come near to the edge most end at it; marks may hang over, long words stay away from it.
    ends = _common([right - line.x1 for line in plain if line.x1 > left + 0.6 * (right - left)], size)
    return left + starts, right - ends


def _common(values: Sequence[float], size: float) -> float:
    """The least of the most frequent value's neighbourhood, a quarter of a sign wide."""
    bins = Counter(round(4 * value / size) for value in values)
    if not bins:
        return 0.0
    best = min(bins, key=lambda each: (-(bins[each - 1] + bins[each] + bins[each + 1]), each))
    return min(value for value in values if abs(round(4 * value / size) - best) <= 1)
