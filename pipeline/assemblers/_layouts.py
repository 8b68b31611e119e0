"""The parts of a term in marks (“一核两带三区”), where the text names them right before it or in what follows."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.assemblers._first import first_start
from pipeline.assemblers._lists import LONGEST, Members, members, split
from pipeline.assemblers._phrases import words_of
from pipeline.assemblers._shorthands import LAYOUT
from pipeline.assemblers._stated import Place
from pipeline.numerals import HAN, parse
from pipeline.schema import Reading, Sentence
from pipeline.sentences import last_end

_TERM = re.compile(rf"“(?P<parts>(?:[{HAN}双多][\u4e00-\u9fff]{{1,3}}?)+)”|(?P<bare>{LAYOUT})")
_PART = re.compile(rf"(?P<n>[{HAN}双])(?P<head>[\u4e00-\u9fff]{{1,3}}?)(?=[{HAN}双多]|$)")
# 甲、乙和丙、丁，|完善“一港两廊…”
_LEADS_IN = re.compile(
    "(?:，?(?:不断|持续|全面|加快|基本|着力)*(?:完善|优化|构建|形成|打造|推动|推进|实现|构筑|塑造)了?|的|等)$"
)
_CLAUSE = re.compile("[，。；：！？]")
_STOP = re.compile("[，。；！？]|$")
_NAMELY = re.compile("[^，。；：、“”]{0,8}(?:，?(?:也就是|即|就是|分别是|分别为)：?|：)")
_JOINT = "(?:、|和|与|及|以及)"
_ITEM = "[^，。；：、“”]"
# 以某某区为龙头: what leads is the one; 以乙园、丙园为支撑: what serves it are the several.
_LEADING = "[核中]心|龙头|主[体导]|引领"
_SUPPORTING = "支撑|支点|节点|依托|补充|增长极|副中心|载体|[两双三四五六七八九][翼园区带轴港城极点心核]"
# “一表同享”: no layout of places, and so nothing leads it.
_SPATIAL = frozenset("核主轴带翼极心区圈廊园城港环芯岛湖江河湾谷")
_CORE = re.compile(f"({_ITEM}{{2,18}}?核心区)")
# How many sentences behind the term may say what it stands for.
_REACH = 5
_FEWEST = 3


def dealt_before(reading: Reading, index: int, place: Place) -> Members | None:
    """甲馆、乙馆、丙馆和丁院“三馆一院”: a list of as many things as all its numbers make, dealt out in turn."""
    sentence, found = reading.sentences[index], reading.found[index]
    term = _term(sentence, place)
    numbers = list(_numbers(_said(term))) if term else []
    if not term or len(numbers) < 2:
        return None
    text = sentence.text
    lead = _LEADS_IN.search(text, 0, term.start())
    stop = lead.start() if lead else term.start()
    begin = last_end(_CLAUSE, text, 0, stop)
    items = _as_many(text, begin, stop, numbers)
    if not items:
        return None
    items[0] = (first_start(text, words_of(sentence), items, found), items[0][1])
    return _dealt(sentence, items, numbers, term, place)


def _dealt_after(sentence: Sentence, term: re.Match[str], place: Place) -> Members | None:
    """“三减一增”，也就是减环节、减时间、减费用、增服务: the same behind the term."""
    numbers = list(_numbers(_said(term)))
    namely = _NAMELY.match(sentence.text, term.end()) if len(numbers) > 1 else None
    stop = _STOP.search(sentence.text, namely.end()) if namely else None
    items = _as_many(sentence.text, namely.end(), stop.start(), numbers) if namely and stop else []
    return _dealt(sentence, items, numbers, term, place) if items else None


def _as_many(text: str, start: int, stop: int, numbers: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The items of a stretch, if there are as many as all numbers of a term make."""
    whole = sum(n for _, n in numbers)
    items = split(text, start, stop, whole)
    return items if len(items) == whole >= _FEWEST and all(b - a <= LONGEST for a, b in items) else []


def _dealt(
    sentence: Sentence,
    items: list[tuple[int, int]],
    numbers: list[tuple[int, int]],
    term: re.Match[str],
    place: Place,
) -> Members:
    at = place.start - term.start(term.lastgroup or 0)
    first = sum(n for start, n in numbers if start < at)
    return members(sentence, items[first : first + int(place.n)], closed=True)


def _term(sentence: Sentence, place: Place) -> re.Match[str] | None:
    return next((m for m in _terms(sentence.text) if m.start() <= place.start < m.end()), None)


@lru_cache(maxsize=1)
def _terms(text: str) -> tuple[re.Match[str], ...]:
    """The terms of a sentence, of which each of its numbers asks."""
    return tuple(_TERM.finditer(text))


