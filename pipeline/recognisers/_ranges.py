"""What stands before 至: the first number of a range leaves out what the second says for both (5—10亿, 两到三百)."""

import re
from decimal import Decimal

from pipeline.numerals import magnitude, parse

TO = r"[-–—－~～至到]{1,2}|±|[和与](?=[^，。；、和与]{1,12}之间)"
_TAIL = re.compile("[十百千万亿拾佰仟萬億兆]+$")
_LARGE = re.compile("[万亿萬億兆]+$")


def interval(low: str, to: str, number: str, *, own_unit: bool) -> tuple[Decimal, Decimal] | None:
    """The closed interval between two numerals, `None` where it cannot be told or runs backwards.

    >>> interval("5", "—", "10亿", own_unit=False), interval("8500", "到", "3万", own_unit=False)
    ((Decimal('500000000'), Decimal('1000000000')), (Decimal('8500'), Decimal('30000')))
    >>> interval("两", "到", "三百", own_unit=False), interval("一", "到", "五百", own_unit=False)
    ((Decimal('200'), Decimal('300')), None)
    """
    first, last = parse(low), parse(number)
    if first is None or last is None:
        return None
    if to == "±":
        return first - last, first + last
    scale = Decimal(1) if own_unit else _shared(low, number)
    if scale is None:
        return None
    fitting = [value for value in (first * scale, first) if value <= last]
    return (fitting[0], last) if fitting else None


def _shared(low: str, number: str) -> Decimal | None:
    """What the second number's last signs multiply the first with, `None` where two readings are as good."""
    tail = _TAIL.search(number)
    if not tail or _LARGE.search(low):
        return Decimal(1)
    large = _LARGE.search(number)
    ends = magnitude(large.group() if large else "")
    if number[0].isascii():
        return ends if _TAIL.search(low) else magnitude(tail.group())
    if len(low) > 1 or tail.start() != 1 or tail.group() == (large and large.group()):
        return ends
    # 两到三百 means 两百, 五到二十 does not mean 五十; 一到五百 may mean either.
    digit, other = parse(low), parse(number[0])
    if digit is None or other is None or digit > other:
        return Decimal(1)
    return magnitude(tail.group()) if other - digit == 1 else None
