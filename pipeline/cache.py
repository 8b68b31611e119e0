"""What was made of a file or a document before, kept in a folder and taken from there while nothing has changed.

    .zhengce/cache/3/3f09….entry    an entry: msgpack, packed by zlib, whose checksum tells a damaged one

An entry is called by the digest of all that decides it: the bytes and their name, the code, the lexicons, the
settings, the models. So none is ever out of date: what has changed is called otherwise, and what is no longer asked
for goes, the oldest first, once the folder holds more than `MOST_BYTES`. Entries are written whole or not at all, and
two that write the same one write the same bytes: any number of runs may share a folder. A folder that cannot be
written, and an entry that cannot be read, cost time and nothing else.
"""

import hashlib
import os
import re
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline import lexicons, reasons

T = TypeVar("T")
FOLDER = Path(".zhengce/cache")
PLACE = "ZHENGCE_CACHE"
MOST_BYTES = 4 * 2**30
"""How much a cache may hold; some 100,000 reports of ten pages."""
_PACKAGE = Path(__file__).parent
_SHELVES = "0123456789abcdef"
_LOOK = MOST_BYTES // len(_SHELVES) // 8
_ENTRY, _UNDONE = ".entry", ".tmp"
# An entry that is being written is done in a moment; what is older belongs to a run that was killed.
_STALE = 3600
_NAME = re.compile(r"[\w.-]+")


def opened(folder: Path | None, tell: Callable[[str], None]) -> str:
    """The folder as an absolute path, made where it is not there; empty, and why is told, where it cannot be used."""
    if folder is None:
        return ""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # As other programs' caches: no copy of a text goes into Git or into a backup by accident.
        _make(folder / ".gitignore", b"*\n")
        _make(folder / "CACHEDIR.TAG", b"Signature: 8a477f597d28d172789f06886806bc55\n")
    except OSError as error:
        why = reasons.of_system(error)
        tell(f"不能用缓存文件夹 {folder.as_posix()}（{why}）；照做，只是下次不能省时，可用 --cache 另给一个")
        return ""
    return str(folder.absolute())


def chosen(given: Path | None, *, without: bool = False) -> Path | None:
    """The folder that is asked for: the one given, else that of ZHENGCE_CACHE, else `.zhengce/cache` here."""
    return None if without else given or Path(os.environ.get(PLACE) or FOLDER)


def kept(folder: str, key: Iterable[bytes], kind: type[T], make: Callable[[], T], whole: Callable[[T], bool]) -> T:
    """The value under a key, else the one that is made, which is kept where it is `whole`."""
    if not folder:
        return make()
    path = _path(folder, key)
    with suppress(*_UNREADABLE):
        return _taken(path, kind)
    value = make()
    if whole(value):
        _put(path, value)
    return value


def book(folder: str, key: Iterable[bytes]) -> dict[bytes, bytes]:
    """Many small values in one entry, each under a digest of its own; none where there is no such book.

    A book is called by what it is for; that a value is not out of date, its digest must see to.
    """
    if folder:
        with suppress(*_UNREADABLE):
            return _taken(_path(folder, key), dict[bytes, bytes])
    return {}


def bind(folder: str, key: Iterable[bytes], values: dict[bytes, bytes]) -> None:
    """Put these values in place of what the book held."""
    if folder:
        _put(_path(folder, key), values)


_UNREADABLE = (OSError, zlib.error, msgspec.MsgspecError, UnicodeDecodeError)


def _path(folder: str, key: Iterable[bytes]) -> Path:
    name = digest(key)
    return Path(folder, name[0], name + _ENTRY)


def _taken(path: Path, kind: type[T]) -> T:
    value = msgspec.msgpack.decode(zlib.decompress(path.read_bytes()), type=kind)
    with suppress(OSError):
        # Old is what was not asked for lately.
        os.utime(path)
    return value


def _put(path: Path, value: object) -> None:
    entry = zlib.compress(msgspec.msgpack.encode(value), 1)
    with suppress(OSError):
        _make(path, entry)
        _bounded(path.parent, len(entry))


def digest(parts: Iterable[bytes]) -> str:
    """SHA-256 over parts, told apart by their lengths."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def tables() -> str:
    """The digest of the project's own tables."""
    return digest((msgspec.json.encode(lexicons.own(), order="sorted"),))


@cache
def code(rooms: tuple[str, ...]) -> str:
    """The digest of files and folders of this package, of the packages it leans on, and of Python.

    All is read, which takes some ten milliseconds: a time stamp would not see a file that was put back.
    """
    files = sorted(file for room in map(_PACKAGE.joinpath, rooms) for file in _files(room))
    told = (part for file in files for part in (file.relative_to(_PACKAGE).as_posix().encode(), file.read_bytes()))
    return digest((*told, *_packages()))


def _files(room: Path) -> Iterator[Path]:
    if room.is_dir():
        yield from (file for file in room.rglob("*") if file.is_file() and file.suffix != ".pyc")
    else:
        yield room


@cache
def _packages() -> tuple[bytes, ...]:
    return sys.version.encode(), *_versions()


def _versions() -> Iterator[bytes]:
    with suppress(PackageNotFoundError):
        for requirement in sorted(requires("zhengce") or ()):
            name = _NAME.match(requirement)
            if name and 'extra == "dev"' not in requirement:
                with suppress(PackageNotFoundError):
                    yield f"{name.group()} {version(name.group())}".encode()


def _make(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; a mark of the folder only once."""
    if path.suffix != _ENTRY and path.exists():
        return
    path.parent.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=_UNDONE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


_written: dict[Path, int] = {}


def _bounded(shelf: Path, more: int) -> None:
    """Look through a shelf when this process first puts something on it, and whenever it has put a good deal more."""
    _written[shelf] = _written.get(shelf, _LOOK) + more
    if _written[shelf] > _LOOK:
        _written[shelf] = 0
        clear(shelf, MOST_BYTES // len(_SHELVES))


def clear(shelf: Path, most: int) -> None:
    """Leave the newest entries of a shelf, `most` bytes at most, and nothing that was never finished."""
    entries, now = [], time.time()
    with suppress(OSError), os.scandir(shelf) as found:
        for each in found:
            with suppress(OSError):
                stat = each.stat()
                if each.name.endswith(_ENTRY):
                    entries.append((stat.st_mtime, each.path, stat.st_size))
                elif now - stat.st_mtime > _STALE:
                    Path(each.path).unlink(missing_ok=True)
    room = most
    for _, path, size in sorted(entries, reverse=True):
        room -= size
        if room < 0:
            with suppress(OSError):
                Path(path).unlink(missing_ok=True)
