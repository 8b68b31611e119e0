"""Betweenness centrality (Brandes 2001), many sources at a time: a level of the search is a product of matrices."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

Values = NDArray[np.float64]

# So many numbers stand in one of the matrices, of nodes by sources.
_TOGETHER = 1_000_000


def betweenness(size: int, pairs: Iterable[tuple[int, int]], most: int, seed: int) -> Values:
    """For each node the share of shortest paths between two others that lead over it, in [0, 1].

    Exact up to `most` nodes; in larger graphs estimated from so many sources (Brandes and Pich 2007).
    """
    ends = np.array([pair for pair in pairs if pair[0] != pair[1]], np.int64).reshape(-1, 2)
    total = np.zeros(size)
    if size < 3 or not len(ends):
        return total
    both = np.concatenate((ends, ends[:, ::-1]))
    links = csr_array((np.ones(len(both)), (both[:, 0], both[:, 1])), shape=(size, size))
    sources = np.random.default_rng(seed).choice(size, min(size, most), replace=False)
    width = max(1, _TOGETHER // size)
    for start in range(0, len(sources), width):
        total += _from(links, sources[start : start + width])
    return total * size / len(sources) / ((size - 1) * (size - 2))


def _from(links: csr_array, sources: NDArray[np.int64]) -> Values:
    """What the shortest paths from these sources owe to each node."""
    own = (sources, np.arange(len(sources)))
    paths = np.zeros((links.shape[0], len(sources)))
    paths[own] = 1
    levels = [paths.copy()]
    while True:
        reached = links @ levels[-1]
        reached[paths > 0] = 0
        if not reached.any():
            break
        paths += reached
        levels.append(reached)
    # Where no path leads nothing is owed.
    paths[paths == 0] = 1
    owed = np.zeros_like(paths)
    for near, far in zip(levels[-2::-1], levels[:0:-1], strict=True):
        owed += (links @ ((far > 0) * (1 + owed) / paths)) * near
    owed[own] = 0
    found: Values = owed.sum(axis=1)
    return found
