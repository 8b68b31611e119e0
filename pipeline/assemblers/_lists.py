"""Enumerations: where their items begin and end, and the members they make."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.assemblers._phrases import unquoted
from pipeline.numerals import HAN
from pipeline.schema import Sentence, Span

# 和 joins, but not in 和平 and 和美.
_AND_AS_WORD = re.compile(r"以及|和(?!平(?!均)|[谐睦解约气美缓衷善田县])|与(?![会时日])|及(?![时其格])")


_TWO_TITLES = re.compile("》[^《》]{0,8}(?P<and>以及|[和与及])(?=《)")

LONGEST = 40
"""What a member has at most, in characters."""
INSET = "（[^（）、]{2,16}(?:、[^（）、]{2,16})+）"
"""Pattern of a list in brackets behind what it lists: 3处集中供水工程（甲、乙、丙）."""
ONE_INSET = "（[^（）、，。；]{2,20}）"
"""Pattern of the one thing in brackets behind its number: 一核（某某区）."""
CLAUSE = re.compile("[了在也]|等[许各]")
"""What stands in a clause and in no name."""
_NUMBERED = re.compile(f"[{HAN}]、")
_NAMELY = re.compile("(?:，?即(?:是|为)?|是指|指的是|分别(?:是|为|指))：?")
# 从新学年开始，|全部免费
_FROM_THEN = re.compile("[从自][^，。；]{2,10}(?:开始|起)，")
_NO_MEMBER = re.compile(r"是|(?<!“)[两二三四五六七八九十][个种大项类条](?!月)|[0-9]%|[0-9][万亿]?[元个家项人]|。")
# A line may be wrapped inside a member.
_WRAP = re.compile(r"\s*\n\s*")


class Members(NamedTuple):
    """Member texts, whether the list claims to be whole, and the members' places in the document."""

    texts: tuple[str, ...] = ()
    closed: bool = False
    spans: tuple[tuple[int, int], ...] = ()


Spans = Sequence[tuple[int, int]]


def split(text: str, start: int, end: int, n: int, marks: str = "、", held: Spans = ()) -> list[tuple[int, int]]:
    """The list items of a stretch: at 、, and at 和/与/及 where that makes the stated number, but not inside `held`."""
    items = [part for item in cut(text, start, end, marks) for part in _titles(text, item)]
    missing = n - len(items)
    # 和 joins the last two of a list first; names keep theirs.
    for i in range(len(items) - 1, -1, -1):
        joint = _and_at(text, items[i], held) if missing > 0 else None
        if joint:
            items[i : i + 1] = [(items[i][0], joint.start()), (joint.end(), items[i][1])]
            missing -= 1
    return items if len(items) >= 2 else []


def _titles(text: str, item: tuple[int, int]) -> list[tuple[int, int]]:
    """《甲法》修订草案和《乙法》草案: two titles are two things, whatever number is stated."""
    start, end = item
    joint = _TWO_TITLES.search(text, start, end)
    return [(start, joint.start("and")), *_titles(text, (joint.end("and"), end))] if joint else [item]


def _and_at(text: str, item: tuple[int, int], held: Spans) -> re.Match[str] | None:
    matches = [m for m in _AND_AS_WORD.finditer(text, *item) if m.start() - item[0] >= 2 and item[1] - m.end() >= 2]
    return next((m for m in reversed(matches) if not any(a < m.start() and m.end() < b for a, b in held)), None)


def cut(text: str, start: int, end: int, marks: str) -> list[tuple[int, int]]:
    """Cut at marks that stand outside quotation marks and brackets."""
    items, depth, at = [], 0, start
    for i in range(start, end):
        if text[i] in "“（《":
            depth += 1
        elif text[i] in "”）》":
            depth -= 1
        elif text[i] in marks and depth == 0:
            items.append((at, i))
            at = i + 1
        if text[i] == "“" and depth == 1 and i > at and text[i - 1] == "”" and "、" in marks:
            # “甲”“乙”: each in its marks.
            items.append((at, i))
            at = i
    items.append((at, end))
    return [(a, b) for a, b in items if text[a:b].strip()]


def namely(text: str, start: int) -> int:
    """Behind 即 and its like, where a list begins with it: ：即甲、乙."""
    match = _NAMELY.match(text, start)
    return match.end() if match else start


def list_end(text: str, start: int) -> int:
    """Where a list ends that begins at `start`: at a full stop, a semicolon, the bracket that it stands in."""
    depth = 0
    for i in range(start, len(text)):
        depth += (text[i] == "（") - (text[i] == "）")
        if text[i] in "。；" or depth < 0:
            return i
    return len(text)


def semicolons(text: str, start: int, n: int) -> list[tuple[int, int]]:
    """12件实事：甲；乙，…；丙: clauses between semicolons, as many as the number says, each up to its first comma."""
    stop = text.find("。", start)
    stop = stop if stop > 0 else len(text)
    parts = cut(text, start, stop, "；") if n > 2 and text.count("；", start, stop) in (n - 1, n) else []
    # 一、工作回顾；二、主要目标
    begun = [_NUMBERED.match(text, *part) for part in parts]
    parts = [(a + 2, b) for a, b in parts] if all(begun) else parts
    parts = [(led.end() if (led := _FROM_THEN.match(text, a, b)) else a, b) for a, b in parts]
    heads = [(a, min(b, a + len(text[a:b].split("，")[0]))) for a, b in parts]
    return heads if len(heads) == n and all(b - a <= LONGEST for a, b in heads) else []


def members(sentence: Sentence, items: list[tuple[int, int]], *, closed: bool) -> Members:
    kept = [(a, b) for a, b in (unquoted(sentence.text, *item) for item in items) if b > a]
    return listed([sentence.span(a, b) for a, b in kept], closed=closed)


def listed(spans: list[Span], *, closed: bool) -> Members:
    return Members(tuple(_WRAP.sub("", s.text) for s in spans), closed, tuple((s.start, s.end) for s in spans))


def plausible(text: str, items: list[tuple[int, int]], n: int, *, is_open: bool, clauses: bool = False) -> bool:
    """Whether items can be the members of so many things: neither too long, nor cut marks, nor another number."""
    if any(text.count("“", a, b) != text.count("”", a, b) for a, b in items):
        return False
    if any(not 1 <= b - a <= LONGEST or (not clauses and _NO_MEMBER.search(text, a, b)) for a, b in items):
        return False
    # A list that neither fits nor says 等 is a fault of the text only where it is surely a list.
    surely = clauses or not any(CLAUSE.search(text, a, b) for a, b in items)
    return len(items) == n or is_open or (surely and len(items) >= 3 and abs(len(items) - n) <= 2)
