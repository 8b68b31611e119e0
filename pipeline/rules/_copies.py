"""Copies that differ: seeds of common shingles, chained along the text, aligned in the gaps. Linear in the text.

Seed and extend as in sequence alignment (Altschul et al. 1990): what two texts share word for word is found by an
index of short shingles; only the gaps between such stretches are ever compared word by word.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from pipeline.rules._tokens import Codes, Tokens, said_again, shingles

SHINGLE = 6
# A phrase said more often than this is a formula of the genre, not a copy.
_OFTEN = 6
# An inserted clause of a dozen characters must not part a copy.
_GAP = 24
_EDGE = 8
# Below these two documents share a formula of the genre there.
_SHARED, _CLOSE = 20, 0.8
# A sentence that one document has, or that stands for another, must not part it in two.
_SENTENCE = 80

Change: TypeAlias = tuple[int, int, int, int]
Chain: TypeAlias = list[tuple[int, int]]


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
    """The near-copies that lead from one document into another, with all that only one of them has in between."""
    index = _index(right.codes)
    seeds: list[tuple[int, int]] = []
    for shingle, places in _index(left.codes).items():
        across = index.get(shingle, ())
        if len(places) == len(across):
            seeds.extend(zip(places, across, strict=True))
    for chain in _joined([chain for chain in _chains(sorted(seeds)) if _is_close(chain)]):
        yield _copy(left, right, chain, *_edges(left, right, chain))


def _pairs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((i, j) for k, i in enumerate(places) for j in places[k + 1 :])


def _index(codes: Codes) -> dict[int, list[int]]:
    index: dict[int, list[int]] = {}
    for i, shingle in enumerate(shingles(codes, SHINGLE).tolist()):
        index.setdefault(shingle, []).append(i)
    return index


def _chains(seeds: Iterable[tuple[int, int]]) -> list[Chain]:
    """Seeds that follow each other in both texts, with small gaps."""
    done: list[Chain] = []
    active: list[Chain] = []
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


def _is_close(chain: Chain) -> bool:
    """Whether a chain covers so many words, and most of those between its ends."""
    covered = SHINGLE + sum(min(SHINGLE, after[0] - before[0]) for before, after in pairwise(chain))
    longest = SHINGLE + max(chain[-1][side] - chain[0][side] for side in (0, 1))
    return covered >= max(_SHARED, _CLOSE * longest)


def _joined(chains: Sequence[Chain]) -> Iterator[Chain]:
    """Chains that follow each other in both texts as one, where no more than a sentence of the one is between them."""
    across = sorted(chains, key=lambda chain: chain[0][1])
    following = {id(chain): after for chain, after in pairwise(across)}
    whole: Chain = []
    for before, chain in pairwise([[], *chains]):
        apart = [chain[0][side] - before[-1][side] for side in (0, 1)] if following.get(id(before)) is chain else []
        if apart and 0 < min(apart) <= _SENTENCE:
            whole += chain
        else:
            if whole:
                yield whole
            whole = list(chain)
    if whole:
        yield whole


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
    return Copy(one, other, equal, tuple(_settled(left, right, one, changes)))


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


def _settled(left: Tokens, right: Tokens, whole: tuple[int, int], changes: Sequence[Change]) -> Iterator[Change]:
    """The changes of a copy, those that only one side has from where a mark stands, if they may as well begin there.

    “加快甲，|加快乙，|加快丙” tells the same as “加快甲，加快|乙，加快|丙”.
    """
    after = whole[0]
    for change, following in zip(changes, [*(c[0] for c in changes[1:]), whole[1]], strict=False):
        a, b, c, d = change
        if (a == b) != (c == d) and whole[0] < a and b < whole[1]:
            step = _step(*((left, a, b) if a < b else (right, c, d)), a - max(after, whole[0] + 1), following - b)
            change = a + step, b + step, c + step, d + step
        yield change
        after = change[1]


def _step(found: Tokens, start: int, end: int, back: int, on: int) -> int:
    """How far a stretch goes to where it begins a clause, or behind a mark, and leaves the words around it the same."""
    steps = [0]
    while -steps[-1] < back and found.codes[start + steps[-1] - 1] == found.codes[end + steps[-1] - 1]:
        steps.append(steps[-1] - 1)
    steps.sort()
    while steps[-1] < on and found.codes[start + steps[-1]] == found.codes[end + steps[-1]]:
        steps.append(steps[-1] + 1)
    return min(steps, key=lambda step: (_inside(found, start + step), abs(step)))


def _inside(found: Tokens, at: int) -> int:
    """0 where a clause begins, 1 behind another mark, 2 between words that no mark parts."""
    return 0 if found.clause(at)[0] == at else 1 + (found.ends[at - 1] == found.starts[at])
