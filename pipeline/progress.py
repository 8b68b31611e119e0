"""How far a long piece of work is: on a terminal, and only once it has taken two seconds."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")
PATIENCE = 2.0


def track(things: Iterable[T], total: int, label: str) -> Iterator[T]:
    """The same things, counted on stderr while they are worked through."""
    if not sys.stderr.isatty():
        yield from things
        return
    began = time.monotonic()
    # rich takes longer to import than most runs take.
    bar: Progress | None = None
    try:
        for number, thing in enumerate(things):
            if bar is None and time.monotonic() - began > PATIENCE:
                bar = _bar(label, total, number)
            yield thing
            if bar is not None:
                bar.advance(bar.task_ids[0])
    finally:
        # Also where the work breaks off: the bar hides the cursor while it runs.
        if bar is not None:
            bar.stop()


@contextmanager
def working(label: str) -> Iterator[None]:
    """Says on a terminal what is being done where there is nothing to count."""
    if not sys.stderr.isatty():
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
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
    bar.add_task(label, total=total, completed=done)
    bar.start()
    return bar
