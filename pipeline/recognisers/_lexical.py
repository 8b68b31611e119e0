"""What the name recognisers share: dictionaries as automata, word edges, and words walked from right to left."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise

from ahocorasick_rs import AhoCorasick, MatchKind

Stretches = Iterator[tuple[int, int]]


def matcher(words: Iterable[str]) -> Callable[[str], Stretches]:
    """A function that yields the longest occurrences of the words in a text, left to right, without overlap."""
    listed = list(words)
    if not listed:
        return lambda _: iter(())
    search = AhoCorasick(listed, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes

    def find(text: str) -> Stretches:
        for _, start, end in search(text):
            yield start, end

    return find


Scan = Callable[[str, list[int]], dict[str, list[tuple[int, int]]]]


def scanner(tables: Mapping[str, Iterable[str]], *, all_of: str) -> Scan:
    """One pass over a text for several dictionaries: for each, the longest occurrences without overlap; all of one.

    What ends inside a word gives way to what ends with one: 石化园|区 to 园区. An automaton a dictionary costs twice
    the time: most of it goes into memory that the next one evicts.
    """
    kinds: dict[str, list[str]] = {}
    for kind, listed in tables.items():
        for word in listed:
            kinds.setdefault(word, []).append(kind)
    names = tuple(tuple(listed) for listed in kinds.values())
    search = AhoCorasick(kinds).find_matches_as_indexes

    def scan(text: str, cuts: list[int]) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = {}
        for word, start, end in search(text, overlapping=True):
            for name in names[word]:
                found.setdefault(name, []).append((start, end))
        for name, stretches in found.items():
            if len(stretches) > 1:
                found[name] = sorted(stretches, key=_order) if name == all_of else _longest(stretches, cuts)
        return found

    return scan


def _order(stretch: tuple[int, int]) -> tuple[int, int]:
    return stretch[0], -stretch[1]


def _longest(stretches: list[tuple[int, int]], cuts: list[int]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(stretches, key=_order):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
        elif end > kept[-1][1] and is_edge(cuts, end) and not is_edge(cuts, kept[-1][1]):
            kept[-1] = start, end
    return kept


def is_edge(cuts: list[int], at: int) -> bool:
    """Whether no word runs over a position; `cuts` are the word edges, 0 and the length included."""
    return cuts[bisect_left(cuts, at)] == at


def fits(cuts: list[int], start: int, end: int) -> bool:
    """Whether a stretch is made of whole words; a long one may also end inside one, or lie inside one."""
    whole_start, whole_end = is_edge(cuts, start), is_edge(cuts, end)
    if whole_start and whole_end:
        return True
    if end - start < 3:
        return False
    return whole_start or whole_end or cuts[bisect_right(cuts, start)] >= end


def backwards(text: str, cuts: list[int], end: int) -> Iterator[tuple[int, str]]:
    """The words left of a position, nearest first, with their starts; a word that the position splits is cut."""
    for i in range(bisect_left(cuts, end) - 1, -1, -1):
        yield cuts[i], text[cuts[i] : min(end, cuts[i + 1])]


def behind(text: str, cuts: list[int], start: int, end: int, leads: Callable[[str], bool]) -> int:
    """Where a name begins behind the whole words that only lead to it, two signs of it left at least: 深耕|轨道交通."""
    for begin, stop in pairwise(cuts[bisect_left(cuts, start) :]):
        if begin != start or stop >= end - 1 or not leads(text[begin:stop]):
            break
        start = stop
    return start


def run_start(text: str, cuts: list[int], start: int, end: int, stops: frozenset[str]) -> int:
    """Where the words left of `end` begin that none of `stops` parts from it, at least at `start`."""
    at = end
    for begin, word in backwards(text, cuts, end):
        if begin < start or word in stops:
            break
        at = begin
    return at
