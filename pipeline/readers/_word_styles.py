"""Styles of a Word file, each with what it has from those it is based on."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from pipeline.readers import _word_xml as xml
from pipeline.readers._word_xml import Element

# Word's own names are English in every language; some other writers translate them.
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录|table of figures|图表目录)\s*\d?", re.IGNORECASE)
_DEEPEST = 30


class Style(NamedTuple):
    """What a style says of its text.

    `outline`: 0 for the highest heading, 9 for text. `list`, `level`: its numbering. `line`: its own id and those of
    the styles it is based on. `part`: `title`, `contents` or empty.
    """

    outline: int | None = None
    list: int | None = None
    level: int | None = None
    hidden: bool | None = None
    raised: str = ""
    font: str = ""
    part: str = ""
    line: tuple[str, ...] = ()


class Styles(NamedTuple):
    """By id; `usual` is what a paragraph without a style has."""

    by_id: Mapping[str, Style]
    usual: Style

    def of(self, style: str) -> Style:
        """A paragraph's style by its id."""
        return self.by_id.get(style, self.usual)


def styles(root: Element | None) -> Styles:
    """The styles of a file, by id."""
    elements = {xml.val(style, "styleId"): style for style in (() if root is None else root.iterfind(f"{xml.W}style"))}
    found: dict[str, Style] = {}
    for name in elements:
        _resolve(name, elements, found)
    usual = next((found[name] for name, style in elements.items() if _is_usual(style)), Style())
    return Styles(found, usual)


def _is_usual(style: Element) -> bool:
    return xml.val(style, "type") == "paragraph" and xml.val(style, "default") in ("1", "true", "on")


def _resolve(name: str, elements: Mapping[str, Element], found: dict[str, Style]) -> None:
    """Adds a style, and before it those that it is based on; one that is based on itself is based on nothing."""
    waiting: dict[str, None] = {}
    while name in elements and name not in found and name not in waiting:
        waiting[name] = None
        name = xml.val(xml.child(elements[name], "basedOn"))
    base = found.get(name, Style())
    for each in reversed(waiting):
        base = _over(base, elements[each])._replace(line=(each, *base.line)[:_DEEPEST])
        found[each] = base


def _over(base: Style, style: Element) -> Style:
    """What a style adds to the one it is based on."""
    name = xml.val(xml.child(style, "name"))
    paragraph, run = xml.child(style, "pPr"), xml.child(style, "rPr")
    numbering = xml.child(paragraph, "numPr")
    heading = _HEADING.fullmatch(name)
    outline = xml.number(xml.child(paragraph, "outlineLvl"))
    if outline is None and heading:
        outline = int(heading[1]) - 1
    part = "title" if _TITLE.fullmatch(name) else "contents" if _CONTENTS.fullmatch(name) else ""
    return Style(
        _either(outline, base.outline),
        _either(xml.number(xml.child(numbering, "numId")), base.list),
        _either(xml.number(xml.child(numbering, "ilvl")), base.level),
        base.hidden if run is None or xml.flag(run, "vanish") is None else xml.flag(run, "vanish"),
        xml.val(xml.child(run, "vertAlign")) or base.raised,
        xml.val(xml.child(run, "rFonts"), "ascii") or base.font,
        part or base.part,
    )


def _either(own: int | None, base: int | None) -> int | None:
    return base if own is None else own
