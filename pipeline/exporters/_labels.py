"""What the kinds of the schema are called in Chinese; one place, so that all exporters say the same."""

from collections.abc import Iterable
from typing import Final

from pipeline.schema import Family, Ruling, Severity

SEVERITIES: Final[dict[Severity, str]] = {"error": "错误", "warning": "警告", "note": "提示"}
RULINGS: Final[dict[Ruling, str]] = {"confirmed": "已确认", "dismissed": "已排除", "accepted": "基线"}
FAMILIES: Final[dict[Family, tuple[str, str]]] = {
    "count-conflict": ("数目前后不一", "同一类事物，两处说的数目不同"),
    "count-list": ("数目与清单不符", "列出的项数与所说的数目不同"),
    "formula": ("算式不合", "“2+1”一类的算式加不拢"),
    "value-conflict": ("指标取值冲突", "同一指标、同一时期，两个值不能都成立"),
    "arithmetic": ("推算不合", "起点、终点与增幅，或部分与总量对不上"),
    "direction": ("目标落后于现状", "要达到的还不如已经达到的"),
    "lost-number": ("数字缺失", "此处原应有数字或文字"),
    "parallel": ("平行段落有别", "两段几乎相同，个别字词或数字不同"),
    "naming": ("名称不一", "一事两名，或一名两事"),
    "sequence": ("序号错漏", "序号跳过、重复或不连续"),
    "date": ("日期不合", "日期不存在，或超出规划期"),
}
KINDS: Final[dict[str, str]] = {
    "INDUSTRY": "产业",
    "CARRIER": "载体",
    "SLOGAN": "口号",
    "DOC": "文件",
    "ORG": "机构",
    "PERSON": "人名",
    "PLACE": "地名",
}
# Of the graph alone.
NODES: Final[dict[str, str]] = {"CLASS": "类", "INDICATOR": "指标", "TERM": "名词"}
RELATIONS: Final[dict[str, str]] = {
    "sentence": "同在一句",
    "paragraph": "同在一段",
    "section": "同在一节",
    "document": "同在一文",
    "member": "成员",
    "依托": "依托",
    "聚焦": "聚焦",
}
MEASURES: Final[dict[str, str]] = {
    "level": "总量",
    "growth": "增长",
    "change": "变动",
    "share": "占比",
    "ratio": "倍数",
    "rank": "位次",
    "count": "数量",
}
STATUSES: Final[dict[str, str]] = {"target": "目标", "achieved": "现状"}
CLOSED: Final[dict[bool, str]] = {True: "全部列出", False: "未必列全"}


def degrees(severities: Iterable[Severity]) -> str:
    """How grave the findings of a rule may be.

    >>> degrees(["warning", "note"])
    '警告／提示'
    """
    return "／".join(SEVERITIES[severity] for severity in severities)
