"""Stage extract: documents.jsonl → mentions, indicators, counts and what else is known, a file each."""

from collections import deque
from pathlib import Path

from pipeline import lexicons, records, segmenters
from pipeline.extraction import extract as extract_document
from pipeline.progress import track
from pipeline.schema import Document


def extract(out: Path, engine: str, terms: Path | None = None) -> None:
    """Extract every document of `out`/documents.jsonl with the words of one engine, told the words found."""
    cut = segmenters.load(engine, lexicons.user_words(terms))
    path = out / "documents.jsonl"
    documents = track(records.read(path, Document), records.lines(path), "提取")
    deque(records.write_extracts(out, (extract_document(document, cut) for document in documents)), maxlen=0)
