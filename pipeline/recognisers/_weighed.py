"""Names by weights that were learned beside the rules: what these take and what they pass over is weighed alike."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.recognisers._line import Line
from pipeline.schema import NAME_KINDS, Find, Reading
from pipeline.weights import Weights

_ETC = re.compile("[^。；，]{0,40}?等(?=[^。；，])")


class Word(NamedTuple):
    """Where what may be a name stands in its sentence, and whether the rules take it for one there."""

    start: int
    end: int
    ruled: bool


Traits = Callable[[Reading], Iterator[tuple[int, Sequence[tuple[Word, list[str]]]]]]


class Weighing(NamedTuple):
    """A kind of names, and what is told of each that may be one, sentence by sentence and each thing once."""

    kind: str
    traits: Traits


def weighed(reading: Reading, *, by: Weighing, weights: Weights, sure: int) -> Reading:
    """The same reading, with those names of the kind whose odds are `sure` or more and no others; no names in these."""
    found = list(reading.found)
    for index, told in by.traits(reading):
        stand = [Find(by.kind, word.start, word.end) for word, keys in told if weights.odds(keys) >= sure]
        others = (find for find in found[index] if find.kind != by.kind and not _is_within(find, stand))
        found[index] = tuple(sorted((*others, *stand), key=lambda find: (find.start, find.end, find.kind)))
    return Reading(reading.document, reading.sentences, tuple(found))


def _is_within(find: Find, names: Sequence[Find]) -> bool:
    return find.kind in NAME_KINDS and any(name.start <= find.start and find.end <= name.end for name in names)


def beside(line: Line, start: int, end: int) -> Iterator[str]:
    """The words before and after, and what comes after the list in which it stands."""
    text, cuts = line.text, line.cuts
    at = bisect_left(cuts, start) - 1
    edges = [*cuts[max(0, at - 1) : at + 1], start]
    yield from {f"before {text[a:b]}" for a, b in pairwise(edges)}
    at = bisect_right(cuts, end)
    edges = [end, *cuts[at : at + 3]]
    yield from {f"after {text[a:b]}" for a, b in pairwise(edges)}
    if etc := _ETC.match(text, end):
        at = bisect_left(cuts, etc.end())
        yield from {f"etc {text[a:b]}" for a, b in pairwise(cuts[at : at + 4])}
