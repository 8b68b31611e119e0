"""What stands together: counts of windows (sentences, paragraphs) that hold a node, and that hold two of them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import combinations
from typing import Literal

from pipeline.graph.occurrences import Occurrence
from pipeline.schema import Extract

Window = Literal["sentence", "paragraph"]
Stretches = list[tuple[int, int]]
Pair = tuple[str, str]


def sentences(extract: Extract) -> Stretches:
    """The sentences of a document."""
    return [(sentence.start, sentence.end) for sentence in extract.sentences]


def paragraphs(extract: Extract) -> Stretches:
    """The blocks of a document that are text; a table's row counts as one paragraph."""
    return [(block.start, block.end) for block in extract.document.blocks if block.kind != "boilerplate"]


STRETCHES: dict[Window, Callable[[Extract], Stretches]] = {"sentence": sentences, "paragraph": paragraphs}


class Tally:
    """Windows seen so far, those that hold each node, and those that hold each pair (in order of id).

    It grows with the graph, not with the corpus.
    """

    def __init__(self) -> None:
        self.windows = 0
        self.nodes: Counter[str] = Counter()
        self.pairs: Counter[Pair] = Counter()

    def add(self, stretches: Stretches, found: Iterable[Occurrence]) -> None:
        """Count one document's windows; `stretches` follow each other without overlap."""
        self.windows += len(stretches)
        for nodes in _held(stretches, found):
            self.nodes.update(nodes)
            self.pairs.update(combinations(nodes, 2))


def _held(stretches: Stretches, found: Iterable[Occurrence]) -> Iterable[list[str]]:
    """The nodes of every window that holds any, each once and sorted. What starts in no window is in none."""
    starts = [start for start, _ in stretches]
    held: dict[int, set[str]] = {}
    for occurrence in found:
        index = bisect_right(starts, occurrence.start) - 1
        if index >= 0 and occurrence.start < stretches[index][1]:
            held.setdefault(index, set()).add(occurrence.node)
    return (sorted(nodes) for nodes in held.values())
