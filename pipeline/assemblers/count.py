"""Counts: a class of things with a stated number, and the members the text lists for it.

A counted result (建成5个园区) is an indicator statement, not a count; where its members are listed, it is both.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pipeline import lexicons
from pipeline.assemblers import _members
from pipeline.assemblers._lists import Members
from pipeline.assemblers._phrases import Words, noun_end, words_of
from pipeline.numerals import ARABIC, HAN, parse
from pipeline.schema import Count, Find, Reading, Sentence

_CLASSIFIER = "方面|领域|[大个项类条级种重份支张件家所座处部]"
_COUNT = re.compile(
    rf"(?<![A-Za-z0-9.+＋\-—第][A-Za-z0-9])(?<![A-Za-z0-9.+＋\-—第{HAN}])"
    rf"(?P<n>{ARABIC}|[{HAN}]{{1,4}}) ?(?P<unit>{_CLASSIFIER})"
)
# Classifiers that make a class of whatever stands after them; the rest count results as well.
_CLASS_UNITS = frozenset("大类级种重型")
# Heads that are parts of the text or of its order, never results.
_ABSTRACT = re.compile(
    r"(?:方面|部分|领域|任务|目标|指标|环节|维度|类|体系|原则|举措|措施|要点|重点|关键|问题|层面|层次|阶段|步骤|板块|系统|机制|"
    r"要素|方向|路径|抓手|特点|特征|优势|关系|统筹|转变|坚持|结合|支柱|产业|行动|工程|战略|地带|格局|高地|领先)$"
)
# 八项规定, 三个代表, 两个毫不动摇: numbers inside settled terms count nothing.
_SETTLED = "|".join(sorted((w for w in lexicons.words("settled") if w[0] in HAN and len(w) > 2), key=len, reverse=True))
_SET_PHRASES = re.compile(
    r"二?十[一二三四五六七八九]大|二十大(?:以来|精神|报告|[和对提作擘，。、])|一[个大项类种]"
    r"|[两三四五六七八九十][个大](?:确立|维护|意识|自信|一百年|文明|五年|百年|根本|布局)"
    rf"|{_SETTLED}"
)
_RESULT = re.compile(
    r"(?:建成|新建|新增|建设|打造|培育|获批|引进|引育|认定|创建|新设|实施|开展|完成|达到|达|超过|突破|累计|改造|开工|投产|布局|举办|新|出台|"
    r"制定|推出|落实|落地|入选|荣获|新获|发放|办理|办好|抓好|推进|提供|组建|设立|遴选|支持|推广|谋划|生成|签约|有|为|至|到|超|约|近)了?$"
)
# Where a class is spoken of rather than a result reported: 在20个重点产业赛道形成…, 19条产业链立起…
_FRAME = re.compile(r"(?:^|[，。；：、]|在|围绕|聚焦|以|对|从|依托|全[省市县区国]|各|这|上述|等)$")
_CLASS_NOUN = re.compile(
    r"(?:产业链|产业链群|产业|集群|赛道|领域|方面|[县区市州乡镇村]|地区|城市|部门|单位|省份|国家|高校|片区|组团)$"
)
# 布局12条重点产业链, 选定的15个特色街区: a class that the plan has named, not what has come into being.
_NAMED_CLASS = re.compile(
    r"(?:主导|支柱|重点|特色|优势|未来|新兴|战略性新兴|标志性|先导|核心|细分)[\u4e00-\u9fff]{0,4}"
    r"(?:产业|产业链|产业链群|集群|赛道|领域|片区|街区|园区|区域|行业|产品)$"
)
_BROUGHT_ABOUT = re.compile(
    r"(?:建成|新建|新增|新设|获批|完成|累计|改造|开工|投产|落地|入选|荣获|新获|认定|新|至|到|超|约|近)了?$"
)
# 三个方面介绍情况, 两个方向实施改造: these nouns end the head.
_PART_NOUN = re.compile(r"方面|方向|层面|环节|部分|阶段|角度")
_SINGLE = "县市区州乡镇村省国"
_NOUN_UNITS = frozenset("大个项类条种张件支家所座处部重份")
_NOT_HEAD = re.compile(r"左右|以上|以下|以内|多|余|百分点|位次|基点|月|工作日|小时|一|以来|[以之][上下内前后来]")
_TRAILING = re.compile(
    r"(?P<head>[\u4e00-\u9fff]{0,4}性(?:指标|目标|任务)|(?:重点|主要)(?:任务|事项))(?P<n>[0-9]{1,3})[项个条]"
)
_QUOTED = re.compile(
    rf"“(?P<body>[{HAN}][\u4e00-\u9fff](?:[\u4e00-\u9fff]{{2}})?|(?:[{HAN}][\u4e00-\u9fff]{{1,2}}){{1,4}})”"
)
_PAIR = re.compile(rf"(?P<n>[{HAN}])(?P<head>[\u4e00-\u9fff]{{1,2}}?)(?=[{HAN}]|$)")


class Place(NamedTuple):
    """A stated number in a sentence: `start`–`end` is the whole, `head` the noun's own stretch."""

    start: int
    end: int
    n: Decimal
    head: tuple[int, int]
    unit: str


