"""QUANTITY: numbers with their units and hedges, as closed intervals in base units.

The span begins at the number or at a hedge fixed to it (约, 近, 超, 逾, 上) and ends with the unit and its
hedge (多, 余, 左右, 以上, 以内, 级). What verbs before it do to the bounds is the indicator assembler's.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache

from pipeline import lexicons
from pipeline.numerals import ARABIC, HAN, HAN_DIGIT, MAGNITUDE, magnitude, parse, plain
from pipeline.schema import NAME_KINDS, Find, Quantity, Reading

AFTER = ("carrier", "document", "industry", "organisation", "person", "place", "slogan")

_UNITS = {row["unit"]: (row["form"], row["base"]) for row in lexicons.table("units")}
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
# A number is not the tail of a model, a version, a formula, a decimal, an ordinal: C919, IPv6, 1+6+N, PM2.5, 第十四个.
_FREE = rf"(?<![A-Za-z0-9.+＋\-—第每])(?<!第[{HAN}])(?<!第[{HAN}]{{2}})"
_HAN_NUMBER = f"[{HAN}]+(?:点[{HAN_DIGIT}]+)?"
_NUMBER = rf"(?:{ARABIC})|{_HAN_NUMBER}"
_TO = r"[-–—－~～至到]{1,2}"
_AFTER = "左右|上下|(?:及|或)?以上|(?:及|或)?以下|以内|之内|多|余|级"

_AMOUNT = re.compile(
    rf"""{_FREE}(?P<before>大约|约|将近|近|超|逾)?
    (?P<quote>“(?=[0-9]+”[个家项座条所]))?
    (?:(?P<low>{_NUMBER})(?P<low_mag>{MAGNITUDE}?)(?P<low_unit>(?:{_UNIT})?){_TO})?
    (?P<number>(?:{ARABIC})|百分之(?:{_HAN_NUMBER}|[0-9.]+)|{_HAN_NUMBER})(?(quote)”)
    (?P<odd>[多余]?)(?P<mag>{MAGNITUDE}?)(?P<more>[多余几]?)
    (?P<unit>(?:{_UNIT})(?:/(?:{MAGNITUDE})?(?:{_UNIT}))?)?
    (?P<after>{_AFTER})?""",
    re.VERBOSE,
)
_SPECIAL = re.compile(
    rf"""(?P<rank>第(?P<place>[{HAN}0-9]+)(?:位|名)|(?<=[国省市区界球州洲居列位至到升排])第(?P<place2>[{HAN}0-9]+)(?=[，。；、！）]|$)
      |首位(?!度)|榜首|(?<![之以目])前(?P<top>[{HAN}0-9]+)(?:强|位|名)?(?=[，。、；）]|$))
    |(?P<double>翻了?(?P<over>近|超)?(?P<times>[一二两三四]?)番)
    |(?P<ratio>(?<![0-9.:：])[0-9]+(?:\.[0-9]+)?[∶:：比][0-9]+(?:\.[0-9]+)?(?![0-9.:：分日]))
    |(?P<part>(?P<most>超|近|约)?(?:(?P<bottom>[{HAN}]+)分之(?P<top_part>[{HAN}]+)|一半|半数|过半)(?P<part_after>左右|以上|以下)?)
    |(?P<figures>(?P<how>[一两二三四])位数)
    |(?P<vague>(?:(?<!成千)(?<![站迈登跃])上|数|几|成)(?P<vague_mag>[十百千]?[万亿]|[百千十])(?P<vague_unit>(?:{_UNIT})?))
    |(?P<bare>(?<![{HAN}0-9.])(?P<bare_mag>[十百千]万亿|[十百千]亿|[十百千]万|万亿)(?P<bare_unit>(?:{_UNIT})?)(?P<bare_after>级|以上)?)""",
    re.VERBOSE,
)
_ANY = re.compile(f"[0-9{HAN}半番首榜]")
# What follows a numeral and makes it a date, a clause number or a name.
_SCHOOLING = re.compile(r"(?:年限|寿命|工龄|年数)[^，。；、0-9]{0,6}$")
_NOT_AFTER = re.compile(r"[年月日号届章节]|[A-Za-z]")
_BANK = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
Bounds = tuple[Decimal | None, Decimal | None, bool]


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Every quantity of every sentence, those inside names left out."""
    for index, (sentence, found) in enumerate(reading):
        text = sentence.text
        if not _ANY.search(text):
            continue
        names = [(f.start, f.end) for f in found if f.kind in NAME_KINDS and f.kind != "INDUSTRY"]
        taken: list[tuple[int, int]] = []
        for find in (*_matches(text, _SPECIAL, _special), *_matches(text, _AMOUNT, _amount)):
            if all(find.end <= a or b <= find.start for a, b in (*names, *taken)):
                taken.append((find.start, find.end))
                yield index, find


