"""ZIP archives, held in memory and never written to a disk: what lies in them, under what names, up to what size."""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.errors import InputError

MOST_MEMBERS = 100_000
MOST_MEMBER = 256 * 2**20
"""So many files may lie in an archive, and each may be so large."""
# A report of 3 MB packs to a third, an empty workbook of 10 MB to a hundredth, a bomb to a thousandth.
MOST_RATIO = 200
HARMLESS = 16 * 2**20
_LONGEST_NAME = 200
_ENCRYPTED, _UTF8 = 0x1, 0x800
_UNICODE_PATH = 0x7075
_LOCAL_HEADER = 30
_READ = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DRIVE = re.compile(r"^[A-Za-z]:")
FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
"""What Python's own reader of archives raises where one is damaged."""


class Pack(NamedTuple):
    """An open archive: `name` for errors; `members` by their names, in order; `lower` has these in small letters."""

    name: str
    archive: zipfile.ZipFile
    members: Mapping[str, zipfile.ZipInfo]
    overlapping: frozenset[str]
    lower: Mapping[str, str]

    def place(self, path: str) -> str:
        """The name of a file by a path in the archive; programs on Windows write it in whatever case."""
        path = harmless(posixpath.normpath(path)) if path else ""
        return path if path in self.members else self.lower.get(path.lower(), path)


def pack(raw: bytes, name: str) -> Pack:
    """Opens an archive; `InputError` where its list of files cannot be read or is too long."""
    # What is listed takes ten times the memory of its list, so it is counted first.
    if raw.count(b"PK\x01\x02") > MOST_MEMBERS:
        raise InputError(f"{name} 里的文件超过 {MOST_MEMBERS:,} 个", hint="请分成几个压缩文件")
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except FAULTS as error:
        raise InputError(f"{name} 不是完整的 ZIP 压缩文件", hint="下载或拷贝可能中断了，请重新取得") from error
    # `is_dir` asks for the last sign of the name, and a name that begins with a null has none.
    infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
    names = unlike(meant([_bare(info) for info in infos]))
    members = dict(sorted(zip(names, infos, strict=True)))
    lower = {member.lower(): member for member in reversed(members)}
    return Pack(name, archive, members, frozenset(_overlapping(members)), lower)


def unpacked(pack: Pack, member: str) -> bytes:
    """The bytes of one file of it; `InputError` says why they cannot be had."""
    info = pack.members[member]
    if reason := _refused(info) or ("与别的文件重叠，像是压缩炸弹" if member in pack.overlapping else ""):
        raise InputError(f"{pack.name}/{member} {reason}", hint="请用压缩软件解开后再读")
    try:
        with pack.archive.open(info) as file:
            return file.read()
    except FAULTS as error:
        raise InputError(f"{pack.name}/{member} 已损坏，解不开", hint="请重新取得压缩文件") from error


def _refused(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _ENCRYPTED:
        return "加了密"
    if info.compress_type not in _READ:
        return f"的压缩方法（{info.compress_type} 号）不支持"
    if info.file_size > MOST_MEMBER:
        return f"解开后超过 {MOST_MEMBER // 2**20} MiB"
    if is_bomb(info.file_size, info.compress_size):
        return f"解开后是原来的 {info.file_size // max(1, info.compress_size)} 倍，像是压缩炸弹"
    return ""


def is_bomb(size: int, packed: int) -> bool:
    """Whether so many bytes in so few are more than any text packs to."""
    return size > HARMLESS and size > MOST_RATIO * packed


def _overlapping(members: Mapping[str, zipfile.ZipInfo]) -> Iterator[str]:
    """The files whose bytes others use too: a bomb gives the same bytes many names."""
    placed = sorted(members.items(), key=lambda entry: (entry[1].header_offset, entry[0]))
    end = 0
    for name, info in placed:
        if info.header_offset < end:
            yield name
        end = max(end, info.header_offset + _LOCAL_HEADER + info.compress_size)


def meant(names: Sequence[str | bytes]) -> Iterator[str]:
    """The names as they were meant; what does not say its encoding is read in the first that reads all of them."""
    silent = [name for name in names if isinstance(name, bytes)]
    encoding = next(encoding for encoding in ("utf-8", "gb18030", "big5hkscs", "cp437") if _reads(encoding, silent))
    for name in names:
        yield harmless(name.decode(encoding) if isinstance(name, bytes) else name)


def _bare(info: zipfile.ZipInfo) -> str | bytes:
    """Python reads names as cp437 unless they are marked as UTF-8; Chinese Windows writes GBK and marks nothing."""
    if info.flag_bits & _UTF8:
        return info.orig_filename
    raw = info.orig_filename.encode("cp437", "replace")
    return _said_again(info.extra, raw) or raw


def _said_again(extra: bytes, raw: bytes) -> str:
    """The name in UTF-8 as Info-ZIP adds it, if it was added to this name."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(field) > 5 and int.from_bytes(field[1:5], "little") == zlib.crc32(raw):
            return field[5:].decode("utf-8", "replace")
    return ""


def _reads(encoding: str, names: Sequence[bytes]) -> bool:
    try:
        for name in names:
            name.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def harmless(name: str) -> str:
    r"""A name as it can be shown: no way up or to a root, no sign that does not print, no length without end.

    >>> harmless("..\\..\\C:\\规划\x1b[2J.txt"), harmless("/./文件//一.txt")
    ('规划�[2J.txt', '文件/一.txt')
    """
    parts = [_DRIVE.sub("", part) for part in name.replace("\\", "/").split("/")]
    kept = "/".join(part for part in parts if part.strip(". \u3000"))
    shown = "".join(sign if sign.isprintable() or sign == "\u3000" else "\ufffd" for sign in kept)
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[: _LONGEST_NAME // 2]}…{shown[-_LONGEST_NAME // 2 :]}"


def unlike(names: Iterator[str]) -> list[str]:
    """The names in their order; what has a name that was there before is numbered."""
    seen: dict[str, int] = {}
    found: list[str] = []
    for name in names:
        name = name or "（无名）"
        number = seen[name] = seen.get(name, 0) + 1
        while number > 1 and (numbered := _numbered(name, number)) in seen:
            number = seen[name] = seen[name] + 1
        found.append(name if number == 1 else numbered)
        seen.setdefault(found[-1], 1)
    return found


def _numbered(name: str, number: int) -> str:
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}（{number}）.{suffix}" if dot and "/" not in suffix else f"{name}（{number}）"
