"""CSV and TSV: a document to each row that holds a text; a table of something else is one document."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from pipeline.errors import InputError
from pipeline.readers import MOST_BYTES, Part, _encoding, _placing, _plausible, _rows, _showing, _structure
from pipeline.readers._grid import Cell
from pipeline.schema import Document

SUFFIXES = (".csv", ".tsv")
_MARKS = ",\t;|"
# Excel takes the first line for the mark itself if it says so.
_SAID = re.compile(r"sep=(.)\n")
_LOOKED_AT = 2**16
_WIDEST = 1_000


def members(raw: bytes, name: str) -> Iterator[Part]:
    """The texts of its rows, or the whole where its rows hold none."""
    rows, _, _ = _read(raw, name)
    found = _rows.columns(rows)
    yield from _rows.parts(rows, found, name) if found else (Part(name, raw),)


def read(raw: bytes, name: str) -> Document:
    """The table as one document; lines that are no table are a plain text."""
    rows, text, encoding = _read(raw, name)
    origin = _structure.Origin(name, "csv", encoding)
    if not rows or len(rows[0][1]) < 2:
        _plausible.check(text, name)
        return _structure.document(origin, text)
    shown = list(_rows.pieces(rows, [[Cell(cell) for cell in cells] for _, cells in rows], 1))
    text = _showing.text(shown)
    _plausible.check(text, name)
    return _structure.page(origin, text, list(_placing.placed(shown)), {})


def _read(raw: bytes, name: str) -> tuple[_rows.Rows, str, str]:
    """Its rows that show something, its text and its encoding."""
    text, encoding = _encoding.decode(raw, name)
    said = _SAID.match(text)
    mark = said[1] if said else _mark(text[:_LOOKED_AT])
    # A field may be as long as the file.
    csv.field_size_limit(MOST_BYTES)
    try:
        records = list(csv.reader(io.StringIO(text[said.end() :] if said else text), delimiter=mark))
    except (csv.Error, ValueError) as error:
        raise InputError(f"{name} 不是完整的表格：{error}", hint="请用 Excel 或 WPS 打开后另存") from error
    wide = max((len(record) for record in records), default=0)
    if wide > _WIDEST:
        raise InputError(f"{name} 有 {wide} 列", hint="分隔符可能不对，请另存一次")
    rows = [
        (number, [cell.strip() for cell in record] + [""] * (wide - len(record)))
        for number, record in enumerate(records, 1)
        if any(cell.strip() for cell in record)
    ]
    return rows, text, encoding


def _mark(begin: str) -> str:
    """What parts the fields: the sign by which the largest share of the first records has one number of fields."""
    best, chosen = 0.0, ","
    for mark in _MARKS:
        widths = Counter(_widths(begin, mark))
        width, often = max(widths.items(), key=lambda each: (each[1], each[0]), default=(1, 0))
        # With the wrong mark the lines of a quoted text are records of their own.
        share = often / widths.total() if width > 1 else 0.0
        if share > best:
            best, chosen = share, mark
    return chosen


def _widths(begin: str, mark: str) -> Iterator[int]:
    try:
        yield from (len(record) for record in csv.reader(io.StringIO(begin), delimiter=mark) if record)
    except csv.Error:
        return
