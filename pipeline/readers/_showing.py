"""What a page, or a part of a book, shows → the lines of a text, with the blocks that its elements make them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from selectolax.lexbor import LexborNode

from pipeline.readers import _dom, _grid, _lines, _shapes
from pipeline.readers._dom import Piece
from pipeline.readers._lines import Line
from pipeline.schema import Block

# A list of pages: this many short links under one another.
_MANY, _SHORT = 3, 40


def pieces(root: LexborNode | None) -> list[Piece]:
    """The lines that a parsed page shows, in order."""
    return _listed(list(_dom.pieces(root, _grid.tables(root)))) if root else []


def text(shown: Sequence[Piece]) -> str:
    """The text that they are together."""
    return "\n".join(piece.text for piece in shown)


def _listed(shown: Sequence[Piece]) -> list[Piece]:
    """The pieces; those that are lists of links, under or beside one another, as furniture."""
    found: list[Piece] = []
    for linked, group in groupby(shown, key=_is_linked):
        run = list(group)
        many = linked and sum(max(1, piece.links) for piece in run) >= _MANY
        found.extend(piece._replace(furniture=True) for piece in run) if many else found.extend(run)
    return found


def _is_linked(piece: Piece) -> bool:
    if piece.cells or piece.linked < 0.6 * len("".join(piece.text.split())):
        return False
    return piece.links > 1 or (len(piece.text) <= _SHORT and not _shapes.finished(piece.text))


def lines(shown: Sequence[Piece]) -> Iterator[Line]:
    """The pieces as lines of the text, with the blocks that their elements make them."""
    starts: list[int] = []
    start = 0
    for piece in shown:
        starts.append(start)
        line = _lines.line(start, piece.text, apart=piece.apart)
        if line:
            yield line._replace(given=_given(piece, line, starts))
        start += len(piece.text) + 1


def _given(piece: Piece, line: Line, starts: Sequence[int]) -> Block | None:
    if piece.furniture:
        return Block("boilerplate", line.start, line.end)
    if piece.cells:
        cells = tuple((starts[-1 - back] + a, starts[-1 - back] + b) for back, a, b in piece.cells)
        end = starts[-1] + len(piece.text)
        return Block("row", starts[-1], end, table=piece.table, cells=cells, header=piece.header)
    if line.style or line.furniture or _shapes.finished(line.text):
        return None
    if piece.tag.startswith("h"):
        return Block("heading", line.start, line.end, level=max(1, int(piece.tag[1]) - 1))
    return Block("list", line.start, line.end) if piece.tag == "li" else None
