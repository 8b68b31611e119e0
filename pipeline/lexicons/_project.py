"""A project's own tables: read whole, checked row by row, and refused whole where a row is wrong."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pipeline import tables
from pipeline.errors import TableError
from pipeline.lexicons import _aliases, _taxonomy
from pipeline.tables import Line, Problem, Row

Shipped = Callable[[str], Sequence[Row]]
_SHEETS = frozenset({".xls", ".xlsx", ".ods", ".tsv"})
# A column in which the shipped table knows no more words than this takes no others.
_CLOSED = 16
_ANY: frozenset[str] = frozenset()
# What the shipped rows do not show: kinds of which there is no alias yet; systems are for a project to add.
_CHOSEN = {("aliases", "kind"): frozenset(_aliases.KINDS), ("taxonomy", "system"): _ANY, ("taxonomy", "parent"): _ANY}


def read(
    folder: Path | None, aliases: Path | None, names: Sequence[str], shipped: Shipped
) -> dict[str, tuple[Row, ...]]:
    """By table, the rows of a folder's files and of an alias table; `TableError` where one cannot be used."""
    files = [*_files(folder, names)] if folder else []
    lines: dict[str, tuple[Line, ...]] = {}
    for path in files:
        lines[path.stem] = _checked(path, path.stem, shipped(path.stem))
    if aliases:
        lines["aliases"] = (*lines.get("aliases", ()), *_checked(aliases, "aliases", shipped("aliases")))
    tables.refuse(_aliases.problems(lines.get("aliases", ())))
    if "taxonomy" in lines:
        tables.refuse(_taxonomy.problems(lines["taxonomy"], shipped("taxonomy")))
    return {name: tuple(line.row for line in own) for name, own in lines.items() if own}


def key(row: Row) -> str:
    """What a row is about: its first column."""
    return next(iter(row.values()))


def stands_once(name: str, rows: Sequence[Row]) -> bool:
    """Whether no two rows of a table are about one thing; an alias may be of several kinds, or in several scopes."""
    return name != "aliases" and len({key(row) for row in rows}) == len(rows)


def _files(folder: Path, names: Sequence[str]) -> Iterator[Path]:
    if not folder.is_dir():
        raise TableError(f"没有词表文件夹 {folder.as_posix()}", hint="改正参数里的 lexicons，或建立该文件夹")
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~")):
            continue
        if path.suffix.lower() in _SHEETS:
            raise TableError(f"{path.as_posix()} 不是 CSV 文件", hint="另存为“CSV UTF-8（逗号分隔）”")
        if path.suffix.lower() == ".csv":
            if path.stem not in names:
                raise TableError(f"没有名为 {path.stem} 的词表", hint=f"文件名可用 {'、'.join(names)}")
            yield path


def _checked(path: Path, name: str, shipped: Sequence[Row]) -> tuple[Line, ...]:
    """The rows of a file that adds to a table, cell by cell as the rows of that table are."""
    columns = tuple(shipped[0])
    needs = tuple(column for column in columns if all(row[column] for row in shipped))
    lines = tuple(
        line._replace(row={column: line.row.get(column, "") for column in columns})
        for line in tables.read(path, needs, [column for column in columns if column not in needs])
    )
    known = {column: _words(name, column, shipped) for column in columns}
    cells = (_cell(line, column, known[column], column in needs) for line in lines for column in columns)
    tables.refuse([*filter(None, cells), *(_twice(lines) if stands_once(name, shipped) else ())])
    return lines


def _words(name: str, column: str, shipped: Sequence[Row]) -> frozenset[str]:
    """The words a column takes; empty where it takes any."""
    if (name, column) in _CHOSEN:
        return _CHOSEN[name, column]
    words = frozenset(row[column] for row in shipped if row[column])
    return (
        words if column != next(iter(shipped[0])) and (len(words) <= _CLOSED or all(map(_is_number, words))) else _ANY
    )


def _cell(line: Line, column: str, words: frozenset[str], needed: bool) -> Problem | None:
    cell = line.row[column]
    if not cell:
        return Problem(line, f"{column} 为空") if needed else None
    if not words or cell in words:
        return None
    if all(map(_is_number, words)):
        return None if _is_number(cell) else Problem(line, f"{column} 不是数“{cell}”")
    return Problem(line, f"{column} 不识“{cell}”", f"用 {'、'.join(sorted(words))}")


def _twice(lines: Sequence[Line]) -> Iterator[Problem]:
    first: dict[str, Line] = {}
    for line in lines:
        before = first.setdefault(key(line.row), line)
        if before.row != line.row:
            yield Problem(line, f"“{key(line.row)}”在第{before.number}行已有别的说法", "两行留一行")


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
