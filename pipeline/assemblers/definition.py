"""Definition: the entries of a 名词解释; elsewhere 本办法所称甲，是指…, 甲是指…, “甲”（即…）."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.schema import Definition, Reading, Sentence

_GLOSSARY = re.compile(
    "(?:名词|术语|词语|词汇|用语|概念|缩略语)(?:和缩略语|及缩略语)?(?:解释|注释|释义|说明|解读)|^(?:附注|注释|名词附注)：?$"
)
_ANNOUNCED = re.compile("解释|注释|释义|说明|解读|附注")
_LONGEST_TITLE = 50
_NUMBER = (
    r"[0-9]{1,3}[.．、）](?!\s?[0-9]+(?:[%％月]|亿|万))|（[0-9]{1,3}）|[①-⑳]|[\[［【〔][0-9]{1,3}[\]］】〕]"
    "|注[0-9]{1,2}：|[一二三四五六七八九十]{1,3}、"
)
_POINTS = "(?:是|系)指(?![导令向明示标挥派望数出责定])"
_PART = "“[^“”]{1,40}”|《[^《》]{1,40}》|（[^（）]{1,20}）|[^“”《》（）：，。；！？]"
_ENTRY = re.compile(
    rf"\s*(?P<number>{_NUMBER})?\s*(?P<term>(?:{_PART}){{1,40}}?)\s*(?:：(?:{_POINTS}|指)?|，?{_POINTS}|，指|——)\s*(?=\S)"
)
_DIGITS = re.compile("[0-9]+|[一二三四五六七八九十]+|[①-⑳]")
# Elsewhere a definition says that it is one.
_CALLED = re.compile(
    rf"(?:本[\u4e00-\u9fff]{{1,8}}|上述|前款)所称的?(?P<term>(?:{_PART}){{2,30}}?)，?(?:{_POINTS}|，指)(?=.{{4}})"
)
_IS = re.compile(
    rf"(?![这那我它其就也都]|主要|一般)(?P<term>“[^“”]{{2,20}}”|[^“”《》（）：，。；！？、的]{{2,14}})，?{_POINTS}(?=.{{4}})"
)
_THAT_IS = re.compile(
    "(?P<term>“[^“”]{2,24}”)[\u4e00-\u9fff]{0,4}(?:（即：?(?=[^（）]{4,}）)|，即：?(?![使可将便刻日时有]))"
)
_ENDS = {"（": "）", "，": "。；"}


def assemble(reading: Reading, _: tuple[object, ...]) -> Iterator[Definition]:
    """The definitions of a document, each where its term stands; quotation marks around the whole term stay outside."""
    glossary: frozenset[int] = frozenset()
    if _ANNOUNCED.search(reading.document.text):
        glossary = frozenset(_glossary(reading))
        yield from _entries([sentence for sentence in reading.sentences if sentence.block in glossary])
    for sentence in reading.sentences:
        if sentence.block not in glossary and ("指" in sentence.text or "即" in sentence.text):
            yield from _said(sentence)


def _glossary(reading: Reading) -> Iterator[int]:
    """The blocks below a title that announces explanations, up to the next heading of its rank."""
    rank = -1
    for index, block in enumerate(reading.document.blocks):
        text = "".join(reading.document.text[block.start : block.end].split())
        if len(text) <= _LONGEST_TITLE and _GLOSSARY.search(text) and not _ENTRY.match(text):
            rank = block.level if block.kind == "heading" else 9
        elif block.kind == "heading" and block.level <= rank and not _ENTRY.match(text):
            rank = -1
        elif rank >= 0 and block.kind != "boilerplate":
            yield index


def _entries(sentences: Sequence[Sentence]) -> Iterator[Definition]:
    """One definition for every block that begins as an entry does; where some are numbered, those that are."""
    blocks = [tuple(same) for _, same in groupby(sentences, key=lambda sentence: sentence.block)]
    found = [(block, match) for block in blocks if (match := _ENTRY.match(block[0].text))]
    numbered = any(match["number"] for _, match in found)
    for block, match in found:
        if match["number"] or not numbered:
            yield _definition(block, match, len(block[-1].text))


def _said(sentence: Sentence) -> Iterator[Definition]:
    text = sentence.text
    called = tuple(_CALLED.finditer(text))
    for match in called:
        yield _definition((sentence,), match, _end(text, match.end(), "。"))
    if not called and (opening := _IS.match(text)):
        yield _definition((sentence,), opening, _end(text, opening.end(), "。"))
    for match in _THAT_IS.finditer(text):
        mark = "（" if "（" in match.group() else "，"
        yield _definition((sentence,), match, _end(text, match.end(), _ENDS[mark]))


def _end(text: str, start: int, marks: str) -> int:
    return min((at for mark in marks if (at := text.find(mark, start)) >= 0), default=len(text))


def _definition(block: Sequence[Sentence], match: "re.Match[str]", end: int) -> Definition:
    """The term of a match in the first sentence, and what follows up to a place in the last."""
    first, last = block[0], block[-1]
    start, stop = match.span("term")
    if first.text[start] == "“" and first.text.find("”", start) == stop - 1:
        start, stop = start + 1, stop - 1
    span = first.span(start, stop)
    number = _DIGITS.search(match.groupdict().get("number") or "")
    words = first.text[match.end() : end] if first is last else first.text[match.end() :]
    return Definition(
        span.document,
        span.start,
        span.end,
        span.text,
        definition="".join((words, *(s.text for s in block[1:-1]), *((last.text[:end],) if first is not last else ()))),
        definition_start=first.source(match.end(), len(first.text))[0],
        definition_end=last.source(0, end)[1],
        number=number.group() if number else "",
    )
