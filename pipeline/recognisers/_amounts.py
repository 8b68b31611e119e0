"""A number and its unit: 5000亿元至6000亿元, 近30%, 三百余家, 22万元/亩, 百分之三点五, 五元三角, 一吨半, -2.5%."""

import re
from decimal import Decimal

from pipeline import lexicons
from pipeline.numerals import HAN, HAN_DIGIT, MAGNITUDE, ODD, bounds, parse, plain
from pipeline.recognisers import _ranges
from pipeline.recognisers._units import AFTER, NUMERAL, UNIT, Form, Said, hedge_before, hedged, named, unit_of, words_only
from pipeline.schema import Quantity

# A number is not the tail of a model, a version, a formula, a decimal, an ordinal: C919, IPv6, 1+6+N, PM2.5, 第十四个.
_FREE = re.compile(rf"(?<![A-Za-z0-9.+＋\-—第每%])(?<!第[{HAN}])(?<!第[{HAN}]{{2}})(?<![0-9],)")
_FIRST = rf"(?:(?P<low_share>[百佰千仟]分之)?(?P<low>{NUMERAL})(?P<low_unit>{UNIT}?)(?:（含）)?(?P<to>{_ranges.TO}))?"
_SECOND = rf"""
    (?P<share>[百佰千仟]分之)?(?P<number>[负負]?{NUMERAL}|半(?=公?[斤里]|[吨亩]|小时|成(?!品)))
    (?P<quote>”(?=[个家项座条所]))?
    (?P<unit>(?:个(?P<per>[半多余])(?=月|小时|星期))?{UNIT}(?:/(?:{MAGNITUDE})?{UNIT})?)?
    (?P<half>半(?![径数年月天小日个导岛成边山]))?
    (?P<tenth>(?<=成)[一二三四五六七八九](?=[，。、；）的]|以上|左右|$))?
    (?:(?<=[元圆块])零?(?P<dimes>[0-9{HAN_DIGIT}])[角毛])?
    (?:(?<=[元圆块角毛])[零又]?(?P<cents>[0-9{HAN_DIGIT}])美?分(?![之钟布别]))?
    (?P<paid>(?<=[块角毛分])钱|(?<=[元圆])[整正](?![\u4e00-\u9fff]))?
    (?P<after>{AFTER})?"""
_RANGE = re.compile(_FIRST + _SECOND, re.VERBOSE)
_SINGLE = re.compile(_FIRST.replace(_ranges.TO, "(?!)") + _SECOND, re.VERBOSE)

_SHARES = {"百": "%", "佰": "%", "千": "‰", "仟": "‰"}
_ABROAD = re.compile("(港币|台币|日币)$")
_FOREIGN = {"港币": "港元", "台币": "新台币", "日币": "日元"}
_SCHOOLING = re.compile(r"(?:年限|寿命|工龄|年数)[^，。；、0-9]{0,6}$")
_SETTLED = re.compile("|".join(re.escape(word) for word in lexicons.words("settled") if word[0] in HAN))
_FOLLOWED = re.compile("会议|产业|分配|全会|革命")
_FIRM = re.compile("立|为|员|果|效|本|功|长|熟|就")
_SIGN = re.compile(f"[{HAN}]|{ODD}")
_SOME = re.compile(f"{ODD}[万亿萬億]+|[万亿萬億]{ODD}")
_REACHES = re.compile(r"(?:为|至|到|达|超过|低于|高于|突破|以内|控制在|保持在|稳定在)了?$")
# 大陆部分, 拾起: one sign of bank writing is a word; 四方, 一度, 两头: so are these with one digit.
_BANK = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
_WORDY = frozenset("方度里头门口手面分点克担")
_PHRASES = frozenset({"四周", "一周", "两两"})


def read(text: str, at: int) -> Said | None:
    """The number that begins there, with its unit and what is fixed to both."""
    sign = _sign(text, at)
    start = at - len(sign)
    if not _FREE.match(text, start):
        return None
    match = _RANGE.match(text, at)
    if match and match["low_unit"] and not _alike(match):
        match = _SINGLE.match(text, at)
    if not match:
        return None
    before = hedge_before(text, start)
    if match["quote"]:
        start -= 1
    return Said(start - len(before), match.end(), _quantity(match, text, before, sign))


def _sign(text: str, at: int) -> str:
    """负, 零下, - or ± before a number; 担负3项 has none."""
    if text.endswith(("负", "負"), 0, at):
        return "" if text.endswith(("担负", "肩负", "抱负", "胜负", "自负"), 0, at) else text[at - 1]
    if text.endswith("零下", 0, at):
        return "零下"
    return text[at - 1] if text.endswith(("-", "−", "±"), 0, at) else ""


def _alike(match: re.Match[str]) -> bool:
    """Whether both numbers of a range are of one unit."""
    low, unit = match["low_unit"], match["unit"]
    return unit_of(low)[1] == _unit(match)[1] and (low == "成") == (unit == "成")


