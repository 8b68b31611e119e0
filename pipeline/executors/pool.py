"""Processes of this machine. They are started anew, not forked: so it is the same everywhere, also on Windows."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from pipeline.errors import EngineError
from pipeline.executors import Lost

T = TypeVar("T")
R = TypeVar("R")
# A thing that was in hand when a worker died may be innocent; alone in hand, it is not, unless by accident.
_CHANCES = 2
# Where so many are lost before anything was ever done, the workers themselves do not start.
_HOPELESS = 3


def in_order(work: Callable[[T], R], things: Iterable[T], workers: int, ahead: int) -> Iterator[R | Lost]:
    """What comes of each thing, by a process pool that is replaced where one of its processes was killed."""
    crew, source = _Crew(work, workers), iter(things)
    flying: deque[tuple[T, Future[R | Lost]]] = deque()
    try:
        while True:
            flying.extend((thing, crew.begin(thing)) for thing in islice(source, workers * ahead - len(flying)))
            if not flying:
                break
            try:
                result = flying[0][1].result()
            except BrokenProcessPool:
                # All that were in hand, one at a time: which of them it was shows when it is alone.
                flying = crew.again(flying)
                continue
            flying.popleft()
            crew.proved = True
            yield result
        crew.pool.shutdown()
    except BaseException:
        crew.dismiss()
        raise


def _done(future: Future[R]) -> bool:
    return future.done() and not isinstance(future.exception(), BrokenProcessPool)


class _Crew(Generic[T, R]):
    """The pool of the moment, and how the work has gone so far."""

    def __init__(self, work: Callable[[T], R], workers: int) -> None:
        self.work, self.workers = work, workers
        self.lost, self.broken, self.proved = 0, False, False
        self.others = set(multiprocessing.active_children())
        self.pool = self._made()

    def _made(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self.workers, mp_context=context, initializer=_settle_in)

    def _renew(self) -> None:
        self.pool.shutdown(wait=False, cancel_futures=True)
        self.pool, self.broken = self._made(), False

    def begin(self, thing: T) -> Future[R | Lost]:
        """Hand a thing out; that a pool has broken is its future's to tell, also where it broke just now."""
        future: Future[R | Lost] = Future()
        try:
            return self.pool.submit(self.work, thing)
        except BrokenProcessPool as error:
            future.set_exception(error)
            return future

    def again(self, flying: Iterable[tuple[T, Future[R | Lost]]]) -> deque[tuple[T, Future[R | Lost]]]:
        """What was in hand when the pool broke: done, or done again, or lost; and then there is a whole pool."""
        self.broken = True
        settled = deque((thing, future if _done(future) else self.alone(thing)) for thing, future in flying)
        if self.broken:
            self._renew()
        return settled

    def alone(self, thing: T) -> Future[R | Lost]:
        """A thing while nothing else is in hand, as often as it has chances; what it raises is its future's to tell."""
        for _ in range(_CHANCES):
            if self.broken:
                self._renew()
            future = self.begin(thing)
            self.broken = isinstance(future.exception(), BrokenProcessPool)
            if not self.broken:
                self.proved = True
                return future
        self.lost += 1
        if self.lost == _HOPELESS and not self.proved:
            raise EngineError("工作进程一启动就退出", hint="内存可能不够；减少 --workers，或不用它")
        lost: Future[R | Lost] = Future()
        lost.set_result(Lost(f"处理它的进程{_CHANCES}次被终止"))
        return lost

    def dismiss(self) -> None:
        """End the workers at once: nobody waits for what they have in hand."""
        self.pool.shutdown(wait=False, cancel_futures=True)
        ours: set[BaseProcess] = set(multiprocessing.active_children()) - self.others
        for process in ours:
            process.kill()
        for process in ours:
            process.join()


def _settle_in() -> None:
    """A worker leaves Ctrl-C to the process that started it, and goes when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_go_with, args=(parent,), daemon=True).start()


def _go_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
