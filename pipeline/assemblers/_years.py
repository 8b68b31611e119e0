"""Which years a sentence speaks of: not those that are only named, nor those that are over by a place in it."""

import re
from collections.abc import Sequence

from pipeline.dating import DATED
from pipeline.numerals import parse
from pipeline.schema import Find, Period, Sentence

# “十四五”以来
_SINCE = re.compile("”?以来")
# The year that is told of, in other words.
_SAME = re.compile("当年|截至12月[底末]")
_SO_MANY = re.compile(
    "(?<![0-9〇○零一二三四五六七八九十第前后来这近去满])([三四五六七八九])年(?!多|级|内|期|度|制|来|间|以|之|前|后|薪|末|底|初|行动|计划|规划)"
)
# 仅|2020年就减免1.6万亿元: of this number alone.
_ONLY = ("仅", "单")
# 增幅为近五年|最高: what the year is compared with.
_RECORD = re.compile("”?(?:以?来)?的?(?:同期)?(?:最[高低好快大多优]|新[高低]|之最)")
_BEGAN = re.compile("(?:[0-9]{1,2}月)?[^，。；0-9]{1,10}(?:以来|至今)")
# 对总体规划进行修编（|2018—2035年）
_TERMED = re.compile("(?:规划|修编|纲要|方案|计划|行动)[^，。；（）]{0,4}（$")


def said_in(sentence: Sentence, found: Sequence[Find]) -> list[Find]:
    """The periods that a sentence speaks of: not those in titles, nor the day of a meeting."""
    text = sentence.text
    return [
        find
        for find in found
        if find.kind == "PERIOD"
        and text.count("《", 0, find.start) <= text.count("》", 0, find.start)
        and not DATED.match(text, find.start)
        and text[max(0, find.start - 1) : find.start] not in _ONLY
        and not is_of_another(text, find)
    ]


def in_force(text: str, before: Sequence[Find], at: int, told: Period | None) -> list[Find]:
    """Without the years that are over by `at`: “十四五”以来年均增长7.8%； is said in passing, of what stands there.

    Nor are 当年 and 截至12月底 years of their own where one year is `told` of already.
    """
    years = [find for find in before if find.kind == "PERIOD"]
    over = {f for f in years[1:] if _SINCE.match(text, f.end) and ("；" in text[f.end : at] or at == len(text))}
    if told and told.first == told.last:
        over |= {f for f in years if _SAME.match(text, f.start)}
    return [find for find in before if find not in over]


def length(clause: str) -> int:
    """Of how many years a clause speaks: 五年安排, 连续三年; 0 where it says nothing of it.

    >>> length("五年共完成投资"), length("今后五年"), length("三年内建成"), length("第三年")
    (5, 0, 0, 0)
    """
    said = _SO_MANY.search(clause)
    return int(parse(said[1]) or 0) if said else 0


def listed_years(text: str, found: Sequence[Find]) -> list[Find]:
    """The last years said, with those that stand in a list with them, in order: 2026年、2027年和2028年."""
    years: list[Find] = []
    for find in reversed([find for find in found if find.kind == "PERIOD"]):
        if years and text[find.end : years[-1].start] not in ("、", "和", "与"):
            break
        years.append(find)
    return years[::-1]


def is_of_another(text: str, find: Find) -> bool:
    """Whether years are those of a plan that is only named, of a beginning, or those that something stands out in.

    规划进行修编（2018—2035年）, 自1993年3月组成以来, 近五年最高.
    """
    if _RECORD.match(text, find.end):
        return True
    if (
        isinstance(find.value, Period)
        and text[find.start - 1 : find.start] in ("自", "从")
        and _BEGAN.match(text, find.end)
    ):
        return True
    return text.startswith("）", find.end) and bool(_TERMED.search(text, 0, find.start))
