"""Whether words can name a thing at all: what is wholly verbs, adverbs and amounts, or broken off, names none."""

import re
from functools import cache, lru_cache
from typing import Final

from pipeline.lexicons import table, words

_LONGEST: Final = 4
# 百亿元, 5项指标 is told by its head, 三分之一, 翻两番: an amount of nothing.
_AMOUNT = re.compile(
    r"[约近超第每]?[0-9一二两三四五六七八九十百千万亿几数余多.%]+(?:元|倍|成|批|级|项|个|家|人次?|分之[0-9一二三四五六七八九十]+)?|翻[一两几]?番"
)
# 优良天数比例、PM | 社区健身路径或 | 省级区域医疗中心高效: the sentence goes on where the name ends.
_BROKEN = re.compile(
    r"[、，。；：]$|(?<![总饱])和$|(?<!参)与$|(?<![惠普])及$|或$|而$|(?<!合)并$|(?<![人平])均$|(?<![均高同平对])等$"
    r"|(?<![雷到抵送])达$|[近仅将拟已须被把]$|(?<!行)为$|(?<!自)由$|(?<![成高屈造迁])就$|(?<![所存])在$|^[、，。；：)）】》”’的了或及]"
)
_PAIRS: Final = ("()", "（）", "《》", "“”", "[]")


@lru_cache(maxsize=65_536)
def names(text: str) -> bool:
    """Whether the words can be the name of something that is measured or counted.

    >>> names("粮食产量"), names("重点项目"), names("奋力推进"), names("百亿元"), names("社区健身路径或")
    (True, True, False, False, False)
    """
    return (
        len(text) > 1
        and not _AMOUNT.fullmatch(text)
        and not _BROKEN.search(text)
        and all(text.count(left) == text.count(right) for left, right in _PAIRS)
        and not _only_leads(text)
    )


def is_bare(text: str, kind: str) -> bool:
    """Whether a word by itself tells nobody what is measured (INDICATOR), or what things there are (CLASS).

    >>> is_bare("项目", "INDICATOR"), is_bare("项目", "CLASS"), is_bare("重点项目", "INDICATOR")
    (True, False, False)
    """
    return _bare().get(text) in (kind, "any")


@cache
def _bare() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in table("bare")}


def _only_leads(text: str) -> bool:
    """Whether the text can be cut into words that only lead to a name: 一批, 加强, 奋力推进."""
    ends = {0}
    for start in range(len(text)):
        if start in ends:
            ends.update(end for end in range(start + 1, start + 1 + _LONGEST) if text[start:end] in _leading())
    return len(text) in ends


@cache
def _leading() -> frozenset[str]:
    # 重大项目, 在外人才: what ends on a thing is one, whatever leads to it.
    things = tuple(word for word in words("heads") if len(word) > 1 and word not in _verbs())
    found = {word for word in words("stops") if len(word) > 1 and not word.endswith(things)}
    return frozenset(found) - frozenset(words("generic"))


@cache
def _verbs() -> frozenset[str]:
    return frozenset((*words("predicates"), *words("moods")))
