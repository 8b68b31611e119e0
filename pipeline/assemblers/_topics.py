"""The thing that an item of a list is about, said once at its head: 5.某某城际铁路。工期…，正线全长93.7公里."""

import re
from collections.abc import Sequence

from pipeline.assemblers._measures import DEPENDENT, METRIC, OF_THING
from pipeline.assemblers._phrases import VERBS
from pipeline.schema import Find, Sentence

_HEAD = re.compile(
    r"(?:[0-9]{1,2}[.．、]|（[一二三四五六七八九十]+）|[0-9]{1,2}）)?(?P<name>[^，。；：！？]{4,30}?)(?:项目)?[。：]"
)
_NAMES = ("CARRIER", "ORG")
# 5.研发经费投入强度：指…之比。2025年我市为2.3%，目标为3%以上。
_EXPLAINED = re.compile(
    r"(?:[0-9]{1,2}[.．、]|（[一二三四五六七八九十]+）|[0-9]{1,2}）)?(?P<name>[^，。；：！？0-9]{3,20})：(?:是?指|即)"
)
# 生态融合区以科技引领…，面积约22平方公里: a site that opens the sentence, and what is told of it.
_SITED = re.compile(
    "[—\\s]*(?P<site>[^，。；：、0-9—]{2,16}?(?:[区园城带廊谷港库站馆场院厂]|基地|中心|平台|项目|工程|小镇))"
    "(?:位于|坐落|地处|依托|作为|选址|以[^，。；]{2,}|东[至起]|由[^，。；]{2,12}(?:投资|建设))"
)
_LEANS = re.compile("(?:(?:年度|计划|完成|累计完成)*投资|年?接待[^，。；]{2,6}|绿化面积)")
# 实施重点项目412个，完成投资816亿元
_INVESTED = ("投资", "完成投资", "总投资")
_PROJECTS = re.compile("(?P<works>.+(?:项目|工程))(?:建设)?$")
_OPENS = re.compile("[^，。；、]{2,10}产业")
_OF_TRADE = re.compile("(?:产业)?(?:总?产值|规模|营业收入|营收|主营业务收入|增加值|销售收入)")
# 50户倍增企业实现总产值
_ACHIEVED = re.compile(
    "[0-9]+[余多]?[户家个条幢栋座](?P<who>[^，。；、0-9]{2,10}?)(?:共|累计|全年)?实现(?P<what>(?:总产值|产值|营业收入|营收|销售收入|增加值|利润|税收|出口额?))$"
)
# 211个涉海重点项目完成投资: the works are what is invested in.
_WORKS = re.compile(r"(?P<works>[^，。；、0-9个]*(?:项目|工程))(?:预计|累计|已|年度|全年|计划)*完成(?:年度)?投资$")


def topic(sentence: Sentence, found: Sequence[Find]) -> str:
    """The work or body that a sentence at the head of its block only names; empty where it says more."""
    head = _HEAD.fullmatch(sentence.text)
    if not head or not any(f.kind in _NAMES and f.end == head.end("name") for f in found):
        return ""
    return head["name"]


def explained(text: str) -> str:
    """The measure that a line of a glossary explains, and gives numbers of; empty where it explains none.

    >>> explained("研发经费投入强度：指研发经费与生产总值之比。"), explained("“泊企贷”：指一种贷款。")
    ('研发经费投入强度', '')
    """
    head = _EXPLAINED.match(text)
    return head["name"] if head and METRIC.search(head["name"]) else ""


def site(text: str) -> str:
    """The site that a sentence opens with and tells of; empty where there is none.

    >>> site("临港片区位于青岚东部，规划面积12平方公里。"), site("规划面积12平方公里。")
    ('临港片区', '')
    """
    sited = _SITED.match(text)
    return sited["site"] if sited else ""


def trade(sentence: Sentence, found: Sequence[Find], before: str) -> str:
    """The industry that a sentence opens with, else the one `before`: 新材料产业加快升级。产值超过350亿元。"""
    if not _OPENS.match(sentence.text) or sentence.words[0] in VERBS:
        return before
    return _first(sentence, found)


def opening(sentence: Sentence, found: Sequence[Find]) -> str:
    """The industry that a sentence is about: 机械制造产业，重点推动…，力争实现产值80亿元."""
    industry = _first(sentence, found)
    return industry if sentence.text.startswith("，", len(industry)) else ""


def _first(sentence: Sentence, found: Sequence[Find]) -> str:
    return next((sentence.text[: f.end] for f in found if f.kind == "INDUSTRY" and f.start == 0), "")


def is_of_trade(text: str) -> bool:
    """Whether a sentence opens with a measure that is of an industry, without saying which."""
    return bool(_OF_TRADE.match(text))


def of_trade(industry: str, own: str) -> str:
    """A measure that says nothing of whose it is, with the industry that all is about; empty where it is another."""
    return industry + own if industry and _OF_TRADE.fullmatch(own) else ""


def leans(own: str) -> bool:
    """Whether a measure says nothing without the thing that it is of.

    >>> leans("年通过能力"), leans("总投资"), leans("城镇新增就业")
    (True, True, False)
    """
    return any(measure.fullmatch(own) for measure in (DEPENDENT, OF_THING, _LEANS, METRIC))


def of_works(clause: str, own: str, base: str) -> str:
    """What was done with works or by firms that were counted before or stand in the clause; empty where there are none.

    >>> of_works("完成投资", "完成投资", "重点项目"), of_works("211个涉海重点项目完成投资", "投资", "")
    ('重点项目投资', '涉海重点项目投资')
    """
    if own in _INVESTED and (counted := _PROJECTS.fullmatch(base)):
        return counted["works"] + own.removeprefix("完成")
    if done := _ACHIEVED.search(clause):
        return done["who"] + done["what"]
    works = _WORKS.search(clause) if own.endswith("投资") else None
    return works["works"] + "投资" if works else ""
