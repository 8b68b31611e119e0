"""OFD, the fixed layout of Chinese official documents: the text that its pages print, laid out as that of a PDF is.

An OFD says of each sign its character, its place and, where its font is embedded, the number of its shape; where these
do not agree, what is printed is not what can be read, and that is damage.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline.errors import InputError
from pipeline.readers import (
    _formats,
    _ofd_drawn,
    _ofd_package,
    _pdf_columns,
    _pdf_rows,
    _pdf_tables,
    _pdf_text,
    _plausible,
    _shapes,
    _structure,
)
from pipeline.readers._ofd_drawn import Drawing, Sign
from pipeline.readers._pdf_glyphs import LOST, MOST_GLYPHS, Glyph
from pipeline.readers._pdf_pages import Page
from pipeline.readers._pdf_rows import Row
from pipeline.readers._pdf_tables import Table
from pipeline.schema import Document

SUFFIXES = (".ofd",)
_MOST_SIGNS = 5_000_000
# One character of a font has one shape, or two where it is set upright; three shapes are three characters.
_SHAPES = 3
# A picture of so much of the page is the page, where hardly a sign stands beside it.
_SCAN, _FEW = 0.5, 30


def recognises(raw: bytes) -> bool:
    """Whether the bytes are packed as an OFD file."""
    return _formats.packed(raw) == _formats.OFD


def read(raw: bytes, name: str) -> Document:
    """The document of an OFD file; `InputError` where it is encrypted, broken, only pictures, or no Chinese text."""
    pack = _ofd_package.opened(raw, name)
    drawings: list[Drawing] = []
    left = _MOST_SIGNS
    for leaf in _ofd_package.leaves(pack):
        drawings.append(_ofd_drawn.drawing(leaf))
        left -= len(drawings[-1].signs)
        if left < 0:
            raise InputError(f"{name} 超过 {_MOST_SIGNS:,} 字", hint="请拆成几个文件")
    false = _false(drawings)
    pages = [_page(each, false) for each in drawings]
    if pages and all(page.failed and not page.lines for page in pages):
        raise InputError(f"{name} 的 {len(pages)} 页都读不出来", hint="文件可能已损坏，请重新取得原件")
    laid = _pdf_text.laid(pages)
    if any(page.scanned for page in pages) and all(page.scanned or not page.lines for page in pages):
        raise InputError(f"{name} 是扫描件，没有文字", hint="请先做 OCR（文字识别），再读所得的文件")
    _plausible.check(laid.text, name)
    said = _ofd_package.title(pack)
    known = said and "".join(said.split()) in "".join(laid.text.split()) and _shapes.BOOK_TYPE.search(said)
    origin = _structure.Origin(name, "ofd", "utf-8")
    document = _structure.page(origin, laid.text, laid.lines, {"标题": said} if known else {}, laid.damage)
    return replace(document, pages=laid.pages)


def _false(drawings: Sequence[Drawing]) -> frozenset[tuple[int, str]]:
    """Fonts and characters that stand for several shapes: the file does not say which is which."""
    seen: dict[tuple[int, str], set[str]] = defaultdict(set)
    for drawing in drawings:
        for sign in drawing.signs:
            if sign.shape and sign.glyph.char.isalnum():
                seen[sign.glyph.font, sign.glyph.char].add(sign.shape)
    return frozenset(key for key, shapes in seen.items() if len(shapes) >= _SHAPES)


def _page(drawing: Drawing, false: frozenset[tuple[int, str]]) -> Page:
    covered = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in drawing.pictures)
    scan = covered >= _SCAN * drawing.wide * drawing.high
    glyphs = list(_glyphs(drawing.signs, false, hidden=scan))
    if len(glyphs) > MOST_GLYPHS:
        return Page(drawing.wide, drawing.high, [], [], [], failed=True)
    tables = _pdf_tables.tables(drawing.across, drawing.down, glyphs)
    taken = frozenset[int]().union(*(table.glyphs for table in tables))
    level = [glyph for i, glyph in enumerate(glyphs) if i not in taken and not glyph.turned]
    rows, stamp = _pdf_rows.margins(_pdf_rows.rows(level))
    rows = sorted([*rows, *map(_standing, range(len(tables)), tables)], key=lambda row: row.y)
    turned = [glyph for i, glyph in enumerate(glyphs) if i not in taken and glyph.turned]
    return Page(
        drawing.wide,
        drawing.high,
        _pdf_columns.ordered(rows),
        tables,
        [*stamp, *turned],
        scanned=scan and sum(not glyph.char.isspace() for glyph in glyphs) < _FEW,
        failed=drawing.lost,
    )


def _glyphs(signs: Sequence[Sign], false: frozenset[tuple[int, str]], *, hidden: bool) -> Iterator[Glyph]:
    """The signs that a reader sees; hidden ones only where they say what a picture shows."""
    for glyph, shape, shown in signs:
        if shown or hidden:
            yield glyph._replace(char=LOST) if shape and (glyph.font, glyph.char) in false else glyph


def _standing(number: int, table: Table) -> Row:
    """A row that stands for a table among the others."""
    x0, y0, x1, _ = table.box
    return Row(y0 + 1, 1.0, [[Glyph("\u25a6", x0, x1, y0 + 1, 1.0, 0)]], number)
