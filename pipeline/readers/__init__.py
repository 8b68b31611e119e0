"""Bytes → Document, one format to a file.

A reader offers `SUFFIXES` and `read(raw, name) -> Document`; a container offers `members(raw, name)`, which yields a
`Part` for each of its files, in place of `read`, or beside it: a part that has the container's own name is the whole,
which it reads itself. Where its files have an unmistakable beginning it offers `recognises(raw) -> bool`, which counts
more than a file's name: the sites of half the country serve pages as .doc.
"""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from msgspec.structs import replace

from pipeline import plugins, reasons
from pipeline.errors import InputError
from pipeline.readers import _formats
from pipeline.schema import Document

MOST_BYTES = 512 * 2**20
"""A file of more bytes is refused: it would have to be held in memory several times over."""
DEEPEST = 3
"""So many containers may lie in one another."""
MOST_UNPACKED = 4 * MOST_BYTES
"""One file may hold so many bytes, at all depths together."""


class Told(NamedTuple):
    """What a container says of a text in it: that counts more than what the text seems to say of itself."""

    title: str = ""
    issuer: str = ""
    date: str = ""


class Part(NamedTuple):
    """What is called by its container's name and its own, and its bytes, or why they cannot be had.

    `passed`: why it is passed over, as a file of a folder would be.
    """

    name: str
    raw: bytes | InputError
    passed: str = ""
    told: Told = Told()


Skip = Callable[[Path, str], None]
"""Told of every file that is passed over, and why, in Chinese."""
_HIDDEN = "隐藏文件或临时文件"


@cache
def _readers() -> tuple[ModuleType, ...]:
    return plugins.discover("pipeline.readers", offers="SUFFIXES")


def suffixes() -> tuple[str, ...]:
    """The file endings that some reader reads, sorted."""
    return tuple(sorted(suffix for reader in _readers() for suffix in reader.SUFFIXES))


def read(path: Path, *, name: str | None = None) -> Document:
    """The document in a file; `name` is its id where the path as it was given differs from the path.

    `InputError` says what is wrong with the file, where, and what to do; also where it is a container of documents.
    """
    name = name or path.as_posix()
    return parse(contents(path, name), name)


def contents(path: Path, name: str) -> bytes:
    """The bytes of a file; `InputError` where they cannot be had or are too many."""
    try:
        status = path.stat()
        # A pipe has no end that can be waited for, a device none at all.
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise InputError(f"{name} 是管道或设备，不是文件", hint="请先存成文件")
        if status.st_size > MOST_BYTES:
            raise InputError(
                f"{name} 有 {status.st_size / 2**20:,.0f} MiB，超过 {MOST_BYTES // 2**20} MiB", hint="请拆成几个文件"
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"没有文件 {name}", hint="请检查路径") from error
    except IsADirectoryError as error:
        raise InputError(f"{name} 是文件夹", hint="请给出其中的文件") from error
    except OSError as error:
        raise InputError(f"读不了 {name}：{reasons.of_system(error)}", hint="请检查权限与磁盘") from error


def parse(raw: bytes, name: str, told: Told = Told()) -> Document:  # noqa: B008
    """The document that bytes are, by their beginning, else by the ending of their name; with what is told of it."""
    reader = _reader(name, raw)
    if not hasattr(reader, "read"):
        raise InputError(f"{name} 里不止一份文本", hint="请解开后再读")
    document: Document = reader.read(raw, name)
    return replace(document, **{field: said for field, said in told._asdict().items() if said})


def parts(raw: bytes, name: str) -> Iterator[Part]:
    """The bytes themselves, or what they contain, at any depth; what cannot be unpacked is told in its place."""
    yield from _unpacked(raw, name, 0, _allowance(name))


