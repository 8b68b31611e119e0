"""How the names of each kind are spelt, before anybody asks what they stand for."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from pipeline.lexicons import roles, trades
from pipeline.lexicons.spelling import normal
from pipeline.linking.areas import AREA, NAMED, areas

# A draft is the document it is a draft of; what is on trial or revised may be another.
_STATE = re.compile(
    "[（(](?:草案|送审稿|征求意见稿|审议稿|公开征求意见稿|摘要|摘编|全文|节选|讨论稿|初稿|草案建议稿)[）)]$"
)
_PLAN = re.compile("第([一二三四五六七八九十]{1,3})个五年(?=规划|计划)")
_YEARS = re.compile("(?<=[0-9]{4})年(?:-|至)(?=[0-9]{4}年)|(?<=[0-9]{4})至(?=[0-9]{4}年)")
# 《纲要草案》 is 《纲要（草案）》; a budget is drafted under that name.
_DRAFT = re.compile("(?<=规划|纲要|条例|方案)草案$")
# What a page leaves beside a title: +甲市规划.
_EDGE = re.compile(r"^[^\w(\[〔]+|(?<=[\w)\]〕%?!…])[^\w)\]〕%?!…]+$")
# 中共甲省委关于制定甲省国民经济…: said of which area once.
_PROPOSED = re.compile("^中共(?P<area>.+?)委(?:员会)?关于制定(?:全[省市县区州]|(?P=area))?(?=国民经济和社会发展)")
# 甲省2026年政府工作报告, 2026年甲省人民政府工作报告.
_REPORTED = re.compile(
    rf"^(?P<year>[0-9]{{4}}年)?(?P<area>(?:{NAMED}){{1,3}})(?P<then>[0-9]{{4}}年)?(?:人民)?政府(?P<last>[0-9]{{4}}年)?工作报告$"
)
_NATION = re.compile("^中华人民共和国(?=.{2,}(?:法|法典|条例)$)")
_PAUSE = re.compile(r"[,，、;；]+")
# 甲自贸试验区, 甲高新区: the class word in full; 中国（甲）自由贸易试验区 is what 甲自由贸易试验区 is.
_SITES = {
    "自贸试验区": "自由贸易试验区",
    "自贸港": "自由贸易港",
    "高新区": "高新技术产业开发区",
    "经开区": "经济技术开发区",
    "综保区": "综合保税区",
}
_SITE = re.compile("自贸试验区|自贸港|(?:高新|经开|综保)区$")
# 上海自贸区 is the pilot zone; 中国—东盟自贸区 is not.
_ZONE = "自贸区"
_CHINESE = re.compile(r"^中国\(([^()]{2,8})\)(?=自由贸易)")
_TAIL = re.compile("(?:全产业链|产业链|产业集群|产业|行业|业)$")
_JOINED = re.compile("[与及](?=.)")
_GOVERNMENT = re.compile("(?<=[省市县区州盟旗乡镇])(?<!行政区)(?<!特区)政府(?=$|办公|新闻|研究室|参事室)")
_CONGRESS = (
    (re.compile("人民代表大会常务委员会$"), "人大常委会"),
    (re.compile("(?<!届)人民代表大会(?=$|常委会)"), "人大"),
)
_PARTY = re.compile(rf"^中共(?P<area>.*(?:{AREA}))(?:委|委员会)$")


def title(text: str) -> str:
    """A document's title without its marks and its state; a plan by its number, a law without its country.

    >>> title("《星野市“十四五”规划纲要（草案）》"), title("《星野市国民经济和社会发展第十四个五年规划》")
    ('星野市十四五规划纲要', '星野市国民经济和社会发展十四五规划')
    >>> title("星野省2026年政府工作报告"), title("+星野市规划")
    ('2026年星野省政府工作报告', '星野市规划')
    """
    name = normal(text)
    name = _DRAFT.sub("", _YEARS.sub("-", _STATE.sub("", _EDGE.sub("", name) or name)))
    name = _NATION.sub("", _PLAN.sub(lambda plan: f"{plan[1]}五", name))
    if report := _REPORTED.match(name):
        return f"{report['year'] or report['then'] or report['last'] or ''}{report['area']}政府工作报告"
    return _PROPOSED.sub(r"中共\g<area>委关于制定", name)


@lru_cache(maxsize=16_384)
def spelt(kind: str, text: str) -> str:
    """A name of a kind in its one spelling.

    >>> spelt("CARRIER", "中国（星野）自由贸易试验区"), spelt("INDUSTRY", "生物医药与大健康产业")
    ('星野自由贸易试验区', '生物医药和大健康')
    >>> spelt("ORG", "中共星野市委员会"), spelt("ORG", "星野市政府"), spelt("ORG", "全国人民代表大会常务委员会")
    ('星野市委', '星野市人民政府', '全国人大常委会')
    """
    return _BY_KIND.get(kind, normal)(text)


def stem(kind: str, name: str) -> str:
    """An industry's name without 产业, 产业链 and the like; of the other kinds the name."""
    return _TAIL.sub("", name) if kind == "INDUSTRY" else name


def _industry(text: str) -> str:
    """数字经济产业 is 数字经济, 装备制造业 is 装备制造, where the lexicon knows the shorter name."""
    name = _JOINED.sub("和", normal(text))
    stem = _TAIL.sub("", name)
    return stem if stem != name and stem in industries() else name


def _site(text: str) -> str:
    name = normal(text)
    place = name.removesuffix(_ZONE)
    if place != name and (place in areas() or place in areas().values()):
        return f"{place}自由贸易试验区"
    return _CHINESE.sub(r"\1", _SITE.sub(lambda word: _SITES[word.group()], name))


def _formula(text: str) -> str:
    """走在前，挑大梁 is 走在前、挑大梁."""
    return _PAUSE.sub("、", normal(text)).strip("、")


def _body(text: str) -> str:
    name = _PARTY.sub(r"\g<area>委", normal(text))
    if not name.startswith("中共中央"):
        name = name.removeprefix("中共")
    for pattern, short in _CONGRESS:
        name = pattern.sub(short, name)
    return _GOVERNMENT.sub("人民政府", name)


def _place(text: str) -> str:
    """东北地区 is 东北, 济南 is 济南市, where the gazetteer knows both."""
    name = normal(text)
    region = name.removesuffix("地区")
    return region if region in roles("places", "region") else areas().get(name, name)


@cache
def industries() -> frozenset[str]:
    """The industries of the lexicon, as industries are spelt."""
    return frozenset(_JOINED.sub("和", normal(word)) for word, use in trades().items() if use != "none")


_BY_KIND: dict[str, Callable[[str], str]] = {
    "INDUSTRY": _industry,
    "CARRIER": _site,
    "SLOGAN": _formula,
    "DOC": title,
    "ORG": _body,
    "PLACE": _place,
}
