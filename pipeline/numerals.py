"""Numerals → exact decimals: 一百二十, 1.2万亿, 3万4千, 二〇三五, 廿一, 百分之三十点五, 四分之三, 半, 负五, 1,234.5.

What cannot be read exactly is `None`, never a guess; what names an interval (三四十, 二十几万, 300余) has `bounds`.
Widths are folded before (see `sentences.view`).
"""

import re
from collections.abc import Callable
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation
from functools import lru_cache

_COUNTED = "零一二三四五六七八九"
_DIGITS = {c: i for i, c in enumerate(_COUNTED)} | {c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")}
_DIGITS |= {"○": 0, "两": 2, "兩": 2, "貳": 2, "叄": 3, "陸": 6}
_TENS = {"廿": 20, "卅": 30}
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}

_LARGEST_FIRST = sorted(_LARGE.items(), key=lambda pair: -pair[1])
_ZEROS = "零〇○"
_TWOS = "两兩"
_MINUS = ("负", "負", "-", "−")
# No number of a text is longer, and decimals of this length stay exact in `_EXACT`.
_LONGEST = 40
_EXACT = Context(prec=100)
_STRICT = Context(prec=_LONGEST, traps=[Inexact, DivisionByZero, InvalidOperation])

HAN_DIGIT = "".join(_DIGITS)
DECIMALS = f"[{HAN_DIGIT.translate(dict.fromkeys(map(ord, _TWOS)))}]+"
"""What stands behind the point: 两 does not."""
HAN = HAN_DIGIT + "".join(_TENS) + "".join(_SMALL) + "".join(_LARGE)
POINT = "[点點]"
ODD = "[多余餘几幾]"
"""What says “and some”: 300余, 二十几万."""
# 1,234,567 and, counted in 万, 123,4567.
ARABIC = r"[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:,[0-9]{4})+)(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
# 750千伏, 300千瓦: there 千 belongs to the unit.
MAGNITUDE = r"(?:[十百千拾佰仟]?[万萬][万萬亿億]|[十百千拾佰仟]?[万萬亿億]|[百佰]|[千仟](?![瓦伏克米赫卡焦]))"

_PLAIN_DIGITS = re.compile(f"[{HAN_DIGIT}]+")
_TOKEN = re.compile("[0-9]+|.")
_ODD = re.compile(f"(?<=[0-9{HAN}])[{_ZEROS}]?{ODD}(?=[{HAN}]|$)")
_NEIGHBOURS = re.compile(rf"(?<![{HAN_DIGIT}点點])([一二两兩三四五六七八])、?([两兩二三四五六七八九])(?![{HAN_DIGIT}])")


@lru_cache(maxsize=4096)
def parse(text: str) -> Decimal | None:
    """The exact value of a numeral in any of its writings.

    >>> [str(parse(t)) for t in ("一万五千亿", "二〇三五", "廿一", "1.5万亿", "1,234.5", "三点五", "两千三", "3万4千")]
    ['1500000000000', '2035', '21', '1500000000000', '1234.5', '3.5', '2300', '34000']
    >>> parse("百分之三十点五"), parse("负一又二分之一"), parse("三分之二"), parse("统一")
    (Decimal('30.5'), Decimal('-1.5'), None, None)
    """
    if len(text) > _LONGEST:
        return None
    unsigned = text[1:] if text.startswith(_MINUS) else text
    for pattern, read in _WRITINGS:
        if match := pattern.fullmatch(unsigned):
            value = read(match)
            return value if value is None or unsigned is text else _EXACT.minus(value)
    return None


@lru_cache(maxsize=4096)
def bounds(text: str) -> tuple[Decimal, Decimal | None] | None:
    """The closed interval that a numeral stands for: a number, two neighbours, or a number “and some”, open upward.

    >>> [bounds(t) for t in ("十五", "三四十", "二十几万", "数百")]
    [(Decimal('15'), Decimal('15')), (Decimal('30'), Decimal('40')), (Decimal('200000'), None), None]
    """
    value = parse(text)
    if value is not None:
        return value, value
    if match := _NEIGHBOURS.search(text):
        return _between(match)
    some = parse(_ODD.sub("", text)) if _ODD.search(text) else None
    return None if some is None else (some, None)


