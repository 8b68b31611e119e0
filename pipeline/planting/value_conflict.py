"""One indicator of one year with two values."""

import re
from collections.abc import Iterator
from random import Random

from pipeline.planting import Known, Planted
from pipeline.planting._editing import NARROWS, PLAIN, VAGUE, added, before, other_digit, placed, replaced

FAMILY = "value-conflict"
# What something rose from is of a year that is seldom said; a half of a year, a part, a mean are other things.
_FROM = re.compile("(?:[由从]|半年|季度|新增|其中|最高|平均|计划)[^，。；]{0,10}$")
_SHORTEST = 4
_NO_UNIT = ("", "左右", "以上", "以内")


def plant(text: str, known: Known, dice: Random) -> Iterator[Planted]:
    """A value said once more with other figures, or changed where it is said again."""
    for indicator in known.indicators:
        plain = PLAIN.fullmatch(indicator.quantity)
        whole = indicator.measure in ("level", "share") and len(indicator.indicator) >= _SHORTEST
        # Said by its own words, not by what an earlier clause has named, and of nothing narrower.
        whole = whole and bool(
            re.match(f"，?(?:[全我本][国省市县区州])?{re.escape(indicator.indicator)}", indicator.text)
        )
        whole = whole and not NARROWS.search(before(text, indicator)) and not placed(text, known, indicator)
        # A bound holds for many other figures.
        if indicator.low != indicator.high:
            continue
        if (
            not plain
            or plain["unit"] in _NO_UNIT
            or not whole
            or not (indicator.period or "").isdigit()
            or plain["number"].strip("0.") == ""
        ):
            continue
        if _FROM.search(before(text, indicator)) or VAGUE.search(indicator.indicator):
            continue
        new = other_digit(plain["number"], dice) + plain["unit"]
        again = text.find(indicator.indicator + "达到" + indicator.quantity, indicator.quantity_end)
        if again >= 0:
            at = again + len(indicator.indicator) + 2
            yield replaced(text, at, at + len(indicator.quantity), new, "重提时数值改动")
            continue
        said = "" if indicator.status == "achieved" else "力争"
        sentence = f"{indicator.period}年，{indicator.indicator}{said}达到{new}。"
        yield from added(text, sentence, dice, "另一处说成别的数值", after=indicator.quantity_end)