def _matches(
    text: str, pattern: re.Pattern[str], value: Callable[[re.Match[str], str], Quantity | None]
) -> Iterator[Find]:
    for match in pattern.finditer(text):
        quantity = value(match, text)
        if quantity is not None:
            yield Find("QUANTITY", match.start(), match.end(), quantity)


def _amount(match: re.Match[str], text: str) -> Quantity | None:
    unit, number, mag = match["unit"] or "", match["number"], match["mag"]
    hundredth = number.startswith("百分之")
    # 7000亿级: what is told by its order of magnitude alone is money.
    worth = not unit and mag.endswith("亿") and match["after"] == "级"
    form, base = ("amount", "元") if worth else _unit("%" if hundredth else unit)
    if unit == "年" and ("." in number or _SCHOOLING.search(text, 0, match.start())):
        form = "amount"
    if form == "none" or _NOT_AFTER.match(text, match.end()):
        return None
    if not unit and not hundredth and not _counts_alone(match, text):
        return None
    value = _value(number, mag)
    if value is None or (number[0] in HAN and not hundredth and not _han_counts(match, text, form, value)):
        return None
    if unit == "成":
        if value > 10 or text.startswith(tuple("立为员果效本功长熟就"), match.end()):
            return None
        value = plain(value * 10)
    low, high, approx = _bounds(value, match["before"] or "", match["after"] or "", match["odd"] or match["more"])
    if match["low"]:
        first = _value(match["low"], match["low_mag"] or ("" if match["low_unit"] else mag))
        if first is None or first > value:
            return None
        low, high = first, value
    return Quantity(low, high, base, approx, form=form)  # type: ignore[arg-type]


def _counts_alone(match: re.Match[str], text: str) -> bool:
    """Without a unit only what cannot be anything else: 1亿多, 100多万, 2.12 after 至 or 为."""
    if match["number"][0] not in "0123456789":
        return False
    if match["mag"] or match["odd"] or match["more"]:
        return True
    before = text[max(0, match.start() - 3) : match.start()]
    after = text[match.end() : match.end() + 1]
    if after and (after not in "，。、；）” " or (after == "、" and not before)):
        return False
    return bool(re.search(r"(?:为|至|到|达|超过|低于|高于|突破|以内)$", before))


def _han_counts(match: re.Match[str], text: str, form: str, value: Decimal) -> bool:
    """一个, 零部件, 十分, 千户苗寨, 万元产值, “五个一” are words; 两座, 十三部, 近千家 are numbers of things."""
    if not match["before"] and match["number"].strip("十百千万亿") == "" and len(match["number"]) < 3:
        return False
    # 大陆部分, 拾起: one sign of bank writing is a word.
    if match["number"] in _BANK:
        return False
    if form == "count" and (
        value <= 1 or match["unit"] in ("分", "点") or text[match.start() - 1 : match.start()] == "“"
    ):
        return False
    if match["unit"] in ("人", "位", "名") and text[match.end() : match.end() + 1].isalpha():
        return False
    return not text.startswith(("会议", "产业", "分配", "全会", "革命"), match.end())


def _value(number: str, mag: str) -> Decimal | None:
    value = parse(number)
    return None if value is None else plain(value * magnitude(mag)) if mag else value


