"""Numbers as they are said in Chinese: the way back from `pipeline.numerals`."""

DIGITS = "零一二三四五六七八九"
_BANK = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_TRADITIONAL = str.maketrans("万亿两点负几余", "萬億兩點負幾餘")


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


def banked(text: str) -> str:
    """As banks write it."""
    return text.translate(_BANK)


def traditional(text: str) -> str:
    """In traditional signs."""
    return text.translate(_TRADITIONAL)


def mixed(number: int) -> str:
    """Figures with signs of magnitude between them: 5亿1万4600, 3万零20."""
    text = ""
    for scale, sign in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, scale)
        if part:
            text += ("零" if text and part < 1000 else "") + f"{part}{sign}"
    return text or "0"


def in_ten_thousands(number: int) -> str:
    """With a comma every four digits: 1,2345,6789."""
    high, low = divmod(number, 10**4)
    return f"{in_ten_thousands(high)},{low:04}" if high else str(low)


def neighbours(digit: int, sign: str) -> str:
    """三四十: this digit or the next."""
    return f"{DIGITS[digit]}{DIGITS[digit + 1]}{sign}"
