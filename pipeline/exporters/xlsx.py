"""The audit as a workbook: 发现, 指标, 数目, 名称, 边 where a graph is given, 说明.

Every cell of text is written as a string, whatever it begins with; nothing in a text becomes a formula or a link.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from pipeline.exporters import _sheets as sheets
from pipeline.exporters._plain import plain
from pipeline.exporters._quick_rows import Formats, fill
from pipeline.exporters._sheets import Cell, Sheet
from pipeline.exporters.report import Report
from pipeline.records import replacing

# As many as Excel has in a sheet.
ROWS = 1_048_576
# xlsxwriter stamps the time of writing unless told otherwise, and the same audit would never be the same file.
_CREATED = datetime(2000, 1, 1)
_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


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
    last = fill(worksheet, _bounded(sheet.rows, len(sheet.columns)), len(sheet.columns), formats)
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
