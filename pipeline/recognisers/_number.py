"""The words of an amount, taken apart: sign, numeral or range, unit, what stands behind it, hedges."""

import re
from typing import NamedTuple

from pipeline.numerals import HAN, HAN_DIGIT, MAGNITUDE
from pipeline.recognisers import _ranges
from pipeline.recognisers._units import AFTER, NUMERAL, UNIT, Form, hedge_before, unit_of

# A number is not the tail of a model, a version, a formula, a decimal, an ordinal: C919, IPv6, 1+6+N, PM2.5, 第十四个;
# but 16条产业链+41家企业 are two.
_FREE = re.compile(
    rf"(?:(?<![A-Za-z0-9.+＋\-—第每%])|(?<=[\u4e00-\u9fff”][+＋])|(?<=GDP)|(?<=GNP)|(?<=CPI)|(?<=PPI))(?<!第[{HAN}])(?<!第[{HAN}]{{2}})(?<![0-9],)"
)
_FIRST = rf"(?P<low_share>[百佰千仟]分之)?(?P<low>{NUMERAL})(?P<low_unit>{UNIT}?)(?:（含）)?(?P<to>{_ranges.TO})"
_NUMBER = rf"""
    (?P<share>[百佰千仟]分之)?(?P<numeral>[负負]?{NUMERAL}|半(?=公?[斤里]|[吨亩]|小时|成(?!品)))
    (?P<quote>”(?=[个家项座条所]))?
    (?P<unit>(?:个(?P<some>[半多余])(?=月|小时|星期))?{UNIT}(?:/(?:{MAGNITUDE})?{UNIT}(?:·{UNIT})?)?)?
    (?P<half>半(?![径数年月天小日个导岛成边山]))?
    (?P<tenth>(?<=成)[一二三四五六七八九](?=[，。、；）的]|以上|左右|$))?
    (?:(?<=[元圆块])零?(?P<dimes>[0-9{HAN_DIGIT}])[角毛])?
    (?:(?<=[元圆块角毛])[零又]?(?P<cents>[0-9{HAN_DIGIT}])美?分(?![之钟布别]))?
    (?:(?<=[块角毛分])钱|(?<=[元圆])[整正](?![\u4e00-\u9fff]))?
    (?P<after>{AFTER})?"""
_RANGE = re.compile(f"(?:{_FIRST})?{_NUMBER}", re.VERBOSE)
# The same parts, of which the first are never there.
_SINGLE = re.compile(f"(?:(?!)(?P<low_share>)(?P<low>)(?P<low_unit>)(?P<to>))?{_NUMBER}", re.VERBOSE)

_SHARES = {"百": "%", "佰": "%", "千": "‰", "仟": "‰"}
_BORNE = ("担负", "肩负", "抱负", "胜负", "自负")


class Number(NamedTuple):
    """A match in a text; `sign` and `hedge` are what stands before it and belongs to it."""

    text: str
    match: re.Match[str]
    sign: str
    hedge: str

    def part(self, name: str) -> str:
        """The words of a part, empty where there are none."""
        return self.match[name] or ""

    @property
    def start(self) -> int:
        """Where the number with its hedge, sign and quotation mark begins."""
        return self.match.start() - len(self.hedge) - len(self.sign) - len(self.part("quote"))

    @property
    def end(self) -> int:
        return self.match.end()

    @property
    def share(self) -> str:
        """% or ‰, where the number is one of 百分之 or 千分之."""
        said = self.part("share") or self.part("low_share")
        return _SHARES[said[0]] if said else ""

    def before(self, *words: str) -> bool:
        """Whether one of the words stands right before the numeral."""
        return self.text.endswith(words, 0, self.match.start())

    def unit(self) -> tuple[Form | None, str]:
        """Form and base of what is measured; 7000亿级 tells money by its order of magnitude alone."""
        unit = self.part("unit")
        if self.share:
            return "amount", self.share
        if not unit:
            return unit_of("元" if self.part("after") == "级" and self.part("numeral").endswith("亿") else "")
        if self.part("some"):
            unit = unit[2:].replace("月", "个月")
        if self.part("dimes") or self.part("cents"):
            unit = unit.replace("块", "元")
        return unit_of(unit)

    def is_range(self) -> bool:
        """Whether two numbers stand there, of one unit where the first has its own."""
        low, unit = self.part("low_unit"), self.part("unit")
        return bool(self.part("low")) and (
            not low or (unit_of(low)[1] == self.unit()[1] and (low == "成") == (unit == "成"))
        )


def number(text: str, at: int) -> Number | None:
    """The number whose numeral begins there."""
    sign = _sign(text, at)
    if not _FREE.match(text, at - len(sign)):
        return None
    for pattern in (_RANGE, _SINGLE):
        if match := pattern.match(text, at):
            found = Number(text, match, sign, hedge_before(text, at - len(sign)))
            if found.is_range() or not match["low"]:
                return found
    return None


def _sign(text: str, at: int) -> str:
    """负, 零下, - or ± before a number; 担负3项 has none."""
    if text.endswith(("负", "負"), 0, at):
        return "" if text.endswith(_BORNE, 0, at) else text[at - 1]
    if text.endswith("零下", 0, at):
        return "零下"
    return text[at - 1] if text.endswith(("-", "−", "±"), 0, at) else ""
