"""同一文本的两个版本，数字、名称或用词不同。

为何要紧：同一份报告常有几处转载，抄错的数字会原样进入研究数据。
反例：甲本“淘汰落后产能530万吨”，乙本“淘汰落后产能503万吨”。
正例：两个版本只有页眉、空格和标点不同；两份不同年份的报告。
程度：数字不同、漏了字句为警告；只是用词不同为提示。
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations

from msgspec import Struct

from pipeline.once import kept
from pipeline.rules import Objection, Objections, rule
from pipeline.rules._changes import Edit, edits, listed
from pipeline.rules._copies import Change, Copy, between
from pipeline.rules._sketch import same_text, sketch
from pipeline.rules._tokens import Tokens, tokens
from pipeline.schema import Extract, Span

_COMPARED = 6
_CLAUSE = 4
# What a paper puts before the text it reprints.
_DATELINE = re.compile("新华社|本报|记者|近日|电$")
# Where copies differ in more words than this, all of it is one finding.
_TOLD = 40


class Copied(Struct, frozen=True):
    """A document under one of the keys of its sketch ."""

    key: int
    sketch: frozenset[int]
    extract: Extract


def _by_sketch(extract: Extract) -> Iterator[tuple[int, Callable[[], Copied]]]:
    keys = sketch(extract)
    for key in sorted(keys):
        yield key, partial(_copied, key, keys, extract)


def _copied(key: int, keys: frozenset[int], extract: Extract) -> Copied:
    return Copied(key, keys, _waiting(extract))


@kept
def _waiting(extract: Extract) -> Extract:
    """What is left of a document while copies wait for each other: names and marks are not compared."""
    return Extract(extract.document, extract.sentences, indicators=extract.indicators, counts=extract.counts)


@rule("PAR201", family="parallel", severity="warning", also=("note",), by=_by_sketch)
def reprint(copies: Sequence[Copied]) -> Objections:
    """Two documents that are copies of one text, and every number or name in which they differ."""
    for one, other in combinations(copies[:_COMPARED], 2):
        shared = one.sketch & other.sketch
        # Each pair meets under every key it shares; it is compared under the least.
        if same_text(one.sketch, other.sketch) and one.key == min(shared):
            yield from _compared(one.extract, other.extract)


def _compared(one: Extract, other: Extract) -> Objections:
    left, right = tokens(one), tokens(other)
    wordings: list[tuple[Edit, tuple[Span, Span], bool]] = []
    for copy in _long(between(left, right)):
        for change, edit in edits(one, left, other, right, copy):
            places = _place(left, change[0], change[1]), _place(right, change[2], change[3])
            if edit.kind == "word":
                wordings.append((edit, places, _is_left_out(change) and not _DATELINE.search(edit.left + edit.right)))
            else:
                yield Objection(f"两个版本数字不同：{listed([edit])}", places)
    if len(wordings) <= _TOLD:
        for edit, places, left_out in wordings:
            yield Objection(f"两个版本用词不同：{listed([edit])}", places, "warning" if left_out else "note")
    else:
        every = tuple(place for _, places, _ in wordings for place in places)
        said = listed(edit for edit, _, _ in wordings)
        yield Objection(f"两个版本有{len(wordings)}处用词不同：{said}", every, "note")


def _is_left_out(change: Change) -> bool:
    """Whether only one of them has these words, and they are more than a particle or two."""
    lengths = sorted((change[1] - change[0], change[3] - change[2]))
    return lengths[0] == 0 and lengths[1] >= _CLAUSE


def _long(copies: Iterator[Copy]) -> Iterator[Copy]:
    return (copy for copy in copies if copy.equal >= 20 and copy.likeness >= 0.8)


def _place(found: Tokens, start: int, end: int) -> Span:
    a, b = found.clause(min(start, found.size - 1))
    return found.span(a, max(b, end))
