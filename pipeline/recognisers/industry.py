"""INDUSTRY: industries, chains, product industries and technologies, by lexicon, by shape and by their lists."""

import re
from collections.abc import Iterator

from pipeline.lexicons import table
from pipeline.recognisers._lexical import backwards, fits, is_edge, matcher
from pipeline.recognisers._line import STOPS, Line, Listing, lines
from pipeline.recognisers._phrase import GENERIC, left
from pipeline.schema import Find, Reading

AFTER = ("carrier", "document", "organisation", "place", "slogan", "person")
_USE = {row["word"]: row["use"] for row in table("industries")}
_lexicon = matcher(_USE)
_TAIL = re.compile("产业链?(?!化|园|城|基地|带|区|投资|基金|工人|技工)|(?<=[旅物酒药水])业(?!务|绩|态|界|主)")
# What makes a word that is mostly used otherwise (教育, 数据, 电力) an industry.
_NEEDED = re.compile(
    "(?:及|和)?[^，。；、]{0,3}?(?:产业|行业|产能|产量|产值|总?装机|增加值|集群|加工|出口|营收|营业收入|零售额|龙头企业)"
)
_BARRED = re.compile(
    "资源|市场|价格|事故|安全|以旧换新|矿|灾害|保障|消费券|基站|网络|用户|小镇|险|大学|学院|强国|强省|强市|风险|部门|系统治理"
)
_CLASS_TAIL = re.compile(
    "(?:特色|优势|新兴|未来|支柱|主导|传统|重点|先导|现代|相关|经典|富民|主要|领域|先进|制造业|高端|类)产业链?$"
)
_HEAD = re.compile("产业")
_CUE_AFTER = re.compile(
    "等?(?:一批)?(?:[0-9一二三四五六七八九十两多]+余?(?:个|大|条|类|项|批)?)?[^，。；、]{0,12}?"
    "(?:产业链群|产业链|产业集群|产业|行业|赛道|链群|集群|制造业|新业态|业态)"
)
_CUE_FIELD = re.compile("等?[^，。；、]{0,6}?(?:领域|方面|技术|产品|项目|工程|发展|耦合|融合)")
_PAIR = re.compile("[与和及]")
_BINDS = re.compile("[与和及]")
_LONGEST = 14
_OTHERS = frozenset(("DOC", "ORG", "CARRIER", "SLOGAN", "PLACE", "PERSON"))
_END = re.compile("等|[0-9]|[一二三四五六七八九十两](?:大|个|条)|产业|领域|行业|集群|赛道|方面|技术")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Words of the lexicon, unknown …产业, and unknown items between known ones."""
    for index, line, found in lines(reading):
        taken = [(f.start, f.end) for f in found if f.kind in _OTHERS]
        known, weak = _words(line, taken)
        for start, end in (*known, *_shaped(line)):
            yield index, Find("INDUSTRY", start, end)
        if known:
            for listing in line.listings:
                for start, end in _listed(line, listing, known, weak):
                    yield index, Find("INDUSTRY", start, end)


def _words(line: Line, taken: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """What the lexicon knows: industries wherever they stand, and words that are industries in company."""
    text = line.text
    free: list[tuple[int, int]] = []
    weak: list[tuple[int, int]] = []
    for start, end in _lexicon(text):
        if not fits(line.cuts, start, end) or any(a < end and start < b for a, b in taken) or _BARRED.match(text, end):
            continue
        tail = _TAIL.match(text, end)
        stop = tail.end() if tail else end
        if _USE[text[start:end]] == "list" and not tail and not _NEEDED.match(text, end):
            weak.append((start, end))
        else:
            free.append((start, stop))
    return free, weak


def _shaped(line: Line) -> Iterator[tuple[int, int]]:
    for match in _HEAD.finditer(line.text):
        tail = _TAIL.match(line.text, match.start())
        if not tail:
            continue
        start = left(line, match.start()).start
        while start in {a for a, _ in line.places}:
            start = next(b for a, b in line.places if a == start)
        modifier = line.text[start : match.start()]
        text = line.text[start : tail.end()]
        if (
            len(modifier) > 1
            and "”" not in modifier
            and not _CLASS_TAIL.search(text)
            and _is_subject(line, start, match.start())
        ):
            yield start, tail.end()


def _is_subject(line: Line, start: int, end: int) -> bool:
    words = [w for at, w in backwards(line.text, line.cuts, end) if at >= start]
    return any(len(word) > 1 and word not in GENERIC and word not in STOPS and word not in _CLASSES for word in words)


_CLASSES = frozenset(
    "未来 支柱 主导 传统 特色 重点 优势 先导 新兴 现代 现代化 富民 乡村 县域 区县 标志性 战略性 战略性新兴 高新技术 高技术 前沿 一流 亿级 "
    "历史 经典 完整 关联 相关 配套 上下游 全 首位 万亿级 千亿级 百亿级 千亿 百亿 万亿 骨干 三次 第一 第二 第三 先进制造业 制造业 工业 农业 "
    "服务业 城市 国家级 省级 市级 字型 本地 外向型 劳动密集型 技术密集型 资金密集型 朝阳 夕阳 落后 过剩 当家 海外 境外 全部 两大 三大 四大 "
    "五大 六大 七大 八大 九大 十大 战略 支撑 实体 引领性 原有 新型 国际 世界 中小企业 龙头 强县 多元 多元化 融合 协同 跨界 布局 大 小 新 老".split()
)


def _listed(
    line: Line, listing: Listing, known: list[tuple[int, int]], weak: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Items of a list in which one is a known industry, where the words around it speak of industries."""
    items = _items(line, listing)
    if len(items) < 2 or not any(a <= s and e <= b for a, b in items for s, e in known):
        return
    after = line.text[items[-1][1] : items[-1][1] + 24]
    strong = bool(_CUE_AFTER.match(after))
    share = sum(any(a <= s and e <= b for s, e in known) for a, b in items) / len(items)
    bound = sum(bool(_BINDS.search(line.text[a:b])) for a, b in items[:-1])
    for a, b in items:
        if (a, b) in weak and (strong or share >= 0.3):
            yield a, b
        elif strong or (share >= 0.5 and _CUE_FIELD.match(after)):
            yield from _item(line, a, b, known, bound)


def _item(line: Line, a: int, b: int, known: list[tuple[int, int]], bound: int) -> Iterator[tuple[int, int]]:
    text = line.text[a:b]
    binds = _BINDS.search(text)
    if binds and not bound:
        return
    if (
        (a, b) not in known
        and 1 <= b - a <= _LONGEST
        and not _CLASS_TAIL.search(text + "产业")
        and _is_noun(line, a, b)
    ):
        yield a, b


def _is_noun(line: Line, start: int, end: int) -> bool:
    if not is_edge(line.cuts, start) or any(a < end and start < b for a, b in line.places):
        return False
    words = [w for at, w in backwards(line.text, line.cuts, end) if at >= start]
    return not any(w in STOPS and w not in ("和", "与", "及", "发展", "新", "服务") for w in words) and not any(
        mark in line.text[start:end] for mark in "“”《》（）"
    )


def _items(line: Line, listing: Listing) -> list[tuple[int, int]]:
    items = list(listing.items)
    if not listing.etc:
        start, end = items[-1]
        stop = _END.search(line.text, start + 1, end)
        items[-1] = (start, stop.start() if stop else end)
    return [(a, b) for a, b in items if b > a]
