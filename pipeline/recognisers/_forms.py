"""Quantities of a form of their own: 第3位, 前十, 翻两番, 2.81∶1, 8∶41∶51, 三分之二以上, 两位数, 上百家, 万亿级."""

import re
from collections.abc import Callable
from decimal import Decimal

from pipeline.numerals import HAN, magnitude, parse, plain
from pipeline.recognisers._units import AFTER, NUMERAL, UNIT, Said, hedge_before, hedged, named, unit_of, words_only
from pipeline.schema import Quantity

_RANK = re.compile(
    rf"""第(?P<place>[{HAN}0-9]+)[位名](?!者)
    |(?<=[\u4e00-\u9fff、])第(?P<bare>[{HAN}0-9]+)(?=[，。；、！）]|$|(?:提升|上升|跃升|前移|提高|跃居|升|下降|后移|降|退)[^，。；]{{0,2}}[到至])
    |(?<![放摆]在)(?<!置于)首位(?!度|产业)|(?<!上)榜首(?![批个家座])
    |(?<![之以目])前(?P<top>[{HAN}0-9]+)(?:[位名强]|(?=[，。、；）的行]|$))""",
    re.VERBOSE,
)
# 居珠三角第一, 位居广西内河港口第一; 质量第一 is no rank.
_STANDS = re.compile(
    "第[0-9]+、[^，。；、0-9]{2,12}$"
    "|(?:[国省市区界球州洲居列位至到升排名部东南西北方原]|(?:居|位列|名列|排名?)[\u4e00-\u9fff]{0,10})"
    # 分别居全国第二、第七、|第九
    f"(?:第[0-9{HAN}]+[位名]?[、和与])*$"
)
# 进入全省|20强
_AMONG = re.compile("(?<=全[省国市县区])(?P<top>[1-9][0-9]{0,2})强(?=[，。；、]|$)")
_FAR = 24
_DOUBLE = re.compile(r"翻了?(?P<before>近|超)?(?P<times>[一二两三四1-4]?)番(?P<after>以上|多)?")
_RATIO = re.compile(
    r"(?<![0-9.:：∶])(?P<left>[0-9]+(?:\.[0-9]+)?)[∶:：比]1(?:\.0+)?(?![0-9.:：∶分日])(?P<after>以内|以下|以上|左右)?"
)
_MAKE_UP = re.compile(r"(?<![0-9.:：∶])[0-9]+(?:\.[0-9]+)?(?:[∶:：][0-9]+(?:\.[0-9]+)?)+(?![0-9.:：∶])")
# 轻重工业比例从上年的19.8：80.2: two parts only where a proportion is told.
_PROPORTION = re.compile("(?:比|比例|比重|结构)[^，。；]{0,16}$")
_ROUNDING = Decimal(1)
_PART = re.compile(
    rf"(?:(?<![{HAN}0-9.第又])(?P<bottom>[{HAN}0-9]+)分之(?P<top>{NUMERAL})|一半(?![径年天])|半数|过半(?!数))(?P<after>{AFTER})?"
)
_SLASHED = re.compile(rf"(?<![A-Za-z0-9./第 ])(?P<part>[1-9]/(?:[2-9]|10))(?:(?P<after>{AFTER})|(?=[，。；、）的])|$)")
_FIGURES = re.compile("(?P<how>[一两二三四])位数")
_VAGUE = re.compile(rf"(?:(?<!成千)(?<![站迈登跃新再])上|[数几])(?P<mag>[十百千]?[万亿]|[百千十])(?P<unit>{UNIT}?)")
_BARE = re.compile(rf"(?<![{HAN}0-9.])(?P<mag>[十百千]万亿|[十百千][亿万]|万亿)(?P<unit>{UNIT}?)(?P<after>级|以上)?")


def read(text: str, at: int) -> Said | None:
    """What begins there and is no plain number with a unit."""
    for pattern, value in _READERS.get(text[at], _NUMERIC):
        match = pattern.match(text, at)
        before = hedge_before(text, at) if match else ""
        if match and (quantity := value(match, before)):
            return Said(at - len(before), match.end(), quantity)
    return None


def _among(match: re.Match[str], before: str) -> Quantity:
    del before
    return Quantity(Decimal(1), Decimal(match["top"]), "位", form="rank")


def _rank(match: re.Match[str], before: str) -> Quantity | None:
    del before
    if match["top"]:
        last = parse(match["top"])
        return None if last is None or not 1 <= last <= 500 else Quantity(Decimal(1), last, "位", form="rank")
    if match["bare"] and not _STANDS.search(match.string, max(0, match.start() - _FAR), match.start()):
        return None
    place = parse(match["place"] or match["bare"] or "一")
    return None if place is None else Quantity(place, place, "位", form="rank")


