"""What a cell of a workbook shows: its number in its format. 0.087 in 0.0% is 8.7%, 45461 in yyyy年m月d日 a day."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext

# ECMA-376, 18.8.30; those of dates from 27 on as a Chinese Excel shows them.
BUILTIN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "yyyy/m/d", 16: "m/d",
    17: "yyyy/m", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: "yyyy年m月",
    28: "m月d日", 29: "m月d日", 30: "m/d/yyyy", 31: "yyyy年m月d日", 32: "h时mm分", 33: "h时mm分ss秒", 36: "yyyy年m月",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "h:mm:ss", 47: "mm:ss",
    50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月", 53: "m月d日", 54: "m月d日", 57: "yyyy年m月", 58: "m月d日",
}  # fmt: skip
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_DIGITS = re.compile(r"[0#?](?:[0#?,]*[0#?])?(?P<scale>,*)(?:\.(?P<decimals>[0#?]*))?")
_TOKEN = re.compile(r"(y+|m+|d+|h+|s+|AM/PM|上午/下午)", re.IGNORECASE)
# The long date and the time as the system is set; hours that go on beyond a day.
_SYSTEM = {"[$-F800]": "yyyy年m月d日", "[$-F400]": "h:mm:ss"}
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_LONGEST = 40
_LAST_DAY = 2_958_465


def shown(value: str, code: str, *, from_1904: bool = False) -> str:
    """A stored number as a cell shows it; what is no number stands for itself.

    >>> shown("8.6999999999999994E-2", "0.0%"), shown("45461", "yyyy年m月d日"), shown("1234.5", '#,##0.0"亿元"')
    ('8.7%', '2024年6月18日', '1,234.5亿元')
    """
    try:
        number = _exact(value)
    except (InvalidOperation, ValueError, OverflowError):
        return value
    section = _section(_SYSTEM.get(code[:8].upper(), code), number)
    bare = _QUOTED.sub("", section)
    if _is_date(bare) and not _ELAPSED.search(section):
        return _date(number, section, from_1904=from_1904) or _plain(number)
    if section and not bare.strip():
        return "".join(text for text, _ in _pieces(section)).strip() or _plain(number)
    if not bare or _ELAPSED.search(section) or re.search("general|[@/E]", bare, re.IGNORECASE):
        return _plain(number)
    return _in_digits(number, section, signed=";" not in code) or _plain(number)


def _exact(value: str) -> Decimal:
    """The number that was typed: workbooks store the nearest binary one with 17 digits."""
    number = Decimal(format(float(value), ".15g"))
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        raise ValueError(value)
    return number


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _section(code: str, number: Decimal) -> str:
    """The part of a format for numbers of this sign."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[0])
        return chr(0xE000 + len(held) - 1)

    parts = _QUOTED.sub(hold, code[:200]).split(";")
    part = parts[1] if number < 0 and len(parts) > 1 else parts[2] if number == 0 and len(parts) > 2 else parts[0]
    return "".join(held[ord(sign) - 0xE000] if 0 <= ord(sign) - 0xE000 < len(held) else sign for sign in part)


def _in_digits(number: Decimal, section: str, *, signed: bool) -> str:
    pieces = list(_pieces(section))
    pattern = "".join(text for text, literal in pieces if not literal)
    match = _DIGITS.search(pattern)
    if not match:
        return "".join(text for text, _ in pieces)
    scaled = abs(number) * (100 if "%" in pattern else 1) / 1000 ** len(match["scale"] or "")
    decimals = match["decimals"] or ""
    with localcontext() as context:
        context.prec = 3 * _LONGEST
        rounded = scaled.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    text = format(rounded, ",f" if "," in match[0].removesuffix(match["scale"] or "") else "f")
    least = len(decimals.rstrip("#?"))
    while len(decimals) > least and text.endswith("0"):
        text, decimals = text[:-1], decimals[:-1]
    sign = "-" if number < 0 and (signed or "-" not in pattern) and "(" not in pattern and rounded else ""
    return sign + _around(pieces, match[0], text.rstrip("."))


def _around(pieces: list[tuple[str, bool]], digits: str, text: str) -> str:
    """The words of a format with the number in the place of its digits."""
    told, done = "", False
    for piece, literal in pieces:
        if literal or done or digits not in piece:
            told += piece
        else:
            told, done = told + piece.replace(digits, text, 1), True
    return told if done else text


def _pieces(section: str) -> Iterator[tuple[str, bool]]:
    """Stretches of a format, and whether they are words to be shown as they are."""
    at = 0
    for match in _QUOTED.finditer(section):
        yield section[at : match.start()], False
        yield match[1] or match[2] or "", True
        at = match.end()
    yield section[at:], False


def _is_date(bare: str) -> bool:
    return bool(re.search("[ymdhs]", bare, re.IGNORECASE)) and not re.search("[0#?]|general", bare, re.IGNORECASE)


def _date(number: Decimal, section: str, *, from_1904: bool) -> str:
    if not 0 <= number <= _LAST_DAY:
        return ""
    # Excel believes that 1900 had a 29 February; before that its days are one too low.
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 if number >= 60 else 31)
    try:
        moment = first + timedelta(seconds=round(float(number) * 86_400))
    except OverflowError:
        return ""
    return "".join(text if literal else _spelt(text, moment) for text, literal in _pieces(section)).strip()


def _spelt(text: str, moment: datetime) -> str:
    tokens = [token for token in _TOKEN.split(text) if token]
    told = ""
    clock = False
    for i, token in enumerate(tokens):
        kind = token[0].lower()
        after = next((later[0].lower() for later in tokens[i + 1 :] if _TOKEN.fullmatch(later)), "")
        if kind == "m" and token.lower() == "m" * len(token) and (clock or after == "s"):
            told += f"{moment.minute:0{min(2, len(token))}}"
        elif _TOKEN.fullmatch(token):
            told += _part(kind, len(token), moment)
            clock = kind == "h"
        else:
            told += token
    return told


def _part(kind: str, long: int, moment: datetime) -> str:
    if kind == "d" and long > 2:
        return "星期" + "一二三四五六日"[moment.weekday()]
    if kind == "y":
        return f"{moment.year:04}" if long > 2 else f"{moment.year % 100:02}"
    # Names of months and days are said by their numbers.
    number = {"m": moment.month, "d": moment.day, "h": moment.hour, "s": moment.second}.get(kind)
    return "" if number is None else f"{number:0{2 if long == 2 else 1}}"
