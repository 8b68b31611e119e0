"""A paragraph of a Word file → its text in order, tracked changes accepted, and what hangs on it."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from pipeline.readers import _word_symbols
from pipeline.readers import _word_xml as xml
from pipeline.readers._word_fields import Fields
from pipeline.readers._word_styles import Style, Styles
from pipeline.readers._word_xml import Element

_SIGNS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    # A hyphen that must not end a line. A soft one shows only where it does, which is not told.
    "w:noBreakHyphen": "-",
}
# Deleted, moved away, properties, marks for the eye of the editor. `w:rt` is the reading over a character.
_UNSHOWN = frozenset(
    "w:del w:moveFrom w:pPr w:rPr w:sdtPr w:sdtEndPr w:tblPr w:trPr w:tcPr w:rubyPr w:rt w:delText w:delInstrText"
    " w:footnoteRef w:endnoteRef w:annotationRef w:commentReference w:softHyphen w:fldData w:ffData w:object"
    " m:rPr m:ctrlPr m:fPr m:dPr m:naryPr m:radPr m:sSupPr m:sSubPr m:sSubSupPr m:funcPr m:mPr m:eqArrPr m:accPr".split(
        " "
    )
)
_XML_BLANKS = str.maketrans("\t\n\r", "   ")
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Shown(NamedTuple):
    """A stretch of text, or what hangs on it there.

    `contents`: it belongs to a table of contents. `page`: a page begins. `aside`: a text box, a note's mark, a
    diagram's place.
    """

    text: str = ""
    contents: bool = False
    page: bool = False
    aside: Element | None = None


class _Look(NamedTuple):
    hidden: bool
    raised: bool
    font: str


_Todo = list[tuple[Element | str, _Look]]


def shown(paragraph: Element, style: Style, styles: Styles, fields: Fields) -> Iterator[Shown]:
    """What a paragraph shows, in order; `fields` knows which fields it begins in, and is carried on."""
    look = _Look(bool(style.hidden), style.raised == "superscript", style.font)
    todo: _Todo = [(each, look) for each in reversed(paragraph)]
    while todo:
        element, look = todo.pop()
        if isinstance(element, str):
            yield Shown(element, fields.contents)
            continue
        kind = xml.name(element)
        if kind in _UNSHOWN:
            continue
        if kind in _MARKS:
            yield from _mark(element, kind, look, fields)
        elif kind == "mc:AlternateContent":
            inner = xml.alternative(element)
            todo.extend((each, look) for each in reversed(() if inner is None else inner))
        elif kind.startswith("m:"):
            todo.extend((each, look) for each in reversed(_formula(element, kind)))
        else:
            inside = _look(element, look, styles) if kind == "w:r" else look
            todo.extend((each, inside) for each in reversed(element))


_MARKS = frozenset(
    "w:t m:t w:sym w:fldChar w:instrText w:lastRenderedPageBreak w:footnoteReference w:endnoteReference w:txbxContent"
    " v:textpath dgm:relIds".split(" ")
) | frozenset(_SIGNS)


def _mark(element: Element, kind: str, look: _Look, fields: Fields) -> Iterator[Shown]:
    if kind == "w:fldChar":
        if (text := fields.mark(element)) and not look.hidden:
            yield Shown(text, fields.contents)
    elif kind == "w:instrText":
        fields.code(element.text or "")
    elif kind == "w:lastRenderedPageBreak":
        yield Shown(page=True)
    elif look.hidden or not fields.shown:
        return
    elif kind in ("w:t", "m:t"):
        yield Shown(_text(element, look), fields.contents)
    elif kind == "w:sym":
        yield Shown(_symbol(element), fields.contents)
    elif kind in _SIGNS:
        yield Shown(_SIGNS[kind], fields.contents)
    else:
        yield Shown(aside=element)


def _text(element: Element, look: _Look) -> str:
    text = (element.text or "").translate(_XML_BLANKS)
    if xml.name(element) == "w:t" and not _keeps_blanks(element):
        text = text.strip(" ")
    text = _word_symbols.respelt(text, look.font)
    return _word_symbols.raised(text) if look.raised else text


def _keeps_blanks(element: Element) -> bool:
    # Said by the element itself, or once for the whole part.
    text = element.text or ""
    if text[:1] != " " and text[-1:] != " ":
        return True
    return "preserve" in (element.get(_SPACE), element.getroottree().getroot().get(_SPACE))


def _symbol(element: Element) -> str:
    code = xml.val(element, "char")
    try:
        return _word_symbols.symbol(int(code, 16), xml.val(element, "font")) if len(code) <= 6 else ""
    except ValueError:
        return ""


def _look(run: Element, look: _Look, styles: Styles) -> _Look:
    """How the text of a run looks: by itself, else by its character style, else as the paragraph."""
    own = xml.child(run, "rPr")
    if own is None:
        return look
    style = styles.by_id.get(xml.val(xml.child(own, "rStyle")), Style())
    hidden = xml.flag(own, "vanish")
    if hidden is None:
        hidden = style.hidden
    raised = xml.val(xml.child(own, "vertAlign")) or style.raised
    font = xml.val(xml.child(own, "rFonts"), "ascii") or style.font
    return _Look(
        look.hidden if hidden is None else hidden,
        raised == "superscript" if raised else look.raised,
        font or look.font,
    )


def _formula(element: Element, kind: str) -> list[Element | str]:
    """The parts of a formula in the order in which they are said: a fraction with its stroke, a power with ^."""
    parts = {xml.name(each): each for each in element}
    if kind == "m:f":
        return [*_grouped(parts.get("m:num")), "/", *_grouped(parts.get("m:den"))]
    if kind in ("m:sSup", "m:sSubSup"):
        return [*_all(parts, "m:e", "m:sub"), "^", *_grouped(parts.get("m:sup"))]
    if kind == "m:rad":
        return [*_all(parts, "m:deg"), "√", *_grouped(parts.get("m:e"))]
    if kind == "m:d":
        says = parts.get("m:dPr")
        begin, end = (_character(says, key, usual) for key, usual in (("begChr", "("), ("endChr", ")")))
        return [begin, *(each for each in element if xml.name(each) == "m:e"), end]
    if kind == "m:nary":
        return [_character(parts.get("m:naryPr"), "chr", "∫"), *_all(parts, "m:sub", "m:sup", "m:e")]
    return list(element)


def _all(parts: dict[str, Element], *names: str) -> list[Element | str]:
    return [parts[name] for name in names if name in parts]


def _grouped(element: Element | None) -> list[Element | str]:
    if element is None:
        return []
    text = "".join(each.text or "" for each in islice(element.iter(f"{_MATH}t"), 20))
    return [element] if text.isalnum() else ["(", element, ")"]


def _character(properties: Element | None, key: str, usual: str) -> str:
    found = None if properties is None else properties.find(_MATH + key)
    return usual if found is None else str(found.get(f"{_MATH}val", ""))[:1]
