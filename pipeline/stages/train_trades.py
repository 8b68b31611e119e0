"""Stage train-trades: documents and gold → the weights by which words stand for trades, and what they are worth."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from pipeline import extraction, manifests, records, segmenters
from pipeline.learning.gold import Gold
from pipeline.learning.marked_texts import paired
from pipeline.learning.matching import pairs
from pipeline.learning.regression import STRENGTHS, fit
from pipeline.learning.trade_model import Case, Cases, bar, f1, untold
from pipeline.manifests import TRADES, WEIGHTS, Part, Worth
from pipeline.recognisers._trades import KIND, traits
from pipeline.schema import Document
from pipeline.sentences import Cut
from pipeline.weights import Weights

Telling = Callable[[Case], tuple[str, ...]]


def train_trades(documents: Path, gold: Path, folder: Path, figures: Path) -> None:
    """Learn from the training texts, choose on the development texts, measure on these and on the test texts.

    Writes the model to `folder`, what it is worth to `figures`.
    """
    cut = segmenters.load("jieba")
    texts: dict[str, list[Cases]] = {"train": [], "dev": [], "test": []}
    for _, marks in paired(records.read(documents, Document), gold):
        if marks:
            texts[marks.split].append(_cases(marks, cut))
    cases = {split: _together(each) for split, each in texts.items()}
    weights, sure = _chosen(cases["train"], cases["dev"], lambda case: case.told)
    alone, least = _chosen(cases["train"], cases["dev"], untold)
    worth = {
        split: Worth(
            f1(each, [case.ruled for case in each.words]),
            f1(each, [alone.odds(untold(case)) >= least for case in each.words]),
            f1(each, [weights.odds(case.told) >= sure for case in each.words]),
        )
        for split, each in cases.items()
        if split != "train"
    }
    parts = {WEIGHTS: Part(sure, worth)}
    data = manifests.digest(map(msgspec.json.encode, (cases["train"], cases["dev"])))
    manifests.save(folder, TRADES, {f"{WEIGHTS}.json": msgspec.json.encode(weights)}, parts, data)
    manifests.write_figures(figures, TRADES, parts)


def _cases(marks: Gold, cut: Cut) -> Cases:
    """The words of a text; one stands for a trade where it is matched with one of the gold."""
    reading = extraction.recognise(marks.document, cut)
    right = [(mention.start, mention.end) for mention in marks.mentions if mention.kind == KIND]
    found = [
        (reading.sentences[index].source(word.start, word.end), word, tuple(keys))
        for index, told in traits(reading)
        for word, keys in told
    ]
    matched = {place for _, place in pairs(right, [place for place, *_ in found], lambda place: place)}
    return Cases([Case(keys, place in matched, word.ruled) for place, word, keys in found], len(right))


def _together(texts: Sequence[Cases]) -> Cases:
    return Cases([word for text in texts for word in text.words], sum(text.gold for text in texts))


def _chosen(train: Cases, dev: Cases, telling: Telling) -> tuple[Weights, int]:
    """The weights that do best on `dev`, and from which odds on a word is taken."""
    told, stands = [telling(case) for case in train.words], [case.stands for case in train.words]

    def reached(weights: Weights, sure: int = 0) -> float:
        return f1(dev, [weights.odds(telling(case)) >= sure for case in dev.words])

    learned = [fit(told, stands, strength) for strength in STRENGTHS]
    candidates = [(weights, bar(reached(weights))) for weights in learned]
    return max(candidates, key=lambda candidate: reached(*candidate))
