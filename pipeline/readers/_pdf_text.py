"""Pages of a PDF → one text, its lines as the structure of a text wants them, and where what was printed is missing."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from pipeline.readers import _grid, _lines, _pdf_furniture, _pdf_joins, _pdf_losses, _tables
from pipeline.readers._lines import Line
from pipeline.readers._pdf_columns import Printed
from pipeline.readers._pdf_glyphs import Glyph
from pipeline.readers._pdf_losses import Loss
from pipeline.readers._pdf_pages import Page
from pipeline.readers._pdf_rows import Lost
from pipeline.schema import Block, Damage

# Places of the text with a lost sign in two or more of three are no text.
_HOPELESS = 0.6
# A table on the next page may stand a little aside.
_SHIFT = 4.0
_Numbers = dict[tuple[int, int], tuple[int, bool]]


class Piece(NamedTuple):
    """A line of the text to be; `cells` as in a web page's row: rows back, start, end."""

    text: str
    lost: Lost
    page: int
    joins: bool | None = None
    role: str = ""
    table: int = 0
    header: bool = False
    cells: tuple[tuple[int, int, int], ...] = ()
    apart: bool = True
    indented: bool = False


class Laid(NamedTuple):
    """The text of the pages, its lines, where each page begins, and what is lost."""

    text: str
    lines: list[Line]
    pages: tuple[int, ...]
    damage: tuple[Damage, ...]


def laid(pages: Sequence[Page]) -> Laid:
    """The pages as one text."""
    body = _pdf_joins.body_size(pages)
    pages = _pdf_joins.placed(_pdf_furniture.marked(pages, body), body)
    pieces = list(_pieces(pages, body))
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece.text) + 1
    text = "\n".join(piece.text for piece in pieces)
    begins = _begins([piece.page for piece in pieces], starts, len(pages), len(text))
    lost = [
        Loss(start + i, piece.page, sign) for start, piece in zip(starts, pieces, strict=True) for i, sign in piece.lost
    ]
    whole = [_pdf_losses.page(begins[i], i + 1) for i, page in enumerate(pages) if page.failed or page.scanned]
    fonts = _pdf_losses.digit_fonts(chain.from_iterable(page.fonts for page in pages))
    damage = sorted([*_pdf_losses.runs(text, lost, fonts), *whole], key=lambda each: (each.start, each.page))
    return Laid(text, list(_tabled(list(_placed(pieces, starts)))), begins, tuple(damage))


def _begins(numbers: Sequence[int], starts: Sequence[int], count: int, end: int) -> tuple[int, ...]:
    """Where each page begins; one that shows nothing where the next one does."""
    first = dict(zip(reversed(numbers), reversed(starts), strict=True))
    begins = [end] * count
    following = end
    for number in range(count, 0, -1):
        following = begins[number - 1] = first.get(number, following)
    return tuple(begins) if count else ()


def _pieces(pages: Sequence[Page], size: float) -> Iterator[Piece]:
    """The lines page by page: head, text with the notes before the paragraph that goes over the page, foot, stamp."""
    step = _pdf_joins.leading(pages)
    flow = [line for page in pages for line in page.lines if not line.role]
    begins, at = set[int](), 0
    for page in pages:
        begins.add(at)
        at += sum(not line.role for line in page.lines)
    joins = iter(list(_pdf_joins.going_on(flow, frozenset(begins), step, size)))
    tables = _numbers(pages)
    for number, page in enumerate(pages, 1):
        body = [(line, next(joins)) for line in page.lines if not line.role]
        upper = [line for line in page.lines if line.role == "page" and line.y < page.high / 2]
        lower = [line for line in page.lines if line.role == "page" and line.y >= page.high / 2]
        notes = [line for line in page.lines if line.role == "note"]
        yield from (Piece(line.text, line.lost, number, role="page") for line in upper)
        cut = max((i for i, (_, joined) in enumerate(body) if joined is False), default=0) if notes else len(body)
        for line, joined in body[:cut]:
            yield from _line(line, joined, number, page, tables)
        yield from _noted(notes, number, step, size)
        for line, joined in body[cut:]:
            yield from _line(line, joined, number, page, tables)
        yield from (Piece(line.text, line.lost, number, role="page") for line in lower)
        if page.stamp:
            said = [glyph for glyph in page.stamp if not glyph.char.isspace()]
            if said:
                lost = tuple((i, glyph) for i, glyph in enumerate(said) if glyph.lost)
                yield Piece("".join(glyph.char for glyph in said), lost, number, role="page")


