"""Where a span stands, for a reader who wants to find it, and what stands around it."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from msgspec import Struct

from pipeline.schema import Document, Span

CONTEXT = 40


class Place(Struct, frozen=True):
    """Index of the document in the report; line, column and paragraph from 1, columns in code points."""

    document: int
    line: int
    column: int
    paragraph: int


Locate = Callable[[int], Place]


def locator(index: int, document: Document) -> Locate:
    """A function from positions of a document to places; a paragraph is a block, or a line where none is marked."""
    lines = [0, *(at + 1 for at, character in enumerate(document.text) if character == "\n")]
    blocks = sorted(block.start for block in document.blocks) or lines

    def locate(position: int) -> Place:
        line = bisect_right(lines, position)
        return Place(index, line, position - lines[line - 1] + 1, max(1, bisect_right(blocks, position)))

    return locate


def context(document: Document, span: Span) -> tuple[str, str]:
    """Up to 40 characters before and after the span, never from beyond its block; an ellipsis where there is more."""
    start = _bounds(document, span.start)[0]
    end = _bounds(document, max(span.start, span.end - 1))[1]
    before, after = max(start, span.start - CONTEXT), min(end, span.end + CONTEXT)
    return (
        "…" * (before > start) + document.text[before : span.start],
        document.text[span.end : after] + "…" * (after < end),
    )


def _bounds(document: Document, position: int) -> tuple[int, int]:
    """The block at a position, or its line where no block is marked."""
    at = bisect_right(document.blocks, position, key=lambda block: block.start) - 1
    if at >= 0 and position <= document.blocks[at].end:
        return document.blocks[at].start, document.blocks[at].end
    following = bisect_left(document.blocks, position, key=lambda block: block.start)
    limit = document.blocks[following].start if following < len(document.blocks) else len(document.text)
    floor = document.blocks[at].end if at >= 0 else 0
    stop = document.text.find("\n", position, limit)
    return document.text.rfind("\n", floor, position) + 1 or floor, limit if stop < 0 else stop
