"""How well names of one kind are told from other words: by the rules, by what was learned, and by both."""

from collections.abc import Iterable, Sequence
from math import log

from msgspec import Struct

from pipeline.learning.matching import Tally

# What only rules know of a word: whether they take it, and whom beside it, for a name.
_BY_RULES = ("ruled ", "company ", "between ")


class Case(Struct, frozen=True):
    """What is told of a word; whether it is a name of the kind by the gold, and by the rules."""

    told: tuple[str, ...]
    stands: bool
    ruled: bool


class Cases(Struct, frozen=True):
    """The words of some texts, and how many names of the kind the gold has in these: some no rule and no list knows."""

    words: Sequence[Case]
    gold: int


def untold(case: Case) -> tuple[str, ...]:
    """What is told of a word apart from what rules say.

    >>> untold(Case(("ruled 1", "word 煤炭", "company 2"), True, True))
    ('word 煤炭',)
    """
    return tuple(each for each in case.told if not each.startswith(_BY_RULES))


def bar(reached: float) -> int:
    """From which odds on, in thousandths of log odds, a case is to be taken for the highest F1 that can be `reached`.

    From a probability of half that F1 on (Lipton, Elkan & Naryanaswamy 2014, theorem 1).

    >>> bar(1.0), bar(0.8)
    (0, -405)
    """
    return round(1000 * log(reached / (2 - reached))) if reached else 0


def f1(cases: Cases, taken: Iterable[bool]) -> float:
    """The F1, in [0, 1], where these words are taken for names.

    >>> f1(Cases([Case((), True, True), Case((), False, True)], gold=2), [True, True])
    0.5
    """
    chosen = [case.stands for case, take in zip(cases.words, taken, strict=True) if take]
    return round(Tally(cases.gold, len(chosen), sum(chosen), sum(chosen)).f1, 4)
