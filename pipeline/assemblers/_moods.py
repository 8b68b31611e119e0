"""Whether a stretch of text tells results or lays plans: every sentence by its words, and by its neighbours.

Reports say the same words of both (新增学位1.2万个), so a sentence alone does not tell. But they keep to one mood for
pages: a chain of two states, results and plans, that seldom changes inside a paragraph and may at a heading, is read
forwards and backwards (Rabiner 1989, III.A) over what the words of each sentence weigh.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import exp, log1p

from pipeline import lexicons
from pipeline.assemblers._figures import of_figures
from pipeline.assemblers._phrases import LEADS, is_verb, words_of
from pipeline.schema import Block, Find, Period, Reading, Sentence
from pipeline.sentences import holds

_ANY = {row["word"]: float(row["weight"]) for row in lexicons.table("moods") if row["place"] == "any"}
_START = {row["word"]: float(row["weight"]) for row in lexicons.table("moods") if row["place"] == "start"}
_MARKS = frozenset("，。；：、！？“（")
_RESULTS = re.compile(
    "回顾|成效|成就|成绩|总结|进展|概况|本底|问题|短板|背景|完成情况|执行情况|(?:发展|现实|工作)基础|现状"
)
_PLANS = re.compile("目标|任务|安排|部署|打算|思路|展望|愿景|要求|重点工作|主要工作|下一步|今后|保障措施")
# 五年来的主要工作
_PAST = re.compile("[一二三四五]年来|过去")
_HEADING = 6.0
# 2022年工作安排: what stands before it told of the year before.
_YEAR_AHEAD = re.compile("20[0-9]{2}年[^，。；]{0,8}(?:安排|打算|任务|目标|部署|思路)")
_BEFORE = 3.0
# How much of that every sentence under a first heading has.
_SECTION = 0.2
# What says outright which of the two it is, behind signs of which a sentence must hold one.
_OUTRIGHT = (
    # Who is to do it, and by when.
    (("：",), re.compile("(?:牵头|责任|配合|主办|协办|实施)(?:单位|部门|领导)：|(?:完成|办结)时[限间]："), -6.0),
    (
        ("目标", "任务", "指标", "打算", "安排", "年", "我们"),
        re.compile("(?:目标|任务|指标|打算|安排)(?:是|为|：|。)|[今明]年还?[要将]|我们[要将]"),
        -3.0,
    ),
    (("以来", "年前"), re.compile("(?:五”?|[0-9]年)以来，|比[一三五十]年前"), 3.0),
    (
        ("同比", "年来", "截至", "今年"),
        re.compile("同比|[一二三四五]年来|截至|今年(?:以来|上半年|前[一二三]季度)"),
        3.0,
    ),
)
_AIMS = re.compile(
    "(?:^|[，；])(?:(?!(?:完成|实现|达到|超过|兑现)(?!以下|下列|如下))[^，。；：]){0,30}目标(?:任务|如下|是|为)*：$"
    "|(?:以下|下列)[^，。；：]{0,8}目标："
)
_ANNOUNCED = 16.0
# One sentence says little for sure: what it weighs counts no more than this.
_MOST = 3.0
# Log odds against a change of mood: inside a paragraph or after a heading, between two, before a heading or a turn.
_INSIDE, _BETWEEN, _INTO_HEADING = 8.0, 4.5, 1.0
# Years behind or before that of the document, 五年来 and the like, and a title that promises plans.
_YEARS, _SINCE, _TITLE = 2.0, 4.0, -1.0
_UNTIL, _OPENING = -4.0, 2.0
_TO_DO = re.compile("[要将拟]|力争|确保|计划|目标|预期|争取|努力|坚持|之年")
# （四）改革开放持续深化。 The thing, and what has become of it.
_LEAD = re.compile(
    r"(?:（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}[、是]|[0-9]{1,2}[.、])(?P<thing>[^，。；：！]{2,14}?)"
    r"(?:取得|实现|迈出|迈上|呈现|再创|得到|跃上"
    r"|(?:持续|全面(?!振兴|绿色转型|从严)|不断|稳步|稳中|显著|明显|更加|日益|逐步|有序|有力|扎实|深入|加速|加快|蓬勃|协调|健康|快速|平稳|高效|纵深|有效|进一步)+[\u4e00-\u9fff]{1,6})"
    r"[^，。；：！]{0,10}。?$"
)
_LEADING = 1.5
# 5.培育新产业新业态。 is a task more often than a result.
_NUMBERED = re.compile(
    "(?:（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}[、是]|[0-9]{1,2}[.、])(?=[^，：；]{4,24}。$)"
)
_DEED = -1.0
# Who answers the press mostly tells how things stand.
_SPOKEN = 0.5
# A span of so many years and more is a plan's.
_PLAN = 2
# What opens a sentence and says that it now looks ahead or back.
AHEAD = "下一步|下一阶段|接下来|今后"
_TURNS = re.compile(
    f"(?:{AHEAD}|新的一年|展望|(?:过去|刚刚过去)的?[一五三]年|[一三五]年来|回顾|20[0-9]{{2}}年(?:主要|重点)?工作)"
)
_CHAPTER = re.compile("第[一二三四五六七八九十]+[章节]")
_PLANNING = re.compile("规划|方案|意见|措施|计划|通知|办法|要点|清单|纲要")


def announces(text: str) -> bool:
    """Whether what follows is a plan, whatever its words: 《规划》提出了五大目标：."""
    return "目标" in text and bool(_AIMS.search(text))


def moods(reading: Reading, year: int | None = None) -> list[float]:
    """For every sentence the log odds that it tells results (above 0) and does not lay plans (below).

    `year` is the one the document speaks from.
    """
    prior = _TITLE * _is_plan(reading) + _SPOKEN * any(block.speaker for block in reading.document.blocks)
    planned = _planned(reading)
    kinds = [reading.document.blocks[sentence.block].kind for sentence in reading.sentences]
    weights: list[float] = []
    section = 0.0
    for (sentence, found), kind in zip(reading, kinds, strict=True):
        if kind in ("heading", "title"):
            told = _of_heading(sentence)
            if weights and told == -_HEADING and _YEAR_AHEAD.search(sentence.text):
                weights[-1] += _BEFORE
            section = _SECTION * told if reading.document.blocks[sentence.block].level <= 1 else section
            weights.append(told)
        else:
            weights.append(
                _of_words(sentence)
                + of_figures(sentence.text, found)
                + _of_lead(sentence)
                + _of_years(sentence.text, found, year, planned)
                + prior
                + section
            )
    return _smoothed(weights, list(_stays(reading)))


def _is_plan(reading: Reading) -> bool:
    """Whether the title, or headings numbered as chapters, are those of a plan."""
    text, blocks = reading.document.text, reading.document.blocks
    chapters = (_CHAPTER.match(text, block.start) for block in blocks if block.kind == "heading")
    return bool(_PLANNING.search(reading.document.title)) or any(chapters)


def _stays(reading: Reading) -> Iterator[float]:
    """For every sentence but the first the log odds against a change of mood before it."""
    blocks = [reading.document.blocks[sentence.block] for sentence in reading.sentences]
    level, announced = 0, False
    announcing = [announces(sentence.text) for sentence in reading.sentences]
    for (before, after), (last, sentence), (led, leads) in zip(
        pairwise(blocks), pairwise(reading.sentences), pairwise(announcing), strict=True
    ):
        level = before.level if before.kind == "heading" else level
        announced = led or (announced and (before is after or after.kind == "list"))
        if _TURNS.match(sentence.text) or (before is not after and leads):
            yield _INTO_HEADING
        elif announced:
            yield _ANNOUNCED
        else:
            yield _INSIDE if last.text.endswith("：") else _stay(before, after, level)


def _stay(before: Block, after: Block, level: int) -> float:
    """`level` is that of the last heading."""
    if before.speaker != after.speaker:
        return _INTO_HEADING
    if after.kind == "heading":
        return _BETWEEN if after.level > level > 0 else _INTO_HEADING
    together = before is after or before.kind == "heading" or before.kind == after.kind == "list"
    return _INSIDE if together else _BETWEEN


def _of_heading(sentence: Sentence) -> float:
    told = bool(_PAST.search(sentence.text)) or bool(_RESULTS.search(sentence.text)) - bool(
        _PLANS.search(sentence.text)
    )
    return told * _HEADING or _of_lead(sentence)


def _of_lead(sentence: Sentence) -> float:
    """改革开放持续深化 tells, 持续深化改革开放 plans: of what opens a part, whether a thing or a deed comes first."""
    lead = _LEAD.match(sentence.text)
    opens = lead or _NUMBERED.match(sentence.text)
    if not opens:
        return 0.0
    index = words_of(sentence).at(lead.start("thing") if lead else opens.end())
    first = sentence.words[index] if index < len(sentence.words) else ""
    if not lead:
        return _DEED * is_verb(first)
    return 0.0 if not first or is_verb(first) or first in LEADS or first in _START else _LEADING


def _planned(reading: Reading) -> tuple[int, ...]:
    """The first years of the spans of years that a text names, the five-year plans among them, in order."""
    spans = {
        find.value.first
        for found in reading.found
        for find in found
        if find.kind == "PERIOD" and isinstance(find.value, Period) and find.value.last - find.value.first >= _PLAN
    }
    return tuple(sorted(spans))


def _of_years(text: str, found: Sequence[Find], year: int | None, planned: tuple[int, ...]) -> float:
    """What the years say that a sentence names: 五年来 by itself, numbers against the document's own year."""
    told = 0.0
    for find in found:
        if find.kind != "PERIOD":
            continue
        if isinstance(find.value, str):
            told = max(told, _SINCE * (not find.value.startswith("+"))) if ".." in find.value else told
        elif isinstance(find.value, Period):
            # Without a year of its own a text stands where the last of its plans begins, if it names two.
            past = year or (planned[-1] if planned else None)
            future = year or (planned[-1] if len(planned) > 1 else None)
            told = told or _YEARS * (bool(past and find.value.last < past) - bool(future and find.value.last > future))
            told = told or _of_no_year(text, find) * (year is None)
    return told


