"""What a format shows, piece by piece → lines of a text, with the blocks that the format makes them."""

from collections.abc import Iterator, Sequence

from pipeline.readers import _lines, _shapes
from pipeline.readers._dom import Piece
from pipeline.readers._lines import Line
from pipeline.schema import Block

# A heading says no sentence; 加强组织领导。 with its full stop is still a name.
_LONGEST_HEADING, _NAME = 60, 20


def placed(shown: Sequence[Piece]) -> Iterator[Line]:
    """The pieces, put under one another, as lines of the text."""
    starts: list[int] = []
    start = 0
    for piece in shown:
        starts.append(start)
        line = _lines.line(start, piece.text, apart=piece.apart)
        if line:
            yield line._replace(given=_given(piece, line, starts))
        start += len(piece.text) + 1


def pages(shown: Sequence[Piece]) -> tuple[int, ...]:
    """Where each page of that text begins; empty where no piece says that another page begins in it."""
    found = [0]
    start = 0
    for piece in shown:
        found.extend(start + at for at in piece.breaks)
        start += len(piece.text) + 1
    return tuple(found) if len(found) > 1 else ()


def _given(piece: Piece, line: Line, starts: Sequence[int]) -> Block | None:
    if piece.furniture:
        return Block("boilerplate", line.start, line.end)
    if piece.cells:
        cells = tuple((starts[-1 - back] + a, starts[-1 - back] + b) for back, a, b in piece.cells)
        end = starts[-1] + len(piece.text)
        return Block("row", starts[-1], end, table=piece.table, cells=cells, header=piece.header)
    if piece.level and _may_head(line):
        return Block("heading", line.start, line.end, level=piece.level)
    if line.style or line.furniture or _shapes.finished(line.text):
        return None
    if piece.tag.startswith("h"):
        return Block("heading", line.start, line.end, level=max(1, int(piece.tag[1]) - 1))
    return Block("list", line.start, line.end) if piece.tag == "li" else None


def _may_head(line: Line) -> bool:
    """Whether a paragraph in the style of a heading is one, and not a sentence in its clothes."""
    said = line.text[line.mark :].strip()
    if line.furniture or not said or len(said) > _LONGEST_HEADING or "。" in said[:-1] or said[-1] in "；;，,":
        return False
    return len(said) <= _NAME or not _shapes.finished(said)
