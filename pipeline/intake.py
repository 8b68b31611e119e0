"""Paths → documents: what can be read is read, what cannot is told, and the rest goes on."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pipeline import readers
from pipeline.errors import InputError
from pipeline.progress import track
from pipeline.schema import Document, Skipped

Tell = Callable[[str], None]


def documents(paths: Iterable[Path], skipped: list[Skipped], tell: Tell = lambda _: None) -> Iterator[Document]:
    """The documents of files and folders; what is passed over is added to `skipped`, failures are told at once.

    A path that is not there counts as a failure like any other; the paths after it are still read.
    """
    files: list[Path] = []
    for path in paths:
        try:
            files.extend(
                readers.documents([path], skip=lambda p, reason: skipped.append(Skipped(p.as_posix(), reason)))
            )
        except InputError as error:
            skipped.append(Skipped(path.as_posix(), str(error), failed=True))
            tell(str(error))
    for file in track(dict.fromkeys(files), len(files), "读取"):
        try:
            yield readers.read(file)
        except InputError as error:
            skipped.append(Skipped(file.as_posix(), str(error), failed=True))
            tell(str(error))
