"""Stage segment: documents → their sentences, in words."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from pipeline import lexicons, records, segmenters
from pipeline.schema import Document
from pipeline.sentences import Cut, sentences


class Words(Struct, frozen=True):
    """A sentence: where it stands in its document, and the words of its clean view."""

    document: str
    start: int
    end: int
    words: tuple[str, ...]


def segment(documents: Path, words: Path, engine: str, terms: Path | None = None) -> None:
    """Cut documents (JSON Lines) with one engine, the lexicons' words and those found; one sentence a line."""
    cut = segmenters.load(engine, lexicons.user_words(terms))
    read = records.read(documents, Document)
    records.write(words, (row for document in read for row in _rows(document, cut)))


def _rows(document: Document, cut: Cut) -> Iterator[Words]:
    return (Words(document.id, s.start, s.end, s.words) for s in sentences(document, cut))
