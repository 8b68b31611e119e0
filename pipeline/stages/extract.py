"""Stage extract: documents.jsonl → mentions, indicators, counts and what else is known, a file each; models.jsonl."""

from collections import deque
from pathlib import Path

from pipeline import harvest, records
from pipeline.executors import HERE, Hands
from pipeline.intake import Tell
from pipeline.params import RULES_ALONE, Learned
from pipeline.progress import track
from pipeline.schema import Document, Extract, Skipped


def extract(
    out: Path, engine: str, models: Learned = RULES_ALONE, tell: Tell = print, hands: Hands = HERE, cache: str = ""
) -> tuple[Skipped, ...]:
    """Extract every document of `out`/documents.jsonl with the words of one engine; returns what could not be.

    Not told the words that discovery found: many are parts of longer names. `models` says which learned parts stand
    beside the rules. What was found out before is taken from the `cache`, a folder; empty: there is none.
    """
    path = out / "documents.jsonl"
    lost: list[Skipped] = []
    task = harvest.task(engine, models, cache)
    found = harvest.of_documents(records.read(path, Document), lost, tell, task, hands)
    tracked = track(found, records.lines(path), "提取", _characters)
    deque(records.write_extracts(out, tracked), maxlen=0)
    records.write(out / "models.jsonl", harvest.models(task))
    return tuple(lost)


def _characters(extract: Extract) -> int:
    return extract.document.characters
