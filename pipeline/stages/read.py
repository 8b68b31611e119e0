"""Stage read: files → documents.jsonl; read.csv and skipped.jsonl say what was read, what was passed over and why."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from pipeline import intake, inventory, records
from pipeline.executors import HERE, Hands
from pipeline.schema import Skipped


def read(
    sources: Sequence[Path], out: Path, tell: intake.Tell, hands: Hands = HERE, cache: str = ""
) -> tuple[Skipped, ...]:
    """Read files and folders; one that cannot be read is told and the rest goes on. Returns what was skipped.

    What was read before is taken from the `cache`, a folder; empty: there is none.
    """
    passed: list[Skipped] = []
    work = partial(intake.read, common=intake.common(cache))
    extracts = intake.outcomes(sources, work, passed, tell, hands, label="读取", out=out)
    listed = inventory.listed(out, extracts, passed)
    records.write(out / "documents.jsonl", (extract.document for extract in listed))
    return tuple(passed)
