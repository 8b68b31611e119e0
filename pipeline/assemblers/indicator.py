"""Indicator statements: for every number said of a measurable thing, the thing, the bounds, the years, the status."""

import re
from collections.abc import Generator, Iterator, Sequence
from typing import NamedTuple

from pipeline.assemblers import _names, _times
from pipeline.assemblers._meaning import arrives, bounded, falls, is_flow, measure_of, negative
from pipeline.assemblers._phrases import VERBS, Words, words_of
from pipeline.assemblers._predicates import Tail, standing, tail
from pipeline.assemblers._slots import Slot, slots_of
from pipeline.assemblers._status import status_of
from pipeline.schema import Count, Find, Indicator, Reading, Sentence

AFTER = ("count",)

_HARD = re.compile(r"[，。；：！？]|——")
_FIRM = re.compile(r"[。；！？]")
_DISCRETE_LIST = re.compile(r"^[、和与及，]?$")
_SHARE_NAME = re.compile(r"(?:比重|占比|比例|份额|率)$")
_PARTIAL = re.compile(r"^(?:占|在.{1,10}占比$|占比$|比重$|份额$|其?占)")


def assemble(reading: Reading, records: tuple[object, ...]) -> Iterator[Indicator]:
    """The statements of every sentence, in order."""
    counts = [r for r in records if isinstance(r, Count)]
    carried = Memory()
    block = -1
    for (sentence, found), times in zip(reading, _times.contexts(reading), strict=True):
        if sentence.block != block:
            block, carried = sentence.block, Memory()
        slots = slots_of(sentence, found, counts)
        if slots:
            carried = yield from Clauses(sentence, found, times, words_of(sentence), slots).read(carried)


class Memory(NamedTuple):
    """What later clauses may leave unsaid: the names said last, and since when."""

    base: str = ""
    names: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    pending: tuple[str, ...] = ()
    tail: Tail = Tail(0, ())
    flow: bool = False