def _unpacked(raw: bytes, name: str, depth: int, spend: Callable[[int], None]) -> Iterator[Part]:
    try:
        reader = _reader(name, raw)
        if not hasattr(reader, "members"):
            yield Part(name, raw)
        elif depth == DEEPEST:
            raise InputError(f"{name} 套在 {depth} 层压缩文件里", hint="请解开后再读")
        else:
            for part in reader.members(raw, name):
                if part.passed or part.name == name or not isinstance(part.raw, bytes):
                    yield part
                else:
                    spend(len(part.raw))
                    found = _unpacked(part.raw, part.name, depth + 1, spend)
                    yield from (each._replace(told=part.told) for each in found) if any(part.told) else found
    except InputError as error:
        yield Part(name, error)


def _allowance(name: str) -> Callable[[int], None]:
    """Counts what is unpacked from a file; `InputError` once it is too much."""
    left = MOST_UNPACKED

    def spend(size: int) -> None:
        nonlocal left
        left -= size
        if left < 0:
            raise InputError(f"{name} 解开后超过 {MOST_UNPACKED // 2**20} MiB，其余没有读", hint="请解开后再读")

    return spend


def _reader(name: str, raw: bytes) -> ModuleType:
    """By its beginning, else by its ending, else as plain text, which refuses what is not."""
    recognised = [reader for reader in _readers() if getattr(reader, "recognises", _never)(raw)]
    if recognised:
        return recognised[0]
    if format_name := _formats.known(raw):
        raise InputError(
            f"{name} 是{' ' * format_name[0].isascii()}{format_name}，不是文本", hint=_formats.remedy(format_name)
        )
    suffix = Path(name).suffix.lower()
    by_suffix = {ending: reader for reader in _readers() for ending in reader.SUFFIXES}
    return by_suffix.get(suffix) or plugins.load("pipeline.readers", "text", offers="read")


def _never(_: bytes) -> bool:
    return False


def _ignore(_: Path, __: str) -> None:
    pass


def documents(paths: Iterable[Path], *, skip: Skip = _ignore, fail: Skip = _ignore) -> Iterator[Path]:
    """The files that are to be read: those given, and those in folders whose ending a reader knows, sorted.

    Hidden files and folders, office lock files, links to folders and unknown endings are skipped, with the reason
    told to `skip`; a file given by name is never. A folder that cannot be opened is told to `fail`. A path that is
    not there is an `InputError`. No file comes twice.
    """
    seen: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found = _inside(path, skip, fail)
        elif path.exists():
            found = iter((path,))
        else:
            raise InputError(f"没有文件或文件夹 {path.as_posix()}", hint="请检查路径")
        for file in found:
            if file not in seen:
                seen.add(file)
                yield file


def passed(name: str) -> str:
    """Why a file of this name, in a folder or a container, is not read; empty where it is."""
    if any(map(_is_hidden, name.split("/"))):
        return _HIDDEN
    suffix = Path(name).suffix
    return "" if suffix.lower() in suffixes() else f"不认识的扩展名 {suffix or '（无）'}"


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$", "__MACOSX"))


def _inside(folder: Path, skip: Skip, fail: Skip) -> Iterator[Path]:
    """Folder by folder without recursion: a program may nest them deeper than calls can be."""
    todo = _entries(folder, fail)
    while todo:
        entry = todo.pop()
        path = Path(entry.path)
        if _is_hidden(entry.name):
            skip(path, _HIDDEN)
        elif entry.is_dir(follow_symlinks=False):
            todo += _entries(path, fail)
        elif not _is_file(entry):
            skip(path, "不是普通文件")
        elif reason := passed(entry.name):
            skip(path, reason)
        else:
            yield path


def _entries(folder: Path, fail: Skip) -> list[os.DirEntry[str]]:
    """What is in a folder, the first at the end; one that is closed to us is told."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name, reverse=True)
    except OSError as error:
        fail(folder, f"打不开文件夹 {folder.as_posix()}：{reasons.of_system(error)}")
        return []


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        # A link that leads to itself.
        return False
