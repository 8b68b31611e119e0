"""What stands together: counts of windows (sentences to documents) that hold a node, and that hold two of them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import combinations, pairwise
from typing import Literal

from pipeline.graph.occurrences import Occurrence
from pipeline.schema import Extract

Window = Literal["sentence", "paragraph", "section", "document"]
Stretches = list[tuple[int, int]]
Pair = tuple[str, str]
Where = tuple[str, int]
# A reader looks at a few places; a pair that stands together a thousand times needs no thousand.
SHOWN = 3


def sentences(extract: Extract) -> Stretches:
    """The sentences of a document."""
    return [(sentence.start, sentence.end) for sentence in extract.sentences]


def paragraphs(extract: Extract) -> Stretches:
    """The blocks of a document that are text; a table's row counts as one paragraph."""
    return [(block.start, block.end) for block in extract.document.blocks if block.kind != "boilerplate"]


def sections(extract: Extract) -> Stretches:
    """From every heading to the next, whatever its level; what stands before the first is a section too."""
    heads = [block.start for block in extract.document.blocks if block.kind == "heading"]
    return [(start, end) for start, end in pairwise([0, *heads, len(extract.document.text)]) if start < end]


def document(extract: Extract) -> Stretches:
    """The document as a whole."""
    return [(0, len(extract.document.text))] if extract.document.text else []


STRETCHES: dict[Window, Callable[[Extract], Stretches]] = {
    "sentence": sentences,
    "paragraph": paragraphs,
    "section": sections,
    "document": document,
}
SIZES: tuple[Window, ...] = tuple(STRETCHES)
"""From small to large."""
_SIGNS: dict[Window, str] = {"sentence": "#", "paragraph": "¶", "section": "§", "document": ""}


class Tally:
    """Windows seen so far, those that hold each node, and those that hold each pair (in order of id).

    Of each pair it keeps the first few windows and the years of their documents, whatever order documents come in.
    It grows with the graph, not with the corpus.
    """

    def __init__(self) -> None:
        self.windows = 0
        self.nodes: Counter[str] = Counter()
        self.pairs: Counter[Pair] = Counter()
        self.places: dict[Pair, tuple[Where, ...]] = {}
        self.years: dict[Pair, frozenset[int]] = {}

    def add(self, stretches: Stretches, found: Iterable[Occurrence], name: str, year: int | None) -> None:
        """Count one document's windows; `stretches` follow each other without overlap."""
        self.windows += len(stretches)
        dated = frozenset({year} if year else ())
        for number, nodes in _held(stretches, found):
            self.nodes.update(nodes)
            for pair in combinations(nodes, 2):
                self.pairs[pair] += 1
                self._keep(pair, (name, number + 1))
                if not dated <= self.years.get(pair, frozenset()):
                    self.years[pair] = self.years.get(pair, frozenset()) | dated

    def _keep(self, pair: Pair, place: Where) -> None:
        known = self.places.get(pair, ())
        if len(known) < SHOWN or place < known[-1]:
            self.places[pair] = tuple(sorted((*known, place))[:SHOWN])


def shown(window: Window, places: Iterable[Where]) -> str:
    """Where a pair stands together, as 文件#句号: 甲.txt#12;乙.txt#3 (¶ a paragraph, § a section)."""
    sign = _SIGNS[window]
    return ";".join(f"{name}{sign}{number}" if sign else name for name, number in places)


def _held(stretches: Stretches, found: Iterable[Occurrence]) -> Iterable[tuple[int, list[str]]]:
    """The nodes of every window that holds any, each once and sorted. What starts in no window is in none."""
    starts = [start for start, _ in stretches]
    held: dict[int, set[str]] = {}
    for occurrence in found:
        index = bisect_right(starts, occurrence.start) - 1
        if index >= 0 and occurrence.start < stretches[index][1]:
            held.setdefault(index, set()).add(occurrence.node)
    return ((index, sorted(nodes)) for index, nodes in held.items())
