"""Which names a quantity is said of: before it, behind it, or left unsaid because they have been said already."""

import re
from itertools import takewhile
from typing import NamedTuple

from pipeline.assemblers import _behind, _dealing, _names, _parts, _plain, _unsaid
from pipeline.assemblers._classes import of_class, own_class
from pipeline.assemblers._grants import granted, purpose
from pipeline.assemblers._meaning import arrives, fits, grows
from pipeline.assemblers._measures import DEPENDENT, METRIC, OF_THING, of
from pipeline.assemblers._memory import Memory
from pipeline.assemblers._phrases import DEEDS, VERBS, Words
from pipeline.assemblers._predicates import Tail, tail
from pipeline.assemblers._sizes import Beside, modifies
from pipeline.assemblers._slots import HARD, Slot, listed
from pipeline.assemblers._topics import leans, of_trade, of_works
from pipeline.sentences import last_end

_FIRM = re.compile(r"[。；！？]")
_BREAK = re.compile(r"[，。；：！？、的]")
_DISCRETE_LIST = re.compile(r"^[、和与及，]?$")
_SHARE_NAME = re.compile(r"(?:比重|占比|比例|份额|率)$")
# 占地区生产总值: of what, in the name; 占比 alone says nothing that the base does not.
_OF_WHOLE = re.compile("占.{2}")
_PARTIAL = re.compile(r"^(?:(?:共|合计|约)?占|在.{1,10}占比$|占比$|比重$|份额$|其?占)")
# 增加到, 整合为: between two numbers of one thing stand no more than so many characters.
_BETWEEN = 8
# 个人最高可申请15万元的[创业担保贷款]
_MAY_HAVE = ("可申请", "可享受", "可获得", "可领取")


class Named(NamedTuple):
    """The names of a quantity, where the reading goes on, and what is remembered."""

    names: tuple[str, ...]
    end: int
    memory: Memory


