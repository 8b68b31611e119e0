"""Where a sentence gives a number to a thing, or has lost the number it gave."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline import lexicons
from pipeline.schema import Count, Find, Quantity, Sentence

_UNITS = {row["unit"]: (row["form"], row["base"]) for row in lexicons.table("units")}
_UNIT = "|".join(map(re.escape, sorted(_UNITS, key=len, reverse=True)))
_LOST_UNIT = re.compile(rf"(?P<scale>[亿万]?)(?P<unit>级|{_UNIT})$")


class Slot(NamedTuple):
    """A quantity in a sentence, or the place of a lost one: there `end` is behind what is left of its unit."""

    start: int
    end: int
    quantity: Quantity

    @property
    def number_end(self) -> int:
        """Where the number itself ends: a lost one has no length."""
        return self.start if self.quantity.lost else self.end


def slots_of(sentence: Sentence, found: Sequence[Find], counts: Sequence[Count]) -> list[Slot]:
    taken = [(c.start, c.end) for c in counts if sentence.start <= c.start < sentence.end]
    slots: list[Slot] = []
    for find in found:
        if find.kind == "QUANTITY" and isinstance(find.value, Quantity):
            start, end = sentence.source(find.start, find.end)
            if not any(a < end and start < b for a, b in taken) and not _is_quoted(sentence.text, find):
                slots.append(Slot(find.start, find.end, find.value))
        elif find.kind == "GAP" and (slot := _lost(sentence.text, find)):
            slots.append(slot)
    slots.sort(key=lambda slot: (slot.start, slot.quantity.lost))
    return [slot for i, slot in enumerate(slots) if not (slot.quantity.lost and i and slot.start < slots[i - 1].end)]


def _is_quoted(text: str, find: Find) -> bool:
    """“80条” is what a document is called by."""
    return text[find.start - 1 : find.start] == "“" and text[find.end : find.end + 1] == "”"


def _lost(text: str, gap: Find) -> Slot | None:
    """The place where the lost number of a gap stood."""
    if gap.value not in ("number", "scale", "decimal", "percent", "points"):
        return None
    if gap.value == "decimal":
        return Slot(gap.start, gap.end, Quantity(None, None, "元", lost=True))
    match = _LOST_UNIT.search(text, gap.start, gap.end)
    if not match:
        return None
    form, base = _UNITS.get(match["unit"], ("amount", "元"))
    return Slot(match.start(), gap.end, Quantity(None, None, base, form=form, lost=True))  # type: ignore[arg-type]
