"""What the name recognisers share: dictionaries as automata, word edges, and words walked from right to left."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate

import ahocorasick

from pipeline.schema import Sentence

Spans = Iterator[tuple[int, int]]


def matcher(words: Iterable[str]) -> Callable[[str], Spans]:
    """A function that yields the longest occurrences of the words in a text, left to right, without overlap."""
    automaton = ahocorasick.Automaton()
    for word in words:
        automaton.add_word(word, len(word))
    if not len(automaton):
        return lambda _: iter(())
    automaton.make_automaton()
    iterate = automaton.iter_long

    def find(text: str) -> Spans:
        for last, length in iterate(text):
            yield last + 1 - length, last + 1

    return find


def edges(sentence: Sentence) -> list[int]:
    """Where words begin and end, ascending, 0 and the length included."""
    return list(accumulate(map(len, sentence.words), initial=0))


def fits(cuts: list[int], start: int, end: int) -> bool:
    """Whether a stretch is made of whole words, or lies inside one that is longer at one side only."""
    return (not _splits(cuts, start) and not _splits(cuts, end)) or (end - start > 2 and _inside(cuts, start, end))


def _splits(cuts: list[int], at: int) -> bool:
    return cuts[bisect_right(cuts, at) - 1] != at


def _inside(cuts: list[int], start: int, end: int) -> bool:
    at = bisect_right(cuts, start)
    return at < len(cuts) and cuts[at] >= end


def backwards(sentence: Sentence, cuts: list[int], end: int) -> Iterator[tuple[int, str]]:
    """The words left of a position, nearest first, with their starts; a word that the position splits is cut."""
    index = bisect_right(cuts, end) - 1
    if index < len(sentence.words) and cuts[index] < end:
        yield cuts[index], sentence.text[cuts[index] : end]
    for i in range(index - 1, -1, -1):
        yield cuts[i], sentence.words[i]