class Clauses(NamedTuple):
    """One sentence while its statements are read, left to right."""

    sentence: Sentence
    found: Sequence[Find]
    times: _times.Times
    words: Words
    slots: list[Slot]

    def read(self, memory: Memory) -> Generator[Indicator, None, Memory]:
        """Yields the statements; returns what the next sentence may leave unsaid."""
        text = self.sentence.text
        memory = memory._replace(names=memory.names[-1:], starts=(-1,) * len(memory.names[-1:]), pending=())
        before = 0
        for k, slot in enumerate(self.slots):
            limit = self.slots[k + 1].start if k + 1 < len(self.slots) else len(text)
            start = max(before, _last_end(_HARD, text, before, slot.start))
            said = (standing if slot.quantity.form == "rank" else tail)(text, start, slot.start)
            names, end, memory = self._name(k, start, limit, said, memory)
            before = max(slot.end, end)
            for name in names:
                yield self._statement(k, name, start, said if said.pieces else memory.tail, memory)
        return memory

    def _name(self, k: int, start: int, limit: int, said: Tail, memory: Memory) -> tuple[tuple[str, ...], int, Memory]:
        """The names a quantity is said of, where the reading goes on, and what is remembered."""
        text, slot = self.sentence.text, self.slots[k]
        a, b = _names.left(text, self.words, start, said.start)
        c, d = _names.right(text, self.words, slot.end, limit)
        own, after = text[a:b], text[c:d]
        linked = _DISCRETE_LIST.match(text[start : slot.start])
        if memory.pending and not own and linked:
            return memory.pending[:1], slot.end, memory._replace(pending=memory.pending[1:])
        if self._modifies(slot, after, limit):
            return (), slot.end, memory
        acted = bool(VERBS.intersection(self._words(start, a if own else said.start)))
        flow = acted or (memory.flow and text[start : start + 1] in "、和与及")
        if after and self._counts_what_follows(slot, own, said, acted=acted, the=text[slot.end] == "的"):
            return (after,), d, _said(memory, (after,), slot.start, said, flow=flow)
        if not own and not self._since(memory, slot) and (subject := self._subject(slot)):
            memory = _said(memory, (subject,), slot.start, said, flow=False)
        if not own:
            said = said if said.pieces else memory.tail
            return self._unsaid(slot, said, memory), slot.end, memory._replace(tail=said)
        if _PARTIAL.match(own):
            base = memory.base if self._since(memory, slot) else self._subject(slot) or memory.base
            whole = base + own if _SHARE_NAME.search(own) else base or own
            memory = memory._replace(names=(*memory.names, whole), starts=(*memory.starts, slot.start), base=base)
            return (whole,), slot.end, memory._replace(tail=said, flow=False)
        return self._shared(own, k, said, slot, memory._replace(flow=flow))

    def _words(self, start: int, end: int) -> tuple[str, ...]:
        return self.words.words[self.words.at(start) : self.words.at(max(start, end))]

    def _since(self, memory: Memory, slot: Slot) -> bool:
        """Whether something has been named since the last full stop or semicolon."""
        since = _last_end(_FIRM, self.sentence.text, 0, slot.start)
        return any(at >= since for at in memory.starts)

    def _subject(self, slot: Slot) -> str:
        """The noun that opens the stretch since the last semicolon: 数字经济持续领跑，占…"""
        text = self.sentence.text
        start, end = _names.left(text, self.words, _last_end(_FIRM, text, 0, slot.start), slot.start)
        a, b = _names.right(text, self.words, start, end)
        return text[a:b] if a == start and 2 <= b - a <= 16 and "，" in text[b:end] else ""

    def _shared(self, own: str, k: int, said: Tail, slot: Slot, memory: Memory) -> tuple[tuple[str, ...], int, Memory]:
        """分别 deals the numbers out to the names, 双双 and 均 give each name the one number."""
        for run in range(self._run(k), 1, -1) if said.says("分别") else ():
            dealt = tuple(_names.items(own, run))
            if len(dealt) == run:
                memory = _said(memory, dealt[:1], slot.start, said, flow=memory.flow)
                memory = memory._replace(pending=dealt[1:], names=dealt, starts=(slot.start,) * run)
                return dealt[:1], slot.end, memory
        if said.says("双双", "均", "都", "各", "分别"):
            each = tuple(_names.items(own, 2 if said.says("双双") else None))
            return each, slot.end, _said(memory, each, slot.start, said, flow=memory.flow)
        return (own,), slot.end, _said(memory, (own,), slot.start, said, flow=memory.flow)

    def _unsaid(self, slot: Slot, said: Tail, memory: Memory) -> tuple[str, ...]:
        if not said.says("均", "双双", "都"):
            return memory.names[-1:]
        since = _last_end(_FIRM, self.sentence.text, 0, slot.start)
        return tuple(dict.fromkeys(n for n, at in zip(memory.names, memory.starts, strict=True) if at >= since))

    def _run(self, k: int) -> int:
        """How many quantities follow each other with nothing but a mark between them."""
        run = 1
        for here, after in zip(self.slots[k:], self.slots[k + 1 :], strict=False):
            between = self.sentence.text[here.end : after.start]
            if not (_DISCRETE_LIST.match(between) or tail(between, 1, len(between)).start <= 1):
                break
            run += 1
        return run

    def _modifies(self, slot: Slot, after: str, limit: int) -> bool:
        """A size that only qualifies a noun: 10亿元以上项目47个, 300万吨级…"""
        if slot.quantity.lost or not after or slot.quantity.form != "amount":
            return False
        said = self.sentence.text[slot.start : slot.end]
        if said.endswith("级") or any(s.end == slot.start and s.quantity.form == "count" for s in self.slots):
            return True
        if slot.quantity.unit in ("%", "pp", ""):
            return False
        if said[0] in "十百千万亿":
            return True
        following = next((s for s in self.slots if s.start >= slot.end), None)
        counted = following is not None and following.start == limit and following.quantity.form == "count"
        return counted or said.endswith(("以上", "以下", "以内"))

    def _counts_what_follows(self, slot: Slot, own: str, said: Tail, *, acted: bool, the: bool) -> bool:
        """建成10个X, 61%的X: the thing stands after the number."""
        if slot.quantity.lost:
            return self.sentence.text[slot.start : slot.end].endswith("级") and not said.pieces
        if slot.quantity.form in ("rank", "multiple"):
            return False
        if slot.quantity.form == "count":
            return not own or own in VERBS or not said.has("reach", "over", "under")
        return not own and (acted or the)

    def _statement(self, k: int, name: str, start: int, said: Tail, memory: Memory) -> Indicator:
        sentence, slot = self.sentence, self.slots[k]
        quantity = slot.quantity
        low, high = bounded(quantity, said)
        if high is not None and said.says("分别") and self._run_opens(k):
            high = None
        measure = measure_of(quantity, name, said)
        if falls(said, measure, quantity):
            low, high = negative(high), negative(low)
        stock = measure in ("share", "rank") or (
            (measure in ("level", "count") or (measure == "ratio" and sentence.text[slot.start] != "翻"))
            and not (memory.flow or is_flow(name))
            and not said.says("累计")
            and not said.has("span", "up")
        )
        first = said.says("由", "从")
        period = _times.period_of(
            self.times,
            tuple(find for find in self.found if find.end <= slot.start),
            _last_end(_HARD, sentence.text, 0, said.start),
            _times.Said(
                first=first,
                stock=stock or arrives(said),
                change=measure in ("change", "growth"),
                span=said.says("年均", "累计", "年平均", "保持在", "稳定在"),
            ),
        )
        clause = sentence.text[_last_end(_HARD, sentence.text, 0, slot.start) : slot.end]
        status = "achieved" if first else status_of(self.times, period, clause, sentence.text)
        span = sentence.span(min(start, slot.start), slot.number_end)
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
            status=status,
            scope=_names.scope_of(sentence.text[start : slot.start]),
            lost=quantity.lost,
        )

    def _run_opens(self, k: int) -> bool:
        """分别增长10%、35%以上: what closes the run holds for each of its numbers."""
        last = self.slots[k + self._run(k) - 1]
        return last is not self.slots[k] and self.sentence.text[last.start : last.end].endswith("以上")


def _last_end(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    last = start
    for match in pattern.finditer(text, start, end):
        last = match.end()
    return last


def _said(memory: Memory, names: tuple[str, ...], at: int, said: Tail, *, flow: bool) -> Memory:
    return memory._replace(
        base=names[-1],
        names=(*memory.names, *names),
        starts=(*memory.starts, *(at for _ in names)),
        pending=(),
        tail=said,
        flow=flow,
    )
