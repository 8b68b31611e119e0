"""Parts of a marked text as texts of their own: what is read is often but a stretch that somebody has cut out."""

from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.learning.gold import Gold
from pipeline.schema import Block, Document, Indicator

LENGTH = 800
"""Characters from which on a stretch ends with its block."""


def stretches(marks: Gold, length: int = LENGTH) -> Iterator[tuple[Document, tuple[Indicator, ...]]]:
    """Whole blocks, about so many characters at a time, with their statements; without the title, the day, the pages.

    Places are those of the stretch. What goes over from one stretch to the next is left out.
    """
    document = marks.document
    for blocks in _together(document.blocks, length):
        start, end = blocks[0].start, blocks[-1].end
        text = replace(
            document,
            text=document.text[start:end],
            blocks=tuple(_moved(block, -start) for block in blocks),
            title="",
            date="",
            pages=(),
            damage=(),
        )
        inside = (each for each in marks.indicators if start <= each.start and each.end <= end)
        yield text, tuple(_said(each, -start) for each in inside)


def _together(blocks: tuple[Block, ...], length: int) -> Iterator[tuple[Block, ...]]:
    first = 0
    for index, block in enumerate(blocks, 1):
        if index == len(blocks) or block.end - blocks[first].start >= length:
            yield blocks[first:index]
            first = index


def _moved(block: Block, by: int) -> Block:
    cells = tuple((start + by, end + by) for start, end in block.cells)
    holes = tuple((start + by, end + by) for start, end in block.holes)
    return replace(block, start=block.start + by, end=block.end + by, cells=cells, holes=holes)


def _said(statement: Indicator, by: int) -> Indicator:
    return replace(
        statement,
        start=statement.start + by,
        end=statement.end + by,
        quantity_start=statement.quantity_start + by,
        quantity_end=statement.quantity_end + by,
    )
