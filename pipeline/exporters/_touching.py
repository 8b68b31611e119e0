"""Which findings point at a stretch of a document."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from pipeline.schema import Span

T = TypeVar("T", int, str)


class Touched(NamedTuple, Generic[T]):
    """Stretches of a document with the findings that point at them, by start, and the length of the longest."""

    stretches: list[tuple[int, int, T]]
    longest: int

    def at(self, start: int, end: int) -> list[T]:
        """The findings that share characters with a stretch, each once, the smallest first."""
        first = bisect_left(self.stretches, (start - self.longest,))
        near = self.stretches[first : bisect_left(self.stretches, (end,), first)]
        return sorted({finding for _, stop, finding in near if start < stop})


def touched(cited: Iterable[tuple[Span, T]]) -> dict[str, Touched[T]]:
    """Document → what is cited of it, each stretch with the number or the id of its finding."""
    stretches: dict[str, list[tuple[int, int, T]]] = {}
    for span, finding in cited:
        stretches.setdefault(span.document, []).append((span.start, span.end, finding))
    return {
        document: Touched(sorted(found), max(end - start for start, end, _ in found))
        for document, found in stretches.items()
    }
