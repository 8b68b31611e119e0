"""JSON Lines in and out: typed, streaming, written beside the target and then renamed.

What is known of documents lies in a folder of nine files, one for each part of an `Extract`, in the same order
of documents, so that they can be read side by side.
"""

import errno
import glob
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import chain, groupby
from pathlib import Path
from typing import IO, Any, TypeVar

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
    decode = msgspec.json.Decoder(kind).decode
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    yield decode(line)
                except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                    raise RecordError(
                        f"{path} 第{number}行不是 {kind.__name__} 记录：{reasons.of_decoder(error)}",
                        hint=REMEDY,
                    ) from error
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


def read_extracts(folder: Path) -> Iterator[Extract]:
    """The extracts that were written to a folder, one document at a time."""
    parts = {
        name: groupby(read(folder / f"{name}.jsonl", kind), lambda row: row.document) for name, kind in PARTS.items()
    }
    waiting: dict[str, tuple[str, tuple[Any, ...]] | None] = {name: _group(rows) for name, rows in parts.items()}
    for document in read(folder / "documents.jsonl", Document):
        found: dict[str, tuple[Any, ...]] = {}
        for name, rows in parts.items():
            group = waiting[name]
            if group and group[0] == document.id:
                found[name], waiting[name] = group[1], _group(rows)
        yield Extract(document=document, **found)
    for name, group in waiting.items():
        if group:
            raise RecordError(f"{folder / name}.jsonl 提到不存在的文档 {group[0]}", hint=REMEDY)


def _group(rows: Iterator[tuple[str, Iterator[Any]]]) -> tuple[str, tuple[Any, ...]] | None:
    document, records = next(rows, (None, iter(())))
    return None if document is None else (document, tuple(records))
