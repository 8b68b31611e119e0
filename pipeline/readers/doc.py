"""Word files of the old kinds (doc, wps, rtf), where LibreOffice is installed: read as the docx it makes of them.

What is only called so is read as what it is: pages and docx under their own readers, plain text as text.
"""

import re

from pipeline.errors import InputError
from pipeline.readers import _office, docx, text
from pipeline.schema import Document

SUFFIXES = (".doc", ".dot", ".rtf", ".wps", ".wpt")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}\?>.{0,500}?<(?:w:wordDocument|pkg:package)\s", re.DOTALL)
_WORD, _LOCKED = "WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")
# A workbook or a set of slides may hold a Word file: the class of its root, which stands first in its directory.
_OTHERS = frozenset({"1008020000000000", "2008020000000000", "108d81649b4fcf11"})


def recognises(raw: bytes) -> bool:
    """Whether the bytes are a Word file of an old kind, or one of any kind that is locked."""
    if raw.startswith(_OLE):
        return _LOCKED in raw or (_WORD in raw and _root(raw) not in _OTHERS)
    return raw.startswith(_RTF) or bool(_XML.match(raw[:2_000]))


def read(raw: bytes, name: str) -> Document:
    """The document of a Word file; `InputError` where it is locked or damaged or LibreOffice is missing."""
    if not recognises(raw):
        return text.read(raw, name)
    if raw.startswith(_OLE) and _is_locked(raw):
        raise InputError(f"{name} 设有打开密码", hint="请用 Word、WPS 打开，去掉密码后另存为 docx")
    if not raw.startswith((_OLE, _RTF)):
        # LibreOffice reads these, and makes bullets of their numbers.
        raise InputError(f"{name} 是 Word 的 XML 文件", hint="请用 Word、WPS 打开后另存为 docx")
    form = "doc" if raw.startswith(_OLE) else "rtf"
    return docx.document(_office.converted(raw, f".{form}", name), name, form)


def _root(raw: bytes) -> str:
    """The first half of the class of an OLE file's root, in hex (MS-CFB, 2.2 and 2.6.1)."""
    size = 1 << min(int.from_bytes(raw[0x1E:0x20], "little"), 12)
    at = size * (int.from_bytes(raw[0x30:0x34], "little") + 1) + 80
    return raw[at : at + 8].hex()


def _is_locked(raw: bytes) -> bool:
    """Whether an OLE file is a container of a locked one, or its Word stream, which nearly always stands first, is."""
    head = raw[512:524]
    return _LOCKED in raw or (head.startswith(b"\xec\xa5") and bool(head[11:12] and head[11] & 1))
