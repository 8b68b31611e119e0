"""Stage score-words: the gold and one engine → how good its words are, and how fast they come."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path, PurePath
from statistics import median
from time import perf_counter
from typing import Any

import msgspec

from pipeline import lexicons, records, segmenters
from pipeline.learning.gold import load, text_name
from pipeline.learning.segmentation import Names, agreement, edges, gold_sentences, names, unseen
from pipeline.schema import Document
from pipeline.segmenters import jieba
from pipeline.sentences import Cut, sentences

REPEATS = 3


Values = dict[str, Any]
Marked = tuple[Document, list[tuple[int, int]]]


def score_words(
    documents: Path, gold: Path, metrics: Path, speed: Path, engine: str, terms: Path | None = None
) -> None:
    """Score one engine with the lexicons' words, on `gold`/segmentation.txt and the names of `gold`/*.json.

    Where `terms` are given, once more with those found, under `with_terms`. `metrics` is the same for the same input;
    `speed` holds seconds (median of three runs over the documents that have gold names), which never are.
    """
    began = perf_counter()
    cut = segmenters.load(engine)
    loaded = perf_counter() - began
    marked = list(_marked(documents, gold))
    right = gold_sentences((gold / "segmentation.txt").read_text("utf-8"))
    values = {"engine": engine, **_quality(right, marked, cut)}
    _write(speed, _speed(engine, loaded, [document.text for document, _ in marked], cut))
    if terms:
        # One engine at a time: pkuseg's takes 900 MB.
        del cut
        words = lexicons.user_words(terms)
        told = {"terms": len(words) - len(lexicons.user_words())}
        values["with_terms"] = told | _quality(right, marked, segmenters.load(engine, words))
    _write(metrics, values)


def _marked(documents: Path, gold: Path) -> Iterator[Marked]:
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


def _quality(right: Sequence[Sequence[str]], marked: Iterable[Marked], cut: Cut) -> Values:
    scores = agreement(right, cut)
    lacking = unseen(right, cut, jieba.by_dictionary(lexicons.user_words()))
    found = sum((_names(document, spans, cut) for document, spans in marked), Names())
    return {
        "words": scores.gold,
        "precision": round(scores.precision, 4),
        "recall": round(scores.recall, 4),
        "f1": round(scores.f1, 4),
        "unseen": lacking.total,
        "unseen_recall": round(lacking.recall, 4),
        "names": found.total,
        "names_severed": round(found.severed / max(found.total, 1), 4),
        "names_whole": round(found.whole / max(found.total, 1), 4),
    }


def _speed(engine: str, loaded: float, texts: list[str], cut: Cut) -> Values:
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


def _write(path: Path, values: Values) -> None:
    records.write_text(path, msgspec.json.format(msgspec.json.encode(values), indent=2).decode() + "\n")
