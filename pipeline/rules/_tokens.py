"""A document as the words that carry meaning: numbers and Latin words whole, Han characters one by one, no marks.

A word is a whole number here, a stretch of words a number, too: what is said twice is found by sorting, not by a
walk through the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline.once import kept
from pipeline.schema import Document, Extract, Span

Codes: TypeAlias = NDArray[np.uint64]
_WORD = re.compile(r"[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?[%％]?|[A-Za-z]+")
_STOPS = np.array([ord(mark) for mark in "，。；：！？,;:!?"], np.uint32)
_HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Above every code point: codes of words that are more than one sign.
_WHOLE = 1 << 63
# Odd, so that no power of it is lost in 64 bits (2**64 over the golden ratio, as in splitmix64).
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


class Tokens(NamedTuple):
    """Parallel arrays: the words as numbers, where each stands; and the indices at which clauses begin."""

    document: Document
    codes: Codes
    starts: list[int]
    ends: list[int]
    breaks: list[int]

    @property
    def size(self) -> int:
        """How many words there are."""
        return len(self.starts)

    def words(self, start: int, end: int) -> list[str]:
        """The words from token `start` up to token `end`: half width, small letters."""
        text = self.document.text
        return [_plain(text[a:b]) for a, b in zip(self.starts[start:end], self.ends[start:end], strict=True)]

    def figures(self) -> list[int]:
        """The tokens that are numbers."""
        text, wholes = self.document.text, np.flatnonzero(self.codes >= _WHOLE).tolist()
        return [at for at in wholes if text[self.starts[at]].isdigit()]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the document from token `start` up to token `end`."""
        return self.document.span(self.starts[start], self.ends[end - 1])

    def clause(self, at: int) -> tuple[int, int]:
        """The tokens of the clause that token `at` stands in."""
        k = bisect_right(self.breaks, at)
        return self.breaks[k - 1], self.breaks[k] if k < len(self.breaks) else self.size

    def at(self, start: int) -> int:
        """The first token at or behind a place of the document."""
        return bisect_left(self.starts, start)


# Several rules ask in turn for the document at hand.
@kept
def tokens(extract: Extract) -> Tokens:
    """The tokens of all sentences, in order."""
    text = extract.document.text
    signs = code_points(text)
    inside = np.zeros(len(text), bool)
    for sentence in extract.sentences:
        inside[sentence.start : sentence.end] = True
    places = [match.span() for match in _WORD.finditer(text) if inside[match.start()]]
    wholes = np.array(places, np.int64).reshape(-1, 2)
    han = np.flatnonzero(inside & np.logical_or.reduce([(signs >= low) & (signs <= high) for low, high in _HAN]))
    starts = np.concatenate((han, wholes[:, 0]))
    ends = np.concatenate((han + 1, wholes[:, 1]))
    whole = np.array([_code(text[a:b]) for a, b in places], np.uint64)
    codes = np.concatenate((signs[han].astype(np.uint64), whole))
    order = np.argsort(starts, kind="stable")
    starts = starts[order]
    edges = np.concatenate(([0], [sentence.start for sentence in extract.sentences], _stops(signs, inside, wholes)))
    breaks = np.unique(np.searchsorted(starts, edges.astype(np.int64)))
    return Tokens(extract.document, codes[order], starts.tolist(), ends[order].tolist(), breaks.tolist())


def _stops(signs: NDArray[np.uint32], inside: NDArray[np.bool_], wholes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where clauses end: at marks that are no part of a number."""
    stops = np.flatnonzero(inside & np.isin(signs, _STOPS))
    if not len(wholes):
        return stops
    last = np.searchsorted(wholes[:, 0], stops) - 1
    within: NDArray[np.bool_] = (last >= 0) & (stops < wholes[last, 1])
    return stops[~within]


def code_points(text: str) -> NDArray[np.uint32]:
    """The characters of a text as numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def said_again(runs: Codes) -> Iterator[list[int]]:
    """Where each number stands that stands in more than one place."""
    ordered = np.sort(runs)
    twice = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    if not len(twice):
        return
    places = np.flatnonzero(twice[np.minimum(np.searchsorted(twice, runs), len(twice) - 1)] == runs)
    order = places[np.argsort(runs[places], kind="stable")]
    edges = np.flatnonzero(np.diff(runs[order])) + 1
    bounds = [0, *edges.tolist(), len(order)]
    found = order.tolist()
    yield from (found[a:b] for a, b in pairwise(bounds))


def shingles(codes: Codes, width: int) -> Codes:
    """One number for each run of `width` words: the same for the same words, by a polynomial in 64 bits.

    Rabin–Karp; two of a million runs that differ agree with a chance of one in 10^7.
    """
    if len(codes) < width:
        return np.empty(0, np.uint64)
    mixed = (codes ^ (codes >> np.uint64(31))) * _FACTOR
    mixed ^= mixed >> np.uint64(29)
    found = _joined(mixed, width)
    return found ^ (found >> np.uint64(32))


def _joined(values: Codes, width: int) -> Codes:
    """The polynomial over each run of values, put together of those over its halves."""
    if width == 1:
        return values
    half = width // 2
    last = _joined(values, half)
    first = last if 2 * half == width else _joined(values, width - half)
    size = len(values) - width + 1
    with np.errstate(over="ignore"):
        return first[:size] * _FACTOR**half + last[width - half :]


def _plain(word: str) -> str:
    return word if len(word) == 1 and word > "\u3400" else word.translate(_NARROW).lower()


@lru_cache(1 << 14)
def _code(word: str) -> int:
    return _WHOLE | int.from_bytes(blake2b(_plain(word).encode(), digest_size=8).digest(), "big")
