"""The members of a count: before it, after a colon, or as 一是…二是… and （一）…（二）… in what follows."""

import re
from statistics import median
from typing import TYPE_CHECKING

from pipeline.assemblers._lists import Members, cut, members, split
from pipeline.assemblers._phrases import LEADS, NOUNLIKE, VERBS, Words
from pipeline.assemblers._steps import following
from pipeline.numerals import HAN, parse
from pipeline.schema import Reading, Sentence

if TYPE_CHECKING:
    from pipeline.assemblers.count import Place

_OPEN = re.compile(r"(?:等|等等|等共|等的)$")
_TRAIL = re.compile(r"(?:等等|等|这些|这|共|总共|合计|共计|的|全部|国家级|省级|主要)$")
_CLAUSE_START = re.compile(r"[，。；：！？](?=[^，。；：！？]*$)")
_INCLUDES = re.compile(r"^(?:：|，?(?:即|分别是|分别为|包括|主要包括|主要是|具体为|具体是|也就是|涵盖|涉及|有)：?)")
_EXAMPLE = re.compile(r"^，?(?:包括|主要包括|如|例如|比如|其中)")
_MEANS = re.compile(r"^(?:为|指|是|即|分别为|分别指|分别是)：?")
_GLOSS = re.compile(r"^(?:[0-9]{1,3}[.．、] ?)?[^“：，。]{0,8}(?P<term>(?:“[^”]{2,20}”)+[^：，。]{0,16})：")
_TERM_NUMBER = re.compile(f"(?P<n>[{HAN}])(?=[\u4e00-\u9fff])")
_NO_MEMBER = re.compile(r"是“|[0-9]+(?:\.[0-9]+)?(?:%|[万亿个家项])|。")
LONGEST_MEMBER = 40


def find(reading: Reading, index: int, words: Words, place: "Place", after: int) -> Members:
    """The members of a count in sentence `index`; what stands before `after` belongs to an earlier count."""
    sentence = reading.sentences[index]
    return (
        _glossed(sentence, place)
        or _before(sentence, words, place, after)
        or _after(sentence, place)
        or following(reading, index, place)
        or Members()
    )


def _before(sentence: Sentence, words: Words, place: "Place", after: int) -> Members | None:
    """A、B、C(等)三大… and “A、B、C”三大…"""
    text, n = sentence.text, int(place.n)
    stop = place.start - (text[place.start - 1 : place.start] == "“")
    while match := _TRAIL.search(text, max(0, stop - 3), stop):
        stop = match.start()
    is_open = "等" in text[stop : place.start]
    clause = _CLAUSE_START.search(text, 0, stop)
    begin = max(clause.end() if clause else 0, after)
    begin += bool(begin == after and text[begin : begin + 1] in "和与、及")
    items = split(text, begin, stop, n)
    quote = text.rfind("“", 0, stop) + 1 if text[stop - 1 : stop] == "”" else 0
    if quote and "、" in text[quote : stop - 1] and len(items) != n:
        items = cut(text, quote, stop - 1, "、")
    if len(items) < 2:
        return None
    items[0] = (_first_start(words, items), items[0][1])
    if not _plausible(text, items, n, is_open=is_open):
        return None
    if place.unit == "“”" and (len(items) != n or words.words[words.at(items[1][0])] in VERBS - NOUNLIKE):
        return None
    return members(sentence, items, closed=not is_open or len(items) == n)


def _plausible(text: str, items: list[tuple[int, int]], n: int, *, is_open: bool) -> bool:
    if any(text.count("“", a, b) != text.count("”", a, b) for a, b in items):
        return False
    if any(not 1 <= b - a <= LONGEST_MEMBER or _NO_MEMBER.search(text, a, b) for a, b in items):
        return False
    # A list that neither fits nor says 等 is a fault of the text only where it is surely a list.
    return len(items) == n or is_open or (len(items) >= 3 and abs(len(items) - n) <= 2)


def _first_start(words: Words, items: list[tuple[int, int]]) -> int:
    """Where the first item begins: after the verbs before it, where it is most like its fellows in length.

    A verb that can be a noun (创新驱动, 规划引领) may begin an item; any other may only if its fellows begin so.
    """
    start, end = items[0]
    usual = median(b - a for a, b in items[1:])
    fellows = any(words.words[words.at(a)] in VERBS - NOUNLIKE for a, b in items[1:] if words.at(a) < len(words.words))
    least = start if fellows else _past_verbs(words, start, end)
    edges = [least]
    for i in range(words.at(least), len(words.words)):
        if words.ends[i] >= end:
            break
        if words.words[i] in VERBS or words.words[i] in LEADS or words.words[i] in "》，":
            edges.append(words.ends[i])
    return min(edges, key=lambda e: (abs(end - e - usual), e))


def _past_verbs(words: Words, start: int, end: int) -> int:
    """Past the leading verbs that take an object; 发展 is one after 加快, else it may be a noun."""
    at, hurried = start, False
    for i in range(words.at(start), len(words.words)):
        word = words.words[i]
        if words.ends[i] >= end or not (word in VERBS or word in LEADS):
            break
        if word in VERBS - NOUNLIKE or (hurried and word in VERBS):
            at = words.ends[i]
        hurried = word in LEADS
    return at


def _glossed(sentence: Sentence, place: "Place") -> Members | None:
    """“三通一码”：A、B、C、D – what a glossary lists is dealt out to the numbers of the term in turn."""
    text, n = sentence.text, int(place.n)
    match = _GLOSS.match(text)
    if not match or not match.start("term") <= place.start < match.end("term"):
        return None
    numbers = [int(parse(m["n"]) or 0) for m in _TERM_NUMBER.finditer(match["term"])]
    starts = [match.start("term") + m.start() for m in _TERM_NUMBER.finditer(match["term"])]
    if place.start not in starts or text[match.end() : match.end() + 1] == "“":
        return None
    at = starts.index(place.start)
    stop = min((i for i in (text.find(c, match.end()) for c in "。；") if i >= 0), default=len(text))
    flat = split(text, match.end(), stop, sum(numbers), "、，")
    if len(flat) != sum(numbers) or any(b - a > LONGEST_MEMBER for a, b in flat):
        return None
    first = sum(numbers[:at])
    return members(sentence, flat[first : first + n], closed=True)


def _after(sentence: Sentence, place: "Place") -> Members | None:
    """三大任务：A、B、C; 包括A、B、C; “四级”为A、B、C、D."""
    text, n, end = sentence.text, int(place.n), place.end
    while end < len(text) and text[end] in "”）":
        end += 1
    opening = _INCLUDES.match(text[end:]) or (place.unit == "“”" and _MEANS.match(text[end:])) or None
    if not opening:
        return None
    start = end + opening.end()
    stop = min((i for i in (text.find(c, start) for c in "。；") if i >= 0), default=len(text))
    clause = text.find("，", start, stop)
    is_open = bool(_OPEN.search(text[start:stop].rstrip("”"))) or bool(_EXAMPLE.match(text[end:]))
    items = split(text, start, stop if clause < 0 else clause, n)
    if clause >= 0 and len(items) != n:
        clauses = cut(text, start, stop, "，")
        items = clauses if len(clauses) == n else items
    if not items:
        return None
    a, b = items[-1]
    items[-1] = (a, a + len(_OPEN.sub("", text[a:b])))
    if not _plausible(text, items, n, is_open=is_open):
        return None
    return members(sentence, items, closed=not is_open or len(items) == n)
