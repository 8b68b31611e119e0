"""XLSX: a document to each row that holds a text; tables of something else are one document, a heading to a sheet."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.errors import InputError
from pipeline.readers import Part, _formats, _placing, _plausible, _rows, _sheets, _showing, _structure, _unpacking
from pipeline.readers._dom import Piece
from pipeline.readers._grid import Cell
from pipeline.readers._sheets import Sheet
from pipeline.schema import Damage, Document

SUFFIXES = (".xlsx", ".xlsm")
_MOST_CELLS = 2_000_000


def recognises(raw: bytes) -> bool:
    """Whether the bytes are packed as a workbook."""
    return _formats.packed(raw) == _formats.XLSX


def members(raw: bytes, name: str) -> Iterator[Part]:
    """The texts of the rows of those sheets that hold texts, and the whole where others hold something else."""
    others = 0
    sheets = list(_sheets.sheets(raw, name))
    for sheet in sheets:
        rows = _table(sheet, name)
        own = f"{name}/{_unpacking.harmless(sheet.name).replace('/', '_') or '（无名）'}"
        if sheet.hidden:
            yield Part(own, b"", "隐藏的工作表")
        elif found := _rows.columns(rows):
            yield from _rows.parts(rows, found, own if len(sheets) > 1 else name)
        else:
            others += bool(rows)
    if others or all(sheet.hidden or not sheet.rows for sheet in sheets):
        yield Part(name, raw)


def read(raw: bytes, name: str) -> Document:
    """The sheets that hold no texts as one document, all of them where there is no other.

    A row that holds a formula without its result is damage where it begins: a program that is not Excel wrote it.
    """
    visible = [sheet for sheet in _sheets.sheets(raw, name) if not sheet.hidden]
    tables = [sheet for sheet in visible if not _rows.columns(_table(sheet, name))]
    shown: list[Piece] = []
    unsaid: list[int] = []
    for number, sheet in enumerate(tables or visible, 1):
        rows = _table(sheet, name)
        if rows and len(tables or visible) > 1:
            shown.append(Piece(sheet.name, tag="h3"))
        unsaid.extend(len(shown) + at for at, (row, _) in enumerate(rows) if row in sheet.unsaid)
        shown.extend(_rows.pieces(rows, _cells(sheet, rows), number))
    text = _showing.text(shown)
    _plausible.check(text, name)
    starts = _starts(shown)
    damage = [Damage("digits", starts[at], starts[at]) for at in unsaid]
    origin = _structure.Origin(name, "xlsx", "utf-8")
    return _structure.page(origin, text, list(_placing.placed(shown)), {}, damage)


def _starts(shown: Sequence[Piece]) -> list[int]:
    starts = [0]
    for piece in shown:
        starts.append(starts[-1] + len(piece.text) + 1)
    return starts


def _table(sheet: Sheet, name: str) -> _rows.Rows:
    """Its rows and columns that show something."""
    columns = _columns(sheet)
    if len(columns) * len(sheet.rows) > _MOST_CELLS:
        raise InputError(f"{name} 的表“{sheet.name}”太大", hint="请拆成几个工作簿")
    return [(number, [row.get(column, "") for column in columns]) for number, row in sheet.rows.items()]


def _columns(sheet: Sheet) -> list[int]:
    return sorted({column for row in sheet.rows.values() for column in row})


def _cells(sheet: Sheet, rows: _rows.Rows) -> list[list[Cell]]:
    """The same as cells; one that reaches over others stands for them."""
    columns = _columns(sheet)
    grid: list[list[Cell | None]] = [[Cell(cell) for cell in cells] for _, cells in rows]
    numbers = [number for number, _ in rows]
    left = _MOST_CELLS
    for merged in sheet.merged:
        down = _within(numbers, merged.row, merged.high)
        across = _within(columns, merged.column, merged.wide)
        left -= len(down) * len(across)
        first = grid[down[0]][across[0]] if down and across and left > 0 else None
        if first is None:
            continue
        for row in down:
            for column in across:
                grid[row][column] = None
        grid[down[0]][across[0]] = first._replace(wide=len(across), high=len(down))
    return [[cell for cell in row if cell is not None] for row in grid]


def _within(numbers: Sequence[int], first: int, many: int) -> range:
    """Which of these, in order, are among so many from the first on."""
    return range(bisect_left(numbers, first), bisect_left(numbers, first + many))
