"""The left edge of a name whose head is known: words are walked leftwards until one cannot belong to it."""

import re
from typing import NamedTuple

from pipeline.lexicons import table, trades, words
from pipeline.recognisers._lexical import backwards
from pipeline.recognisers._line import STOPS, Line
from pipeline.recognisers._place import CALLED

GENERIC = frozenset(words("generic"))
COMMON = frozenset(words("common")) | GENERIC | STOPS | frozenset(word for word in trades() if len(word) > 2)
# Deeds that also stand inside names, before the head or before one another: …创新发展试验区.
_DEEDS = frozenset(words("deeds"))
# 国家…, 中国…: what follows is one particular thing.
REACH = frozenset(words("reach"))
_AND = frozenset("和与及")
_WHOLE = frozenset("馆宫")
_MARKS = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮ ，。；：、！？（）《》“”‘’【】[]()—…·•/")
_UNIT = re.compile(r"万千瓦|万吨|兆瓦|吉瓦|吨级|公里|号|万方|亿方|千伏|英寸|A级|G|K|D|\+|代")
# “2+3”, “十四五”, “一核”: shorthand names nothing by itself.
_FIGURES = re.compile("^[0-9A-Z+×]+$|^(?!一[张站码键]|一带一路|四好农村路)[一二三四五六七八九十两多双]|^政产学研")
# 列为“十城万盏”试点城市: a title that is given may begin with one.
_GIVEN = re.compile("(?:列为|确定为|认定为|评为|授予|获评|获批|入选|建成|争创)(?:首批|全国|国家|省级)*$")
_BATCH = re.compile("第[一二三四五六七八九十]+批|[几两二三四五六七八九十]+[个片条座处家大]$")
# 云龙|湖等: 等 behind a list, cut to its last item.
_LISTED = re.compile("[^高中初平同上下优均劣对]等")
_SINGLE = frozenset("总分大小新老高低省市县区镇乡村南北东西中部级型类化性业园城段线期一二三四五")
# 深入开展, 大力发展: dictionaries keep them as one word.
_ADVERBS = frozenset(
    "深入 大力 全面 积极 加快 持续 扎实 着力 切实 不断 努力 坚持 充分 稳步 广泛 认真 严格 逐步".split()
)
# 农业领域中试基地, 引进中转基地: function words and deeds that a name holds if a proper word begins it.
_SOFT = frozenset("领域 系列 引进 统筹 研究 联合 规划 部分 开发 推广 防治 回收 高效 检查".split()) | (
    _DEEDS - {"建设", "发展", "培育", "提升", "保障"}
)
_MADE_BIG = re.compile("(?:做[大强优精实])+")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_QUOTED = 14
_LONGEST = 30
_LOOSEST = 4
_HEADS = frozenset(row["word"] for row in table("carriers") if row["role"] != "name" and len(row["word"]) > 1)


class Left(NamedTuple):
    """Where a name may begin; the proper word that anchors it there (place, 国家, brand); the word that stopped.

    `far` is where it would begin if what has no anchor were part of it all the same.
    """

    start: int
    anchor: str
    stop: str
    far: int


def left(line: Line, head: int, *, soft: bool = False) -> Left:
    """Walk left from a head's start; `soft` also over words that only the inside of a long name holds."""
    name = _walk(line, head, soft=soft)
    return name._replace(start=past_deed(line.text, name.start, head))


def past_deed(text: str, start: int, head: int) -> int:
    """做大做|强雄安科技园, 做|优做实港口: where a name begins whose deed was cut in the wrong place."""
    wrong = _MADE_BIG.match(text, start - 1, head) if start else None
    return wrong.end() if wrong else start


