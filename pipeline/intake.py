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

    A path that is not there counts as a failure like any other; the paths after it are still read. Where nothing
    at all could be read, `InputError` ends the work, so that nothing is written in place of earlier results.
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
    read = 0
    for file in track(dict.fromkeys(files), len(files), "读取"):
        for found in inside(file):
            if isinstance(found, Skipped):
                skipped.append(found)
                tell(found.reason)
            else:
                read += 1
                yield found
    if not read:
        passed = [f"{each.path}（{each.reason}）" for each in skipped if not each.failed]
        over = f"，略过了{'、'.join(passed[:3])}{'等' if len(passed) > 3 else ''}" if passed else ""
        raise InputError(
            f"没有读到任何文本{over}", hint="请给出 txt、html、docx 或 pdf 文件，或放有这些文件的文件夹；没有写任何结果"
        )


def inside(file: Path) -> Iterator[Document | Skipped]:
    """The documents of one file, in order, and what of it cannot be read."""
    name = file.as_posix()
    try:
        raw = readers.contents(file, name)
    except InputError as error:
        yield Skipped(name, str(error), failed=True)
        return
    for part in readers.parts(raw, name):
        try:
            if not isinstance(part.raw, bytes):
                raise part.raw
            yield readers.parse(part.raw, part.name)
        except InputError as error:
            yield Skipped(part.name, str(error), failed=True)
