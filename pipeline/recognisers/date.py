"""DATE: days and months of the calendar, deadlines, and the years a plan is for.

The value is `day:Y-M-D` (what the text leaves out is empty), `due:Y` for a deadline, `at:Y` for a year that opens a
sentence, `plan:Y-Y` for the plan's years, `late:Y-Y:Y` for a deadline after the five years that its sentence or section
speaks of, `back:Y-Y` for years or days that run backwards, `five:Y-Y:Y-Y` for a five-year plan with years that are not
its own.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline import plans
from pipeline.numerals import HAN_DIGIT, parse
from pipeline.schema import Block, Find, Period, Reading, Sentence

AFTER = ("period",)

_HAN = f"[{HAN_DIGIT}十廿]"
_DAY = re.compile(
    rf"(?<![0-9{HAN_DIGIT}十])(?:(?P<y>[12][0-9]{{3}}|[{HAN_DIGIT}]{{4}})年)?"
    rf"(?P<m>[0-9]{{1,2}}|{_HAN}{{1,3}})月(?:份)?(?P<d>[0-9]{{1,2}}|{_HAN}{{1,3}})日"
)
_MONTH = re.compile(r"(?<![0-9])(?P<y>[12][0-9]{3})年(?P<m>[0-9]{1,2})月(?!龄|[0-9]{1,2}日)")
_DUE = re.compile(
    r"(?<![0-9])(?P<y>20[0-9]{2})年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[底末]?(?:之?前|以前)(?!后)|到(?P<to>20[0-9]{2})年"
    r"|(?P<will>(?:19|20)[0-9]{2})年将(?=[在于举])"
)
# 2036年，生态空间格局趋于完善: a year that opens a sentence of a plan.
_OPENS = re.compile(r"^\s*(?P<y>20[0-9]{2}) ?年，")
_VISION = re.compile(r"展望|愿景|远景|长远|中长期|远期|碳达峰|碳中和|本世纪")
_FIVE = re.compile('[“"](?P<n>十[一二三四五六七八九]?|[一二三四五六七八九])五[”"](?:时期|期间|规划|发展|末|的)')
# “1·24”特别重大火灾
_CASE = re.compile(
    "“(?P<date>(?P<m>[0-9]{1,2})·(?P<d>[0-9]{1,2}))”(?=[^，。；0-9]{0,8}(?:事故|事件|火灾|灾害|地震|案))"
)
_YEARS = re.compile(
    r"(?:[“\"]?(?P<n>十[一二三四五六七八九]?|[一二三四五六七八九])(?:五[”\"]?|个五年)(?:期间|时期|规划|计划)?[（(]|(?<![0-9]))"
    r"(?P<first>(?:19|20)[0-9]{2})年?(?:[-—–－~～]{1,2}|至|到)(?P<last>(?:19|20)[0-9]{2})年"
)
# “十四五”至2035年 is a longer plan, not a slip.
_SLIP = 3
# 自2026年2月1日起施行，有效期至2025年12月31日; 2026年5月至2026年3月
_FEW = rf"(?:[0-9]{{1,2}}|{_HAN}{{1,3}})"
_ON = rf"(?:[12][0-9]{{3}}|[{HAN_DIGIT}]{{4}})年(?:{_FEW}月)?(?:{_FEW}日)?"
_DAYS = re.compile(
    rf"(?<![0-9{HAN_DIGIT}])(?P<first>{_ON})(?:零时|0时)?(?:起|开始)?(?:正式)?(?:施行|实施|执行|生效|试行)?"
    rf"(?:[，,；、（(]?(?:[有试时施实执建任][\u4e00-\u9fff]{{1,4}}期|期限)?(?:自发布之日起|暂定|为)?(?:截?至|截止到?|到)|[-—–－~～]{{1,2}})"
    rf"(?P<last>{_ON})"
)
_PART = re.compile(rf"([0-9]+|{_HAN}+)[年月日]")
_LUNAR = re.compile(r"农历|阴历|夏历|正月|腊月")
_PLAN = re.compile(r"规划|纲要|方案|计划|行动|意见|措施")
_SPAN_OF_PLAN = re.compile(r"(?:规划期限?|实施期限?|有效期)(?:为|是|：)?(?:自)?$")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Dates and deadlines of every sentence, and the plan's years in titles."""
    blocks = reading.document.blocks
    planned = bool(_PLAN.search(reading.document.title))
    section: Period | None = None
    for index, (sentence, found) in enumerate(reading):
        titled = planned and blocks[sentence.block].kind == "title"
        for find in found:
            value = find.value if find.kind == "PERIOD" else None
            if not isinstance(value, Period) or value.first == value.last:
                continue
            if titled or _SPAN_OF_PLAN.search(sentence.text, 0, find.start):
                yield index, Find("DATE", find.start, find.end, f"plan:{value.first}-{value.last}")
        section = _section(section, blocks[sentence.block], sentence)
        for find in _said(sentence):
            yield index, find
            kind, _, due = str(find.value).partition(":")
            own = (section or _five_years(sentence.text)) if kind == "due" else None
            if own and int(due) > own.last:
                yield index, Find("DATE", find.start, find.end, f"late:{own.first}-{own.last}:{due}")


