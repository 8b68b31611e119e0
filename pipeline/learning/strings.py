"""The strings of a corpus, 2 to 8 characters long: how often each stands, how firmly it holds, how freely it is used.

The corpus is one array of characters. Strings of one length are numbered; those one character longer are pairs of such
a number and a character, so that one sort of integers counts them all. Only what both its shorter halves are frequent
enough for is counted at all (Agrawal & Srikant 1994), which leaves little beyond four characters.

Time is linear in the text but for the sort. Memory is 11 bytes a character, the frequent strings, and one sort of
`BLOCK` strings: equal beginnings are sorted together, a part of them at a time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

LONGEST = 8
BLOCK = 1 << 22
_BATCH = 4096

Ints = NDArray[np.int64]
Numbers = NDArray[np.int32]
Floats = NDArray[np.float64]

_RUN = re.compile(r"[0-9A-Za-z+&.-]+")
_OUTSIDE = 0xFFFF
_HAN = np.r_[0x3400:0x4DC0, 0x4E00:0xA000]
_KEPT = np.zeros(_OUTSIDE + 1, np.uint16)
_KEPT[_HAN] = _HAN
_KEPT[[ord(mark) for mark in "+&.-"]] = [ord(mark) for mark in "+&.-"]
_KEPT[0x30:0x3A], _KEPT[0x41:0x5B], _KEPT[0x61:0x7B] = range(0x30, 0x3A), range(0x41, 0x5B), range(0x61, 0x7B)


class Corpus(NamedTuple):
    """Characters one after another, 0 where a clause ends, beginning and ending with 0; whether a word begins there."""

    codes: NDArray[np.uint16]
    edges: NDArray[np.bool_]

    def text(self, start: int, length: int) -> str:
        """The characters from a place on."""
        return "".join(map(chr, self.codes[start : start + length]))


class Strings(NamedTuple):
    """Strings of one length, in parallel arrays.

    `first` is where each first stands and `times` how often it does; `pmi` in bits, the least over the ways to part it
    in two; `entropy` in bits, the lesser of both sides; `fits` how often both its ends are edges of words; `part` the
    count of the commonest string that has one character more.
    """

    length: int
    first: Ints
    times: Ints
    pmi: Floats
    entropy: Floats
    fits: Ints
    part: Ints


class _Level(NamedTuple):
    """The frequent strings of one length, numbered by their characters, and the numbers of their shorter halves."""

    times: Ints
    first: Ints
    prefix: Ints
    suffix: Ints


def corpus(sentences: Iterable[Sequence[str]]) -> Corpus:
    r"""Sentences in words, as one array: what is no Han character ends a clause, but for letters and signs among them.

    >>> read = corpus([["发展", "5G", "-", "A", "，", "2025", "年", "建成"]])
    >>> read.text(0, 14).split("\0")
    ['', '发展5G-A', '', '', '', '', '年建']
    """
    codes, edges = [np.zeros(1, np.uint16)], [np.ones(1, np.bool_)]
    remaining = iter(sentences)
    # Whole sentences a batch, so that where a batch ends can show in nothing.
    while batch := list(islice(remaining, _BATCH)):
        words = [word for sentence in batch for word in (*sentence, "\n")]
        text = _RUN.sub(_no_number, "".join(words))
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        codes.append(_KEPT[np.minimum(points, _OUTSIDE)])
        begins = np.zeros(len(text), np.bool_)
        begins[list(accumulate(map(len, words[:-1]), initial=0))] = True
        edges.append(begins)
    return Corpus(np.concatenate(codes), np.concatenate(edges))


def _no_number(run: re.Match[str]) -> str:
    text = run.group()
    return text if any(map(str.isalpha, text)) else " " * len(text)


def strings(read: Corpus, least: int) -> Iterator[Strings]:
    """Every string of 2 to `LONGEST` characters that stands at least `least` times inside clauses, length by length."""
    count = np.bincount(read.codes, minlength=_OUTSIDE + 1)
    count[0] = 0
    characters = int(count.sum())
    at = np.where(count[read.codes] >= least, read.codes.astype(np.int32), np.int32(-1))
    none = np.zeros(0, np.int64)
    levels = [_Level(count, none, none, none)]
    for length in range(2, LONGEST + 1):
        level, at = _longer(read.codes, at, levels[-1], length - 1, least)
        if not len(level.times):
            return
        levels.append(level)
        left, before = _neighbours(read.codes, at, level, -1)
        right, after = _neighbours(read.codes, at, level, length)
        yield Strings(
            length,
            level.first,
            level.times,
            _cohesion(levels, characters),
            np.minimum(left, right),
            _fits(read.edges, at, level, length),
            np.maximum(before, after),
        )


def _longer(codes: NDArray[np.uint16], at: Numbers, level: _Level, length: int, least: int) -> tuple[_Level, Numbers]:
    """The strings one character longer than those of a level, and which of them begins at each place (-1: none)."""
    longer = np.full(len(codes), -1, np.int32)
    found, number = [], 0
    for _, places in _blocks(at, level):
        keys = _keys(at[places], codes[places + length])
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        starts = np.flatnonzero(np.diff(keys, prepend=-1))
        count = np.diff(starts, append=len(keys))
        first = places[order[starts]]
        kept = (count >= least) & (keys[starts] & _OUTSIDE > 0) & (at[first + 1] >= 0)
        longer[places[order]] = np.repeat(np.where(kept, number + np.cumsum(kept) - 1, -1), count)
        number += int(kept.sum())
        found.append(np.stack([count, first, keys[starts] >> 16, at[first + 1]])[:, kept])
    return _Level(*np.concatenate([np.zeros((4, 0), np.int64), *found], axis=1)), longer


def _blocks(at: Numbers, level: _Level) -> Iterator[tuple[slice, Ints]]:
    """The strings of a level, as many at a time as stand in about `BLOCK` places, with these places."""
    reached = np.cumsum(level.times) // BLOCK
    bounds = [0, *np.flatnonzero(np.diff(reached)) + 1, len(level.times)]
    for low, high in pairwise(map(int, bounds)):
        places = np.flatnonzero((at >= low) & (at < high))
        if len(places):
            yield slice(low, high), places


def _keys(numbers: Numbers, characters: NDArray[np.uint16]) -> Ints:
    keys = numbers.astype(np.int64)
    keys <<= 16
    keys |= characters
    return keys


def _neighbours(codes: NDArray[np.uint16], at: Numbers, level: _Level, step: int) -> tuple[Floats, Ints]:
    """Branching entropy on one side, in bits (Jin & Tanaka-Ishii 2006), and the count of the commonest neighbour there.

    The end of a clause is where any word may end: each one counts as a neighbour that stands nowhere else.
    """
    repeated, most = np.zeros(len(level.times)), np.zeros(len(level.times), np.int64)
    for block, places in _blocks(at, level):
        keys, count = np.unique(_keys(at[places], codes[places + step]), return_counts=True)
        inside = keys & _OUTSIDE > 0
        number, count = (keys[inside] >> 16) - block.start, count[inside]
        repeated[block] += np.bincount(number, count * np.log2(count), minlength=block.stop - block.start)
        np.maximum.at(most[block], number, count)
    return np.log2(level.times) - repeated / level.times, most


def _cohesion(levels: Sequence[_Level], characters: int) -> Floats:
    """Pointwise mutual information in bits (Church & Hanks 1990) of the two parts that hold together least."""
    count = levels[-1].times
    prefix = suffix = np.arange(len(count))
    heads, tails = [], []
    for level, shorter in zip(levels[:0:-1], levels[-2::-1], strict=True):
        prefix, suffix = level.prefix[prefix], level.suffix[suffix]
        heads.append(shorter.times[prefix])
        tails.append(shorter.times[suffix])
    chance = np.max([head * tail.astype(np.float64) for head, tail in zip(heads, reversed(tails), strict=True)], axis=0)
    cohesion: Floats = np.log2(count * float(characters) / chance)
    return cohesion


def _fits(edges: NDArray[np.bool_], at: Numbers, level: _Level, length: int) -> Ints:
    fits = np.zeros(len(level.times), np.int64)
    for block, places in _blocks(at, level):
        fitting = places[edges[places] & edges[places + length]]
        fits[block] += np.bincount(at[fitting] - block.start, minlength=block.stop - block.start)
    return fits
