"""EPUB: a book is one document, its parts in the order of reading.

The files of a book are where its maker's program cut it, not where its texts begin, and a plan that contradicts itself
does so across chapters: so a book is not taken apart. Its chapters are headings, as those of any other text.
"""

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from selectolax.lexbor import LexborHTMLParser

from pipeline.errors import InputError
from pipeline.readers import _encoding, _formats, _nesting, _placing, _plausible, _showing, _structure, _unpacking, _xml
from pipeline.readers._dom import Piece
from pipeline.readers._unpacking import Pack
from pipeline.schema import Damage, Document

SUFFIXES = (".epub",)
_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
# Fonts are scrambled so that they are not taken out of a book; the text is not.
_OF_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
# XHTML closes any element in its own tag, and marks stretches in which nothing is one; HTML knows neither.
_CLOSED = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)([A-Za-z][\w:.-]*)(\s[^<>]*)?/>"
)
_LITERAL = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
_TYPE = re.compile(r"<!DOCTYPE[^<>\[]*\[.*?\]\s*>", re.DOTALL | re.IGNORECASE)
_HAN = re.compile("[㐀-䶿一-鿿]")
_NO_TITLE = re.compile(r"未知|无标题|未命名")


class _Book(NamedTuple):
    """The paths of its parts in the order of reading, and what it says of itself, by Chinese field name."""

    parts: tuple[str, ...]
    record: Mapping[str, str]


def recognises(raw: bytes) -> bool:
    """Whether the bytes are packed as a book."""
    return _formats.packed(raw) == _formats.EPUB


def read(raw: bytes, name: str) -> Document:
    """The document of a book; `InputError` where it is encrypted or shows no Chinese text.

    A part that is not there or cannot be unpacked is an empty damage at its place.
    """
    pack = _unpacking.pack(raw, name)
    book = _book(pack)
    _check_open(pack, book)
    shown: list[Piece] = []
    missing: list[int] = []
    tables = at = 0
    for path in book.parts:
        try:
            page = _unpacking.unpacked(pack, path)
        except (InputError, KeyError):
            missing.append(max(0, at - 1))
            continue
        found = list(_pieces(page, f"{name}/{path}", tables))
        tables = max((piece.table for piece in found), default=tables)
        at += sum(len(piece.text) + 1 for piece in found)
        shown.extend(found)
    text = _showing.text(shown)
    _plausible.check(text, name)
    damage = [Damage("glyph", start, start) for start in missing]
    origin = _structure.Origin(name, "epub", "utf-8")
    return _structure.page(origin, text, list(_placing.placed(shown)), book.record, damage)


def _pieces(raw: bytes, name: str, tables: int) -> Iterator[Piece]:
    source, _ = _encoding.decode(raw, name, _encoding.declared(raw))
    # Of several declarations the first counts; what looks like more of them is text.
    kind = _TYPE.match(source, max(0, source[:4096].upper().find("<!DOCTYPE")))
    source = source[: kind.start()] + source[kind.end() :] if kind else source
    source = _LITERAL.sub(lambda match: html.escape(match[1]), source)
    root = LexborHTMLParser(_nesting.shallow(_CLOSED.sub(r"<\1\2></\1>", source))).root
    for piece in _showing.pieces(root):
        yield piece._replace(table=piece.table + tables) if piece.table else piece


def _book(pack: Pack) -> _Book:
    root = next(_tree(pack, _CONTAINER).iter("rootfile"), None)
    path = pack.place(root.get("full-path", "") if root is not None else "")
    package = _tree(pack, path)
    pages = {
        item.get("id", ""): posixpath.join(posixpath.dirname(path), unquote(item.get("href", "").partition("#")[0]))
        for item in package.iter("item")
        if item.get("media-type", "") in _PAGES
    }
    order = [pages[each.get("idref", "")] for each in package.iter("itemref") if each.get("idref", "") in pages]
    if not order:
        raise InputError(f"{pack.name} 没有列出正文", hint="请用电子书软件重新导出")
    return _Book(tuple(dict.fromkeys(pack.place(part) for part in order)), dict(_record(package)))


def _tree(pack: Pack, path: str) -> Element:
    try:
        return _xml.tree(_unpacking.unpacked(pack, path), f"{pack.name}/{path}")
    except KeyError as error:
        raise InputError(f"{pack.name} 缺少 {path or '书目文件'}", hint="请重新取得电子书") from error


def _record(package: Element) -> Iterator[tuple[str, str]]:
    for tag, field in (("title", "标题"), ("date", "发布日期"), ("creator", "来源")):
        said = next((" ".join((each.text or "").split()) for each in package.iter(tag)), "")
        if said and (tag == "date" or (_HAN.search(said) and not _NO_TITLE.fullmatch(said))):
            yield field, said


def _check_open(pack: Pack, book: _Book) -> None:
    """`InputError` where a part of the text is encrypted."""
    if _ENCRYPTION not in pack.members:
        return
    for data in _tree(pack, _ENCRYPTION).iter("EncryptedData"):
        method = next((each.get("Algorithm", "") for each in data.iter("EncryptionMethod")), "")
        paths = {pack.place(unquote(each.get("URI", ""))) for each in data.iter("CipherReference")}
        if method not in _OF_FONTS and paths & set(book.parts):
            raise InputError(f"{pack.name} 有版权保护（DRM），正文加了密", hint="请向出版方索取不加密的版本")
