"""Documents as they pass → what they say of nodes, in rows to be sorted by name, and what stands where, in numbers.

In memory is what some documents say together; then it is put away, and the next ones begin anew. A node has another
number in each of these stretches, and gets its own only when all are sorted.
"""

import pickle
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline import spool
from pipeline.dating import document_year
from pipeline.graph.facts import Cited, Fact, learn
from pipeline.graph.occurrences import occurrences
from pipeline.graph.owners import Owners
from pipeline.graph.stated import Pair, Stated, state
from pipeline.graph.windows import STRETCHES, Numbers, Standing, Window, held
from pipeline.schema import Extract

NODES = 2**13
"""So many nodes are known at a time; each takes some two kilobytes."""
STANDING = 2**17


class Part(NamedTuple):
    """What some documents say: by kind of window what stands there, and statements (document, node, node)."""

    standing: Sequence[Standing]
    statements: NDArray[np.uint32]
    stated: Sequence[tuple[int, int, Stated]]


class Noted:
    """Documents as they pass: names and years (0: none) of all, how many windows of each kind, and the parts."""

    def __init__(self, windows: Sequence[Window], owned: Owners, nodes: int = NODES) -> None:
        self.documents: list[tuple[str, int]] = []
        self.windows = dict.fromkeys(windows, 0)
        self.parts: spool.Listed[Part] = spool.Listed()
        self.numbers = 0
        self._owned, self._most = owned, nodes
        self._begin()

    def _begin(self) -> None:
        self._facts: dict[str, Fact] = {}
        self._numbers: dict[str, int] = {}
        self._stated: dict[Pair, Stated] = {}
        self._statements = array("I")
        self._held: dict[Window, list[Numbers]] = {window: [] for window in self.windows}
        self._first = len(self.documents)
        self._standing = 0

    def facts(self, extracts: Iterable[Extract], places: Mapping[str, Sequence[Cited]]) -> Iterator[spool.Row]:
        """Name → number and fact of the nodes of all documents, a name as often as it is met anew.

        `places` says what findings point at.
        """
        for extract in extracts:
            self._note(extract, places.get(extract.document.id, ()))
            if len(self._numbers) >= self._most or self._standing >= self._most * STANDING // NODES:
                yield from self._put_away()
        yield from self._put_away()

    def _note(self, extract: Extract, places: Sequence[Cited]) -> None:
        found = occurrences(extract, self._owned)
        year = document_year(extract.document)
        learn(self._facts, extract, found, places, year, self._owned)
        for pair in state(self._stated, extract, self._owned):
            self._statements.extend((len(self.documents), *map(self._number, pair)))
        numbers = np.array([self._number(occurrence.node) for occurrence in found], np.uint64)
        starts = np.array([occurrence.start for occurrence in found], np.int64)
        for window, parts in self._held.items():
            stretches = STRETCHES[window](extract)
            self.windows[window] += len(stretches)
            parts.append(held(stretches, starts, numbers))
            self._standing += len(parts[-1])
        self.documents.append((extract.document.id, year or 0))

    def _number(self, node: str) -> int:
        return self._numbers.setdefault(node, self.numbers + len(self._numbers))

    def _put_away(self) -> Iterator[spool.Row]:
        for node, fact in self._facts.items():
            yield node.encode("utf-8", "surrogatepass"), pickle.dumps((self._numbers[node], fact))
        stated = [(self._numbers[u], self._numbers[v], said) for (u, v), said in self._stated.items()]
        statements = np.array(self._statements, np.uint32).reshape(-1, 3)
        self.parts.put(Part([self._gathered(parts) for parts in self._held.values()], statements, stated))
        self.numbers += len(self._numbers)
        self._begin()

    def _gathered(self, parts: Sequence[Numbers]) -> Standing:
        documents = np.arange(self._first, len(self.documents), dtype=np.uint32)
        return Standing(
            np.concatenate([np.empty(0, np.uint64), *parts]), np.repeat(documents, [len(part) for part in parts])
        )
