"""What other formats stand in a Word file: pages that Word shows as part of the text, diagrams drawn from lists."""

import email
import email.policy
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from pipeline.errors import InputError
from pipeline.readers import _dom, _encoding, _grid, _nesting
from pipeline.readers import _word_xml as xml
from pipeline.readers._dom import Piece
from pipeline.readers._word_xml import Element

_BREAKING = frozenset({"parTrans", "sibTrans", "pres"})


def pieces(raw: bytes) -> Iterator[Piece]:
    """The lines of a page, plain or in the envelope of a mail, that was put into the text."""
    if raw[:2_000].lstrip().lower().startswith((b"mime-version:", b"content-type:", b"from:")):
        raw = _unwrapped(raw)
    source, _ = _encoding.decode(raw, "插入的网页", _encoding.declared(raw))
    root = LexborHTMLParser(_nesting.shallow(source)).root
    if root:
        yield from _dom.pieces(root, _grid.tables(root))


def _unwrapped(raw: bytes) -> bytes:
    for part in email.message_from_bytes(raw, policy=email.policy.compat32).walk():
        if part.get_content_type() == "text/html" and isinstance(body := part.get_payload(decode=True), bytes):
            return body
    raise InputError("插入的网页里没有正文", hint="请在 Word 里打开后另存为 docx")


def diagram(root: Element) -> Iterator[Piece]:
    """The words of a SmartArt diagram, point by point."""
    for point in root.iter("{*}pt"):
        if xml.name(point) != "dgm:pt" or point.get("type", "node") in _BREAKING:
            continue
        for paragraph in point.iter("{*}p"):
            text = "".join(each.text or "" for each in paragraph.iter("{*}t"))
            if text.strip():
                yield Piece(text)
