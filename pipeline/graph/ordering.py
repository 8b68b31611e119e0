"""Rows of two numbers, more than memory holds: sorted, and gone through in order, as often as is asked.

External merge sort (Knuth, vol. 3, 5.4.1), as in `spool`, but with whole arrays at a time: a row costs sixteen bytes
and a fraction of a microsecond.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import IO, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline import spool

Rows: TypeAlias = NDArray[np.uint64]
"""Of shape (rows, 2)."""
AT_ONCE = 2**19
"""So many rows are sorted at a time, and wait in memory until then."""
# Of each run so small a part, of many runs a smaller one, is at hand while they are merged.
_BLOCKS = 16
_NUMBER = np.dtype("<u8")
_ROW = 2 * _NUMBER.itemsize


# Not by `spool.ordered`, a row of bytes at a time: three million rows take 11 s there and 3 s here, in like memory.
class Ordered:
    """Rows as they are added; what is few never reaches the disk."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._at_once = at_once
        self._waiting: list[Rows] = []
        self._many = 0
        self._last = in_order(())
        self._file = spool.file_of(self)
        self._ends = [0]

    def add(self, rows: Rows) -> None:
        """Add rows, in any order; not while they are gone through."""
        self._waiting.append(rows)
        self._many += len(rows)
        if self._many >= self._at_once:
            self._file.seek(_ROW * self._ends[-1])
            self._file.write(in_order(self._waiting).tobytes())
            self._ends.append(self._ends[-1] + self._many)
            self._waiting, self._many = [], 0

    def groups(self) -> Iterator[Rows]:
        """All rows in order, some at a time; those of one first number are never parted."""
        if self._waiting:
            self._last = in_order((self._last, *self._waiting))
            self._waiting, self._many = [], 0
        block = max(1, self._at_once // max(_BLOCKS, len(self._ends)))
        runs = [_Run(self._file, *ends, block) for ends in pairwise(self._ends)]
        return _merged([*runs, _Run(self._file, 0, 0, block, self._last)])


def in_order(parts: Sequence[Rows]) -> Rows:
    """The rows of all parts, sorted by the first number, then by the second."""
    rows = np.concatenate([np.empty((0, 2), _NUMBER), *parts])
    return rows[np.lexsort((rows[:, 1], rows[:, 0]))]


class _Run:
    """Sorted rows between two places of a file that others read at the same time: some at hand, the rest to be read."""

    def __init__(self, file: IO[bytes], start: int, end: int, block: int, head: Rows | None = None) -> None:
        self._file, self._start, self._end, self._block = file, start, end, block
        self._head = in_order(()) if head is None else head

    def bound(self) -> int | None:
        """A first number that rows still to be read may have, and none of them a smaller one; of none left, `None`."""
        if self._start < self._end and not len(self._head):
            self._read()
        return int(self._head[-1, 0]) if self._start < self._end else None

    def below(self, bound: int | None) -> Rows:
        """Take the rows before this first number: all where there is none."""
        stop = len(self._head) if bound is None else int(np.searchsorted(self._head[:, 0], np.uint64(bound)))
        taken, self._head = self._head[:stop], self._head[stop:]
        return taken

    def further(self, bound: int) -> None:
        """Read on, if it was this run that set the bound."""
        if self.bound() == bound:
            self._read()

    def _read(self) -> None:
        size = min(self._block, self._end - self._start)
        self._file.seek(_ROW * self._start)
        rows = np.frombuffer(self._file.read(_ROW * size), _NUMBER).reshape(-1, 2)
        self._head = np.concatenate((self._head, rows))
        self._start += size


def _merged(runs: Sequence[_Run]) -> Iterator[Rows]:
    while True:
        bound = min((found for run in runs if (found := run.bound()) is not None), default=None)
        parts = [rows for run in runs if len(rows := run.below(bound))]
        if parts:
            yield parts[0] if len(parts) == 1 else in_order(parts)
        if bound is None:
            return
        for run in runs:
            run.further(bound)
