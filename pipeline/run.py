"""Everything at once: files and folders → all outputs in one folder."""

from collections import deque
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from pipeline import harvest, intake, inventory, outputs, records
from pipeline.executors import HERE, Hands
from pipeline.params import Params
from pipeline.schema import Finding, Severity, Skipped
from pipeline.stages import audit, graph, pictures, report
from pipeline.verdicts import load


class Summary(Struct, frozen=True):
    """What a run has done: what was read, what was passed over, open findings by severity, settled ones."""

    read: inventory.Sums
    skipped: tuple[Skipped, ...]
    findings: dict[Severity, int]
    settled: int


def run(
    sources: Sequence[Path],
    out: Path,
    params: Params,
    tell: intake.Tell,
    verdicts: Path,
    *,
    baseline: bool = False,
    hands: Hands = HERE,
    cache: str = "",
) -> None:
    """Read, extract, audit, draw and report; each step writes what the next one reads, and at last all comes to `out`.

    What is known of files from earlier runs is taken from the `cache`, a folder; empty: there is none.
    """
    # A table that cannot be read stops the run before anything is written.
    load(verdicts)
    task = harvest.task(params.segment.engine, params.learned, cache)
    with outputs.fresh(out) as folder:
        skipped: list[Skipped] = []
        extracts = harvest.extracts(sources, skipped, tell, task, hands, out=out)
        deque(records.write_extracts(folder, inventory.listed(folder, extracts, skipped)), maxlen=0)
        records.write(folder / "models.jsonl", harvest.models(task))
        audit.audit(folder, params.audit.disabled, verdicts, tell, baseline=baseline, cache=cache)
        graph.graph(folder, params.graph)
        report.report_findings(folder, params)
        pictures.pictures(folder, tell, scores=out)
        drawn = folder / "pictures"
        bare = [path.with_suffix(".png").name for path in drawn.glob("*.svg") if not path.with_suffix(".png").exists()]
    for name in bare:
        # One of an earlier run, which had a font, would show something else.
        (out / "pictures" / name).unlink(missing_ok=True)


def summarise(out: Path) -> Summary:
    """What a run has left in its folder."""
    counts: dict[Severity, int] = {"error": 0, "warning": 0, "note": 0}
    settled = 0
    for finding in records.read(out / "findings.jsonl", Finding):
        counts[finding.severity] += finding.open
        settled += not finding.open
    skipped = tuple(records.read(out / "skipped.jsonl", Skipped))
    return Summary(inventory.sums(out), skipped, counts, settled)
