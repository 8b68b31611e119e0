"""Rows of a worksheet, each written as a whole.

xlsxwriter takes a cell through a dozen calls, which was half of the time of a report: a thousand texts make 1,200,000
cells. The bytes are those that it writes when it is given one cell at a time; a test sees to that. What is used of it
below its interface: where rows go as long as it keeps none (`constant_memory`), the extent of a sheet, the number of a
format.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name

Cell = str | int | float
# What Excel would read as a character's number.
_NUMBERED = re.compile("_x[0-9a-fA-F]{4}_")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_COLUMNS = tuple(map(xl_col_to_name, range(64)))


def text(said: str, look: Any) -> str:
    """The inside of a cell that holds a text without control characters, in a format."""
    said = _NUMBERED.sub(r"_x005F\g<0>", said).translate(_MARKUP)
    space = ' xml:space="preserve"' if said != said.strip() else ""
    return f' s="{look._get_xf_index()}" t="inlineStr"><is><t{space}>{said}</t></is>'


def number(value: float, look: Any) -> str:
    """The inside of a cell that holds a finite number, in a format."""
    return f' s="{look._get_xf_index()}"><v>{value:.16G}</v>'


def line(worksheet: Any, row: int, cells: Sequence[Cell], inside: Callable[[Cell], str]) -> None:
    """Write a row (from 0) of at most 64 cells below all others; of what has no inside there is no cell."""
    # First what is still to be written above: formats are numbered as they come.
    worksheet._write_single_row(row)
    parts = [(column, part) for column, part in zip(_COLUMNS, map(inside, cells), strict=False) if part]
    if parts:
        for column in (parts[0][0], parts[-1][0]):
            worksheet._check_dimensions(row, _COLUMNS.index(column))
        written = "".join([f'<c r="{column}{row + 1}"{part}</c>' for column, part in parts])
        worksheet.fh.write(f'<row r="{row + 1}">{written}</row>')
