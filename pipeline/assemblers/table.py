"""Indicator tables: the row's label is the indicator; unit, years and status come from the headers."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.assemblers._cells import Amount, Unit, amount, unit_of
from pipeline.dating import document_year
from pipeline.schema import Block, Document, Indicator, Measure, Period, Reading, Status

_LABEL = re.compile(r"指标名称|主要指标|指标|项目名称|名称|项目$")
_UNIT = re.compile(r"^(?:计量)?单位$")
_YEARS = re.compile(r"((?:19|20)[0-9]{2})年?(?:[-—–~～至]+((?:19|20)[0-9]{2}))?")
_SPAN = re.compile(r"^(?:建设|起止|实施|完成)?(?:年限|年份|时间|时限)$")
_VALUE = re.compile(
    r"目标|实际|现状|基期|完成|预期值|规划值|达到|投资|年均|增速|增长|累计|数量|规模|数值|指标值|金额|资金"
)
_NO_VALUE = re.compile(r"内容|地点|单位|属性|类型|类别|序号|备注|部门|说明")
_ACHIEVED = re.compile(r"实际|完成|现状|基期|达到|基数")
_IN_BRACKETS = re.compile(r"[（(]([^（）()]{1,8})[）)]")
_UNIT_BEHIND = re.compile(r"\s*[（(]\s*([^（）()]{1,8}?)\s*[）)]$")
_GROWS = re.compile(r"增速|增长率?$|增幅|降低|下降|减少")
_FALLS = re.compile(r"降低|下降|减少")
DASHES = frozenset("—-–－/…")


class Column(NamedTuple):
    """What a header says of its column: `role` is label, unit, span, value or nothing."""

    role: str
    period: Period | None = None
    status: Status | None = None
    unit: Unit | None = None
    yearly: bool = False


def assemble(reading: Reading, records: tuple[object, ...]) -> Iterator[Indicator]:
    """The statements of every table whose headers name what its numbers are."""
    del records
    document = reading.document
    year = document_year(document)
    tables: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.kind == "row":
            tables.setdefault(block.table, []).append(block)
    for rows in tables.values():
        columns = _columns(document, [row for row in rows if row.header], year)
        if any(column.role == "value" for column in columns):
            for row in rows:
                if not row.header and len(row.cells) == len(columns) and len(set(row.cells)) > 2:
                    yield from _row(document, row, columns)


def _columns(document: Document, headers: list[Block], year: int | None) -> list[Column]:
    if not headers or any(len(row.cells) != len(headers[0].cells) for row in headers):
        return []
    # Of headers in several rows each column has all the words, those it shares with its neighbours too.
    texts = [
        "".join(dict.fromkeys(_squeezed(document, row.cells[i]) for row in headers))
        for i in range(len(headers[0].cells))
    ]
    columns = _dated([_column(text, year) for text in texts], texts)
    if not any(column.role == "label" for column in columns):
        first = next((i for i, text in enumerate(texts) if "序号" not in text and columns[i].role == ""), None)
        if first is None:
            return []
        columns[first] = Column("label")
    return columns


def _dated(columns: list[Column], texts: list[str]) -> list[Column]:
    """Of columns with different years the first is where things stood, unless its header says that it is a target."""
    years = sorted({column.period.last for column in columns if column.period})
    if len(years) < 2:
        return columns
    return [
        column._replace(status="achieved")
        if column.period and column.period.last == years[0] and "目标" not in text
        else column
        for column, text in zip(columns, texts, strict=True)
    ]


def _column(text: str, year: int | None) -> Column:
    if _UNIT.search(text):
        return Column("unit")
    if _SPAN.search(text):
        return Column("span")
    years = _YEARS.search(text)
    if years or (_VALUE.search(text) and not _NO_VALUE.search(text)):
        period = Period(int(years[1]), int(years[2] or years[1])) if years else None
        status: Status = "achieved" if _ACHIEVED.search(text) else "target"
        if period and not _ACHIEVED.search(text) and "目标" not in text and year and period.last < year:
            status = "achieved"
        brackets = _IN_BRACKETS.search(text)
        return Column("value", period, status, unit_of(brackets[1]) if brackets else None, "年均" in text)
    return Column("label") if _LABEL.search(text) else Column("")


def _row(document: Document, row: Block, columns: list[Column]) -> Iterator[Indicator]:
    said = {column.role: cell for column, cell in zip(columns, row.cells, strict=True) if column.role != "value"}
    label, unit = said["label"], unit_of(_squeezed(document, said["unit"])) if "unit" in said else None
    if unit is None:
        label, unit = _with_unit(document, label)
    years = _YEARS.search(_squeezed(document, said["span"])) if "span" in said else None
    span = Period(int(years[1]), int(years[2] or years[1])) if years else None
    for column, cell in zip(columns, row.cells, strict=True):
        text = _squeezed(document, cell)
        if column.role != "value" or not _squeezed(document, label) or (text and set(text) <= DASHES):
            continue
        found = amount(document.text[cell[0] : cell[1]])
        if found is not None:
            # 年均增长（%）〔五年累计〕: the bracket's unit is that of the yearly growth, not of the sums.
            stated = unit if found.summed and unit else column.unit or unit
            yield _statement(document, label, cell, column, found, stated, span or _around(columns))


def _with_unit(document: Document, label: tuple[int, int]) -> tuple[tuple[int, int], Unit | None]:
    """铁路货运量（亿吨）: the name, and the unit behind it."""
    text = document.text[label[0] : label[1]].rstrip()
    brackets = _UNIT_BEHIND.search(text)
    unit = unit_of("".join(brackets[1].split())) if brackets else None
    return ((label[0], label[0] + brackets.start()), unit) if brackets and unit else (label, None)


def _around(columns: list[Column]) -> Period | None:
    """The years between the first and the last that the headers name: what 年均 and 累计 are about."""
    years = [column.period.last for column in columns if column.period]
    return Period(min(years) + 1, max(years)) if years and max(years) > min(years) else None


def _statement(
    document: Document,
    label: tuple[int, int],
    cell: tuple[int, int],
    column: Column,
    found: Amount,
    unit: Unit | None,
    span: Period | None,
) -> Indicator:
    name, stated = _squeezed(document, label), unit or Unit("", 1, "count")
    if column.yearly and not found.summed:
        stated = Unit("%", 1, "amount")
    measure = _measure(name, stated, column, found)
    if measure == "change" and stated.base == "%":
        stated = Unit("pp", 1, "amount")
    low, high = found.scaled(stated.factor)
    if _FALLS.search(name) and measure == "growth":
        low, high = (None if high is None else -high), (None if low is None else -low)
    period = column.period or span
    if found.summed and column.period:
        period = Period(column.period.last - 4, column.period.last)
    start, end = cell[0] + found.start, cell[0] + found.end
    outer = document.span(min(label[0], start), max(label[1], end))
    return Indicator(
        outer.document,
        outer.start,
        outer.end,
        outer.text,
        indicator=name,
        quantity=document.text[start:end],
        quantity_start=start,
        quantity_end=end,
        low=low,
        high=high,
        unit=stated.base,
        approx=found.approx,
        measure=measure,
        period=str(period) if period else None,
        status=column.status or "target",
        lost=start == end,
    )


def _measure(name: str, unit: Unit, column: Column, found: Amount) -> Measure:
    if found.summed and column.yearly and not _FALLS.search(name):
        return "change"
    if unit.base in ("%", "‰"):
        return "growth" if _GROWS.search(name) or (column.yearly and not found.summed) else "share"
    return "count" if unit.form == "count" and unit.base else "level"


def _squeezed(document: Document, cell: tuple[int, int]) -> str:
    return "".join(document.text[cell[0] : cell[1]].split())
