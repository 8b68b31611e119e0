"""Words that are industries only in company: beside others, or by what is done with them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.lexicons import words
from pipeline.recognisers._line import STOPS, Line
from pipeline.recognisers._phrase import GENERIC

Stretch = tuple[int, int]

# Classes of industries, not one of them: 特色产业, 未来产业.
CLASSES = frozenset(words("classes")) | GENERIC | STOPS
CLASS_TAIL = re.compile(
    "(?:特色|优势|新兴|未来|支柱|主导|传统|重点|先导|现代|现代化|相关|经典|富民|主要|领域|先进|制造业|高端|类|潜力|条|个|大"
    "|密集型|上述|[中上]?[上中下]游|上下游|做[长强大]|冠军|报告|衰退|后续|接续|非农|新|高新|及其|周边|沿线|城镇|沿线城市|[百千万]亿级?)产业链?$"
    "|^(?:县域|民营|国有|集体|实体|开放型|外向型|非公有制|个体|个私|非公|合作|混合所有制|私营|两岸|镇域|区域|城市|农村|市场|世界|国民|工业|乡村)经济(?:产业)?$"
    "|(?:一?二?三|[一二]|链|[导柱础]性)产业链?$"
)
# What makes a word that is mostly used otherwise (教育, 数据, 电力) an industry.
NEEDED = re.compile(
    "(?:及|和)?[^，。；、占]{0,3}?(?:产业(?!化|园|开发区|集聚区|示范区)|行业|产能|产量|产值|总?装机|增加值|集群|加工|出口|营收|营业额|营业收入|零售额|业务(?:总?量|收入)|龙头企业"
    # 物流企业20家; but 绿色制造企业, 种子企业 are what firms are certified or licensed for.
    "|(?<!制造)(?<!认证)(?<!商贸)(?<!种子)(?<!管理)(?<!评级)(?<!加工)(?<!整机)(?:生产)?企业(?!家))"
    "|新业态|异军突起|方兴未艾|(?:提质升级|提质增效|提质扩量|扩量提质|提档升级|转型升级|量质齐升|做大做强|集聚发展|集群发展|高质量发展|全链条发展)"
    "|(?:(?:分别|同比|均|各|各自)*(?:增长|下降|上涨|回落))(?=[0-9])|(?<=餐饮)(?:业?收入)"
    "|全?产业链|增储上产|经营主体|机组|(?<=算力)总?规模|(?=[0-9.]+[万亿]?(?:千瓦|兆瓦)(?!时))|种植面积|(?<=[种养][植殖])(?:面积|规模)|(?<=旅游)(?:综合|总)?(?:花费|收入)"
)
CUE_AFTER = re.compile(
    "等?(?:一批)?(?:[0-9一二三四五六七八九十两多]+余?(?:个|大|条|类|项|批)?)?[^，。；、]{0,12}?"
    "(?:产业链群|产业链|产业集群|集聚区|产业(?!化|园)|行业|赛道|链群|集群|制造业|服务业|运输业|养殖业|种植业|加工业|精深加工|深加工|特色农产品|优势农产品|新业态|业态|增长点|增长极|增长引擎|利用链|细分领域|品类|拳头产品|主打产品|大宗商品|当家品种)"
)
# 化工28亿元、装备制造20亿元: what each of them comes to may stand between.
_JOINT = re.compile("(?:(?:[0-9.]+(?:亿元|万元|%))?、)?(?:以及|和|与|及)?")
_CLOSED = re.compile("[，。；：、]|等|作为|$")
# What is done with an industry only: 发展旅游.
_GROWN = re.compile("(?:发展|培育(?:提升)?|壮大|做[优强大精]|主攻|主打|深耕)$")
# 发展山地户外、水上运动: what is developed by itself, and not 创新发展 or the plans of 发展改革委.
_LIST_GROWN = re.compile(
    "(?:^|[，。；：、并]|重点|大力|主要|积极|有序|配套|着力|规范|鼓励|优先|因地制宜|做大|联动|[市县区镇州园])(?:加快)?(?:培育)?发展$"
)
# 促进入境旅游发展
_FURTHERED = re.compile("(?:促进|推动|推进|支持|引导|加快)$")
_FARTHER = re.compile("(?:高质量|加快|加速|健康|创新|蓬勃|快速|有序|规范)*(?:发展|提速|壮大|成势)(?=[，。；]|$)")


class Known(NamedTuple):
    """Stretches of a sentence: industries wherever they stand, and words that are industries in company.

    Some of these are fields of public life, which 发展 makes no industries (发展教育).
    """

    free: list[Stretch]
    weak: list[Stretch]
    fields: list[Stretch]


def joined(line: Line, known: Known) -> Iterator[Stretch]:
    """Words that are industries in company, where what they are joined with or led by is company enough."""
    if not known.weak:
        return
    chain: list[Stretch] = []
    for stretch in (*sorted((*known.free, *known.weak)), (len(line.text) + 1,) * 2):
        if chain and not (stretch[0] > chain[-1][1] and _JOINT.fullmatch(line.text, chain[-1][1], stretch[0])):
            if _in_company(line, chain, known):
                yield from (s for s in chain if s in known.weak)
            chain = []
        chain.append(stretch)


def _in_company(line: Line, chain: list[Stretch], known: Known) -> bool:
    text, end = line.text, chain[-1][1]
    if _GROWN.search(text, 0, chain[0][0]) and _CLOSED.match(text, end) and chain[0] not in known.fields:
        return True
    if _FURTHERED.search(text, 0, chain[0][0]) and _FARTHER.match(text, end) and chain[0] not in known.fields:
        return True
    if len(chain) == 1:
        return False
    by_name = chain[-1] in known.free and text[end - 1] == "业"
    plain = all(stretch in known.free or stretch not in known.fields for stretch in chain)
    by_share = plain and sum(stretch in known.free for stretch in chain) * 2 >= len(chain)
    return by_name or by_share or bool(NEEDED.match(text, end) or CUE_AFTER.match(text, end))


def are_grown(text: str, start: int, after: str) -> bool:
    """Whether a list is of what is developed: 发展山地户外、水上运动, but no 市发展改革委, nor 发展喷灌、微灌60万亩."""
    return (
        not text.startswith(("改革", "和改革", "研究"), start)
        and not after[:1].isdigit()
        and bool(_LIST_GROWN.search(text, 0, start))
    )
