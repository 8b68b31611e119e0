"""How a text is changed at one place, and where a sentence can be added to it."""

import re
from collections.abc import Iterator
from random import Random

from pipeline.planting import Known, Planted
from pipeline.schema import Indicator

PLAIN = re.compile("(?P<number>[0-9]+(?:[.][0-9]+)?)(?P<unit>[%万亿]?[\u4e00-\u9fff/]{0,6})")
"""A quantity that is nothing but one figure and its unit."""
VAGUE = re.compile("^(?:各类|政策|项目|专项|兑现|财政)*(?:资金|资金规模|项目资金)$|^(?:存量|闲置)")
"""Names under which a text tells of several things."""
NARROWS = re.compile("每|累计|新建|改造|新增|兑现|发放|争取")
"""What makes a figure one of a part, or of what comes anew."""
_PARAGRAPH = re.compile(r"[^\n]{30,}。(?=\s*(?:\n|$))")


def replaced(text: str, start: int, end: int, new: str, how: str, *, around: int = 0) -> Planted:
    """The text with `new` in place of a stretch; the fault is told within `around` characters of it."""
    changed = text[:start] + new + text[end:]
    return Planted(changed, (max(0, start - around), min(len(changed), start + len(new) + around)), how)


def added(text: str, sentence: str, dice: Random, how: str, *, after: int = 0) -> Iterator[Planted]:
    """The text with a sentence more at the end of one of its paragraphs, behind a place; nothing where it has none."""
    if ends := [match.end() for match in _PARAGRAPH.finditer(text) if match.end() > after]:
        at = dice.choice(ends)
        yield replaced(text, at, at, sentence, how)


def other_digit(number: str, dice: Random) -> str:
    """A number whose first digit is another, so that it is far off: 120 → 420."""
    first = next(i for i, sign in enumerate(number) if sign in "123456789")
    digits = [digit for digit in "123456789" if digit != number[first]]
    return number[:first] + dice.choice(digits) + number[first + 1 :]


def placed(text: str, known: Known, indicator: Indicator) -> bool:
    """Whether the sentence of a statement names whose it is before it: said without that it is of another."""
    clause = max(text.rfind(mark, 0, indicator.quantity_start) for mark in "。；\n") + 1
    return any(
        m.kind in ("PLACE", "CARRIER", "ORG") and clause <= m.start < indicator.quantity_start for m in known.mentions
    )


def before(text: str, indicator: Indicator) -> str:
    """The words right before the number of a statement."""
    return text[max(0, indicator.quantity_start - 12) : indicator.quantity_start]
