"""A PDF's bytes → an open document that is safe to walk: what it says of itself is measured before it is believed."""

import re
import zlib
from collections.abc import Iterator
from contextlib import closing as closing
from typing import TYPE_CHECKING

from pipeline.errors import InputError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES = 10_000
"""A file that says it has more pages is refused: the longest plans have some hundreds."""
# PDFium would unpack a single stream to 1 GiB. Text and fonts pack 3 to 10 times, blank pictures up to 1,000 times.
_MOST_UNPACKED = 64 * 2**20
_MOST_RATIO = 200
_MOST_IN_ALL = 1024 * 2**20
_CHUNK = 2**20
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PACKED = re.compile(rb"/(?:Filter|F)\s*\[?\s*/(?:FlateDecode|Fl)\b")
# The dictionary of a stream stands before it; those of real files are shorter than this.
_DICTIONARY = 1_500
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_TWICE = re.compile(rb"/(?:FlateDecode|Fl)\b.*/(?:FlateDecode|Fl)\b", re.DOTALL)
_LINEARISED = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+(\d+)")
_CODES = {3: "不是 PDF 或已损坏", 4: "加了打开密码", 5: "用了不支持的加密方式"}
_HINTS = {4: "请先用密码打开，另存为不加密的 PDF", 5: "请先在阅读器里打开，另存为不加密的 PDF"}


def opened(raw: bytes, name: str) -> "PdfDocument":
    """The open document, to be closed by the caller; `InputError` where it is locked, broken, cut off or a bomb."""
    import pypdfium2

    _check_end(raw, name)
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", 0) or 0
        raise InputError(
            f"{name} {_CODES.get(code, '已损坏，打不开')}", hint=_HINTS.get(code, "请重新取得原件")
        ) from error
    if not 0 < (pages := len(document)) <= MOST_PAGES:
        document.close()
        said = f"自称有 {pages:,} 页，超过 {MOST_PAGES:,} 页" if pages > 0 else "里没有页面"
        raise InputError(f"{name} {said}", hint="文件可能已损坏，请重新取得原件，或拆成几个文件")
    return document


def _check_end(raw: bytes, name: str) -> None:
    declared = _LINEARISED.search(raw[:2048])
    if b"%%EOF" not in raw or (declared and len(declared[1]) < 12 and int(declared[1]) > len(raw)):
        raise InputError(f"{name} 不完整：PDF 的末尾缺失", hint="文件可能没有下载完，请重新取得原件")


def measured(raw: bytes, name: str) -> int:
    """Unpacks every stream once, keeping nothing; how many that may hold text are spoilt.

    `InputError` where one stream, or all together, would fill the memory.
    """
    spoilt = total = 0
    for start, head in _packed(raw):
        size, sound, packed = _unpacked(raw, start)
        total += size
        if (size > _MOST_UNPACKED and size > _MOST_RATIO * packed) or total > _MOST_IN_ALL or _TWICE.search(head):
            raise InputError(f"{name} 展开后过大，像是压缩炸弹", hint="请换一份原件，或用阅读器另存一次")
        spoilt += not sound
    return spoilt


def title(document: "PdfDocument") -> str:
    """What the file says its title is."""
    return str(document.get_metadata_value("Title"))


def _packed(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Where each stream that is packed begins, and the dictionary before it."""
    at = 0
    while match := _STREAM.search(raw, at):
        at = match.end()
        head = raw[max(0, match.start() - _DICTIONARY) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        # Pictures are never unpacked here: a scanned book has gigabytes of them.
        if _PACKED.search(head) and not _PICTURE.search(head) and len(head) < _DICTIONARY:
            yield at, head
            # Packed bytes may spell out the word too.
            at = max(at, raw.find(b"endstream", at))


def _unpacked(raw: bytes, start: int) -> tuple[int, bool, int]:
    """The size of a stream unpacked (as far as it matters), whether it is sound, and its size packed."""
    end = raw.find(b"endstream", start)
    end = len(raw) if end < 0 else end
    unpacker = zlib.decompressobj()
    size, at = 0, start
    pending = b""
    try:
        while not unpacker.eof and (pending or at < end):
            if not pending:
                pending, at = raw[at : min(end, at + _CHUNK)], at + _CHUNK
            size += len(unpacker.decompress(pending, _CHUNK))
            pending = unpacker.unconsumed_tail
            if size > _MOST_IN_ALL:
                break
    except zlib.error:
        return size, False, end - start
    return size, unpacker.eof or size > _MOST_IN_ALL, end - start
