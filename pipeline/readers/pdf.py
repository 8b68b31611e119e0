"""PDF files: the text that the pages print, in the order of reading; what a page prints and does not give is told.

PDFium (through pypdfium2) reads the file as a browser does, without its scripts and links. On the same prints it gives
its text at 50 to 320 pages a second, pdfplumber at 7 to 21; both know the signs that a font does not name.
"""

import re
from threading import Lock

from msgspec.structs import replace

from pipeline.errors import InputError
from pipeline.readers import _plausible, _shapes, _structure
from pipeline.schema import Damage, Document

SUFFIXES = (".pdf",)
_WITHIN = 1024
# PDFium may be used by one thread at a time.
_ONE = Lock()


def recognises(raw: bytes) -> bool:
    """Whether a PDF begins within the first 1,024 bytes: mail gateways put lines before it, and readers accept that."""
    at = raw.find(b"%PDF-", 0, _WITHIN + 5)
    return at >= 0 and not re.match(rb"\s*(?:PK\x03\x04|<)", raw[:64])


def read(raw: bytes, name: str) -> Document:
    """The document of a PDF; `InputError` where it is locked, broken, only pictures, or no Chinese text."""
    with _ONE:
        return _read(raw, name)


def _read(raw: bytes, name: str) -> Document:
    # Here and not above: PDFium is loaded only where there is a PDF.
    from pipeline.readers import _pdf_file, _pdf_pages, _pdf_text

    spoilt = _pdf_file.measured(raw, name)
    with _pdf_file.closing(_pdf_file.opened(raw, name)) as document:
        pages = list(_pdf_pages.pages(document))
        said = _pdf_file.title(document)
    if all(page.crowded for page in pages):
        raise InputError(f"{name} 每页的字或图形都多得不像印出来的，没有读", hint="请在原来的软件里重新分页后另存")
    if all(page.failed and not page.lines for page in pages):
        raise InputError(f"{name} 的 {len(pages)} 页都读不出来", hint="文件可能已损坏，请重新取得原件")
    laid = _pdf_text.laid(pages)
    if any(page.scanned for page in pages) and all(page.scanned or not page.lines for page in pages):
        raise InputError(f"{name} 是扫描件，没有文字", hint="请先做 OCR（文字识别），再读所得的文件")
    _plausible.check(laid.text, name)
    words = "".join(laid.text.split())
    title = "".join(said.split())
    record = {"标题": said} if title and title in words and _shapes.BOOK_TYPE.search(title) else {}
    # Which page a spoilt stream belongs to the file does not say in words.
    broken = (Damage("glyph", 0, 0, lost=0),) * bool(spoilt)
    origin = _structure.Origin(name, "pdf", "utf-8")
    document = _structure.page(origin, laid.text, laid.lines, record, (*broken, *laid.damage))
    return replace(document, pages=laid.pages)
