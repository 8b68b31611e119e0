"""JSON Lines in and out: typed, streaming, written beside the target and then renamed.

What is known of documents lies in a folder of nine files, one for each part of an `Extract`, in the same order
of documents, so that they can be read side by side.
"""

import errno
import glob
import os
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import IO, Any, NamedTuple, TypeVar

import msgspec

from pipeline import reasons
from pipeline.errors import RecordError
from pipeline.schema import Alias, Count, Definition, Document, Extract, Indicator, Mark, Mention, Relation, Span

T = TypeVar("T")
_STALE = 3600
REMEDY = "用 zhengce run 重新生成；是 dvc 管的文件夹就运行 `dvc repro`"
"""What to do where the files of a folder are missing or damaged."""


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A binary file that becomes `path` on success and leaves no trace on failure."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if path.exists() and not os.access(path, os.W_OK):
        # Whoever made it read-only does not want it replaced.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    _clear(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    except OSError as error:
        # The reader of the message knows the file that was to be written, not the temporary one.
        raise OSError(error.errno, error.strerror, str(path)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        # mkstemp makes private files; outputs are for everyone the folder is for.
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _clear(path: Path) -> None:
    """Remove what writers of this file have left that were killed: what nobody has written to for an hour."""
    with suppress(OSError):
        for half in path.parent.glob(f".{glob.escape(path.name)}.*.tmp"):
            if time.time() - half.stat().st_mtime > _STALE:
                half.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write text as UTF-8, whole or not at all."""
    with replacing(path) as file:
        file.write(text.encode("utf-8", "surrogatepass"))


def write(path: Path, items: Iterable[Any]) -> int:
    """Write one JSON object a line; returns how many."""
    encode, number = msgspec.json.Encoder().encode, 0
    with replacing(path) as file:
        for item in items:
            file.write(encode(item))
            file.write(b"\n")
            number += 1
    return number


def read(path: Path, kind: type[T]) -> Iterator[T]:
    """The records of a file, one by one; `RecordError` names the damaged line."""
    return _decoded(_lines(path), kind, path)


def _decoded(rows: Iterable[bytes], kind: type[T], path: Path, first: int = 1, called: str = "") -> Iterator[T]:
    decode = msgspec.json.Decoder(kind).decode
    for number, line in enumerate(rows, first):
        try:
            yield decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise RecordError(
                f"{path} 第{number}行不是 {called or kind.__name__} 记录：{reasons.of_decoder(error)}", hint=REMEDY
            ) from error


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            yield from file
    except FileNotFoundError as error:
        raise RecordError(f"没有记录文件 {path}", hint=REMEDY) from error


def lines(path: Path) -> int:
    """How many records a file holds."""
    with path.open("rb") as file:
        return sum(1 for _ in file)


PARTS: dict[str, type[Span]] = {
    "sentences": Span,
    "mentions": Mention,
    "indicators": Indicator,
    "counts": Count,
    "aliases": Alias,
    "definitions": Definition,
    "relations": Relation,
    "marks": Mark,
}


def write_extracts(folder: Path, extracts: Iterable[Extract]) -> Iterator[Extract]:
    """Write each extract as it passes; the files appear, all at once, when the last has passed."""
    encode = msgspec.json.Encoder().encode
    with ExitStack() as stack:
        files = {name: stack.enter_context(replacing(folder / f"{name}.jsonl")) for name in ("documents", *PARTS)}
        for extract in extracts:
            for name, file in files.items():
                rows = (extract.document,) if name == "documents" else getattr(extract, name)
                file.writelines(chain.from_iterable((encode(row), b"\n") for row in rows))
            yield extract


class Written(NamedTuple):
    """What is known of one document, as its lines were written: those of each part, and the number of the first."""

    folder: Path
    id: str
    parts: Mapping[str, tuple[int, tuple[bytes, ...]]]

    def digest(self) -> bytes:
        """16 bytes that are others as soon as anything is known otherwise."""
        whole = blake2b(digest_size=16)
        for name, (_, rows) in self.parts.items():
            whole.update(b"%s %d\n" % (name.encode(), len(rows)))
            whole.update(b"".join(rows))
        return whole.digest()

    def document(self) -> Document:
        """The document alone."""
        return self._read("documents", Document)[0]

    def extract(self) -> Extract:
        """All of it; `RecordError` names the damaged line."""
        parts: dict[str, Any] = {name: self._read(name, kind) for name, kind in PARTS.items()}
        return Extract(self.document(), **parts)

    def _read(self, name: str, kind: type[T]) -> tuple[T, ...]:
        first, rows = self.parts.get(name, (0, ()))
        return tuple(_decoded(rows, kind, self.folder / f"{name}.jsonl", first))


def written(folder: Path) -> Iterator[Written]:
    """What was written to a folder, one document at a time, not yet read: most of it may be known from before."""
    parts = {name: _grouped(folder / f"{name}.jsonl", kind.__name__) for name, kind in PARTS.items()}
    waiting = {name: next(groups, None) for name, groups in parts.items()}
    documents = folder / "documents.jsonl"
    for number, line in enumerate(_lines(documents), 1):
        (name,) = _decoded((line,), _Named, documents, number, Document.__name__)
        found: dict[str, tuple[int, tuple[bytes, ...]]] = {"documents": (number, (line,))}
        for part, groups in parts.items():
            group = waiting[part]
            if group and group[0] == name.id:
                found[part], waiting[part] = group[1], next(groups, None)
        yield Written(folder, name.id, found)
    for part, group in waiting.items():
        if group:
            raise RecordError(f"{folder / part}.jsonl 提到不存在的文档 {group[0]}", hint=REMEDY)


def ids(folder: Path) -> Iterator[str]:
    """What the documents of a folder are called."""
    path = folder / "documents.jsonl"
    return (each.id for each in _decoded(_lines(path), _Named, path, called=Document.__name__))


def read_extracts(folder: Path) -> Iterator[Extract]:
    """The extracts that were written to a folder, one document at a time."""
    return (each.extract() for each in written(folder))


class _Named(msgspec.Struct):
    id: str


class _Of(msgspec.Struct):
    document: str


def _grouped(path: Path, called: str) -> Iterator[tuple[str, tuple[int, tuple[bytes, ...]]]]:
    """The lines of a document after those of another, its name and the number of the first."""
    document, head, first, rows = "", b"", 0, list[bytes]()
    for number, line in enumerate(_lines(path), 1):
        # What a line is about is told by how it begins: nothing else of it need be read.
        if not head or not line.startswith(head):
            (of,) = _decoded((line,), _Of, path, number, called)
            if rows and of.document != document:
                yield document, (first, tuple(rows))
                rows = []
            name = msgspec.json.encode(of.document)
            document, head = of.document, line[: line.find(name) + len(name)] if name in line else b""
        first = first if rows else number
        rows.append(line)
    if rows:
        yield document, (first, tuple(rows))