def _section(section: Period | None, block: Block, sentence: Sentence) -> Period | None:
    """The five years that the heading over a sentence speaks of."""
    if block.kind != "heading":
        return section
    return _five_years(sentence.text) or (None if block.level <= 1 else section)


def _five_years(text: str) -> Period | None:
    """The years of the one five-year plan that a stretch speaks of: “十五五”时期."""
    named = {match["n"] for match in _FIVE.finditer(text)}
    number = parse(named.pop()) if len(named) == 1 else None
    return plans.years(int(number)) if number else None


def _said(sentence: Sentence) -> Iterator[Find]:
    text = sentence.text
    if "月" in text and not _LUNAR.search(text):
        for match in _DAY.finditer(text):
            year, month, day = (parse(match[part]) if match[part] else "" for part in "ymd")
            if month is not None and day is not None:
                yield Find("DATE", match.start(), match.end(), f"day:{year or ''}-{month}-{day}")
        for match in _MONTH.finditer(text):
            yield Find("DATE", match.start(), match.end(), f"day:{match['y']}-{match['m']}-")
    if "·" in text:
        for match in _CASE.finditer(text):
            yield Find("DATE", *match.span("date"), f"day:-{match['m']}-{match['d']}")
    if "年" in text:
        yield from _years(text)
        yield from _days(text)
        yield from _deadlines(text)


def _deadlines(text: str) -> Iterator[Find]:
    for match in _DUE.finditer(text):
        if not _VISION.search(_clause(text, match.start())):
            yield Find("DATE", match.start(), match.end(), f"due:{match['y'] or match['to'] or match['will']}")
    if (opens := _OPENS.match(text)) and not _VISION.search(text):
        yield Find("DATE", *opens.span("y"), f"at:{opens['y']}")


def _years(text: str) -> Iterator[Find]:
    """2006－2002年; “十五”期间（2001—2006年）."""
    for match in _YEARS.finditer(text):
        first, last = int(match["first"]), int(match["last"])
        number = parse(match["n"]) if match["n"] else None
        own = plans.years(int(number)) if number else None
        if first > last:
            yield Find("DATE", match.start(), match.end(), f"back:{first}-{last}")
        elif own and 0 < abs(own.first - first) + abs(own.last - last) <= _SLIP:
            yield Find("DATE", match.start(), match.end(), f"five:{own.first}-{own.last}:{first}-{last}")


def _days(text: str) -> Iterator[Find]:
    """Days or months from and to which something holds, the later one first; of years alone `_years` tells."""
    for match in _DAYS.finditer(text):
        first, last = (_parts(match[side]) for side in ("first", "last"))
        # 2026年5月至2026年: of the same year as far as it says.
        least = min(len(first), len(last))
        if "月" in match.group() and first[:least] > last[:least]:
            yield Find("DATE", match.start(), match.end(), f"back:{first[0]}-{last[0]}")


def _parts(date: str) -> list[Decimal]:
    """Year, month and day of a date, as far as they are said."""
    return [number for part in _PART.findall(date) if (number := parse(part)) is not None]


def _clause(text: str, at: int) -> str:
    start = max(text.rfind(mark, 0, at) for mark in "，；。") + 1
    return re.split("[，；。]", text[start:], maxsplit=1)[0]
