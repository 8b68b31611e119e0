"""How two sets of spans agree: one-to-one matching, and precision, recall and F1 of what matched."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import Struct

S = TypeVar("S")
Place = tuple[int, int]
HALF = 0.5
"""Spans agree from this intersection over union on (as in PASCAL VOC, Everingham et al. 2010, eq. 3)."""


class Tally(Struct, frozen=True):
    """How many there are in the gold, how many were found; `hit` of the gold and `right` of the found agree.

    >>> Tally(gold=4, found=2, hit=1, right=1) + Tally(gold=1, found=2, hit=1, right=1)
    Tally(gold=5, found=4, hit=2, right=2)
    """

    gold: int = 0
    found: int = 0
    hit: int = 0
    right: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.gold + other.gold, self.found + other.found, self.hit + other.hit, self.right + other.right)

    @property
    def precision(self) -> float:
        """Share of the found that is right, in [0, 1]; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was hit, in [0, 1]; 0 where there is none."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both (van Rijsbergen 1979, E-measure with equal weights).

        >>> Tally(gold=4, found=2, hit=2, right=2).f1.as_integer_ratio() == (2 / 3).as_integer_ratio()
        True
        """
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def overlap(left: Place, right: Place) -> float:
    """Intersection over union of two half-open spans, in [0, 1].

    >>> overlap((0, 4), (2, 6)), overlap((0, 4), (0, 4)), overlap((0, 2), (2, 4))
    (0.3333333333333333, 1.0, 0.0)
    """
    common = min(left[1], right[1]) - max(left[0], right[0])
    return common / (max(left[1], right[1]) - min(left[0], right[0])) if common > 0 else 0.0


def touches(left: Place, right: Place) -> bool:
    """Whether two spans share a character; an empty one need only stand inside or at the edge of the other.

    >>> touches((0, 2), (2, 4)), touches((2, 2), (2, 4)), touches((1, 3), (2, 4))
    (False, True, True)
    """
    if left[0] == left[1] or right[0] == right[1]:
        return left[0] <= right[1] and right[0] <= left[1]
    return left[0] < right[1] and right[0] < left[1]


def alike(left: str, right: str) -> float:
    """F1 of the characters of two names, blanks and order left out of account, in [0, 1].

    >>> alike("工业增加值", "规上工业增加值")
    0.8333333333333334
    """
    ours, theirs = Counter("".join(left.split())), Counter("".join(right.split()))
    size = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / size if size else 1.0


def pairs(
    gold: Sequence[S],
    found: Sequence[S],
    at: Callable[[S], Place],
    *,
    least: float = HALF,
    likeness: Callable[[S, S], float] = lambda *_: 0.0,
) -> list[tuple[S, S]]:
    """One-to-one, greedily by overlap, then by `likeness`; both ways round the same. `least` is above 0.

    >>> pairs([(0, 4), (6, 8)], [(0, 3), (0, 4), (9, 12)], lambda place: place)
    [((0, 4), (0, 4))]
    """
    ours, theirs = list(map(at, gold)), list(map(at, found))
    scored = sorted(
        (-score, -likeness(gold[i], found[j]), sorted((one, other)), i, j)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        # Most are far apart.
        if other[0] < one[1] and one[0] < other[1] and (score := overlap(one, other)) >= least
    )
    matched: list[tuple[S, S]] = []
    seen: tuple[set[int], set[int]] = (set(), set())
    for *_, i, j in scored:
        if i not in seen[0] and j not in seen[1]:
            seen[0].add(i)
            seen[1].add(j)
            matched.append((gold[i], found[j]))
    return matched


def tally(gold: Sequence[S], found: Sequence[S], matched: int) -> Tally:
    """The tally of a one-to-one matching."""
    return Tally(len(gold), len(found), matched, matched)