def _walk(line: Line, head: int, *, soft: bool) -> Left:
    text, at, kept, anchor, loose, joined = line.text, head, head, "", 0, False
    for start, word in backwards(text, line.cuts, head):
        if start >= at:
            continue
        proper = _proper(line, start, at, word)
        if proper >= 0 and not (loose and anchor and word in REACH):
            anchor, at, kept, loose = text[proper:at], proper, proper, 0
            if anchor[-1] == "”":
                return Left(kept, anchor, "“", kept)
            continue
        joins = _joins(text, start, word) and not joined and not anchor and (soft or loose == 0)
        joined = joined or joins
        if not joins and (head - start > _LONGEST or loose > _LOOSEST):
            return Left(kept, anchor, word, at)
        if not joins and _bars(text, start, word, at == head or text[at] in _AND):
            if not soft or anchor or word not in _SOFT:
                return Left(kept, anchor, word, at)
            joins = True
        if (anchor and anchor not in REACH) or (loose and word in _HEADS):
            return Left(kept, anchor, word, at)
        # Behind 和, or before 国家, words are part of it only if a proper word begins it: 星野光电国家研究中心.
        if joins or loose or anchor:
            loose += 1
        else:
            kept = start
        at = start
    return Left(kept, anchor, "", at)


def _joins(text: str, at: int, word: str) -> bool:
    """Whether 和 may stand inside a name: not behind what is one by itself, 省方志馆|和|青岚大剧院."""
    return word in _AND and text[at - 1 : at] not in _WHOLE


def _proper(line: Line, start: int, end: int, word: str) -> int:
    """Where the proper word begins that ends there, -1 where there is none."""
    for place_end in range(end, start, -1):
        if place_end in line.place_at and (place_end == end or line.place_at[place_end] < start):
            return line.place_at[place_end]
    # 国际交往|中心: one word to the segmenter.
    if word in REACH or (word[:2] == "国际" and len(word) == 4 and line.text.startswith("中心", end)):
        return start
    if line.text[max(0, end - 4) : end] in REACH:
        return end - 4
    if word == "）":
        return _bracketed(line, start)
    if word == "”":
        opening = line.text.rfind("“", max(0, start - _QUOTED), start)
        quoted = line.text[opening + 1 : start]
        given = _GIVEN.search(line.text, 0, opening) if opening > 0 else None
        formula = (_FIGURES.match(quoted) and not given) or "、" in quoted or "”" in quoted
        return opening if opening >= 0 and not formula else -1
    return -1


def _bracketed(line: Line, end: int) -> int:
    """中国（星野）自由贸易试验区: where the word before the brackets begins, if it is proper."""
    opening = line.text.rfind("（", max(0, end - _QUOTED), end)
    if opening in line.place_at:
        return line.place_at[opening]
    outer = left(line, opening) if opening > 0 else None
    inner = line.text[opening + 1 : end]
    if outer and outer.start < opening and (outer.anchor not in ("", *REACH) or inner in CALLED):
        return outer.start
    return next(
        (
            opening - len(reach)
            for reach in sorted(REACH)
            if len(reach) > 1 and opening > 0 and line.text.endswith(reach, 0, opening)
        ),
        -1,
    )


def _bars(text: str, start: int, word: str, next_to_head: bool) -> bool:
    if word[0] in _MARKS or _BATCH.match(word) or _LISTED.fullmatch(word):
        return True
    if _YEAR.fullmatch(word) and next_to_head:
        # 织造1958文创园
        return False
    if word.isascii() and word.isdigit():
        return not _UNIT.match(text, start + len(word))
    if word in _DEEDS:
        return not next_to_head and text[start + len(word) : start + len(word) + 2] not in _DEEDS
    return word in STOPS or (len(word) > 3 and word[:2] in _ADVERBS)


def unusual(line: Line, start: int, end: int, usual: frozenset[str] = COMMON) -> int:
    """How many characters of a stretch belong to words outside a vocabulary."""
    total = single = 0
    for at, word in backwards(line.text, line.cuts, end):
        if at + len(word) <= start:
            break
        word = word[max(0, start - at) :]
        strange = word not in usual and word[0] not in _MARKS and word not in _SINGLE and not word.isascii()
        # 云|岫: a usual sign beside an unusual one is part of the same unknown word.
        beside = len(word) == 1 and single == 1 and word not in STOPS and word not in _SINGLE and word[0] not in _MARKS
        total += len(word) * (strange or beside)
        single = strange and len(word) == 1
    return total
