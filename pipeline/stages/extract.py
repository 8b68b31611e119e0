"""Stage extract: documents.jsonl → mentions, indicators, counts and what else is known, a file each."""

from collections import deque
from pathlib import Path

from pipeline import learned, records, segmenters
from pipeline.extraction import extract as extract_document
from pipeline.params import RULES_ALONE, Learned
from pipeline.progress import track
from pipeline.schema import Document


def extract(out: Path, engine: str, models: Learned = RULES_ALONE) -> None:
    """Extract every document of `out`/documents.jsonl with the words of one engine.

    Not told the words that discovery found: many are parts of longer names. `models` says which learned parts stand
    beside the rules.
    """
    cut, beside = segmenters.load(engine), learned.load(models)
    path = out / "documents.jsonl"
    documents = track(records.read(path, Document), records.lines(path), "提取")
    deque(records.write_extracts(out, (extract_document(document, cut, beside) for document in documents)), maxlen=0)
