"""Word files (docx, docm, dotx, and what WPS writes): the text as Word shows it, automatic numbers written out.

Tracked changes are taken as accepted, hidden text and comments left out. Macros, links and embedded files are never
looked into.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.readers import _placing, _plausible, _shapes, _structure, _word_package
from pipeline.readers._dom import Piece
from pipeline.readers._word_xml import Element
from pipeline.schema import Document

SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
# What is shorter is no sentence of the body, whatever it ends with.
_SENTENCE = 15


def recognises(raw: bytes) -> bool:
    """Whether the bytes are a Word file, whatever it is called."""
    return _word_package.recognises(raw)


def read(raw: bytes, name: str) -> Document:
    """The document of a Word file; `InputError` where it is torn, locked, too large or shows no Chinese text."""
    return document(raw, name, "docx")


def document(raw: bytes, name: str, form: str) -> Document:
    """The same, for a file that was of another format before."""
    from pipeline.readers._word_story import Story

    parts = _word_package.parts(raw, name)
    shown = list(Story(parts, name).pieces())
    text = "\n".join(piece.text for piece in shown)
    _plausible.check(text, name)
    shown, title = _titled(shown, _core_title(parts.core))
    lines = list(_placing.placed(shown))
    record = {"标题": title} if title else {}
    found = _structure.page(_structure.Origin(name, form, "utf-8"), text, lines, record)
    return replace(found, pages=_placing.pages(shown))


def _titled(shown: Sequence[Piece], core: str) -> tuple[list[Piece], str]:
    """The pieces with the depths of their headings, and the title where the file says which it is.

    That is what has the style of a title, else the only heading of the highest level, else what the file calls itself
    if it shows those words; each above the body. Without one, headings above the body may be the title or the first
    chapter: their shape must tell.
    """
    head = next((i for i, piece in enumerate(shown) if _is_body(piece)), len(shown))
    styled = [piece.text.strip() for piece in shown[:head] if piece.tag == "title"]
    levels = [piece.level for piece in shown if piece.level and not piece.furniture]
    highest = min(levels, default=0)
    first = next((piece for piece in shown[:head] if piece.level), None)
    alone = not styled and first is not None and first.level == highest and levels.count(highest) == 1
    alone = alone and first is not None and not _numbered(first)
    title = "".join(styled[:3]) or (first.text.strip() if first and alone else "")
    if not title and _shapes.BOOK_TYPE.search(core) and _squeezed(core) in _squeezed(*(p.text for p in shown[:head])):
        title = core
    return [
        piece._replace(
            tag="" if piece.tag == "title" else piece.tag,
            level=0 if i < head and not title and not _numbered(piece) else max(piece.level - alone, 0),
        )
        for i, piece in enumerate(shown)
    ], title


def _is_body(piece: Piece) -> bool:
    text = piece.text.strip()
    return bool(piece.cells) or (len(text) >= _SENTENCE and _shapes.finished(text))


def _numbered(piece: Piece) -> bool:
    return bool(_shapes.ordinal(piece.text.strip())[0])


def _core_title(core: Element | None) -> str:
    found = None if core is None else core.find("{http://purl.org/dc/elements/1.1/}title")
    return " ".join((found.text or "").split()) if found is not None else ""


def _squeezed(*texts: str) -> str:
    return "".join("".join(text.split()) for text in texts)
