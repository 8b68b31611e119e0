"""Plain text: every line as it stands, whatever the encoding."""

from pipeline.readers import _encoding, _plausible, _structure
from pipeline.schema import Document

SUFFIXES = (".txt", ".text")


def read(raw: bytes, name: str) -> Document:
    """The document of a text file; `InputError` where it is no Chinese text."""
    text, encoding = _encoding.decode(raw, name)
    _plausible.check(text, name)
    return document(text, name, encoding)


def document(text: str, name: str, encoding: str = "utf-8") -> Document:
    """The document of characters that are already there, code point for code point, whatever they are."""
    return _structure.document(_structure.Origin(name, "text", encoding), text)
