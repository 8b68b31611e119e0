"""A document as the words that carry meaning: numbers and Latin words whole, Han characters one by one, no marks.

A word is a whole number here, a stretch of words a number, too: what is said twice is found by sorting, not by a
walk through the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline.rules._once import kept
from pipeline.schema import Document, Extract, Span

Codes: TypeAlias = NDArray[np.uint64]
_WORD = re.compile(
    r"[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?[%％]?|[A-Za-z]+|(?P<stop>[，。；：！？,;:!?])"
)
_HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Above every code point: codes of words that are more than one sign.
_WHOLE = 1 << 63
# Odd, so that no power of it is lost in 64 bits (2**64 over the golden ratio, as in splitmix64).
_FACTOR = 0x9E3779B97F4A7C15


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
    places: list[tuple[int, int]] = []
    stops: list[int] = []
    for sentence in extract.sentences:
        inside[sentence.start : sentence.end] = True
        stops.append(sentence.start)
        for match in _WORD.finditer(text, sentence.start, sentence.end):
            if match["stop"]:
                stops.append(match.start())
            else:
                places.append(match.span())
    han = np.flatnonzero(inside & np.logical_or.reduce([(signs >= low) & (signs <= high) for low, high in _HAN]))
    starts = np.concatenate((han, np.array([a for a, _ in places], np.int64)))
    ends = np.concatenate((han + 1, np.array([b for _, b in places], np.int64)))
    whole = np.array([_code(text[a:b]) for a, b in places], np.uint64)
    codes = np.concatenate((signs[han].astype(np.uint64), whole))
    order = np.argsort(starts, kind="stable")
    starts = starts[order]
    breaks = np.unique(np.concatenate(([0], np.searchsorted(starts, np.array(stops, np.int64)))))
    return Tokens(extract.document, codes[order], starts.tolist(), ends[order].tolist(), breaks.tolist())


def code_points(text: str) -> NDArray[np.uint32]:
    """The characters of a text as numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def said_again(runs: Codes) -> Iterator[list[int]]:
    """Where each number stands that stands in more than one place."""
    order = np.argsort(runs, kind="stable")
    edges = np.flatnonzero(np.diff(runs[order])) + 1
    bounds = np.concatenate(([0], edges, [len(runs)]))
    for k in np.flatnonzero(np.diff(bounds) > 1).tolist():
        yield order[bounds[k] : bounds[k + 1]].tolist()


def shingles(codes: Codes, width: int) -> Codes:
    """One number for each run of `width` words: the same for the same words, by a polynomial in 64 bits.

    Rabin–Karp; two of a million runs that differ agree with a chance of one in 10^7.
    """
    if len(codes) < width:
        return np.empty(0, np.uint64)
    mixed = (codes ^ (codes >> np.uint64(31))) * np.uint64(_FACTOR)
    mixed ^= mixed >> np.uint64(29)
    found = np.zeros(len(codes) - width + 1, np.uint64)
    for k in range(width):
        found = found * np.uint64(_FACTOR) + mixed[k : k + len(found)]
    return found ^ (found >> np.uint64(32))


def _plain(word: str) -> str:
    return word if len(word) == 1 and word > "\u3400" else word.translate(_NARROW).lower()


@lru_cache(1 << 14)
def _code(word: str) -> int:
    return _WHOLE | int.from_bytes(blake2b(_plain(word).encode(), digest_size=8).digest(), "big")
