"""The members of a count: before it, after a colon, or as 一是…二是… and （一）…（二）… in what follows."""

import re
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from pipeline.assemblers._phrases import LEADS, NOUNLIKE, VERBS, Words
from pipeline.numerals import HAN, parse
from pipeline.schema import Find, Reading, Sentence, Span

if TYPE_CHECKING:
    from pipeline.assemblers.count import Place

_OPEN = re.compile(r"(?:等|等等|等共|等的)$")
_TRAIL = re.compile(r"(?:等等|等|这些|这|共|总共|合计|共计|的|全部|国家级|省级|主要)$")
_CLAUSE_START = re.compile(r"[，。；：！？](?=[^，。；：！？]*$)")
_AND = re.compile(r"以及|[和与及]")
_LATER_HEAD = re.compile(
    r"(?:方面|任务|工作|重点|措施|举措|行动|目标|工程|部分|体系|原则|战略|关键|坚持|环节|问题|转变|领域)$"
)
_INCLUDES = re.compile(r"^(?:：|，?(?:即|分别是|分别为|包括|主要包括|主要是|具体为|具体是|也就是|涵盖|涉及|有)：?)")
_EXAMPLE = re.compile(r"^，?(?:包括|主要包括|如|例如|比如|其中)")
_MEANS = re.compile(r"^(?:为|指|是|即|分别为|分别指|分别是)：?")
_GLOSS = re.compile(r"^(?:[0-9]{1,3}[.．、] ?)?[^“：，。]{0,8}(?P<term>(?:“[^”]{2,20}”)+[^：，。]{0,16})：")
_TERM_NUMBER = re.compile(f"(?P<n>[{HAN}])(?=[\u4e00-\u9fff])")
_NO_MEMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:%|[万亿个家项])|。")
LONGEST_MEMBER = 40


class Members(NamedTuple):
    """Member texts, whether the list claims to be whole, and the members' places in the document."""

    texts: tuple[str, ...] = ()
    closed: bool = False
    spans: tuple[tuple[int, int], ...] = ()


def find(reading: Reading, index: int, words: Words, place: "Place", after: int) -> Members:
    """The members of a count in sentence `index`; what stands before `after` belongs to an earlier count."""
    sentence = reading.sentences[index]
    return (
        _glossed(sentence, place)
        or _before(sentence, words, place, after)
        or _after(sentence, place)
        or _ordinals(reading, index, place)
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
    items = _split(text, begin, stop, n)
    quote = text.rfind("“", 0, stop) + 1 if text[stop - 1 : stop] == "”" else 0
    if quote and "、" in text[quote : stop - 1] and len(items) != n:
        items = _cut(text, quote, stop - 1, "、")
    if not items:
        return None
    items[0] = (_first_start(words, items), items[0][1])
    if not _plausible(text, items, n, is_open=is_open):
        return None
    if place.unit == "“”" and (len(items) != n or words.words[words.at(items[1][0])] in VERBS - NOUNLIKE):
        return None
    return _members(sentence, items, closed=not is_open or len(items) == n)


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
    flat = _split(text, match.end(), stop, sum(numbers), "、，")
    if len(flat) != sum(numbers) or any(b - a > LONGEST_MEMBER for a, b in flat):
        return None
    first = sum(numbers[:at])
    return _members(sentence, flat[first : first + n], closed=True)


def _split(text: str, start: int, end: int, n: int, marks: str = "、") -> list[tuple[int, int]]:
    """The list items of a stretch: at 、, and at 和/与/及 where that makes the stated number."""
    items = _cut(text, start, end, marks)
    missing = n - len(items)
    # 和 joins the last two of a list first; names keep theirs.
    for i in range(len(items) - 1, -1, -1):
        joint = _and_at(text, items[i]) if missing > 0 else None
        if joint:
            items[i : i + 1] = [(items[i][0], joint.start()), (joint.end(), items[i][1])]
            missing -= 1
    return items if len(items) >= 2 else []


def _and_at(text: str, item: tuple[int, int]) -> re.Match[str] | None:
    matches = [m for m in _AND.finditer(text, *item) if m.start() - item[0] >= 2 and item[1] - m.end() >= 2]
    return matches[-1] if matches else None


def _cut(text: str, start: int, end: int, marks: str) -> list[tuple[int, int]]:
    """Cut at marks that stand outside quotation marks and brackets."""
    items, depth, at = [], 0, start
    for i in range(start, end):
        if text[i] in "“（《":
            depth += 1
        elif text[i] in "”）》":
            depth -= 1
        elif text[i] in marks and depth == 0:
            items.append((at, i))
            at = i + 1
    items.append((at, end))
    return [(a, b) for a, b in items if text[a:b].strip()]


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
    items = _split(text, start, stop if clause < 0 else clause, n)
    if clause >= 0 and len(items) != n:
        clauses = _cut(text, start, stop, "，")
        items = clauses if len(clauses) == n else items
    if not items:
        return None
    a, b = items[-1]
    items[-1] = (a, a + len(_OPEN.sub("", text[a:b])))
    if not _plausible(text, items, n, is_open=is_open):
        return None
    return _members(sentence, items, closed=not is_open or len(items) == n)


def _ordinals(reading: Reading, index: int, place: "Place") -> Members | None:
    """一是…二是…, （一）…（二）… after a count that announces them, up to the next list of the same style."""
    text, end, n = reading.sentences[index].text, place.end, int(place.n)
    if not _LATER_HEAD.search(text[:end]) or len(text) - end > 12:
        return None
    items: list[tuple[Sentence, int, int]] = []
    style = ""
    for sentence, found in list(reading)[index : index + 60 * n]:
        ordinals = (
            _dashes(sentence, len(items))
            if style in ("", "—") and sentence.text.startswith("——")
            else [
                f for f in found if f.kind == "ORDINAL" and (sentence is not reading.sentences[index] or f.start >= end)
            ]
        )
        for position, ordinal in enumerate(ordinals):
            kind, _, number = str(ordinal.value).partition(":")
            if not style and number == "1":
                style = kind
            if kind != style:
                continue
            if number != str(len(items) + 1):
                return _gathered(items)
            stop = ordinals[position + 1].start if position + 1 < len(ordinals) else len(sentence.text)
            items.append((sentence, ordinal.end, stop))
        if (
            not style
            and sentence is not reading.sentences[index]
            and sentence.start - reading.sentences[index].end > 200
        ):
            return None
    return _gathered(items)


def _dashes(sentence: Sentence, done: int) -> list[Find]:
    return [Find("ORDINAL", 0, len(sentence.text) - len(sentence.text.lstrip("—")), f"—:{done + 1}")]


def _gathered(items: list[tuple[Sentence, int, int]]) -> Members | None:
    if len(items) < 2:
        return None
    spans = []
    for sentence, start, stop in items:
        body = re.match(r"[^。；！？]*", sentence.text[start:stop])
        length = len(body.group().rstrip("，、")) if body else 0
        spans.append(sentence.span(start, start + length))
    return _listed(spans, closed=True)


def _members(sentence: Sentence, items: list[tuple[int, int]], *, closed: bool) -> Members:
    kept = [(a, b) for a, b in (_bare(sentence.text, *item) for item in items) if b > a]
    return _listed([sentence.span(a, b) for a, b in kept], closed=closed)


def _listed(spans: list[Span], *, closed: bool) -> Members:
    return Members(tuple(s.text for s in spans), closed, tuple((s.start, s.end) for s in spans))


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the quotation marks around it, but with those inside."""
    if text[start:end].startswith("“") and text.find("”", start, end) == end - 1:
        return start + 1, end - 1
    return start, end
