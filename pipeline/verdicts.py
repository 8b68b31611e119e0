"""Verdicts: what a reader says of findings, kept in a CSV table beside the corpus and honoured by every later run.

A finding's id is made of its words and not of its place, so a verdict holds although the text moved. Where two rows
of one id contradict, neither holds. Nothing is written unless all that is there could be read.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple, get_args

from msgspec import Struct
from msgspec.structs import replace

from pipeline import records, tables
from pipeline.errors import ParamsError
from pipeline.schema import Finding, Ruling, Verdict
from pipeline.tables import Line, Problem

_NEEDS = ("id", "verdict", "why")
_MAY = ("message", "documents")
_COLUMNS = (*_NEEDS, *_MAY)
_ID = re.compile(r"[A-Z]{3}[0-9]{3}-[0-9a-f]{12}(?:-[0-9]+)?")
# No file name holds it on any of the three systems that share a corpus.
_BETWEEN = "|"
_BASELINE = "立基线时已有"
# Stands for the baseline itself, so that one of a clean corpus is one as well.
_MARK = "BASELINE"


class Merged(NamedTuple):
    """What a merge has done: rows that are new, changed, or were there; ids that no finding has."""

    new: int
    changed: int
    same: int
    unknown: tuple[str, ...]


class Table(Struct, frozen=True):
    """The verdicts that hold, by id."""

    path: Path
    verdicts: dict[str, Verdict] = {}


def load(path: Path, tell: Callable[[str], None] = lambda _: None) -> Table:
    """The verdicts of a table; none where there is no such file. `TableError` names the row that makes no sense.

    Contradictions are told, a line each; a verdict that is contradicted does not hold.
    """
    found = _by_id(_lines(path))
    apart = {id_: rows for id_, rows in found.items() if _apart(rows)}
    for rows in apart.values():
        tell(_contradiction(rows))
    return Table(path, {id_: _verdict(rows[0]) for id_, rows in found.items() if id_ not in apart})


def judged(
    table: Table, findings: Iterable[Finding], tell: Callable[[str], None] = lambda _: None, *, baseline: bool = False
) -> tuple[Finding, ...]:
    """The findings with the verdicts on them; with `baseline`, those of the first such run are accepted beforehand."""
    every = tuple(findings)
    if baseline and (accepted := accept(table, every)) is not None:
        tell(f"基线：已有的{accepted}处发现记入 {table.path.as_posix()}，此后只报新的")
        table = load(table.path)
    return tuple(
        replace(finding, verdict=said.verdict, why=said.why) if (said := table.verdicts.get(finding.id)) else finding
        for finding in every
    )


def stale(
    table: Table, findings: Iterable[Finding], documents: Iterable[str], disabled: Iterable[str] = ()
) -> tuple[Verdict, ...]:
    """The verdicts on what is found no more, though all its documents were read and its rule was on."""
    found = {_MARK, *(finding.id for finding in findings)}
    read, off = set(map(_name, documents)), tuple(disabled)
    return tuple(
        verdict
        for verdict in table.verdicts.values()
        if verdict.id not in found and read.issuperset(verdict.documents) and not verdict.id.startswith(off)
    )


def findings_in(out: Path) -> dict[str, Finding]:
    """The findings that a run has left in its folder, by id; none where there was no run."""
    path = out / "findings.jsonl"
    findings = records.read(path, Finding) if path.is_file() else iter(())
    return {finding.id: finding for finding in findings}


def found_in(out: Path, id_: str) -> Finding | None:
    """The finding of this id among those that a run has left in its folder."""
    return findings_in(out).get(id_)


def on(finding: Finding, ruling: Ruling, why: str) -> Verdict:
    """A verdict on a finding."""
    documents = dict.fromkeys(_name(span.document) for span in finding.evidence)
    return Verdict(finding.id, ruling, why, _one_line(finding.message), tuple(documents))


def add(path: Path, verdict: Verdict, *, instead: bool = False) -> bool:
    """Write a verdict down, in place of an earlier one only if `instead`; whether anything had to be written.

    `ParamsError` where the id is none or there is no reason; where an earlier verdict differs, it says in which row.
    """
    if not _ID.fullmatch(verdict.id):
        raise ParamsError(
            f"“{verdict.id}”不是发现的编号", hint="编号如 CNT101-0123456789ab，见审读报告或 findings.json"
        )
    verdict = replace(verdict, why=_one_line(verdict.why))
    if not verdict.why:
        raise ParamsError("没有理由", hint="用 --why 写明判定的理由")
    lines = _lines(path)
    earlier = [line for line in lines if line.row["id"] == verdict.id]
    if _words(earlier) == {(verdict.verdict, verdict.why)}:
        return False
    if earlier and not instead:
        raise ParamsError(
            f"{_said(path, earlier)}，与“{verdict.verdict}（{verdict.why}）”不同", hint="要改判就加 --replace；表未改动"
        )
    _write(path, [*(line.row for line in lines if line.row["id"] != verdict.id), _over(earlier, verdict)])
    return True


def merge(
    path: Path, source: Path, found: Mapping[str, Finding], tell: Callable[[str], None], *, instead: bool = False
) -> Merged:
    """Merge a table of verdicts, as the report's page saves it, into the one at `path`: all of it or nothing.

    `found` gives the findings that there are, for what a verdict is about. `TableError` names a damaged row of either.
    Contradictions, within the table that comes or (unless `instead`) with an earlier verdict, are told, a line each;
    then it is a `ParamsError`.
    """
    lines = _lines(path)
    coming, earlier = _by_id(_lines(source, there=True)), _by_id(lines)
    clashes = [_contradiction(rows) for rows in coming.values() if _apart(rows)]
    new = {id_ for id_ in coming if id_ not in earlier}
    changed = {id_ for id_ in coming if id_ in earlier and _words(coming[id_][:1]) != _words(earlier[id_])}
    if not instead:
        clashes += [f"{_said(source, coming[id_][:1])}，而 {_said(path, earlier[id_])}" for id_ in sorted(changed)]
    for clash in clashes:
        tell(clash)
    if clashes:
        raise ParamsError(f"有{len(clashes)}处判定互相矛盾", hint="改正，或加 --replace 以新判定为准；表未改动")
    if new or changed:
        kept = [line.row for line in lines if line.row["id"] not in changed]
        fresh = [_about(_verdict(coming[id_][0]), found.get(id_)) for id_ in coming if id_ in new | changed]
        _write(path, [*kept, *(_over(earlier.get(verdict.id, ()), verdict) for verdict in fresh)])
    unknown = tuple(id_ for id_ in coming if id_ not in found and id_ != _MARK)
    return Merged(len(new), len(changed), len(coming) - len(new) - len(changed), unknown)


def _about(verdict: Verdict, finding: Finding | None) -> Verdict:
    """A verdict that comes from elsewhere, with what it is about in the words of the finding where there is one."""
    why = _one_line(verdict.why)
    if finding:
        return on(finding, verdict.verdict, why)
    return replace(verdict, why=why, message=_one_line(verdict.message), documents=tuple(map(_name, verdict.documents)))


def accept(table: Table, findings: Sequence[Finding]) -> int | None:
    """Write down as accepted all findings without a verdict; how many. None where a baseline is set already."""
    if any(verdict.verdict == "accepted" for verdict in table.verdicts.values()):
        return None
    fresh = [on(finding, "accepted", _BASELINE) for finding in findings if finding.id not in table.verdicts]
    marked = [Verdict(_MARK, "accepted", f"{_BASELINE}{len(fresh)}处"), *fresh]
    _write(table.path, [*(line.row for line in _lines(table.path)), *map(_row, marked)])
    return len(fresh)


def _lines(path: Path, *, there: bool = False) -> tuple[Line, ...]:
    lines = tables.read(path, _NEEDS, _MAY) if there or path.exists() else ()
    tables.refuse(problem for line in lines if (problem := _problem(line)))
    return lines


def _by_id(lines: Iterable[Line]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.row["id"], []).append(line)
    return found


def _apart(lines: Iterable[Line]) -> bool:
    return len({line.row["verdict"] for line in lines}) > 1


def _words(lines: Iterable[Line]) -> set[tuple[str, str]]:
    return {(line.row["verdict"], _one_line(line.row["why"])) for line in lines}


def _over(earlier: Iterable[Line], verdict: Verdict) -> dict[str, str]:
    """A row for a verdict; what others wrote beside an earlier one, a note or which finding it was, stays."""
    row = {name: cell for line in earlier for name, cell in line.row.items()}
    return row | {name: cell for name, cell in _row(verdict).items() if cell}


def _problem(line: Line) -> Problem | None:
    id_, ruling, why = (line.row[name] for name in _NEEDS)
    if not _ID.fullmatch(id_) and (id_, ruling) != (_MARK, "accepted"):
        return Problem(line, f"id 不是发现的编号“{id_}”", "编号如 CNT101-0123456789ab")
    if ruling not in get_args(Ruling):
        return Problem(line, f"verdict 不识“{ruling}”", f"用 {'、'.join(get_args(Ruling))}")
    return None if _one_line(why) else Problem(line, "why 为空", "写明判定的理由")


def _verdict(line: Line) -> Verdict:
    documents = tuple(filter(None, line.row.get("documents", "").split(_BETWEEN)))
    (ruling,) = (known for known in get_args(Ruling) if known == line.row["verdict"])
    return Verdict(line.row["id"], ruling, line.row["why"], line.row.get("message", ""), documents)


def _row(verdict: Verdict) -> dict[str, str]:
    said = (verdict.id, verdict.verdict, verdict.why, verdict.message, _BETWEEN.join(verdict.documents))
    return dict(zip(_COLUMNS, said, strict=True))


def _name(document: str) -> str:
    return _one_line(PurePath(document).name)


def _one_line(text: str) -> str:
    """What a cell can hold that people edit: no breaks, and nothing that a spreadsheet would not show."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def _contradiction(lines: Sequence[Line]) -> str:
    rows = "、".join(f"第{line.number}行 {line.row['verdict']}" for line in lines)
    return f"{lines[0].where}：{lines[0].row['id']} 的判定互相矛盾（{rows}），都不采用；请只留一行"


def _said(path: Path, lines: Sequence[Line]) -> str:
    rows = "、".join(f"第{line.number}行判为 {line.row['verdict']}（{line.row['why']}）" for line in lines)
    return f"{path.as_posix()} {rows}"


def _write(path: Path, rows: Iterable[dict[str, str]]) -> None:
    file = io.StringIO(newline="")
    every = list(rows)
    columns = dict.fromkeys((*_COLUMNS, *(name for row in every for name in row)))
    table = csv.DictWriter(file, columns, restval="", lineterminator="\n")
    table.writeheader()
    table.writerows(every)
    # With a byte order mark a spreadsheet opens it as what it is.
    records.write_text(path, "\ufeff" + file.getvalue())
