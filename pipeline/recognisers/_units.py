"""Units as the lexicon has them, the numeral that stands before them, and what hedges do to its bounds."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple, cast

from pipeline import lexicons
from pipeline.numerals import ARABIC, DECIMALS, HAN, HAN_DIGIT, MAGNITUDE, ODD, POINT
from pipeline.schema import Quantity

Form = Literal["amount", "count", "rank", "multiple"]


class Said(NamedTuple):
    """Words that are read as one, and what they say: `None` where they are no quantity."""

    start: int
    end: int
    quantity: Quantity | None


# 两 is no unit for those who look for units that have lost their number.
_UNITS = {row["unit"]: (row["form"], row["base"]) for row in lexicons.table("units")} | {"两": ("amount", "两")}
# 2025两会, 30两岸青年: a weight ends its clause. 五分之二: a part, no mark in a test.
_ENDING = {"台": "台(?!阶)", "两": "两(?![\u4e00-\u9fff])", "分": "分(?!之)", "项": "项(?!目)"}
UNIT = f"(?:{'|'.join(_ENDING.get(u, re.escape(u)) for u in sorted(_UNITS, key=len, reverse=True))})"
# 1万2千, 3万4000; in 100万2025年 a year follows.
_REST = rf"(?:[零〇]?(?:[0-9]+|[{HAN_DIGIT}])(?:{MAGNITUDE}|[十拾]))*(?:[零〇]?[0-9]+(?![0-9.,年月]))?"
# 三十两 is a weight: no numbers but 两 and 一两 end so. 多用二、三百亿度 is one number, and begins no list.
_LISTED = r"(?:(?<=[\u4e00-\u9fff])[一二两三四五六七八]、(?=[二两三四五六七八九]))?"
_SPOKEN = (
    rf"(?:一[两兩](?![{HAN}])"
    rf"|{_LISTED}(?:[{HAN}]*[{re.sub('[两兩]', '', HAN)}]|[两兩])(?:{POINT}{DECIMALS}{MAGNITUDE}?)?)"
)
# 四十万千瓦, 五十兆字节: the last sign belongs to the unit.
_LOOSE = "(?!(?<=千)[瓦伏卡赫焦])(?!(?<=兆)(?:瓦|赫|字节|比特))"
NUMERAL = rf"(?:(?:{ARABIC})(?:{MAGNITUDE}{_REST})?|{_SPOKEN}{_LOOSE})(?:个亿(?!级))?(?:零?{ODD}{MAGNITUDE}?)*"

AFTER = (
    r"(?:（含[^（）]{0,8}）)?(?:左右|上下|(?:及|或|或者)?以[上下]|以内|之[内下])|多(?!式|元化|功能|层次?|种|样|媒体|云|用途|品种|领域|语|学科|旋翼|金属)|余|级|出头"
    r"|(?<=[时钟天日])内(?![涝部地容])"
)
_HEDGE = re.compile(r"(?:大约|(?<![条公合契制节集特订预签邀解履违简])约|将近|近|(?<!不)(?<!不[得应能宜可准许])超|逾)$")
# What follows a numeral and makes it a date, a clause number or a name; 10个A级景区 are so many.
_NAMED = re.compile(r"[年月日号届章节]|(?<![\u4e00-\u9fff])[A-Za-z]|(?<=人)制(?=[\u4e00-\u9fff])")


@lru_cache(maxsize=512)
def unit_of(unit: str) -> tuple[Form | None, str]:
    """Form and base of a unit, `None` where the words count nothing; of 万元/亩 the number has taken nothing.

    >>> unit_of("公里"), unit_of("元/亩"), unit_of("届")
    (('amount', '公里'), ('amount', '元/亩'), (None, ''))
    """
    if not unit:
        return "count", ""
    above, slash, below = unit.partition("/")
    form, base = _UNITS[above]
    if slash:
        return "amount", f"{base}/{below}"
    return (None, "") if form == "none" else (cast("Form", form), base)


def named(text: str, end: int) -> bool:
    """Whether what follows takes the number for itself: 5号, 3年, 5G, 三C."""
    return bool(_NAMED.match(text, end))


def hedge_before(text: str, at: int) -> str:
    """The hedge fixed to what begins there: 约, 近, 超."""
    match = _HEDGE.search(text, max(0, at - 2), at)
    return match.group() if match else ""


def hedged(
    low: Decimal | None, high: Decimal | None, before: str, after: str
) -> tuple[Decimal | None, Decimal | None, bool]:
    """The interval as hedges leave it, and whether it is approximate: 以上 and 超 open upward, 以内 downward.

    A number “and some” has no upper bound and is approximate whatever is said around it.
    """
    if after in ("多", "余", "出头"):
        return low, None, True
    if after.endswith("以上") or after == "级" or before in ("超", "逾"):
        return low, None, high is None
    if after.endswith(("以下", "以内", "之内", "之下", "内")):
        return None, high, high is None
    return low, high, bool(before or after) or high is None


def words_only(unit: str, form: Form) -> Quantity:
    """A quantity that cannot be read exactly: its words stand, its bounds are empty."""
    return Quantity(None, None, unit, True, form)
