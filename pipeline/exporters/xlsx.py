"""The audit as a workbook: 发现, 指标, 数目, 名称, 名词解释 and 边 where there are any, 说明.

Every cell of text is written as a string, whatever it begins with; nothing in a text becomes a formula or a link.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter

from pipeline.exporters import _sheets as sheets
from pipeline.exporters._plain import plain
from pipeline.exporters._sheets import Cell, Link, Sheet
from pipeline.exporters.report import Report
from pipeline.records import replacing

# Excel's limits: characters in a cell, links in a sheet, rows in a sheet.
CELL, LINKS, ROWS = 32_767, 65_530, 1_048_576
# xlsxwriter stamps the time of writing unless told otherwise, and the same audit would never be the same file.
_CREATED = datetime(2000, 1, 1)
# What a spreadsheet would read as a formula as soon as somebody edits the cell; a quote mark keeps it text.
_FORMULA = ("=", "+", "-", "@")
_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Formats(NamedTuple):
    """What cells look like."""

    header: Any
    text: Any
    marked: Any
    link: Any


def write(report: Report, path: Path) -> None:
    """Write the workbook."""
    with replacing(path) as file, xlsxwriter.Workbook(file, {"constant_memory": True, **_SAFE}) as workbook:
        workbook.set_properties({"title": "政策文本审读", "created": _CREATED})
        formats = _formats(workbook)
        for sheet in sheets.sheets(report):
            _fill(workbook.add_worksheet(sheet.name), sheet, formats)


def _formats(workbook: Any) -> Formats:
    body = {"text_wrap": True, "valign": "top"}
    return Formats(
        workbook.add_format({"bold": True, "bottom": 1, "bg_color": "#E8EDF3", "valign": "vcenter"}),
        workbook.add_format(body),
        workbook.add_format({**body, "quote_prefix": True}),
        workbook.add_format({**body, "font_color": "#1D3F72", "underline": 1}),
    )


def _fill(worksheet: Any, sheet: Sheet, formats: Formats) -> None:
    for column, (heading, width) in enumerate(sheet.columns):
        worksheet.set_column(column, column, width)
        worksheet.write_string(0, column, plain(heading), formats.header)
    worksheet.freeze_panes(1, 0)
    # Years and ids are text on purpose: no green corners.
    worksheet.ignore_errors({"number_stored_as_text": f"A1:XFD{ROWS}"})
    _paper(worksheet)
    links = last = 0
    for last, row in enumerate(_bounded(sheet.rows, len(sheet.columns)), 1):
        for column, cell in enumerate(row):
            if isinstance(cell, Link):
                links += 1
                cell = cell if links <= LINKS else cell.text
            _cell(worksheet, last, column, cell, formats)
    if sheet.columns:
        worksheet.autofilter(0, 0, max(last, 1), len(sheet.columns) - 1)


def _paper(worksheet: Any) -> None:
    """A4 across, as wide as the sheet, the header on every page."""
    worksheet.set_paper(9)
    worksheet.set_landscape()
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0)
    worksheet.set_footer("&C第 &P 页，共 &N 页")


def _bounded(rows: Iterable[Sequence[Cell]], width: int) -> Iterator[Sequence[Cell]]:
    for number, row in enumerate(rows, 2):
        if number == ROWS:
            yield ("以下从略：工作表只能容纳1048576行", *[""] * (width - 1))
            return
        yield row


def _cell(worksheet: Any, row: int, column: int, cell: Cell, formats: Formats) -> None:
    if isinstance(cell, Link):
        worksheet.write_url(row, column, f"internal:'{cell.sheet}'!A{cell.row}", formats.link, clipped(cell.text))
    elif isinstance(cell, str):
        # An empty string would be a cell that is not blank.
        if not cell:
            return
        worksheet.write_string(
            row, column, clipped(cell), formats.marked if cell.startswith(_FORMULA) else formats.text
        )
    else:
        worksheet.write_number(row, column, cell, formats.text)


def clipped(text: str) -> str:
    """What a cell can hold: control characters visible, the end cut off with a note where there is too much."""
    text = plain(text)
    # xlsxwriter takes what begins and ends so for XML of its own, and writes it as it is.
    text += " " * (text.startswith("<r>") and text.endswith("</r>"))
    if 2 * len(text) <= CELL or len(text.encode("utf-16-le")) // 2 <= CELL:
        return text
    note = f"……（截断，原有{len(text)}字）"
    # Excel counts UTF-16 units: half as many code points always fit.
    kept = CELL - len(note) if text.isascii() or max(text) <= "\uffff" else (CELL - len(note)) // 2
    return text[:kept] + note
