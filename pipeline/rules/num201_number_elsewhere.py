"""此处丢失的数字，同一段话在别处还在。

为何要紧：缺了的数不必重查原件，另一份转载或规划原文里就有。
反例：甲本“对外贸易扩大至个国家和地区”，乙本“对外贸易扩大至26个国家和地区”。
正例：没有别的文本说过同一段话；两处都缺。
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._tokens import Codes, Tokens, shingles, tokens
from pipeline.schema import Extract, Span

_DIGIT = re.compile("[0-9一二两三四五六七八九十百千万亿]")
# So many words before and behind must agree: with fewer, formulas of the genre would.
_BEFORE, _BEHIND = 7, 4
# A gap's own words may be before or behind the number that is lost.
_ROOM = 6


Key = tuple[int, int]


class Spot(Struct, frozen=True):
    """A place between two runs of words; `number` is what stands there, or nothing."""

    span: Span
    number: str


def _by_neighbours(extract: Extract) -> Iterator[tuple[Key, Callable[[], Spot]]]:
    found = tokens(extract)
    around = shingles(found.codes, _BEFORE), shingles(found.codes, _BEHIND)
    gaps = [mark for mark in extract.marks if mark.kind == "GAP"]
    broken = {found.at(mark.start) for mark in gaps}
    for at in found.figures():
        if at not in broken and (key := _key(around, at, at + 1)):
            yield key, partial(_standing, found, at)
    for mark in gaps:
        first, last = found.at(mark.start), found.at(mark.end)
        for at in range(max(0, first - 1), min(last + 1, first + _ROOM, found.size)):
            # What is left of a number, .8, stands for it.
            digits = found.words(at, at + 1)[0][0].isdigit()
            # 5G基地: digits beside the gap are none of it.
            if digits and not mark.start <= found.starts[at] < mark.end:
                continue
            rest = at + digits
            if key := _key(around, at, rest):
                yield key, partial(Spot, extract.document.span(mark.start, mark.end), "")


def _standing(found: Tokens, at: int) -> Spot:
    return Spot(found.span(at, min(at + 3, found.size)), found.words(at, at + 1)[0])


def _key(around: tuple[Codes, Codes], start: int, end: int) -> Key | None:
    """The words before a place and those behind it; nothing where the text has fewer."""
    before, behind = around
    whole = start >= _BEFORE and end < len(behind)
    return (int(before[start - _BEFORE]), int(behind[end])) if whole else None


@rule("NUM201", family="lost-number", severity="note", by=_by_neighbours)
def number_elsewhere(spots: Sequence[Spot]) -> Objections:
    """Numbers lost in one place that stand where the same words are said elsewhere."""
    known = [spot for spot in spots if _DIGIT.search(spot.number)]
    if not known or len({spot.number for spot in known}) > 1:
        return
    told: set[Span] = set()
    for spot in spots:
        if not spot.number and spot.span not in told:
            told.add(spot.span)
            yield Objection(f"此处缺的数，别处同一句话作“{known[0].number}”", (spot.span, known[0].span))
