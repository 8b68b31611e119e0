"""Sentences that bear out the nodes and edges of a drawing."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from pipeline.exporters._places import locator
from pipeline.schema import Block, Extract, Span

# Sentences kept for a node or an edge, and characters of each.
SENTENCES, CHARACTERS = 3, 240

Found = tuple[int, int, int]
"""Start, end and number of a node where a text shows it."""
Key = int | tuple[int, int]


class Saying(Struct, frozen=True, array_like=True):
    """A stretch of a text in which something of the graph stands; `paragraph` from 1."""

    document: str
    paragraph: int
    text: str


class Witnesses:
    """The first few sentences of every node and wanted pair; where no sentence has both, that of each."""

    def __init__(self, wanted: Collection[tuple[int, int]]) -> None:
        self.sayings: list[Saying] = []
        self.kept: dict[Key, list[int]] = {}
        self._wanted = wanted
        self._only_near: set[Key] = set()

    def learn(self, extract: Extract, found: Sequence[Found]) -> None:
        """Read one document; `found` are its nodes by start."""
        known: dict[int, int] = {}
        locate = locator(0, extract.document)
        spans = extract.sentences

        def index(at: int) -> int:
            if at not in known:
                known[at] = len(self.sayings)
                place = locate(spans[at].start).paragraph
                self.sayings.append(Saying(extract.document.id, place, _clipped(spans[at].text)))
            return known[at]

        standing: dict[int, int] = {}
        for at, inside in _inside(found, spans):
            standing.update((start, at) for start, _, _ in inside)
            nodes = sorted({node for _, _, node in inside})
            keys: list[Key] = [*nodes, *self._pairs(nodes)]
            for key in keys:
                self._keep(key, at, index)
        for _, inside in _inside(found, extract.document.blocks):
            first = {node: standing[start] for start, _, node in reversed(inside) if start in standing}
            for pair in self._pairs(sorted(first)):
                if pair not in self.kept:
                    self._only_near.add(pair)
                    self.kept[pair] = [index(at) for at in sorted({first[node] for node in pair})]

    def _pairs(self, nodes: Sequence[int]) -> Iterator[tuple[int, int]]:
        return (pair for pair in combinations(nodes, 2) if pair in self._wanted)

    def _keep(self, key: Key, at: int, index: Callable[[int], int]) -> None:
        if key in self._only_near:
            # One sentence that has both says more than two that have one each.
            self._only_near.discard(key)
            self.kept.pop(key)
        if len(self.kept.get(key, ())) < SENTENCES:
            self.kept.setdefault(key, []).append(index(at))


def _inside(found: Sequence[Found], stretches: Iterable[Span | Block]) -> Iterator[tuple[int, Sequence[Found]]]:
    """The occurrences (by start) that begin in each of the stretches (by start, not overlapping), with its index."""
    at = 0
    for number, stretch in enumerate(stretches):
        while at < len(found) and found[at][0] < stretch.start:
            at += 1
        first = at
        while at < len(found) and found[at][0] < stretch.end:
            at += 1
        if first < at:
            yield number, found[first:at]


def _clipped(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= CHARACTERS else f"{words[: CHARACTERS // 2]}……{words[-CHARACTERS // 2 :]}"
