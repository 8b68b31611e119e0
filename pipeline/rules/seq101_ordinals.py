"""序号跳号或重号。

为何要紧：缺的可能是整段内容，重的会使引用“第（三）条”指向两处。
反例：一是扩大投资。二是促进消费。四是稳定外贸。
正例：一是扩大投资。二是促进消费。三是稳定外贸。
程度：章、节、“一、”“（一）”“一是”一类为错误；“1.”“①”“第一”一类为警告；次序不顺，说不准缺几个的为提示。
"""

import re
from collections.abc import Iterator
from itertools import chain

from pipeline.numerals import HAN, han
from pipeline.rules import Objection, Objections, rule
from pipeline.schema import Extract, Mark, Severity

# Outer styles end the lists of the styles inside them; those without a depth run on within sentences.
_DEPTH = {"章": 0, "节": 1, "顿": 2, "括": 3, "点": 4}
_INNERMOST = 9
# A list that jumps further has been read wrongly more often than it has lost its middle.
_LONGEST_SKIP = 2
_NUMERAL = re.compile(f"[0-9]+|[{HAN}]+")
# What only leads on to the words behind.
_LOOSE = re.compile(r"[，,、：.．\s]+$|则(?=是)")
_SURE = frozenset(("章", "节", "顿", "括", "是", "要"))


@rule("SEQ101", family="sequence", severity="error", also=("warning", "note"))
def ordinals(extract: Extract) -> Objections:
    """Lists whose numbers go 1, 2, 4 or 1, 2, 2; a list begins anew with 1, and inside it may lie one of its style."""
    starts = frozenset(block.start for block in extract.document.blocks)
    open_lists: dict[str, list[Mark]] = {}
    for mark in _with_turns(extract):
        if mark is None:
            open_lists.clear()
            continue
        style, number = _style(mark), _number(mark)
        if style in _DEPTH:
            for inner in [s for s in open_lists if _DEPTH.get(s, _INNERMOST) > _DEPTH[style]]:
                del open_lists[inner]
        lists = open_lists.setdefault(style, [])
        if number == 1 or not lists:
            lists.append(mark)
            continue
        outer = lists if style in _DEPTH or mark.start in starts else lists[-1:]
        goes_on = next((i for i in range(len(outer), 0, -1) if _number(outer[i - 1]) == number - 1), None)
        if goes_on is None:
            yield from _objection(extract, lists[-1], mark)
        else:
            del lists[len(lists) - len(outer) + goes_on :]
        lists[-1] = mark


def _with_turns(extract: Extract) -> Iterator[Mark | None]:
    """The ordinals, with `None` where another speaker begins: everyone counts for himself."""
    ordinals = ((mark.start, mark) for mark in extract.marks if mark.kind == "ORDINAL")
    turns = ((block.start, None) for block in extract.document.blocks if block.kind == "speaker")
    return (mark for _, mark in sorted(chain(turns, ordinals), key=lambda place: place[0]))


def _objection(extract: Extract, last: Mark, mark: Mark) -> Iterator[Objection]:
    before, number = _number(last), _number(mark)
    severity: Severity | None = None if _style(mark) in _SURE else "warning"
    if number == before:
        # The head of a page says again what the chapter is.
        if _words(extract, last) != _words(extract, mark):
            yield Objection(f"序号重复：“{last.text}”之后又是“{mark.text}”", (last, mark), severity=severity)
    elif 1 < number - before <= _LONGEST_SKIP + 1:
        lost = "、".join(_as(mark, n) for n in range(before + 1, number))
        yield Objection(f"序号不连续：“{last.text}”之后是“{mark.text}”，缺{lost}", (last, mark), severity=severity)
    else:
        yield Objection(f"序号次序不顺：“{last.text}”之后是“{mark.text}”", (last, mark), severity="note")


def _as(mark: Mark, number: int) -> str:
    """Another number in the style of an ordinal: （三） beside （四）, 三是 beside 四是, ③ beside ④."""
    if _style(mark) == "圈":
        return chr(ord("①") + number - 1)
    numeral = str(number) if re.search("[0-9]", mark.text) else han(number)
    return _NUMERAL.sub(numeral, _LOOSE.sub("", mark.text), count=1)


def _style(mark: Mark) -> str:
    return mark.value.partition(":")[0]


def _number(mark: Mark) -> int:
    return int(mark.value.partition(":")[2])


def _words(extract: Extract, mark: Mark) -> str:
    return "".join(extract.document.text[mark.end : mark.end + 12].split())[:6]
