"""Marks that no hand made: names that the rules are sure of, and which to hide from a model that is to find them.

A model fills the silence of the rules, and gold names where they are silent are few. A name that is found and is
right, taken away together with what the lexicons know of it, leaves the like of such a place to learn from.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.schema import NAME_KINDS, Find, Mention, Reading, Span

Places = Mapping[int, tuple[Find, ...]]
"""Names by the number of their sentence."""
_KINDS = frozenset(NAME_KINDS)


def confirmed(reading: Reading, gold: Iterable[Mention]) -> Places:
    """The names found that the gold has too, from end to end."""
    right = {(mention.start, mention.end, mention.kind) for mention in gold}
    return _grouped((i, find) for i, find, span in _names(reading) if (span.start, span.end, find.kind) in right)


def repeated(reading: Reading) -> Places:
    """The names that are found twice or more, always as one kind: what the rules are sure of without a gold."""
    names = list(_names(reading))
    times = Counter((span.text, find.kind) for _, find, span in names)
    kinds = Counter(text for text, _ in times)
    return _grouped((i, find) for i, find, span in names if times[span.text, find.kind] > 1 and kinds[span.text] == 1)


def every(reading: Reading, places: Places, step: int) -> Places:
    """One name out of `step`, wherever it stands: what a lexicon lacks is overlooked in the whole text."""
    words = dict.fromkeys(
        reading.sentences[i].text[find.start : find.end] for i in sorted(places) for find in places[i]
    )
    chosen = set(list(words)[::step])
    return _grouped(
        (i, find)
        for i in sorted(places)
        for find in places[i]
        if reading.sentences[i].text[find.start : find.end] in chosen
    )


def _names(reading: Reading) -> list[tuple[int, Find, Span]]:
    return [
        (i, find, sentence.span(find.start, find.end))
        for i, (sentence, found) in enumerate(reading)
        for find in found
        if find.kind in _KINDS
    ]


def _grouped(rows: Iterable[tuple[int, Find]]) -> dict[int, tuple[Find, ...]]:
    places: dict[int, tuple[Find, ...]] = {}
    for i, find in rows:
        places[i] = (*places.get(i, ()), find)
    return places
