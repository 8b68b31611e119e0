"""Noun phrases by their edges: where the words end that name a thing, and where the verbs before it do."""

import re
from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

from pipeline import lexicons
from pipeline.schema import Sentence

VERBS = frozenset(lexicons.words("verbs"))
DEEDS = VERBS - lexicons.roles("phrases", "nounlike")
"""Verbs without those that name things as often as they do them: 创新驱动, 规划引领, 服务保障."""
PUNCTUATION = "，。；：！？、（）()《》“”…—"
# Words that end a noun phrase to the right of a number: predicates, adverbs and particles.
_ENDS = lexicons.roles("phrases", "ends")


class Words(NamedTuple):
    """A sentence's word edges: `starts[i]` and `ends[i]` are word i's positions in the clean view."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]

    def at(self, position: int) -> int:
        """The index of the first word that starts at or after a position."""
        return bisect_left(self.starts, position)

    def begins(self, position: int) -> bool:
        """Whether a word starts at a position."""
        index = self.at(position)
        return index < len(self.starts) and self.starts[index] == position


def words_of(sentence: Sentence) -> Words:
    """The edges of a sentence's words."""
    words = tuple(part for word in sentence.words for part in _BUILT.get(word, (word,)))
    ends = tuple(accumulate(map(len, words)))
    return Words((0, *ends)[: len(words)], ends, words)


# 新建村|组公路: to the dictionary these are places.
_BUILT = {f"{verb}{thing}": (verb, thing) for verb in ("新建", "改建", "扩建") for thing in "村县区路乡镇"}


def noun_end(words: Words, start: int, limit: int) -> int:
    """Where the noun phrase that starts at `start` ends, at most at `limit`.

    It ends before punctuation (quotation marks inside it are kept), before a predicate, and before a verb
    that is not its first word.
    """
    end, quoted, first = start, False, words.at(start)
    # 3920个新|投产|项目: what has newly come about is told with the noun.
    new = first < len(words.words) and words.words[first] == "新"
    for index in range(first, len(words.words)):
        word, begin = words.words[index], words.starts[index]
        if words.ends[index] > limit:
            break
        if word in ("“", "”", "‘", "’"):
            if word in "”’" and not quoted:
                break
            quoted = word in "“‘"
        elif not quoted and (_breaks_off(words, index) or (begin > start + new and _says(words, index))):
            break
        end = words.ends[index]
    return end


def _breaks_off(words: Words, index: int) -> bool:
    word = words.words[index]
    # 200家世界|500|强企业
    ranked = words.words[index + 1 : index + 2] and words.words[index + 1][0] == "强"
    numbered = word[0].isdigit() and not (word.startswith(_NETWORKS) or ranked)
    # 202万亩耕地|特别是150万亩基本农田
    if word == "特别" and words.words[index + 1 : index + 2] == ("是",):
        return True
    if word == "基本" and index + 1 < len(words.words) and words.words[index + 1] not in VERBS:
        return False
    return word[0] in PUNCTUATION or word in _ENDS or numbered


def _says(words: Words, index: int) -> bool:
    """Whether a word says something of what stands before it: a predicate, or 建成投产 at the end of its clause."""
    word = words.words[index]
    closes = index + 1 == len(words.words) or words.words[index + 1][0] in PUNCTUATION
    # 7个工作|推进|组: the deed is part of the body's name.
    if not closes and words.words[index + 1] in BODIES:
        return False
    if word in _HOW and not closes and words.words[index + 1] in VERBS:
        return True
    pair = word + "".join(words.words[index + 1 : index + 2])
    if pair in _UPGRADES and (index + 2 >= len(words.words) or words.words[index + 2][0] in PUNCTUATION):
        return True
    return word in _PREDICATES or (closes and len(word) == _DEED and {word[:2], word[2:]} <= DEEDS)


