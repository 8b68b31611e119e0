"""A target that the result already reached has passed."""

import re
from collections.abc import Iterator
from decimal import Decimal
from random import Random

from pipeline.planting import Known, Planted
from pipeline.planting._editing import NARROWS, PLAIN, VAGUE, added, before, placed
from pipeline.schema import Indicator

FAMILY = "direction"
# Where less is better, or what comes anew every year.
_FALLS = re.compile(
    "能耗|浓度|失业|事故|死亡|发生率|负债|赤字|时间|成本|贫困|价格|排放|债务|PM|新增|增长|投资$|补助|下降|化解|物价|CPI|逾期|恩格尔|差距|违法|病险|空置|降雨|利率|一组|收入比|产量|就业|培训"
)
# What something rose from is of a year that is seldom said; 为预算的101% is of another measure.
_FROM = re.compile("(?:[由从]|预算|计划|半年|季度|新增|其中|最高|平均)[^，。；]{0,10}$")
_SHORTEST, _BACK = 4, Decimal("0.8")


def plant(text: str, known: Known, dice: Random) -> Iterator[Planted]:
    """What a level or a share is to be two years after the last one told of, a fifth below what it is."""
    years = [int(i.period or 0) for i in known.indicators if i.status == "achieved" and (i.period or "").isdigit()]
    for indicator in known.indicators:
        plain = PLAIN.fullmatch(indicator.quantity)
        stands = indicator.measure in ("level", "share") and indicator.status == "achieved"
        # Said by its own words, not by what an earlier clause has named.
        stands = stands and indicator.indicator in indicator.text and not _FROM.search(before(text, indicator))
        stands = stands and not NARROWS.search(before(text, indicator))
        if not plain or not stands or not (indicator.period or "").isdigit() or _FALLS.search(indicator.indicator):
            continue
        if len(indicator.indicator) < _SHORTEST or Decimal(plain["number"]) < 1 or _later(known, indicator):
            continue
        less = (Decimal(plain["number"]) * _BACK).quantize(Decimal(plain["number"]))
        # 1万亿元 less a fifth is still 1万亿元.
        if less >= Decimal(plain["number"]) or VAGUE.search(indicator.indicator) or placed(text, known, indicator):
            continue
        sentence = f"到{max(years) + 2}年，{indicator.indicator}达到{less}{plain['unit']}。"
        yield from added(text, sentence, dice, "目标低于已达到的数", after=indicator.quantity_end)


def _later(known: Known, indicator: Indicator) -> bool:
    """Whether a later figure of the same is known."""
    same = (i for i in known.indicators if i.indicator == indicator.indicator and i.measure == indicator.measure)
    return any((i.period or "") > (indicator.period or "") for i in same)
