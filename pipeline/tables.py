"""A CSV file that somebody keeps by hand: its rows with their numbers, as a spreadsheet counts them."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline import reasons
from pipeline.errors import OtherTableError, TableError

if TYPE_CHECKING:
    from _csv import Reader as _Reader

Row = dict[str, str]
NOTE = "note"
"""A column for remarks, which any table may have."""


class Line(NamedTuple):
    """A row, and where it stands."""

    where: str
    number: int
    row: Row


class Problem(NamedTuple):
    """What is wrong with a row, and what to do."""

    line: Line
    what: str
    hint: str = "改正该行"


def read(path: Path, needs: Iterable[str], may: Iterable[str] = ()) -> tuple[Line, ...]:
    """The rows of a file with the columns it needs and those it may have; blank rows are passed over, cells stripped.

    UTF-8, with or without a byte order mark, or GB18030. `TableError` where it is no such file.
    """
    where, needed = path.as_posix(), tuple(needs)
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    header: list[str] = []
    lines: list[Line] = []
    problems: list[Problem] = []
    for number, cells in _numbered(reader, where):
        if not header:
            header = _header(cells, where, needed, (*may, NOTE))
            continue
        line = Line(where, number, dict(zip(header, cells, strict=False)))
        if len(cells) == len(header):
            lines.append(line)
        else:
            problems.append(Problem(line, f"应有{len(header)}列，实有{len(cells)}列"))
    if not header:
        raise OtherTableError(f"{where} 是空的", hint=f"首行写列名 {','.join(needed)}")
    refuse(problems)
    return tuple(lines)


def refuse(problems: Iterable[Problem]) -> None:
    """`TableError` for the first problem of a file, with the rows of the others, if there is any."""
    found = sorted(problems, key=lambda problem: problem.line[:2])
    if not found:
        return
    first = found[0]
    others = sorted({p.line.number for p in found if p.line.where == first.line.where} - {first.line.number})
    more = f"（另有第{'、'.join(map(str, others[:5]))}{'等' if len(others) > 5 else ''}行有误）" if others else ""
    raise TableError(f"{first.line.where} 第{first.line.number}行：{first.what}{more}", hint=first.hint)


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise TableError(
            f"读不了 {path.as_posix()}：{reasons.of_system(error)}", hint="请给出可读的 CSV 文件"
        ) from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        # What spreadsheets call Unicode text is UTF-16, and a workbook is an archive: both hold zero bytes.
        if "\0" not in text and not raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return text
        break
    raise OtherTableError(f"{path.as_posix()} 不是 UTF-8 或 GB18030 的文本", hint="另存为“CSV UTF-8（逗号分隔）”")


def _numbered(reader: "_Reader", where: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with the number of its first line."""
    number = 1
    try:
        for cells in reader:
            if any(stripped := [cell.strip() for cell in cells]):
                yield number, stripped
            number = reader.line_num + 1
    except csv.Error as error:
        wrong = TableError if number > 1 else OtherTableError
        raise wrong(f"{where} 第{number}行：引号没有配对", hint="改正该行的英文引号") from error


def _header(cells: list[str], where: str, needs: tuple[str, ...], may: tuple[str, ...]) -> list[str]:
    header = [cell.lower() for cell in cells]
    hint = f"首行写列名 {','.join(needs)}"
    if missing := [name for name in needs if name not in header]:
        raise OtherTableError(f"{where} 第1行：缺{'、'.join(missing)}列", hint=hint)
    if unknown := [name for name in header if name not in (*needs, *may)]:
        raise OtherTableError(f"{where} 第1行：不识的列“{unknown[0]}”", hint=f"{hint}，另可有 {','.join(may)}")
    if len(set(header)) < len(header):
        raise TableError(f"{where} 第1行：列名重复", hint=hint)
    return header
