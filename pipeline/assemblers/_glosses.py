"""What a glossary deals out to the numbers of a term: “三通一码”：A、B、C、D."""

import re
from functools import lru_cache

from pipeline.assemblers._lists import LONGEST, Members, list_end, members, namely, split
from pipeline.assemblers._stated import Place
from pipeline.numerals import HAN, parse
from pipeline.schema import Sentence

_GLOSS = re.compile(
    r"^(?:[0-9]{1,3}[.．、] ?)?[^“：，。]{0,8}(?P<term>(?:“[^”]{2,20}”)+[^：，。]{0,16})："
    r"|(?P<said>“[^”]{2,20}”)[^：，。]{0,8}，即"
)
_TERM_NUMBER = re.compile(f"(?P<n>[{HAN}])(?=[\u4e00-\u9fff])")
# “一核两带” up to one of its numbers
_TERM = re.compile(f"“[^“”]*[{HAN}][\u4e00-\u9fff]{{1,2}}$")
_DEFINES = "(?:分别)?(?:为|是|即|指|就是|：)"
_END = re.compile("[，。；）]")
# “一核”：以某某区为核心
SERVES = re.compile("以([^，。；]{2,40}?)为[\u4e00-\u9fff]{2,4}(?=[，。；]|$)")
# 产业、科技、人才四项基础政策: behind the last member stands the same number once more.
AGAIN = re.compile(f"[{HAN}](?:大|个|项|类|条|张|种)[\u4e00-\u9fff]")


def _defined(text: str, place: Place) -> list[tuple[int, int]]:
    """“一核两带”布局：一核为A，两带为B、C – what the same sentence says of that part of the term."""
    whole = text.startswith("”", place.end) and text.endswith("“", 0, place.start)
    term = None if whole else _TERM.search(text, 0, place.end)
    again = re.compile(f"(?<!“){text[place.start : place.end]}{_DEFINES}").search(text, place.end) if term else None
    if not again:
        return []
    stop = _END.search(text, again.end())
    end = stop.start() if stop else len(text)
    items = [(again.end(), end)] if place.n == 1 else split(text, again.end(), end, int(place.n))
    return items if len(items) == place.n and all(b - a <= LONGEST for a, b in items) else []


@lru_cache(maxsize=1)
def _glosses(text: str) -> tuple[re.Match[str], ...]:
    """What a sentence glosses, of which each of its numbers asks."""
    return tuple(_GLOSS.finditer(text))


def glossed(sentence: Sentence, place: Place) -> Members | None:
    """“三通一码”：A、B、C、D – what a glossary lists is dealt out to the numbers of the term in turn."""
    text, n = sentence.text, int(place.n)
    if defined := _defined(text, place):
        return members(sentence, defined, closed=True)
    match = next((m for m in _glosses(text) if m.start(m.lastgroup or 0) <= place.start < m.end()), None)
    if not match:
        return None
    term = match.lastgroup or 0
    numbers = [int(parse(m["n"]) or 0) for m in _TERM_NUMBER.finditer(match[term])]
    starts = [match.start(term) + m.start() for m in _TERM_NUMBER.finditer(match[term])]
    if place.start not in starts or text[match.end() : match.end() + 1] in ("“", "："):
        return None
    if any(parse(again[0][0]) == n for again in AGAIN.finditer(text, match.end())):
        return None
    at = starts.index(place.start)
    opens = namely(text, match.end())
    serving = SERVES.match(text, opens)
    start, stop = serving.span(1) if serving else (opens, list_end(text, opens))
    flat = split(text, start, stop, sum(numbers), "、，")
    # 使用权、处置权、收益权改革，旨在…
    clause = text.find("，", start, stop)
    if clause > 0 and len(flat) > sum(numbers):
        flat = split(text, start, clause, sum(numbers))
    if len(flat) != sum(numbers) or any(b - a > LONGEST or "“" in text[a + 1 : b] for a, b in flat):
        return None
    first = sum(numbers[:at])
    return members(sentence, flat[first : first + n], closed=True)
