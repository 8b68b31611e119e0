"""A count → the sign or numeral that Word writes for it (ECMA-376, 17.18.59 ST_NumberFormat)."""

_DIGITS = "〇一二三四五六七八九"
_LEGAL = {
    "chineseLegalSimplified": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟万"),
    "ideographLegalTraditional": ("零壹貳參肆伍陸柒捌玖", "拾佰仟萬"),
}
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "m cm d cd c xc l xl x ix v iv i".split(" "),
        strict=True,
    )
)
# Format, its sign for 1, how many signs follow one another.
_RUNS = {
    "decimalEnclosedCircle": ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱")),
    "decimalEnclosedCircleChinese": ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱")),
    "decimalEnclosedFullstop": ((1, 20, "⒈"),),
    "decimalEnclosedParen": ((1, 20, "⑴"),),
    "ideographEnclosedCircle": ((1, 10, "㊀"),),
}
_DIGITAL = frozenset({"ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"})
# 一百零一; these write 101 as three digits.
_THOUSANDS = frozenset({"chineseCountingThousand", "taiwaneseCountingThousand"})
_COUNTING = frozenset({"chineseCounting", "taiwaneseCounting"})
# A thousand letters for 26,000 are nobody's numbering.
_MOST_LETTERS, _MOST_ROMAN = 260, 3999


def numeral(count: int, style: str, pattern: str = "") -> str:
    """How `count` is written in a number format; as plain digits where the format has no sign for it.

    `pattern` is what the format `custom` gives as its example: `001, 002, 003, ...`.

    >>> numeral(21, "chineseCounting"), numeral(101, "chineseCountingThousand"), numeral(12, "ideographTraditional")
    ('二十一', '一百零一', '12')
    """
    if style in ("none", "bullet"):
        return ""
    if count < 1:
        return {"chineseCountingThousand": "零"}.get(style, str(count)) if not count else str(count)
    return _chinese(count, style) or _sign(count, style) or _latin(count, style) or _digits(count, style, pattern)


def _chinese(count: int, style: str) -> str:
    if count >= 10**5:
        return ""
    if style in _LEGAL:
        digits, powers = _LEGAL[style]
        return _spoken(count, digits, powers)
    if style in _DIGITAL or (style in _COUNTING and count >= 100):
        return "".join(_DIGITS[int(digit)] for digit in str(count))
    if style in _COUNTING or style in _THOUSANDS:
        text = _spoken(count, "零" + _DIGITS[1:], "十百千万")
        return text[1:] if 10 <= count < 20 else text
    if style == "japaneseCounting":
        text = _spoken(count, "零" + _DIGITS[1:], "十百千万").replace("零", "")
        return text.replace("一十", "十").replace("一百", "百").replace("一千", "千")
    return ""


def _spoken(count: int, digits: str, powers: str) -> str:
    r"""1,203 → 一千二百零三."""
    places = str(count)
    parts = [
        digits[int(digit)] + (powers[len(places) - 2 - at] if at < len(places) - 1 else "") if digit != "0" else "0"
        for at, digit in enumerate(places)
    ]
    text = "".join(parts).rstrip("0")
    while "00" in text:
        text = text.replace("00", "0")
    return text.replace("0", digits[0])


def _sign(count: int, style: str) -> str:
    for first, last, sign in _RUNS.get(style, ()):
        if first <= count <= last:
            return chr(ord(sign) + count - first)
    if style == "ideographTraditional" and count <= len(_STEMS):
        return _STEMS[count - 1]
    if style == "ideographZodiac" and count <= len(_BRANCHES):
        return _BRANCHES[count - 1]
    if style == "ideographZodiacTraditional" and count <= 60:
        return _STEMS[(count - 1) % 10] + _BRANCHES[(count - 1) % 12]
    return ""


def _latin(count: int, style: str) -> str:
    if style in ("lowerLetter", "upperLetter") and count <= _MOST_LETTERS:
        text = _LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1)
    elif style in ("lowerRoman", "upperRoman") and count <= _MOST_ROMAN:
        text = ""
        for value, letters in _ROMAN:
            text += letters * (count // value)
            count %= value
    else:
        return ""
    return text.upper() if style.startswith("upper") else text


def _digits(count: int, style: str, pattern: str) -> str:
    if style.startswith("decimalFullWidth"):
        return str(count).translate(_FULL)
    if style == "decimalZero":
        return f"{count:02}"
    if style == "numberInDash":
        return f"- {count} -"
    first = pattern.partition(",")[0].strip()
    return str(count).zfill(len(first)) if style == "custom" and first.isdigit() and len(first) < 10 else str(count)