def assemble(reading: Reading, records: tuple[object, ...]) -> Iterator[Count]:
    """The counts of every sentence, members from the sentence itself or from what follows it."""
    del records
    for index, (sentence, found) in enumerate(reading):
        words = words_of(sentence)
        after = 0
        by_start = {p.start: p for p in (*_shorthands(sentence), *_trailing(sentence), *places(sentence, words, found))}
        for _, place in sorted(by_start.items()):
            members = _members.find(reading, index, words, place, after)
            after = place.end
            if members.texts or _stands_alone(sentence.text, place):
                yield _count(sentence, place, members)


def _shorthands(sentence: Sentence) -> Iterator[Place]:
    """“六链融合”, “四融一共”: counts where the text lists what they stand for."""
    for match in _QUOTED.finditer(sentence.text):
        # 六链融合: a number, what it counts, and what is done with it.
        whole = len(match["body"]) == 4 and not re.search(f"[{HAN}]", match["body"][1:])
        for pair in _PAIR.finditer(match["body"][:2] if whole else match["body"]):
            n = parse(pair["n"])
            start, end = match.start("body") + pair.start(), match.start("body") + pair.end()
            if n and 1 <= n <= 20 and (n > 1 or pair.start()):
                yield Place(start, end, n, (start + 1, end), "“”")


def _trailing(sentence: Sentence) -> Iterator[Place]:
    """约束性指标5项: the class before its number."""
    for match in _TRAILING.finditer(sentence.text):
        n = parse(match["n"])
        if n and n > 1:
            yield Place(match.start("head"), match.end(), n, match.span("head"), "项")


def places(sentence: Sentence, words: Words, found: tuple[Find, ...]) -> Iterator[Place]:
    """Where the sentence states a number of things, results included."""
    text = sentence.text
    blocked = [(f.start, f.end) for f in found if f.kind in ("DOC", "ORG", "PERIOD", "BASE_PERIOD", "ORDINAL")]
    for match in _COUNT.finditer(text):
        place = _place(text, words, match)
        if place and not any(a < place.end and place.start < b for a, b in blocked):
            yield place


def _place(text: str, words: Words, match: re.Match[str]) -> Place | None:
    n = parse(match["n"])
    if n is None or not 2 <= n <= 10_000 or n != int(n) or _SET_PHRASES.match(text, match.start()):
        return None
    if match["n"] in ("百", "千", "万", "亿") or text[match.end() : match.end() + 1] in "多余月年":
        return None
    start, head = match.start(), match.end()
    end = noun_end(words, head, min(len(text), head + 24))
    if part := _PART_NOUN.match(text, head, end):
        end = part.end()
    if match["unit"] in ("方面", "领域", "类", "级") and end == head:
        return Place(start, head, n, (match.start("unit"), head), match["unit"])
    if (
        (end - head < 2 and text[head:end] not in _SINGLE)
        or end == head
        or match["unit"] not in _NOUN_UNITS
        or _NOT_HEAD.match(text, head)
    ):
        return None
    return Place(start, end, n, (head, end), match["unit"])


def _stands_alone(text: str, place: Place) -> bool:
    """Whether a number without a list is a count all the same: no result, no shorthand, no grade."""
    head, before = text[place.head[0] : place.head[1]], text[: place.start]
    if (
        place.unit in ("“”", "级")
        or (place.unit == "类" and text[place.end : place.end + 1] == "”")
        or (before.endswith("“") and place.unit not in _CLASS_UNITS)
    ):
        return False
    if place.unit in _CLASS_UNITS or _ABSTRACT.search(head) or not text[place.start].isascii():
        return True
    if _NAMED_CLASS.match(head) and not _BROUGHT_ABOUT.search(before):
        return True
    return not _RESULT.search(before) and bool(_FRAME.search(before)) and bool(_CLASS_NOUN.search(head))


def _count(sentence: Sentence, place: Place, members: Members) -> Count:
    span = sentence.span(place.start, place.end)
    return Count(
        span.document,
        span.start,
        span.end,
        span.text,
        n=place.n,
        head=sentence.text[place.head[0] : place.head[1]],
        members=members.texts,
        closed=members.closed,
        member_spans=members.spans,
    )