def _between(match: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """三四十 is 30 to 40; of digits that do not follow each other only 三五 is said so (一三 and 二四 are days)."""
    sign, other = match.groups()
    if match.group() != "三五" and _DIGITS[other] - _DIGITS[sign] != 1:
        return None
    low, high = (parse(match.string[: match.start()] + one + match.string[match.end() :]) for one in (sign, other))
    return None if low is None or high is None else (low, high)


def plain(value: Decimal) -> Decimal:
    """The same value without exponent and without trailing zeros, so that it prints as people write it."""
    whole = value == value.to_integral_value()
    return value.quantize(Decimal(1), context=_EXACT) if whole else value.normalize(_EXACT)


def han(number: int) -> str:
    """A whole number below a hundred as official documents count their parts; a larger one in digits.

    >>> han(1), han(10), han(11), han(30), han(42), han(105)
    ('一', '十', '十一', '三十', '四十二', '105')
    """
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    return ("" if tens < 2 else _COUNTED[tens]) + "十" * (tens > 0) + (_COUNTED[ones] if ones else "")


def magnitude(text: str) -> Decimal:
    """十万 → 100000: the product of signs that only multiply."""
    product = 1
    for sign in text:
        product *= _SMALL.get(sign) or _LARGE[sign]
    return Decimal(product)


def _arabic(match: re.Match[str]) -> Decimal:
    value = Decimal(match[1].replace(",", ""))
    return plain(value.scaleb(int(match[2])) if match[2] else _EXACT.multiply(value, magnitude(match[3] or "")))


def _half(match: re.Match[str]) -> Decimal:
    return plain(Decimal("0.5") * magnitude(match[1]))


def _slashed(match: re.Match[str]) -> Decimal | None:
    return _sum(match[1], _quotient(Decimal(match[2]), Decimal(match[3])))


def _fraction(match: re.Match[str]) -> Decimal | None:
    """百分之五 is 5 (of a hundred); other fractions only where they are exact."""
    top = parse(match[3])
    if match[2] in ("百", "佰", "100") and not match[1]:
        return top
    bottom = parse(match[2])
    return None if top is None or bottom is None else _sum(match[1], _quotient(top, bottom))


def _sum(whole: str | None, part: Decimal | None) -> Decimal | None:
    above = parse(whole) if whole else Decimal(0)
    return None if above is None or part is None else plain(_EXACT.add(above, part))


def _quotient(top: Decimal, bottom: Decimal) -> Decimal | None:
    try:
        return plain(_STRICT.divide(top, bottom))
    except ArithmeticError:
        return None


def _said(match: re.Match[str]) -> Decimal | None:
    """一千零五, 3万4千; 一点五亿: the magnitude after the decimals counts for all of it."""
    value = _whole(match[1])
    if value is None or not match[2]:
        return None if value is None else Decimal(value)
    decimals = "".join(str(_DIGITS.get(sign, sign)) for sign in match[2])
    return plain(_EXACT.multiply(Decimal(f"{value}.{decimals}"), magnitude(match[3])))


_WRITINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Decimal | None]], ...] = (
    (re.compile(rf"({ARABIC})(?:[eE]([+-]?[0-9]{{1,2}})|({MAGNITUDE}))?"), _arabic),
    (re.compile(f"([{HAN}0-9]+)(?:{POINT}({DECIMALS}|[0-9]+)({MAGNITUDE}?))?"), _said),
    (re.compile("(?:(.+)又)?(.+)分之(.+)"), _fraction),
    (re.compile("(?:([0-9]+) )?([0-9]+)/([0-9]+)"), _slashed),
    (re.compile(f"半({MAGNITUDE}?)"), _half),
)


def _whole(text: str) -> int | None:
    if _PLAIN_DIGITS.fullmatch(text):
        return _positional(text)
    # 一百两 is a weight, not 102.
    return None if text.endswith(tuple(_TWOS)) else _grouped(text)


def _positional(text: str) -> int | None:
    """二〇三五 is written digit by digit; 七八 is seven or eight, 一二三 a list, 两两 a word."""
    if len(text) > 1 and (set(_TWOS) & set(text) or (len(text) < 4 and not set(_ZEROS) & set(text))):
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
    return int(text) if text.isascii() else _section(text)


def _below(text: str, scale: int) -> int | None:
    """What follows 万 or 亿; a lone digit counts in the next lower place: 三万五 (3万5 says neither)."""
    if len(text) < 2:
        return _DIGITS.get(text, 0) * (scale // 10) if not text or _DIGITS.get(text) else None
    # 亿万, 万千: words for many; a number says how many 万 stand behind 亿.
    rest = None if text[0] in _LARGE or _SMALL.get(text[0], 0) > 10 else _grouped(text)
    return None if rest is None or rest >= scale else rest


def _section(text: str) -> int | None:
    """Below ten thousand: 一百零五, 廿一, 1千零20; its last digit may count in a higher place than its own."""
    total, place, last, zero = 0, 10_000, "", False
    for sign in _TOKEN.findall(text):
        unit = _SMALL.get(sign, 0)
        if sign in _ZEROS and not last and not zero:
            zero = True
        elif not last and 0 < _digit(sign) < place:
            last = sign
        elif 0 < unit < place and (last or unit == 10 or not total):
            total, place, last, zero = total + (_digit(last) or 1) * unit, unit, "", False
        elif sign in _TENS and not last and place > 10:
            total, place, zero = total + _TENS[sign], 10, False
        else:
            return None
    rest = _last(last, place, zero=zero)
    return None if rest is None else total + rest


def _digit(sign: str) -> int:
    return int(sign) if sign.isascii() and sign.isdigit() else _DIGITS.get(sign, 0)


def _last(sign: str, place: int, *, zero: bool) -> int | None:
    """What the end says: 两千三 300, 两千零三 3, 两千零 nothing that is whole, 2千300 300, 2千3 either."""
    skips = place in (100, 1000) and not zero
    if not sign or (skips and sign.isascii() and len(sign) == 1):
        return None if zero or sign else 0
    return _digit(sign) * (place // 10 if skips and not sign.isascii() else 1)
