"""Rows of a worksheet, written as XML at once: cell by cell through xlsxwriter takes four times as long.

What xlsxwriter keeps of a sheet in constant memory is a file of rows; these go to the same file, and are the same
(tests/exporters/test_xlsx_workbook.py sets both side by side).
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from xlsxwriter.utility import xl_col_to_name

from pipeline.exporters._plain import plain
from pipeline.exporters._sheets import Cell, Link

# Excel's limits: characters in a cell, links in a sheet.
CELL, LINKS = 32_767, 65_530
# What a spreadsheet would read as a formula as soon as somebody edits the cell; a quote mark keeps it text.
FORMULA = ("=", "+", "-", "@")
# Excel reads these six characters as one, unless the first is told to be what it is.
_CODE = re.compile("(_x[0-9a-fA-F]{4}_)")


class Formats(NamedTuple):
    """What cells look like."""

    header: Any
    text: Any
    marked: Any
    link: Any


def fill(worksheet: Any, rows: Iterable[Sequence[Cell]], width: int, formats: Formats) -> int:
    """Write rows of so many columns below the header, which is written already; returns how many."""
    text, marked, link = (f' s="{each._get_xf_index()}"' for each in (formats.text, formats.marked, formats.link))
    letters = [xl_col_to_name(column) for column in range(width)]
    # The header goes into the file before them.
    worksheet._write_single_row(1)
    links = last = 0
    for last, row in enumerate(rows, 1):
        cells = []
        for column, cell in enumerate(row):
            at = f'<c r="{letters[column]}{last + 1}"'
            if isinstance(cell, str):
                # An empty string would be a cell that is not blank.
                if cell:
                    cells.append(f"{at}{marked if cell.startswith(FORMULA) else text}{_said(cell)}")
            elif isinstance(cell, Link):
                links += 1
                leads = links <= LINKS and _lead(worksheet, last, column, cell, formats.link)
                cells.append(f"{at}{link if leads else text}{_said(cell.text)}")
            else:
                cells.append(f"{at}{text}><v>{cell:.16G}</v></c>")
        if cells:
            worksheet.fh.write(f'<row r="{last + 1}">{"".join(cells)}</row>')
            worksheet.dim_rowmax = last
    return last


def _lead(worksheet: Any, row: int, column: int, cell: Link, look: Any) -> bool:
    """Note where a cell leads; its words are written with its row."""
    worksheet.ignore_write_string = True
    worksheet.write_url(row, column, f"internal:'{cell.sheet}'!A{cell.row}", look, clipped(cell.text))
    worksheet.ignore_write_string = False
    return True


# Titles, units, kinds: most of what stands in a column stands there often.
@lru_cache(maxsize=1 << 14)
def _said(text: str) -> str:
    text = clipped(text)
    text = _CODE.sub(r"_x005F\1", text) if "_x" in text else text
    # Three searches for what is seldom there are quicker than one translation.
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    kept = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    return f' t="inlineStr"><is><t{kept}>{shown}</t></is></c>'


def clipped(text: str) -> str:
    """What a cell can hold: control characters visible, the end cut off with a note where there is too much."""
    text = plain(text)
    if 2 * len(text) <= CELL or len(text.encode("utf-16-le")) // 2 <= CELL:
        return text
    note = f"……（截断，原有{len(text)}字）"
    # Excel counts UTF-16 units: half as many code points always fit.
    kept = CELL - len(note) if text.isascii() or max(text) <= "\uffff" else (CELL - len(note)) // 2
    return text[:kept] + note
