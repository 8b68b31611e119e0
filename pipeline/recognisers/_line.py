"""A sentence as the name recognisers read it: its word edges, places and lists, worked out once for all of them."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, count, pairwise
from typing import NamedTuple

from pipeline import numerals
from pipeline.lexicons import table, trades, words
from pipeline.recognisers._lexical import matcher, run_start, scanner
from pipeline.recognisers._own_places import own_places
from pipeline.recognisers._place import ALONE, places
from pipeline.schema import Find, Reading

Span = tuple[int, int]
STOPS = frozenset(words("stops"))
# What a match of a pattern says, and patterns with what theirs do.
Read = Callable[["Line", re.Match[str]], Iterable[Span]]
Rows = tuple[tuple[Read, str], ...]


def _listed(name: str, *roles: str) -> list[str]:
    return [row[next(iter(row))] for row in table(name) if row["role"] in roles]


_scan = scanner(
    {
        "place": [word for word in ALONE if len(word) > 1],
        "industry": tuple(trades()),
        "carrier": _listed("carriers", "name", "network"),
        "carrier head": _listed("carriers", "title", "site", "wide", "class"),
        "organisation": _listed("orgs", "name"),
        "organisation head": _listed("orgs", "head"),
        "slogan": words("slogans"),
    },
    # 美丽江西: 丽江 is in it, and no word.
    all_of="place",
)
_RUN = re.compile(r"[^，。；：！？\n]{4,}")
# 1、装备制造和食品加工两大主导产业: the mark behind a line's number parts no items.
_ORDINAL = re.compile("(?:[0-9]{1,2}|(?:[二三]?十)?[一二三四五六七八九]|[二三]?十)、")
_ETC = re.compile("等(?!级|待|同|值|额|奖|于|候|次|距|分)")
# Words that also stand inside the names of works: 全面技改升级, 三期扩建.
_INSIDE = frozenset(
    "全面 综合 整体 部分 扩建 改建 新建 续建 发展 建设 上 中 下 内 外 前 后 和 与 及 新 省 市 区".split()
)
_STARTS = STOPS - _INSIDE
_LEADING = re.compile(
    "(?:[加着全大][力快]|深入|继续|高标准|因地制宜)?(?:新（[扩改续]）建|建设|发展|新建|续建|改建|改扩建|扩建|开展|开工)"
)


class Listing(NamedTuple):
    """A、B、C等: the items as (start, end), where the last one ends, and whether 等 follows it."""

    items: tuple[tuple[int, int], ...]
    end: int
    etc: bool

    def are(self, number: str) -> bool:
        """Whether it has as many items as the number behind it says: 甲、乙两家."""
        return numerals.parse(number.replace("两", "二")) == len(self.items)


class Line(NamedTuple):
    """Text and word edges of a sentence, what the lexicons know in it, its places (and end → start), its lists."""

    text: str
    cuts: list[int]
    known: dict[str, list[tuple[int, int]]]
    places: tuple[tuple[int, int], ...]
    place_at: dict[int, int]
    listings: tuple[Listing, ...]


def whole(_line: Line, match: re.Match[str]) -> Iterator[Span]:
    """All of the match."""
    yield match.span()


def named(_line: Line, match: re.Match[str]) -> Iterator[Span]:
    """The part of the match that is called so."""
    yield match.span("name")


def placed(line: Line, match: re.Match[str]) -> Iterator[Span]:
    """The match with the place before it, where one stands there."""
    if match.start() in line.place_at:
        yield line.place_at[match.start()], match.end()


class Same:
    """Sentences as a key: the very same tuple, not an equal one, whose comparison would cost more than its lines."""

    def __init__(self, reading: Reading) -> None:
        self.document = reading.document
        self.sentences = reading.sentences

    def __hash__(self) -> int:
        return id(self.sentences)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.sentences is other.sentences


def lines(reading: Reading) -> Iterator[tuple[int, Line, tuple[Find, ...]]]:
    """Every sentence with its index, its line and what has been found in it."""
    return zip(count(), cut(Same(reading)), reading.found, strict=False)


@lru_cache(maxsize=1)
def cut(same: Same) -> tuple[Line, ...]:
    """The lines alone, one a sentence."""
    own = own_places(same.document, same.sentences)
    find = matcher(own)
    return tuple(_line(sentence.text, sentence.words, find) for sentence in same.sentences)


def _line(text: str, cut: tuple[str, ...], own: Callable[[str], Iterator[tuple[int, int]]]) -> Line:
    cuts = list(accumulate(map(len, cut), initial=0))
    known = _scan(text, cuts)
    here = places(text, cuts, known.get("place", []), own(text))
    return Line(text, cuts, known, here, {end: start for start, end in here}, tuple(_listings(text, cuts)))


def _listings(text: str, cuts: list[int]) -> Iterator[Listing]:
    if "、" not in text and "等" not in text:
        return
    numbered = _ORDINAL.match(text)
    for run in _RUN.finditer(text):
        start, stop = run.span()
        start = numbered.end() if numbered and not start else start
        if text.find("、", start, stop) < 0 and text.find("等", start, stop) < 0:
            continue
        for etc in _ETC.finditer(text, start, stop):
            if items := _items(text, cuts, start, etc.start()):
                yield Listing(items, etc.start(), etc=True)
            start = etc.end()
        if text.find("、", start, stop) >= 0 and (items := _items(text, cuts, start, stop)):
            yield Listing(items, stop, etc=False)


def _items(text: str, cuts: list[int], start: int, end: int) -> tuple[tuple[int, int], ...]:
    commas: list[int] = []
    at = text.find("、", start, end)
    while at >= 0:
        if not _quoted(text, start, at):
            commas.append(at)
        at = text.find("、", at + 1, end)
    bounds = [start, *(i + 1 for i in commas), end + 1]
    items = [(a, b - 1) for a, b in pairwise(bounds) if b - 1 > a]
    if items:
        items[0] = (_begins(text, cuts, *items[0]), items[0][1])
    return tuple((a, b) for a, b in items if a < b)


def _quoted(text: str, start: int, at: int) -> bool:
    return text.count("“", start, at) > text.count("”", start, at)


def _begins(text: str, cuts: list[int], start: int, end: int) -> int:
    """The first item begins after the last verb or function word before it."""
    at = run_start(text, cuts, start, end, _STARTS)
    # 做大做|强雄安科技园: cut in the wrong place.
    at += text[at - 1 : at + 1] in ("做大", "做强", "做优", "做精")
    led = _LEADING.match(text, at)
    return led.end() if led and led.end() < end else at
