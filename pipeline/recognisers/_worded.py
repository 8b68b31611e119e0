"""Numerals that say no quantity: inside words (十分, 四方, 千户苗寨), names (1小时经济圈), settled terms (四个自信)."""

import re
from decimal import Decimal

from pipeline import lexicons
from pipeline.numerals import HAN, ODD, parse
from pipeline.recognisers._number import Number
from pipeline.recognisers._units import Form

_SETTLED = re.compile("|".join(re.escape(word) for word in lexicons.words("settled") if word[0] in HAN))
_WORD_GOES_ON = re.compile("会议|产业|分配|全会|革命")
_CIRCLE = re.compile("[^，。；、0-9]{0,6}圈")
# 完成3成立项, 一成不变
_AFTER_TENTHS = re.compile("不变|立|为|员|果|效|本|功|长|熟|就")
# 大陆部分, 拾起: one sign of bank writing is a word; 四方, 一度, 两头: so are these with one digit.
_BANK = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
_WORDY = frozenset("方度里头门口手面分点克担")
_PHRASES = frozenset({"四周", "一周", "两两"})

_SCALED = re.compile(f"[{HAN}]|{ODD}")
_SPOKEN_SUM = re.compile(f"个亿|{ODD}[万亿萬億]+|[万亿萬億]{ODD}")
_REACHES = re.compile(r"(?:为|至|到|达|超过|低于|高于|突破|以内|控制在|保持在|稳定在)了?$")

# 由2.37缩小到1.94, 从上年的0.52降至0.48
_FROM = re.compile("[从由](?:[^，。；、]{1,8}的)?$")
_MOVES = re.compile("(?:[升降增减缩扩提回]|上升|下降|跃升|收窄|优化|改善)[^，。；0-9]{0,3}[到至为]")

_PASSED = re.compile("(?:突破|超过|达到|迈上|跨上|跨越|迈过|站上)$")
_STOPS = re.compile("(?:大关|台阶|关口)?(?:[，。；、！？）]|$)")


def no_quantity(number: Number, form: Form) -> bool:
    """Whether the words measure nothing, whatever the numeral says: a bullet, an address, a name."""
    unit = number.part("unit")
    if not unit and not number.share:
        return not _stands_alone(number)
    if form == "count" and number.sign in ("-", "−", "±"):
        return True
    if unit == "%" and number.text[number.end : number.end + 1].isdigit():
        return True
    if unit == "成" and (_AFTER_TENTHS.match(number.text, number.end) or (parse(number.part("numeral")) or 0) > 10):
        return True
    if unit in ("小时", "分钟") and _CIRCLE.match(number.text, number.end):
        return True
    return bool(number.part("quote")) and not number.before("“")


def _stands_alone(number: Number) -> bool:
    """Without a unit only what cannot be anything else: 1亿多, 十几万, 2.12 after 至 or 为, 0.45以内."""
    numeral, after = number.part("numeral"), number.part("after")
    bound = after.endswith(("上", "下", "内"))
    if not numeral[0].isascii():
        return bool(_SPOKEN_SUM.search(numeral)) or (bound and len(numeral) > 1)
    if bound or _SCALED.search(numeral) or after in ("多", "余"):
        return True
    at, following = number.match.start(), number.text[number.end : number.end + 1]
    if "." in numeral and _FROM.search(number.text, 0, at) and _MOVES.match(number.text, number.end):
        return True
    if following and (following not in "，。、；？）” 的" or (following == "、" and not at)):
        return False
    return bool(_REACHES.search(number.text, max(0, at - 4), at))


def is_word(number: Number, form: Form, value: Decimal) -> bool:
    """Whether a Chinese numeral is part of a word: 一个, 零部件, 万元产值, “五个一”; 两座, 近千家, 一万名 are none."""
    if number.share or number.part("numeral")[0] not in HAN:
        return False
    if form == "count" and (value <= 1 or number.before("“") or number.part("numeral") in _BANK):
        return True
    settled = _SETTLED.match(number.text, number.match.start())
    if _WORD_GOES_ON.match(number.text, number.end) or (settled and settled.end() > number.end):
        return True
    return _is_magnitude(number, form) or _is_phrase(number)


def _is_magnitude(number: Number, form: Form) -> bool:
    """千户苗寨, 万元产值, 千万工程; 十 is a number like others, and so is what is passed: 航线突破百条."""
    numeral = number.part("numeral")
    if number.hedge or numeral == "十" or len(numeral) > 2 or numeral.strip("百千万亿萬億"):
        return False
    # 收入突破亿元 has lost its number.
    passed = form == "count" and _PASSED.search(number.text, 0, number.match.start())
    return not (passed and _STOPS.match(number.text, number.end))


def _is_phrase(number: Number) -> bool:
    """四方, 两头; 三人小组, 五位一体."""
    numeral, unit = number.part("numeral"), number.part("unit")
    if len(numeral) > 1 or number.part("low"):
        return False
    grouped = unit in ("人", "位") and number.text[number.end : number.end + 1].isalpha()
    return grouped or unit in _WORDY or numeral + unit in _PHRASES
