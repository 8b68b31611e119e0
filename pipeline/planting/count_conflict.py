"""One class with two numbers: 21条产业链 here, 22条产业链 there."""

import re
from collections.abc import Iterator
from random import Random

from pipeline.numerals import HAN, parse
from pipeline.planting import Known, Planted
from pipeline.planting._editing import added, replaced

FAMILY = "count-conflict"
_STATED = re.compile(f"(?P<n>[0-9]{{1,3}}|[{HAN}]{{1,2}})(?P<rest>[个大条项类座家处级][\u4e00-\u9fff]{{3,10}})")
# Of these a text has many, each time others.
_OF_THE_TEXT = re.compile("(?:方面|任务|工作|措施|举措|问题|部分|目标|要求|原则|意见|建议|项目|企业|指标)$")
_SPELT = "零一二三四五六七八九"
_SAID = ("聚焦{}，加大政策支持力度。", "面向{}，完善服务体系。", "推动{}，各展所长、协同发展。", "{}齐头并进。")


def plant(text: str, known: Known, dice: Random) -> Iterator[Planted]:
    """The number of a class changed where it is said again, or said again with another."""
    results = [(i.quantity_start, i.quantity_end) for i in known.indicators]
    for count in known.counts:
        # 新建3个省级园区 is a result: another time it is another number.
        if any(a < count.end and count.start < b for a, b in results if a is not None):
            continue
        stated = _STATED.fullmatch(count.text)
        if not stated or _OF_THE_TEXT.search(count.head) or len(count.head) < 3 or parse(stated["n"]) == 1:
            continue
        new = _other(stated["n"], dice)
        again = text.find(count.text, count.end)
        if again >= 0:
            yield replaced(text, again, again + len(count.text), new + stated["rest"], "重提时数目改动")
        else:
            yield from added(
                text, dice.choice(_SAID).format(new + stated["rest"]), dice, "另一处说成别的数目", after=count.end
            )


def _other(number: str, dice: Random) -> str:
    n = int(parse(number) or 0)
    other = max(2, n + dice.choice((-1, 1, 2)))
    other = other if other != n else n + 1
    return _SPELT[other] if number[0] in HAN and other < len(_SPELT) else str(other)
