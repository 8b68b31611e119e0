"""Rows of words and figures for a terminal, their cells under one another."""

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width


def aligned(rows: Sequence[Sequence[str]], *, figures: bool = False) -> Iterator[str]:
    """A line for each row, all of one length; with `figures`, every column but the first stands to the right."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        blanks = [" " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
        first, *others = (cell + blank for cell, blank in zip(row, blanks, strict=True))
        if figures:
            others = [blank + cell for cell, blank in zip(row[1:], blanks[1:], strict=True)]
        yield "  ".join([first, *others]).rstrip()


def _width(text: str) -> int:
    """Columns on a terminal, where a Chinese character takes two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
