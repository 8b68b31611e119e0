"""A workbook (ECMA-376) → its sheets as rows of what their cells show, read row by row and within bounds."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from pipeline.errors import InputError
from pipeline.readers import _cell_formats, _unpacking, _xml
from pipeline.readers._unpacking import Pack

MOST_SIGNS = 256 * 2**20
"""What the cells of a workbook show, together; a short text may stand in a million of them."""
_BOOK, _RELATIONS, _STRINGS, _STYLES = (
    "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml",
)  # fmt: skip
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_LAST_COLUMN = 16_384


class Merged(NamedTuple):
    """A cell that reaches over others: row and column (from 1) where it begins, how many of each."""

    row: int
    column: int
    high: int
    wide: int


class Sheet(NamedTuple):
    """A sheet: by number of row and of column, from 1, what its cells show; empty cells are left out.

    `unsaid`: the rows that hold a formula whose result was not stored.
    """

    name: str
    rows: Mapping[int, Mapping[int, str]]
    merged: Sequence[Merged]
    unsaid: frozenset[int]
    hidden: bool


class _Book(NamedTuple):
    strings: Sequence[str]
    formats: Sequence[str]
    from_1904: bool


def sheets(raw: bytes, name: str) -> Iterator[Sheet]:
    """The sheets in the order of their tabs; `InputError` where the workbook cannot be read or is too large."""
    pack = _unpacking.pack(raw, name)
    root = _tree(pack, _BOOK)
    targets = {each.get("Id", ""): each.get("Target", "") for each in _tree(pack, _RELATIONS)}
    from_1904 = any(each.get("date1904") in ("1", "true") for each in root.iter("workbookPr"))
    book = _Book(_strings(pack), _formats(pack), from_1904)
    left = MOST_SIGNS
    for each in root.iter("sheet"):
        path = posixpath.normpath(posixpath.join("xl", targets.get(each.get("id", ""), "")))
        if path.lstrip("/") not in pack.members or "chartsheet" in path:
            continue
        sheet = _sheet(pack, path.lstrip("/"), each, book, left)
        left -= sum(len(text) + 1 for row in sheet.rows.values() for text in row.values())
        yield sheet


def _tree(pack: Pack, path: str) -> Element:
    if path not in pack.members:
        raise InputError(f"{pack.name} 不是完整的 Excel 文件，缺少 {path}", hint="请重新取得，或另存一次")
    return _xml.tree(_unpacking.unpacked(pack, path), f"{pack.name}/{path}")


def _strings(pack: Pack) -> list[str]:
    if _STRINGS not in pack.members:
        return []
    raw = _unpacking.unpacked(pack, _STRINGS)
    return [_said(each) for each in _xml.each(raw, f"{pack.name}/{_STRINGS}", frozenset({"si"})) if each.tag == "si"]


def _said(element: Element) -> str:
    """The text of a string, of all its runs; how its signs are pronounced is not shown."""
    runs = [element, *(child for child in element if child.tag == "r")]
    return "".join(child.text or "" for run in runs for child in run if child.tag == "t")


def _formats(pack: Pack) -> list[str]:
    """The format of every style of cells, by its number."""
    if _STYLES not in pack.members:
        return []
    root = _tree(pack, _STYLES)
    codes = {each.get("numFmtId", ""): each.get("formatCode", "") for each in root.iter("numFmt")}
    cells = next(root.iter("cellXfs"), None)
    numbers = [each.get("numFmtId", "") for each in cells] if cells is not None else []
    builtin = {str(number): code for number, code in _cell_formats.BUILTIN.items()}
    return [codes.get(number) or builtin.get(number, "") for number in numbers]


def _sheet(pack: Pack, path: str, tab: Element, book: _Book, left: int) -> Sheet:
    name = tab.get("name", "")
    rows: dict[int, dict[int, str]] = {}
    unsaid: set[int] = set()
    merged: list[Merged] = []
    number = 0
    for each in _xml.each(_unpacking.unpacked(pack, path), f"{pack.name}/{path}", frozenset({"row", "mergeCell"})):
        if each.tag == "row":
            number = _number(each.get("r"), number + 1)
            row, open_end = _row(each, book)
            left -= sum(len(text) + 1 for text in row.values())
            if left < 0:
                raise InputError(f"{pack.name} 的表“{name}”太大", hint="请拆成几个工作簿")
            rows.setdefault(number, {}).update(row)
            unsaid |= {number} if open_end else set()
        elif each.tag == "mergeCell" and (found := _merged(each.get("ref", ""))):
            merged.append(found)
    shown = {at: row for at, row in sorted(rows.items()) if row}
    return Sheet(name, shown, merged, frozenset(unsaid & shown.keys()), tab.get("state", "visible") != "visible")


def _number(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isascii() and said.isdigit() and len(said) < 8 else otherwise


def _row(row: Element, book: _Book) -> tuple[dict[int, str], bool]:
    """What its cells show by column, and whether the result of a formula is missing."""
    shown: dict[int, str] = {}
    column, missing = 0, False
    for cell in row:
        place = _place(cell.get("r", ""))
        column = place[1] if place else column + 1
        text = _shown(cell, book).strip() if column <= _LAST_COLUMN else ""
        if text:
            shown[column] = text
        missing = missing or (not text and cell.find("f") is not None and cell.find("v") is None)
    return shown, missing


def _shown(cell: Element, book: _Book) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inner = cell.find("is")
        return _said(inner) if inner is not None else ""
    value = cell.findtext("v") or ""
    if kind == "s":
        at = _number(value.strip(), -1)
        return book.strings[at] if 0 <= at < len(book.strings) else ""
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(value, value)
    if kind != "n" or not value:
        return value
    style = _number(cell.get("s"), 0)
    code = book.formats[style] if style < len(book.formats) else ""
    return _cell_formats.shown(value, code, from_1904=book.from_1904)


def _place(said: str) -> tuple[int, int] | None:
    """Row and column of B3, from 1."""
    match = _PLACE.fullmatch(said)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def _merged(said: str) -> Merged | None:
    first, _, last = said.partition(":")
    begin, end = _place(first), _place(last)
    if not begin or not end or end < begin or end[1] < begin[1]:
        return None
    return Merged(begin[0], begin[1], end[0] - begin[0] + 1, end[1] - begin[1] + 1)
