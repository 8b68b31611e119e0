"""Words in quotation marks: whether each is a coined formula where it stands, by weights learned beside the rules."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.recognisers._line import Line, lines
from pipeline.recognisers._phrase import COMMON, unusual
from pipeline.recognisers._quoted import BAD_BEFORE, COINING, NUMERIC, PROGRAMME, SETTLED, TROUBLE, WEAK_PROGRAMME
from pipeline.recognisers._weighed import Weighing, Word, beside
from pipeline.schema import NAME_KINDS, Find, Reading

_KIND = "SLOGAN"
_NAMES = frozenset(NAME_KINDS) - {_KIND}
_QUOTED = re.compile("“([^“”]{1,40})”")
_COUNTING = frozenset("一二三四五六七八九十百千万两双+、，")
_LONGEST, _SHAPE, _MOST, _STRANGE, _FAR = 14, 8, 3, 4, 14


def _traits(reading: Reading) -> Iterator[tuple[int, list[tuple[Word, list[str]]]]]:
    for index, line, found in lines(reading):
        if words := _words(line, found):
            yield index, [(word, sorted(set(_told(line, word, words)))) for word in words]


def _words(line: Line, found: Sequence[Find]) -> list[Word]:
    """What the rules find, and what else stands in quotation marks in no name."""
    ruled = [Word(find.start, find.end, ruled=True) for find in found if find.kind == _KIND]
    names = [(find.start, find.end) for find in found if find.kind in _NAMES]
    silent = []
    for quoted in _QUOTED.finditer(line.text) if "“" in line.text else ():
        start, end = quoted.span(1)
        apart = all(b <= start or end <= a or (start <= a and b <= end and b - a < end - start) for a, b in names)
        if apart and all(end <= word.start or word.end <= start for word in ruled):
            silent.append(Word(start, end, ruled=False))
    return sorted((*ruled, *silent))


def _told(line: Line, word: Word, words: Sequence[Word]) -> Iterator[str]:
    text, (start, end, ruled) = line.text, word
    coined, by, marked = text[start:end], f"ruled {ruled:d}", text[start - 1 : start] == "“"
    opens, closes = start - marked, end + marked
    long, right = f"long {min(len(coined), _LONGEST)}", text[closes : closes + 2]
    yield from (
        by, f"quoted {marked:d}", long, f"{by} {long}", f"word {coined}", f"first {coined[:1]}", f"first {coined[:2]}",
        f"last {coined[-1:]}", f"last {coined[-2:]}", f"left {text[max(0, opens - 2) : opens]}",
        f"left {text[max(0, opens - 1) : opens]}", f"{by} left {text[max(0, opens - 1) : opens]}",
        f"right {right}", f"right {right[:1]}", f"{by} right {right}", f"{by} right {right[:1]}",
        f"common {coined in COMMON:d}", f"strange {min(_STRANGE, unusual(line, start, end))}",
        f"place {any(a < end and start < b for a, b in line.places):d}", f"shape {_shape(coined)}",
        f"company {min(_MOST, sum(other.ruled for other in words if other != word))}",
        f"company {min(_MOST, len(words) - 1)} in all",
    )  # fmt: skip
    before, after = text[max(0, opens - _FAR) : opens], text[closes : closes + 2 * _FAR]
    behind = {"programme": PROGRAMME, "weak programme": WEAK_PROGRAMME, "trouble": TROUBLE}
    yield from (f"{name} {pattern.match(after) is not None:d}" for name, pattern in behind.items())
    yield f"coining {COINING.search(before) is not None:d}"
    yield f"bad {BAD_BEFORE.search(before) is not None:d}"
    yield f"settled {coined in SETTLED:d}"
    yield f"numeric {NUMERIC.match(coined) is not None:d}"
    inner = [start, *line.cuts[bisect_right(line.cuts, start) : bisect_left(line.cuts, end)], end]
    yield from (f"in {text[a:b]}" for a, b in pairwise(inner))
    yield from beside(line, opens, closes)


def _shape(coined: str) -> str:
    """How it is built of numbers, letters and signs: 一x三x, A+A."""
    return "".join(sign if sign in _COUNTING else "A" if sign.isascii() else "x" for sign in coined[:_SHAPE])


WEIGHING = Weighing(_KIND, _traits)
