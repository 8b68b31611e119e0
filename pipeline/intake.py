"""Paths → documents: what can be read is read, what cannot is told, and the rest goes on.

A file is the unit of work: what comes of it depends on its bytes, its name and what is common to all files, so it can
be read in any process, and need not be read again while nothing has changed.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from pipeline import cache, clock, lexicons, logs, readers
from pipeline.errors import EngineError, InputError
from pipeline.executors import HERE, Hands, Lost, in_order
from pipeline.progress import track
from pipeline.schema import Document, Extract, Skipped

Tell = Callable[[str], None]
# What decides what is read in a file; tests/architecture sees that nothing is missing.
DECIDES = (
    "errors.py", "intake.py", "lexicons", "numerals.py", "plugins.py", "readers", "reasons.py", "schema",
    "script.py", "sentences.py", "tables.py",
)  # fmt: skip
# From so many files on, a process to itself costs less than what the work would leave behind in this one: 100 MiB.
_MANY = 2_000


class File(NamedTuple):
    """A file as any process finds it, and as it is called in the records."""

    path: str
    name: str


class Common(Struct, frozen=True):
    """What is common to all files: the project's own tables, where results are kept (empty: nowhere), what decides."""

    lexicons: str
    aliases: str
    cache: str
    digest: str


class Outcome(Struct, frozen=True, array_like=True):
    """What comes of a file: what is known of its documents, and what of it is not read."""

    extracts: tuple[Extract, ...]
    unread: tuple[Skipped, ...] = ()


class Contents(Struct, frozen=True, array_like=True):
    """What is read in a file: its documents, and what of it is not read."""

    documents: tuple[Document, ...]
    unread: tuple[Skipped, ...] = ()


Work = Callable[[File], Outcome]


def documents(
    paths: Iterable[Path], skipped: list[Skipped], tell: Tell = lambda _: None, hands: Hands = HERE, folder: str = ""
) -> Iterator[Document]:
    """The documents of files and folders; see `outcomes`. What was read before is taken from the cache in `folder`."""
    work = partial(read, common=common(folder))
    return (extract.document for extract in outcomes(paths, work, skipped, tell, hands, label="读取"))


def outcomes(
    paths: Iterable[Path],
    work: Work,
    skipped: list[Skipped],
    tell: Tell,
    hands: Hands,
    *,
    label: str,
    out: Path | None = None,
) -> Iterator[Extract]:
    """What `work` makes of files and folders, in their order, document by document; not of what lies in `out`.

    What is passed over is added to `skipped`, failures are told at once. A path that is not there counts as a failure
    like any other; the paths after it are still read. Where nothing at all could be read, `InputError` ends the work,
    so that nothing is written in place of earlier results.
    """

    def fail(unread: Iterable[Skipped]) -> None:
        for said in unread:
            each = replace(said, reason=_without(said.path, said.reason))
            skipped.append(each)
            if not logs.event("skipped", document=each.path, reason=each.reason, failed=each.failed) and each.failed:
                tell(said.reason)

    names = files(paths, skipped, fail, out)
    things = (File(os.path.abspath(name), name) for name in names)  # noqa: PTH100
    some = False
    done = track(in_order(work, things, Outcome, hands, many=len(names) > _MANY), len(names), label, _characters)
    for name, outcome in zip(names, done, strict=True):
        if isinstance(outcome, Lost):
            fail([Skipped(name, f"{name}：{outcome.reason}", failed=True)])
            continue
        fail(outcome.unread)
        for extract in outcome.extracts:
            some = True
            logs.read(extract.document)
            yield extract
    if not some:
        passed = [f"{each.path}（{each.reason}）" for each in skipped if not each.failed]
        over = f"，略过了{'、'.join(passed[:3])}{'等' if len(passed) > 3 else ''}" if passed else ""
        raise InputError(
            f"没有读到任何文本{over}",
            hint="请给出 txt、html、docx、pdf、zip 等能读的文件，或放有这些文件的文件夹；没有写任何结果",
        )


