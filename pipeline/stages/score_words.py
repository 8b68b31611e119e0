"""Stage score-words: the gold and one engine → how good its words are, and how fast they come."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path, PurePath
from statistics import median
from time import perf_counter

import msgspec

from pipeline import records, segmenters
from pipeline.learning.gold import load, text_name
from pipeline.learning.segmentation import Agreement, Names, agreement, edges, gold_sentences, names
from pipeline.schema import Document
from pipeline.sentences import Cut, sentences

REPEATS = 3


def score_words(documents: Path, gold: Path, metrics: Path, speed: Path, engine: str) -> None:
    """Score one engine with the lexicons' words, on `gold`/segmentation.txt and the names of `gold`/*.json.

    `metrics` is the same for the same input; `speed` holds seconds (median of three runs over the documents that have
    gold names), which never are.
    """
    began = perf_counter()
    cut = segmenters.load(engine)
    loaded = perf_counter() - began
    marked = list(_marked(documents, gold))
    found = sum((_names(document, spans, cut) for document, spans in marked), Names())
    scores = agreement(gold_sentences((gold / "segmentation.txt").read_text("utf-8")), cut)
    _write(metrics, _quality(engine, scores, found))
    _write(speed, _speed(engine, loaded, [document.text for document, _ in marked], cut))


def _marked(documents: Path, gold: Path) -> Iterator[tuple[Document, list[tuple[int, int]]]]:
    """The documents that have a gold file, with the spans of their names.

    Titles of documents are left out: by the standard of segmentation.txt they are cut into ordinary words.
    """
    paths = {text_name(path): path for path in sorted(gold.glob("*.json"))}
    for document in records.read(documents, Document):
        if path := paths.get(PurePath(document.id).name):
            mentions = load(path, document).mentions
            yield document, [(mention.start, mention.end) for mention in mentions if mention.kind != "DOC"]


def _names(document: Document, spans: list[tuple[int, int]], cut: Cut) -> Names:
    """What becomes of the names; those in blocks that are no text, such as a page's navigation, are left out."""
    parts = tuple(sentences(document, cut))
    words = (part.source(a, b) for part in parts for a, b in pairwise(edges(part.words)))
    read = [(start, end) for start, end in spans if any(part.start <= start < part.end for part in parts)]
    return names(document.text, read, words)


def _quality(engine: str, scores: Agreement, found: Names) -> dict[str, str | int | float]:
    return {
        "engine": engine,
        "words": scores.gold,
        "precision": round(scores.precision, 4),
        "recall": round(scores.recall, 4),
        "f1": round(scores.f1, 4),
        "names": found.total,
        "names_severed": round(found.severed / max(found.total, 1), 4),
        "names_whole": round(found.whole / max(found.total, 1), 4),
    }


def _speed(engine: str, loaded: float, texts: list[str], cut: Cut) -> dict[str, str | int | float]:
    lines = [line for text in texts for line in text.splitlines()]
    characters, runs = sum(map(len, lines)), []
    for _ in range(REPEATS):
        began = perf_counter()
        for line in lines:
            cut(line)
        runs.append(perf_counter() - began)
    return {
        "engine": engine,
        "load_seconds": round(loaded, 2),
        "characters": characters,
        "characters_per_second": round(characters / median(runs)),
    }


def _write(path: Path, values: dict[str, str | int | float]) -> None:
    records.write_text(path, msgspec.json.format(msgspec.json.encode(values), indent=2).decode() + "\n")
