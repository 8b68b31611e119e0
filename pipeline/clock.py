"""A bound on the time that one document may take: what is not done by then is given up, and the rest goes on.

Sizes, depths and lengths are bounded where they are read; this is for what nobody has thought of. A thread looks every
second whose time is up and raises `Overdue` in it, whichever thread of whatever system that is. It arrives between two
steps of Python: where a library of C does not come back, a worker ends itself, and its pool tells which file it was.
"""

import ctypes
import multiprocessing
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from time import monotonic, sleep

LONGEST = 600.0
"""Seconds. A report takes a tenth of one, a million characters without a full stop about ten."""
_LOOK = 1.0
_lock = threading.Lock()


class Overdue(BaseException):
    """The time is up. No `Exception`: who handles damage of a file must not take it for some."""


@dataclass(slots=True)
class _Work:
    """When it has to be done, and whether its thread has been told that it is not."""

    until: float
    told: bool = False


_going: dict[int, _Work] = {}


@contextmanager
def bounded(seconds: float | None = None) -> Iterator[None]:
    """`Overdue` is raised in what is done here once it has taken longer, `LONGEST` unless told; not to be nested."""
    _watcher(os.getpid())
    thread = threading.get_ident()
    work = _Work(monotonic() + (LONGEST if seconds is None else seconds))
    # The watcher goes through them: where threads come and go meanwhile, it would end.
    with _lock:
        _going[thread] = work
    try:
        yield
    finally:
        with _lock:
            del _going[thread]
            if work.told:
                # It may be on its way still, and would arrive somewhere else.
                _raise(thread, None)


def given_up(name: str, what: str) -> str:
    """What a reader is told of a document that was given up while `what` was done to it."""
    return f"{name}：{what}用了 {LONGEST / 60:.0f} 分钟还没有做完，放下了它"


@cache
def _watcher(process: int) -> threading.Thread:
    """The thread that watches this process; it ends with it."""
    thread = threading.Thread(target=_watch, name=f"clock of {process}", daemon=True)
    thread.start()
    return thread


def _watch() -> None:
    while True:
        sleep(_LOOK)
        with _lock:
            for thread, work in _going.items():
                late = monotonic() - work.until
                if late > LONGEST and multiprocessing.parent_process():
                    os._exit(1)
                if late > 0:
                    # Every time: where it arrives in a callback of the collector, Python drops it with a warning.
                    work.told = True
                    _raise(thread, Overdue)


def _raise(thread: int, error: type[BaseException] | None) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error) if error else None)
