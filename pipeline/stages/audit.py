"""Stage audit: extracts and verdicts → findings.jsonl, stale.jsonl."""

from collections.abc import Callable
from pathlib import Path

from pipeline import audit_kept, records
from pipeline.audit import enabled
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

    What was found before is taken from the `cache`, a folder; empty: there is none.
    """
    table = load(verdicts, tell)
    found = audit_kept.audit(out, enabled(disabled), cache)
    findings = judged(table, found, tell, baseline=baseline)
    documents = records.ids(out)
    records.write(out / "findings.jsonl", findings)
    records.write(out / "stale.jsonl", stale(table, findings, documents, disabled))