def files(
    paths: Iterable[Path], skipped: list[Skipped], fail: Callable[[Sequence[Skipped]], None], out: Path | None = None
) -> list[str]:
    """The names of the files of paths and of folders, each once; ours (cache, `out`) are passed over."""
    # Names alone: there may be a hundred thousand.
    found: dict[str, None] = {}
    ours: Path | None = None

    def skip(path: Path, reason: str) -> None:
        if path.name != cache.FOLDER.parts[0] and not _within(path, ours):
            skipped.append(Skipped(path.as_posix(), reason))
            logs.event("skipped", document=path.as_posix(), reason=reason, failed=False)

    def closed(path: Path, reason: str) -> None:
        fail([Skipped(path.as_posix(), reason, failed=True)])

    for path in paths:
        # Texts may as well lie in the folder of outputs: then they are what is asked for.
        ours = _real(out) if out and _within(out, _real(path)) else None
        try:
            for file in readers.documents([path], skip=skip, fail=closed):
                if not (name := file.as_posix()).isprintable() and (shown := _shown(name)) != name:
                    fail([Skipped(shown, f"{shown} 的名称不是 UTF-8；请改名", failed=True)])
                elif not _within(file, ours):
                    found[name] = None
        except InputError as error:
            fail([Skipped(path.as_posix(), str(error), failed=True)])
    return list(found)


def _without(path: str, reason: str) -> str:
    """A reason without the path that is listed beside it.

    >>> _without("甲.txt", "甲.txt 没有文字；请检查"), _without("甲.txt", "没有文件 甲.txt；请检查路径")
    ('没有文字；请检查', '没有文件；请检查路径')
    """
    if reason.startswith(path):
        return reason.removeprefix(path).lstrip(" ：").removeprefix("的")
    return reason.replace(f" {path}", "", 1)


def _shown(name: str) -> str:
    """A name as it can be written: the bytes of one that is not UTF-8 are told as such."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _within(path: Path, folder: Path | None) -> bool:
    return folder is not None and folder in _real(path).parents


def _real(path: Path) -> Path:
    """Where a path leads; a link to itself stays what it is, where `Path.resolve` would give up (until Python 3.13)."""
    return Path(os.path.realpath(path))


def _characters(outcome: Outcome | Lost) -> int:
    return 0 if isinstance(outcome, Lost) else sum(extract.document.characters for extract in outcome.extracts)


def read(file: File, common: Common) -> Outcome:
    """The documents of a file, nothing known of them yet."""
    settle(common)
    contents = contained(file, common)
    return Outcome(tuple(map(Extract, contents.documents)), contents.unread)


def contained(file: File, common: Common) -> Contents:
    """What is read in a file, or was read in it before; what could not be read is tried again."""
    try:
        raw = readers.contents(Path(file.path), file.name)
    except InputError as error:
        return Contents((), (Skipped(file.name, str(error), failed=True),))
    key = (b"read", common.digest.encode(), os.fsencode(file.name), raw)
    return cache.kept(
        common.cache,
        key,
        Contents,
        lambda: _contents(inside(raw, file.name)),
        lambda found: not any(each.failed for each in found.unread),
    )


def _contents(found: Iterable[Document | Skipped]) -> Contents:
    parts = tuple(found)
    return Contents(
        tuple(each for each in parts if isinstance(each, Document)),
        tuple(each for each in parts if isinstance(each, Skipped)),
    )


def inside(raw: bytes, name: str) -> Iterator[Document | Skipped]:
    """The documents in the bytes of a file, in order, and what of it cannot be read."""
    for part in readers.parts(raw, name):
        if part.passed:
            yield Skipped(part.name, part.passed)
            continue
        try:
            if not isinstance(part.raw, bytes):
                raise part.raw
            with clock.bounded():
                document = readers.parse(part.raw, part.name, part.told)
        except InputError as error:
            yield Skipped(part.name, str(error), failed=True)
        except clock.Overdue:
            yield Skipped(part.name, clock.given_up(part.name, "读取"), failed=True)
        else:
            yield document


def common(folder: str = "") -> Common:
    """What is common to the files of this run, for every process; results are kept in the cache `folder`."""
    own, aliases = lexicons.places()
    return Common(str(own.absolute()) if own else "", str(aliases.absolute()) if aliases else "", folder, _digest())


def _digest() -> str:
    return cache.digest((cache.code(DECIDES).encode(), cache.tables().encode()))


@lru_cache(maxsize=1)
def settle(common: Common) -> None:
    """See that a process reads as the one does that gave it the work; `EngineError` where it cannot."""
    try:
        lexicons.use(*(Path(place) if place else None for place in (common.lexicons, common.aliases)))
    except RuntimeError as error:
        raise EngineError("工作进程先前用了另一份词表", hint="重新启动 dask worker") from error
    if _digest() != common.digest:
        raise EngineError("工作进程的程序或词表与这里的不同", hint="在各台机器上安装同一版本的 zhengce") from None
