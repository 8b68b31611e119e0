"""Quantities that only qualify a noun: 10亿元以上项目47个, 300万吨级…, 火灾24小时扑灭率97%."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.assemblers._classes import OVER
from pipeline.assemblers._measures import METRIC
from pipeline.assemblers._predicates import Tail
from pipeline.assemblers._slots import HARD, Slot

_TIMES = frozenset("小时 分钟 天 日 工作日 月 年 岁".split())
# 750千伏, 30万千瓦: what works are rated by.
_RATINGS = frozenset("千伏 千瓦 兆瓦 吨级 马力 千伏安".split())
_OF = "(?:年?(?:产值|营业收入|主营业务收入|营收|销售收入|投资|纳税)|总投资|规模)"
# 6个营收超2000亿元产业集群, 2个过50亿元、过100亿元项目; 元 may be left out. 7户纳税千万元以上企业
_SIZE = rf"(?:{_OF}?{OVER}?|{_OF}[0-9.]*[十百千万亿]+元(?=以上))"
_MORE = rf"[、和][0-9]+(?:[-—－～~至][0-9]+)?[个家座](?:以上|左右)?{_SIZE}"
SIZED = re.compile(rf"{_SIZE}(?:、{_SIZE})*(?:以上)?的?(?=[\u4e00-\u9fff]|{_MORE})")
# 6个产值超100亿元、4个超50亿元的产业集群
SIZES = re.compile(rf"{_SIZE}(?:{_MORE})+的?(?P<noun>[^，。；、0-9]{{2,12}})")
_OVER = re.compile(f"{OVER}的")
_APPLIES = re.compile(
    "(?:以[上下内])?的(?:个人|自然人|部分|纳税人|居民|家庭|人员|人群|单位|企业|机构|用户|主体)(?![数总营收产利占])"
)
_SHARE_BEFORE = re.compile(
    r"(?:占比|比重|比例|率)(?:均|已|分别)?(?:达到?|为|(?:提高|提升|降低|降|升)[到至]|保持在?|超过?|不低于|稳定在)?$"
)


class Beside(NamedTuple):
    """The names before and behind a quantity, and how far its clause may reach."""

    own: str
    after: str
    limit: int


_FIRST_OF = re.compile("(?:成为|建成|打造|诞生)[^，。；、]{0,8}(?:第[一二三四五六七八九十]+|首|唯一一?)[个家座]$")
_NEAR = 16


# 连续三次获得: how often it has been so.
_AGAIN = re.compile("连续$")


def modifies(text: str, slots: Sequence[Slot], slot: Slot, said: Tail, beside: Beside) -> bool:
    """Whether a quantity is a size inside the name of something else."""
    quantity, size = slot.quantity, text[slot.start : slot.end]
    following = next((s for s in slots if s.start >= slot.end), None)
    if quantity.lost:
        return False
    if quantity.unit == "次" and _AGAIN.search(text, 0, slot.start):
        return True
    if (
        any(is_grade(text, s, slot) for s in slots)
        or _is_rated_too(text, slots, slot)
        or (following and _leads_to(text, slot, following))
    ):
        return True
    # 产值超100亿元的集群139个、超500亿元的14个
    if following and following.quantity.form == "count" and _OVER.fullmatch(text, slot.start, following.start):
        return True
    # 成为青岚首个300亿元园区
    if beside.after and _FIRST_OF.search(text, max(0, slot.start - _NEAR), slot.start):
        return True
    # 保持千亿级投资强度, 收入达万亿级规模: the measure itself is of that size.
    itself = size.endswith("级") and METRIC.search(beside.after)
    if not beside.after or quantity.form != "amount" or itself:
        return False
    if size.endswith("级") or any(s.end == slot.start and s.quantity.form == "count" for s in slots):
        return True
    if quantity.unit in ("%", "pp", ""):
        return False
    counted = following is not None and following.start == beside.limit and following.quantity.form == "count"
    counted = counted and not HARD.search(text, slot.end, beside.limit)
    if size[0] in "十百千万亿":
        return counted or not (beside.own and said.has("over", "reach"))
    return counted or size.endswith(("以上", "以下", "以内"))


def is_condition(text: str, slot: Slot) -> bool:
    """所得超过100万元的个人, 累计满183天: to whom something applies, and after how long."""
    full = slot.quantity.unit in _TIMES and text.endswith("满", 0, slot.start)
    return full or bool(_APPLIES.match(text, slot.end))


def is_grade(text: str, counted: Slot, slot: Slot) -> bool:
    """3个万亿级产业集群, 22个750千伏电网工程: a size right behind a count belongs to the name of what is counted."""
    if counted.quantity.form != "count" or slot.start < counted.end:
        return False
    if (sized := SIZED.match(text, counted.end)) and slot.end <= sized.end():
        return True
    if slot.start != counted.end:
        return False
    # 6个百万羽蛋鸡养殖项目
    if text[slot.start] in "十百千万亿" and text[slot.end] not in "，。；、）":
        return True
    return text[slot.end - 1] == "级" or (slot.quantity.unit in _RATINGS and text[slot.end] not in "，。；、）")


def _is_rated_too(text: str, slots: Sequence[Slot], slot: Slot) -> bool:
    """22个750千伏和|330千伏|电网工程."""
    before = next((s for s in slots if s.end == slot.start - 1 and text[s.end] in "和、及"), None)
    return (
        before is not None
        and before.quantity.unit == slot.quantity.unit in _RATINGS
        and any(s.end == before.start and s.quantity.form == "count" for s in slots)
    )


def _leads_to(text: str, slot: Slot, following: Slot) -> bool:
    """火灾24小时扑灭率97%, 收入超50万元的村占比41%, 其中10亿元以上21个: a size inside the name of what follows."""
    between = text[slot.end : following.start]
    if not between:
        return text[slot.start : slot.end].endswith(("以上", "以下")) and following.quantity.form == "count"
    if HARD.search(between) or "、" in between:
        return False
    # 收入20—60万元|群体的比例达到30%
    ranged = slot.quantity.low not in (None, slot.quantity.high) and slot.quantity.high is not None
    # 公交与轨道50米内换乘比例
    within = between.startswith(("内", "以内", "范围内"))
    sized = slot.quantity.unit in _TIMES or between[0] == "的" or ranged or within
    return bool(sized and _SHARE_BEFORE.search(text, slot.end, following.start))
