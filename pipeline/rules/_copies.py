"""Copies that differ: seeds of common shingles, chained along the text, aligned in the gaps. Linear in the text.

Seed and extend as in sequence alignment (Altschul et al. 1990): what two texts share word for word is found by an
index of short shingles; only the gaps between such stretches are ever compared word by word.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from pipeline.rules._tokens import Codes, Tokens, said_again, shingles

SHINGLE = 6
# A phrase said more often than this is a formula of the genre, not a copy.
_OFTEN = 6
# An inserted clause of a dozen characters must not part a copy.
_GAP = 24
_EDGE = 8

Change = tuple[int, int, int, int]


class Copy(NamedTuple):
    """Two stretches of tokens, how many tokens they share in order, and the stretches in which they differ."""

    left: tuple[int, int]
    right: tuple[int, int]
    equal: int
    changes: tuple[Change, ...]

    @property
    def likeness(self) -> float:
        """Shared tokens over the longer side, in [0, 1]."""
        return self.equal / max(self.left[1] - self.left[0], self.right[1] - self.right[0])


def within(tokens: Tokens, least: int) -> Iterator[Copy]:
    """The near-copies inside one document that share at least so many words."""
    seeds: list[tuple[int, int]] = []
    for places in said_again(shingles(tokens.codes, SHINGLE)):
        if len(places) <= _OFTEN:
            pairs = pairwise(places) if len(places) > 3 else _pairs(places)
            seeds.extend((i, j) for i, j in pairs if j - i >= SHINGLE)
    for chain in _chains(sorted(seeds)):
        left, right = _edges(tokens, tokens, chain)
        if left[1] <= right[0] and min(left[1] - left[0], right[1] - right[0]) >= least:
            copy = _copy(tokens, tokens, chain, left, right)
            if copy.equal >= least:
                yield copy


def between(left: Tokens, right: Tokens) -> Iterator[Copy]:
    """The near-copies that lead from one document into another."""
    index = _index(right.codes)
    seeds: list[tuple[int, int]] = []
    for shingle, places in _index(left.codes).items():
        across = index.get(shingle, ())
        if len(places) == len(across):
            seeds.extend(zip(places, across, strict=True))
    for chain in _chains(sorted(seeds)):
        yield _copy(left, right, chain, *_edges(left, right, chain))


def _pairs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((i, j) for k, i in enumerate(places) for j in places[k + 1 :])


def _index(codes: Codes) -> dict[int, list[int]]:
    index: dict[int, list[int]] = {}
    for i, shingle in enumerate(shingles(codes, SHINGLE).tolist()):
        index.setdefault(shingle, []).append(i)
    return index


def _chains(seeds: Iterable[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Seeds that follow each other in both texts, with small gaps."""
    done: list[list[tuple[int, int]]] = []
    active: list[list[tuple[int, int]]] = []
    for i, j in seeds:
        active = [chain for chain in active if i - chain[-1][0] <= _GAP]
        near = [c for c in active if c[-1][0] < i and 0 < j - c[-1][1] <= _GAP]
        if near:
            best = min(near, key=lambda c: abs((i - c[-1][0]) - (j - c[-1][1])))
            best.append((i, j))
        else:
            active.append(chain := [(i, j)])
            done.append(chain)
    return done


def _edges(left: Tokens, right: Tokens, chain: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], tuple[int, int]]:
    """The stretches that a chain covers, led on to the edges of their clauses."""
    a, b = _before(left, right, *chain[0])
    c, d = _after(left, right, chain[-1][0] + SHINGLE, chain[-1][1] + SHINGLE)
    return (a, c), (b, d)


def _copy(
    left: Tokens, right: Tokens, chain: Sequence[tuple[int, int]], one: tuple[int, int], other: tuple[int, int]
) -> Copy:
    """The chain over two stretches, aligned."""
    (a, c), (b, d) = one, other
    changes: list[Change] = []
    i, j, equal = a, b, 0
    for x, y in (*chain, (c, d)):
        if x >= i and y >= j:
            if (i, j) != (x, y):
                gap = tuple(_differences(left.words(i, x), right.words(j, y), i, j))
                changes.extend(gap)
                equal += x - i - sum(change[1] - change[0] for change in gap)
            i, j = x, y
        if (x, y) != (c, d) and x - i == y - j and x + SHINGLE > i:
            equal += x + SHINGLE - i
            i, j = x + SHINGLE, y + SHINGLE
    return Copy(one, other, equal, tuple(changes))


def _before(left: Tokens, right: Tokens, i: int, j: int) -> tuple[int, int]:
    a, b = left.clause(i)[0], right.clause(j)[0]
    return (a, b) if i - a <= _EDGE and j - b <= _EDGE else (i, j)


def _after(left: Tokens, right: Tokens, i: int, j: int) -> tuple[int, int]:
    c, d = left.clause(i - 1)[1], right.clause(j - 1)[1]
    return (c, d) if c - i <= _EDGE and d - j <= _EDGE else (i, j)


def _differences(left: Sequence[str], right: Sequence[str], i: int, j: int) -> Iterator[Change]:
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield i + a, i + b, j + c, j + d
