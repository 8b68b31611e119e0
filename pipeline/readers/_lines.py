"""Text → lines that show something, each with its place and shape."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.readers import _furniture, _shapes
from pipeline.schema import Block

# What surrounds a line without showing: white space, and marks that print nothing.
_EDGE = " \t\u3000\xa0\r\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029\u1680\u202f\u205f" + "".join(
    map(chr, (*range(0x2000, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xAD, 0xFEFF))
)


# A page has more lines than this; a few numbers are no column.
_LEAST_PAGE, _MANY = 6, 10


class Line(NamedTuple):
    """A line without the blanks around it.

    `apart`: a blank line, or a block boundary of the page, stands before it. `style` and `mark`: how it is
    numbered, and how many characters the number takes. `furniture`: what part of the page it is, if that is plain.
    `given`: the block it is, where the format says so. `goes_on`: whether it goes on with the line before it, where
    the page shows that. `holes`: stretches inside it that are not in its text.
    """

    start: int
    text: str
    apart: bool
    indented: bool
    style: str = ""
    mark: int = 0
    furniture: str = ""
    given: Block | None = None
    goes_on: bool | None = None
    holes: tuple[tuple[int, int], ...] = ()

    @property
    def end(self) -> int:
        """Where it ends in the document."""
        return self.start + len(self.text) + sum(end - start for start, end in self.holes)


def line(start: int, raw: str, *, apart: bool) -> Line | None:
    """What a line that begins at `start` shows, by its shape; nothing where it shows nothing."""
    text = raw.strip(_EDGE)
    if not text:
        return None
    # Nearly always the first character is already shown.
    before = 0 if raw[0] == text[0] else raw.index(text)
    furniture = _furniture.certain(text)
    style, mark = ("", 0) if furniture else _shapes.ordinal(text)
    return Line(start + before, text, apart, before > 0, style, mark, furniture)


def plain(line: Line) -> Line:
    """The line as text, whatever part of a page it looks like."""
    style, mark = _shapes.ordinal(line.text)
    return line._replace(furniture="", style=style, mark=mark)


def lines(text: str) -> Iterator[Line]:
    """The lines of a plain text that show something."""
    start = 0
    apart = True
    for raw in text.split("\n"):
        found = line(start, raw, apart=apart)
        apart = found is None
        if found:
            yield found
        start += len(raw) + 1


def numbered(found: Sequence[Line]) -> Sequence[Line]:
    """The lines; bare numbers that stand too close to be those of pages are the first column of a table again."""
    pages = sum(line.furniture == "page" for line in found)
    if pages < _MANY or pages * _LEAST_PAGE < len(found):
        return found
    return [line._replace(furniture="") if line.furniture == "page" else line for line in found]
