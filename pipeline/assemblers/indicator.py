"""Indicator statements: for every number said of a measurable thing, the thing, the bounds, the years, the status."""

import re
from collections.abc import Generator, Iterator, Sequence
from typing import NamedTuple

from pipeline.assemblers import _names, _times, _years
from pipeline.assemblers._meaning import arrives, bounded, cuts, falls, is_flow, measure_of, negative
from pipeline.assemblers._memory import Memory
from pipeline.assemblers._naming import Naming
from pipeline.assemblers._phrases import words_of
from pipeline.assemblers._predicates import Tail, standing, tail
from pipeline.assemblers._sizes import is_condition, is_grade
from pipeline.assemblers._slots import HARD, Slot, listed, slots_of
from pipeline.assemblers._standing import is_meeting
from pipeline.assemblers._status import status_of
from pipeline.assemblers._topics import explained, is_of_trade, opening, site, topic, trade
from pipeline.schema import Count, Find, Indicator, Measure, Period, Reading, Sentence
from pipeline.sentences import last_end

AFTER = ("count",)
_STRETCH = re.compile("[。；！？]")
# 每个县至少建成1所
_LEAST = "至少"
# 由1997年的5亿元增加到2002年的8亿元，平均每年增长10%, 翻了一番: of the same years.
_SAME_YEARS = re.compile(
    "[，、]?(?:(?:(?:[^，。；、0-9]{0,4}(?:年均|平均每年|每年平均|年平均))|总共|累计|共|净|[三四五]年)?(?:实际)?"
    "(?:增长|递增|增加|提高|下降|降低|减少|扩大)了?(?:近|约|超过?)?)?"
)
# 五年累计完成投资5亿元，年均增长8%, 是前五年的2倍, 其中…: of as many years.
_AS_MANY = re.compile(
    "[，、]?(?:[^，。；、0-9]{0,6}(?:年均|平均每年)[^，。；、0-9]{0,4}|(?:是|为|相当于)[^，。；、0-9]{2,12}的|其中[^，。；、0-9]{1,12})"
)
# 五年累计，共淘汰…，新增…: all of it over so many years.
_OVER = re.compile("(?:过去|这)?[三四五]年(?:累计|来|间|共)，")
# 在供水率已达95%的基础上: what has been reached by the year before.
_GROUND = re.compile("[^，。；]{0,4}的基础上")


def assemble(reading: Reading, records: tuple[object, ...]) -> Iterator[Indicator]:
    """The statements of every sentence, in order."""
    counts = [r for r in records if isinstance(r, Count)]
    carried = Memory()
    block, about, led = -1, "", ""
    for (sentence, found), times in zip(reading, _times.contexts(reading), strict=True):
        if sentence.block != block:
            block, carried, about, led = sentence.block, _begun(sentence), topic(sentence, found), ""
        slots = slots_of(sentence, found, counts)
        if slots:
            things = tuple((find.start, find.end) for find in found if find.kind in ("CARRIER", "ORG"))
            places = frozenset(sentence.text[find.start : find.end] for find in found if find.kind == "PLACE")
            whose = led if is_of_trade(sentence.text) else site(sentence.text)
            naming = Naming(
                sentence.text, words_of(sentence), slots, things, places, about or whose, opening(sentence, found)
            )
            carried = yield from Clauses(sentence, found, times, naming).read(carried)
        led = trade(sentence, found, led)


def _begun(sentence: Sentence) -> Memory:
    """What a block has said by its first words: the measure that a line of a glossary explains."""
    measure = explained(sentence.text)
    return Memory().said((measure,), -1, Memory().tail, flow=False) if measure else Memory()


# 增长8%、力争9%: the same is said of both.
_AT_BEST = re.compile("[、，]?(?:力争|争取|冲刺|确保|奋力)+(?:达到|实现)?")


