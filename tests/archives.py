"""Archives as programs write them, and as those do that mean harm."""

import io
import struct
import zipfile
from collections.abc import Mapping

TEXT = "到2025年，全市工业增加值突破1800亿元，建成7个产业园区。"


def zipped(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The files as a ZIP archive, in this order, with one date for all."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, method)
    return packed.getvalue()


def renamed(packed: bytes, old: str, new: bytes) -> bytes:
    """The same archive, a name of as many bytes in place of another, with no word of its encoding."""
    assert len(old.encode()) == len(new)
    return packed.replace(old.encode(), new)


def central(packed: bytes, number: int) -> int:
    """Where the entry of a file, from 0, begins in the archive's list of files."""
    at = -1
    for _ in range(number + 1):
        at = packed.index(b"PK\x01\x02", at + 1)
    return at


def patched(packed: bytes, at: int, shape: str, value: int) -> bytes:
    """The same bytes with a number in place of another."""
    size = struct.calcsize(shape)
    return packed[:at] + struct.pack(shape, value) + packed[at + size :]
