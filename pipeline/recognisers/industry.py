"""INDUSTRY: industries, chains, product industries and technologies, by lexicon, by shape and by their lists."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.lexicons import table, words
from pipeline.recognisers._lexical import backwards, fits, is_edge
from pipeline.recognisers._line import STOPS, Line, Listing, lines
from pipeline.recognisers._phrase import GENERIC, left
from pipeline.schema import Find, Reading

AFTER = ("carrier", "document", "organisation", "place", "slogan", "person")
_USE = {row["word"]: row["use"] for row in table("industries")}
_TAIL = re.compile("产业链?(?!化|园|城|基地|带|区|投资|基金|工人|技工)|(?<=[旅物酒药水])业(?!务|绩|态|界|主)")
# 产业转移, 产业创新: of industry at large.
_ABOUT = re.compile(
    "创新|协同|转移|转型|升级|布局|结构|基础|数字化|合作|协作|[集聚]聚|工程师|聚集|导入|准入|扶贫|帮扶|振兴|用地|引导|政策|强[国省市县]"
)
# What makes a word that is mostly used otherwise (教育, 数据, 电力) an industry.
_NEEDED = re.compile(
    "(?:及|和)?[^，。；、]{0,3}?(?:产业|行业|产能|产量|产值|总?装机|增加值|集群|加工|出口|营收|营业收入|零售额|龙头企业)"
)
_BARRED = re.compile(
    "资源|市场|价格|事故|安全|以旧换新|矿|灾害|保障|消费券|基站|网络|用户|小镇|险|大学|学院|强国|强省|强市|风险|部门|型|化(?!工|学|肥|纤|妆)"
)
# Classes of industries, not one of them: 特色产业, 未来产业.
_CLASSES = frozenset(words("classes")) | GENERIC | STOPS
_CLASS_TAIL = re.compile(
    "(?:特色|优势|新兴|未来|支柱|主导|传统|重点|先导|现代|现代化|相关|经典|富民|主要|领域|先进|制造业|高端|类)产业链?$"
    "|^(?:县域|民营|国有|集体|实体|开放型|外向型|非公有制|个体|镇域|区域|城市|农村|市场|世界|国民|工业|乡村)经济(?:产业)?$"
)
_CUE_AFTER = re.compile(
    "等?(?:一批)?(?:[0-9一二三四五六七八九十两多]+余?(?:个|大|条|类|项|批)?)?[^，。；、]{0,12}?"
    "(?:产业链群|产业链|产业集群|产业(?!园)|行业|赛道|链群|集群|制造业|服务业|新业态|业态|增长点|增长极|增长引擎)"
)
_CUE_FIELD = re.compile("等?[^，。；、]{0,6}?(?:方面|技术|产品|项目|工程|发展|耦合|融合)")
_BINDS = re.compile("[与和及]")
_LONGEST = 14
_OTHERS = frozenset(("DOC", "ORG", "CARRIER", "SLOGAN", "PLACE", "PERSON"))
_END = re.compile("等|[0-9]|[一二三四五六七八九十两](?:大|个|条)|产业|领域|行业|集群|赛道|方面|技术")
_DO = re.compile("做[大强优精深实细活好]|发展|培育|壮大|布局|推动|推进|聚焦|支持|打造|抢占|建设|瞄准|促进|深耕")
# What stands before a list whose items are industries by their form: 围绕储能变流器、电池管理系统.
_LED = re.compile(
    "(?:发展|培育|壮大|布局|聚焦|围绕|做[优强大精]|突破|瞄准|抢占|深耕|主攻|主打|打造|支持|推动|促进|推进|生产|制造)$"
)
_FORM = re.compile(
    "(?:装备|材料|制造|设备|系统|器件|部件|零件|模组|组件|芯片|软件|电池|电机|机器人|药物?|制剂|疫苗|器械|[制储]氢|化学品|纤维|合金|薄膜|[正负]极|电解质"
    "|加工|种业|养殖|服务业|服务|培训|设计|研发|体验|旅游|康养|电商|物流|金融|农业|产业|技术|科技|智能|经济)$"
)
# Bodies, means and measures, not fields of industry.
_NOT_FIELD = re.compile(
    "(?:企业|网点|渠道|主体|机构|人才|队伍|品牌|项目|平台|基地|园区|设施|工程|行动|能力|水平|体系|市场|消费|政策|资源|环境|模式|机制|标准|人员|中心|联盟|实验室|研究院|方向|环节|试点|示范)$"
)
_MARKS = frozenset("“”《》（）·")
_JOINING = frozenset(("和", "与", "及", "发展", "新", "服务", "高端", "全"))
# Measures and the like are parts of nouns as well: 类器官.
_BREAKS = frozenset(word for word in STOPS if len(word) > 1 or word in "的在将为对由从被把向以使让是有") - _JOINING


class Known(NamedTuple):
    """Stretches of one sentence: industries wherever they stand, and words that are industries in company."""

    free: list[tuple[int, int]]
    weak: list[tuple[int, int]]


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Words of the lexicon, unknown …产业, and unknown items between known ones."""
    for index, line, found in lines(reading):
        known = _words(line, [(f.start, f.end) for f in found if f.kind in _OTHERS])
        for start, end in (*known.free, *_shaped(line)):
            yield index, Find("INDUSTRY", start, end)
        if known.free or known.weak:
            for listing in line.listings:
                for start, end in _listed(line, listing, known):
                    yield index, Find("INDUSTRY", start, end)


