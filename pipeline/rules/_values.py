"""What a stated figure can mean: its interval with the rounding it was printed with, in one unit of its dimension."""

import re
from decimal import Decimal
from typing import NamedTuple

from pipeline.schema import Indicator

# Exact: 1 亩 is 1/15 公顷, 1 斤 is half a 公斤.
_FACTORS = {
    "斤": ("克", 500),
    "公斤": ("克", 1_000),
    "千克": ("克", 1_000),
    "吨": ("克", 1_000_000),
    "平方米": ("平方米·3", 3),
    "亩": ("平方米·3", 2_000),
    "公顷": ("平方米·3", 30_000),
    "平方公里": ("平方米·3", 3_000_000),
    "平方千米": ("平方米·3", 3_000_000),
    "里": ("米", 500),
    "公里": ("米", 1_000),
    "千米": ("米", 1_000),
}
_NUMBER = re.compile(r"[0-9０-９]+(?:[.．](?P<part>[0-9０-９]+))?")
_PLAIN = re.compile(r"[约近]?[0-9０-９]+(?:[.．](?P<part>[0-9０-９]+))?(?P<unit>[^0-9０-９.．]*)")
_LAID_DOWN = re.compile("[0-9]{1,4}元(?:/.+)?")
_MORE = re.compile("[多余]")
_DIGITS = re.compile("[0-9]+(?:[.][0-9]+)?")
# 约, 左右: how far off a reader still takes the figure for the same.
_ABOUT = Decimal("0.05")
_COUNTED = 100
_ROUND = Decimal("0.02")


class Value(NamedTuple):
    """A closed interval, `None` for an open side, in the base unit of the dimension."""

    low: Decimal | None
    high: Decimal | None
    unit: str

    def disjoint(self, other: "Value") -> bool:
        """Whether no number can be both."""
        if self.unit != other.unit:
            return False
        return _above(self.low, other.high) or _above(other.low, self.high)


def _above(low: Decimal | None, high: Decimal | None) -> bool:
    return low is not None and high is not None and low > high


def value(indicator: Indicator) -> Value:
    """The figure of a statement as far as its digits can be trusted: 5.67万亿 is 5.665 to 5.675."""
    unit, factor = _FACTORS.get(indicator.unit, (indicator.unit, 1))
    slack = rounding(indicator)
    if indicator.high is None and indicator.low is not None and (more := _MORE.search(indicator.quantity)):
        return Value(indicator.low * factor, (indicator.low + _step(indicator, more.start())) * factor, unit)
    # 突破5400亿元: a bound that is passed is what it says, however round.
    slack = slack if indicator.approx or None not in (indicator.low, indicator.high) else Decimal(0)
    low = None if indicator.low is None else (indicator.low - slack) * factor
    high = None if indicator.high is None else (indicator.high + slack) * factor
    return Value(low, high, unit)


def printed(indicator: Indicator) -> tuple[Decimal | None, Decimal | None]:
    """The bounds as printed, in the base unit of the dimension."""
    _, factor = _FACTORS.get(indicator.unit, (indicator.unit, 1))
    low, high = indicator.low, indicator.high
    return None if low is None else low * factor, None if high is None else high * factor


def rounding(indicator: Indicator) -> Decimal:
    """Half a unit of the last printed digit, in base units; more where the text says 约 or 左右."""
    point = indicator.low if indicator.low is not None else indicator.high
    if point is None:
        return Decimal(0)
    match = _NUMBER.search(_printed(indicator))
    # 7家: what is counted one by one is not rounded.
    if match and indicator.measure == "count" and point < _COUNTED and not indicator.approx:
        return Decimal(0)
    if not match:
        # 百分之六十六: Han numerals print no digits behind the last that counts.
        exponent = point.normalize().as_tuple().exponent
        half = Decimal(10) ** (exponent if isinstance(exponent, int) else 0) / 2
        return max(half, abs(point) * _ABOUT) if indicator.approx else half
    printed = Decimal(match.group().replace("．", "."))
    # 每人45元: a rate that is laid down to the yuan is no rounded figure.
    if printed and _LAID_DOWN.fullmatch(_printed(indicator)) and printed % 5 == 0 and not indicator.approx:
        return Decimal(0)
    scale = abs(point / printed) if printed else Decimal(1)
    half = scale * Decimal(10) ** -len(match["part"] or "") / 2
    # 2000亿 may be round to the hundred, 2000.0亿 says that it is not.
    if not match["part"] and match.group().endswith("00"):
        half = max(half, abs(point) * _ROUND)
    return max(half, abs(point) * _ABOUT) if indicator.approx else half


def _step(indicator: Indicator, end: int) -> Decimal:
    """What 多 may add, in base units: 12500多亿 is less than 12600亿."""
    digits = _DIGITS.findall(indicator.quantity[:end])
    printed = Decimal(digits[-1]) if digits else Decimal(0)
    if not printed or indicator.low is None:
        return abs(indicator.low or Decimal(0))
    exponent = printed.normalize().as_tuple().exponent
    return abs(indicator.low) / printed * Decimal(10) ** (exponent if isinstance(exponent, int) else 0)


def _printed(indicator: Indicator) -> str:
    """The number as printed, without the blanks between its digits."""
    return "".join(indicator.quantity.split())


def differ_as_printed(one: Indicator, other: Indicator) -> bool:
    """Whether two single figures of one unit and as many decimals are two: none is the other one rounded."""
    forms = [_PLAIN.fullmatch(_printed(each)) for each in (one, other)]
    if not all(forms) or not (is_point(one) and is_point(other)) or one.approx != other.approx:
        return False
    shapes = {(form["unit"], len(form["part"] or "")) for form in forms if form}
    return len(shapes) == 1 and one.low != other.low


def is_point(indicator: Indicator) -> bool:
    """Whether one number is stated, not a bound or a range."""
    return indicator.low is not None and indicator.low == indicator.high and not indicator.lost


def is_known(indicator: Indicator) -> bool:
    """Whether one number is stated, or one and some more: 8800多亿元."""
    return is_point(indicator) or (
        not indicator.lost and indicator.low is not None and _MORE.search(indicator.quantity) is not None
    )
