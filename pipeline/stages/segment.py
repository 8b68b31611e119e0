"""Stage segment: documents → their sentences, in words."""

from collections.abc import Iterator
from functools import cache as once
from pathlib import Path

import msgspec
from msgspec import Struct

from pipeline import cache, lexicons, records, segmenters
from pipeline.schema import Document
from pipeline.sentences import Cut, sentences

DECIDES = (
    "errors.py", "lexicons", "numerals.py", "plugins.py", "reasons.py", "schema", "script.py", "segmenters",
    "sentences.py", "tables.py",
)  # fmt: skip


class Words(Struct, frozen=True):
    """A sentence: where it stands in its document, and the words of its clean view."""

    document: str
    start: int
    end: int
    words: tuple[str, ...]


def segment(documents: Path, words: Path, engine: str, terms: Path | None = None, folder: str = "") -> None:
    """Cut documents (JSON Lines) with one engine, the lexicons' words and those found; one sentence a line.

    What was cut before with the same words is taken from the cache `folder`; empty: there is none.
    """
    known = lexicons.user_words(terms)
    model = (path.read_bytes() for path in segmenters.files(engine))
    decides = cache.digest((cache.code(DECIDES).encode(), engine.encode(), *map(str.encode, known), *model)).encode()

    # Loading takes seconds, and is not needed where nothing is new.
    @once
    def cut() -> Cut:
        return segmenters.load(engine, known)

    def rows(document: Document) -> tuple[Words, ...]:
        key = (b"segment", decides, msgspec.msgpack.encode(document))
        return cache.kept(folder, key, tuple[Words, ...], lambda: tuple(_rows(document, cut())), lambda _: True)

    records.write(words, (row for document in records.read(documents, Document) for row in rows(document)))


def _rows(document: Document, cut: Cut) -> Iterator[Words]:
    return (Words(document.id, s.start, s.end, s.words) for s in sentences(document, cut))
