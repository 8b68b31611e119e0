"""Automatic numbering: which number stands before a paragraph, as Word shows it."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.readers import _word_symbols
from pipeline.readers import _word_xml as xml
from pipeline.readers._word_numerals import numeral
from pipeline.readers._word_styles import Styles
from pipeline.readers._word_xml import Element

_LEVELS = 9
_PLACE = re.compile("%([1-9])")
# A number is short; what is longer would be repeated before every paragraph.
_LONGEST = 60
# A plan that names a style whose list names a plan.
_MOST_LINKS = 8
_PRIVATE = re.compile("[\ue000-\uf8ff]")


class Level(NamedTuple):
    """How one depth of a list is numbered; `restart` is the depth (from 1) that begins it again, 0 none."""

    start: int = 0
    style: str = "decimal"
    pattern: str = ""
    text: str = ""
    restart: int | None = None
    legal: bool = False
    suffix: str = "tab"
    linked: str = ""
    hidden: bool = False


class List(NamedTuple):
    """A list: lists with one `plan` count on together, but for the depths for which `starts` says otherwise."""

    plan: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]

    def start(self, depth: int) -> int:
        """Where a depth begins."""
        return self.starts.get(depth, self.levels.get(depth, Level()).start)


class Counters:
    """Where the lists of a document stand; asked paragraph by paragraph, in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._lists = _lists(root, styles)
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()

    def depth(self, number: int, line: Sequence[str]) -> int | None:
        """The depth of a list that belongs to a style, by the ids of the style and its bases."""
        found = self._lists.get(number)
        linked = {level.linked: depth for depth, level in found.levels.items() if level.linked} if found else {}
        return next((linked[style] for style in line if style in linked), None)

    def label(self, number: int, depth: int) -> tuple[str, bool]:
        """The next number of a list, with what parts it from the text, and whether it is a bullet."""
        found = self._lists.get(number)
        if found is None or depth not in found.levels:
            return "", False
        counts = self._counts.setdefault(found.plan, [None] * _LEVELS)
        if (number, depth) not in self._begun:
            self._begun.add((number, depth))
            if depth in found.starts:
                counts[depth] = None
        # A depth that was passed over counts as begun: the heading above is 2 when it comes (Microsoft KB Q197139).
        for above in range(depth):
            if counts[above] is None:
                counts[above] = found.start(above)
        count = counts[depth]
        counts[depth] = found.start(depth) if count is None else count + 1
        for below in range(depth + 1, _LEVELS):
            restart = found.levels.get(below, Level()).restart
            if restart is None or depth < restart:
                counts[below] = None
        return _label(found, depth, counts), found.levels[depth].style == "bullet"


def _label(found: List, depth: int, counts: Sequence[int | None]) -> str:
    level = found.levels[depth]

    def value(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        count, other = counts[at], found.levels.get(at, Level())
        if count is None:
            return ""
        return str(count) if level.legal and other.style != "none" else numeral(count, other.style, other.pattern)

    text = "" if level.hidden else _PLACE.sub(value, level.text)
    return text + _gap(text, level.suffix)


def _gap(text: str, suffix: str) -> str:
    """A blank where the number would else grow into the text; （一） and 一、 part themselves, as when typed."""
    plain = bool(text) and (text[-1].isascii() or text[-1] in "●○■□◆•▪➢✓")
    return " " if plain and (suffix != "nothing" or text[-1].isdigit()) else ""


def _lists(root: Element | None, styles: Styles) -> dict[int, List]:
    if root is None:
        return {}
    plans = {xml.val(plan, "abstractNumId"): plan for plan in root.iterfind(f"{xml.W}abstractNum")}
    elements = {xml.number(each, "numId"): each for each in root.iterfind(f"{xml.W}num")}
    levels: dict[str, dict[int, Level]] = {}
    found: dict[int, List] = {}
    for number, element in elements.items():
        plan = _plan(element, plans, elements, styles)
        if number is None or plan not in plans:
            continue
        if plan not in levels:
            levels[plan] = dict(filter(None, map(_level, plans[plan].iterfind(f"{xml.W}lvl"))))
        found[number] = List(plan, {**levels[plan], **_overridden(element)}, _starts(element))
    return found


def _plan(
    element: Element, plans: Mapping[str, Element], elements: Mapping[int | None, Element], styles: Styles
) -> str:
    """The plan of a list; one that only names a list style has the plan of that style."""
    seen: set[str] = set()
    plan = xml.val(xml.child(element, "abstractNumId"))
    while plan in plans and plan not in seen and len(seen) < _MOST_LINKS:
        seen.add(plan)
        link = xml.val(xml.child(plans[plan], "numStyleLink"))
        style = styles.by_id.get(link)
        if style is None or style.list not in elements:
            break
        plan = xml.val(xml.child(elements[style.list], "abstractNumId"))
    return plan


def _overridden(element: Element) -> dict[int, Level]:
    found = (xml.child(each, "lvl") for each in element.iterfind(f"{xml.W}lvlOverride"))
    return dict(filter(None, (_level(each) for each in found if each is not None)))


def _starts(element: Element) -> dict[int, int]:
    found: dict[int, int] = {}
    for each in element.iterfind(f"{xml.W}lvlOverride"):
        depth, start = xml.number(each, "ilvl"), xml.number(xml.child(each, "startOverride"))
        if depth is not None and start is not None:
            found[depth] = start
    return found


def _level(element: Element) -> tuple[int, Level] | None:
    depth = xml.number(element, "ilvl")
    if depth is None or not 0 <= depth < _LEVELS:
        return None
    style, pattern = _format(element)
    run = xml.child(element, "rPr")
    text = xml.val(xml.child(element, "lvlText"))[:_LONGEST]
    text = _word_symbols.respelt(text, xml.val(xml.child(run, "rFonts"), "ascii"))
    if style == "bullet":
        text = _PRIVATE.sub("•", text)
    return depth, Level(
        start=xml.number(xml.child(element, "start")) or 0,
        style=style,
        pattern=pattern,
        text=text,
        restart=xml.number(xml.child(element, "lvlRestart")),
        legal=bool(xml.flag(element, "isLgl")),
        suffix=xml.val(xml.child(element, "suff")) or "tab",
        linked=xml.val(xml.child(element, "pStyle")),
        hidden=bool(xml.flag(run, "vanish")),
    )


def _format(element: Element) -> tuple[str, str]:
    """The number format; 001, 002 is written so that an older Word finds 1, 2 beside it."""
    found = xml.child(element, "numFmt")
    if found is None:
        found = next(element.iter(f"{xml.W}numFmt"), None)
    return xml.val(found) or "decimal", xml.val(found, "format")