def _of_no_year(text: str, find: Find) -> float:
    """What a year says in a text that does not say when it speaks: 到2015年，… looks ahead, 2018年，… back."""
    if not text.startswith("，", find.end):
        return 0.0
    if text.startswith("到", max(0, find.start - 1)):
        return _UNTIL
    return 0.0 if find.start or _TO_DO.search(text) else _OPENING


def _of_words(sentence: Sentence) -> float:
    weight, before = 0.0, "。"
    for word in sentence.words:
        if before in _MARKS and word in _START:
            weight += _START[word]
        elif word in _ANY:
            weight += _ANY[word]
        before = word
    said = sum(sure for signs, told, sure in _OUTRIGHT if holds(sentence.text, signs) and told.search(sentence.text))
    said -= _ANNOUNCED * announces(sentence.text)
    return max(-_MOST, min(_MOST, weight)) + said


def _smoothed(weights: Sequence[float], stays: Sequence[float]) -> list[float]:
    """Posterior log odds of the first state; `stays[i]` are the log odds against a change between i and i + 1.

    >>> [round(odds, 1) for odds in _smoothed([2.0, -0.5, 1.0], [4.0, 4.0])]
    [2.4, 2.3, 2.3]
    """
    forward = _passed(weights, stays)
    backward = _passed(weights[::-1], stays[::-1])[::-1]
    return [weight + a + b for weight, a, b in zip(weights, forward, backward, strict=True)]


def _passed(weights: Sequence[float], stays: Sequence[float]) -> list[float]:
    """What all sentences before each one say of it, as log odds."""
    said = [0.0]
    for weight, stay in zip(weights, stays, strict=False):
        odds = said[-1] + weight
        # log((e^odds * stay + change) / (e^odds * change + stay)), with stay : change = e^stay : 1.
        said.append(_added(odds + stay, 0.0) - _added(odds, stay))
    return said[: len(weights)]


def _added(a: float, b: float) -> float:
    return max(a, b) + log1p(exp(-abs(a - b)))
