"""One thing under two names."""

import re
from collections.abc import Iterator
from random import Random

from pipeline.numerals import HAN
from pipeline.planting import Known, Planted
from pipeline.planting._editing import added, replaced

FAMILY = "naming"
_CLASS = re.compile(
    f"(?P<n>[{HAN}0-9]{{1,2}}[大个条])(?P<kind>[\u4e00-\u9fff]{{2,6}})(?P<noun>产业链|产业|集群|园区|平台|工程|行动|体系)"
)
_MORE = ("主导", "重点", "骨干")
_SHORTEST = 6


def plant(text: str, known: Known, dice: Random) -> Iterator[Planted]:
    """A class with a word more in its name, or a name whose signs stand in another order where it comes again."""
    for count in known.counts:
        named = _CLASS.fullmatch(count.text)
        if named and not any(word in count.text for word in _MORE):
            other = named["n"] + dice.choice(_MORE) + named["kind"] + named["noun"]
            yield from added(text, f"聚焦{other}，加大政策支持力度。", dice, "同一类事物多出一个词", after=count.end)
    for mention in known.mentions:
        if mention.kind != "CARRIER" or len(mention.text) < _SHORTEST:
            continue
        again = text.find(mention.text, mention.end)
        if again >= 0 and mention.text[2] != mention.text[3]:
            name = mention.text
            turned = name[:2] + name[3] + name[2] + name[4:]
            yield replaced(text, again, again + len(name), turned, "名称中两字颠倒")