class Naming(NamedTuple):
    """One sentence while its quantities are named, left to right."""

    text: str
    words: Words
    slots: list[Slot]
    things: tuple[tuple[int, int], ...] = ()
    places: frozenset[str] = frozenset()
    topic: str = ""
    trade: str = ""

    def name(self, k: int, start: int, limit: int, said: Tail, memory: Memory) -> Named:
        """The names of quantity `k`, whose clause begins at `start` and may reach to `limit`."""
        text, slot = self.text, self.slots[k]
        a, b = _names.left(text, self.words, start, said.start)
        c, d = _behind.place(text, self.words, slot, limit)
        own, after = (_behind.stepped(_plain.plain(text[i:j])) for i, j in ((a, b), (c, d)))
        own += said.share if own and slot.quantity.unit == "%" else ""
        own += "以上" if own.endswith("元") and said.says("以上") else ""
        if memory.pending and not own and _DISCRETE_LIST.match(text[start : slot.start]):
            return Named(memory.pending[:1], slot.end, memory._replace(pending=memory.pending[1:]))
        if all_ := _behind.of_group(text, slot, own):
            return Named((all_,), slot.end, memory.said((all_,), slot.start, said, flow=False))
        if modifies(text, self.slots, slot, said, Beside(own, after, limit)):
            # 营业收入超百亿元企业8家: the size is part of the name.
            return Named((), a if own else slot.start, memory)
        acted = bool(VERBS.intersection(self._words(start, a if own else said.start)))
        flow = acted or (memory.flow and text[start : start + 1] in "、和与及")
        # 黄浦江累计贯通69公里岸线: what ends in a deed does not name what is counted.
        done = after and (DEEDS.intersection(self._words(a, b)[-1:]) or own.endswith(_MAY_HAVE))
        own = "" if done or self._arrives(k, said, memory) or self._says_whose(own, slot, said) else own
        firm = self._firm(slot)
        last = memory.base if memory.since(firm) else ""
        if own and k and slot.quantity.form == self.slots[k - 1].quantity.form == "count":
            own = _unsaid.reaching(text, slot, start, own, last)
        if grant := granted(text, slot, firm, last) or purpose(text, slot, own):
            return Named((grant,), slot.end, memory.said((grant,), slot.start, said, flow=False))
        behind = _behind.reached(text, self.words, start, slot, after)
        if behind := behind or (after and _behind.counted(text, slot, own, after, said, acted=acted)):
            flow = flow and own not in behind
            steps = _behind.STEPS.fullmatch(behind)
            behind, topic = (own or behind, own or memory.base or behind) if steps else (behind, behind)
            return Named((behind,), d if d <= limit else slot.end, memory.said((topic,), slot.start, said, flow=flow))
        if not own:
            return self._unnamed(k, slot, said, memory)
        ranked = slot.quantity.form == "rank" and said.says("均", "双双", "都")
        if ranked and (each := _dealing.of_each(memory.since(firm), own)):
            return Named(each, slot.end, memory.said(each, slot.start, said, flow=False))
        whole = self._each_listed(own, k, said) or self._whole_name(own, b, start, slot, memory)
        return self._of_what(own, k, said, memory._replace(flow=flow)) or self._shared(
            whole, k, said, memory, flow=flow
        )

    def _of_what(self, own: str, k: int, said: Tail, memory: Memory) -> Named | None:
        """What says only which share, which kind or which part, with what it is a share, a kind, a part of."""
        slot = self.slots[k]
        if _PARTIAL.match(own):
            before = _unsaid.whole(self.text, self.words, self.slots[k - 1].end if k else 0, slot.start)
            base = before or self._base(memory, slot) or memory.base
            whole = base.partition("占")[0] + own if _SHARE_NAME.search(own) or _OF_WHOLE.match(own) else base or own
            return Named((whole,), slot.end, memory.said((whole,), slot.start, said, flow=False)._replace(base=base))
        if _parts.is_of_class(own, self.text, self.slots, k, memory, self.places, since=self._firm(slot)):
            last = _unsaid.in_unit(self.slots, memory.names, memory.starts, slot.quantity.unit)[-1]
            root = memory.base if last.endswith(of_class("", memory.base)) else last
            memory = memory.said((of_class(own, root),), slot.start, said, flow=memory.flow)
            return Named(memory.names[-1:], slot.end, memory._replace(base=root))
        if _parts.is_of_measure(own, self.text, self.slots, k, memory.base, since=self._firm(slot)):
            named = self._shared(_dealing.part(own, memory.base), k, said, memory, flow=memory.flow)
            return named._replace(memory=named.memory._replace(base=memory.base))
        return None

    def run(self, k: int) -> int:
        """How many quantities follow each other with nothing but a mark or a predicate between them."""
        run = 1
        for here, after in zip(self.slots[k:], self.slots[k + 1 :], strict=False):
            between = here.end + 1
            if not (
                _DISCRETE_LIST.match(self.text[here.end : after.start])
                or tail(self.text, self.words, between, after.start).start <= between
            ):
                break
            run += 1
        return run

    def _like(self, k: int) -> int:
        """How many quantities of one unit stand in a list: 普及率超过98%、85%."""
        together = listed(self.text, self.slots, k)
        units = [slot.quantity.unit for slot in self.slots[k : together.stop]]
        return sum(1 for _ in takewhile(units[0].__eq__, units))

    def _words(self, start: int, end: int) -> tuple[str, ...]:
        return self.words.words[self.words.at(start) : self.words.at(max(start, end))]

    def _firm(self, slot: Slot) -> int:
        return last_end(_FIRM, self.text, 0, slot.start)

    def _unnamed(self, k: int, slot: Slot, said: Tail, memory: Memory) -> Named:
        """A number without a name of its own: that of the clause before, of the sentence, or those said last."""
        shared = _behind.of_next(self.text, self.words, self.slots[k:])
        if shared := shared or _unsaid.by_deed(self.text, slot, memory.base):
            return Named((shared,), slot.end, memory.said((shared,), slot.start, said, flow=True))
        first = not memory.since(self._firm(slot))
        since = self.slots[k - 1].end if k else 0
        if subject := (
            (first and _unsaid.ranking(self.text, slot))
            or _unsaid.clause_before(self.text, self.words, since, slot.start)
            or (first and self._subject(slot))
        ):
            memory = memory.said((subject,), slot.start, said, flow=False)
        per_head = said.says("人均") and slot.quantity.form == "amount"
        said = said if said.pieces else memory.tail
        if dealt := self._again(k, slot, said, memory) or self._listed_before(k, said):
            return Named(dealt[:1], slot.end, memory.dealing(dealt, slot.start, said))
        names = self._all_of(slot, memory) if said.says("均", "双双", "都") else self._last(slot, said, memory)
        names = tuple(_unsaid.ranked(name, slot.quantity) for name in names if fits(name, slot.quantity))
        return Named(_dealing.per_head(names) if per_head else names, slot.end, memory._replace(tail=said))

    def _each_listed(self, own: str, k: int, said: Tail) -> str:
        """甲、乙、丙各展所长，产值分别达到…: the measure of each that the clause before lists."""
        listed = self._listed_before(k, said) if METRIC.fullmatch(own) else ()
        return "、".join(each + own for each in listed)

    def _listed_before(self, k: int, said: Tail) -> tuple[str, ...]:
        run = self.run(k) if said.says("分别") else 0
        return tuple(_unsaid.listed_before(self.text, self.words, self.slots[k].start, run)) if run > 1 else ()

    def _last(self, slot: Slot, said: Tail, memory: Memory) -> tuple[str, ...]:
        if said.has("reach", "up", "down", "over", "under") or slot.quantity.form != "count":
            return memory.names[-1:]
        return _unsaid.in_unit(self.slots, memory.names, memory.starts, slot.quantity.unit)

    def _subject(self, slot: Slot) -> str:
        return _unsaid.subject(self.text, self.words, self._firm(slot), slot.start)

    def _all_of(self, slot: Slot, memory: Memory) -> tuple[str, ...]:
        """What 均 is said of: the names of the clause before, if there are several; else all since the full stop."""
        clause = last_end(HARD, self.text, 0, slot.start)
        near = memory.since(last_end(HARD, self.text, 0, max(0, clause - 1)))
        return near if len(near) > 1 else memory.since(self._firm(slot))

    def _whole_name(self, own: str, end: int, start: int, slot: Slot, memory: Memory) -> str:
        """A name with what it leaves unsaid: the works, the place or the body that it is of."""
        if whose := self.topic + own if self.topic and leans(own) else of_trade(self.trade, own):
            return whose
        if spent := _dealing.spent(own, memory.base) or _unsaid.invested(own, self.text, memory.starts, start):
            return spent
        if invested := of_works(self.text[last_end(HARD, self.text, 0, slot.start) : end], own, memory.base):
            return invested
        if leaning := _unsaid.of_last(own, memory.base) or _unsaid.of_crop(own, self.text, start):
            return leaning
        # 参股基金总数39支、总规模390亿元: of what was counted right before.
        if memory.base and self.text[start : start + 1] == "、" and OF_THING.fullmatch(own):
            return of(memory.base, own)
        if OF_THING.fullmatch(own) and (thing := _unsaid.thing(self.text, self.things, start)):
            return thing + own
        base = self._base(memory, slot)
        if base and base.endswith(own):
            return base
        return of(base, own) if base and DEPENDENT.fullmatch(own) else own

    def _base(self, memory: Memory, slot: Slot) -> str:
        """What a bare measure (增速, 产值) is of: what was named last, else what the stretch opens with."""
        if opened := _unsaid.opened(self.text, self.slots, slot.start):
            return opened
        return memory.base if memory.since(self._firm(slot)) else self._subject(slot)

    def _says_whose(self, own: str, slot: Slot, said: Tail) -> bool:
        """规上工业增加值增长方面，力争甲县增长10%、乙县增长14%: the places say whose growth it is."""
        return own in self.places and slot.quantity.unit == "%" and said.has("up", "down")

    def _arrives(self, k: int, said: Tail, memory: Memory) -> bool:
        """由5680公里延伸到7150公里: whatever verb stands between, it is the same thing."""
        between = self.text[self.slots[k - 1].end : self.slots[k].start] if k else "，"
        rises = memory.tail.says("由", "从") and arrives(said)
        return bool(rises and len(between) <= _BETWEEN and not _BREAK.search(between))

    def _shared(self, own: str, k: int, said: Tail, memory: Memory, *, flow: bool) -> Named:
        """分别 deals the numbers out to the names, 双双 and 均 give each name the one number."""
        slot = self.slots[k]
        # 床位数、医师数增至7.83张、3.57个: as many names as numbers.
        as_many = "、" in own and own.count("、") + 1 == listed(self.text, self.slots, k).stop - k
        dealt_out = said.says("分别") or (as_many and not own.endswith("等"))
        for run in range(self.run(k) if dealt_out else self._like(k), 1, -1):
            dealt = _dealing.unplaced(own, tuple(_dealing.items(own, run)), self.places)
            if len(dealt) == run:
                memory = memory._replace(flow=flow)
                return Named(dealt[:1], slot.end, memory.dealing(dealt, slot.start, said))
        each: tuple[str, ...] = ()
        if said.says("双双", "均", "都", "各", "分别"):
            each = tuple(_dealing.items(own, 2 if said.says("双双") else None))
        elif slot.quantity.form == "rank" or self.text[slot.start] == "翻":
            each = _dealing.ranked(own)
        elif own.endswith("率") or grows(slot.quantity, said, self.text[slot.end :]):
            each = _dealing.measures(own)
        names = each or (own_class(own),)
        return Named(names, slot.end, memory.said(names, slot.start, said, flow=flow))

    def _again(self, k: int, slot: Slot, said: Tail, memory: Memory) -> tuple[str, ...]:
        """Names that a second run of numbers is dealt to: A由1、2增加到3、4; A 1，B 2，分别增长3、4."""
        run = self.run(k)
        # The run may go on with a third number for each: 分别达到1和2，是去年的3倍和4倍.
        if 1 < len(memory.dealt) <= run:
            return memory.dealt
        if run < 2 or not said.says("分别"):
            return ()
        names = memory.since(self._firm(slot))
        return next((names[-many:] for many in range(run, 1, -1) if len(names) >= many), ())