def _quantity(match: re.Match[str], text: str, before: str, sign: str) -> Quantity | None:
    form, base = _unit(match)
    if match["unit"] == "年" and ("." in match["number"] or _SCHOOLING.search(text, 0, match.start())):
        form, base = "amount", "年"
    if form is None or named(text, match.end()) or not _measures(match, text, form, sign):
        return None
    interval = _interval(match)
    if interval is None:
        # 30—20家, 1.5万2千人: a number is there, but which? Signs of Chinese writing alone may be a word.
        return words_only(base, form) if match["low"] or match["number"][0].isascii() else None
    low, high = interval
    if match["number"][0] in HAN and not _share(match) and not _counts(match, text, form, before, high or low):
        return None
    if base == "元" and (abroad := _ABROAD.search(text, 0, match.start())):
        base = _FOREIGN[abroad.group()]
    after = (match["per"] or "").replace("半", "") or match["after"] or ""
    low, high, approx = hedged(*_signed(low, high, sign), before, after)
    return Quantity(low, high, base, approx, form)


def _share(match: re.Match[str]) -> str:
    return match["share"] or match["low_share"] or ""


def _unit(match: re.Match[str]) -> tuple[Form | None, str]:
    """Form and base of what is measured; 7000亿级 tells money by its order of magnitude alone."""
    unit = match["unit"] or ""
    if share := _share(match):
        return "amount", _SHARES[share[0]]
    if match["per"]:
        unit = unit[2:].replace("月", "个月")
    if match["dimes"] or match["cents"]:
        unit = unit.replace("块", "元")
    if not unit and match["after"] == "级" and match["number"].endswith("亿"):
        unit = "元"
    return unit_of(unit)


def _measures(match: re.Match[str], text: str, form: Form, sign: str) -> bool:
    """Whether a number stands there that is said of something: no bullet, address, term in quotation marks."""
    unit, end = match["unit"], match.end()
    if (form == "count" and sign in ("-", "−", "±")) or (unit == "%" and text[end : end + 1].isdigit()):
        return False
    if unit == "成" and (_FIRM.match(text, end) or (parse(match["number"]) or 0) > 10):
        return False
    if match["quote"] and not text.endswith("“", 0, match.start()):
        return False
    return bool(unit or _share(match)) or _alone(match, text)


def _alone(match: re.Match[str], text: str) -> bool:
    """Without a unit only what cannot be anything else: 1亿多, 十几万, 2.12 after 至 or 为, 0.45以内."""
    number, after = match["number"], match["after"] or ""
    bound = after.endswith(("上", "下", "内"))
    if not number[0].isascii():
        return bool(_SOME.search(number)) or (bound and len(number) > 1)
    if bound or _SIGN.search(number) or after in ("多", "余"):
        return True
    before, following = text[max(0, match.start() - 4) : match.start()], text[match.end() : match.end() + 1]
    if following and (following not in "，。、；？）” 的" or (following == "、" and not before)):
        return False
    return bool(_REACHES.search(before))


def _counts(match: re.Match[str], text: str, form: Form, before: str, value: Decimal) -> bool:
    """一个, 零部件, 十分, 千户苗寨, 万元产值, “五个一” are words; 两座, 十三部, 近千家, 一万名 are numbers of things."""
    number, unit = match["number"], match["unit"] or ""
    settled = _SETTLED.match(text, match.start())
    if (settled and settled.end() > match.end()) or (number in _BANK and form == "count") or _FOLLOWED.match(text, match.end()):
        return False
    if not before and number != "十" and len(number) < 3 and not number.strip("百千万亿萬億"):
        return False
    if len(number) == 1 and not match["low"]:
        # 三人小组, 四人帮, 五位一体
        grouped = unit in ("人", "位") and text[match.end() : match.end() + 1].isalpha()
        if grouped or unit in _WORDY or number + unit in _PHRASES:
            return False
    return form != "count" or (value > 1 and not text.endswith("“", 0, match.start()))


def _interval(match: re.Match[str]) -> tuple[Decimal, Decimal | None] | None:
    """The bounds of the number, with what stands behind its unit: 三成六, 一吨半, 五元三角."""
    number = match["number"].replace("个亿", "亿")
    if match["low"]:
        found = _ranges.interval(match["low"], match["to"], number, own_unit=bool(match["low_unit"]))
    else:
        found = bounds(number)
    if found is None:
        return None
    more = Decimal("0.5") if match["half"] or match["per"] == "半" else Decimal(0)
    for part, worth in (("tenth", "0.1"), ("dimes", "0.1"), ("cents", "0.01")):
        more += (parse(match[part] or "") or 0) * Decimal(worth)
    scale = 10 if match["unit"] == "成" else 1
    low, high = found
    return plain((low + more) * scale), None if high is None else plain((high + more) * scale)


def _signed(low: Decimal, high: Decimal | None, sign: str) -> tuple[Decimal | None, Decimal | None]:
    if sign == "±":
        return -low, high
    return (None if high is None else -high, -low) if sign else (low, high)
