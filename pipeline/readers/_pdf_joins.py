"""Which lines of a printed text go on in the next one: a line was broken because what comes next did not fit in it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.readers import _shapes
from pipeline.readers._pdf_columns import Printed, edges
from pipeline.readers._pdf_pages import Page

# What is not broken: a number with its sign, a word of letters, a sign with the marks that may not begin a line.
_CLOSING = "[，。、；：？！》”）〉」』〕％,;%)]*"
_UNBROKEN = re.compile(rf"[《“（(〈「『〔]*(?:(?:[A-Za-z0-9.,:/~%％‰+-]+{_CLOSING})+|.{_CLOSING})", re.DOTALL)
_NARROW = re.compile(r"[\x20-\x7e]")
_INDENT = 0.8
_RAGGED = 5.0
_LARGE, _NEAR = 1.15, 2.2
# What parts two paragraphs: this much of the usual step where nothing else does; where an indent does, lines may stand
# unevenly, as fonts of other heights are mixed into them.
_LOOSE, _LOOSER = 1.25, 2.2


def body_size(pages: Sequence[Page]) -> float:
    """The size that most signs are set in; 0 where there are none."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            if line.table < 0:
                sizes[round(line.size * 2) / 2] += len(line.text)
    return min(sizes, key=lambda size: (-sizes[size], size)) if sizes else 0.0


def placed(pages: Sequence[Page], body: float) -> list[Page]:
    """The pages with the edges of the text on each line that runs over the whole width, taken from all like pages."""
    wide: dict[int, list[Printed]] = {}
    for page in pages:
        held = wide.setdefault(round(page.wide / 10), [])
        held.extend(line for line in page.lines if not line.column and not line.role and abs(line.size - body) < 1.5)
    known = {key: edges(lines) for key, lines in wide.items()}
    found = []
    for page in pages:
        left, right = known[round(page.wide / 10)]
        lines = [line if line.column else line._replace(left=left, right=right) for line in page.lines]
        found.append(page._replace(lines=lines))
    return found


def leading(pages: Sequence[Page]) -> float:
    """How far apart the lines of a paragraph mostly stand, in sizes of their type."""
    steps = Counter(
        round((b.y - a.y) / b.size, 1)
        for page in pages
        for a, b in pairwise(page.lines)
        if 0.9 * b.size < b.y - a.y < 4 * b.size
        and a.column == b.column
        and abs(a.size - b.size) < 0.5
        and a.table < 0
        and b.table < 0
    )
    return min(steps, key=lambda step: (-steps[step], step)) if steps else 1.5


class _Setting(NamedTuple):
    """How paragraphs are told apart: by an indent, by a wider step (`most` is the widest inside of one), or not.

    `body` is the size of their type.
    """

    indents: bool
    spaces: bool
    most: float
    body: float


def _setting(lines: Sequence[Printed], step: float, body: float) -> _Setting:
    indents = sum(1.2 < (line.x0 - line.left) / line.size < 3 for line in lines) > 0.03 * len(lines)
    most = step * (_LOOSER if indents else _LOOSE)
    wide = sum(most * b.size < b.y - a.y < 3 * most * b.size for a, b in pairwise(lines))
    return _Setting(indents, wide > 0.05 * len(lines), most, body)


def going_on(lines: Sequence[Printed], starts: frozenset[int], step: float, body: float) -> Iterator[bool | None]:
    """Line by line, whether it goes on with the one before it, as far as the page tells; `None` where it does not.

    `starts` are the indices of lines that begin a page; `step` and `body` are what `leading` and `body_size` say.
    """
    setting = _setting(lines, step, body)
    before: Printed | None = None
    first: Printed | None = None
    for i, line in enumerate(lines):
        moved = i in starts or (before is not None and (line.y < before.y or line.column != before.column))
        joins = _joins(before, line, setting, moved=moved) if before else False
        if joins is None and before and first:
            joins = _hangs(first, before, line)
        if (
            joins
            and before
            and _shapes.finished(before.text)
            and not (setting.indents or (setting.spaces and not moved))
        ):
            # Where nothing but its last line tells the end of a paragraph, a sentence that fills its line may end one.
            joins = None
        yield joins
        if not joins:
            first = line
        before = line


def _joins(before: Printed, line: Printed, setting: _Setting, *, moved: bool) -> bool | None:
    """The same for lines at the left edge; `None` where one is set in. `moved`: over a page or to the next column."""
    if before.table >= 0 or line.table >= 0 or abs(before.size - line.size) > 0.12 * line.size:
        return False
    centred = _is_centred(before) and _is_centred(line) and not moved
    if centred and line.size > _LARGE * setting.body and line.y - before.y < _NEAR * line.size:
        # A title on two lines.
        return abs(before.size - line.size) < 0.05 * line.size
    if not moved and line.y - before.y > setting.most * line.size:
        return False
    if not _is_full(before, line) and not _stops_short(before, setting):
        return None if centred else False
    return True if abs(line.x0 - line.left) <= _INDENT * line.size else None


def _stops_short(before: Printed, setting: _Setting) -> bool:
    """Prose that stops within a sentence a little before the edge: printers differ in where they break a line."""
    if _shapes.finished(before.text) or before.x0 > before.left + 4 * before.size:
        return False
    return before.right - before.x1 < (_RAGGED if setting.indents else _RAGGED / 2) * before.size


def _hangs(first: Printed, before: Printed, line: Printed) -> bool | None:
    """What is set in goes on with what is set in as far, or where a second line stands further in than the first."""
    if _is_centred(before) and _is_centred(line):
        return None
    near = 0.3 * line.size
    if before is not first:
        return abs(line.x0 - before.x0) <= near
    if line.x0 > first.x0 + _INDENT * line.size:
        return True
    # Two lines that are both set in: a block that is, or two paragraphs whose first line is full.
    return None if abs(line.x0 - first.x0) <= near and line.x0 - line.left > 3 * line.size else False


def _is_full(before: Printed, line: Printed) -> bool:
    """Whether the first thing in a line would not have fitted at the end of the one before it."""
    match = _UNBROKEN.match(line.text)
    said = match.group() if match else line.text[:1]
    narrow = len(_NARROW.findall(said))
    # A mark at the end of a line may be set to half its width, or hang over the edge.
    needed = (0.5 * narrow + (len(said) - narrow)) * line.size
    return before.x1 + needed > before.right - 0.35 * line.size


def _is_centred(line: Printed) -> bool:
    before, after = line.x0 - line.left, line.right - line.x1
    return before > 2.5 * line.size and abs(before - after) < 1.2 * line.size
