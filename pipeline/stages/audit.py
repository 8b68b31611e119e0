"""Stage audit: extracts → findings.jsonl."""

from pathlib import Path

from pipeline import records
from pipeline.audit import audit as audit_extracts
from pipeline.audit import enabled
from pipeline.progress import track


def audit(out: Path, disabled: tuple[str, ...]) -> None:
    """Run the rules that are not disabled over the extracts in `out`."""
    extracts = track(records.read_extracts(out), records.lines(out / "documents.jsonl"), "审读")
    records.write(out / "findings.jsonl", audit_extracts(extracts, enabled(disabled)))
