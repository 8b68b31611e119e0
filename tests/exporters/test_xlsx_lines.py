"""A row written as a whole is what xlsxwriter writes when it is given the cells one by one."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exporters import _lines as lines
from pipeline.exporters._lines import Cell
from pipeline.exporters.xlsx import clipped

Rows = Sequence[Sequence[Cell]]
Fill = Callable[[Any, Rows, Any], None]

said = st.text(max_size=12).map(clipped)
looks_special = st.sampled_from(["_x0041_", "_x000a_x0041_", "<r>甲</r> ", " 甲", "甲\n", "a&\"<b>'", "=1+1", "_x12_"])
cells = said | looks_special | st.integers(-(10**18), 10**18) | st.floats(allow_nan=False, allow_infinity=False)


def _sheet(fill: Fill, rows: Rows) -> dict[str, bytes]:
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False}) as workbook:
        worksheet = workbook.add_worksheet()
        worksheet.write_string(0, 0, "头", workbook.add_format({"bold": True}))
        fill(worksheet, rows, workbook.add_format({"text_wrap": True}))
        # A row with a link comes between.
        worksheet.write_url(len(rows) + 1, 1, "internal:'Sheet1'!A1", None, "回")
        fill(worksheet, [(), *rows], workbook.add_format({"italic": True}))
    with ZipFile(file) as parts:
        return {name: parts.read(name) for name in parts.namelist() if not name.startswith("docProps/")}


def _at_once(worksheet: Any, rows: Rows, look: Any) -> None:
    def inside(cell: Cell) -> str:
        if isinstance(cell, str):
            return lines.text(cell, look) if cell else ""
        return lines.number(cell, look)

    first = worksheet.dim_rowmax + 1
    for number, row in enumerate(rows, first):
        lines.line(worksheet, number, row, inside)


def _one_by_one(worksheet: Any, rows: Rows, look: Any) -> None:
    first = worksheet.dim_rowmax + 1
    for number, row in enumerate(rows, first):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and cell:
                worksheet.write_string(number, column, cell, look)
            elif not isinstance(cell, str):
                worksheet.write_number(number, column, cell, look)


@given(st.lists(st.lists(cells, max_size=30), max_size=5))
def test_bytes_are_the_same(rows: list[list[Cell]]) -> None:
    assert _sheet(_at_once, rows) == _sheet(_one_by_one, rows)
