"""How far a long piece of work is: on a terminal, and only once it has taken two seconds."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from pipeline import logs

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")
PATIENCE = 2.0


def track(things: Iterable[T], total: int, label: str, characters: Callable[[T], int] | None = None) -> Iterator[T]:
    """The same things, counted on stderr while they are worked through, with the characters that each has."""
    if logs.silent():
        yield from things
        return
    began, read = time.monotonic(), 0
    # rich takes longer to import than most runs take.
    bar: Progress | None = None
    try:
        for number, thing in enumerate(things):
            if bar is None and time.monotonic() - began > PATIENCE:
                bar = _bar(label, total, number)
            yield thing
            read += characters(thing) if characters else 0
            if bar is not None:
                bar.update(bar.task_ids[0], advance=1, read=f"{read:,} 字" if characters else "")
    finally:
        # Also where the work breaks off: the bar hides the cursor while it runs.
        if bar is not None:
            bar.stop()


@contextmanager
def working(label: str) -> Iterator[None]:
    """Says on a terminal what is being done where there is nothing to count."""
    if logs.silent():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(label):
        yield


def _bar(label: str, total: int, done: int) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[read]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
    bar.add_task(label, total=total, completed=done, read="")
    bar.start()
    return bar