def _said(term: re.Match[str]) -> str:
    """The words of a term, without its marks."""
    return str(term[term.lastgroup or 0])


def numbered(sentence: Sentence, place: Place) -> int:
    """How many numbers the term in marks has that a place is part of; 0 where it is part of none."""
    term = _term(sentence, place)
    return len(list(_numbers(_said(term).removesuffix("一体")))) if term else 0


def _numbers(parts: str) -> Iterator[tuple[int, int]]:
    """Where the numbers of a term stand in it, and what they say."""
    for part in _PART.finditer(parts):
        yield part.start(), 2 if part["n"] == "双" else int(parse(part["n"]) or 0)


def laid_out(reading: Reading, index: int, place: Place) -> Members | None:
    """以甲为核心，…；打造乙产业带和丙产业带: things that end, or all begin, with what the number counts."""
    term = _term(reading.sentences[index], place)
    if not term:
        return None
    if dealt := _dealt_after(reading.sentences[index], term, place):
        return dealt
    head = reading.sentences[index].text[slice(*place.head)]
    block, said = reading.sentences[index].block, reading.sentences[index].text[place.start : place.end]
    # “三农” is a term of the nation, whatever the next sentence says of 农业、农村、农民.
    reach = 1 if place.settled else _REACH
    for at in range(index, min(index + reach, len(reading.sentences))):
        sentence = reading.sentences[at]
        if sentence.block > block + 1:
            break
        start = term.end() if at == index else 0
        # “一库三平台”：“三平台”为…: there it is counted.
        if sentence.text.find(said, start) >= 0 and not _serves_as(sentence.text, said, start):
            return None
        found = _one(sentence, head, start) if place.n == 1 else _several(reading, at, head, int(place.n), start)
        found = found or _told(sentence, head, int(place.n), start)
        if found:
            return found
    return None


def _told(sentence: Sentence, head: str, n: int, start: int) -> Members | None:
    """“三快一优”。研发投入增长快，…；能源结构优，…: so many clauses that end with the head and open more."""
    clauses = re.finditer(f"(?:^|(?<=[；。：]))({_ITEM}{{2,10}}{head})(?=，)", sentence.text[start:])
    items = [(start + clause.start(1), start + clause.end(1)) for clause in clauses]
    return members(sentence, items, closed=True) if len(items) == n else None


def _one(sentence: Sentence, head: str, start: int) -> Members | None:
    # 以甲为主 is said of all kinds of things.
    as_head = head if head != "主" else "主[体导]"
    leading = f"|{_LEADING}" if head in _SPATIAL else ""
    serving = re.compile(f"以({_ITEM}{{2,20}}?)(?<!同志)为(?:{as_head}{leading})").search(sentence.text, start)
    serving = serving or (_CORE.search(sentence.text, start) if head == "核" else None)
    return members(sentence, [serving.span(1)], closed=True) if serving else None


def _serves_as(text: str, said: str, start: int) -> bool:
    """以乙园、丙园为两园: what the list is said to be."""
    at = text.find(said, start)
    return text[at - 1] == "为"


def _several(reading: Reading, index: int, head: str, n: int, start: int) -> Members | None:
    sentence = reading.sentences[index]
    text = sentence.text
    if n < _FEWEST - 1:
        return None
    one = f"{_ITEM}{{2,18}}?"
    serving = re.compile(f"(?<=以)(?:{one}{_JOINT}){{{n - 1}}}{one}(?=为(?:{_SUPPORTING}))").search(text, start)
    items = split(text, *serving.span(), n) if serving else []
    if len(items) == n:
        return members(sentence, items, closed=True)
    one += head
    run = re.compile(f"(?:{one}{_JOINT}){{{n - 1}}}{one}(?=[，。；：]|$|重点|着力|主要|分别)").search(text, start)
    items = split(text, *run.span(), n) if run else []
    if len(items) == n:
        items[0] = (first_start(text, words_of(sentence), items, reading.found[index]), items[0][1])
        return members(sentence, items, closed=True)
    # 预报、预警、预演、预案|关键技术: the last is as long as the others.
    alike = f"{head}({_ITEM}{{1,5}}?){_JOINT}" + f"{head}{_ITEM}{{1,5}}?{_JOINT}" * (n - 2) + head
    run = re.compile(alike).search(text, start) if n >= _FEWEST else None
    end = run.end() + len(run[1]) if run else 0
    # 治厕、治垃圾、治“风”
    end = text.find("”", end) + 1 if run and text.startswith("“", run.end()) else end
    items = split(text, run.start(), end, n) if run else []
    return members(sentence, items, closed=True) if len(items) == n else None
