"""Stage read: files → documents.jsonl, and skipped.jsonl with what was passed over and why."""

from collections.abc import Sequence
from pathlib import Path

from pipeline import intake, records
from pipeline.schema import Skipped


def read(sources: Sequence[Path], out: Path, tell: intake.Tell) -> tuple[Skipped, ...]:
    """Read files and folders; one that cannot be read is told and the rest goes on. Returns what was skipped."""
    passed: list[Skipped] = []
    records.write(out / "documents.jsonl", intake.documents(sources, passed, tell))
    records.write(out / "skipped.jsonl", passed)
    return tuple(passed)
