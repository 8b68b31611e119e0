"""When a statement holds: by the years said before it, else by those of its paragraph, its heading, its document."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline import plans
from pipeline.assemblers._moods import AHEAD, announces, moods
from pipeline.assemblers._years import in_force, listed_years, said_in
from pipeline.dating import BEFORE, DATED, TITLED, document_year, horizon
from pipeline.numerals import HAN
from pipeline.once import kept
from pipeline.schema import Document, Find, Period, Reading

# Log odds from which on results are taken to be of the years that results were last told of.
_SURE = 1.0
_OF_YEAR = re.compile("工作报告|公报|总结|要点|情况")
# 2025年国民经济和社会发展计划, 2025年民生实事项目安排: what they lay down is for that year.
_OF_ITS_YEAR = re.compile("年[^，。；]*(?:计划|实事|安排|目标|任务|方案|清单)")
_BULLETIN = re.compile("公报|总结|情况")
# 过去一年, 我们主要做了以下工作: what opens a stretch of text says when all of it was.
_OPENS = re.compile(
    r"^(?:——)?(?:各位代表[！，])?(?:回顾)?(?:(?:刚刚)?过去的?(?:[一三四五]年|20[0-9]{2}年)|[一三四五]年来|这[三四五]年"
    r"|“?十[一二三四五]?五”?(?:时期|期间|以来|这五年)"
    r"|(?:[^。，；]{2,20}，){0,2}(?:[0-9]{4}年|今年)[^。]{0,60}(?:重点|着力|主要|要)(?:抓好|做好|工作)|20[0-9]{2}年，?是[^。]*年[。！]|今年是[^。]{4,40}年，[^。]{0,4}要|20[0-9]{2}年[^，。：]{0,24}目标(?:是|为)?：)"
)
# 2016年，我们将重点做好以下六个方面的工作：一、… the parts are of the year, headings or not.
_LISTS = re.compile(f"(?:以下|下列|这|[0-9{HAN}]+[个项大]?)[^。，；：]{{0,8}}(?:工作|任务|方面|重点|大事|文章)[：:。]$")
# From here on it is of what comes, not of the years named before.
_TURNS = re.compile(f"(?:{AHEAD}|下阶段)")
# 2026年，全省…: what a section begins with holds for it.
_YEAR_FIRST = re.compile("20[0-9]{2}年，")


class Times(NamedTuple):
    """What the place of a sentence says of years.

    `year` is the document's own; `spoken` the year that 五年来 counts from where the document has none; `frame` the
    years of the section or of the plan, `running` those named last in the paragraph, unless the text has lost them
    (`lost`); `mood` the log odds of results.
    """

    year: int | None
    spoken: int | None
    frame: Period | None
    running: Period | None
    lost: bool
    mood: float


class _Parts(NamedTuple):
    """The years of a list that a sentence has announced, and the level of the headings that are its parts."""

    years: Period | None = None
    level: int | None = None

    def at(self, level: int) -> "_Parts":
        """The same at a heading; no years any more at one above its parts."""
        return self._replace(level=level) if self.level is None else self if level >= self.level else _Parts()


class Said(NamedTuple):
    """How a statement speaks of its years.

    `first`: it is what things rose from; `stock`: it is so at the end of the years, not over them; `change`: it is a
    difference to an earlier year; `span`: it says that it is of all the years, `length`: of so many; `kept`: that it
    stays, over the years where several are told of; `ground`: what is planned builds on it.
    """

    first: bool = False
    stock: bool = False
    change: bool = False
    span: bool = False
    length: int = 0
    kept: bool = False
    ground: bool = False


@kept
def contexts(reading: Reading) -> list[Times]:
    """One `Times` a sentence: title and headings hand down periods, sentences hand on within their block."""
    document = reading.document
    year, reach = document_year(document), horizon(document)
    # The mood decides only by its sign.
    titled = {sign: _titled(document, reach, sign) for sign in (-1, 0, 1)}
    times: list[Times] = []
    section: Period | None = None
    running: Period | None = None
    era: Period | None = None
    named: Period | None = None
    parts = _Parts()
    spoken, lost, block, speaker, opens = year, False, -1, "", True
    for (sentence, found), mood in zip(reading, moods(reading, year), strict=True):
        place = document.blocks[sentence.block]
        fresh = sentence.block != block
        if fresh:
            block, running, named, lost = sentence.block, None, None, False
        if place.speaker != speaker:
            # Who answers does not go on with what another was asked.
            speaker, section, era = place.speaker, None, None
        frame = section or titled[(mood > 0) - (mood < 0)] or (era if mood > _SURE else None)
        if _TURNS.match(sentence.text):
            running = era = None
        if year is None:
            spoken = _spoken(named or frame, mood) or spoken
        said = in_force(sentence.text, said_in(sentence, found), len(sentence.text), running or frame)
        periods = _resolved(said, spoken, told=running or frame)
        heads = place.kind in ("heading", "title")
        if heads and place.level in (0, 1, 2):
            parts = parts.at(place.level)
            section = _foremost(periods) or parts.years or (section if place.level > 1 else None)
            frame = section or frame
        elif periods and (fresh or not _is_wider(periods[0], section, mood)) and _opens(sentence.text, first=opens):
            section = frame = periods[0]
            parts = _Parts(periods[0]) if _LISTS.search(sentence.text) else parts
        times.append(Times(year, spoken, frame, running, lost, mood))
        if periods and mood > 0:
            era = periods[0]
        # 2027年、2028年分别建成甲、乙: what follows is of neither.
        listed = len(listed_years(sentence.text, said)) > 1
        kept = listed or not periods or _is_wider(periods[-1], frame, mood)
        running, lost = (running if kept else periods[-1]), _loses(found, lost=lost)
        # 2024年是实现“十四五”目标的关键一年: the year, not the plan that it lies in.
        spans = [find.value for find in said if isinstance(find.value, Period)]
        named = next((span for span in reversed(spans) if span.first == span.last), spans[-1] if spans else named)
        opens = heads or (opens and sentence.text[-1] in "：！")
    return times


def _opens(text: str, *, first: bool) -> bool:
    """Whether a sentence says when all that follows is; a year alone does so only at the head of a section."""
    return bool(_OPENS.match(text) or announces(text) or (first and _YEAR_FIRST.match(text)))


def _is_wider(years: Period, frame: Period | None, mood: float) -> bool:
    """Whether among a year's tasks a sentence tells of the plan that the year lies in: what follows is the year's."""
    return mood < 0 and frame is not None and years.first <= frame.first == frame.last <= years.last != years.first


def _spoken(near: Period | None, mood: float) -> int | None:
    """The year that a text speaks from, by the years it names: results are of the year before, plans of the year."""
    if near is None:
        return None
    if mood > 0:
        return near.last + 1
    return near.last if near.first == near.last else None


def _titled(document: Document, reach: Period | None, mood: float) -> Period | None:
    """The years that a title hands down: the plan's; before them, in what a five-year plan looks back upon.

    A bulletin of a year is about it; a report of a year tells of the one before and plans its own, and of two years
    that a title names the first is told of and the last planned.
    """
    titled = sorted(map(int, TITLED.findall(DATED.sub("", document.title))))
    if titled and _OF_YEAR.search(document.title):
        alone = titled[0] == titled[-1]
        last = titled[0 if mood > 0 else -1] - (alone and mood > 0 and not _BULLETIN.search(document.title))
        return Period(last, last)
    if reach and mood < 0:
        return reach
    if mood < 0 and titled and titled[0] == titled[-1] and _OF_ITS_YEAR.search(document.title):
        return Period(titled[0], titled[0])
    if reach and reach.last - reach.first == plans.LENGTH - 1:
        return Period(reach.first - plans.LENGTH, reach.first - 1)
    return None


def resolve(find: Find, year: int | None, told: Period | None = None) -> Period | None:
    """A period find's years; relative words need the document's year, 上年 the one that is `told` of."""
    if isinstance(find.value, Period):
        return find.value
    if not isinstance(find.value, str):
        return None
    if find.value == BEFORE:
        before = told.first if told and told.first == told.last else year
        return Period(before - 1, before - 1) if before else None
    first, _, last = find.value.partition("..")
    if first.isdigit():
        # 2020年以来: up to the year told of, if that is known.
        return None if year is None else Period(int(first), max(int(first), year + int(last)))
    return Period(year + int(first), year + int(last or first)) if year is not None else None


def _resolved(
    found: Iterable[Find], year: int | None, kind: str = "PERIOD", *, told: Period | None = None
) -> list[Period]:
    return [period for find in found if find.kind == kind and (period := resolve(find, year, told))]


def _loses(found: Iterable[Find], *, lost: bool) -> bool:
    """Whether the year that was to be said last is gone; `lost` where nothing more is said."""
    for find in found:
        if find.kind == "PERIOD" or (find.kind == "GAP" and find.value == "year"):
            lost = find.kind == "GAP"
    return lost


def _foremost(periods: list[Period]) -> Period | None:
    """Of “十五五”目标和2026年重点工作 the year: what is not said to be of the plan is the year's."""
    years = [period for period in periods if period.first == period.last]
    return next(iter(years or periods), None)


