"""Stage audit: extracts and verdicts → findings.jsonl, stale.jsonl."""

from collections.abc import Callable
from pathlib import Path

from pipeline import records
from pipeline.audit import enabled
from pipeline.audit import found as audited
from pipeline.progress import track
from pipeline.schema import Document, Finding
from pipeline.verdicts import judged, load, stale


def audit(
    out: Path, disabled: tuple[str, ...], verdicts: Path, tell: Callable[[str], None], *, baseline: bool = False
) -> None:
    """Run the rules that are not disabled over the extracts in `out`, and see what was said of what they find."""
    table = load(verdicts, tell)
    extracts = track(records.read_extracts(out), records.lines(out / "documents.jsonl"), "审读")
    found = audited(extracts, enabled(disabled), lambda: records.read_extracts(out))
    records.write(out / "findings.jsonl", judged(table, found, tell, baseline=baseline))
    findings = records.read(out / "findings.jsonl", Finding)
    documents = (document.id for document in records.read(out / "documents.jsonl", Document))
    # Without verdicts none is stale, and a corpus need not be read for that.
    gone = stale(table, findings, documents, disabled) if table.verdicts else ()
    records.write(out / "stale.jsonl", gone)
