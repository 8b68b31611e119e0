"""The noun that a number counts: where it ends, before what is said of it."""

import re

from pipeline import lexicons
from pipeline.assemblers._phrases import NOUNLIKE, VERBS, Words, noun_end

_HEADS = frozenset(lexicons.words("heads"))
# 设区市, 直属院所: words that end in a head, by its length.
_LENGTHS = (4, 3, 2, 1)
_LONGEST = 24
# Behind these nothing more belongs to the head: 三个方面介绍情况, 五个新城产业规划.
_CLOSING = frozenset("方面 方向 层面 环节 部分 阶段 角度 维度 新城 设区市".split())
# What is said of the class, or measured of it: 四条链|各展所长, 四个集群|总规模.
_TAILS = frozenset(
    "各 每年 每个 每 总 均 已 提供 招引 “ 为 规模 产值 能级 纳税 利税 营业收入 销售收入 总量 占比".split()
)
_PART = re.compile("方面|方向|层面|环节|部分|阶段|角度")
# 17个十亿元以上项目: the size stands inside the head.
_SIZE = re.compile("(?:[0-9.]+|[一二三五十百千]+)?[十百千万亿]*[元吨千瓦]*(?:以上|级)的?(?=[\u4e00-\u9fff])")
# 8个省（市）, 100个县（市、区）.
_KINDS = re.compile("(?<=[省市县区州乡镇])（[省市县区州盟旗乡镇街道自治兵团、]{1,12}）")


def head_end(text: str, words: Words, start: int) -> int:
    """Where the head ends that begins at `start`; `start` itself where there is none."""
    size = _SIZE.match(text, start)
    first = size.end() if size and size.end() - start > 2 else start
    limit = noun_end(words, first, min(len(text), first + _LONGEST))
    if limit == first:
        return start
    part = _PART.match(text, first, limit)
    end = part.end() if part else _last_head(words, first, limit)
    end += text[end : end + 1] == "”" and "“" in text[first:end]
    kinds = _KINDS.match(text, end)
    return kinds.end() if kinds else end


def _last_head(words: Words, start: int, limit: int) -> int:
    last = 0
    for index in range(words.at(start), len(words.words)):
        word = words.words[index]
        if words.starts[index] >= limit or (last and (word in VERBS - NOUNLIKE or word in _TAILS)):
            break
        if is_head(word) and not (last and word in VERBS):
            last = words.ends[index]
        if word in _CLOSING:
            break
    return min(last, limit) or limit


def is_head(word: str) -> bool:
    """Whether a word names a class of countable things, or ends in such a name."""
    return word in _HEADS or (len(word) > 2 and any(word[-length:] in _HEADS for length in _LENGTHS))
