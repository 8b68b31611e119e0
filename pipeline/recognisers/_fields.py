"""The unknown items of a list of industries."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from pipeline import numerals
from pipeline.lexicons.speech import acts
from pipeline.recognisers._company import CLASS_TAIL, CLASSES, CUE_AFTER, Known, Stretch, are_grown
from pipeline.recognisers._lexical import backwards, behind, is_edge
from pipeline.recognisers._line import STOPS, Line, Listing
from pipeline.recognisers._passed_over import OF_TRADES

_CUE_FIELD = re.compile(
    "等?[^，。；、]{0,6}?(?:方面|方向|技术|产品|发展|耦合|融合|供给|服务贸易|生产"
    "|(?:多个?|众多)?(?:细分)?领域[^，。；、]{0,6}?(?:突破|破题|发力|见效|加速|集聚|崛起|领先|领跑|优势)|(?:增加值|产值|增速|营业收入|产量)|消费新?热点|(?:提质|提档|扩容|增量|扩能)(?![0-9])|大宗消费"
    "|(?:打破|填补|达到(?:国际|国内|世界)|走在|领先|领跑|加速放量|(?:加快|加速|持续|快速|不断|蓬勃)(?:壮大|布局|发展|成长|崛起|兴起|集聚|起势|涌现)))"
)
# 加强深地探采、极地作业等领域装备研制, 加快机器肢、机器体等产品研发生产
_CUE_DEVELOPED = re.compile(
    "等[^，。；、的]{0,14}?(?:(?:产品|装备|设备|器械|终端|系统|材料|试剂|器件|软件|机器人)[^，。；、]{0,4}(?:研发|研制|生产|制造|开发|产业化|迭代升级|攻关)|领域(?:装备|产品|设备))"
)
# 推动智能体、专业软件等重点领域发展; 提升工业母机、动力装备等竞争力, 稳定甲、乙大盘
_CUE_FURTHERED = re.compile(
    "等[^，。；、]{0,4}领域(?:(?:加快|创新|集聚)?发展|实现(?:商业化|产业化|规模化))|等[^，。；、]{0,4}供应链建设|等(?:[^，。；、等]{1,3}化、?)+发展|等(?:专业|商务|高端|生产性|生活性)服务(?=[，。；]|$)|等?[^，。；、]{0,2}(?:竞争力|大盘)"
)
_FURTHERED = re.compile("(?:推动|推进|促进|支持|提升|增强|稳定|稳住|稳固|做[大强优])$")
# 聚焦免疫细胞、基因等治疗技术
_CUE_MADE = re.compile("等[^，。；、]{0,4}?(?:(?:治疗|制造|制备|加工)技术|装备|材料|药物|制剂|器械|元器件)(?![的研])")
_DIRECTIONS = re.compile("[0-9三四五六七八九]大?(?:主攻|重点|核心|主导|细分)?方向")
# 带动餐饮、民宿等提质, 汽车、家电等大宗消费: of trades and their goods only.
_RAISED = re.compile("等(?:传统|服务)?(?:服务(?:品牌化|标准化|规范化|专业化)|提质|提档|扩容(?!提质)|大宗消费)")
# Projects bear the names of firms as well.
_CUE_WORKS = re.compile("等?[^，。；、]{0,6}?(?:项目|工程)")
_SIZE = re.compile("[十百千万亿]+元?级")
_BINDS = re.compile("[与和及]")
_NUMBER = re.compile("等?([0-9]+|[一二三四五六七八九十两]+)(?:个|大|条|类|项)")
_LONGEST, _LONGEST_LAST, _LONGEST_KIND = 14, 12, 8
_END = re.compile(
    "等|全?产业链|获评|入选|获批|跻身|列入|成为|增速|增加值|产值|营业收入|分别|[0-9]|[一二三四五六七八九十两](?:大|个|条|项|类|种)|产业|领域|行业|集群|赛道|方面|技术(?!装备|运用|应用|服务|材料)|(?<![合同新康量续动快化调])发展(?=[，。；]|$)"
)
_DO = re.compile(
    "做[大强优精深实细活好]|扶持|繁荣|发展|培育|壮大|布局|推动|推进|聚焦|紧盯|支持|打造|抢占|建设|瞄准|促进|深耕|主攻|主打|补[齐强]|延伸至"
)
_OPENING = re.compile(
    "(?:以|集(?![成聚群中团装散约])|继续|充分|建立健全|抓好|加强|压缩|改造|培植|运用|利用|应用|制订|重塑|[集聚]聚|导入|做旺|做活|攻关|研发|招引|引育|主推|涵盖|多种|重点|前沿|新兴)+"
)
# What stands before a list whose items are industries by their form: 围绕储能变流器、电池管理系统.
_LED = re.compile(
    "(?:发展|培育|壮大|布局|聚焦|围绕|做[优强大精]|突破|瞄准|抢占|深耕|主攻|主打|补[齐强]|打造|支持|推动|促进|推进|生产|制造|抢抓|抢滩|催生|建强|扶持|拓展|攻克|攻关|开发|引进|承接|集聚|抓好)$"
)
_FOSTERED = re.compile("(?:扶持|培育|壮大|繁荣|做[强优大])$")
# 上游的丙烯腈、原丝: the links of a chain.
_LINKS = re.compile("(?:[上中下]游|链[主上]|前端|后端|终端)(?:的|环节|重点|主要|包括|涵盖|聚焦|布局|发展|是|为|有)+$")
_FORM = re.compile(
    "(?:装备|材料|制造|设备|系统|器件|部件|零件|模组|组件|芯片|软件|电池|电机|机器人|药物?|制剂|疫苗|器械|[制储]氢|化学品|纤维|合金|薄膜|[正负]极|电解质"
    "|加工|维修|检修|再制造|种业|养殖|服务业|服务|培训|设计|研发|体验|旅游|康养|电商|物流|金融|农业|产业|技术|科技|智能|经济|食品|用品|制品|家居|家具|服装|面料|建材|饮品|乳品|载体|基板|轴承|机床|仪器|仪表|传感器|整机|终端|光源|模块|催化剂|涂料|树脂|橡胶|塑料|玻璃|陶瓷|铜箔|线缆|变压器|压缩机|发动机|服饰|家纺|化妆品|保健品|文创|演艺|影视)$"
)
# Bodies, means and measures, not fields of industry.
_NOT_FIELD = re.compile(
    "(?:企业|网点|渠道|主体|机构|人才|队伍|品牌|项目|平台|基地|园区|设施|工程|行动|能力|水平|体系|市场|消费|政策|资源|环境|模式|机制|标准|人员|中心|联盟|实验室|研究院|方向|环节|试点|示范|治理|权|区|集群|流动)$|事业|大学|学院|公司|^沿[江河湖海山路线边]|^(?:垂直|通用|细分|相关)$|^高(?:能级|水平|品质|质量)"
)
_FIGURE = re.compile("[0-9](?![GD])|%|(?<![石炼焦盐磷煤])化$")
_MARKS = frozenset("“”《》（）·")
# 新设|工业软件、智能织造: what is done with them.
_DONE = re.compile("[新增开设办建撤停招][设建办开招增立]")
_JOINING = frozenset(("和", "与", "及", "发展", "新", "服务", "高端", "全"))
# Measures and the like are parts of nouns as well: 类器官.
_BREAKS = frozenset(word for word in STOPS if len(word) > 1 or word in "的在将为对由从被把向以使让是有") - _JOINING


class _Said(NamedTuple):
    """What a list and the words around it say of its items: that weak ones, unknown ones, even phrases are meant."""

    weak: bool
    unknown: bool
    outspoken: bool


def listed(line: Line, listing: Listing, known: Known) -> Iterator[Stretch]:
    """Items of a list in which one is a known industry, where the words around it speak of industries."""
    items = _items(line, listing, known)
    after = line.text[items[-1][1] : items[-1][1] + 24] if items else ""
    # 推动微型家用超声设备等产品研发
    if not items or (len(items) < 2 and not (listing.etc and _CUE_DEVELOPED.match(after))):
        return
    stated = _counted(after)
    whole = {item for item in items if _is_one(line, item, len(items), stated, last=item == items[-1])}
    items = [part for item in items for part in ([item] if item in whole else _parts(line, item, known))]
    said = _said(line, items, known, after)
    opened = {start for start, _ in known.free}
    ends = {end: start for start, end in known.free}
    for a, b in items:
        if (a, b) in known.weak:
            if said.weak:
                yield a, b
            continue
        # What begins with a known one says something of it, unless the list speaks for it: 氢能全场景应用.
        meant = said.unknown and (said.outspoken or a not in opened or _FORM.search(line.text, a, b))
        # 深沟球轴承、圆锥滚子轴承: of which kind it is belongs to it.
        kind = ends.get(b, a) > a and b - a <= _LONGEST_KIND and not _DONE.match(line.text, a)
        kind = kind and "发展" not in line.text[a:b]
        if (meant or kind) and _is_noun(line, a, b, bound=(a, b) in whole):
            yield a, b


def _said(line: Line, items: list[Stretch], known: Known, after: str) -> _Said:
    strong, raised = bool(CUE_AFTER.match(after)), bool(_RAISED.match(after))
    company = known.weak if strong or raised else [stretch for stretch in known.weak if stretch not in known.fields]
    sure = sum(_bears(item, known.free) for item in items)
    doubtful = sum(_bears(item, company) for item in items if not _bears(item, known.free))
    free = sure + doubtful * (1.0 if strong or raised else 0.5 if sure else 0.0)
    led = bool(_LED.search(line.text, 0, items[0][0]))
    formed = led and sum(bool(_FORM.search(line.text[a:b])) for a, b in items) * 2 > len(items)
    formed = formed or (
        are_grown(line.text, items[0][0], after) and not any(_NOT_FIELD.search(line.text[a:b]) for a, b in items)
    )
    formed = formed or _are_told(line.text, items[0][0], after, known=bool(sure or doubtful))
    formed = formed or (led and bool(_CUE_MADE.match(after) or (free and _DIRECTIONS.match(after))))
    share = 1.0 if formed or (strong and _counted(after) == len(items) > 2) else free / len(items)
    if not share:
        return _Said(weak=False, unknown=False, outspoken=False)
    field = bool(_CUE_FIELD.match(after))
    return _Said(
        weak=strong or share >= 0.5 or field or bool(_CUE_WORKS.match(after)),
        unknown=strong or formed or (share >= 0.5 and (led or field)),
        outspoken=strong or formed,
    )


def _are_told(text: str, start: int, after: str, *, known: bool) -> bool:
    """Whether what stands before a list or behind it says that all its items are trades; `known`: whether one is."""
    if OF_TRADES.match(after) or _CUE_DEVELOPED.match(after) or _LINKS.search(text, 0, start):
        return True
    # 扶持甲、乙、丙发展
    if _FOSTERED.search(text, 0, start) and after.startswith("发展"):
        return True
    return known and bool(_CUE_FURTHERED.match(after) and _FURTHERED.search(text, 0, start))


def _bears(item: Stretch, known: list[Stretch]) -> bool:
    """Whether an item is a known word or mostly one, or ends in one: 高速轨道交通."""
    start, end = item
    return any(start <= a and b <= end and (b == end or (b - a) * 2 > end - start) for a, b in known)


def _counted(after: str) -> int | None:
    number = _NUMBER.match(after)
    value = numerals.parse(number[1]) if number else None
    return None if value is None else int(value)


def _is_one(line: Line, item: Stretch, items: int, stated: int | None, *, last: bool) -> bool:
    """Whether what 与, 及 or 和 binds is counted as one."""
    bound = _BINDS.search(line.text, *item)
    firm = bool(bound and bound[0] != "和")
    if not bound or stated is None:
        return firm and not last
    return stated == items or (firm and stated > items)


def _parts(line: Line, item: Stretch, known: Known) -> list[Stretch]:
    """An item cut at 和, unless it is one by the lexicon or no part of it is known."""
    start, end = item
    if item in known.free or item in known.weak:
        return [item]
    bound = [m.start() for m in _BINDS.finditer(line.text, start, end) if is_edge(line.cuts, m.start())]
    parts = [(a + 1, b) for a, b in pairwise([start - 1, *bound, end]) if b > a + 1]
    return parts if any(part in known.free or part in known.weak for part in parts) else [item]


def _is_noun(line: Line, start: int, end: int, *, bound: bool) -> bool:
    text = line.text[start:end]
    if (
        text in CLASSES
        or (not bound and _BINDS.search(text))
        or len(text) > _LONGEST
        or _NOT_FIELD.search(text)
        or CLASS_TAIL.search(text + "产业")
        or _FIGURE.search(text)
        or not is_edge(line.cuts, start)
    ):
        return False
    if any(a < end and start < b for a, b in line.places) or not _MARKS.isdisjoint(text):
        return False
    parts = [word for at, word in backwards(line.text, line.cuts, end) if at >= start]
    return not any(word in _BREAKS for word in parts)


def _items(line: Line, listing: Listing, known: Known) -> list[Stretch]:
    """The items: none with its place, the first without the verb before it, the last without what follows it."""
    items = list(listing.items)
    start, end = items[0]
    done = [match.end() for match in _DO.finditer(line.text, start, end) if match.end() < end]
    start = done[-1] if done else start
    opening = _OPENING.match(line.text, start, end)
    items[0] = (opening.end() if opening and opening.end() < end else start, end)
    if not listing.etc:
        start, end = items[-1]
        stop = _END.search(line.text, start + 1, end)
        items[-1] = (start, stop.start() if stop else _reach(line, items[0][0], start, end, known))
    known_at = {a for a, _ in (*known.free, *known.weak)}
    # 破解纺织, 深耕轨道交通
    begins = [_unsized(line.text, behind(line.text, line.cuts, a, b, acts), b) for a, b in items]
    items = [
        (at if at in known_at or not i or line.text[at - 1] == "级" else a, b)
        for i, ((a, b), at) in enumerate(zip(items, begins, strict=True))
    ]
    after = {a: b for a, b in line.places if a not in known_at}
    return [(after.get(a, a), b) for a, b in items if b > after.get(a, a)]


def _unsized(text: str, start: int, end: int) -> int:
    """百亿级精细化工: where an item begins behind its size."""
    sized = _SIZE.match(text, start, end - 1)
    return sized.end() if sized else start


def _reach(line: Line, first: int, start: int, stop: int, known: Known) -> int:
    """Where a last item ends that nothing marks: with the industry it begins with, or with two bound ones.

    What is short and has the form of one, or is a link of a chain, is one whole: 宠物疫苗.
    """
    short = stop - start <= _LONGEST_LAST
    if short and (_FORM.search(line.text, start, stop) or _LINKS.search(line.text, 0, first)):
        return stop
    ends = dict((*known.weak, *known.free))
    end = ends.get(start, start)
    if end > start and line.text[end : end + 1] in ("与", "和", "及"):
        end = ends.get(end + 1, end)
    return end
