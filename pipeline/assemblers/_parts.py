"""Names that say only which of a class or which part of a measure, by the numbers that stand before theirs."""

import re
from collections.abc import Sequence

from pipeline.assemblers._classes import is_part
from pipeline.assemblers._dealing import DEPENDENT, METRIC, WHO
from pipeline.assemblers._memory import Memory
from pipeline.assemblers._slots import Slot

_WHOLE_ITSELF = re.compile("(?:债务|财政|资金|资本|债券|项目|类)$")
_LONGEST = 8


def is_of_class(own: str, slots: Sequence[Slot], k: int, memory: Memory, places: frozenset[str]) -> bool:
    """新增绿色工厂50家，其中国家级8家: what says only which of the things named before, counted in one unit."""
    unit = slots[k].quantity.unit
    # 超100亿元的集群139个、超500亿元的14个: a size may stand between.
    alike = any(slot.quantity.unit == unit for slot in slots[max(0, k - 2) : k])
    return bool(alike and memory.names and unit not in ("%", "元") and is_part(own, memory.base, places))


def is_of_measure(own: str, text: str, slots: Sequence[Slot], k: int, base: str, *, since: int) -> bool:
    """其中城镇居民34982元、农村居民16875元: what is no measure, in the unit of the measure said last, `base`.

    `since` is where the last full stop or semicolon before the number ends.
    """
    here = slots[k].quantity
    among = text.find("其中", since, slots[k].start) >= 0
    # 27316元，增长5.6%，其中…: a growth may stand between.
    near = [s for s in slots[max(0, k - 1 - among) : k] if s.start >= since]
    alike = here.unit in ("元", "%") and any(s.quantity.unit == here.unit for s in near)
    parts = alike and (among or WHO.fullmatch(own))
    whole = parts and here.form == "amount" and (METRIC.search(base) or base.endswith("资金"))
    itself = METRIC.search(own) or DEPENDENT.fullmatch(own) or _WHOLE_ITSELF.search(own)
    return bool(whole and len(own) <= _LONGEST and not itself)
