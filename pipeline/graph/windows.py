"""What can hold two things at once: sentences to documents; what stands in which of them, in numbers."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.schema import Extract

Window = Literal["sentence", "paragraph", "section", "document"]
Stretches = list[tuple[int, int]]
Where = tuple[str, int]
Numbers = NDArray[np.uint64]
# A reader looks at a few places; a pair that stands together a thousand times needs no thousand.
SHOWN = 3
HALF = np.uint64(32)
"""Of a number that is two numbers: how far above the lower one the upper one stands."""


class Standing(NamedTuple):
    """What stands in windows of one kind: the window and the node as `held` gives them, and the document."""

    held: Numbers
    documents: NDArray[np.uint32]


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


def shown(window: Window, places: Iterable[Where]) -> str:
    """Where something stands, as 文件#句号: 甲.txt#12;乙.txt#3 (¶ a paragraph, § a section)."""
    sign = _SIGNS[window]
    return ";".join(f"{name}{sign}{number}" if sign else name for name, number in places)


def held(stretches: Stretches, starts: NDArray[np.int64], things: Numbers) -> Numbers:
    """What each window holds, a number each: that of the window, from 1, in the upper half, that of the thing below.

    Each thing once, in order of windows; `starts` says where things start. What starts in no window is in none.
    """
    if not stretches or not len(starts):
        return np.empty(0, np.uint64)
    bounds = np.array(stretches, np.int64)
    index = np.searchsorted(bounds[:, 0], starts, "right") - 1
    within = (index >= 0) & (starts < bounds[index, 1])
    return np.unique((index[within] + 1).astype(np.uint64) << HALF | things[within])