BODIES = frozenset("组 队 团 站 室 员 专班 小组".split())
"""What is called by the deed before it."""
# 区域医疗中心|高效运行: how it is done says something of the thing.
_HOW = frozenset("高效 平稳 顺利 有序 稳定".split())
# 推动4个产业基地|提质升级
_UPGRADES = frozenset(
    "提质升级 提质增效 提质扩容 提档升级 转型升级 扩容提质 扩面提质 扩能提质 扩优提质 扩容升级"
    " 做大做强 做强做优".split()
)
# Two verbs of two signs each.
_DEED = 4
# 全国5G工厂名录, 新增58个5A级景区
_NETWORKS = ("5G", "6G", "4G", "5A", "4A", "3A")
# What a predicate of numbers is called (达到, 降至) breaks off a noun too.
_PREDICATES = lexicons.roles("phrases", "breaks") | {
    row["word"] for row in lexicons.table("predicates") if len(row["word"]) > 1
}

_CONJUNCTIONS = re.compile(
    r"^(?:并|且|及|以及|和|与|同时|其中|也|还|又|再|而|等|了|各类|各级|各|一批|共|共有|有|的|将|要|使|让|以)+"
)


def skip_verbs(words: Words, start: int, end: int) -> int:
    """Past the leading verbs, adverbs and conjunctions of text[start:end], by whole words; never past all of it."""
    index, at, hurried = words.at(start), start, False
    while index < len(words.words) and words.ends[index] < end:
        word = words.words[index]
        if not (is_verb(word) or word in LEADS or _CONJUNCTIONS.fullmatch(word)):
            break
        if word in _NAMING and not hurried and not _is_spent(words, index, end):
            break
        if word in _USES and _is_tool(words, index + 1, end):
            break
        if words.words[index : index + 2] == _HIGH_QUALITY and _JUDGED.intersection(words.words[index + 2 : index + 3]):
            break
        # 脱贫|户|小额信贷, 补贴|性|培训
        if index + 1 < len(words.words) and words.words[index + 1] in (_FREED if word == "脱贫" else _THOSE):
            break
        hurried = word in LEADS
        # 高标准 is an adverb before a verb, part of the name before a noun.
        if word not in _QUALITIES:
            at = words.ends[index]
        index += 1
    return at


def _is_spent(words: Words, index: int, end: int) -> bool:
    """投入|扶贫专项资金, but 投入强度."""
    return words.words[index] == "投入" and words.ends[index] + 2 < end and words.words[words.at(end) - 1] == "资金"


def _is_tool(words: Words, index: int, end: int) -> bool:
    """Whether all that follows is a word that names hardly anything by itself: 孵化|载体, 治理|面积."""
    return index < len(words.words) and words.ends[index] == end and words.words[index] in _TOOLS


def is_verb(word: str) -> bool:
    """One of the verbs, or two of them in one: 更新改造."""
    return word in VERBS or (len(word) == 4 and word[:2] in VERBS and word[2:] in VERBS)


# Verbs that begin a name, unless an adverb stands before them: 研发经费, 创新产出水平指数.
_NAMING = lexicons.roles("phrases", "naming")
# What a thing is for, and the things that are called by it.
_USES = lexicons.roles("phrases", "use")
_TOOLS = lexicons.roles("phrases", "tool")
_QUALITIES = lexicons.roles("phrases", "quality")


# 高质量发展考核居全省第2位: what is judged by it.
_HIGH_QUALITY = ("高质量", "发展")
_JUDGED = frozenset("考核 综合 绩效 绩效考核 综合考核 评价 综合评价 指数 监测 排名 水平 成效 资金 基金 贷款".split())
# Whom a deed makes what they are: 脱贫户, 扶持对象.
_THOSE = ("户", "对象", "性", "型")
# 脱贫人口人均纯收入, 脱贫地区农村居民收入
_FREED = (*_THOSE, "人口", "地区", "县", "村", "群众", "劳动力", "家庭", "农户")


LEADS = lexicons.roles("phrases", "lead")
PARTICIPLES = lexicons.roles("phrases", "participle")
"""What has become of things, where it tells which they are: 入驻企业, 在建项目, 募集资金."""


def unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the quotation marks around it, but with those inside."""
    if text[start:end].startswith("“") and text.find("”", start, end) == end - 1:
        return start + 1, end - 1
    return start, end
