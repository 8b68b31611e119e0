"""A document's text, block by block, cut into runs that know which marks cover them."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.schema import Block, BlockKind, Document


class Mark(NamedTuple):
    """A stretch with something said of it: `kind` is a name kind, `indicator`, `count` or a severity.

    `anchor` names the place for links to it, `target` is where it leads; either may be empty.
    """

    start: int
    end: int
    kind: str
    label: str
    anchor: str = ""
    target: str = ""


class Run(NamedTuple):
    """Characters that the same marks cover; `anchors` are of the marks that begin here."""

    text: str
    marks: tuple[Mark, ...]
    anchors: tuple[str, ...]


class Passage(NamedTuple):
    """A block: its number from 1 (0 for a stretch outside all blocks) and the runs of its cells, or of all of it."""

    number: int
    kind: BlockKind
    level: int
    header: bool
    cells: tuple[tuple[Run, ...], ...]
    marks: tuple[Mark, ...]


def passages(document: Document, marks: Iterable[Mark]) -> Iterator[Passage]:
    """All of a document's text that is not blank, in order, with every mark in its place."""
    blocks = tuple(_blocks(document))
    for (number, block), inside in zip(blocks, _shared(blocks, marks), strict=True):
        bounds = block.cells or ((block.start, block.end),)
        cells = tuple(tuple(runs(document.text, start, end, inside)) for start, end in bounds)
        yield Passage(number, block.kind, block.level, block.header, cells, tuple(inside))


def _blocks(document: Document) -> Iterator[tuple[int, Block]]:
    at = 0
    for number, block in enumerate(document.blocks, 1):
        yield from _stray(document.text, at, block.start)
        yield number, block
        at = max(at, block.end)
    yield from _stray(document.text, at, len(document.text))


def _stray(text: str, start: int, end: int) -> Iterator[tuple[int, Block]]:
    """What stands between blocks, line by line: a reader may leave words there, and none may be hidden."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            yield 0, Block("paragraph", start, stop)
        start = stop + 1


def _shared(blocks: Sequence[tuple[int, Block]], marks: Iterable[Mark]) -> list[list[Mark]]:
    """The marks of every block; one that crosses blocks is in each of them."""
    ends = [block.end for _, block in blocks]
    shared: list[list[Mark]] = [[] for _ in blocks]
    for mark in sorted(marks):
        at = bisect_left(ends, mark.start)
        # A mark that begins where a block ends belongs to the next one, unless it is empty.
        if at < len(ends) and ends[at] == mark.start and mark.end > mark.start:
            at += 1
        while at < len(blocks) and blocks[at][1].start <= max(mark.start, mark.end - 1):
            shared[at].append(mark)
            at += 1
    return shared


def runs(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Run]:
    """The runs of a stretch: joined they give back `text[start:end]`."""
    inside = [mark for mark in marks if mark.start < mark.end and mark.start < end and mark.end > start]
    points: dict[int, list[Mark]] = {}
    for mark in marks:
        if mark.start == mark.end and start <= mark.start <= end:
            points.setdefault(mark.start, []).append(mark)
    cuts = sorted({start, end, *points, *(at for mark in inside for at in mark[:2] if start < at < end)})
    waiting = deque(sorted(inside, key=lambda mark: mark.start))
    covering: list[Mark] = []
    for a, b in pairwise(cuts):
        yield from (Run("", (mark,), (mark.anchor,)) for mark in points.get(a, ()))
        covering = [mark for mark in covering if mark.end > a]
        while waiting and waiting[0].start <= a:
            covering.append(waiting.popleft())
        yield Run(text[a:b], tuple(covering), tuple(m.anchor for m in covering if m.start == a and m.anchor))
    yield from (Run("", (mark,), (mark.anchor,)) for mark in points.get(end, ()))
