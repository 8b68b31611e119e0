"""One page of a PDF → its lines and tables, and what of it did not come through."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from pipeline.readers import _pdf_columns, _pdf_drawn, _pdf_glyphs, _pdf_rows, _pdf_tables
from pipeline.readers._pdf_columns import Printed
from pipeline.readers._pdf_drawn import Box, Drawn
from pipeline.readers._pdf_frame import Frame, frame
from pipeline.readers._pdf_glyphs import LOST, Glyph, Sign
from pipeline.readers._pdf_rows import Row
from pipeline.readers._pdf_tables import Table

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

# A picture of so much of the page is the page: the text over it is what was recognised in it.
_SCAN = 0.5
# A smaller one may be the scan of a table.
_PART = 0.1
_MOST_ADDED = 2_000
# On a scanned page a number, a stamp or a scanner's mark may be text.
_FEW = 30
_MOST_SHAPES, _MOST_ROWS = 500, 400
# What a number is printed with.
FIGURES = frozenset("0123456789０１２３４５６７８９.,%％‰+-±~～—–()（）:/ ")


class Page(NamedTuple):
    """A page as read; `tables` are named by the lines that stand for them, `stamp` is what is no line of text.

    `scanned`: a picture without its text; `failed`: not read, or not to its end; `crowded`: not read, for there is more
    on it than on any page that is printed; `rule`: where the last short line
    above the foot is drawn, which parts off the notes, or 0; `fonts`: which font prints which figures, and with an
    empty word whether it prints anything else.
    """

    wide: float
    high: float
    lines: list[Printed]
    tables: list[Table]
    stamp: list[Glyph]
    scanned: bool = False
    failed: bool = False
    crowded: bool = False
    rule: float = 0.0
    fonts: frozenset[tuple[int, str]] = frozenset()


_NOTHING = Page(0, 0, [], [], [], failed=True)
_CROWDED = _NOTHING._replace(crowded=True)


def pages(document: "PdfDocument") -> Iterator[Page]:
    """The pages in order; one that cannot be read, or is too much, as `failed`."""
    import pypdfium2

    for i in range(len(document)):
        try:
            with closing(document[i]) as page:
                found = None if _is_filled_in(page) else _read(page)
            if found is None:
                # What was filled in is part of the page when it is loaded again.
                with closing(document[i]) as page:
                    found = _read(page)
            yield found
        except pypdfium2.PdfiumError:
            yield _NOTHING


def _is_filled_in(page: "PdfPage") -> bool:
    """Whether something printed lies on the page, as fields of a form and notes do; it is made a part of it then."""
    import pypdfium2.raw as pdfium

    count = min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST_ADDED)
    wanted = (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP)
    for i in range(count):
        if note := pdfium.FPDFPage_GetAnnot(page.raw, i):
            kind = pdfium.FPDFAnnot_GetSubtype(note)
            pdfium.FPDFPage_CloseAnnot(note)
            if kind in wanted:
                return bool(pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_PRINT) == pdfium.FLATTEN_SUCCESS)
    return False


def _read(page: "PdfPage") -> Page:
    if _pdf_drawn.is_crowded(page):
        return _CROWDED
    with closing(page.get_textpage()) as text:
        count = text.count_chars()
        if count > _pdf_glyphs.MOST_GLYPHS:
            return _CROWDED
        found = _pdf_glyphs.settled(list(_pdf_glyphs.signs(text, max(0, count))))
    stand = frame(page.get_cropbox(), page.get_rotation(), _angles(found))
    return _page(found, stand, _pdf_drawn.drawn(page, stand, frozenset(sign.object for sign in found)))


def _angles(found: Sequence[Sign]) -> Iterator[int]:
    return (sign.style.angle for sign in found if not sign.char.isspace())


def _page(found: Sequence[Sign], stand: Frame, drawn: Drawn) -> Page:
    if stand.wide <= 0 or stand.high <= 0:
        return _CROWDED
    covered = sum(_overlap(box, (0, 0, stand.wide, stand.high)) for box in drawn.pictures)
    scan = covered >= _SCAN * stand.wide * stand.high
    glyphs = _pdf_glyphs.upright(list(_shown(found, stand, drawn, scan=scan)), stand)
    glyphs.extend(_unread(drawn.missing, glyphs))
    tables = [] if drawn.given_up else _pdf_tables.tables(drawn.across, drawn.down, glyphs)
    taken = frozenset[int]().union(*(table.glyphs for table in tables))
    level = [glyph for i, glyph in enumerate(glyphs) if i not in taken and not glyph.turned]
    level.extend(_pictured(level, [*drawn.shapes, *drawn.pictures]))
    rows, stamp = _pdf_rows.margins(_pdf_rows.rows(level))
    rows = sorted([*rows, *map(_standing, range(len(tables)), tables)], key=lambda row: row.y)
    return Page(
        stand.wide,
        stand.high,
        _pdf_columns.ordered(rows),
        tables,
        [*stamp, *(glyph for glyph in glyphs if glyph.turned)],
        scanned=scan and sum(not glyph.char.isspace() for glyph in glyphs) < _FEW,
        failed=drawn.given_up,
        rule=_rule(drawn.across, stand),
        fonts=frozenset(
            (glyph.font, glyph.char if glyph.char in FIGURES else "") for glyph in glyphs if not glyph.lost
        ),
    )


def _standing(number: int, table: Table) -> Row:
    """A row that stands for a table among the others."""
    x0, y0, x1, _ = table.box
    return Row(y0 + 1, 1.0, [[Glyph("\u25a6", x0, x1, y0 + 1, 1.0, 0)]], number)


def _shown(found: Sequence[Sign], stand: Frame, drawn: Drawn, *, scan: bool) -> Iterator[Sign]:
    """The signs that a reader sees: hidden ones only where they say what a picture shows, white ones on colour."""
    behind = [*drawn.areas, *drawn.pictures]
    large = [box for box in drawn.pictures if _size(box) > _PART * stand.wide * stand.high]
    for sign in found:
        if not sign.style.shown and not scan and not any(_on(sign, box, stand) for box in large):
            continue
        if sign.style.white and len(behind) < _MOST_SHAPES and not any(_on(sign, box, stand) for box in behind):
            continue
        yield sign


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _on(sign: Sign, box: Box, stand: Frame) -> bool:
    x, y = stand.place(sign.x, sign.y)
    return box[0] - 2 <= x <= box[2] + 2 and box[1] - 2 <= y <= box[3] + 2


def _overlap(a: Box, b: Box) -> float:
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))


def _unread(missing: Sequence[Box], known: Sequence[Glyph]) -> list[Glyph]:
    """A lost sign for each text that is printed and was not given, but for what only makes another text bold.

    How many signs it had nobody knows.
    """
    found = []
    for x0, y0, x1, y1 in missing:
        size, middle = max(2.0, y1 - y0), (y0 + y1) / 2
        doubles = any(
            abs(glyph.x0 - x0) < 0.35 * glyph.size and abs(glyph.y - glyph.size / 3 - middle) < 0.4 * glyph.size
            for glyph in known
        )
        if not doubles:
            found.append(Glyph(LOST, x0, max(x1, x0 + 0.5 * size), y1 - 0.2 * size, size, -1))
    return found


def _pictured(level: Sequence[Glyph], boxes: Sequence[Box]) -> Iterator[Glyph]:
    """Lost signs for outlines and pictures of a sign's height that stand between two signs of a line."""
    small = sorted((box for box in boxes if 2 < box[3] - box[1] < 60), key=lambda box: box[0])
    if not small or len(small) > _MOST_SHAPES:
        return
    for row in _pdf_rows.rows(level)[:_MOST_ROWS]:
        line = [glyph for stretch in row.stretches for glyph in stretch if not glyph.char.isspace()]
        near = [box for box in small if _beside(box, row)]
        starts = [glyph.x0 for glyph in line]
        for box in near:
            at = bisect_left(starts, box[0])
            if 0 < at < len(line) and _between(box, line[at - 1], line[at]):
                yield Glyph(LOST, box[0], box[2], row.y, row.size, -2)


def _beside(box: Box, row: Row) -> bool:
    high, middle = box[3] - box[1], (box[1] + box[3]) / 2
    return 0.35 * row.size < high < 1.3 * row.size and row.y - row.size < middle < row.y + 0.2 * row.size


def _between(box: Box, before: Glyph, after: Glyph) -> bool:
    slack = 0.15 * before.size
    return before.x1 - slack <= box[0] and box[2] <= after.x0 + slack and after.x0 - before.x1 < 6 * before.size


def _rule(across: Sequence[Box], stand: Frame) -> float:
    """Where the line over the notes is drawn: in the lower half, from the left, a fifth to a half of the page wide."""
    found = [
        box[1]
        for box in across
        if box[1] > 0.5 * stand.high and 0.1 < (box[2] - box[0]) / stand.wide < 0.5 and box[0] < 0.3 * stand.wide
    ]
    return max(found, default=0.0)
