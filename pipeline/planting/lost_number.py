"""A number, or part of it, that is gone: 达到亿元, 达到.6亿元, 到年, 绿色工厂家."""

import re
from collections.abc import Iterator
from random import Random

from pipeline.planting import Known, Planted
from pipeline.planting._editing import replaced

FAMILY = "lost-number"
_NUMBER = re.compile("[0-9]+(?:[.][0-9]+)?")
_UNTIL = re.compile("(?<=到)20[0-9]{2}(?=年[，底末前])|(?<=[，。；])20[0-9]{2}(?=年[，末底])")
_AROUND = 3


def plant(text: str, known: Known, dice: Random) -> Iterator[Planted]:
    """One number of a statement, or one year, gone."""
    stated = [i for i in known.indicators if i.quantity and i.quantity_start is not None]
    for indicator in dice.sample(stated, len(stated)):
        number = _NUMBER.search(text, indicator.quantity_start, indicator.quantity_end)
        if not number or number.start() > indicator.quantity_start + 1 or number.end() == indicator.quantity_end:
            continue
        # 900多个 becomes 多个, which says something.
        if text[number.end()] not in "多余":
            yield replaced(text, *number.span(), "", "整个数字丢失", around=_AROUND)
        if "." in number.group():
            point = number.start() + number.group().index(".")
            yield replaced(text, number.start(), point, "", "小数点前丢失", around=_AROUND)
    for year in _UNTIL.finditer(text):
        yield replaced(text, *year.span(), "", "年份丢失", around=_AROUND)
