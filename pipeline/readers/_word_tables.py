"""Tables of a Word file: rows and cells as they are merged, or what they hold where they only lay out a page."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pipeline.readers import _grid
from pipeline.readers import _word_xml as xml
from pipeline.readers._dom import Piece
from pipeline.readers._word_xml import Element

Read = Callable[[Element], list[Piece]]
"""What a cell holds, in order."""

_AROUND = frozenset("w:sdt w:sdtContent w:customXml w:ins w:moveTo w:smartTag".split(" "))


class _Box(NamedTuple):
    """A cell: what it holds, and which columns it takes in how many rows."""

    held: tuple[Piece, ...]
    wide: int
    high: int
    heads: bool

    @property
    def text(self) -> str:
        return "\n".join(piece.text for piece in self.held)


def rows(table: Element, numbers: Iterator[int], read: Read) -> list[Piece]:
    """The rows of a table, which takes the next of the numbers; its cells' own pieces where it only lays out.

    A table around tables lays them out.
    """
    boxes = _merged(table, read)
    nested = any(piece.cells for row in boxes for box in row for piece in box.held)
    grid = [[_grid.Cell(box.text, box.wide, box.high, box.heads) for box in row] for row in boxes]
    told = [] if nested or not _grid.is_data(grid) else _grid.told(grid, next(numbers))
    if not told:
        return [piece for row in boxes for box in row for piece in box.held]
    showing = [row for row in boxes if any(box.text for box in row)]
    return [piece._replace(breaks=tuple(_breaks(row))) for piece, row in zip(told, showing, strict=True)]


def _merged(table: Element, read: Read) -> list[list[_Box]]:
    """The cells row by row; one that goes on in the rows below it stands in the first of them only."""
    found: list[list[_Box]] = []
    # By the column in which a cell begins that may go on downwards: in which row it is, and as which there.
    reaching: dict[int, tuple[int, int]] = {}
    for row in _inside(table, "w:tr"):
        properties = xml.child(row, "trPr")
        if xml.child(properties, "del") is not None or xml.flag(properties, "hidden"):
            continue
        heads = bool(xml.flag(properties, "tblHeader"))
        boxes: list[_Box] = [_Box((), wide, 1, heads) for wide in _skipped(properties)]
        column = sum(box.wide for box in boxes)
        below: dict[int, tuple[int, int]] = {}
        found.append(boxes)
        for cell in _inside(row, "w:tc"):
            own = xml.child(cell, "tcPr")
            if xml.child(own, "cellDel") is not None:
                continue
            wide = min(max(xml.number(xml.child(own, "gridSpan")) or 1, 1), _grid.WIDEST)
            if _goes_on(own, "hMerge") and boxes:
                boxes[-1] = boxes[-1]._replace(wide=min(boxes[-1].wide + wide, _grid.WIDEST))
            elif _goes_on(own, "vMerge") and column in reaching:
                above, at = below[column] = reaching[column]
                found[above][at] = found[above][at]._replace(high=len(found) - above)
            else:
                if xml.child(own, "vMerge") is not None:
                    below[column] = len(found) - 1, len(boxes)
                boxes.append(_Box(tuple(read(cell)), wide, 1, heads))
            column += wide
        reaching = below
    return found


def _goes_on(properties: Element | None, merge: str) -> bool:
    """Whether a cell is the continuation of the one above it, or before it."""
    found = xml.child(properties, merge)
    return found is not None and xml.val(found) != "restart"


def _skipped(properties: Element | None) -> Iterator[int]:
    """Columns that a row leaves out at its beginning."""
    skipped = xml.number(xml.child(properties, "gridBefore")) or 0
    if skipped > 0:
        yield min(skipped, _grid.WIDEST)


def _inside(element: Element, kind: str) -> Iterator[Element]:
    """The rows of a table, the cells of a row, also where controls and tracked changes are around them."""
    todo = list(reversed(element))
    while todo:
        each = todo.pop()
        if xml.name(each) == kind:
            yield each
        elif xml.name(each) in _AROUND:
            todo.extend(reversed(each))


def _breaks(row: Sequence[_Box]) -> Iterator[int]:
    """Where in the text of a row pages begin: its cells that show something stand behind one another."""
    start = 0
    for box in row:
        at = start
        for piece in box.held:
            yield from (at + within for within in piece.breaks)
            at += len(piece.text) + 1
        if box.text:
            start += len(box.text) + 1
