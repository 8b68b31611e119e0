"""What stands in a cell of an indicator table: a unit, or a number that has its unit elsewhere."""

import re
from decimal import Decimal
from typing import NamedTuple

from pipeline import lexicons
from pipeline.numerals import MAGNITUDE, magnitude, parse, plain
from pipeline.sentences import fold

_UNITS = {row["unit"]: (row["form"], row["base"]) for row in lexicons.table("units") if row["form"] != "none"}
_SCALED = re.compile(rf"(?P<mag>{MAGNITUDE}?)(?P<unit>.+)")
_AMOUNT = re.compile(
    r"\s*(?P<open>[\[〔【(（])?\s*(?P<number>(?P<sign>[≥≤><＞＜])?\s*(?P<value>[-−]?[0-9][0-9,]*(?:\.[0-9]+)?)\s*"
    r"(?P<percent>%)?(?P<after>左右|以上|以下|以内|以内)?)\s*[\]〕】)）]?\s*"
)


class Unit(NamedTuple):
    """A unit in base terms and what a number in it is to be multiplied by: 亿元 is 元, 100000000."""

    base: str
    factor: Decimal | int
    form: str


class Amount(NamedTuple):
    """A number in a cell, its place in the cell; `summed` where brackets say that it is a sum over years.

    An empty cell has lost its number: both bounds open, no length.
    """

    low: Decimal | None
    high: Decimal | None
    approx: bool
    start: int
    end: int
    summed: bool

    def scaled(self, factor: Decimal | int) -> tuple[Decimal | None, Decimal | None]:
        """The bounds in base units."""
        low = None if self.low is None else plain(self.low * factor)
        return low, None if self.high is None else plain(self.high * factor)


def unit_of(text: str) -> Unit | None:
    """The unit that a cell or a bracket names.

    >>> unit_of("亿元"), unit_of("万吨/日").base, unit_of("预期性")
    (Unit(base='元', factor=Decimal('100000000'), form='amount'), '吨/日', None)
    """
    text = fold(text)
    match = _SCALED.fullmatch(text)
    if not match:
        return None
    above, slash, below = match["unit"].partition("/")
    if above not in _UNITS and text.partition("/")[0] in _UNITS:
        above, slash, below = text.partition("/")
        match = None
    if above not in _UNITS:
        return Unit(text, 1, "amount") if text in ("年", "分", "岁") else None
    form, base = _UNITS[above]
    factor = magnitude(match["mag"]) if match and match["mag"] else 1
    return Unit(f"{base}/{below}" if slash else base, factor, form)


def amount(text: str) -> Amount | None:
    """The number that is all of a cell; `None` where words stand there.

    >>> amount("≥38.1"), amount("〔3.8〕").summed, amount("海域")
    (Amount(low=Decimal('38.1'), high=None, approx=False, start=0, end=5, summed=False), True, None)
    """
    if not text.strip():
        return Amount(None, None, False, 0, 0, False)
    folded = fold(text)
    match = _AMOUNT.fullmatch(folded)
    if not match:
        return None
    value = parse(match["value"].lstrip("-−"))
    if value is None:
        return None
    if match["value"][0] in "-−":
        value = -value
    up = (match["sign"] or "") in ("≥", ">", "＞") or match["after"] == "以上"
    down = (match["sign"] or "") in ("≤", "<", "＜") or match["after"] in ("以下", "以内")
    low, high = (None if down else value), (None if up else value)
    return Amount(low, high, match["after"] == "左右", match.start("number"), match.end("number"), bool(match["open"]))
