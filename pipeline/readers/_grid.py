"""Tables of a page: which are data, and what stands in which row and column."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from pipeline.readers import _furniture
from pipeline.readers._dom import Piece, pieces

_NUMBER = re.compile(r"\s*[-+≥≤<>≈约〔\[（(]*\s*[\d.,]+\s*(?:%|％|左右|以上|以下|以内)?\s*[〕\]）)]*\s*")
# One cell with most of a page's text is the page.
_MOST, _LONG = 0.7, 400
# What a page may claim for one cell; browsers stop at 1,000.
WIDEST = 100


class Cell(NamedTuple):
    """What a cell shows, over how many columns and rows, and whether it is marked as the name of one."""

    text: str
    wide: int = 1
    high: int = 1
    heads: bool = False


def tables(root: LexborNode) -> dict[int, list[Piece]]:
    """The rows of every table that is data, by the `mem_id` of its element; tables that only lay out are left."""
    found: dict[int, list[Piece]] = {}
    for table in root.css("table"):
        # A selector on an element finds the element itself too.
        if len(table.css("table")) > 1 or table.attributes.get("role") in ("presentation", "none"):
            continue
        grid = [row for row in map(_cells, table.css("tr")) if row]
        if is_data(grid):
            found[table.mem_id] = told(grid, len(found) + 1)
    return found


def told(grid: Sequence[Sequence[Cell]], number: int) -> list[Piece]:
    """The rows of the table of that number in its document that show something; of a record, as furniture."""
    record = _is_record(grid)
    return [row._replace(table=0 if record else number, furniture=record) for row in rows(grid)]


def _cells(row: LexborNode) -> list[Cell]:
    return [
        Cell(
            "\n".join(piece.text for piece in pieces(cell, {})).strip(),
            _span(cell, "colspan"),
            _span(cell, "rowspan"),
            cell.tag == "th" or (row.parent is not None and row.parent.tag == "thead"),
        )
        for cell in row.iter()
        if cell.tag in ("td", "th")
    ]


def _span(cell: LexborNode, name: str) -> int:
    value = (cell.attributes.get(name) or "1").strip()
    return min(max(int(value), 1), WIDEST) if value.isascii() and value.isdigit() else 1


def is_data(grid: Sequence[Sequence[Cell]]) -> bool:
    """Whether a table is one, and not a layout: two rows and columns at least, and no cell that is the page itself."""
    if len(grid) < 2 or max(sum(cell.wide for cell in row) for row in grid) < 2:
        return False
    lengths = [len(cell.text) for row in grid for cell in row]
    return sum(map(bool, lengths)) > 1 and (max(lengths) < _LONG or max(lengths) < _MOST * sum(lengths))


def _is_record(grid: Sequence[Sequence[Cell]]) -> bool:
    """发文机关：| 某市人民政府: a table in which every other cell is the name of a field."""
    told = [cell.text for row in grid for cell in row if cell.text]
    fields = sum(bool(_furniture.FIELD.fullmatch(text)) for text in told)
    return fields > 0.3 * len(told)


def _heads(grid: Sequence[Sequence[Cell]]) -> int:
    """How many rows name the columns: those marked so, else the first, and those its cells reach down to."""
    marked = 0
    while marked < len(grid) and all(cell.heads for cell in grid[marked]):
        marked += 1
    first = grid[0]
    if marked or len(first) < 2 or any(_NUMBER.fullmatch(cell.text) for cell in first):
        return marked
    return max(cell.high for cell in first) if any(cell.wide > 1 for cell in first) else 1


def rows(grid: Sequence[Sequence[Cell]], heads: int | None = None) -> list[Piece]:
    """The rows of a table that show something, each cell where it begins; `heads` of them name the columns."""
    return list(_rows(grid, _heads(grid) if heads is None else heads))


def _rows(grid: Sequence[Sequence[Cell]], heads: int) -> Iterator[Piece]:
    """The rows that show something; a cell that reaches over rows or columns stands in each of them."""
    reaching: dict[int, tuple[int, int, int, int]] = {}
    shown = 0
    for number, row in enumerate(grid):
        text = "\t".join(cell.text for cell in row if cell.text)
        places = list(_placed(row, reaching, shown))
        if text:
            cells = tuple((shown - at, start, end) for at, start, end in places)
            yield Piece(text, cells=cells, header=number < heads)
            shown += 1


def _placed(
    row: Sequence[Cell], reaching: dict[int, tuple[int, int, int, int]], shown: int
) -> Iterator[tuple[int, int, int]]:
    """Column by column: the row in which the cell stands, its start and end there. Updates what reaches down."""
    column = end = 0
    begun = False
    todo = list(row)
    while todo or column in reaching:
        if column in reaching:
            left, line, first, last = reaching.pop(column)
            if left > 1:
                reaching[column] = (left - 1, line, first, last)
            yield line, first, last
            column += 1
            continue
        cell = todo.pop(0)
        # An empty cell stands where the one before it ends; a tab parts those that are not.
        start = end + 1 if cell.text and begun else end
        end = start + len(cell.text)
        begun = begun or bool(cell.text)
        for _ in range(cell.wide):
            if cell.high > 1:
                reaching[column] = (cell.high - 1, shown, start, end)
            yield shown, start, end
            column += 1
