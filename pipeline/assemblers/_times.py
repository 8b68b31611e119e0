"""When a statement holds and whether it is planned or achieved, from sentence, paragraph, heading and document."""

import re
from typing import NamedTuple

from pipeline import plans
from pipeline.numerals import parse
from pipeline.schema import Document, Find, Period, Reading, Sentence, Status

_DATED = re.compile(r"((?:19|20)[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日")
_TITLED = re.compile(r"((?:19|20)[0-9]{2})年")
_PLAN = re.compile(r"[“\"]?(十[一二三四五六七八九]?|[一二三四五六七八九])五[”\"]?(?:时期|规划|发展规划|期间)?")
_HEAD_TARGET = re.compile(
    r"目标|任务|安排|部署|举措|思路|要求|打算|重点工作|展望|愿景|规划|下一步|今后|保障|措施|行动|聚焦|加快|推进|着力|坚持|建设|打造"
)
_HEAD_ACHIEVED = re.compile(r"回顾|成效|成就|成绩|总结|发展基础|基础|现状|进展|过去|情况|以来|形势")
_SAYS_TARGET = re.compile(
    r"力争|确保|争取|(?:定量|定性|增速|结构|预期|约束)性?(?:目标|指标)|[，：]到年|提出到年|预期目标|主要目标|目标是|计划|拟|将(?!.{0,4}的?财力)|要(?!素|求|点)|到20[0-9]{2}年|今年|明年|下一步|努力|提出到|必须|着眼|届时|"
    r"年内|新一年|未来|今后"
)
_SAYS_ACHIEVED = re.compile(
    r"(?<!为)了(?!解)|已|去年|过去|一年来|[三四五]年来|这[三四五]年|累计|同比|比上年|较上年|荣获|连续[0-9一二三四五六七八九十]+年|"
    r"预计增长|位居|居全国|跃居|跃升|首次|顺利|成功|全面完成|超额|圆满|先后|相继|获批|入选|持续向好|提前|稳居|明显|显著|有力|不断|成为|"
    r"率先实现|取得|改善"
)
_WORK_VERBS = re.compile(
    r"(?:^|[，。；：])(?:要|加快|着力|大力|深入|积极|推动|推进|加强|强化|深化|完善|支持|鼓励|引导|健全|优化|促进|统筹|全力|扎实|培育|实施|开展|落实|抓好|做好|持续|坚持|发展|布局|提升)"
)
_NARRATIVE = re.compile(
    r"(?:[高加改提增完建实形取获达优]\w{0,6})(?:成效|进展|突破|成果|提升|增强|好转|落地|见效|完成|建成|启动|形成)(?=[，。；])"
)
_DUE = re.compile(r"(?:^|[，。；：])(?:提出|力争)?到(?:[0-9]{4})?年(?![底末终])")
# 过去一年, 我们主要做了以下工作: what opens a stretch of text says when all of it was.
_OPENS = re.compile(r"^(?:——)?(?:回顾)?(?:过去(?:的)?(?:一|[三四五])年|[一三四五]年来|这[三四五]年)")
_OPENS_PLAN = re.compile(r"^(?:[0-9]{4}年|今年)[^。]{0,20}(?:重点|着力|主要|要)(?:抓好|做好|工作)")


class Times(NamedTuple):
    """What the place of a sentence says: the year of the document, the period and status that it inherits.

    `spoken` is the year that 五年来 counts from where the document has none: the one after the year last named.
    """

    year: int | None
    spoken: int | None
    horizon: Period | None
    inherited: Period | None
    status: Status | None
    leaning: float


def document_year(document: Document) -> int | None:
    """The year a document speaks from: its date, its first full date, or the year in its title."""
    if document.date[:4].isdigit():
        return int(document.date[:4])
    match = _DATED.search(document.text[:1500]) or _TITLED.search(document.title)
    return int(match[1]) if match else None


def horizon(document: Document) -> Period | None:
    """The years of the plan that a title names."""
    match = _PLAN.search(document.title) if "规划" in document.title or "纲要" in document.title else None
    if not match:
        return None
    number = parse(match[1])
    return plans.years(int(number)) if number else None


def contexts(reading: Reading) -> list[Times]:
    """One `Times` a sentence: headings hand down period and status, sentences hand on within their block."""
    year, reach = document_year(reading.document), horizon(reading.document)
    blocks = reading.document.blocks
    leanings = _leanings(reading)
    times: list[Times] = []
    section: tuple[Period | None, Status | None] = (None, None)
    running, block = section[0], -1
    for (sentence, found), leaning in zip(reading, leanings, strict=True):
        if sentence.block != block:
            block, running = sentence.block, section[0]
        if blocks[block].kind in ("heading", "title") and blocks[block].level in (0, 1, 2):
            section = _section(sentence, found, year, section)
            running = section[0]
        spoken = year if year is not None or running is None else running.last + 1
        if opening := _opening(sentence, found, spoken):
            section, running = opening, opening[0] or running
        times.append(Times(year, spoken, reach, running, section[1], leaning))
        for find in found:
            if find.kind == "PERIOD" and (years := resolve(find, spoken)):
                running = years
    return times


