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
# What announces the next line, or was cut off, is no name of what follows.
_OPEN_END = re.compile(
    r"(?:[：:，、,—]|[是为]|必须|包括|如下|。.*|(?:记者|通讯员)\s*\S.*|(?:长|主席|总理|主任|书记)\s+\S(?:\s*\S){1,3})$"
)
_BRACKETED = re.compile(r"[（(][^（）()]{2,40}[）)]")
# 发展目标。 names what follows; what is longer says something itself.
_NAME = 10
_LONGEST_BARE = 40
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
    last, top = 0, False
    opens = True
    for before, i, after in zip((None, *places), places, (*places[1:], None), strict=False):
        unit = units[i]
        found: Heading | None = None
        if not kinds[i]:
            around = (units[before] if before is not None else None, units[after] if after is not None else None)
            if unit.style:
                found = Heading(_numbered(unit, *around), _level(unit, present))
            elif _DIVISION.fullmatch("".join(unit.text.split())) or _is_annexed(unit, around[1]):
                found = Heading("heading", 1)
            elif _is_bare(unit, *around, opens=opens):
                # Where the text begins with such a heading, all of them are as high.
                top = top or not last
                found = Heading("heading", 1 if top else last + 1)
        if found:
            yield i, found
        if found and found.kind == "heading" and (unit.style or found.level == 1):
            last = found.level
        opens = kinds[i] in ("title", "heading", "speaker", "row") or bool(found and found.kind == "heading")


def _level(unit: Unit, present: set[str]) -> int:
    if unit.style in _CHAPTERS:
        return 1 + sum(style in present for style in _CHAPTERS[: _CHAPTERS.index(unit.style)])
    if unit.style == "dotted":
        return len(present) + 1 + unit.text[: unit.mark].strip(". ").count(".")
    depth = _DEPTH.get(unit.style, 0)
    return len(present) + depth if depth else 0


def _numbered(unit: Unit, before: Unit | None, after: Unit | None) -> BlockKind:
    """A heading is short, one clause, and has text under it rather than its like around it."""
    said = unit.text[unit.mark :].strip()
    if unit.style in _shapes.LISTING or not said or len(said) > _LONGEST or said[-1] in _CLAUSE:
        return "list"
    if "。" in said[:-1] or "；" in said[:-1]:
        return "list"
    if unit.style in _CHAPTERS:
        return "heading"
    # The last item of a list has its like before it, and so has a heading after a numbered paragraph.
    sentence = _shapes.finished(said) and len(said) > _NAME
    listed = before is not None and before.style == unit.style and (sentence or not _is_prose(before))
    return "list" if after is None or after.style == unit.style or listed else "heading"


def _is_prose(unit: Unit) -> bool:
    return "。" in unit.text[:-1] or len(unit.text) > _LONGEST


def _is_annexed(unit: Unit, after: Unit | None) -> bool:
    """The name of a plan under the notice that issues it: it has its own text, or its years, below it."""
    text = unit.text
    if not _NAME <= len(text) <= _LONGEST or "，" in text or "。" in text or not _shapes.BOOK_TYPE.search(text):
        return False
    return after is not None and (_BRACKETED.fullmatch(after.text) is not None or _is_prose(after))


def _is_bare(unit: Unit, before: Unit | None, after: Unit | None, *, opens: bool) -> bool:
    """A short line without a full stop, under a finished text and above the next one."""
    text = unit.text
    if len(text) > _LONGEST_BARE or _OPEN_END.search(text) or _shapes.finished(text) or len(_HAN.findall(text)) < 2:
        return False
    if after is None or not (opens or before is None or _shapes.finished(before.text) or before.style):
        return False
    return bool(after.style or after.given) or len(after.text) > _LONGEST_BARE or _shapes.finished(after.text)
