"""What a glossary deals out to the numbers of a term: “三通一码”：A、B、C、D."""

import re
from typing import TYPE_CHECKING

from pipeline.assemblers._lists import LONGEST, Members, list_end, members, split
from pipeline.numerals import HAN, parse
from pipeline.schema import Sentence

if TYPE_CHECKING:
    from pipeline.assemblers._places import Place

_GLOSS = re.compile(
    r"^(?:[0-9]{1,3}[.．、] ?)?[^“：，。]{0,8}(?P<term>(?:“[^”]{2,20}”)+[^：，。]{0,16})："
    r"|(?P<said>“[^”]{2,20}”)[^：，。]{0,8}，即"
)
_TERM_NUMBER = re.compile(f"(?P<n>[{HAN}])(?=[\u4e00-\u9fff])")
# 产业、科技、人才四项基础政策: behind the last member stands the same number once more.
AGAIN = re.compile(f"[{HAN}](?:大|个|项|类|条|张|种)[\u4e00-\u9fff]")


def glossed(sentence: Sentence, place: "Place") -> Members | None:
    """“三通一码”：A、B、C、D – what a glossary lists is dealt out to the numbers of the term in turn."""
    text, n = sentence.text, int(place.n)
    match = next((m for m in _GLOSS.finditer(text) if m.start(m.lastgroup or 0) <= place.start < m.end()), None)
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
    stop = list_end(text, match.end())
    flat = split(text, match.end(), stop, sum(numbers), "、，")
    if len(flat) != sum(numbers) or any(b - a > LONGEST or "“" in text[a + 1 : b] for a, b in flat):
        return None
    first = sum(numbers[:at])
    return members(sentence, flat[first : first + n], closed=True)
