"""Lines → units: a paragraph that was wrapped at a width, at a link or at the end of a page is one unit again."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from pipeline.readers import _shapes
from pipeline.readers._lines import Line
from pipeline.schema import Block, BlockKind

Kind = BlockKind | Literal[""]
"""What a unit is found to be; empty while that is open."""

_OPENING = frozenset("《“（(〈「『〔")
_CLOSING = frozenset("，。、；：？！》”）〉」』〕％,;%")
_COMMA = frozenset("，、,")
_COLON = frozenset("：:")


class Unit(NamedTuple):
    """Lines that belong together; `text` is them put together, `holes` the furniture between them."""

    start: int
    end: int
    text: str
    apart: bool = True
    style: str = ""
    mark: int = 0
    furniture: str = ""
    given: Block | None = None
    holes: tuple[tuple[int, int], ...] = ()


class Layout(NamedTuple):
    """How a text sets its paragraphs.

    `width`: of a full line, in half-width columns, where lines are wrapped at one, else 0. `indents`, `spaces`:
    whether an indent, a blank line begins a paragraph.
    """

    width: int = 0
    indents: bool = False
    spaces: bool = False


def columns(text: str) -> int:
    """Half-width columns that a line takes."""
    return len(text.encode("gb18030", "replace"))


def layout(lines: Sequence[Line]) -> Layout:
    """How these lines set their paragraphs."""
    plain = [line for line in lines if not line.furniture]
    indented = sum(line.indented for line in plain)
    return Layout(
        _width(plain),
        indents=0.05 * len(plain) < indented < 0.95 * len(plain),
        spaces=sum(line.apart for line in plain) > 0.5 * len(plain),
    )


def _width(lines: Sequence[Line]) -> int:
    """The width most lines have that end within a sentence; 0 unless a third of all lines do, at about one width."""
    open_lines = [line.text for line in lines if len(line.text) > 11 and not _shapes.finished(line.text)]
    if len(open_lines) < max(4, 0.3 * len(lines)):
        return 0
    widths = Counter(map(columns, open_lines))
    width = max(widths, key=lambda w: (sum(widths[w + d] for d in (-2, -1, 0, 1, 2)), w))
    return width if sum(widths[width + d] for d in range(-5, 4)) > 0.6 * len(open_lines) else 0


def units(lines: Iterable[Line], layout: Layout) -> Iterator[Unit]:
    """The units of a text, in order; furniture that cuts through a paragraph becomes a hole in it."""
    open_unit: list[Line] = []
    text = ""
    cuts: list[Line] = []
    for line in lines:
        if line.given is None and not line.furniture:
            if open_unit and _continues(text, open_unit, line, layout, over=bool(cuts)):
                open_unit += [*cuts, line]
                text += line.text
            else:
                yield from _closed(open_unit, text, cuts)
                open_unit, text = [line], line.text
            cuts = []
        elif open_unit and line.furniture == "page":
            cuts.append(line)
        else:
            yield from _closed(open_unit, text, cuts)
            yield from _closed([line], line.text, [])
            open_unit, text, cuts = [], "", []
    yield from _closed(open_unit, text, cuts)


def _closed(lines: list[Line], text: str, cuts: list[Line]) -> Iterator[Unit]:
    if lines:
        first, last = lines[0], lines[-1]
        holes = tuple((line.start, line.end) for line in lines[1:] if line.furniture)
        yield Unit(
            first.start, last.end, text, first.apart, first.style, first.mark, first.furniture, first.given, holes
        )
    for line in cuts:
        yield Unit(line.start, line.end, line.text, line.apart, furniture=line.furniture)


def _continues(text: str, unit: list[Line], line: Line, layout: Layout, *, over: bool) -> bool:
    """Whether a line goes on with the unit before it; `over` says that a page number stands between them."""
    tail, head = text[-1], line.text[0]
    if tail in _OPENING:
        return True
    if line.style and not (tail in _COMMA and layout.width):
        return False
    near = over or not line.apart
    if head in _CLOSING:
        return near or not _shapes.finished(text)
    if tail in _COLON or (line.text[-1] in _COLON and len(line.text) < 16):
        return False
    if _shapes.finished(text):
        return bool(layout.width) and near and _fills(unit[-1], line, layout)
    if unit[0].mark == len(text):
        return near
    if tail in _COMMA or text.count("《") > text.count("》"):
        return near or bool(layout.width)
    if layout.width:
        return _wrapped(text, unit, line, layout)
    return near and _breaks_prose(text, unit[0], line, layout)


def _fills(last: Line, line: Line, layout: Layout) -> bool:
    """A sentence that ends just at the width: the paragraph goes on if the next line does not begin one."""
    if line.indented or columns(last.text) < layout.width - 1:
        return False
    return layout.indents or columns(line.text) >= layout.width - 1


def _wrapped(text: str, unit: list[Line], line: Line, layout: Layout) -> bool:
    # The first line of a paragraph is narrower by its indent, which many converters strip.
    if columns(unit[-1].text) < layout.width - 5:
        return False
    if not unit[0].style or "。" in text:
        return True
    # After a full numbered line: a full one at an indent is a paragraph under this heading.
    return not line.indented and not layout.width - 5 <= columns(line.text) < layout.width - 1


def _breaks_prose(text: str, first: Line, line: Line, layout: Layout) -> bool:
    """Prose that stops within a sentence, where a blank line or an indent, both missing, would begin a paragraph."""
    prose = "，" in text or "。" in text or "," in text
    return prose and not first.style and (layout.spaces or (layout.indents and first.indented and not line.indented))
