"""The left edge of a name whose head is known: words are walked leftwards until one cannot belong to it."""

import re
from typing import NamedTuple

from pipeline.lexicons import table, words
from pipeline.recognisers._lexical import backwards
from pipeline.recognisers._line import STOPS, Line

GENERIC = frozenset(words("generic"))
COMMON = frozenset(words("common")) | GENERIC | STOPS | frozenset(words("industries"))
# Deeds that also stand inside names, before the head or before one another: …创新发展试验区.
_DEEDS = frozenset(words("deeds"))
# 国家…, 中国…: what follows is one particular thing.
REACH = frozenset(words("reach"))
_AND = frozenset("和与及")
_MARKS = frozenset(" ，。；：、！？（）《》“”‘’【】[]()—…·•/")
_UNIT = re.compile(r"万千瓦|万吨|兆瓦|吉瓦|吨级|公里|号|万方|亿方|千伏|英寸|A级|G|K|D|\+|代")
_SINGLE = frozenset("总分大小新老高低省市县区镇乡村南北东西中部级型类化性业园城段线期一二三四五")
# 深入开展, 大力发展: dictionaries keep them as one word.
_ADVERBS = frozenset(
    "深入 大力 全面 积极 加快 持续 扎实 着力 切实 不断 努力 坚持 充分 稳步 广泛 认真 严格 逐步".split()
)
_QUOTED = 14
_LONGEST = 30
_HEADS = frozenset(row["word"] for row in table("carriers") if row["role"] != "name" and len(row["word"]) > 1)


class Left(NamedTuple):
    """Where a name may begin; the proper word that anchors it there (place, 国家, brand); the word that stopped."""

    start: int
    anchor: str
    stop: str


def left(line: Line, head: int) -> Left:
    """Walk left from a head's start."""
    text, at, kept, anchor, pending = line.text, head, head, "", False
    for start, word in backwards(text, line.cuts, head):
        if start >= at:
            continue
        proper = _proper(line, start, at, word)
        if head - start > _LONGEST or (anchor and proper < 0):
            return Left(kept, anchor, word)
        if proper >= 0:
            anchor, at, kept, pending = text[proper:at], proper, proper, False
            if anchor[-1] == "”":
                return Left(kept, anchor, "“")
        elif word in _AND and not pending:
            pending, at = True, start
        elif (pending and word in _HEADS) or _bars(text, start, word, next_to_head=at == head):
            return Left(kept, anchor, word)
        else:
            at = start
            kept = kept if pending else start
    return Left(kept, anchor, "")


def _proper(line: Line, start: int, end: int, word: str) -> int:
    """Where the proper word begins that ends there, -1 where there is none."""
    if end in line.place_at:
        return line.place_at[end]
    if word in REACH:
        return start
    if word == "”":
        opening = line.text.rfind("“", max(0, start - _QUOTED), start)
        return opening if "”" not in line.text[opening + 1 : start] else -1
    return -1


def _bars(text: str, start: int, word: str, *, next_to_head: bool) -> bool:
    if word[0] in _MARKS:
        return True
    if word.isascii() and word.isdigit():
        return not _UNIT.match(text, start + len(word))
    if word in _DEEDS:
        return not next_to_head and text[start + len(word) : start + len(word) + 2] not in _DEEDS
    return word in STOPS or (len(word) > 3 and word[:2] in _ADVERBS)


def unusual(line: Line, start: int, end: int, usual: frozenset[str] = COMMON) -> int:
    """How many characters of a stretch belong to words outside a vocabulary."""
    total = 0
    for at, word in backwards(line.text, line.cuts, end):
        if at < start:
            break
        if word not in usual and word[0] not in _MARKS and word not in _SINGLE and not word.isascii():
            total += len(word)
    return total
