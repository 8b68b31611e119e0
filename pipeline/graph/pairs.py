"""What stands in windows → the pairs that share one, in numbers, all of one pair together.

A row is a pair of nodes (the lower number in the upper half) and where it meets: in the highest bits the kind of
window, by its size, or that the text states it; then the document; then the window in its document.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.graph.ordering import Rows
from pipeline.graph.windows import HALF, Numbers, Standing

KINDS = 5
"""Four kinds of windows, by size, and at last what is stated."""
STATED = KINDS - 1
_KIND = np.uint64(61)
LOWER = np.uint64(2**32 - 1)
_DOCUMENT = np.uint64(2**29 - 1)
# A year, below the number of a pair.
_YEAR, _LAST = 16, 2**16 - 1
# So many pairs are made at a time.
_AT_ONCE = 2**16


def where(kind: int, documents: Numbers, windows: Numbers) -> Numbers:
    """The second number of rows."""
    return np.uint64(kind) << _KIND | joint(documents, windows)


def meeting(kind: int, standing: Standing, nodes: Numbers, documents: Numbers) -> Iterator[Rows]:
    """A row for each two nodes that share a window, by the numbers that what stands there and its documents have."""
    windows = standing.held >> HALF
    changes = (windows[1:] != windows[:-1]) | (standing.documents[1:] != standing.documents[:-1])
    begins = np.flatnonzero(np.r_[len(windows) > 0, changes])
    sizes = np.diff(np.r_[begins, len(windows)])
    for size in np.unique(sizes[sizes > 1]).tolist():
        firsts = begins[sizes == size]
        for some in np.array_split(firsts, len(firsts) * size // _AT_ONCE + 1):
            together = np.sort(nodes[some[:, None] + np.arange(size)], axis=1)
            places = where(kind, documents[some], windows[some])
            for number in range(size - 1):
                pairs = joint(together[:, number, None], together[:, number + 1 :])
                yield np.column_stack((pairs.ravel(), np.repeat(places, size - 1 - number)))


def joint(upper: Numbers, lower: Numbers) -> Numbers:
    """Two numbers in one."""
    return upper << HALF | lower


def ends(pairs: Numbers) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The two nodes of each pair."""
    return (pairs >> HALF).astype(np.intp), (pairs & LOWER).astype(np.intp)


class Met(NamedTuple):
    """Some pairs, their rows one after the other, and how many of each kind each has: shape (pairs, KINDS)."""

    pairs: Numbers
    rows: Rows
    times: NDArray[np.int32]

    @property
    def weights(self) -> NDArray[np.int64]:
        """How many rows each pair has."""
        weights: NDArray[np.int64] = self.times.sum(axis=1, dtype=np.int64)
        return weights

    def only(self, chosen: NDArray[np.bool_]) -> "Met":
        """Some of these pairs."""
        if chosen.all():
            return self
        return Met(self.pairs[chosen], self.rows[np.repeat(chosen, self.weights)], self.times[chosen])

    def parted(self, most: int) -> Iterator["Met"]:
        """So many pairs at a time."""
        begins = np.r_[0, np.cumsum(self.weights)]
        for first in range(0, len(self.pairs), most):
            last = min(first + most, len(self.pairs))
            yield Met(self.pairs[first:last], self.rows[begins[first] : begins[last]], self.times[first:last])

    def places(self, most: int) -> Iterator[list[tuple[int, int]]]:
        """Of each pair the first documents and windows of the smallest kind."""
        begins = np.cumsum(self.weights) - self.weights
        smallest = self.times[np.arange(len(self.times)), (self.times > 0).argmax(axis=1)]
        within = np.arange(most) < smallest[:, None]
        found = self.rows[np.where(within, begins[:, None] + np.arange(most), 0), 1]
        for documents, windows, many in zip(
            (found >> HALF & _DOCUMENT).tolist(), (found & LOWER).tolist(), within.sum(axis=1).tolist(), strict=True
        ):
            yield list(zip(documents[:many], windows[:many], strict=True))

    def years(self, of: NDArray[np.int64]) -> Iterator[list[int]]:
        """Of each pair the years, in order, in which it meets, by the years of documents; 0 is none."""
        documents = (self.rows[:, 1] >> HALF & _DOCUMENT).astype(np.intp)
        dated = np.unique(np.repeat(np.arange(len(self.pairs)), self.weights) << _YEAR | of[documents])
        dated = dated[dated & _LAST != 0]
        stops = np.searchsorted(dated >> _YEAR, np.arange(len(self.pairs)), "right").tolist()
        found = (dated & _LAST).tolist()
        return (found[begin:stop] for begin, stop in pairwise((0, *stops)))


def met(rows: Rows) -> Met:
    """Rows in order, and all of a pair, seen pair by pair."""
    pairs = rows[:, 0]
    begins = np.flatnonzero(np.r_[True, pairs[1:] != pairs[:-1]])
    kinds = rows[:, 1] >> _KIND
    times = np.column_stack([np.add.reduceat(kinds == kind, begins, dtype=np.int32) for kind in range(KINDS)])
    return Met(pairs[begins], rows, times)
