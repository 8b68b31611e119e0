"""Stage audit: extracts and verdicts → findings.jsonl, stale.jsonl."""

from collections.abc import Callable
from pathlib import Path

from pipeline import records
from pipeline.audit import audit as audit_extracts
from pipeline.audit import enabled
from pipeline.progress import track
from pipeline.schema import Document
from pipeline.verdicts import judged, load, stale


def audit(
    out: Path, disabled: tuple[str, ...], verdicts: Path, tell: Callable[[str], None], *, baseline: bool = False
) -> None:
    """Run the rules that are not disabled over the extracts in `out`, and see what was said of what they find."""
    table = load(verdicts, tell)
    extracts = track(records.read_extracts(out), records.lines(out / "documents.jsonl"), "审读")
    found = audit_extracts(extracts, enabled(disabled), lambda: records.read_extracts(out))
    findings = judged(table, found, tell, baseline=baseline)
    documents = (document.id for document in records.read(out / "documents.jsonl", Document))
    records.write(out / "findings.jsonl", findings)
    records.write(out / "stale.jsonl", stale(table, findings, documents, disabled))
