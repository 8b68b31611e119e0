"""Paragraphs and tables → a Word file: A4, styles of our own, page numbers, the same bytes every time."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pipeline.exporters._cells import escaped
from pipeline.exporters._plain import line
from pipeline.records import replacing

if TYPE_CHECKING:
    from docx.document import Document

TEMPLATES = Path(__file__).parent / "templates"
# The type area of GB/T 9704—2012 on A4: 156 × 225 mm.
WIDTH = 156
_MARGINS = {"top_margin": 37, "right_margin": 26, "bottom_margin": 35, "left_margin": 28, "footer_distance": 25}
_TWIPS = 1440 / 25.4
# A row is kept on one page while its fullest cell surely fits there: 31 lines of the narrowest column of quotes.
_WHOLE = 400
# A parser refuses text of ten million bytes in one element.
_NODE = 1_000_000
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# A clock would make every memo another file.
_WRITTEN = datetime(2000, 1, 1)
_STAMP = (2000, 1, 1, 0, 0, 0)


class Run(NamedTuple):
    """Text in one look: a character style of templates/memo-styles.xml, or none."""

    text: str
    look: str = ""


class Paragraph(NamedTuple):
    """A paragraph in one of the styles of templates/memo-styles.xml; its text is shown on one line."""

    style: str
    runs: tuple[Run, ...]


Row = Sequence[Sequence[Paragraph]]


class Table(NamedTuple):
    """A table: widths of its columns in mm, a header that every page repeats, rows; a cell is its paragraphs."""

    widths: tuple[int, ...]
    header: Row
    rows: Iterable[Row]


Block = Paragraph | Table


def write(title: str, blocks: Iterable[Block], path: Path) -> None:
    """Write the file; nothing that a text holds becomes a field, a link or markup."""
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    _furnish(document, title)
    end = document.element.body.sectPr
    for block in blocks:
        end.addprevious(parse_xml(xml(block)))
    saved = BytesIO()
    document.save(saved)
    with replacing(path) as file:
        _pack(saved, file)


def xml(block: Block) -> str:
    """A block as WordprocessingML that declares its own namespace.

    >>> xml(Paragraph("Rule", (Run("<七>"),))).rpartition("<w:t ")[2]
    'xml:space="preserve">&lt;七&gt;</w:t></w:r></w:p>'
    """
    text = _paragraph(block) if isinstance(block, Paragraph) else "".join(_table(block))
    tag, _, rest = text.partition(">")
    return f'{tag} xmlns:w="{_SPACE}">{rest}'


def _paragraph(paragraph: Paragraph) -> str:
    runs = "".join(map(_run, paragraph.runs))
    return f'<w:p><w:pPr><w:pStyle w:val="{paragraph.style}"/></w:pPr>{runs}</w:p>'


def _run(run: Run) -> str:
    style = f'<w:rStyle w:val="{run.look}"/>' if run.look else ""
    # Without the hint Word sets “”, … and — in the Latin font, half as wide.
    look = f'<w:rPr>{style}<w:rFonts w:hint="eastAsia"/></w:rPr>'
    text = line(run.text)
    parts = [text[at : at + _NODE] for at in range(0, len(text), _NODE)]
    words = "".join(f'<w:t xml:space="preserve">{escaped(part)}</w:t>' for part in parts)
    return f"<w:r>{look}{words}</w:r>"


def _table(table: Table) -> Iterator[str]:
    widths = [round(width * _TWIPS) for width in table.widths]
    yield (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="MemoTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
    )
    yield from (f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield "</w:tblGrid>"
    yield from _row(table.header, widths, "<w:tblHeader/>", '<w:shd w:val="clear" w:color="auto" w:fill="E8EDF3"/>')
    for row in table.rows:
        yield from _row(row, widths, "", "")
    yield "</w:tbl>"


def _row(cells: Row, widths: Sequence[int], repeated: str, shade: str) -> Iterator[str]:
    long = any(sum(len(run.text) for paragraph in cell for run in paragraph.runs) > _WHOLE for cell in cells)
    yield f"<w:tr><w:trPr>{'' if long else '<w:cantSplit/>' + repeated}</w:trPr>"
    for cell, width in zip(cells, widths, strict=True):
        yield f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        yield from map(_paragraph, cell)
        yield "</w:tc>"
    yield "</w:tr>"


def _furnish(document: "Document", title: str) -> None:
    """Our styles, fonts and settings, the page and its number, in place of what python-docx brings along."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml
    from docx.shared import Mm

    parts = {"STYLES": document.styles.element, "SETTINGS": document.settings.element}
    for name, element in parts.items():
        element[:] = parse_xml((TEMPLATES / f"memo-{name.lower()}.xml").read_bytes())[:]
    kept = {getattr(RELATIONSHIP_TYPE, name) for name in (*parts, "FONT_TABLE", "OFFICE_DOCUMENT", "CORE_PROPERTIES")}
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype not in kept]:
            del rels[key]
    document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)._blob = (TEMPLATES / "memo-fonts.xml").read_bytes()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, length in _MARGINS.items():
        setattr(section, side, Mm(length))
    number = section.footer.paragraphs[0]._p
    number.getparent().replace(number, parse_xml(_FOOTER))
    about = document.core_properties
    about.title, about.author, about.comments, about.language = title, "zhengce", "", "zh-CN"
    about.created = about.modified = _WRITTEN


_FOOTER = (
    f'<w:p xmlns:w="{_SPACE}"><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
)


def _pack(saved: IO[bytes], file: IO[bytes]) -> None:
    """The same package with the clock taken out of it."""
    with ZipFile(saved) as written, ZipFile(file, "w") as packed:
        for name in written.namelist():
            entry = ZipInfo(name, _STAMP)
            entry.compress_type = ZIP_DEFLATED
            packed.writestr(entry, written.read(name))
