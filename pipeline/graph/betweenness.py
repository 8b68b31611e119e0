"""Betweenness centrality (Brandes 2001), many sources at a time: a level of the search is a product of matrices."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

Values = NDArray[np.float64]
Numbers = NDArray[np.int64]

# So many numbers stand in one of the matrices, of nodes by searches: more do not fit into the cache of a processor.
_TOGETHER = 60_000


def betweenness(size: int, pairs: Iterable[tuple[int, int]], most: int, seed: int) -> Values:
    """For each node the share of shortest paths between two others that lead over it, in [0, 1].

    Exact up to `most` nodes; in larger graphs estimated from so many sources (Brandes and Pich 2007).
    """
    ends = np.array([pair for pair in pairs if pair[0] != pair[1]], np.int64).reshape(-1, 2)
    total = np.zeros(size)
    if size < 3 or not len(ends):
        return total
    sources = np.random.default_rng(seed).choice(size, min(size, most), replace=False)
    # What is connected with nothing lies on no path and begins none.
    linked, ends = np.unique(ends, return_inverse=True)
    ends = ends.reshape(-1, 2)
    both = np.concatenate((ends, ends[:, ::-1]))
    links = csr_array((np.ones(len(both)), (both[:, 0], both[:, 1])), shape=(len(linked), len(linked)))
    starts = np.flatnonzero(np.isin(linked, sources))
    search = _searches(links, starts)
    width = max(1, _TOGETHER // len(linked))
    for first in range(0, int(search.max(initial=-1)) + 1, width):
        here = (first <= search) & (search < first + width)
        total[linked] += _from(links, starts[here], search[here] - first)
    return total * size / len(sources) / ((size - 1) * (size - 2))


def _searches(links: csr_array, starts: Numbers) -> Numbers:
    """For each source the number of its search: sources of different components never meet, and share one."""
    component = connected_components(links, directed=False)[1][starts]
    order = np.argsort(component, kind="stable")
    ranked = component[order]
    search = np.empty_like(order)
    search[order] = np.arange(len(order)) - np.searchsorted(ranked, ranked)
    return search


def _from(links: csr_array, starts: Numbers, search: Numbers) -> Values:
    """What the shortest paths from these sources owe to each node."""
    own = (starts, search)
    paths = np.zeros((links.shape[0], int(search.max()) + 1))
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
