"""What a page, or a part of a book, shows, piece by piece."""

from collections.abc import Sequence
from itertools import groupby

from selectolax.lexbor import LexborNode

from pipeline.readers import _dom, _grid, _shapes
from pipeline.readers._dom import Piece

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
