"""A list that has fewer or more things than its number says."""

import re
from collections.abc import Iterator
from random import Random

from pipeline.numerals import HAN, parse
from pipeline.planting import Known, Planted
from pipeline.planting._editing import replaced

FAMILY = "count-list"
_NUMBER = re.compile(f"[0-9]{{1,2}}|[{HAN}]{{1,2}}")
_SPELT = "零一二三四五六七八九十"
_NEAR = 400


def plant(text: str, known: Known, dice: Random) -> Iterator[Planted]:
    """The number of a closed list changed, or one of its members gone."""
    for count in known.counts:
        number = _NUMBER.search(count.text)
        # 甲、乙等三个 need not be all of them.
        stated = text[count.start : count.end] == count.text
        if (
            not number
            or not (stated and count.closed and len(count.members) > 2)
            or "等" in text[max(0, count.start - 4) : count.start]
        ):
            continue
        n = int(parse(number.group()) or 0)
        if n != len(count.members) or n + 1 >= len(_SPELT):
            continue
        at = count.start + number.start()
        new = n + dice.choice((-1, 1))
        spelt = _SPELT[new] if number.group()[0] in HAN else str(new)
        yield replaced(text, at, at + len(number.group()), spelt, "数目改动", around=len(count.text))
        near = max(0, count.start - _NEAR)
        gone = text.find("、" + count.members[-2] + "、", near, count.end + _NEAR)
        if gone >= 0:
            shift = 0 if gone > count.start else len(count.members[-2]) + 1
            planted = replaced(text, gone, gone + len(count.members[-2]) + 1, "", "少列一项")
            yield planted._replace(place=(count.start - shift, count.end - shift))
