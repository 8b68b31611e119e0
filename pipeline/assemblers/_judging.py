"""Planned or achieved by weights that were learned: what is told of a statement, and the verdict where it is clear."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.assemblers._times import Times, contexts
from pipeline.schema import Indicator, Reading, Sentence
from pipeline.weights import Weights

_NUMBER = re.compile(r"[0-9.,%]+")
_FIGURES = re.compile("[0-9.,、一二三四五六七八九十百千万亿零两]+")
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年")
_CLAUSES = "，。；："
_MARKS = frozenset("，。；：、")
# A document is told in quarters: plans stand towards the end of reports.
_PARTS = 4
_SUREST = 6
_FURTHEST = 3


class _Place(NamedTuple):
    """A document as its statements see it: the heading above each block, how often it names each year."""

    reading: Reading
    times: Sequence[Times]
    heads: Sequence[str]
    years: Counter[int]


def judged(reading: Reading, statements: Sequence[Indicator], *, weights: Weights, sure: int) -> Iterator[Indicator]:
    """The same statements; odds of `sure` or more either way say the status, else it stays what the rules say."""
    for statement, told in zip(statements, traits(reading, statements), strict=True):
        odds = weights.odds(told)
        status = statement.status if abs(odds) < sure else "achieved" if odds > 0 else "target"
        yield statement if status == statement.status else replace(statement, status=status)


def traits(reading: Reading, statements: Sequence[Indicator]) -> Iterator[list[str]]:
    """What is told of each statement, each thing once: its years, the mood, its place, its words and those about it."""
    if not statements:
        return
    years = Counter(map(int, _YEAR.findall(reading.document.text)))
    place = _Place(reading, contexts(reading), list(_heads(reading)), years)
    starts = [sentence.start for sentence in reading.sentences]
    for statement in statements:
        index = max(0, bisect_right(starts, statement.quantity_start) - 1)
        told = [*_of_time(place, statement, index), *_of_place(place, statement, index)]
        told += [*_of_words(reading.sentences[index], statement), *_of_company(place, index)]
        yield sorted(set(told))


def _heads(reading: Reading) -> Iterator[str]:
    head = ""
    for block in reading.document.blocks:
        if block.kind in ("heading", "title"):
            head = reading.document.text[block.start : block.end]
        yield head


def _within(number: float, most: int) -> int:
    return max(-most, min(most, round(number)))


def _of_time(place: _Place, statement: Indicator, index: int) -> Iterator[str]:
    times = place.times[index]
    yield f"mood {_within(times.mood, _SUREST)}"
    yield f"mood {'+' if times.mood > 0 else '-'}"
    if statement.period is None:
        yield "no period"
        return
    years = [int(year) for year in statement.period.split("-")]
    yield f"years {len(years)}"
    speaks = times.year or times.spoken
    if speaks:
        how = "own" if times.year else "guessed"
        yield f"last {_within(years[-1] - speaks, 1)}"
        yield f"last {how} {_within(years[-1] - speaks, 2)}"
        yield f"first {len(years)} {_within(years[0] - speaks, 1)}"
    if place.years:
        yield f"to latest {_within(years[-1] - max(place.years), _FURTHEST)}"
        yield f"to most named {_within(years[-1] - place.years.most_common(1)[0][0], 2)}"
        earlier = sum(times for year, times in place.years.items() if year <= years[-1])
        yield f"quarters {4 * earlier // place.years.total()}"


def _of_place(place: _Place, statement: Indicator, index: int) -> Iterator[str]:
    document, block = place.reading.document, place.reading.sentences[index].block
    yield f"block {document.blocks[block].kind}"
    yield f"part {_PARTS * statement.quantity_start // max(1, len(document.text))}"
    yield from (f"head {a}{b}" for a, b in pairwise(place.heads[block]))


def _of_words(sentence: Sentence, statement: Indicator) -> Iterator[str]:
    start, end = _clean(sentence, statement.quantity_start), _clean(sentence, statement.quantity_end)
    clause = max(sentence.text.rfind(mark, 0, start) for mark in _CLAUSES) + 1
    at = list(accumulate(map(len, sentence.words), initial=0))
    words = [(a, _word(word)) for a, word in zip(at, sentence.words, strict=False)]
    before = ["^", "^", *(word for a, word in words if a < start)]
    inside = [word for a, word in words if clause <= a < start]
    yield from (f"clause {word}" for word in inside)
    yield f"clause begins {inside[0] if inside else '$'}"
    yield f"before {before[-1]}"
    yield f"before {before[-2]}{before[-1]}"
    yield f"after {next((word for a, word in words if a >= end), '$')}"
    yield from (f"sentence {word}" for _, word in words if word not in _MARKS)
    yield f"begins {words[0][1]}"
    yield f"quantity {_FIGURES.sub('0', statement.quantity)}"
    yield f"measure {statement.measure}"
    yield f"open {statement.low is None:d}{statement.high is None:d}"


def _of_company(place: _Place, index: int) -> Iterator[str]:
    """The words of the sentences beside it."""
    for by in (-1, 1):
        if 0 <= index + by < len(place.reading.sentences):
            for word in place.reading.sentences[index + by].words:
                if word not in _MARKS:
                    yield f"beside {by} {_word(word)}"


def _word(word: str) -> str:
    return "0" if _NUMBER.fullmatch(word) else word


def _clean(sentence: Sentence, at: int) -> int:
    """A position of the document in the sentence's view."""
    if sentence.offsets is None:
        return max(0, at - sentence.start)
    return bisect_right(sentence.offsets, at - 1)
