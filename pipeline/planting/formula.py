"""Numbers that ought to make up another and do not: “2+1”四个体系; 23项指标中，约束性5项、预期性17项."""

import re
from collections.abc import Iterator
from random import Random

from pipeline.planting import Known, Planted
from pipeline.planting._editing import added, replaced

FAMILY = "formula"
_MADE_UP = re.compile(
    r"(?P<whole>[0-9]{1,4})(?P<unit>[个项条家处座])[^，。；0-9]{0,10}[，（：]?(?:其中|包括)[^，。；0-9]{0,8}"
    r"(?P<parts>[0-9]{1,4}(?P=unit)(?:[^，。；0-9]{0,10}[、和，][^，。；0-9]{0,10}[0-9]{1,4}(?P=unit))+)"
)
_PLUS = re.compile("“(?P<a>[1-9])[+＋](?P<b>[1-9])”")
_NOUNS = ("产业体系", "产业集群", "功能片区")


def plant(text: str, known: Known, dice: Random) -> Iterator[Planted]:
    """The whole of stated parts changed; a sum with another total."""
    del known
    for match in _MADE_UP.finditer(text):
        parts = [int(n) for n in re.findall(r"[0-9]+", match["parts"])]
        if sum(parts) == int(match["whole"]):
            start, end = match.span("whole")
            yield replaced(
                text, start, end, str(int(match["whole"]) + dice.choice((1, 2, 10))), "总数与分项之和不符", around=60
            )
    for match in _PLUS.finditer(text):
        total = int(match["a"]) + int(match["b"]) + dice.choice((-1, 1))
        yield replaced(text, match.end(), match.end(), f"{total}个{dice.choice(_NOUNS)}、", "算式与总数不符", around=10)
    a, b = dice.randint(2, 4), dice.randint(1, 3)
    # “2+1”两大…: so many terms there are.
    total = a + b + (1 if a + b == len((a, b)) + 1 else dice.choice((-1, 1)))
    sentence = f"构建“{a}+{b}”{total}大{dice.choice(_NOUNS)}。"
    yield from added(text, sentence, dice, "算式与总数不符")
