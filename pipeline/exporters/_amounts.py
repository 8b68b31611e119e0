"""Exact decimals as text: without exponents for programs, in 万 and 亿 for people."""

from decimal import Decimal

from pipeline.schema import Indicator

# Above these, Chinese readers count in 万, 亿 and 万亿; shares, ranks and multiples are left as they are.
_SCALES = ((12, "万亿"), (8, "亿"), (4, "万"))
_UNSCALED = {"%", "‰", "pp", "位", "个位次", "倍", "番", ""}
_UNITS = {"pp": "个百分点"}


def digits(number: Decimal | None) -> str | None:
    """The number in full, without exponent and without idle zeros; `None` for an open side.

    >>> digits(Decimal("1E+12")), digits(Decimal("57.50")), digits(Decimal("-0"))
    ('1000000000000', '57.5', '0')
    """
    if number is None:
        return None
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def value(indicator: Indicator) -> str:
    """What the interval says, for people: 约30%, ≥1万亿元, 3～5个.

    >>> from decimal import Decimal
    >>> spread(Decimal("1E+12"), None, "元"), spread(Decimal(3), Decimal(5), "个")
    ('≥1万亿元', '3～5个')
    """
    if indicator.lost:
        return "数字缺失"
    places = indicator.unit == "位" and indicator.measure != "rank"
    said = spread(indicator.low, indicator.high, "个位次" if places else indicator.unit)
    return f"约{said}" if indicator.approx else said


def spread(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """An interval in words; both sides open says nothing."""
    if low is None and high is None:
        return ""
    if unit == "位":
        return _rank(low, high)
    name = _UNITS.get(unit, unit)
    if low is None or high is None:
        sign, bound = ("≤", high) if low is None else ("≥", low)
        return f"{sign}{_scaled(bound, unit)}{name}"
    if low == high:
        return f"{_scaled(low, unit)}{name}"
    return f"{_scaled(low, unit)}～{_scaled(high, unit)}{name}"


def _rank(low: Decimal | None, high: Decimal | None) -> str:
    if high is None:
        return f"第{digits(low)}位以后"
    if low is None or low <= 1 < high:
        return f"前{digits(high)}位"
    return f"第{digits(low)}位" if low == high else f"第{digits(low)}～{digits(high)}位"


def _scaled(number: Decimal | None, unit: str) -> str:
    if number is None:
        return ""
    if unit not in _UNSCALED:
        for power, word in _SCALES:
            if abs(number) >= Decimal(10) ** power:
                return f"{digits(number.scaleb(-power))}{word}"
    return digits(number) or ""
