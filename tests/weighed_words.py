"""A made-up sentence as those see it that weigh names: what is found in it, and what is told of each word."""

from pipeline import extraction
from pipeline.recognisers._weighed import Weighing
from pipeline.schema import Block, Document, Reading
from pipeline.sentences import Cut


def read(text: str, cut: Cut) -> Reading:
    """A document of one paragraph, by the rules."""
    return extraction.recognise(Document("甲.txt", text, (Block("paragraph", 0, len(text)),)), cut)


def of(reading: Reading, kind: str) -> list[str]:
    """The names of a kind that are found."""
    return [s.text[f.start : f.end] for s, found in reading for f in found if f.kind == kind]


def told(reading: Reading, by: Weighing, word: str) -> list[str]:
    """What is told of a word."""
    return next(
        keys
        for index, words in by.traits(reading)
        for (start, end, _), keys in words
        if reading.sentences[index].text[start:end] == word
    )