@lru_cache(maxsize=512)
def _unit(unit: str) -> tuple[str, str]:
    """Form and base of a unit; of 万元/亩 the number has taken nothing, so that the base keeps 元/亩."""
    if not unit:
        return "count", ""
    above, slash, below = unit.partition("/")
    form, base = _UNITS[above]
    return ("amount", f"{base}/{below}") if slash else (form, base)


def _bounds(value: Decimal, before: str, after: str, odd: str) -> Bounds:
    if odd or after in ("多", "余"):
        return value, None, True
    if after.endswith("以上") or after == "级" or before in ("超", "逾"):
        return value, None, False
    if after.endswith("以下") or after in ("以内", "之内"):
        return None, value, False
    return value, value, bool(before or after)


def _special(match: re.Match[str], text: str) -> Quantity | None:
    kind = match.lastgroup and next(name for name in _KINDS if match[name])
    return _KINDS[kind](match, text) if kind else None


def _rank(match: re.Match[str], text: str) -> Quantity | None:
    del text
    if top := match["top"]:
        last = parse(top)
        return None if last is None or last > 500 else Quantity(Decimal(1), last, "位", form="rank")
    place = match["place"] or match["place2"]
    value = Decimal(1) if not place else parse(place)
    return None if value is None else Quantity(value, value, "位", form="rank")


def _double(match: re.Match[str], text: str) -> Quantity:
    del text
    value = Decimal(2) ** int(parse(match["times"]) or 1 if match["times"] else 1)
    over = match["over"]
    return Quantity(value, None if over == "超" else value, "倍", over == "近", "multiple")


def _ratio(match: re.Match[str], text: str) -> Quantity | None:
    del text
    left, right = re.split(r"[∶:：比]", match["ratio"])
    if Decimal(right) != 1:
        return None
    return Quantity(Decimal(left), Decimal(left), "", form="multiple")


def _part(match: re.Match[str], text: str) -> Quantity | None:
    del text
    if match["bottom"] in ("百", "千", "万"):
        return None
    value: Decimal | None = Decimal(50)
    if match["bottom"]:
        top, bottom = parse(match["top_part"]), parse(match["bottom"])
        if top is None or not bottom:
            return None
        exact = parse(match["part"].strip("超近约左右以上下"))
        value = None if exact is None else plain(exact * 100)
    if value is None:
        return Quantity(None, None, "%", True)
    before = "超" if match["part"].startswith("过半") else match["most"] or ""
    low, high, approx = _bounds(value, before, match["part_after"] or "", "")
    return Quantity(low, high, "%", approx)


def _figures(match: re.Match[str], text: str) -> Quantity:
    del text
    digits = int(parse(match["how"]) or 1)
    return Quantity(Decimal(10 ** (digits - 1)), Decimal(10**digits), "%")


def _vague(match: re.Match[str], text: str) -> Quantity | None:
    if not match["vague_unit"] and not match["vague"].startswith("上"):
        return None
    form, base = _unit(match["vague_unit"])
    if form == "none" or _NOT_AFTER.match(text, match.end()):
        return None
    if not match["vague"].startswith(("上", "成")):
        # 几十, 数百: read exactly, they say no number.
        return Quantity(None, None, base, True, form=form)  # type: ignore[arg-type]
    if match["vague"].startswith("成"):
        return None
    return Quantity(magnitude(match["vague_mag"]), None, base, True, form=form)  # type: ignore[arg-type]


def _bare(match: re.Match[str], text: str) -> Quantity | None:
    if not match["bare_unit"] and match["bare_after"] != "级":
        return None
    form, base = _unit(match["bare_unit"])
    if form == "none" or _NOT_AFTER.match(text, match.end()):
        return None
    value = magnitude(match["bare_mag"])
    if match["bare_after"] == "级" and not match["bare_unit"]:
        form, base = "amount", "元"
    open_up = bool(match["bare_after"])
    return Quantity(value, None if open_up else value, base, form=form)  # type: ignore[arg-type]


_KINDS: dict[str, Callable[[re.Match[str], str], Quantity | None]] = {
    "rank": _rank,
    "double": _double,
    "ratio": _ratio,
    "part": _part,
    "figures": _figures,
    "vague": _vague,
    "bare": _bare,
}
