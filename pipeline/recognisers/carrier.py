"""CARRIER: named zones, parks, bases, platforms, laboratories, pilot areas, sites and works."""

import re
from collections.abc import Iterator

from pipeline.lexicons import table
from pipeline.recognisers._lexical import edges, fits, matcher
from pipeline.recognisers._phrase import left, specific
from pipeline.recognisers._place import PLACES, governed
from pipeline.schema import Find, Reading, Sentence

_ROLES = {row["word"]: row["role"] for row in table("carriers")}
_names = matcher(word for word, role in _ROLES.items() if role == "name")
_heads = matcher(word for word, role in _ROLES.items() if role != "name")
_COUNTED_AFTER = re.compile(
    r"(?:[、和](?:[^，。；、和]{2,12}))?(?:达到?|增至|总数达?|累计|新增)?[0-9]+(?:余|多)?[个家座处批条]"
)
_COUNTED = re.compile(
    r"(?:[0-9一二三四五六七八九十两多几数]+(?:余|多)?[个家座处条批类]|一批|各类|若干|一大批|每个|部分|各)(?:[^，。；、]{0,8})$"
)
_TO_BE = re.compile(
    "(?:建设|打造|创建|争创|申建|建成|成为|申报|获批|入选|加快|推进|打造成|依托|达到|争取|提升|巩固|聚焦|以|为|和|、|围绕|——|设立)[^，。；、]{0,2}$"
)
_AFTER = re.compile("^(?:体系|系统|网络|集群|群|能力|水平|机制|模式|格局|类|化|型|环节|内外|等级)")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Known names, and heads with enough of a name before them; then their repetitions."""
    own = frozenset(governed(reading.document))
    memory: set[str] = set()
    for index, sentence in enumerate(reading.sentences):
        for start, end in _names(sentence.text):
            yield index, Find("CARRIER", start, end)
        cuts: list[int] = []
        for start, end in _heads(sentence.text):
            cuts = cuts or edges(sentence)
            for a, b in _named(sentence, cuts, start, end, own):
                if a >= 0:
                    memory.add(sentence.text[a:b])
                    yield index, Find("CARRIER", a, b)
    if memory:
        again = matcher(sorted(name for name in memory if len(name) > 3))
        for index, sentence in enumerate(reading.sentences):
            for start, end in again(sentence.text):
                yield index, Find("CARRIER", start, end)


def _named(sentence: Sentence, cuts: list[int], start: int, end: int, own: frozenset[str]) -> Iterator[tuple[int, int]]:
    text = sentence.text
    if not fits(cuts, end, end) or _AFTER.match(text[end : end + 2]):
        return
    name = left(sentence, cuts, start, own)
    modifier = text[name.start : start]
    if not modifier or (len(modifier) == 1):
        return
    if _COUNTED_AFTER.match(text, end) or (
        not _has_place(modifier, own) and _COUNTED.search(text[max(0, name.start - 12) : name.start])
    ):
        return
    role = _ROLES[text[start:end]]
    if _is_named(sentence, cuts, name.start, start, role, name.anchored, own):
        yield name.start, end
        yield from _elliptic(text, name.start, start, own)


def _has_place(modifier: str, own: frozenset[str]) -> bool:
    return any(modifier.startswith(p) for p in own) or any(modifier[:n] in PLACES for n in range(2, 8))


def _is_named(
    sentence: Sentence, cuts: list[int], start: int, head: int, role: str, anchored: bool, own: frozenset[str]
) -> bool:
    modifier = sentence.text[start:head]
    if "”" in modifier or _has_place(modifier, own):
        return True
    weight = specific(sentence, cuts, start, head)
    if anchored:
        return len(modifier) >= 4 or weight >= 2
    if role == "title":
        return weight >= 2 and len(modifier) >= 4 and bool(_TO_BE.search(sentence.text[max(0, start - 8) : start]))
    return weight >= 2 and weight * 2 >= len(modifier)


def _elliptic(text: str, start: int, head: int, own: frozenset[str]) -> Iterator[tuple[int, int]]:
    """武汉东湖、襄阳、宜昌高新区: the places listed before the last one share its head."""
    while start > 2 and text[start - 1] == "、":
        before = text.rfind("、", 0, start - 1)
        item = max(before, max((text.rfind(mark, 0, start - 1) for mark in "，；：。"), default=-1)) + 1
        word = text[item : start - 1]
        if word not in PLACES and word not in own:
            return
        yield item, start - 1
        start = item