class Clauses(NamedTuple):
    """One sentence while its statements are read, left to right."""

    sentence: Sentence
    found: Sequence[Find]
    times: _times.Times
    naming: Naming

    def read(self, memory: Memory) -> Generator[Indicator, None, Memory]:
        """Yields the statements; returns what the next sentence may leave unsaid."""
        text, words, slots, *_ = self.naming
        memory = memory._replace(names=memory.names[-1:], starts=(-1,) * len(memory.names[-1:]), pending=(), dealt=())
        before = 0
        outside: Memory | None = None
        for k, slot in enumerate(slots):
            if slot.start < before:
                continue
            limit = next((s.start for s in slots[k + 1 :] if not is_grade(text, slot, s)), len(text))
            start = max(before, last_end(HARD, text, before, slot.start))
            said = (standing if slot.quantity.form == "rank" else tail)(text, words, start, slot.start)
            if _AT_BEST.fullmatch(text, start, slot.start):
                said = said._replace(pieces=memory.tail.pieces)
            # 幼儿园173所（81所民办），小学322所: nothing goes on from what stands in brackets.
            if text.rfind("（", 0, slot.start) > text.rfind("）", 0, slot.start):
                outside = outside or memory
            elif outside:
                memory, outside = outside, None
            names, before, memory = self.naming.name(k, start, limit, said, memory)
            if slot.counted or is_condition(text, slot) or (names and self._meets(start, slot, names[0])):
                continue
            for name in names:
                yield self._statement(k, name, start, said if said.pieces else memory.tail, memory)
        return outside or memory

    def _statement(self, k: int, name: str, start: int, said: Tail, memory: Memory) -> Indicator:
        sentence, slot = self.sentence, self.naming.slots[k]
        quantity = slot.quantity
        low, high = bounded(quantity, said)
        if high is not None and said.says("分别") and self._run_opens(k):
            high = None
        if low == high and _LEAST in sentence.text[start : slot.start]:
            name, high = name.replace(_LEAST, ""), None
        measure = measure_of(quantity, name, said, sentence.text[slot.end : slot.end + 6])
        cut = not arrives(said) and cuts(sentence.text[start : slot.start])
        if cut and (measure in ("level", "count") or quantity.unit == "%"):
            measure, low, high = "growth" if quantity.unit == "%" else "change", negative(high), negative(low)
        elif falls(said, measure, quantity, name):
            low, high = negative(high), negative(low)
        period = self._period(k, name, measure, said, memory)
        clause = sentence.text[last_end(HARD, sentence.text, 0, slot.start) : slot.end]
        rose = said.says("由", "从")
        # A lost number with nothing before it still has the words that are left of it.
        span = sentence.span(start, slot.number_end if slot.number_end > start else slot.end)
        place = sentence.source(slot.start, slot.number_end)
        return Indicator(
            span.document,
            span.start,
            span.end,
            span.text,
            indicator=name,
            quantity=sentence.document.text[place[0] : place[1]],
            quantity_start=place[0],
            quantity_end=place[1],
            low=low,
            high=high,
            unit=quantity.unit,
            approx=quantity.approx,
            measure=measure,
            period=str(period) if period else None,
            status="achieved" if rose else status_of(self.times, period, clause, sentence.text, slot.start),
            scope=_names.scope_of(sentence.text[start : slot.start]),
            lost=quantity.lost,
        )

    def _meets(self, start: int, slot: Slot, name: str) -> bool:
        counted = slot.quantity.form == "count"
        return counted and is_meeting(name, self.sentence.text[start : slot.start], slot.quantity.unit)

    def _period(self, k: int, name: str, measure: Measure, said: Tail, memory: Memory) -> Period | None:
        text, slot = self.sentence.text, self.naming.slots[k]
        found_so_far = measure in ("level", "count") or (measure == "ratio" and text[slot.start] != "翻")
        flows = memory.flow or is_flow(name) or said.says("累计") or said.has("span", "up")
        stock = measure in ("share", "rank") or (found_so_far and not flows) or arrives(said)
        over = None if stock else _OVER.match(text)
        return _times.period_of(
            self.times,
            self._before(k),
            last_end(_STRETCH, text, 0, slot.start) if self._goes_on(k) else last_end(HARD, text, 0, said.start),
            _times.Said(
                first=said.says("由", "从"),
                stock=stock,
                change=measure in ("change", "growth"),
                span=said.says("年均", "累计", "年平均", "平均每年", "每年平均"),
                length=self._length(k, measure) or (_years.length(over.group()) if over else 0),
                kept=said.says("保持在", "稳定在"),
                ground=bool(_GROUND.match(text, slot.end)),
            ),
        )

    def _goes_on(self, k: int) -> bool:
        """Whether a number is of the years between the two that the number before it names."""
        text, slots = self.sentence.text, self.naming.slots
        between = _SAME_YEARS.fullmatch(text, slots[k - 1].end, slots[k].start) if k else None
        return bool(between and (len(between.group()) > 1 or text[slots[k].start] == "翻"))

    def _length(self, k: int, measure: Measure) -> int:
        """Of how many years its clause speaks, or that of the number before it if it goes on from there."""
        text, slots = self.sentence.text, self.naming.slots
        start = slots[k].start
        own = _years.length(text[last_end(HARD, text, 0, start) : start])
        if own or not k or measure == "share" or not _AS_MANY.fullmatch(text, slots[k - 1].end, start):
            return own
        return _years.length(text[last_end(HARD, text, 0, slots[k - 1].start) : slots[k - 1].start])

    def _before(self, k: int) -> tuple[Find, ...]:
        """What is found before a number, up to its own year: 2027年、2028年分别达到5亿元、8亿元."""
        text, slots = self.sentence.text, self.naming.slots
        start = slots[k].start
        before = tuple(f for f in self.found if f.end <= start and not _years.is_of_another(text, f))
        before = tuple(_years.in_force(text, before, start, self.times.running or self.times.frame))
        years = _each_year(_years.listed_years(text, before))
        together = listed(text, slots, k)
        dealt = len(years) > 1 and "分别" in text[years[-1].end : slots[together[0]].start]
        if dealt and len(together) == len(years):
            own = years[together.index(k)]
            return (*(find for find in before if find.end <= years[0].start), own)
        return before

    def _run_opens(self, k: int) -> bool:
        """分别增长10%、35%以上, 分别超61%、59%: what opens or closes the run holds for each of its numbers."""
        text, slots = self.sentence.text, self.naming.slots
        first = listed(text, slots, k)[0]
        if first < k and text[slots[first].start] in "超逾":
            return True
        last = slots[k + self.naming.run(k) - 1]
        return last is not slots[k] and text[last.start : last.end].endswith("以上")


def _each_year(years: list[Find]) -> list[Find]:
    """Years, one by one: of 2026年至2028年 three."""
    if len(years) != 1 or not isinstance(whole := years[0].value, Period):
        return years
    return [years[0]._replace(value=Period(year, year)) for year in range(whole.first, whole.last + 1)]
