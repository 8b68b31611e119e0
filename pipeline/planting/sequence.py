"""An ordinal that is skipped or comes twice: 一是、二是、四是; （一）（三）."""

import re
from collections.abc import Iterator
from random import Random

from pipeline.planting import Known, Planted
from pipeline.planting._editing import replaced

FAMILY = "sequence"
_SPELT = "一二三四五六七八九十"
_RUNNING = re.compile(f"(?<=[。；，：\n　 ])(?P<n>[{_SPELT}])(?=是)")
_HEADED = re.compile(f"(?:(?<=\n)|(?<=\n　　))(?:（(?P<a>[{_SPELT}])）|(?P<b>[{_SPELT}])、)")


def plant(text: str, known: Known, dice: Random) -> Iterator[Planted]:
    """The last ordinal of a list becomes the next one; one in the middle becomes the one before."""
    del known, dice
    for pattern, how in ((_RUNNING, "是"), (_HEADED, "标题")):
        places = [(m.start(m.lastgroup or 0), m[m.lastgroup or 0]) for m in pattern.finditer(text)]
        for (_, first), (start, sign), (_, third) in zip(places, places[1:], [*places[2:], (0, "")], strict=False):
            at = _SPELT.index(sign)
            if at == 0 or _SPELT.index(first) != at - 1 or at + 1 >= len(_SPELT):
                continue
            ends = third != _SPELT[at + 1]
            new = _SPELT[at + 1] if ends else _SPELT[at - 1]
            yield replaced(text, start, start + 1, new, f"序号（{how}）{'跳过' if ends else '重复'}", around=2)
