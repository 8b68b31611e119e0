"""JSON Lines in and out: typed, streaming, written beside the target and then renamed."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar

import msgspec

from pipeline.errors import RecordError

T = TypeVar("T")


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A binary file that becomes `path` on success and leaves no trace on failure."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
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
                except msgspec.MsgspecError as error:
                    raise RecordError(
                        f"{path} 第{number}行不是 {kind.__name__} 记录：{error}",
                        hint="运行 `dvc repro` 用本版本重新生成",
                    ) from error
    except FileNotFoundError as error:
        raise RecordError(f"没有记录文件 {path}", hint="运行 `dvc repro` 生成") from error
