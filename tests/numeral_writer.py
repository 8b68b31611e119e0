"""Whole numbers as they are said in Chinese: the way back from `pipeline.numerals`."""

DIGITS = "零一二三四五六七八九"


def section(number: int, *, leading: bool) -> str:
    """1 to 9999 as it is said; `leading`: the number begins here, so that 一十 is 十."""
    text, zero = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            one = digit == 1 and sign == "十" and leading and not text
            text += ("零" if zero and (text or not leading) else "") + ("" if one else DIGITS[digit]) + sign
        zero = not digit
    return text


def written(number: int) -> str:
    """A whole number below 10^16 as it is said: in sections of four digits under 万, 亿 and 万亿."""
    if number == 0:
        return "零"
    if number >= 10**8:
        above, below = written(number // 10**8) + "亿", number % 10**8
        return above + (("" if below >= 10**7 else "零") + inner(below) if below else "")
    return inner(number, leading=True)


def inner(number: int, *, leading: bool = False) -> str:
    high, low = divmod(number, 10**4)
    if not high:
        return section(low, leading=leading).removeprefix("零")
    text = section(high, leading=leading).removeprefix("零") + "万"
    return text + (("零" if low < 1000 else "") + section(low, leading=False).removeprefix("零") if low else "")
