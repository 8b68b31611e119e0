"""Stage train-status: documents and gold → the weights of planned or achieved, and what they are worth.

Whole texts and stretches of them are learned from alike: where the heading that says “plan” is not in the stretch,
other words have to tell.
"""

from collections.abc import Iterator, Sequence
from math import sqrt
from pathlib import Path

import msgspec

from pipeline import extraction, manifests, records, segmenters
from pipeline.assemblers._judging import traits
from pipeline.learning.marked_texts import paired
from pipeline.learning.matching import alike, pairs
from pipeline.learning.regression import STRENGTHS, fit
from pipeline.learning.status_model import CLEAR, Right, Statement, right
from pipeline.learning.stretches import stretches
from pipeline.manifests import STATUS, WEIGHTS, Part, Worth
from pipeline.schema import Document, Indicator
from pipeline.sentences import Cut
from pipeline.weights import Weights

SPLITS = ("train", "dev", "test")
IN_PARTS = "_in_parts"
"""Added to the name of a split: its stretches, each read by itself."""


def train_status(documents: Path, gold: Path, folder: Path, figures: Path) -> None:
    """Learn from the training texts, choose on the development texts, measure on these and on the test texts.

    Writes the model to `folder`, what it is worth to `figures`.
    """
    statements: dict[str, list[Statement]] = {split: [] for name in SPLITS for split in (name, name + IN_PARTS)}
    cut = segmenters.load("jieba")
    for _, marks in paired(records.read(documents, Document), gold):
        if marks:
            statements[marks.split] += _statements(marks.document, marks.indicators, cut)
            for stretch, said in stretches(marks):
                statements[marks.split + IN_PARTS] += _statements(stretch, said, cut)
    train, dev, _ = (statements[name] + statements[name + IN_PARTS] for name in SPLITS)
    weights, sure = _chosen(train, dev)
    measured = (split for name in SPLITS[1:] for split in (name, name + IN_PARTS))
    worth = {split: _worth(_right(statements[split], weights, sure)) for split in measured}
    parts = {WEIGHTS: Part(sure, worth)}
    data = manifests.digest(map(msgspec.json.encode, (train, dev)))
    manifests.save(folder, STATUS, {f"{WEIGHTS}.json": msgspec.json.encode(weights)}, parts, data)
    manifests.write_figures(figures, STATUS, parts)


def _statements(document: Document, said: Sequence[Indicator], cut: Cut) -> Iterator[Statement]:
    """The statements that the rules find and the gold has too."""
    reading = extraction.recognise(document, cut)
    found = [record for record in extraction.assemble(reading) if isinstance(record, Indicator)]
    told = {id(statement): tuple(each) for statement, each in zip(found, traits(reading, found), strict=True)}
    for ours, theirs in pairs(
        [statement for statement in said if not statement.lost],
        [statement for statement in found if not statement.lost],
        lambda statement: (statement.quantity_start, statement.quantity_end),
        likeness=lambda left, right: alike(left.indicator, right.indicator),
    ):
        yield Statement(told[id(theirs)], ours.status == "achieved", theirs.status == "achieved")


def _chosen(train: Sequence[Statement], dev: Sequence[Statement]) -> tuple[Weights, int]:
    """The weights, and how clear odds must be: of what does well on `dev` that which overrules the rules least.

    As well as the best, but for one standard error (Breiman et al. 1984, 3.4.3).
    """
    told, achieved = [each.told for each in train], [each.achieved for each in train]
    candidates = [
        (_right(dev, weights, sure).both, sure, weights)
        for weights in (fit(told, achieved, strength) for strength in STRENGTHS)
        for sure in CLEAR
    ]
    best = max(right for right, *_ in candidates)
    well = best - sqrt(best * (1 - best) / max(1, len(dev)))
    _, sure, weights = max(
        (each for each in candidates if each[0] >= well), key=lambda candidate: (candidate[1], candidate[0])
    )
    return weights, sure


def _right(statements: Sequence[Statement], weights: Weights, sure: int) -> Right:
    return right(statements, [weights.odds(statement.told) for statement in statements], sure)


def _worth(shares: Right) -> Worth:
    return Worth(shares.rules, shares.alone, shares.both)
