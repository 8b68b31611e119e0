"""The left edge of a name whose head is known: words are walked leftwards until one cannot belong to it."""

import re
from typing import NamedTuple

from pipeline.lexicons import table, words
from pipeline.recognisers._lexical import backwards
from pipeline.recognisers._place import PLACES
from pipeline.schema import Sentence

STOPS = frozenset(words("stops"))
GENERIC = frozenset(words("generic"))
# Deeds that also stand inside names, before the head or before one another: …创新发展试验区.
_DEEDS = frozenset(["发展", "建设", "改革", "创新", "开放", "合作", "培育", "运营", "转化", "治理", "保护", "利用", "服务", "应用", "高质量发展", "协同", "修复"])
REACH = frozenset(["国家", "国家级", "全国", "全国性", "世界", "世界级", "国际", "中国", "全球", "亚洲", "亚太", "东北亚", "国家新"])
_AND = frozenset("和与及")
_MARKS = frozenset(" ，。；：、！？（）《》“”‘’【】[]()—…·•/")
_UNIT = re.compile("^(?:万千瓦|万吨|兆瓦|吉瓦|吨级|公里|号|万方|亿方|千伏|英寸|A级|G|K|\\+)")
_QUOTED = 14
_REACH_BACK = 14
_HEADS = frozenset(row["word"] for row in table("carriers") if row["role"] != "name")


class Left(NamedTuple):
    """Where a name may begin, whether it is anchored by a proper word, and the word that stopped the walk."""

    start: int
    anchored: bool
    stop: str


def left(sentence: Sentence, cuts: list[int], head: int, own: frozenset[str]) -> Left:
    """Walk left from a head's start. `own` are places that only this document knows."""
    kept, anchored, pending, stop = head, False, False, ""
    at = head
    steps = 0
    for start, word in backwards(sentence, cuts, head):
        if start >= at:
            continue
        steps += 1
        if steps > _REACH_BACK:
            break
        if word == "”" and at == head:
            opening = sentence.text.rfind("“", max(0, start - _QUOTED), start)
            if opening < 0:
                stop = word
                break
            kept, at, anchored = opening, opening, True
            continue
        proper = _proper(sentence.text, start, word, own)
        if anchored and not proper:
            stop = word
            break
        if word in _AND and not pending and not anchored and at != head:
            pending, at = True, start
            continue
        if not proper and _bars(sentence.text, start, word, next_is_head=at == head):
            stop = word
            break
        at = start
        if proper:
            kept, anchored, pending = start, True, False
        elif not pending:
            kept = start
        elif word in _HEADS:
            stop = word
            break
    return Left(kept, anchored, stop)


def _proper(text: str, start: int, word: str, own: frozenset[str]) -> bool:
    return word in REACH or word in PLACES or word in own


def _bars(text: str, start: int, word: str, *, next_is_head: bool) -> bool:
    if word[0] in _MARKS:
        return True
    if word.isascii() and word[0].isdigit():
        return not _UNIT.match(text[start + len(word) :])
    if word in _DEEDS:
        return not next_is_head and text[start + len(word) : start + len(word) + 2] not in _DEEDS
    return word in STOPS


def specific(sentence: Sentence, cuts: list[int], start: int, end: int) -> int:
    """How many characters of a stretch are words that no generic modifier is."""
    total = 0
    for at, word in backwards(sentence, cuts, end):
        if at < start:
            break
        if word not in GENERIC and word not in _DEEDS and word not in STOPS:
            total += len(word)
    return total
