"""Numerals → exact decimals: 一百二十, 1.2万亿, 二〇三五, 廿一, 百分之三十点五, 三分之二, 半, 1,234.5.

What cannot be read exactly is `None`, never a guess. Widths are folded before (see `sentences.view`).
"""

import re
from decimal import Context, Decimal
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

_LARGEST_FIRST = sorted(_LARGE.items(), key=lambda pair: -pair[1])
_ZEROS = "零〇○"
# No number of a text is longer, and decimals of this length stay exact in `_EXACT`.
_LONGEST = 40
_EXACT = Context(prec=100)

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
    if len(text) > _LONGEST:
        return None
    if match := _ARABIC.fullmatch(text):
        return plain(_EXACT.multiply(Decimal(match[1].replace(",", "")), magnitude(match[2])))
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
    whole = value == value.to_integral_value()
    return value.quantize(Decimal(1), context=_EXACT) if whole else value.normalize(_EXACT)


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
        return _positional(text)
    # 一百两 is a weight, not 102.
    return None if text.endswith("两") else _grouped(text)


def _positional(text: str) -> int | None:
    """二〇三五 is written digit by digit; 七八 is seven or eight, 一二三 a list, 两两 a word."""
    if len(text) > 1 and ("两" in text or (len(text) < 4 and not set(_ZEROS) & set(text))):
        return None
    return int("".join(str(_DIGITS[sign]) for sign in text))


def _grouped(text: str) -> int | None:
    """三千万零五百: what stands before the largest sign is all multiplied by it (四万亿, 一亿亿)."""
    for sign, scale in _LARGEST_FIRST:
        above, found, below = text.rpartition(sign)
        if found:
            times = _grouped(above) if above else 1
            rest = _below(below, scale)
            return None if not times or rest is None else times * scale + rest
    return _section(text)


def _below(text: str, scale: int) -> int | None:
    """What follows 万 or 亿; a lone digit counts in the next lower place: 三万五."""
    if len(text) < 2:
        return _DIGITS.get(text, 0) * (scale // 10) if not text or _DIGITS.get(text) else None
    # 亿万, 万千: words for many; a number says how many 万 stand behind 亿.
    rest = None if text[0] in _LARGE or _SMALL.get(text[0], 0) > 10 else _grouped(text)
    return None if rest is None or rest >= scale else rest


def _section(text: str) -> int | None:
    """Below ten thousand: 一百零五, 廿一; a last digit right after 百 or 千 counts in the next lower place: 两千三."""
    total, place, digit, zero = 0, 10_000, 0, False
    for sign in text:
        value, unit = _DIGITS.get(sign), _SMALL.get(sign, 0)
        if value == 0 and not digit and not zero:
            zero = True
        elif value and not digit:
            digit = value
        elif 0 < unit < place and (digit or unit == 10 or not total):
            total, place, digit, zero = total + (digit or 1) * unit, unit, 0, False
        elif sign in _TENS and not digit and place > 10:
            total, place, zero = total + _TENS[sign], 10, False
        else:
            return None
    if not digit:
        return None if zero else total
    return total + digit * (place // 10 if place in (100, 1000) and not zero else 1)
