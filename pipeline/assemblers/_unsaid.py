"""What a sentence leaves unsaid of a number's name, and where it has said it: a thing, a list, who is granted it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.assemblers import _names, _nouns
from pipeline.assemblers._dealing import cut
from pipeline.assemblers._measures import METRIC, of
from pipeline.assemblers._phrases import PARTICIPLES, Words
from pipeline.assemblers._slots import HARD, Slot
from pipeline.schema import Quantity
from pipeline.sentences import last_end

_BY = ("由", "在", "以", "对", "为", "通过", "围绕")
_LONGEST_SUBJECT = 16
_LONGEST_MEASURE = 26
_NEAR = 24
# What is longer says more than whom it reaches.
_SHORT_BASE = 6
# 惠及居民, 带动农户
_REACHES = re.compile("[、，]?(?P<verb>惠及|带动|吸纳|参加|覆盖)(?P<whom>[^，。；、0-9率]{2,8})$")
_OPENED = re.compile(
    "[，；](?P<noun>[^，。；：、0-9]{2,16}(?:产业|行业|集群|板块|园区|企业|公司|[递流务游造]业))(?:扩容提速|提速扩面|提质增效|加快发展|快速发展|蓬勃发展|持续壮大)?，$"
)
# 与全省平均水平持平，高于…: what is compared with is not measured.
_LEVELS = ("平均水平", "水平")
_SAID_OF = re.compile(
    "增长(?=[较平稳迅明])|贡献(?=突出|较大|明显|显著)|各[展显自]|负责|牵头|承担|主攻|聚焦|(?:重点|大力|着力|全力|积极)(?=发展|培育|打造|推进|建设|布局)|从无到有|齐头并进|竞相|蓬勃|快速|加快|持续|不断|稳步|逐年|多点|全面"
)
_ORDER = re.compile(
    "(?:居|列|排名?|登|跻身|进入|迈入|挺进)(?P<list>[^，。；、0-9]{1,12}?(?:[十百千]强|榜)[县市区镇单]?)$"
    "|(?:居|列|排名?|跻身|进入)(?P<own>(?:[^，。；、0-9]{2,14}?)(?:潜力|竞争力|实力|质量|指数|水平|满意度|税收|收入|产值|绩效))$"
    "|在(?:全[国省市县])?(?P<judged>[^，。；0-9]{1,16}?(?:考核|评价|评估|测评|监测|评比|[十百千]强[县市区镇]?|榜单?))中"
    "[^，。；、0-9]{0,6}$"
)
# 实施环湖路改造工程，总投资…
_WORKS = "(?:工程|项目|基地|水库|园区?|中心|厂|站|桥|路)"
_BUILT = re.compile(
    f"(?:实施|新建|改建|扩建|建设|启动|开工|推进|引进|签约|落地|承建)了?(?P<works>[^，。；、的0-9]{{2,24}}{_WORKS})，"
    f"|(?<![^，。；、])(?P<begun>[^，。；、的0-9]{{2,24}}?{_WORKS})(?:正式|全面|顺利|成功)*"
    "(?:开工|动工|破土|奠基|签约|落地|启动)(?:动工|建设)?，"
)
# 全年计划投资3.7亿元，实施重点农牧业项目33个
_PUT_INTO = re.compile(
    "[，、]?[^，。；、0-9]{0,12}?投资(?:约|近|超过?)?[0-9.]+[万亿]*元(?:以上|左右)?，(?:重点|全力|加快|主要)*(?:实施|建设|新建|推进|完成|建成)了?"
    "(?P<works>[^，。；、0-9“]{2,20}?(?:项目|工程))(?:建设)?(?=[0-9，。；]|等)"
)
_DEEDS = f"新?(?:{'|'.join(sorted(PARTICIPLES))})"
_DEED, _OF_DEEDS = re.compile(f"、(?P<deed>{_DEEDS})$"), re.compile(f"{_DEEDS}(?P<kind>项目|企业)")
_OF_ALL = re.compile("(?<=..)占全[国省市区县]$")
_CROP = re.compile(
    "(?:全[省市县区]|今年|全年)?(?P<crop>粮食|夏粮|秋粮|早稻|油料|蔬菜|水果|茶叶|棉花|小麦|水稻|玉米|生猪|水产)生产"
)
_SOWN, _YIELDS = ("播种面积", "种植面积", "养殖面积", "产量", "单产"), frozenset(("总产量", "总产", "单产"))
_COMERS, _OF_COMERS = ("人次", "游客人数", "游客"), frozenset(("收入", "总收入", "花费", "总花费"))
_STRETCH, _COMMA = re.compile("[。；：！？]"), re.compile("，")
# What can only be a thing, marks inside it or not.
_APART = re.compile("[^，。；：0-9]{1,24}(?:[^作就从创职企事毕结停]业|产品|行业|产业|项目|值|量|额|收入|投资|率)")
_HOW_MANY = re.compile("(?:[二两三四五六七八九十]|[0-9]{1,2})[大个条][^，。；、]{2,10}$")
# 轨道交通、锂电、陶瓷各展所长: the last of a list, before what is said of it.
_LISTED = re.compile(r"[\u4e00-\u9fff“”A-Za-z0-9]{2,14}")


def thing(text: str, things: Sequence[tuple[int, int]], start: int) -> str:
    """The place or body named last before a clause: 建设刀具产业园，规划面积…"""
    ends = (text[a:b] for a, b in reversed(things) if b <= start <= b + _NEAR)
    return next(ends, "")


def invested(own: str, text: str, starts: tuple[int, ...], start: int) -> str:
    """某局负责建设甲水库，[总投资]…: what it is in, since the number before; empty where nothing is built."""
    if own in ("投资", "完成投资"):
        put = _PUT_INTO.match(text, start)
        return put["works"] + "投资" if put else ""
    if own != "总投资":
        return ""
    since = max(0, last_end(_STRETCH, text, 0, start), *starts[-1:])
    built = _BUILT.search(text, since, start)
    return (built["works"] or built["begun"]) + own if built else ""


def subject(text: str, words: Words, since: int, at: int) -> str:
    """The noun that opens the stretch since the last semicolon: 数字经济持续领跑，占…"""
    start, end = _names.left(text, words, since, at)
    listed = text.find("、", start, end)
    a, b = _nouns.right(text, words, start, listed if listed > 0 else end)
    said = _SAID_OF.search(text, a + 2, b)
    b = said.start() if said else b
    # 由某局牵头，…: who does it is not what is measured.
    if text.startswith(_BY, a):
        return ""
    return text[a:b] if a == start and 2 <= b - a <= _LONGEST_SUBJECT and "，" in text[b:end] else ""


def clause_before(text: str, words: Words, since: int, at: int) -> str:
    """The measure of which the clause before speaks without a number: 进出口总值创历史新高，达到…

    `since` is where the number before ends, 0 where there is none.
    """
    mark = last_end(HARD, text, since, at)
    start = last_end(HARD, text, since, mark - 1)
    if mark <= since or (since and start <= since < mark - 1):
        return ""
    a, _ = _names.left(text, words, start, mark - 1)
    ends = (end for end in words.ends if a < end < min(mark, a + _LONGEST_MEASURE))
    name = text[a : max((end for end in ends if METRIC.search(text, a, end)), default=a)]
    # 某公司成为首家税收过亿元企业: said of the firm; 计划为百分之四: another number.
    return "" if name in _LEVELS or "成为" in name or name.startswith("百分之") else name


def opened(text: str, slots: Sequence[Slot], at: int) -> str:
    """The bare noun that is a clause of its own right before: 甲产业产值5亿元，[乙产业]，实现产值6亿元."""
    since = max((slot.end for slot in slots if slot.end <= at), default=0)
    subject = _OPENED.search(text, since, last_end(HARD, text, since, at))
    return subject["noun"] if subject else ""


def whole(text: str, words: Words, since: int, at: int) -> str:
    """The measure in the clause before, of which a share is told: 研发经费投入逐年递增，占…"""
    before = clause_before(text, words, since, at)
    return "" if METRIC.fullmatch(before) else before


def ranking(text: str, slot: Slot) -> str:
    """The order in which somebody unsaid has a rank: 跻身[全国百强区]第86位, 在全省[县域经济考核]中居第3位."""
    clause = last_end(HARD, text, 0, slot.start)
    order = _ORDER.search(text, clause, slot.start) if slot.quantity.unit == "位" else None
    return (order["list"] or order["own"] or order["judged"]) if order else ""


def by_deed(text: str, slot: Slot, base: str) -> str:
    """在建项目346项、[投产]257项: others of a kind, told by what has become of them; empty where they are not."""
    kind = _OF_DEEDS.fullmatch(base) if slot.quantity.form == "count" else None
    deed = _DEED.search(text, 0, slot.start) if kind else None
    return deed["deed"] + kind["kind"] if deed and kind else ""


def ranked(name: str, quantity: Quantity) -> str:
    """规上企业占全省12%，居第3位: whatever has a rank, it is not the share."""
    return _OF_ALL.sub("", name) if quantity.form == "rank" else name


def of_crop(own: str, text: str, start: int) -> str:
    """粮食生产实现“二十一连丰”，[总产]12.6亿斤: a yield with the crop that the sentence opens with; else empty."""
    crop = _CROP.match(text, max(text.rfind(mark, 0, start) + 1 for mark in "。；")) if own in _YIELDS else None
    return crop["crop"] + own if crop else ""


def of_last(own: str, base: str) -> str:
    """What is said of the thing whose other measure was said last; empty where it stands by itself.

    >>> of_last("总产量", "粮食播种面积"), of_last("收入", "医疗旅游人次"), of_last("收入", "居民人数")
    ('粮食总产量', '医疗旅游收入', '')
    """
    sown = base.endswith(_SOWN) and own in _YIELDS
    came = base.endswith(_COMERS) and own in _OF_COMERS
    return of(base, own) if sown or came else ""


def listed_before(text: str, words: Words, at: int, number: int) -> list[str]:
    """So many names in the clause before the one at a place: 甲、乙、丙各展所长，产值分别达到…"""
    mark = last_end(HARD, text, 0, at)
    start = last_end(HARD, text, 0, mark - 1)
    first, end = _names.left(text, words, start, mark - 1)
    listed = text.rfind("、", first, end)
    if apart := _listed_apart(text, words, mark - 1, number):
        return apart
    if listed < 0 and number == len("甲乙"):
        # 汽车和计算机制造业贡献突出，分别拉动…
        listed = text.find("和", first, end)
    if listed < 0:
        return []
    # 食品加工、装备制造、新材料|三大主导产业
    counted = _HOW_MANY.search(text, listed + 2, end)
    end = counted.start() if counted else end
    last = end if counted or METRIC.search(text, listed, end) else _nouns.right(text, words, listed + 1, end)[1]
    said = _SAID_OF.search(text, listed, last)
    last = said.start() if said else last
    found = cut(text[first:last], number)
    return found if len(found) == number and all(map(_LISTED.fullmatch, found)) else []


def _listed_apart(text: str, words: Words, end: int, number: int) -> list[str]:
    """So many names before a place, each a clause of its own: 金属制品业，计算机、通信和其他电子设备制造业，分别…"""
    firm = last_end(_STRETCH, text, 0, end)
    bounds = [firm, *(mark.end() for mark in _COMMA.finditer(text, firm, end)), end + 1][-number - 1 :]
    clauses = [(start, after - 1) for start, after in pairwise(bounds)]
    if len(clauses) < number:
        return []
    first, last = _names.left(text, words, *clauses[0])
    names = [text[a:b] for a, b in ((first, last), *clauses[1:])]
    return names if all(_APART.fullmatch(name) for name in names) else []


def in_unit(slots: Sequence[Slot], names: tuple[str, ...], starts: tuple[int, ...], unit: str) -> tuple[str, ...]:
    """The last name whose number has the unit, else the last: 改造小区240个、惠及居民6.8万户，其中2026年90个."""
    units = {slot.start: slot.quantity.unit for slot in slots}
    alike = [name for name, start in zip(names, starts, strict=True) if units.get(start) == unit]
    return tuple(alike[-1:]) or names[-1:]


def reaching(text: str, slot: Slot, start: int, own: str, base: str) -> str:
    """改造老旧小区240个、惠及[居民]6.8万户: whom it reaches, with what reaches them where that was counted."""
    reach = _REACHES.search(text, start, slot.start)
    if not reach or reach["whom"] != own:
        return own
    told = len(base) <= _SHORT_BASE and not own.endswith(("就业", "投资"))
    return base * told + reach["verb"] + own
