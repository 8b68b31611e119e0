"""Start, end and growth that do not fit; parts that make more than the whole."""

import re
from collections.abc import Iterator
from decimal import Decimal
from random import Random

from pipeline.planting import Known, Planted
from pipeline.planting._editing import replaced

FAMILY = "arithmetic"
_FROM_TO = re.compile(
    r"[由从](?:[0-9]{4}年的?|上年的?|去年的?)?(?P<old>[0-9]+(?:\.[0-9]+)?)(?P<unit>[万亿]?(?:元|吨|户|人|家|亩|辆|件|公里|万千瓦))"
    r"(?:[增提上扩发]\w{1,3}[到至]|增至|升至)(?:[0-9]{4}年的?)?(?P<new>[0-9]+(?:\.[0-9]+)?)(?P=unit)(?=[，。；])"
)
_TOTAL = re.compile(r"总投资(?P<n>[0-9]+)(?P<unit>[万亿]?元)(?=[，。；])")
_OFF = Decimal(18)
_LEAST = 10


def plant(text: str, known: Known, dice: Random) -> Iterator[Planted]:
    """A growth said of two figures that it does not fit, or two parts said of a whole that they exceed."""
    del known
    for match in _FROM_TO.finditer(text):
        old, new = Decimal(match["old"]), Decimal(match["new"])
        if new > old > 0:
            wrong = ((new / old - 1) * 100 + dice.choice((_OFF, _OFF * 2))).quantize(Decimal("0.1"))
            yield replaced(
                text, match.end(), match.end(), f"，增长{wrong}%", "增幅与起止数不符", around=len(match.group())
            )
    for match in _TOTAL.finditer(text):
        whole = int(match["n"])
        if whole >= _LEAST:
            first, second = whole * 2 // 3, whole // 2 + 1
            parts = f"，其中一期投资{first}{match['unit']}、二期投资{second}{match['unit']}"
            yield replaced(text, match.end(), match.end(), parts, "分项之和超过总数", around=len(match.group()))
