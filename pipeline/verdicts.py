"""Verdicts: what a reader says of findings, kept in a CSV table beside the corpus and honoured by every later run.

A finding's id is made of its words and not of its place, so a verdict holds although the text moved. Where two rows
of one id contradict, neither holds. Nothing is written unless all that is there could be read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from pipeline import records, verdict_rows
from pipeline.errors import ParamsError
from pipeline.schema import Finding, Ruling, Verdict
from pipeline.tables import NOTE, Line

_BASELINE = "立基线时已有"


class Merged(NamedTuple):
    """What a merge has done: rows that are new, changed, completed, or were there; ids that no finding has."""

    new: int
    changed: int
    completed: int
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
    found = verdict_rows.by_id(verdict_rows.read(path))
    apart = {id_: lines for id_, lines in found.items() if len(verdict_rows.rulings(lines)) > 1}
    for lines in apart.values():
        tell(verdict_rows.contradiction(lines))
    return Table(path, {id_: verdict_rows.verdict(lines[0]) for id_, lines in found.items() if id_ not in apart})


def judged(
    table: Table, findings: Iterable[Finding], tell: Callable[[str], None] = lambda _: None, *, baseline: bool = False
) -> Iterator[Finding]:
    """The findings with the verdicts on them; with `baseline`, those of the first such run are accepted beforehand."""
    if baseline:
        findings = tuple(findings)
        if (accepted := accept(table, findings)) is not None:
            tell(f"基线：已有的{accepted}处发现记入 {table.path.as_posix()}，此后只报新的")
            table = load(table.path)
    verdicts = table.verdicts
    return (
        replace(finding, verdict=said.verdict, why=said.why) if (said := verdicts.get(finding.id)) else finding
        for finding in findings
    )


def stale(
    table: Table, findings: Iterable[Finding], documents: Iterable[str], disabled: Iterable[str] = ()
) -> tuple[Verdict, ...]:
    """The verdicts on what is found no more, though all its documents were read and its rule was on."""
    found = {verdict_rows.MARK, *(finding.id for finding in findings if finding.id in table.verdicts)}
    read, off = set(map(verdict_rows.file_name, documents)), tuple(disabled)
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


def known(path: Path) -> frozenset[str]:
    """The ids that a table has verdicts on."""
    return frozenset(verdict_rows.by_id(verdict_rows.read(path)))


def on(finding: Finding, ruling: Ruling, why: str) -> Verdict:
    """A verdict on a finding."""
    documents = dict.fromkeys(verdict_rows.file_name(span.document) for span in finding.evidence)
    return Verdict(finding.id, ruling, why, verdict_rows.one_line(finding.message), tuple(documents))


def add(path: Path, verdict: Verdict, *, note: str = "", instead: bool = False) -> bool:
    """Write a verdict down; whether anything had to be written.

    One that judges as an earlier one did takes its place, with what the earlier row says beside it; one that judges
    otherwise only if `instead`. `ParamsError` where the id is none or there is no reason; where an earlier verdict
    differs, it says in which row.
    """
    if not verdict_rows.ID.fullmatch(verdict.id):
        raise ParamsError(
            f"“{verdict.id}”不是发现的编号", hint="编号如 CNT101-0123456789ab，见审读报告或 findings.json"
        )
    verdict = replace(verdict, why=verdict_rows.one_line(verdict.why))
    if not verdict.why:
        raise ParamsError("没有理由", hint="用 --why 写明判定的理由")
    lines = verdict_rows.read(path)
    earlier = [line for line in lines if line.row["id"] == verdict.id]
    if verdict_rows.rulings(earlier) - {verdict.verdict} and not instead:
        raise ParamsError(
            f"{verdict_rows.said(path, earlier)}，与 {verdict.verdict}（{verdict.why}）不同",
            hint="要改判就加 --replace；表未改动",
        )
    row = verdict_rows.over(earlier, verdict_rows.of(verdict, note))
    if earlier and all(line.row == row for line in earlier):
        return False
    verdict_rows.write(path, [*(line.row for line in lines if line.row["id"] != verdict.id), row])
    return True


def merge(
    path: Path, source: Path, found: Mapping[str, Finding], tell: Callable[[str], None], *, instead: bool = False
) -> Merged:
    """Merge a table of verdicts, as the report's page saves it, into the one at `path`: all of it or nothing.

    `found` gives the findings that there are, for what a verdict is about; what an earlier row leaves blank is filled.
    `TableError` names a damaged row of either. Contradictions, within the table that comes or (unless `instead`) with
    an earlier verdict or its reason, are told, a line each; then it is a `ParamsError`.
    """
    lines = verdict_rows.read(path)
    coming, earlier = verdict_rows.by_id(verdict_rows.saved(source)), verdict_rows.by_id(lines)
    changed = {id_ for id_ in coming.keys() & earlier.keys() if _differ(coming[id_], earlier[id_])}
    _refuse(_clashes(path, source, coming, {} if instead else {id_: earlier[id_] for id_ in sorted(changed)}), tell)
    fresh = {id_: _row(rows[0], found.get(id_)) for id_, rows in coming.items()}
    made = {id_: row for id_, row in fresh.items() if id_ not in earlier}
    made |= {id_: verdict_rows.over(earlier[id_], fresh[id_]) for id_ in changed}
    same = {id_: verdict_rows.filled(earlier[id_], row) for id_, row in fresh.items() if id_ not in made}
    completed = {id_: row for id_, row in same.items() if any(line.row != row for line in earlier[id_])}
    if written := made | completed:
        kept = [line.row for line in lines if line.row["id"] not in written]
        verdict_rows.write(path, [*kept, *written.values()])
    unknown = tuple(id_ for id_ in coming if id_ not in found and id_ != verdict_rows.MARK)
    return Merged(len(made) - len(changed), len(changed), len(completed), len(same) - len(completed), unknown)


def _differ(coming: Sequence[Line], earlier: Iterable[Line]) -> bool:
    return verdict_rows.words(coming[:1]) != verdict_rows.words(earlier)


def _clashes(
    path: Path, source: Path, coming: Mapping[str, Sequence[Line]], earlier: Mapping[str, Sequence[Line]]
) -> list[str]:
    """What contradicts itself in the table that comes, and what it says otherwise than the earlier rows."""
    apart = [verdict_rows.contradiction(rows) for rows in coming.values() if len(verdict_rows.rulings(rows)) > 1]
    return apart + [
        f"{verdict_rows.said(source, coming[id_][:1])}，而 {verdict_rows.said(path, rows)}"
        for id_, rows in earlier.items()
    ]


def _refuse(clashes: Sequence[str], tell: Callable[[str], None]) -> None:
    for clash in clashes:
        tell(clash)
    if clashes:
        raise ParamsError(f"有{len(clashes)}处判定互相矛盾", hint="改正，或加 --replace 以新判定为准；表未改动")


def _row(line: Line, finding: Finding | None) -> dict[str, str]:
    """A row for a verdict that comes from elsewhere, in the words of the finding it is on where there is one."""
    return verdict_rows.of(_about(verdict_rows.verdict(line), finding), line.row.get(NOTE, ""))


def _about(verdict: Verdict, finding: Finding | None) -> Verdict:
    """A verdict that comes from elsewhere, with what it is about in the words of the finding where there is one."""
    why = verdict_rows.one_line(verdict.why)
    if finding:
        return on(finding, verdict.verdict, why)
    return replace(
        verdict,
        why=why,
        message=verdict_rows.one_line(verdict.message),
        documents=tuple(map(verdict_rows.file_name, verdict.documents)),
    )


def accept(table: Table, findings: Sequence[Finding]) -> int | None:
    """Write down as accepted all findings without a verdict; how many. None where a baseline is set already."""
    if any(verdict.verdict == "accepted" for verdict in table.verdicts.values()):
        return None
    fresh = [on(finding, "accepted", _BASELINE) for finding in findings if finding.id not in table.verdicts]
    marked = [Verdict(verdict_rows.MARK, "accepted", f"{_BASELINE}{len(fresh)}处"), *fresh]
    verdict_rows.write(
        table.path, [*(line.row for line in verdict_rows.read(table.path)), *map(verdict_rows.of, marked)]
    )
    return len(fresh)
