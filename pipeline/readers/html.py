"""Web pages: the text they show, block by block; what surrounds the text is marked, tables keep their cells."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline import script
from pipeline.readers import _digits, _encoding, _nesting, _placing, _plausible, _shapes, _showing, _structure, _visible
from pipeline.schema import Document

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
_BEGINNING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|article|section|span|script|style|link)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
# What sites of state organs call the fields of a page's record, and the same in Chinese.
_RECORD = {
    "articletitle": "标题",
    "pubdate": "发布日期",
    "publishdate": "发布日期",
    "contentsource": "来源",
    "article:published_time": "发布日期",
}
_PARTS = re.compile(r"\s*[_|｜]\s*|\s+[-—–]+\s+|\s*--+\s*|[-—–](?=[^-—–]*(?:网|政府|门户|平台|委|局|厅)$)")


def recognises(raw: bytes) -> bool:
    """Whether the bytes begin like a page, whatever the file is called."""
    return bool(_BEGINNING.match(raw[:4096]))


def read(raw: bytes, name: str) -> Document:
    """The document of a web page; `InputError` where it shows no Chinese text."""
    source, encoding = _encoding.decode(raw, name, _encoding.declared(raw))
    root = LexborHTMLParser(_nesting.shallow(source)).root
    shown = _showing.pieces(root)
    text = _showing.text(shown)
    _plausible.check(text, name)
    lines = list(_placing.placed(shown))
    damage = _digits.lost(_visible.stretches(root), text) if root else ()
    return _structure.page(_structure.Origin(name, "html", encoding), text, lines, _record(root, text), damage)


def _record(root: LexborNode | None, text: str) -> dict[str, str]:
    """What the page's head says of it; its window title only where the page shows those words too."""
    told: dict[str, str] = {}
    for meta in root.css("meta") if root else ():
        attributes = meta.attributes
        key = (attributes.get("name") or attributes.get("property") or "").lower()
        content = " ".join((attributes.get("content") or "").split())
        if content and key in _RECORD:
            told.setdefault(_RECORD[key], content)
    title = root.css_first("title") if root else None
    words = "".join(text.split())
    plain = script.folded if script.is_traditional(text) else str
    for part in _PARTS.split(title.text().strip()) if title else ():
        if _shapes.BOOK_TYPE.search(plain(part)) and "".join(part.split()) in words:
            told.setdefault("标题", part)
    return told