def _words(line: Line, taken: list[tuple[int, int]]) -> Known:
    text = line.text
    known = Known([], [])
    for start, end in line.known.get("industry", ()):
        use = _USE[text[start:end]]
        if use == "none" or not fits(line.cuts, start, end) or any(a < end and start < b for a, b in taken):
            continue
        if _BARRED.match(text, end):
            continue
        tail = _TAIL.match(text, end)
        if use == "list" and not tail and not _NEEDED.match(text, end):
            known.weak.append((start, end))
        else:
            known.free.append((start, tail.end() if tail else end))
    return known


def _shaped(line: Line) -> Iterator[tuple[int, int]]:
    """Unknown …产业 and …产业链, without the place before it."""
    at = line.text.find("产业")
    while at >= 0:
        tail = _TAIL.match(line.text, at)
        if tail and line.text[at - 1 : at] != "全" and not _ABOUT.match(line.text, tail.end()):
            start = left(line, at).start
            for a, b in line.places:
                start = b if a == start else start
            text = line.text[start : tail.end()]
            if at - start > 1 and not _CLASS_TAIL.search(text) and _is_subject(line, start, at):
                yield start, tail.end()
        at = line.text.find("产业", at + 2)


def _is_subject(line: Line, start: int, end: int) -> bool:
    parts = [word for at, word in backwards(line.text, line.cuts, end) if at >= start]
    return not any("”" in word for word in parts) and any(len(word) > 1 and word not in _CLASSES for word in parts)


def _listed(line: Line, listing: Listing, known: Known) -> Iterator[tuple[int, int]]:
    """Items of a list in which one is a known industry, where the words around it speak of industries."""
    items = _items(line, listing, known)
    if len(items) < 2:
        return
    free = sum(any(a <= s and e <= b for s, e in known.free) for a, b in items)
    led = bool(_LED.search(line.text, 0, items[0][0]))
    formed = led and sum(bool(_FORM.search(line.text[a:b])) for a, b in items) * 2 > len(items)
    share = 1.0 if formed else free / len(items)
    if not share:
        return
    after = line.text[items[-1][1] : items[-1][1] + 24]
    strong = bool(_CUE_AFTER.match(after))
    alike = strong or formed or (share >= 0.5 and bool(_CUE_FIELD.match(after)))
    bound = any(_BINDS.search(line.text[a:b]) for a, b in items[:-1])
    for a, b in items:
        if (a, b) in known.weak:
            if strong or share >= 0.5 or _CUE_FIELD.match(after):
                yield a, b
        elif _BINDS.search(line.text[a:b]):
            mixed = any(a <= s and e <= b for s, e in (*known.free, *known.weak))
            if bound and mixed and (alike or share >= 0.5) and _is_noun(line, a, b):
                yield a, b
        elif alike and _is_noun(line, a, b):
            yield a, b


def _is_noun(line: Line, start: int, end: int) -> bool:
    text = line.text[start:end]
    if (
        text in _CLASSES
        or len(text) > _LONGEST
        or _NOT_FIELD.search(text)
        or _CLASS_TAIL.search(text + "产业")
        or not is_edge(line.cuts, start)
    ):
        return False
    if any(a < end and start < b for a, b in line.places) or not _MARKS.isdisjoint(text):
        return False
    parts = [word for at, word in backwards(line.text, line.cuts, end) if at >= start]
    return not any(word in _BREAKS for word in parts)


def _items(line: Line, listing: Listing, known: Known) -> list[tuple[int, int]]:
    """The items, the first without the verb before it, the last without what follows it."""
    items = list(listing.items)
    start, end = items[0]
    done = [match.end() for match in _DO.finditer(line.text, start, end) if match.end() < end]
    items[0] = (done[-1] if done else start, end)
    if not listing.etc:
        start, end = items[-1]
        stop = _END.search(line.text, start + 1, end)
        items[-1] = (start, stop.start() if stop else _reach(line, start, known))
    return [(a, b) for a, b in items if b > a]


def _reach(line: Line, start: int, known: Known) -> int:
    """Where a last item ends that nothing marks: with the industry it begins with, or with two bound ones."""
    ends = dict((*known.weak, *known.free))
    end = ends.get(start, start)
    if end > start and line.text[end : end + 1] in ("与", "和", "及"):
        end = ends.get(end + 1, end)
    return end
