"""Things that are too many for memory pass through temporary files: sorted, gone through again, or looked up.

The files have no name that anyone else could open, and go with the process. What is small never reaches the disk.
"""

import heapq
import os
import pickle
import struct
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import IO, Generic, TypeAlias, TypeVar, overload
from weakref import finalize

T = TypeVar("T")
Row: TypeAlias = tuple[bytes, bytes]
MOST = 16 * 2**20
"""So many bytes stay in memory before a file is made."""
_BLOCK = 64 * 2**10
_AT_HAND = 4
_MANY_AT_HAND = 2**14
# What a row takes in memory beside its bytes.
_BESIDE = 160
_SIZES = struct.Struct("<II")
_key = itemgetter(0)


def ordered(rows: Iterable[Row], most: int = MOST) -> Iterator[Row]:
    """Rows by their keys, those of one key in the order in which they came; `most` bytes are sorted at a time.

    External merge sort (Knuth, vol. 3, 5.4.1): runs that fit into memory are sorted, written and merged. All rows
    are taken before the first comes back.

    >>> list(ordered([(b"b", b"1"), (b"a", b"2"), (b"b", b"3")], most=1))
    [(b'a', b'2'), (b'b', b'1'), (b'b', b'3')]
    """
    source = iter(rows)
    run = _taken(source, most)
    if (following := next(source, None)) is None:
        return iter(run)
    with ExitStack() as stack:
        file = stack.enter_context(tempfile.TemporaryFile())
        ends = [0, _written(file, run)]
        while following is not None:
            run = _taken(source, most, following)
            ends.append(_written(file, run))
            following = next(source, None)
        return _merged(file, ends, stack.pop_all())


def _merged(file: IO[bytes], ends: Sequence[int], stack: ExitStack) -> Iterator[Row]:
    with stack:
        yield from heapq.merge(*(_read(file, start, end) for start, end in pairwise(ends)), key=_key)


def _taken(source: Iterator[Row], most: int, *first: Row) -> list[Row]:
    """The next rows, sorted: until they have so many bytes."""
    run, room = list(first), most
    for row in source:
        run.append(row)
        room -= len(row[0]) + len(row[1]) + _BESIDE
        if room <= 0:
            break
    run.sort(key=_key)
    return run


def _written(file: IO[bytes], run: Iterable[Row]) -> int:
    """Write a run; where it ends."""
    for key, value in run:
        file.write(_SIZES.pack(len(key), len(value)))
        file.write(key)
        file.write(value)
    return file.tell()


def _read(file: IO[bytes], start: int, end: int) -> Iterator[Row]:
    """The rows between two places of a file that others read at the same time."""
    left = b""
    while start < end:
        file.seek(start)
        left += file.read(min(_BLOCK, end - start))
        start = file.tell()
        at = 0
        while at + _SIZES.size <= len(left):
            key, value = _SIZES.unpack_from(left, at)
            middle, stop = at + _SIZES.size + key, at + _SIZES.size + key + value
            if stop > len(left):
                break
            yield left[at + _SIZES.size : middle], left[middle:stop]
            at = stop
        left = left[at:]


def file_of(owner: object) -> IO[bytes]:
    """A temporary file that goes with its owner."""
    file: IO[bytes] = tempfile.SpooledTemporaryFile(MOST)  # noqa: SIM115 (closed below)
    finalize(owner, file.close)
    return file


class Shelf(Generic[T]):
    """Things put away one after the other, and had again by the place where they lie; each time another copy."""

    def __init__(self) -> None:
        self._file = file_of(self)

    def put(self, thing: T) -> int:
        """Put a thing away; its place."""
        place = self._file.seek(0, os.SEEK_END)
        pickle.dump(thing, self._file, pickle.HIGHEST_PROTOCOL)
        return place

    def at(self, place: int) -> T:
        """The thing at a place."""
        self._file.seek(place)
        thing: T = pickle.load(self._file)
        return thing


class Named(Mapping[str, T]):
    """Things by name; the last few that were asked for are at hand."""

    def __init__(self) -> None:
        self._shelf: Shelf[T] = Shelf()
        self._places: dict[str, int] = {}
        self._fetched = lru_cache(maxsize=_AT_HAND)(self._shelf.at)

    def put(self, name: str, thing: T) -> None:
        """Put a thing away under a name."""
        self._places[name] = self._shelf.put(thing)

    def __getitem__(self, name: str) -> T:
        return self._fetched(self._places[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class Listed(Sequence[T]):
    """Things by number, in the order in which they were put away; many that were asked for lately are at hand."""

    def __init__(self) -> None:
        self._shelf: Shelf[T] = Shelf()
        self._places = array("Q")
        self._fetched = lru_cache(maxsize=_MANY_AT_HAND)(self._shelf.at)

    def put(self, thing: T) -> None:
        """Put one more thing away."""
        self._places.append(self._shelf.put(thing))

    def __iter__(self) -> Iterator[T]:
        return map(self._shelf.at, self._places)

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[T]: ...
    def __getitem__(self, number: int | slice) -> T | Sequence[T]:
        if isinstance(number, slice):
            return [self._fetched(place) for place in self._places[number]]
        return self._fetched(self._places[number])

    def __len__(self) -> int:
        return len(self._places)


def twice(things: Iterable[T]) -> tuple[Iterator[T], Callable[[], Iterator[T]]]:
    """The same things, and what gives once more those that have passed, as often as it is asked."""
    shelf: Shelf[T] = Shelf()
    places = array("Q")

    def passing() -> Iterator[T]:
        for thing in things:
            places.append(shelf.put(thing))
            yield thing

    return passing(), lambda: map(shelf.at, places)
