"""What the recognisers beside the rules learn from and are tried on, made of readings and right names."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.learning import silver
from pipeline.learning.name_model import Marked, marked, placed
from pipeline.learning.name_model_spacy import Sentence
from pipeline.learning.name_model_worth import Tried
from pipeline.recognisers import _tagging
from pipeline.schema import NAME_KINDS, Find, Mention, Reading

Overlooked = Callable[[Reading], Iterable[tuple[int, int, Find]]]
"""Finds names that no name of a reading touches: how sure, the number of the sentence, the name."""
# One name out of so many is hidden: of 2, 3, 5 and 10 the one with the best F1 on the development texts.
_STEP = 3
_KINDS = frozenset(NAME_KINDS)


class Text(NamedTuple):
    """A text with what the rules find in it, and its right names."""

    reading: Reading
    names: tuple[Mention, ...]


def bare(text: Text) -> Text:
    """The same text, as if the rules had found no name."""
    found = tuple(tuple(find for find in each if find.kind not in _KINDS) for each in text.reading.found)
    return Text(replace(text.reading, found=found), text.names)


def for_tagger(texts: Iterable[Text], others: Iterable[Reading] = ()) -> Iterator[Marked]:
    """The sentences of marked texts as they are and then with some names hidden; of other texts only the latter."""
    for reading, names in texts:
        yield from _marked(reading, names, {})
        yield from _marked(reading, names, silver.every(reading, silver.confirmed(reading, names), _STEP), some=True)
    for reading in others:
        hidden = silver.every(reading, silver.repeated(reading), _STEP)
        names = tuple(mention(reading, index, find) for index in hidden for find in hidden[index])
        yield from _marked(reading, names, hidden, some=True)


def _marked(
    reading: Reading, names: Iterable[Mention], hidden: silver.Places, *, some: bool = False
) -> Iterator[Marked]:
    for index, (places, tokens) in _tagging.cells_of(reading, hidden):
        if index in hidden or not some:
            yield marked(reading.sentences[index], places, tokens, names)


def for_spacy(texts: Iterable[Text], others: Iterable[Reading] = ()) -> list[Sentence]:
    """The sentences of marked texts; of other texts those that have names, and the rules are sure of each."""
    lessons: list[Sentence] = [
        (sentence.text, placed(sentence, names)) for reading, names in texts for sentence in reading.sentences
    ]
    for reading in others:
        sure = silver.repeated(reading)
        for index, (sentence, found) in enumerate(reading):
            names = tuple(find for find in found if find.kind in _KINDS)
            if names and names == sure.get(index):
                lessons.append((sentence.text, [(find.start, find.end, find.kind) for find in names]))
    return lessons


def tried(text: Text, beside: Overlooked, alone: Overlooked) -> Tried:
    """What the rules, a recogniser beside them and one without them find in a text."""
    reading = text.reading
    rules = [mention(reading, i, find) for i, each in enumerate(reading.found) for find in each if find.kind in _KINDS]
    added = [(sure, mention(reading, index, find)) for sure, index, find in beside(reading)]
    return Tried(text.names, rules, added, [mention(reading, i, find) for _, i, find in alone(bare(text).reading)])


def mention(reading: Reading, index: int, find: Find) -> Mention:
    """A find of a sentence in the document's own coordinates."""
    span = reading.sentences[index].span(find.start, find.end)
    return Mention(span.document, span.start, span.end, span.text, find.kind)
