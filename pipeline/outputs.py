"""A folder of outputs: one writer at a time, all files of one run or none, and nothing left of writers that died."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline import locks
from pipeline.errors import OutputError

LOCK = ".zhengce.lock"
FRESH = ".zhengce-new"


@contextmanager
def held(out: Path) -> Iterator[None]:
    """The folder, made where it is not there, is nobody else's meanwhile; what was left half-written goes.

    `OutputError` where another process is writing into it.
    """
    out.mkdir(parents=True, exist_ok=True)
    handle = _locked(out / LOCK, out)
    try:
        for half in (*out.glob(".*.tmp"), *out.glob("*/.*.tmp")):
            half.unlink(missing_ok=True)
        shutil.rmtree(out / FRESH, ignore_errors=True)
        yield
    finally:
        _release(handle, out / LOCK)


@contextmanager
def fresh(out: Path) -> Iterator[Path]:
    """A folder inside, whose files come to stand in `out` when all are done, and vanish where the work breaks off.

    Moving needs no room on the disk and takes a moment: until then `out` is as it was.
    """
    made = not out.exists()
    try:
        with held(out):
            folder = out / FRESH
            folder.mkdir()
            try:
                yield folder
                _publish(folder, out)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    except BaseException:
        if made:
            with suppress(OSError):
                out.rmdir()
        raise


def _publish(folder: Path, out: Path) -> None:
    places = {file: out / file.relative_to(folder) for file in sorted(folder.rglob("*")) if file.is_file()}
    for place in places.values():
        place.parent.mkdir(exist_ok=True)
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(place))
        if os.name == "nt" and place.exists():
            # Windows replaces no file that a spreadsheet has open: better to learn that before the first is moved.
            place.open("r+b").close()
    for file, place in places.items():
        file.replace(place)


def _locked(path: Path, out: Path) -> int:
    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except PermissionError as error:
            # The reader of the message knows the folder, not the file of the lock.
            raise PermissionError(error.errno, error.strerror, str(out)) from error
        if not locks.taken(handle):
            os.close(handle)
            raise OutputError(f"另一个 zhengce 正在写 {out.as_posix()}", hint="等它做完，或用 --out 换一个文件夹")
        if locks.is_still(handle, str(path)):
            return handle
        os.close(handle)


def _release(handle: int, path: Path) -> None:
    # Windows removes no open file, and another may have opened it since it was closed: then it stays.
    if os.name != "nt":
        path.unlink(missing_ok=True)
    os.close(handle)
    if os.name == "nt":
        with suppress(OSError):
            path.unlink()
