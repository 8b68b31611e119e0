"""PERIOD: the years a sentence speaks of, and the words that stand for years (今年, 五年来, “十四五”).

The value is a `Period` where the words say the years themselves, else text that needs the document's own year:
`+0` this year, `-1` last year, `-5..-1` the past five, `2020..-1` from 2020 up to last year,
`<1` the year before the one that is told of.
"""

import re
from collections.abc import Iterator

from pipeline import plans
from pipeline.dating import BEFORE
from pipeline.numerals import HAN_DIGIT, parse
from pipeline.schema import Find, Period, Reading
from pipeline.sentences import holds

_YEAR = rf"(?:(?:19|20)[0-9]{{2}}|[{HAN_DIGIT}]{{4}})"
_PATTERN = re.compile(
    rf"""(?P<span>(?P<first>{_YEAR})年?\s?(?:[-–—－~～至到]{{1,2}})\s?(?P<last>{_YEAR}|[0-9]{{2}})年)
    |(?P<since>(?<![0-9]){_YEAR})年以来
    |(?P<from>(?<![0-9]){_YEAR})年起，?(?:今后|未来)?(?P<length>[两三四五十2-9])年(?:内|间|时间)
    |(?P<year>(?<![0-9]){_YEAR})年
    |[“"]?第?(?P<plan>[一二三四五六七八九十]{{1,3}})(?:五[”"](?!普)|五(?:时期|期间|末|初|规划|以来)|个五年规?划?)
    |(?P<this>今年|本年度|本年(?!度)|当年|截至(?:1?[0-9]月[底末]|目前)|上半年|前[一二三]季度)
    |(?P<before>上一?年)
    |(?P<last_year>去年|过去一年|过去的一年|一年来)
    |(?P<next>明年)
    |(?:过去的?|这|近|最近)(?P<past2>[两三四五十2-9])年|(?<![0-9])(?P<past>[两三四五十2-9])年(?:来|间)
    |(?:今后|未来)(?P<future>[两三四五十2-9])年""",
    re.VERBOSE,
)
# 比2020年翻一番, 由2020年的…: the year compared with, not the year spoken of.
_BASE = re.compile(r"(?:[比较与同以按由从]|[低高多少]于|高出|超过|超|当于|接近)$")
# 是2020年的3倍; 2005年底前建成的小区: nor the year of what is spoken of.
_APART = re.compile(
    r"(?:年?末|年?底|时期|期间|期?末)?的[0-9.]+倍|[底末]?以?前(?:建成|竣工|入住|交付|投用)的|[^，。；0-9]{2,20}的?基础上"
)
# “十五五”开局之年, 确保“十五五”良好开局: a year of the plan, not the plan.
_ONE_OF = re.compile(
    "(?:时期|规划)?的?(?:良好|精彩|圆满|顺利|完美|胜利|高质量|高水平|高点|坚实|强劲|稳健|新){0,2}"
    "(?:开局|收官|起步|开好局|起好步|开新局|开门红|第一年|首年|最后一年|关键之?年)"
)


# 提前一年完成“十四五”规划目标, “十四五”期间投资最大的项目: the plan is only named.
_MET = re.compile("提前[^，。；]{0,6}(?:完成|实现|达到)了?$")
_AIMS = re.compile("(?:时期|规划)?(?:确定|明确|提出)?的?(?:各项|主要|总体|发展)*(?:目标|任务|指标)")
_MOST = re.compile("(?:期间|时期|以来)[^，。；]{0,10}最[大高多长快早][^，。；]{0,4}的")


# One of them is in whatever speaks of years.
_SIGNS = ("年", "五", "截至", "季度")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Every stretch of years in every sentence; a base of comparison has kind BASE_PERIOD."""
    for index, sentence in enumerate(reading.sentences):
        if not holds(sentence.text, _SIGNS):
            continue
        for match in _PATTERN.finditer(sentence.text):
            value = None if match["plan"] and _only_names(sentence.text, match) else _value(match)
            if value is not None:
                before = sentence.text[max(0, match.start() - 2) : match.start()]
                # 从2020年到2025年 is the span itself, 比2016-2020年 is compared with.
                spans = match["span"] and before.endswith(("从", "由"))
                # 是1950年到2002年的总和
                summed = match["span"] and before.endswith("是")
                based = (_BASE.search(before) and not spans) or summed or _APART.match(sentence.text, match.end())
                kind = "BASE_PERIOD" if based else "PERIOD"
                yield index, Find(kind, match.start(), match.end(), value)


def _only_names(text: str, plan: re.Match[str]) -> bool:
    """Whether a plan is named for one of its years, for its aims that are met, or for what is the most in it."""
    # 五规划, 五期间: the match may have taken what follows.
    end = plan.end("plan") + 1
    end += text.startswith(("”", '"'), end)
    met = _MET.search(text, max(0, plan.start() - 12), plan.start()) and _AIMS.match(text, end)
    return bool(_ONE_OF.match(text, plan.end()) or met or _MOST.match(text, end))


def _value(match: re.Match[str]) -> Period | str | None:
    if match["span"]:
        # 2021—25年: the century stands once.
        first, last = _year(match["first"]), _year(match["first"][: -len(match["last"])] + match["last"])
        return Period(first, last) if first and last and first <= last else None
    if match["year"]:
        year = _year(match["year"])
        return Period(year, year) if year else None
    if match["from"]:
        year = _year(match["from"])
        return Period(year, year + int(parse(match["length"]) or 1) - 1) if year else None
    if match["since"]:
        year = _year(match["since"])
        return f"{year}..-1" if year else None
    if match["plan"]:
        number = parse(match["plan"])
        return plans.years(int(number)) if number and number < 30 else None
    if years := match["past"] or match["past2"]:
        return f"-{parse(years)}..-1"
    if match["future"]:
        return f"+0..+{int(parse(match['future']) or 5) - 1}"
    if match["before"]:
        return BEFORE
    return "+0" if match["this"] else "+1" if match["next"] else "-1"


def _year(text: str) -> int | None:
    value = int(text) if text.isdigit() and text.isascii() else int(parse(text) or 0)
    return value if 1900 <= value <= 2100 else None
