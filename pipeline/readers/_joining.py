"""Lines → units: a paragraph that was wrapped at a width, at a link or at the end of a page is one unit again."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal, NamedTuple

from pipeline.readers import _shapes
from pipeline.readers._lines import Line
from pipeline.schema import Block, BlockKind

Kind = BlockKind | Literal[""]
"""What a unit is found to be; empty while that is open."""

_OPENING = frozenset("《“（(〈「『〔")
_CLOSING = frozenset("，。、；：？！》”）〉」』〕％,;%")
_COMMA = frozenset("，、,")
_TO_NUMBER = frozenset("到至达由从超近约破过")
_COLON = frozenset("：:")
_INNER = re.compile("[，。、；,;]")


# A page number, and the sign of a markup, may stand inside a paragraph.
_CUTTING = ("page", "mark")
# A line is short of the full width by the word or number that did not fit, or by an indent that was stripped.
_SLACK = 8
# And what lines that a writer broke by eye differ by.
_RAGGED = 11
# 王某某：, 责任单位： are lines of their own.
_LABEL = 16


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
        spaces=sum(line.apart for line in plain) > 0.3 * len(plain),
    )


def _width(lines: Sequence[Line]) -> int:
    """The width most lines have that end within a sentence; 0 unless a third of all lines do, at about one width.

    Rows of a table, told by their tabs, are not counted.
    """
    lines = [line for line in lines if "\t" not in line.text]
    open_lines = [line.text for line in lines if len(line.text) > 11 and not _shapes.finished(line.text)]
    # Titles, names and cells are short of a full stop too, but hold no commas.
    prose = sum(_INNER.search(text) is not None for text in open_lines)
    if len(open_lines) < 0.3 * len(lines) or prose < max(3, 0.3 * len(open_lines)):
        return 0
    widths = Counter(map(columns, open_lines))
    width = max(widths, key=lambda w: (widths[w - 1] + widths[w] + widths[w + 1], w))
    # Where lines are wrapped at a width, few are longer.
    if sum(columns(line.text) > width + _SLACK for line in lines) > 0.2 * len(lines):
        return 0
    if sum(widths[width + d] for d in range(-_SLACK, 4)) > 0.6 * len(open_lines):
        return width
    # Broken by eye: nearly all lines stop within a sentence, few far from the others.
    middle = sorted(widths.elements())[len(open_lines) // 2]
    near = sum(widths[middle + d] for d in range(-_RAGGED, _RAGGED + 1))
    return middle if prose > 0.8 * len(open_lines) and near > 0.85 * len(open_lines) else 0


def units(lines: Sequence[Line], layout: Layout) -> Iterator[Unit]:
    """The units of a text, in order; furniture that cuts through a paragraph becomes a hole in it."""
    open_unit: list[Line] = []
    text = ""
    cuts: list[Line] = []
    for line, leads in zip(lines, _leading(lines), strict=True):
        if line.given is None and not line.furniture:
            over = any(cut.furniture == "page" for cut in cuts)
            if open_unit and _continues(text, open_unit, line, layout, over=over, leads=leads):
                open_unit += [*cuts, line]
                text += line.text
            else:
                yield from _closed(open_unit, text, cuts)
                open_unit, text = [line], line.text
            cuts = []
        elif open_unit and line.furniture in _CUTTING:
            cuts.append(line)
        else:
            yield from _closed(open_unit, text, cuts)
            yield from _closed([line], line.text, [])
            open_unit, text, cuts = [], "", []
    yield from _closed(open_unit, text, cuts)


def _leading(lines: Sequence[Line]) -> list[bool]:
    """Which lines plainly go on in the next one, and so may be the middle of what began before them."""
    return [
        line.text[-1] in _COMMA or (after is not None and not after.apart and after.text[0] in _CLOSING)
        for line, after in zip_longest(lines, lines[1:])
    ]


def _closed(lines: list[Line], text: str, cuts: list[Line]) -> Iterator[Unit]:
    if lines:
        first, last = lines[0], lines[-1]
        holes = tuple(
            hole
            for line in lines
            for hole in (((line.start, line.end),) if line.furniture and line is not first else line.holes)
        )
        yield Unit(
            first.start, last.end, text, first.apart, first.style, first.mark, first.furniture, first.given, holes
        )
    for line in cuts:
        yield Unit(line.start, line.end, line.text, line.apart, furniture=line.furniture)


def _continues(text: str, unit: list[Line], line: Line, layout: Layout, *, over: bool, leads: bool) -> bool:
    """Whether a line goes on with the unit before it.

    `over`: a page number stands between them; `leads`: the line itself goes on in the next one.
    """
    if line.goes_on is not None:
        return line.goes_on
    if text[-1] in _OPENING:
        return True
    # 浓度降到|26.8微克: a number, and no line's.
    if text[-1] in _TO_NUMBER and line.text[0].isdigit():
        return not line.apart
    if line.style and not (text[-1] in _COMMA and layout.width):
        return False
    near = over or not line.apart
    if line.text[0] in _CLOSING:
        return near or not _shapes.finished(text)
    if line.text[-1] in _COLON and len(line.text) < _LABEL:
        return False
    if _shapes.finished(text):
        return bool(layout.width) and near and _fills(unit[-1], line, layout)
    if over and not layout.width:
        return text[-1] in _COMMA
    return _goes_on(text, unit, line, layout, near=near, leads=leads)


def _goes_on(text: str, unit: list[Line], line: Line, layout: Layout, *, near: bool, leads: bool) -> bool:
    """The same, for a unit that is not finished and a line that could be its next."""
    if text[-1] in _COLON:
        return bool(layout.width) and near and not line.indented and _wrapped(text, unit, line, layout)
    if unit[0].mark == len(text):
        return near
    if text[-1] in _COMMA or text.count("《") > text.count("》"):
        return near or bool(layout.width)
    if layout.width:
        return _wrapped(text, unit, line, layout)
    if not near or unit[0].style:
        return False
    return (leads and layout.spaces) or _breaks_prose(text, unit[0], line, layout)


def _fills(last: Line, line: Line, layout: Layout) -> bool:
    """A sentence that ends just at the width: the paragraph goes on if the next line does not begin one."""
    if line.indented or columns(last.text) < layout.width - 1:
        return False
    return layout.indents or columns(line.text) >= layout.width - 1


def _wrapped(text: str, unit: list[Line], line: Line, layout: Layout) -> bool:
    if "。" in text:
        return True
    if columns(unit[-1].text) < layout.width - _SLACK:
        return False
    if not unit[0].style or "：" in text:
        return True
    # Under a numbered line that is full, a line one indent short of full, in Chinese alone, begins a paragraph.
    width = columns(line.text)
    begins = layout.width - 5 <= width < layout.width - 1 and width == 2 * len(line.text)
    return not line.indented and not begins


def _breaks_prose(text: str, first: Line, line: Line, layout: Layout) -> bool:
    """Prose that stops within a sentence, where a blank line or an indent, both missing, would begin a paragraph."""
    prose = "，" in text or "。" in text or "," in text
    return prose and (layout.spaces or (layout.indents and first.indented and not line.indented))
