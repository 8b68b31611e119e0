"""One name for what is one indicator, or one class of counted things, across documents.

What differs stays apart: a total and what comes to a head, town and country, a level and its growth, all and those
above a size. So words go only where they never tell two indicators apart, and the rest is in the alias table.
"""

import re
from functools import cache, lru_cache

from pipeline.lexicons import table
from pipeline.lexicons.spelling import normal
from pipeline.linking.aliases import Aliases, aliases
from pipeline.schema import Measure

# Whose figure it is belongs to the statement's subject and scope, not to the indicator.
_SCOPE = re.compile(
    "^(?:全国(?!重点|文明|双拥|优秀|示范|先进|百强|民族|乡村|劳动)|全省|全市|全区|全县|全州|全盟|全旗|全域|我国|我省|我市|我区|我县|本省|本市|本区|本县|(?:实现|完成|累计|其中))的?(?=.{2})"
)
_PARTICLE = re.compile("(?<!目)的|(?<=增加值)总额|(?<=..)(?:总体|整体|总)?水平$")
_SAME = re.compile(r"(?P<name>[^()]+)\((?P=name)\)")
_GROWTH = re.compile("(?<=..)(?:同比)?(?:增速|增长速度|增长幅度|增幅|涨幅|上涨幅度|降幅|(?<!自然)增长率)$")
_SHARE = re.compile(
    "(?P<part>.+?)(?<!所)占(?!地(?![区方级])|[用有领据比])(?P<whole>.{2,}?)(?:所占)?(?:比重|比例|占比|比率|份额|百分比)$"
)
_SHARE_IN = re.compile("(?P<part>.{2,})在(?P<whole>.{2,})中(?:所占)?(?:比重|比例|占比)$")
_SHARE_OF_ALL = re.compile("^(?P<part>(?!.*占).{2,})比重$")
_NUMBER = re.compile("(?<=..)(?<![收支][入出])(?:总数量|总数|个数)$")
_PER = re.compile("每([十百千万]+)人口")
# 地区 or 国内 as the document's level has it; 国民, 海洋, 工农业 and others are products of their own.
_PRODUCT = re.compile(
    r"(?:GDP|(?:^|(?<=人均)|(?<=[占与])|(?<=[全本我][国省市区县])|(?<=单位)|(?<=[万亿]元))生产总值)(?:\(GDP\))?|(?<=生产总值)\(GDP\)"
)
_RESIDENTS = re.compile("(?<=城镇)常住(?=居民)|(?<=农村)常住(?=居民)|(?<=居民)家庭(?=人均)|^全体(?=居民)")
REGION, NATION = "地区生产总值", "国内生产总值"


@lru_cache(maxsize=65_536)
def indicator_entity(
    name: str, measure: Measure | None = None, product: str = REGION, known: Aliases | None = None
) -> str:
    """The canonical name of an indicator: `INDICATOR:` and the name without scope, particles and abbreviations.

    `measure` tells growth from level, `product` what GDP is called where the text speaks, `known` are the aliases
    that hold there.

    >>> indicator_entity("全市规上工业增加值占GDP的比重")
    'INDICATOR:规模以上工业增加值占地区生产总值比重'
    >>> indicator_entity("GDP增速", "growth", NATION), indicator_entity("GDP增速", "rank", NATION)
    ('INDICATOR:国内生产总值', 'INDICATOR:国内生产总值增速')
    """
    known = known or aliases()
    text, seen = normal(name), set[str]()
    # One step may open the way for another: without 的, 规的上 is 规上. What turns in a circle ends it too.
    while text not in seen:
        seen.add(text)
        text = _canonical(text, measure, product, known)
    return f"INDICATOR:{text}"


def _canonical(name: str, measure: Measure | None, product: str, known: Aliases) -> str:
    text = _PARTICLE.sub("", _SCOPE.sub("", name))
    text = _PRODUCT.sub(lambda found: product if found.group() != "(GDP)" else "", expanded(text, known))
    text = _units().sub("", _SAME.sub(r"\g<name>", text))
    if measure == "growth":
        text = _GROWTH.sub("", text)
    text = _PER.sub(r"每\1人", _NUMBER.sub("数量", _shared(text)))
    text = _RESIDENTS.sub("", text)
    # 培育竹企6家 counts what the table calls a class.
    classes = known.of("CLASS") if measure == "count" else {}
    return known.of("INDICATOR").get(text) or classes.get(text, text)


def _shared(text: str) -> str:
    """甲占乙比例 and 甲在乙中所占比重 are 甲占乙比重; where the whole is left unsaid, 甲比重 is 甲占比."""
    for pattern in (_SHARE, _SHARE_IN):
        if match := pattern.fullmatch(text):
            return f"{match['part']}占{match['whole']}比重"
    return _SHARE_OF_ALL.sub(r"\g<part>占比", text)


@lru_cache(maxsize=65_536)
def class_entity(head: str, known: Aliases | None = None) -> str:
    """The canonical name of a class of counted things.

    >>> class_entity("“未来产业”")
    'CLASS:未来产业'
    """
    known = known or aliases()
    text = expanded(normal(head).replace("的", ""), known)
    return f"CLASS:{known.of('CLASS').get(text, text)}"


def expanded(text: str, known: Aliases) -> str:
    """With every term of the table spelt out; what is spelt out already stays."""
    if known.terms is None:
        return text
    table = known.of("TERM")

    def spelt(match: re.Match[str]) -> str:
        short = match.group()
        full = table.get(short, short)
        around = text[max(0, match.start() - len(full)) : match.end() + len(full)]
        return short if full in around and short in full else full

    return known.terms.sub(spelt, text)


@cache
def _units() -> "re.Pattern[str]":
    """（亿元）, （单位：%） at the end: how a table's label says what it is measured in."""
    units = sorted({row["unit"] for row in table("units")}, key=lambda unit: (-len(unit), unit))
    return re.compile(rf"(?<=..)\((?:单位:)?[十百千万亿]*(?:{'|'.join(map(re.escape, map(normal, units)))})\)$")
