"""Stage train-weighed: documents and gold → the weights of a kind of names (trades, slogans), and their worth."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline import extraction, manifests, records, segmenters
from pipeline.learning.gold import Gold
from pipeline.learning.marked_texts import paired
from pipeline.learning.matching import pairs
from pipeline.learning.regression import STRENGTHS, fit
from pipeline.learning.word_model import Case, Cases, bar, f1, untold
from pipeline.manifests import WEIGHTS, Part, Worth
from pipeline.recognisers._weighed import Weighing
from pipeline.recognisers._weighings import WEIGHINGS
from pipeline.schema import Document
from pipeline.sentences import Cut
from pipeline.weights import Weights

Telling = Callable[[Case], tuple[str, ...]]


def train_weighed(name: str, documents: Path, gold: Path, folder: Path, figures: Path) -> None:
    """Learn from the training texts and choose on the development texts; what is chosen is learned from both.

    Measured on the development texts by what was learned without them, and on the test texts. Writes the model to
    `folder`, what it is worth to `figures`.
    """
    cut = segmenters.load("jieba")
    texts: dict[str, list[Cases]] = {"train": [], "dev": [], "test": []}
    for _, marks in paired(records.read(documents, Document), gold):
        if marks:
            texts[marks.split].append(_cases(WEIGHINGS[name], marks, cut))
    train, dev, test = (_together(each) for each in texts.values())
    first, alone = _chosen(train, dev, lambda case: case.told), _chosen(train, dev, untold)
    whole = first.again(_together((train, dev)))
    worth = {"dev": _worth(dev, alone, first), "test": _worth(test, alone.again(_together((train, dev))), whole)}
    parts = {WEIGHTS: Part(whole.sure, worth)}
    data = manifests.digest(map(msgspec.json.encode, (train, dev)))
    manifests.save(folder, name, {f"{WEIGHTS}.json": msgspec.json.encode(whole.weights)}, parts, data)
    manifests.write_figures(figures, name, parts)


class _Learned(NamedTuple):
    """Weights: what of a case they are told, how strictly they were learned, and from which odds on they say yes."""

    telling: Telling
    strength: float
    weights: Weights
    sure: int = 0

    def reached(self, cases: Cases) -> float:
        """The F1 on some texts."""
        return f1(cases, [self.weights.odds(self.telling(case)) >= self.sure for case in cases.words])

    def again(self, cases: Cases) -> "_Learned":
        """The same, learned from other texts."""
        return self._replace(weights=_fit(cases, self.telling, self.strength))


def _worth(cases: Cases, alone: _Learned, both: _Learned) -> Worth:
    return Worth(f1(cases, [case.ruled for case in cases.words]), alone.reached(cases), both.reached(cases))


def _cases(by: Weighing, marks: Gold, cut: Cut) -> Cases:
    """What is weighed in a text; it is a name where it is matched with one of the gold."""
    reading = extraction.recognise(marks.document, cut)
    right = [(mention.start, mention.end) for mention in marks.mentions if mention.kind == by.kind]
    found = [
        (reading.sentences[index].source(word.start, word.end), word, tuple(keys))
        for index, told in by.traits(reading)
        for word, keys in told
    ]
    matched = {place for _, place in pairs(right, [place for place, *_ in found], lambda place: place)}
    return Cases([Case(keys, place in matched, word.ruled) for place, word, keys in found], len(right))


def _together(texts: Sequence[Cases]) -> Cases:
    return Cases([word for text in texts for word in text.words], sum(text.gold for text in texts))


def _chosen(train: Cases, dev: Cases, telling: Telling) -> _Learned:
    """What does best on `dev`."""
    learned = [_Learned(telling, strength, _fit(train, telling, strength)) for strength in STRENGTHS]
    return max((each._replace(sure=bar(each.reached(dev))) for each in learned), key=lambda each: each.reached(dev))


def _fit(cases: Cases, telling: Telling, strength: float) -> Weights:
    return fit([telling(case) for case in cases.words], [case.stands for case in cases.words], strength)