def _double(match: re.Match[str], before: str) -> Quantity:
    value = Decimal(2) ** int(parse(match["times"] or "一") or 1)
    return _times(value, match["before"] or before, match["after"], "倍")


def _ratio(match: re.Match[str], before: str) -> Quantity:
    return _times(plain(Decimal(match["left"])), before, match["after"], "")


def _make_up(match: re.Match[str], before: str) -> Quantity | None:
    """8.7∶41.2∶50.1, the parts of a hundred: words, since no one number says them; 18:22:00 is none."""
    del before
    parts = re.split("[∶:：]", match.group())
    if len(parts) < 3 and not _PROPORTION.search(match.string, max(0, match.start() - 20), match.start()):
        return None
    whole = sum((Decimal(part) for part in parts), Decimal(0))
    return Quantity(None, None, "", form="multiple") if abs(whole - 100) <= _ROUNDING else None


def _times(value: Decimal, before: str, after: str | None, unit: str) -> Quantity:
    low, high, approx = hedged(value, value, before, after or "")
    return Quantity(low, high, unit, approx, "multiple")


def _part(match: re.Match[str], before: str) -> Quantity | None:
    """Of a whole, in per cent; a third is none exactly and stays words."""
    if not match["bottom"]:
        return _share(Decimal("0.5"), "超" if match.group().startswith("过") else before, match["after"])
    top, bottom = parse(match["top"]), parse(match["bottom"])
    if top is None or bottom is None or not 0 < top < bottom or match["bottom"] in ("百", "千", "佰", "仟"):
        return None
    return _share(parse(f"{match['bottom']}分之{match['top']}"), before, match["after"])


def _slashed(match: re.Match[str], before: str) -> Quantity | None:
    top, _, bottom = match["part"].partition("/")
    return _share(parse(match["part"]), before, match["after"]) if int(top) < int(bottom) else None


def _share(part: Decimal | None, before: str, after: str | None) -> Quantity:
    if part is None:
        return words_only("%", "amount")
    value = plain(part * 100)
    low, high, approx = hedged(value, value, before, after or "")
    return Quantity(low, high, "%", approx)


def _figures(match: re.Match[str], before: str) -> Quantity:
    del before
    digits = int(parse(match["how"]) or 1)
    return Quantity(Decimal(10 ** (digits - 1)), Decimal(10**digits), "%")


def _vague(match: re.Match[str], before: str) -> Quantity | None:
    """上百 is a hundred and more; 几十, 数百, read exactly, say no number."""
    del before
    rises = match.group().startswith("上")
    form, base = unit_of(match["unit"])
    if form is None or named(match.string, match.end()) or not (match["unit"] or rises):
        return None
    return Quantity(magnitude(match["mag"]), None, base, True, form) if rises else words_only(base, form)


_STEPS = ("台阶", "大关", "关口", "门槛")


def _bare(match: re.Match[str], before: str) -> Quantity | None:
    """万亿元, 千亿级, 万亿 before 大关: an order of magnitude without a number; what it alone tells is money."""
    step = match.string.startswith(_STEPS, match.end())
    # 连跨两个万亿元台阶: what is counted are the steps.
    if step and match.string.endswith("个", 0, match.start()):
        return None
    alone = match["after"] == "级" or match.string.startswith("大关", match.end())
    unit = match["unit"] or ("元" if alone else "")
    form, base = unit_of(unit)
    if form is None or not unit or named(match.string, match.end()):
        return None
    value = magnitude(match["mag"])
    low, high, approx = hedged(value, value, before, match["after"] or "")
    return Quantity(low, high, base, approx, form)


_Readers = tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], Quantity | None]], ...]
_NUMERIC: _Readers = (
    (_PART, _part),
    (_SLASHED, _slashed),
    (_RATIO, _ratio),
    (_MAKE_UP, _make_up),
    (_FIGURES, _figures),
    (_BARE, _bare),
    (_AMONG, _among),
)
_RANKS: _Readers = ((_RANK, _rank),)
_VAGUES: _Readers = ((_VAGUE, _vague),)
_PARTS: _Readers = ((_PART, _part),)
_READERS: dict[str, _Readers] = (
    dict.fromkeys("第首榜前", _RANKS)
    | dict.fromkeys("上数几", _VAGUES)
    | dict.fromkeys("半过", _PARTS)
    | {"翻": ((_DOUBLE, _double),)}
)
OPENING = "".join(_READERS)
"""The signs that such a form begins with, numerals aside."""
