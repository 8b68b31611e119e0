"""A number of things that a text states, and the terms of the whole nation that have such a number in them."""

from decimal import Decimal
from typing import NamedTuple

from pipeline import lexicons
from pipeline.numerals import HAN

BOUND = rf"(?<![A-Za-z0-9.+＋\-—第][A-Za-z0-9])(?<![A-Za-z0-9.+＋\-—第几数{HAN}])"
"""Pattern of the place before a number: no other number, no name and no formula ends there."""
SETTLED = frozenset(lexicons.words("settled"))
THINGLIKE = frozenset("攻坚 支撑 保障 布局 跨越".split())
"""What is done and is a thing all the same: 六大攻坚, 四大支撑."""
# 八项规定, 三个代表, 两个毫不动摇: numbers inside settled terms count nothing.
_FIGURES = frozenset(HAN + "0123456789")
_SETTLED: dict[str, list[str]] = {}
for _word in sorted((w for w in SETTLED if w[0] in _FIGURES and len(w) > 2), key=lambda w: (-len(w), w)):
    _SETTLED.setdefault(_word[:2], []).append(_word)


class Place(NamedTuple):
    """A stated number in a sentence: `start`–`end` is the whole, `head` the noun's own stretch.

    `unit` is the classifier, “” for a shorthand in quotation marks, 地 for areas. `settled`: the words are a term of
    the whole nation and count only what the text itself lists.
    """

    start: int
    end: int
    n: Decimal
    head: tuple[int, int]
    unit: str
    settled: bool = False

    @property
    def nameless(self) -> bool:
        """四点, 五条: whether the unit is all there is of a head."""
        return self.unit == "项" and self.head == (self.end - 1, self.end)


def settled_at(text: str, start: int) -> str:
    """The longest term of the nation that begins there."""
    return next((word for word in _SETTLED.get(text[start : start + 2], ()) if text.startswith(word, start)), "")
