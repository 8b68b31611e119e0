"""Words of trades: whether each stands for one where it stands, by weights that were learned beside the rules.

Rules say of a word 养老 or 煤炭 what is right most often; what else is told of it there may say otherwise. Both what
they find and the words of the lexicon that they pass over are weighed.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.lexicons import trades
from pipeline.recognisers._line import Line, Listing, lines
from pipeline.recognisers._passed_over import passed_over
from pipeline.recognisers._weighed import Weighing, Word, beside
from pipeline.schema import NAME_KINDS, Find, Reading

_KIND = "INDUSTRY"
_NAMES = frozenset(NAME_KINDS)
_CLAUSE = re.compile("[。；，\n]")
_JOINED = ("、", "和", "与", "及")
_MOST, _LONGEST, _OFTEN = 3, 8, 2


def _traits(reading: Reading) -> Iterator[tuple[int, list[tuple[Word, list[str]]]]]:
    lines_with = [(index, line, words) for index, line, found in lines(reading) if (words := _words(line, found))]
    taken = Counter(line.text[word.start : word.end] for _, line, words in lines_with for word in words if word.ruled)
    for index, line, words in lines_with:
        over = [listing for listing in line.listings if passed_over(line, listing)]
        told = (
            sorted({*_told(line, words, i), *_often(line, word, taken), _passed_over(word, over)})
            for i, word in enumerate(words)
        )
        yield index, list(zip(words, told, strict=True))


def _words(line: Line, found: Sequence[Find]) -> list[Word]:
    """What the rules find, and what the lexicon knows where no name has been found."""
    known = line.known.get("industry", ())
    ruled = [Word(find.start, find.end, ruled=True) for find in found if find.kind == _KIND]
    if not known:
        return ruled
    names = [(find.start, find.end) for find in found if find.kind in _NAMES]
    silent = (Word(a, b, ruled=False) for a, b in known if all(b <= start or end <= a for start, end in names))
    return sorted((*ruled, *silent))


def _told(line: Line, words: Sequence[Word], i: int) -> list[str]:
    start, end, ruled = words[i]
    text = line.text
    word, by = text[start:end], f"ruled {ruled:d}"
    use = f"use {trades().get(word, '-')}"
    left, right = text[max(0, start - 2) : start], text[end : end + 2]
    return [
        by, use, f"{by} {use}", f"word {word}", f"ends {word[-2:]}", f"ends {word[-1]}",
        f"long {min(end - start, _LONGEST)}", f"left {left}", f"right {right}",
        f"{by} left {left}", f"{by} right {right}",
        f"listed {left[-1:] in _JOINED:d}{right[:1] in _JOINED or right[:1] == '等':d}",
        *beside(line, start, end),
        *_led(line, start, end),
        *_company(line, words, i),
    ]  # fmt: skip


def _passed_over(word: Word, over: Sequence[Listing]) -> str:
    """Whether it stands in a list whose items are no trades by what is said of them; `over`: those of its line."""
    return f"passed over {any(each.items[0][0] <= word.start and word.end <= each.end for each in over):d}"


def _often(line: Line, word: Word, taken: Counter[str]) -> Iterator[str]:
    """How often the rules take the word for a trade elsewhere in the text."""
    times = min(_OFTEN, taken[line.text[word.start : word.end]] - word.ruled)
    yield f"elsewhere {times}"
    yield f"ruled {word.ruled:d} elsewhere {times}"


def _led(line: Line, start: int, end: int) -> Iterator[str]:
    """The words that lead to the list in which it stands."""
    for listing in line.listings:
        if listing.items[0][0] <= start and end <= listing.end:
            at = bisect_left(line.cuts, listing.items[0][0])
            yield from {f"led {line.text[a:b]}" for a, b in pairwise(line.cuts[max(0, at - 2) : at + 1])}


def _company(line: Line, words: Sequence[Word], i: int) -> Iterator[str]:
    """Who stands with it in its clause, and right before and after it in its list."""
    start, end, ruled = words[i]
    clause = [
        word
        for word in words
        if word.start != start and not _CLAUSE.search(line.text, min(word.end, end), max(word.start, start))
    ]
    others = sum(word.ruled for word in clause)
    yield f"company {min(_MOST, others)}"
    yield f"company {min(_MOST, len(clause))} in all"
    yield f"ruled {ruled:d} company {others > 0:d}"
    before = words[i - 1] if i and line.text[words[i - 1].end : start] in _JOINED else None
    after = words[i + 1] if i + 1 < len(words) and line.text[end : words[i + 1].start] in _JOINED else None
    yield f"between {_by(before)} {_by(after)}"


def _by(word: Word | None) -> str:
    return "-" if word is None else str(int(word.ruled))


WEIGHING = Weighing(_KIND, _traits)
