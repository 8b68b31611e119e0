"""Which findings point at a record."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pipeline.schema import Span


class Touched(NamedTuple):
    """Stretches of a document with the numbers of findings that point at them, by start; the length of the longest."""

    stretches: list[tuple[int, int, int]]
    longest: int


def touched(cited: Iterable[tuple[Span, int]]) -> dict[str, Touched]:
    """Document → what is cited of it, each stretch with the number of its finding."""
    stretches: dict[str, list[tuple[int, int, int]]] = {}
    for span, number in cited:
        stretches.setdefault(span.document, []).append((span.start, span.end, number))
    return {
        document: Touched(sorted(found), max(end - start for start, end, _ in found))
        for document, found in stretches.items()
    }


def touching(record: Span, places: Mapping[str, Touched]) -> tuple[int, ...]:
    """The numbers of the findings that share characters with a record, each once, the smallest first."""
    if record.document not in places:
        return ()
    stretches, longest = places[record.document]
    first = bisect_left(stretches, (record.start - longest,))
    near = stretches[first : bisect_left(stretches, (record.end,), first)]
    return tuple(sorted({number for _, end, number in near if record.start < end}))
