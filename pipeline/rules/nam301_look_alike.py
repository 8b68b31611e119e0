"""两个名称只差一个词，疑为一物二名。

为何要紧：园区、平台、文件的名称多一词少一词，检索与统计时就成了两样东西。
反例：国家数字经济发展试验区……国家数字经济创新发展试验区。
正例：云岫新材料产业园一期、二期；云岫省实验室、云岫市实验室。
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._context import sentence_of
from pipeline.rules._names import shared
from pipeline.schema import Extract, Mention

_KINDS = frozenset({"CARRIER", "ORG", "DOC"})
# What sets apart different things of one kind: levels, places, sides, numbers, years.
_APART = re.compile(
    r"[省市县区州镇乡村国部委厅局东西南北上下左右前后一二三四五六七八九十0-9A-Za-z第分副大小老旧年月高中职]|全国|世界|及其"
)
# What sets apart short names only: 亚洲基础设施建设银行 is no other bank.
_OTHER = re.compile("综合|国际|建设|打造")
_LEAST = 6
_EDGE = 2
_TAIL = 4
_WORD = 2
_BUCKET = 24


@rule("NAM301", family="naming", severity="note")
def look_alike(extract: Extract) -> Objections:
    """Names of one kind that differ by one inserted or exchanged word, never named side by side."""
    names: dict[tuple[str, str], list[Mention]] = {}
    for mention in extract.mentions:
        name = "".join(mention.text.split()).strip("《》“”")
        if mention.kind in _KINDS and len(name) >= _LEAST:
            names.setdefault((mention.kind, name), []).append(mention)
    for (_, one), (_, other) in sorted(_pairs(list(names))):
        kind = next(k for k, n in names if n == one and (k, other) in names)
        mentions = names[kind, one], names[kind, other]
        if _is_one_thing(kind, one, other) and not _together(extract, *mentions):
            firsts = sorted((found[0] for found in mentions), key=lambda m: m.start)
            yield Objection(
                f"疑为一物二名：{'／'.join(''.join(m.text.split()) for m in firsts)}",
                tuple(extract.document.span(m.start, m.end) for m in firsts),
            )


def _pairs(names: Sequence[tuple[str, str]]) -> set[tuple[tuple[str, str], tuple[str, str]]]:
    """Names that begin or end alike: only these are compared."""
    buckets: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for kind, name in names:
        for side, piece in (("begin", name[:3]), ("end", name[-5:])):
            buckets.setdefault((kind, side, piece), []).append((kind, name))
    return {(min(pair), max(pair)) for bucket in buckets.values() for pair in combinations(bucket[:_BUCKET], 2)}


def _is_one_thing(kind: str, one: str, other: str) -> bool:
    if kind == "DOC" and one[one.find("关于") :] == other[other.find("关于") :] and "关于" in one and "关于" in other:
        return True
    head, tail = shared(one, other)
    left, right = one[head : len(one) - tail], other[head : len(other) - tail]
    if _APART.search(left + right) or (head < _LEAST and _OTHER.search(left + right)):
        return False
    if left and right:
        anchored = (head >= _EDGE and tail >= _TAIL) or (head >= _TAIL and tail >= _TAIL - 1) or head >= _LEAST
        return (
            (kind != "DOC" or (head > _LEAST + 1 and tail >= _EDGE))
            and anchored
            and max(len(left), len(right)) <= _WORD
        )
    # A word was put in, between words that are long enough to carry a name.
    put_in = len(left + right)
    if put_in == 1:
        return kind != "DOC" and head >= _TAIL and tail >= _EDGE
    return put_in == _WORD and head > 0 and tail >= _EDGE and head + tail > _LEAST


def _together(extract: Extract, some: Sequence[Mention], others: Sequence[Mention]) -> bool:
    return bool(_sentences(extract, some) & _sentences(extract, others))


def _sentences(extract: Extract, mentions: Sequence[Mention]) -> set[int]:
    return set(_starts(extract, mentions))


def _starts(extract: Extract, mentions: Sequence[Mention]) -> Iterator[int]:
    return (sentence_of(extract, mention).start for mention in mentions)