def _opening(
    sentence: Sentence, found: tuple[Find, ...], year: int | None
) -> tuple[Period | None, Status | None] | None:
    if _OPENS.match(sentence.text):
        return next((p for f in found if f.kind == "PERIOD" and (p := resolve(f, year))), None), "achieved"
    if _OPENS_PLAN.match(sentence.text):
        return next((p for f in found if f.kind == "PERIOD" and (p := resolve(f, year))), None), "target"
    return None


def resolve(find: Find, year: int | None) -> Period | None:
    """A period find's years; relative words need the document's year."""
    if isinstance(find.value, Period):
        return find.value
    if year is None or not isinstance(find.value, str):
        return None
    first, _, last = find.value.partition("..")
    return Period(year + int(first), year + int(last or first))


def _section(
    sentence: Sentence, found: tuple[Find, ...], year: int | None, before: tuple[Period | None, Status | None]
) -> tuple[Period | None, Status | None]:
    level = sentence.document.blocks[sentence.block].level
    periods = [p for f in found if f.kind == "PERIOD" and (p := resolve(f, year))]
    status: Status | None = None
    if _HEAD_ACHIEVED.search(sentence.text):
        status = "achieved"
    elif _HEAD_TARGET.search(sentence.text):
        status = "target"
    if level > 1:
        return _foremost(periods) or before[0], before[1] or status
    return _foremost(periods), status


def _foremost(periods: list[Period]) -> Period | None:
    """Of “十五五”目标和2026年重点工作 the year: what is not said to be of the plan is the year's."""
    years = [period for period in periods if period.first == period.last]
    return next(iter(years or periods), None)


def _leanings(reading: Reading) -> list[float]:
    """How far each sentence's paragraph, and the whole text, speak of results (above 0) or plans (below)."""
    scores: dict[int, float] = {}
    for sentence in reading.sentences:
        scores[sentence.block] = scores.get(sentence.block, 0.0) + _score(sentence.text)
    whole = sum(scores.values())
    lean = 0.5 if whole > 0 else -0.5
    return [scores[s.block] + lean for s in reading.sentences]


def _score(text: str) -> float:
    achieved = len(_SAYS_ACHIEVED.findall(text)) + len(_NARRATIVE.findall(text))
    target = 1.5 * len(_SAYS_TARGET.findall(text)) + 0.7 * len(_WORK_VERBS.findall(text))
    return achieved - target


def period_of(times: Times, found: tuple[Find, ...], start: int, *, stock: bool, first: bool) -> Period | None:
    """The years of the quantity at `start`: named before it in the sentence, else handed down.

    Of a span of years a stock has the last; where it is what things rose from (`first`), the one before.
    """
    near = [p for f in found if f.kind == "PERIOD" and f.end <= start and (p := resolve(f, times.spoken))]
    years = near[-1] if near else times.inherited
    if years is None or years.first == years.last:
        return None if first else years
    if first:
        return Period(years.first - 1, years.first - 1)
    return Period(years.last, years.last) if stock else years


def leading_to(due: Period, times: Times) -> Period:
    """The years that a yearly average or a sum up to a due year is over: the plan's, where the year ends one."""
    for span in (times.inherited, times.horizon):
        if span and span.first < span.last == due.last:
            return span
    ends_a_plan = due.first == due.last and due.last % 5 == 0
    return Period(due.last - 4, due.last) if ends_a_plan else due


def status_of(times: Times, period: Period | None, clause: str, sentence: str) -> Status:
    """Planned or achieved: by its years against the document's, by the clause's own words, by where it stands."""
    if period and times.year:
        if period.last > times.year:
            return "target"
        if period.last < times.year:
            return "achieved"
    # 到2020年，A达到…，B达到…: the year at the head of the sentence holds for all of it.
    if (period is None or times.year is None) and _DUE.search(sentence) and not _SAYS_ACHIEVED.search(clause):
        return "target"
    target, achieved = bool(_SAYS_TARGET.search(clause)), bool(_SAYS_ACHIEVED.search(clause))
    if target != achieved:
        return "target" if target else "achieved"
    if times.status:
        return times.status
    score = 2 * _score(sentence) + times.leaning
    return "achieved" if score > 0 else "target"
