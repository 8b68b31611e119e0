"""The table of verdicts as its rows: read whole or refused, told by number, written back with all their cells."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import get_args

from pipeline import records, tables
from pipeline.errors import OtherTableError, TableError
from pipeline.schema import Ruling, Verdict
from pipeline.tables import NOTE, Line, Problem, Row

_NEEDS = ("id", "verdict", "why")
_MAY = ("message", "documents")
_COLUMNS = (*_NEEDS, *_MAY)
ID = re.compile(r"[A-Z]{3}[0-9]{3}-[0-9a-f]{12}(?:-[0-9]+)?")
MARK = "BASELINE"
"""Stands for the baseline itself, so that one of a clean corpus is one as well."""
# No file name holds it on any of the three systems that share a corpus.
_BETWEEN = "|"


def read(path: Path, *, there: bool = False) -> tuple[Line, ...]:
    """The rows of a table, none where there is no file unless it is to be `there`; `TableError` names a damaged one."""
    lines = tables.read(path, _NEEDS, _MAY) if there or path.exists() else ()
    tables.refuse(problem for line in lines if (problem := _problem(line)))
    return lines


def saved(path: Path) -> tuple[Line, ...]:
    """The rows of a table as the report's page saves it; `TableError` says so where a file is none, and what to do."""
    try:
        return read(path, there=True)
    except OtherTableError as error:
        what = Exception.__str__(error).removeprefix(path.as_posix()).strip()
        raise TableError(
            f"{path.as_posix()} 不是从审读报告存下的判定文件（{what}）",
            hint="在 audit.html 里判过以后点“保存判定”，把存下的 zhengce-verdicts.csv 给 --import；判定表未改动",
        ) from error


def by_id(lines: Iterable[Line]) -> dict[str, list[Line]]:
    """The rows of each finding."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.row["id"], []).append(line)
    return found


def rulings(lines: Iterable[Line]) -> set[str]:
    """What the rows say that a finding is."""
    return {line.row["verdict"] for line in lines}


def words(lines: Iterable[Line]) -> set[tuple[str, str]]:
    """What the rows say that a finding is, and why."""
    return {(line.row["verdict"], one_line(line.row["why"])) for line in lines}


def of(verdict: Verdict, note: str = "") -> Row:
    """A row for a verdict."""
    said = (verdict.id, verdict.verdict, verdict.why, verdict.message, _BETWEEN.join(verdict.documents))
    return dict(zip(_COLUMNS, said, strict=True)) | ({NOTE: one_line(note)} if note else {})


def over(earlier: Iterable[Line], row: Row) -> Row:
    """A row in place of earlier ones; what others wrote beside them, a note or which finding it was, stays."""
    kept = {name: cell for line in earlier for name, cell in line.row.items()}
    return kept | {name: cell for name, cell in row.items() if cell}


def filled(earlier: Sequence[Line], row: Row) -> Row:
    """The earlier row with what another says where it says nothing."""
    kept = over(earlier[1:], earlier[0].row)
    return kept | {name: cell for name, cell in row.items() if cell and not kept.get(name)}


def verdict(line: Line) -> Verdict:
    """What a row says."""
    documents = tuple(filter(None, line.row.get("documents", "").split(_BETWEEN)))
    (ruling,) = (known for known in get_args(Ruling) if known == line.row["verdict"])
    return Verdict(line.row["id"], ruling, line.row["why"], line.row.get("message", ""), documents)


def file_name(document: str) -> str:
    """A document's file without its folders."""
    return one_line(PurePath(document).name)


def one_line(text: str) -> str:
    """What a cell can hold that people edit: no breaks, and nothing that a spreadsheet would not show."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def contradiction(lines: Sequence[Line]) -> str:
    """That rows contradict each other, and which."""
    rows = "、".join(f"第{line.number}行 {line.row['verdict']}" for line in lines)
    return f"{lines[0].where}：{lines[0].row['id']} 的判定互相矛盾（{rows}），都不采用；请只留一行"


def said(path: Path, lines: Sequence[Line]) -> str:
    """What a table says of a finding, row by row."""
    rows = "、".join(f"第{line.number}行判为 {line.row['verdict']}（{line.row['why']}）" for line in lines)
    return f"{path.as_posix()} {rows}"


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write a table, whole or not at all."""
    file = io.StringIO(newline="")
    every = list(rows)
    columns = dict.fromkeys((*_COLUMNS, *(name for row in every for name in row)))
    table = csv.DictWriter(file, columns, restval="", lineterminator="\n")
    table.writeheader()
    table.writerows(every)
    # With a byte order mark a spreadsheet opens it as what it is.
    records.write_text(path, "\ufeff" + file.getvalue())


def _problem(line: Line) -> Problem | None:
    id_, ruling, why = (line.row[name] for name in _NEEDS)
    if not ID.fullmatch(id_) and (id_, ruling) != (MARK, "accepted"):
        return Problem(line, f"id 不是发现的编号“{id_}”", "编号如 CNT101-0123456789ab")
    if ruling not in get_args(Ruling):
        return Problem(line, f"verdict 不识“{ruling}”", f"用 {'、'.join(get_args(Ruling))}")
    return None if one_line(why) else Problem(line, "why 为空", "写明判定的理由")
