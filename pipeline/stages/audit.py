"""Stage audit: extracts and verdicts → findings.jsonl, stale.jsonl."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline import audit_kept, records
from pipeline.audit import enabled
from pipeline.audit import found as audited
from pipeline.progress import track
from pipeline.schema import Finding
from pipeline.verdicts import judged, load, stale


def audit(
    out: Path,
    disabled: tuple[str, ...],
    verdicts: Path,
    tell: Callable[[str], None],
    *,
    baseline: bool = False,
    cache: str = "",
) -> None:
    """Run the rules that are not disabled over the extracts in `out`, and see what was said of what they find.

    What was found before is taken from the `cache`, a folder; empty: there is none, and findings need not fit into
    memory.
    """
    table = load(verdicts, tell)
    found = audit_kept.audit(out, enabled(disabled), cache) if cache else _passing(out, disabled)
    records.write(out / "findings.jsonl", judged(table, found, tell, baseline=baseline))
    findings = records.read(out / "findings.jsonl", Finding)
    # Without verdicts none is stale, and a corpus need not be read for that.
    gone = stale(table, findings, records.ids(out), disabled) if table.verdicts else ()
    records.write(out / "stale.jsonl", gone)


def _passing(out: Path, disabled: tuple[str, ...]) -> Iterator[Finding]:
    extracts = track(records.read_extracts(out), records.lines(out / "documents.jsonl"), "审读")
    return audited(extracts, enabled(disabled), lambda: records.read_extracts(out))
