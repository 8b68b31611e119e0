"""Things → what comes of them, in their order: here, in processes of this machine, or in those of a cluster.

Work is a function of one thing, without memory and without a say in who does it: so what comes out is the same
wherever it is done. Only so many things are handed out ahead as keep the workers busy, so that memory stays bounded.
A worker that dies costs what it had in hand, which is done again; what costs its worker again and again is `Lost`.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple, TypeVar

import msgspec
from msgspec import Struct

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 4
"""So many things for each worker are handed out and not yet taken back."""


class Hands(Struct, frozen=True):
    """Who does the work: this process (one worker), `workers` processes, or the workers of a dask `scheduler`.

    `apart`: where there are many things, one worker is a process too, and takes what it holds with it when it goes.
    """

    workers: int = 1
    scheduler: str = ""
    apart: bool = False


class Lost(NamedTuple):
    """A thing that nothing came of, because it ended every process that took it up, and what is known of that."""

    reason: str


HERE = Hands()


def in_order(
    work: Callable[[T], R], things: Iterable[T], kind: type[R], hands: Hands = HERE, *, many: bool = False
) -> Iterator[R | Lost]:
    """What comes of each thing, records of one kind. Away from here `work` and things have to pickle.

    What `work` raises is raised in the thing's turn; `EngineError` where there are no workers to be had.
    """
    if hands.workers == 1 and not hands.scheduler and not (hands.apart and many):
        return map(work, things)
    # Packed so, records travel several times as fast as pickled.
    results = _away(partial(_packed, work), things, hands)
    decode = msgspec.msgpack.Decoder(kind).decode
    return (result if isinstance(result, Lost) else decode(result) for result in results)


def _away(work: Callable[[T], bytes], things: Iterable[T], hands: Hands) -> Iterator[bytes | Lost]:
    if hands.scheduler:
        from pipeline.executors import cluster

        return cluster.in_order(work, things, hands.scheduler, AHEAD)
    from pipeline.executors import pool

    return pool.in_order(work, things, hands.workers, AHEAD)


def _packed(work: Callable[[T], R], thing: T) -> bytes:
    return msgspec.msgpack.encode(work(thing))
