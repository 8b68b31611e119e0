"""HTML inside of Markdown, as programs write it that turn pictures of pages into text: tables above all."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.readers import _lines
from pipeline.readers._lines import Line
from pipeline.schema import Block

_TAG = re.compile(r"<!--.*?(?:-->|\Z)|</?[A-Za-z][^<>]*>", re.DOTALL)
_TABLE = re.compile(r"<table\b[^<>]*>(.*?)(?:</table>|\Z)", re.DOTALL | re.IGNORECASE)
_ROW = re.compile(r"<tr\b[^<>]*>(.*?)(?=</tr>|<tr\b|\Z)", re.DOTALL | re.IGNORECASE)
_CELL = re.compile(r"<(t[dh])\b([^<>]*)>(.*?)(?=</t[dh]>|<t[dh]\b|\Z)", re.DOTALL | re.IGNORECASE)
_SPAN = re.compile(r"""\b(colspan|rowspan)\s*=\s*["']?([0-9]{1,2})\b""", re.IGNORECASE)

Place = tuple[int, int]


class _Cell(NamedTuple):
    place: Place
    wide: int
    high: int
    heads: bool


def lines(text: str, start: int, end: int, tables: int) -> Iterator[Line]:
    """What stands between the tags of a stretch, the rows of its tables, and the tags as marks.

    `tables` have been numbered before; a table is numbered whether it has rows or not.
    """
    at = start
    for table in _TABLE.finditer(text, start, end):
        tables += 1
        rows = [_cells(text, *match.span(1)) for match in _ROW.finditer(text, *table.span(1))]
        for row in _rows(text, [cells for cells in rows if cells], tables):
            yield from _loose(text, at, row.start)
            yield row
            at = row.start + len(row.text)
    yield from _loose(text, at, end)


def count(text: str, start: int, end: int) -> int:
    """How many tables begin in a stretch."""
    return sum(1 for _ in _TABLE.finditer(text, start, end))


def mark(text: str, start: int, end: int) -> Line:
    """A stretch that shows nothing."""
    return Line(start, text[start:end], apart=False, indented=False, furniture="mark")


def plain(text: str, start: int, end: int) -> Iterator[Line]:
    """The lines of a stretch, as those of a plain text."""
    apart = True
    for raw in text[start:end].split("\n"):
        found = _lines.line(start, raw, apart=apart)
        apart = found is None
        if found:
            yield found
        start += len(raw) + 1


def _loose(text: str, start: int, end: int) -> Iterator[Line]:
    for match in _TAG.finditer(text, start, end):
        yield from plain(text, start, match.start())
        yield mark(text, *match.span())
        start = match.end()
    yield from plain(text, start, end)


def _cells(text: str, start: int, end: int) -> list[_Cell]:
    found = []
    for match in _CELL.finditer(text, start, end):
        spans = {each[1].lower(): max(1, int(each[2])) for each in _SPAN.finditer(match[2])}
        place = _inside(text, *match.span(3))
        found.append(_Cell(place, spans.get("colspan", 1), spans.get("rowspan", 1), match[1].lower() == "th"))
    return found


def _inside(text: str, start: int, end: int) -> Place:
    """What a cell shows, from its first character to its last; nothing where it begins."""
    edges = [start, *(edge for tag in _TAG.finditer(text, start, end) for edge in tag.span()), end]
    shown = [
        (a + len(said) - len(said.lstrip()), a + len(said.rstrip()))
        for a, b in zip(edges[::2], edges[1::2], strict=True)
        if (said := text[a:b]).strip()
    ]
    return (shown[0][0], shown[-1][1]) if shown else (start, start)


def _rows(text: str, rows: list[list[_Cell]], table: int) -> Iterator[Line]:
    """The rows that show something; a cell that reaches over rows or columns stands in each of them."""
    heads = sum(1 for _ in _leading(rows)) or (1 if len(rows) > 1 else 0)
    reaching: dict[int, tuple[int, Place]] = {}
    for number, row in enumerate(rows):
        places = list(_placed(row[::-1], reaching))
        own = [cell.place for cell in row if cell.place[0] < cell.place[1]]
        if own:
            start, end = own[0][0], own[-1][1]
            # An empty cell behind the last one that shows something stands at its end.
            cells = tuple((min(a, end), min(b, end)) for a, b in places)
            given = Block("row", start, end, table=table, cells=cells, header=number < heads)
            yield Line(start, text[start:end], apart=True, indented=False, given=given)


def _leading(rows: list[list[_Cell]]) -> Iterator[list[_Cell]]:
    for row in rows:
        if not all(cell.heads for cell in row):
            return
        yield row


def _placed(todo: list[_Cell], reaching: dict[int, tuple[int, Place]]) -> Iterator[Place]:
    """Column by column where its cell stands; the cells come from the last one on. Updates what reaches down."""
    column = 0
    while todo or column in reaching:
        if column in reaching:
            left, place = reaching.pop(column)
            if left > 1:
                reaching[column] = (left - 1, place)
            yield place
            column += 1
            continue
        cell = todo.pop()
        for _ in range(cell.wide):
            if cell.high > 1:
                reaching[column] = (cell.high - 1, cell.place)
            yield cell.place
            column += 1
