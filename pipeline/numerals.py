"""Numerals → exact decimals: 一百二十, 1.2万亿, 二〇三五, 廿一, 百分之三十点五, 三分之二, 半, 1,234.5.

What cannot be read exactly is `None`, never a guess. Widths are folded before (see `sentences.view`).
"""

import re
from decimal import Decimal
from functools import lru_cache

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
}
_TENS = {"廿": 20, "卅": 30}
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}

HAN_DIGIT = "".join(_DIGITS)
HAN = HAN_DIGIT + "".join(_TENS) + "".join(_SMALL) + "".join(_LARGE)
ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
# 750千伏, 300千瓦: there 千 belongs to the unit.
MAGNITUDE = r"(?:[十百千]?万亿|[十百千]?[万亿]|百|千(?![瓦伏克米赫卡焦]))"

_ARABIC = re.compile(rf"({ARABIC})({MAGNITUDE}?)")
_PLAIN_DIGITS = re.compile(f"[{HAN_DIGIT}]+")
_FRACTION = re.compile(rf"([{HAN}0-9]+)分之([{HAN}0-9点.]+)")
_HAN_NUMBER = re.compile(f"[{HAN}]+(?:点[{HAN_DIGIT}]+)?")


@lru_cache(maxsize=4096)
def parse(text: str) -> Decimal | None:
    """The exact value of a numeral in any of its writings.

    >>> [str(parse(t)) for t in ("一万五千亿", "二〇三五", "廿一", "1.5万亿", "1,234.5", "三点五", "两千三")]
    ['1500000000000', '2035', '21', '1500000000000', '1234.5', '3.5', '2300']
    >>> parse("百分之三十点五"), parse("三分之二"), parse("统一")
    (Decimal('30.5'), None, None)
    """
    if match := _ARABIC.fullmatch(text):
        return plain(Decimal(match[1].replace(",", "")) * (magnitude(match[2]) if match[2] else 1))
    if match := _FRACTION.fullmatch(text):
        return _fraction(match[1], match[2])
    if text == "半":
        return Decimal("0.5")
    if _HAN_NUMBER.fullmatch(text):
        whole, _, decimals = text.partition("点")
        return _han_decimal(whole, decimals)
    return None


def plain(value: Decimal) -> Decimal:
    """The same value without exponent and without trailing zeros, so that it prints as people write it."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def magnitude(text: str) -> Decimal:
    """十万 → 100000: the product of signs that only multiply."""
    product = 1
    for sign in text:
        product *= _SMALL.get(sign) or _LARGE[sign]
    return Decimal(product)


def _fraction(below: str, above: str) -> Decimal | None:
    """百分之五 is 5 (of a hundred); other fractions only where they are exact."""
    top, bottom = parse(above), parse(below)
    if below in ("百", "100"):
        return top
    if top is None or not bottom:
        return None
    quotient = top / bottom
    return plain(quotient) if quotient * bottom == top and -quotient.as_tuple().exponent < 12 else None  # type: ignore[operator]


def _han_decimal(whole: str, decimals: str) -> Decimal | None:
    # 一点五亿: the magnitude after the decimals counts for all of it; the pattern leaves it to the quantity.
    value = _han_whole(whole)
    if value is None or not decimals:
        return None if value is None else Decimal(value)
    return plain(Decimal(f"{value}.{''.join(str(_DIGITS[c]) for c in decimals)}"))


def _han_whole(text: str) -> int | None:
    if _PLAIN_DIGITS.fullmatch(text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = 0
    digit: int | None = None
    last = 1
    for sign in text:
        if sign in _DIGITS:
            if digit:
                return None
            digit, last = _DIGITS[sign], last if _DIGITS[sign] else 10
        elif sign in _TENS:
            section, digit = section + _TENS[sign], None
        elif sign in _SMALL:
            section, digit, last = section + (1 if digit is None else digit) * _SMALL[sign], None, _SMALL[sign]
        else:
            section += digit or 0
            scale = _LARGE[sign]
            # 万亿: what stands before a larger sign is all multiplied by it.
            total = (total + section or 1) * scale if total < scale else total + (section or 1) * scale
            section, digit, last = 0, None, scale
    # 两千三, 三万五: a last digit right after a sign counts in the next lower place.
    return total + section + (digit or 0) * (last // 10 if digit and last >= 100 else 1)
