"""Everything at once: files and folders → all outputs in one folder."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from pipeline import intake, records
from pipeline.params import Params
from pipeline.schema import Finding, Severity, Skipped
from pipeline.stages import audit, extract, graph, pictures, read, report
from pipeline.verdicts import load


class Summary(Struct, frozen=True):
    """What a run has done: how many documents, what was passed over, open findings by severity, settled ones."""

    documents: int
    skipped: tuple[Skipped, ...]
    findings: dict[Severity, int]
    settled: int


def run(
    sources: Sequence[Path], out: Path, params: Params, tell: intake.Tell, verdicts: Path, *, baseline: bool = False
) -> None:
    """Read, extract, audit, draw and report; each step writes what the next one reads."""
    # A table that cannot be read stops the run before anything is written.
    load(verdicts)
    read.read(sources, out, tell)
    extract.extract(out, params.segment.engine, models=params.learned)
    audit.audit(out, params.audit.disabled, verdicts, tell, baseline=baseline)
    graph.graph(out, params.graph)
    report.report_findings(out, params)
    pictures.pictures(out, tell)


def summarise(out: Path) -> Summary:
    """What a run has left in its folder."""
    counts: dict[Severity, int] = {"error": 0, "warning": 0, "note": 0}
    settled = 0
    for finding in records.read(out / "findings.jsonl", Finding):
        counts[finding.severity] += finding.open
        settled += not finding.open
    skipped = tuple(records.read(out / "skipped.jsonl", Skipped))
    return Summary(records.lines(out / "documents.jsonl"), skipped, counts, settled)
