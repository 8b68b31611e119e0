"""Which numbered and which bare lines are headings, which are items of a list, and how deep they are."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.readers import _shapes
from pipeline.readers._joining import Kind, Unit
from pipeline.schema import BlockKind

_CHAPTERS = ("part", "chapter", "section")
_DEPTH = {"article": 1, "comma": 1, "paren": 2, "nth": 3, "dotted": 3, "digit": 3, "bracket": 4, "circle": 5, "item": 5}
# Divisions that stand beside the chapters, whatever is numbered around them.
_DIVISION = re.compile(
    r"(?:前言|引言|导言|序言|总则|附则|附录|附件|附表|附图|结束语|结语|后记|名词解释|名词注释)[一二三四五六七八九十\d]{0,2}[：:]?"
)
_HAN = re.compile("[㐀-䶿一-鿿]")
_LONGEST_BARE = 32
_LONGEST = 60
# 1.《…法》（2019年修正） in a row of its like is an item; after it, text makes it a heading.
_CLAUSE = "，；、,;"


class Heading(NamedTuple):
    """What a unit is and how deep it lies."""

    kind: BlockKind
    level: int


def headings(units: Sequence[Unit], kinds: Sequence[Kind]) -> Iterator[tuple[int, Heading]]:
    """By index of unit, the headings and the items of lists."""
    places = [i for i, kind in enumerate(kinds) if kind != "boilerplate"]
    present = {units[i].style for i in places if units[i].style in _CHAPTERS}
    last = 0
    bare = 0
    for at, i in enumerate(places):
        if kinds[i]:
            continue
        unit = units[i]
        before = units[places[at - 1]] if at else None
        after = units[places[at + 1]] if at + 1 < len(places) else None
        if unit.style:
            level = _level(unit, present)
            kind: BlockKind = "heading" if _is_heading(unit, before, after) else "list"
            if kind == "heading":
                last, bare = level, 0
            yield i, Heading(kind, level)
        elif after and _is_bare(unit, before, after, kinds[places[at - 1]] if at else "title"):
            bare = 1 if _DIVISION.fullmatch("".join(unit.text.split())) else bare or last + 1
            last = 1 if bare == 1 else last
            yield i, Heading("heading", bare)


def _level(unit: Unit, present: set[str]) -> int:
    if unit.style in _CHAPTERS:
        return 1 + sum(style in present for style in _CHAPTERS[: _CHAPTERS.index(unit.style)])
    if unit.style == "dotted":
        return len(present) + 1 + unit.text[: unit.mark].strip(". ").count(".")
    depth = _DEPTH.get(unit.style, 0)
    return len(present) + depth if depth else 0


def _is_heading(unit: Unit, before: Unit | None, after: Unit | None) -> bool:
    """A short numbered line that is one clause, and has text under it rather than its like around it."""
    said = unit.text[unit.mark :].strip()
    if unit.style in _shapes.LISTING or not said or len(said) > _LONGEST or said[-1] in _CLAUSE:
        return False
    if "。" in said[:-1] or "；" in said[:-1]:
        return False
    siblings = [other for other in (before, after) if other and other.style == unit.style and other.text[-1] != "："]
    return unit.style in _CHAPTERS or not (siblings or after is None)


def _is_bare(unit: Unit, before: Unit | None, after: Unit, kind: Kind) -> bool:
    """A short line without a full stop, under a finished text and above the next one."""
    text = unit.text
    if len(text) > _LONGEST_BARE or text[-1] in "：:，、,—" or _shapes.finished(text) or len(_HAN.findall(text)) < 2:
        return False
    if kind not in ("title", "heading", "speaker", "row") and before and not _closes(before):
        return False
    return bool(after.style) or len(after.text) > _LONGEST_BARE or _shapes.finished(after.text)


def _closes(unit: Unit) -> bool:
    return _shapes.finished(unit.text) or bool(unit.style)
