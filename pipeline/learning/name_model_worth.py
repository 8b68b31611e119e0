"""What a recogniser of names is worth beside the rules: how sure it has to be, and the F1 with it and without."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.learning.evaluation import names, total
from pipeline.learning.matching import Tally
from pipeline.schema import Mention


class Tried(NamedTuple):
    """Names of a text: the right ones, the rules', those found beside the rules (with how sure) and without them."""

    right: Sequence[Mention]
    rules: Sequence[Mention]
    beside: Sequence[tuple[int, Mention]]
    alone: Sequence[Mention]


def surest(texts: Sequence[Tried], choices: Iterable[int]) -> int:
    """From when on to believe it: by the F0.5 of the rules with it (van Rijsbergen 1979), the highest of equals.

    A name that is added unasked and wrong is worse than one that is still overlooked, so precision counts double.
    """
    return max(choices, key=lambda sure: (_half(_both(texts, sure)), sure))


def worth(texts: Sequence[Tried], sure: int) -> tuple[float, float, float]:
    """F1 of the names by overlap, in [0, 1]: by the rules, by the recogniser alone, by both."""
    rules = _tally((text.right, text.rules) for text in texts)
    alone = _tally((text.right, text.alone) for text in texts)
    return round(rules.f1, 4), round(alone.f1, 4), round(_both(texts, sure).f1, 4)


def _both(texts: Iterable[Tried], sure: int) -> Tally:
    return _tally((text.right, [*text.rules, *(name for by, name in text.beside if by >= sure)]) for text in texts)


def _tally(texts: Iterable[tuple[Sequence[Mention], Sequence[Mention]]]) -> Tally:
    return total(names(right, found) for right, found in texts).get(("names", "ALL", "overlap"), Tally())


def _half(tally: Tally) -> float:
    both = tally.precision / 4 + tally.recall
    return 1.25 * tally.precision * tally.recall / both if both else 0.0
