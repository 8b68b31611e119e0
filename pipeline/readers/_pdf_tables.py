"""Lines and signs → tables: the lines that cross make a grid, cells are what no line parts, signs lie in cells."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.readers._pdf_drawn import Box
from pipeline.readers._pdf_glyphs import Glyph
from pipeline.readers._pdf_rows import Lost, rows, spelt

# Lines of one wall are drawn so near to each other, and cross or fall short by so much.
_NEAR = 3.0
_MOST_LINES = 600
_MOST_CELLS = 20_000
# A wall stands where a line runs along at least this much of a side.
_WALL = 0.6
_MOST_HELD, _LONGEST = 0.7, 400


class Cell(NamedTuple):
    """What stands in a cell, and how many columns and rows of the grid it takes."""

    text: str
    lost: Lost
    wide: int
    high: int


class Table(NamedTuple):
    """The cells of each row, each where it begins; `xs` are the upright lines, to know the table on the next page."""

    box: Box
    xs: list[float]
    grid: list[list[Cell]]
    glyphs: frozenset[int]


def tables(across: Sequence[Box], down: Sequence[Box], glyphs: Sequence[Glyph]) -> list[Table]:
    """The ruled tables of a page from top to bottom; `glyphs` in a table are named by their index."""
    level = _merged(across, flat=True)
    upright = _merged(down, flat=False)
    if not 1 < len(level) <= _MOST_LINES or not len(upright) <= _MOST_LINES:
        return []
    found = []
    taken: set[int] = set()
    for lines, posts in sorted(_joined(level, upright), key=lambda each: min(line[1] for line in each[0])):
        table = _table(lines, posts, glyphs, taken)
        if table:
            taken |= table.glyphs
            found.append(table)
    return found


def _merged(lines: Sequence[Box], *, flat: bool) -> list[Box]:
    """Lines that lie on one another or go on from one another as one; of two numbers each: place, start, end."""
    a, b = (0, 1) if flat else (1, 0)
    found: list[list[float]] = []
    for line in sorted(lines, key=lambda each: (round((each[b] + each[b + 2]) / 2 / _NEAR), each[a]))[
        : 4 * _MOST_LINES
    ]:
        middle = (line[b] + line[b + 2]) / 2
        last = found[-1] if found else None
        if last and abs(last[0] - middle) < _NEAR and line[a] <= last[2] + _NEAR:
            last[2] = max(last[2], line[a + 2])
        else:
            found.append([middle, line[a], line[a + 2]])
    return [(start, at, end, at) if flat else (at, start, at, end) for at, start, end in found]


def _joined(level: Sequence[Box], upright: Sequence[Box]) -> Iterator[tuple[list[Box], list[Box]]]:
    """Groups of lines that cross or touch."""
    parent = list(range(len(level) + len(upright)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, (x0, y, x1, _) in enumerate(level):
        for j, (x, y0, _, y1) in enumerate(upright):
            if x0 - _NEAR <= x <= x1 + _NEAR and y0 - _NEAR <= y <= y1 + _NEAR:
                parent[root(i)] = root(len(level) + j)
    groups: dict[int, tuple[list[Box], list[Box]]] = defaultdict(lambda: ([], []))
    for i, line in enumerate((*level, *upright)):
        groups[root(i)][i >= len(level)].append(line)
    yield from (group for group in groups.values() if len(group[0]) > 1 and group[1])


def _table(level: list[Box], upright: list[Box], glyphs: Sequence[Glyph], taken: set[int]) -> Table | None:
    # Where the outer lines at the sides are missing, the level ones tell how far the table reaches.
    sides = [min(line[0] for line in level), max(line[2] for line in level)]
    xs = _places([*(line[0] for line in upright), *sides])
    ys = _places([line[1] for line in level])
    across, high = len(xs) - 1, len(ys) - 1
    if across < 2 or high < 2 or across * high > _MOST_CELLS:
        return None
    owner = _owners(xs, ys, level, upright)
    held: dict[int, list[Glyph]] = defaultdict(list)
    inside = []
    for i, glyph in enumerate(glyphs):
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.y - glyph.size / 3
        if xs[0] - 1 <= x <= xs[-1] + 1 and ys[0] - 1 <= y <= ys[-1] + 1 and i not in taken and not glyph.turned:
            column = min(max(bisect_right(xs, x) - 1, 0), across - 1)
            row = min(max(bisect_right(ys, y) - 1, 0), high - 1)
            held[owner[row * across + column]].append(glyph)
            inside.append(i)
    lengths = [len(each) for each in held.values()]
    if len(lengths) < 2 or (max(lengths) > _LONGEST and max(lengths) > _MOST_HELD * sum(lengths)):
        return None
    return Table((xs[0], ys[0], xs[-1], ys[-1]), xs, _grid(owner, held, xs, high), frozenset(inside))


def _places(values: Sequence[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _owners(xs: list[float], ys: list[float], level: Sequence[Box], upright: Sequence[Box]) -> list[int]:
    """For every square of the grid, the first square of the cell that it belongs to."""
    across, high = len(xs) - 1, len(ys) - 1
    owner = list(range(across * high))
    posts = [[(p[1], p[3]) for p in upright if abs(p[0] - x) <= _NEAR] for x in xs]
    beams = [[(p[0], p[2]) for p in level if abs(p[1] - y) <= _NEAR] for y in ys]
    for row, (top, foot) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            at = row * across + column
            if column and not _walled(posts[column], top, foot):
                owner[at] = owner[at - 1]
            elif row and not _walled(beams[row], left, right):
                owner[at] = owner[at - across]
    return owner


def _walled(lines: Sequence[tuple[float, float]], start: float, end: float) -> bool:
    covered = sum(max(0.0, min(b, end) - max(a, start)) for a, b in lines)
    return covered >= _WALL * (end - start)


def _grid(owner: list[int], held: dict[int, list[Glyph]], xs: list[float], high: int) -> list[list[Cell]]:
    across = len(xs) - 1
    squares: dict[int, list[int]] = defaultdict(list)
    for at, first in enumerate(owner):
        squares[first].append(at)
    grid: list[list[Cell]] = [[] for _ in range(high)]
    for first, own in sorted(squares.items()):
        row, column = divmod(first, across)
        wide = max(at % across for at in own) - column + 1
        tall = max(at // across for at in own) - row + 1
        text, lost = _spelt(held.get(first, []), xs[column + wide] - xs[column])
        grid[row].append(Cell(text, lost, wide, tall))
    return grid


def _spelt(glyphs: list[Glyph], wide: float) -> tuple[str, Lost]:
    """The lines of a cell; those that fill it go on in the next one, those that are short end there."""
    text, lost = "", list[tuple[int, Glyph]]()
    reach = 0.0
    for row in rows(glyphs):
        said, own = spelt(row.stretches)
        if text:
            first = row.stretches[0][0]
            needed = 1.0 if not said[0].isascii() else 0.6 * len(said.split()[0])
            # Beside the text of a cell there is a margin, of half a sign and more.
            full = reach + (needed + 1.0) * first.size > wide or text.count("（") > text.count("）")
            letters = text[-1].isascii() and text[-1].isalpha() and said[0].isascii() and said[0].isalpha()
            text += (" " if letters else "") if full else "\n"
        lost.extend((len(text) + at, glyph) for at, glyph in own)
        text += said
        reach = row.stretches[-1][-1].x1 - row.stretches[0][0].x0
    return text, tuple(lost)
