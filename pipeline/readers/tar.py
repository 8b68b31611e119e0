"""tar: the files in it that some reader reads, by name. Links and devices are passed over; nothing is extracted."""

import io
import tarfile
from collections.abc import Iterator

from pipeline import readers
from pipeline.errors import InputError
from pipeline.readers import Part, _unpacking

SUFFIXES = (".tar",)
_FAULTS = (tarfile.TarError, OSError, EOFError, ValueError, IndexError, OverflowError, RecursionError)


def recognises(raw: bytes) -> bool:
    """Whether the first header says that it is one."""
    return raw[257:262] == b"ustar"


def members(raw: bytes, name: str) -> Iterator[Part]:
    """Its files, sorted by name; after a broken header the rest cannot be found, which is told."""
    try:
        archive = tarfile.TarFile(fileobj=io.BytesIO(raw), errors="surrogateescape")
    except _FAULTS as error:
        raise InputError(f"{name} 不是完整的 tar 文件", hint="请重新取得压缩文件") from error
    infos, whole = _listed(archive, len(raw))
    names = _unpacking.unlike(_unpacking.meant([info.name.encode("utf-8", "surrogateescape") for info in infos]))
    for member, info in sorted(zip(names, infos, strict=True), key=lambda entry: entry[0]):
        yield _part(archive, info, f"{name}/{member}", readers.passed(member))
    if not whole:
        raise InputError(f"{name} 已损坏，第 {len(infos)} 个文件以后的读不到", hint="请重新取得压缩文件")


def _listed(archive: tarfile.TarFile, size: int) -> tuple[list[tarfile.TarInfo], bool]:
    """The files up to the end, or up to a header that leads back, out of the archive or nowhere."""
    infos: list[tarfile.TarInfo] = []
    at = -1
    try:
        for info in archive:
            if not at < info.offset <= info.offset_data <= size or not 0 <= info.size <= size:
                return infos, False
            at = info.offset
            if not info.isdir():
                infos.append(info)
            if len(infos) > _unpacking.MOST_MEMBERS:
                return infos[:-1], False
    except _FAULTS:
        return infos, False
    return infos, True


def _part(archive: tarfile.TarFile, info: tarfile.TarInfo, name: str, passed: str) -> Part:
    if not info.isfile() or info.issparse():
        return Part(name, b"", "不是普通文件")
    if passed:
        return Part(name, b"", passed)
    if info.size > _unpacking.MOST_MEMBER:
        return Part(name, InputError(f"{name} 超过 {_unpacking.MOST_MEMBER // 2**20} MiB", hint="请拆成几个文件"))
    try:
        file = archive.extractfile(info)
        raw = file.read() if file else b""
    except _FAULTS as error:
        return Part(name, InputError(f"{name} 已损坏，解不开：{error}", hint="请重新取得压缩文件"))
    if len(raw) < info.size:
        return Part(name, InputError(f"{name} 不完整", hint="请重新取得压缩文件"))
    return Part(name, raw)
