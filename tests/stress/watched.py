"""Files, each in a process of its own with so much time and memory, and what came of them."""

import multiprocessing
import resource
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import NamedTuple

SECONDS = 120
MEMORY = 3 * 2**30
"""What a file may take: on a quiet machine none of these takes a tenth of it."""
_FORK = multiprocessing.get_context("fork")


class Case(NamedTuple):
    """A spoilt file: its format, the way, which of its kind it is, how to make it, and the digits it must show."""

    format: str
    way: str
    number: int
    make: Callable[[], bytes]
    wanted: Callable[[bytes], str | None]


class Result(NamedTuple):
    """What came of a case: an outcome, or `fault` with the reason."""

    case: Case
    outcome: str
    reason: str = ""


class _Running(NamedTuple):
    case: Case
    process: ForkProcess
    since: float


def results(cases: Iterable[Case], examine: Callable[[bytes, str, str | None], str], jobs: int) -> Iterator[Result]:
    """The results as they come, so many processes at a time."""
    waiting = iter(cases)
    running: dict[Connection, _Running] = {}
    more = True
    while more or running:
        while more and len(running) < jobs:
            case = next(waiting, None)
            more = case is not None
            if case is not None:
                receiver, sender = _FORK.Pipe(duplex=False)
                process = _FORK.Process(target=_work, args=(case, examine, sender))
                process.start()
                sender.close()
                running[receiver] = _Running(case, process, time.monotonic())
        for receiver in wait(list(running), timeout=1):
            assert isinstance(receiver, Connection)
            yield _received(running.pop(receiver), receiver)
        for receiver in [each for each, one in running.items() if time.monotonic() - one.since > SECONDS]:
            one = running.pop(receiver)
            one.process.kill()
            one.process.join()
            yield Result(one.case, "fault", f"took more than {SECONDS} s")


def _received(one: _Running, receiver: Connection) -> Result:
    try:
        outcome, reason = receiver.recv()
    except EOFError:
        one.process.join()
        return Result(one.case, "fault", f"the process ended with {one.process.exitcode}")
    one.process.join()
    return Result(one.case, outcome, reason)


def _work(case: Case, examine: Callable[[bytes, str, str | None], str], sender: Connection) -> None:
    try:
        raw = case.make()
        # LibreOffice, which inherits the bound, claims much that it never uses.
        if case.format not in ("doc", "rtf"):
            used = resource.getrlimit(resource.RLIMIT_AS)[1]
            resource.setrlimit(resource.RLIMIT_AS, (_claimed() + MEMORY, used))
        sender.send((examine(raw, f"云岫/{case.number}.{case.format}", case.wanted(raw)), ""))
    except BaseException:
        sender.send(("fault", traceback.format_exc()))


def _claimed() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