def period_of(times: Times, before: tuple[Find, ...], clause: int, said: Said) -> Period | None:
    """The years of a quantity; `before` is what the sentence says up to it, `clause` where its clause begins.

    Of a span of years a stock has the last, a flow all; what things rose from stood before them. A difference to a
    year that is named (比2020年提高) is over the years from then on.
    """
    told = times.running or times.frame
    near = _resolved(before, times.spoken, told=told)[-1:]
    bases = _resolved(
        (f for f in before if f.start >= clause), times.spoken, "BASE_PERIOD", told=near[0] if near else told
    )
    if said.first and bases:
        return bases[-1]
    years = near[0] if near else times.running or times.frame
    if years is None or _loses(before, lost=times.lost):
        return None
    if said.ground and not near and years.first == years.last == times.year:
        return Period(years.last - 1, years.last - 1)
    if said.kept and (years.first < years.last or (times.frame and times.frame.first < times.frame.last)):
        said = said._replace(span=True)
    if said.change and bases and bases[-1].last < years.last:
        return Period(bases[-1].last + 1, years.last)
    span = _span(years, times, near=bool(near), said=said)
    if said.first:
        return None if span.first == span.last else Period(span.first - 1, span.first - 1)
    return Period(years.last, years.last) if said.stock and not (said.span or said.length) else span


def _span(years: Period, times: Times, *, near: bool, said: Said) -> Period:
    """The years around a year that only names their end: the section's or the plan's."""
    if years.first < years.last:
        return years
    inside = times.frame and times.frame.first < times.frame.last == years.last
    if inside and times.frame and (said.span or said.length or said.first or not near):
        return times.frame
    if times.frame and times.frame.last - times.frame.first == said.length - 1 and years.last == times.frame.last:
        return times.frame
    if said.length and (not times.year or years.last <= times.year):
        return Period(years.last - said.length + 1, years.last)
    if said.span and years.last % plans.LENGTH == 0:
        return Period(years.last - plans.LENGTH + 1, years.last)
    if said.span and times.year and times.year < years.last:
        return Period(times.year, years.last)
    return years
