"""gzip: the one file that is packed in it, up to the size and the ratio that a file of an archive may have."""

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from pipeline.errors import InputError
from pipeline.readers import Part, _unpacking

SUFFIXES = (".gz", ".tgz")
_CHUNK = 2**20


def recognises(raw: bytes) -> bool:
    """Whether the bytes begin as gzip's do."""
    return raw.startswith(b"\x1f\x8b\x08")


def members(raw: bytes, name: str) -> Iterator[Part]:
    """What is packed, under the file's name without its ending; `InputError` where it is broken or a bomb."""
    path = PurePosixPath(name)
    ending = path.suffix.lower()
    inner = f"{path.stem}.tar" if ending == ".tgz" else path.stem if ending == ".gz" else path.name
    yield Part(f"{name}/{inner}", _unpacked(raw, name))


def _unpacked(raw: bytes, name: str) -> bytes:
    found = bytearray()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as file:
            while chunk := file.read(_CHUNK):
                found += chunk
                if len(found) > _unpacking.MOST_MEMBER or _unpacking.is_bomb(len(found), len(raw)):
                    raise InputError(f"{name} 解开后大得出奇，像是压缩炸弹", hint="请解开后再读")
    except (zlib.error, EOFError, OSError) as error:
        raise InputError(f"{name} 已损坏，解不开", hint="请重新取得文件") from error
    return bytes(found)
