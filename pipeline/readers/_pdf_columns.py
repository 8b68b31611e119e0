"""Rows of a page → lines in the order of reading: two columns one after the other, where the page is set so."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from pipeline.readers._pdf_glyphs import Glyph
from pipeline.readers._pdf_rows import Lost, Row, spelt

# A column of prose: at least so many lines on either side of the gutter, so many signs wide.
_FEWEST, _NARROWEST = 4, 8
_GUTTER = 0.9
_DEEPEST = 3
_MOST_ROWS, _MOST_BANDS = 400, 30


class Printed(NamedTuple):
    """A line of a page: its characters, those that are lost, its place, and the edges of the column it stands in.

    `table`: the ruled table that stands in its place, or -1. `role`: `page`, `note` or nothing.
    """

    text: str
    lost: Lost
    x0: float
    x1: float
    y: float
    size: float
    left: float = 0.0
    right: float = 0.0
    column: int = 0
    table: int = -1
    role: str = ""


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
    bands = Counter(round((a[-1].x1 + b[0].x0) / 2) for row in rows for a, b in pairwise(row.stretches))
    best: tuple[int, int, float] | None = None
    for gutter in sorted(bands, key=lambda each: (-bands[each], each))[:_MOST_BANDS]:
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
        text, lost = spelt(row.stretches)
        x0, x1 = row.stretches[0][0].x0, row.stretches[-1][-1].x1
        lines.append(Printed(text, lost, x0, x1, row.y, row.size, column=column, table=row.table))
    if column:
        left, right = edges(lines)
        lines = [line._replace(left=left, right=right) for line in lines]
    return lines


def edges(lines: Sequence[Printed]) -> tuple[float, float]:
    """Where the lines of a column begin, but for those that are set in or stick out, and where most full ones end."""
    plain = [line for line in lines if line.table < 0 and not line.role]
    if not plain:
        return 0.0, 0.0
    size = median(line.size for line in plain)
    left, right = min(line.x0 for line in plain), max(line.x1 for line in plain)
    # Where paragraphs are short most lines are set in: of the places that several share it is the outermost.
    starts = _shared([line.x0 - left for line in plain], size, max(2, len(plain) // 12))
    # Of the lines that come near to the edge most end at it; marks may hang over, long words stay away from it.
    ends = _shared([right - line.x1 for line in plain if line.x1 > left + 0.6 * (right - left)], size, len(plain))
    return left + starts, right - ends


def _shared(values: Sequence[float], size: float, enough: int) -> float:
    """The least value that `enough` others are near to, by a quarter of a sign; that which most are near to if none."""
    bins = Counter(round(4 * value / size) for value in values)
    if not bins:
        return 0.0
    near = {each: bins[each - 1] + bins[each] + bins[each + 1] for each in sorted(bins)}
    best = next((each for each in near if near[each] >= enough), min(near, key=lambda each: (-near[each], each)))
    return min(value for value in values if abs(round(4 * value / size) - best) <= 1)
