"""Bytes → Document, one format to a file.

A reader offers `SUFFIXES` and `read(raw, name) -> Document`, and where its files have an unmistakable beginning
`recognises(raw) -> bool`, which counts more than a file's name: the sites of half the country serve pages as .doc.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

from pipeline import plugins, reasons
from pipeline.errors import InputError
from pipeline.readers import _formats
from pipeline.schema import Document

Skip = Callable[[Path, str], None]
"""Told of every file that is passed over, and why, in Chinese."""


@cache
def _readers() -> tuple[ModuleType, ...]:
    return plugins.discover("pipeline.readers", offers="SUFFIXES")


def suffixes() -> tuple[str, ...]:
    """The file endings that some reader reads, sorted."""
    return tuple(sorted(suffix for reader in _readers() for suffix in reader.SUFFIXES))


def read(path: Path, *, name: str | None = None) -> Document:
    """The document in a file; `name` is its id where the path as it was given differs from the path.

    `InputError` says what is wrong with the file, where, and what to do.
    """
    name = name or path.as_posix()
    try:
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"没有文件 {name}", hint="请检查路径") from error
    except IsADirectoryError as error:
        raise InputError(f"{name} 是文件夹", hint="请给出其中的文件") from error
    except OSError as error:
        raise InputError(f"读不了 {name}：{reasons.of_system(error)}", hint="请检查权限与磁盘") from error
    document: Document = _reader(name, raw).read(raw, name)
    return document


def _reader(name: str, raw: bytes) -> ModuleType:
    """By its beginning, else by its ending, else as plain text, which refuses what is not."""
    recognised = [reader for reader in _readers() if getattr(reader, "recognises", _never)(raw)]
    if recognised:
        return recognised[0]
    if format_name := _formats.known(raw):
        raise InputError(f"{name} 是 {format_name}，不是文本", hint="请转换成 UTF-8 文本或网页（html）后再读")
    suffix = Path(name).suffix.lower()
    by_suffix = {ending: reader for reader in _readers() for ending in reader.SUFFIXES}
    return by_suffix.get(suffix) or plugins.load("pipeline.readers", "text", offers="read")


def _never(_: bytes) -> bool:
    return False


def documents(paths: Iterable[Path], *, skip: Skip = lambda *_: None) -> Iterator[Path]:
    """The files that are to be read: those given, and those in folders whose ending a reader knows, sorted.

    Hidden files and folders, office lock files, links to folders and unknown endings are skipped, with the reason
    told to `skip`; a file given by name is never. A path that is not there is an `InputError`. No file comes twice.
    """
    seen: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found = _inside(path, skip)
        elif path.exists():
            found = iter((path,))
        else:
            raise InputError(f"没有文件或文件夹 {path.as_posix()}", hint="请检查路径")
        for file in found:
            if file not in seen:
                seen.add(file)
                yield file


def _inside(folder: Path, skip: Skip) -> Iterator[Path]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = folder / entry.name
        if entry.name.startswith((".", "~$", "__MACOSX")):
            skip(path, "隐藏文件或临时文件")
        elif entry.is_dir(follow_symlinks=False):
            yield from _inside(path, skip)
        elif not entry.is_file():
            skip(path, "不是普通文件")
        elif path.suffix.lower() not in suffixes():
            skip(path, f"不认识的扩展名 {path.suffix or '（无）'}")
        else:
            yield path
