"""Learns a linear tagger from marked sentences: an averaged perceptron (Collins 2002), in whole numbers throughout."""

import random
from collections.abc import Iterable, Sequence

from pipeline.schema import Mention, Sentence
from pipeline.tagger import BEGINS, GOES_ON, NONE, Keys, Tagger, best_of, followers

Marked = Sequence[tuple[Keys | str, str]]
"""A sentence: each token's keys and its right label; a token that is a string is not to be learned."""
SCALE = 100


def marked(
    sentence: Sentence, places: Sequence[tuple[int, int]], tokens: Sequence[Keys | str], names: Iterable[Mention]
) -> Marked:
    """A sentence's tokens with the labels of these names; a name with a token that is something already is no loss.

    `places` are those of the tokens in the sentence's view.
    """
    at = [sentence.source(start, end) for start, end in places]
    labels = [NONE] * len(at)
    for name in names:
        inside = [i for i, (start, end) in enumerate(at) if start < name.end and name.start < end]
        if inside and not any(isinstance(tokens[i], str) for i in inside):
            labels[inside[0]] = BEGINS + name.kind
            labels[inside[0] + 1 : inside[-1] + 1] = [GOES_ON + name.kind] * (len(inside) - 1)
    return list(zip(tokens, labels, strict=True))


def placed(sentence: Sentence, names: Iterable[Mention]) -> list[tuple[int, int, str]]:
    """The names that lie in a sentence: where they begin and end in its view, and their kinds."""
    at = [sentence.source(i, i + 1) for i in range(len(sentence.text))]
    found = []
    for name in names:
        inside = [i for i, (start, end) in enumerate(at) if name.start <= start and end <= name.end]
        if inside:
            found.append((inside[0], inside[-1] + 1, name.kind))
    return found


def learn(sentences: Sequence[Marked], labels: tuple[str, ...], *, rounds: int, seed: int) -> Tagger:
    """A tagger that has seen every sentence `rounds` times, in an order that `seed` shuffles.

    Weights are the means over all steps (Collins 2002, section 2.1), times `SCALE` and rounded.
    """
    width = max((len(keys) + 2 for tokens in sentences for keys, _ in tokens if not isinstance(keys, str)), default=2)
    pupil = _Pupil(labels, width)
    order, shuffle = list(sentences), random.Random(seed).shuffle
    for _ in range(rounds):
        shuffle(order)
        for tokens in order:
            pupil.read(tokens)
    return pupil.mean()


class _Pupil:
    """Weights while they are learned, and what each has been given times the step it was given at."""

    def __init__(self, labels: tuple[str, ...], width: int) -> None:
        self.labels = labels
        self.number = {label: i for i, label in enumerate(labels)}
        self.after = {label: followers(labels, label) for label in labels}
        self.now: list[dict[str, list[int]]] = [{} for _ in range(width)]
        self.given: list[dict[str, list[int]]] = [{} for _ in range(width)]
        self.step = 1

    def read(self, tokens: Marked) -> None:
        before = self.labels[0]
        for keys, label in tokens:
            if isinstance(keys, str):
                before = keys
                continue
            said = (*keys, before, f"{before}{keys[0]}")
            scores = [0] * len(self.labels)
            for table, key in zip(self.now, said, strict=True):
                if weights := table.get(key):
                    scores = [score + weight for score, weight in zip(scores, weights, strict=True)]
            allowed = self.after.get(before) or followers(self.labels, before)
            right, told = self.number[label], best_of(scores, allowed)
            if told != right:
                self._correct(said, right, told)
            self.step += 1
            before = label

    def _correct(self, said: Keys, right: int, told: int) -> None:
        for now, given, key in zip(self.now, self.given, said, strict=True):
            for table, by in ((now, 1), (given, self.step)):
                weights = table.setdefault(key, [0] * len(self.labels))
                weights[right] += by
                weights[told] -= by

    def mean(self) -> Tagger:
        tables = []
        for now, given in zip(self.now, self.given, strict=True):
            table = {}
            for key in sorted(now):
                means = (round(SCALE * (w - g / self.step)) for w, g in zip(now[key], given[key], strict=True))
                if weights := tuple((i, weight) for i, weight in enumerate(means) if weight):
                    table[key] = weights
            tables.append(table)
        return Tagger(self.labels, tuple(tables))
