"""Where nothing that a document says can be believed: what its damage has spoilt, and what hangs on to that."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.schema import Document

_HAN = re.compile("[\u4e00-\u9fff]")
# 增长1�.5%: what is left of a figure is none; nor are figures between two spoilt stretches.
_BEFORE = re.compile("[0-9A-Za-z０-９.．,%％]*$")
_AFTER = re.compile("[0-9A-Za-z０-９.．,%％]*")
_LONGEST = 24


class Spoilt(NamedTuple):
    """Stretches in their order, and the words that were spoilt."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]

    def touches(self, start: int, end: int) -> bool:
        """Whether a stretch meets a spoilt one, or lies beside it."""
        at = bisect_right(self.starts, end)
        return at > 0 and self.ends[at - 1] >= start

    def holds(self, start: int, end: int, name: str = "") -> bool:
        """Whether a stretch has some of a spoilt one in it, or its name the words of one."""
        at = bisect_right(self.starts, end - 1)
        return (at > 0 and self.ends[at - 1] > start) or any(words in name for words in self.words)


def spoilt(document: Document) -> Spoilt | None:
    """The spoilt stretches of a document; nothing where it has none."""
    damage = [one for one in document.damage if one.kind != "digits" and one.start < one.end]
    if not damage:
        return None
    text = document.text
    found: list[tuple[int, int]] = []
    for start, end in sorted((*((one.start, one.end) for one in damage), *_blocks(document))):
        before, after = _BEFORE.search(text, max(0, start - _LONGEST), start), _AFTER.match(text, end, end + _LONGEST)
        start, end = before.start() if before else start, after.end() if after else end
        if found and not _HAN.search(text, found[-1][1], max(found[-1][1], start)):
            start, end = found[-1][0], max(found.pop()[1], end)
        found.append((start, end))
    words = tuple(dict.fromkeys(text[one.start : one.end] for one in damage))
    return Spoilt(tuple(start for start, _ in found), tuple(end for _, end in found), words)


def _blocks(document: Document) -> Iterator[tuple[int, int]]:
    """Blocks of which half is spoilt: the rest of them is no sounder for looking so."""
    starts = [block.start for block in document.blocks]
    lost = Counter[int]()
    for one in document.damage:
        lost[bisect_right(starts, one.start) - 1] += one.end - one.start
    for at in sorted(lost):
        if at >= 0 and 2 * lost[at] > document.blocks[at].end - document.blocks[at].start:
            yield document.blocks[at].start, document.blocks[at].end