def _noted(notes: Sequence[Printed], number: int, step: float, size: float) -> Iterator[Piece]:
    for line, joined in zip(notes, _pdf_joins.going_on(notes, frozenset(), step, size), strict=True):
        starts = bool(_pdf_furniture.NOTE.match(line.text))
        yield Piece(line.text, line.lost, number, joins=False if starts else joined is not False, apart=starts)


def _numbers(pages: Sequence[Page]) -> _Numbers:
    """By page and place on it the number of each ruled table, and whether it goes on with the one on the page before.

    It does where its upright lines stand as that one's did and nothing but heads and feet is between them.
    """
    found: _Numbers = {}
    last: list[float] | None = None
    count = 0
    for number, page in enumerate(pages, 1):
        told = [line.table for line in page.lines if not line.role]
        for table in told or [-1]:
            xs = page.tables[table].xs if table >= 0 else None
            same = xs is not None and last is not None and len(xs) == len(last)
            goes_on = same and all(abs(a - b) < _SHIFT for a, b in zip(xs or (), last or (), strict=True))
            if xs is not None:
                count += not goes_on
                found[number, table] = count, goes_on
            last = xs
    return found


def _line(line: Printed, joined: bool | None, number: int, page: Page, tables: _Numbers) -> Iterator[Piece]:
    if line.table < 0:
        inside = line.x0 - line.left > 0.8 * line.size
        yield Piece(line.text, line.lost, number, joined, apart=joined is False, indented=inside)
        return
    table = page.tables[line.table]
    count, goes_on = tables[number, line.table]
    told = iter([row for row in ([cell for cell in row if cell.text] for row in table.grid) if row])
    grid = [[_grid.Cell(cell.text, cell.wide, cell.high) for cell in row] for row in table.grid]
    for row in _grid.rows(grid, heads=0 if goes_on else None):
        lost, at = list[tuple[int, Glyph]](), 0
        for cell in next(told):
            lost.extend((at + i, glyph) for i, glyph in cell.lost)
            at += len(cell.text) + 1
        yield Piece(row.text, tuple(lost), number, joins=False, table=count, header=row.header, cells=row.cells)


def _placed(pieces: Sequence[Piece], starts: Sequence[int]) -> Iterator[Line]:
    for i, (piece, start) in enumerate(zip(pieces, starts, strict=True)):
        line = _lines.line(start, piece.text, apart=piece.apart)
        if not line:
            continue
        line = line._replace(goes_on=piece.joins, indented=piece.indented)
        if piece.cells:
            cells = tuple((starts[i - back] + a, starts[i - back] + b) for back, a, b in piece.cells)
            end = start + len(piece.text)
            given = Block("row", start, end, table=piece.table, cells=cells, header=piece.header)
            yield line._replace(given=given, style="", mark=0, furniture="")
        elif piece.role == "page":
            yield line._replace(furniture="page", style="", mark=0)
        elif len(piece.lost) > _HOPELESS * len(piece.text):
            yield line._replace(furniture="damage", style="", mark=0)
        else:
            # A bare number in the text is no page's: those have been found by where they stand.
            yield _lines.plain(line) if line.furniture == "page" else line


def _tabled(lines: Sequence[Line]) -> Iterable[Line]:
    """The lines, those of tables without ruled lines as rows, numbered behind the ruled ones."""
    count = max((line.given.table for line in lines if line.given), default=0)
    for ruled, group in groupby(lines, key=lambda line: line.given is not None or line.furniture == "contents"):
        run = list(group)
        if ruled:
            yield from run
            continue
        found = list(_tables.tabled(run))
        yield from (_numbered(line, count) for line in found)
        count = max((count + line.given.table for line in found if line.given), default=count)


def _numbered(line: Line, count: int) -> Line:
    given = line.given
    if not given or not given.table:
        return line
    return line._replace(
        given=Block("row", given.start, given.end, table=given.table + count, cells=given.cells, header=given.header)
    )
