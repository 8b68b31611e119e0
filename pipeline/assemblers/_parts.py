"""Names that say only which of a class or which part of a measure, by the numbers that stand before theirs."""

import re
from collections.abc import Sequence

from pipeline.assemblers._classes import is_part
from pipeline.assemblers._dealing import ANY_JOINT
from pipeline.assemblers._heads import is_head
from pipeline.assemblers._measures import DEPENDENT, METRIC, WHO
from pipeline.assemblers._memory import Memory
from pipeline.assemblers._slots import Slot

_WHOLE_ITSELF = re.compile("(?:债务|财政|资金|资本|债券|项目|类)$")
_LONGEST = 8
# 其中移动787个、电信657个: no longer than a name that leaves its class unsaid.
_SHORT = 4


def is_of_class(
    own: str, text: str, slots: Sequence[Slot], k: int, memory: Memory, places: frozenset[str], *, since: int
) -> bool:
    """新增绿色工厂50家，其中国家级8家: what says only which of the things named before, counted in one unit."""
    unit = slots[k].quantity.unit
    # 超100亿元的集群139个、超500亿元的14个: a size may stand between, and a growth: 86个、增长32%，其中10亿元以上12个.
    alike = any(slot.quantity.unit == unit for slot in slots[max(0, k - 3) : k])
    if not (alike and memory.names) or unit in ("%", "元"):
        return False
    return is_part(own, memory.base, places) or _is_short(own, text, slots, k, memory, since=since)


def _is_short(own: str, text: str, slots: Sequence[Slot], k: int, memory: Memory, *, since: int) -> bool:
    """5G基站1444个，其中移动787个、电信657个: names that are no class themselves, one behind the other."""
    last, base = memory.names[-1], memory.base
    first = text.find("其中", slots[k - 1].end, slots[k].start) >= 0
    further = text.find("其中", since, slots[k].start) >= 0 and last != base and last.endswith(base[-2:])
    itself = is_head(own) or METRIC.search(own) or own.endswith(base[-2:])
    measured = METRIC.search(base)
    short = len(own) <= _SHORT or own.endswith("类")
    return (first or further) and short and not itself and not (measured and len(measured.group()) < 2)


def is_of_measure(own: str, text: str, slots: Sequence[Slot], k: int, base: str, *, since: int) -> bool:
    """其中城镇居民34982元、农村居民16875元: what is no measure, in the unit of the measure said last, `base`.

    `since` is where the last full stop or semicolon before the number ends.
    """
    here = slots[k].quantity
    # 增加值增长16.8%。其中：有色增长35.4%；煤炭增长13.3%: of the measure that the sentence before ends with.
    opens = text.startswith("其中")
    among = opens or text.find("其中", since, slots[k].start) >= 0
    # 27316元，增长5.6%，其中…: a growth may stand between.
    near = [s for s in slots[max(0, k - 1 - among) : k] if s.start >= since]
    alike = here.unit in ("元", "%") and any(s.quantity.unit == here.unit for s in near)
    alike = alike or (opens and (here.unit == "%" or (here.unit == "元" and bool(WHO.fullmatch(own)))))
    parts = alike and (among or WHO.fullmatch(own))
    whole = parts and here.form == "amount" and (METRIC.search(base) or base.endswith("资金"))
    itself = METRIC.search(own) or DEPENDENT.fullmatch(own) or _WHOLE_ITSELF.search(own)
    longest = max(map(len, ANY_JOINT.split(own))) if "、" in own else len(own)
    return bool(whole and longest <= _LONGEST and not itself)
