"""What a number and its unit say: 5000亿元至6000亿元, 近30%, 三百余家, 22万元/亩, 百分之三点五, 五元三角, 一吨半."""

import re
from decimal import Decimal

from pipeline.numerals import bounds, parse, plain
from pipeline.recognisers import _ranges, _worded
from pipeline.recognisers._number import Number, number
from pipeline.recognisers._units import Said, hedged, named, words_only
from pipeline.schema import Quantity

_ABROAD = re.compile("(港币|台币|日币)$")
_FOREIGN = {"港币": "港元", "台币": "新台币", "日币": "日元"}
_SCHOOLING = re.compile(r"(?:年限|寿命|工龄|年数)[^，。；、0-9]{0,6}$")
_CALENDAR = re.compile("(?:19|20)[0-9]{2}")
_MINUS = frozenset({"负", "負", "-", "−", "零下"})
# What stands behind a unit is a part of one of it: 三成六, 五元三角.
_PARTS = (("half", "0.5"), ("tenth", "0.1"), ("dimes", "0.1"), ("cents", "0.01"))


def read(text: str, at: int) -> Said | None:
    """The number that begins there, with its unit and what is fixed to both."""
    found = number(text, at)
    return found and Said(found.start, found.end, _quantity(found))


def _quantity(number: Number) -> Quantity | None:
    form, base = ("amount", "年") if _is_lifetime(number) else number.unit()
    if form is None or named(number.text, number.end) or _worded.no_quantity(number, form):
        return None
    interval = _interval(number)
    if interval is None:
        # 30—20家, 1.5万2千人: a number is there, but which? Signs of Chinese writing alone may be a word.
        return words_only(base, form) if number.part("low") or number.part("numeral")[0].isascii() else None
    low, high = interval
    if _worded.is_word(number, form, high or low or Decimal(0)):
        return None
    if base == "元" and (abroad := _ABROAD.search(number.text, 0, number.match.start())):
        base = _FOREIGN[abroad.group()]
    after = "多" if number.part("some") in ("多", "余") else number.part("after")
    low, high, approx = hedged(low, high, number.hedge, after)
    return Quantity(low, high, base, approx, form)


def _is_lifetime(number: Number) -> bool:
    """5.2年, 使用年限15年: years that are measured, not counted from an era."""
    numeral = number.part("numeral")
    if number.part("unit") != "年" or _CALENDAR.fullmatch(numeral):
        return False
    return "." in numeral or bool(_SCHOOLING.search(number.text, 0, number.match.start()))


def _interval(number: Number) -> tuple[Decimal | None, Decimal | None] | None:
    """The bounds of the number as it is written, before hedges; `None` where they cannot be told."""
    numeral = number.part("numeral").replace("个亿", "亿")
    found: tuple[Decimal, Decimal | None] | None
    if first := number.part("low"):
        minus = "负" if number.sign in _MINUS else ""
        found = _ranges.interval(minus + first, number.part("to"), numeral, own_unit=bool(number.part("low_unit")))
    else:
        found = bounds(numeral)
    # 3万亩半: half of what?
    if found is None or (number.part("half") and numeral[-1] in "万亿"):
        return None
    low, high = _scaled(*found, number)
    if first or not number.sign:
        return low, high
    return (-low, high) if number.sign == "±" else (None if high is None else -high, -low)


def _scaled(low: Decimal, high: Decimal | None, number: Number) -> tuple[Decimal, Decimal | None]:
    """With what stands behind the unit; tenths (成) as per cent."""
    more = Decimal("0.5") if number.part("some") == "半" else Decimal(0)
    for part, worth in _PARTS:
        if digit := number.part(part):
            more += (parse(digit.replace("半", "一")) or 0) * Decimal(worth)
    scale = 10 if number.part("unit") == "成" else 1
    first = low if number.part("low") else low + more
    return plain(first * scale), None if high is None else plain((high + more) * scale)
