"""What a Word file shows, from top to bottom: paragraphs with their numbers, tables, text boxes, notes.

A note stands behind the paragraph, or the table, that it belongs to, as ［注1］…: there it has the heading and the
year of what it explains. Its mark in the sentence is left out: a small 1 behind 8.7% would be read as a figure.
Headers and footers are left out: they say on every page what the text says once.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, count
from typing import NamedTuple

from pipeline.errors import InputError
from pipeline.readers import _word_pasted, _word_tables
from pipeline.readers import _word_xml as xml
from pipeline.readers._dom import Piece
from pipeline.readers._word_fields import Fields
from pipeline.readers._word_numbering import Counters
from pipeline.readers._word_package import Parts
from pipeline.readers._word_runs import shown
from pipeline.readers._word_styles import Style, styles
from pipeline.readers._word_xml import Element

_AROUND = frozenset("w:body w:sdt w:sdtContent w:customXml w:ins w:moveTo w:smartTag".split(" "))
_NOTES = {"w:footnoteReference": "注", "w:endnoteReference": "尾注"}
# Tables and text boxes in one another. Forms nest three deep.
_DEEPEST = 20
_LOWEST = 8


class _Paragraph(NamedTuple):
    """A paragraph; `number` with its gap, `breaks` where pages begin in the text behind the number."""

    number: str = ""
    text: str = ""
    breaks: tuple[int, ...] = ()
    part: str = ""
    outline: int | None = None
    bullet: bool = False
    contents: bool = False
    asides: tuple[Element, ...] = ()


class Story:
    """A document on its way through: what has been counted, and which notes have not been told."""

    def __init__(self, parts: Parts, name: str) -> None:
        self._name = name
        self._parts = parts
        self._styles = styles(parts.styles)
        self._counters = Counters(parts.numbering, self._styles)
        self._notes = {
            **_notes(parts.footnotes, "w:footnoteReference"),
            **_notes(parts.endnotes, "w:endnoteReference"),
        }
        self._waiting: list[tuple[str, Element]] = []
        self._told: dict[str, int] = {}
        self._tables = count(1)
        # Pages that began where nothing shows.
        self._turned = 0

    def pieces(self) -> Iterator[Piece]:
        """The lines and rows that the document shows."""
        return self._inside(self._parts.main, 0)

    def _inside(self, container: Element, depth: int) -> Iterator[Piece]:
        if depth > _DEEPEST:
            raise InputError(f"{self._name} 的表格、文本框套了 {depth} 层", hint="请在 Word 里拆开后另存")
        fields = Fields(container)
        begun: list[_Paragraph] = []
        numbered = False
        for element, contents in _blocks(container):
            if xml.name(element) == "w:p":
                begun.append(self._paragraph(element, fields, contents=contents, begins=not numbered))
                numbered = numbered or bool(begun[-1].number)
                if _runs_on(element):
                    continue
            yield from self._lines(_together(begun), depth)
            begun, numbered = [], False
            if xml.name(element) != "w:p":
                yield from self._block(element, depth)
            if not depth:
                yield from self._told_notes()
        yield from self._lines(_together(begun), depth)
        yield from () if depth else self._told_notes()

    def _block(self, element: Element, depth: int) -> Iterator[Piece]:
        """A table, or what another program's file put here."""
        if xml.name(element) == "w:tbl":
            rows = _word_tables.rows(element, self._tables, lambda cell: list(self._inside(cell, depth + 1)))
            yield from rows
        elif part := self._parts.pasted.get(element.get(f"{xml.R}id", "")):
            yield from _word_pasted.pieces(part)

    def _paragraph(self, element: Element, fields: Fields, *, contents: bool, begins: bool) -> _Paragraph:
        """A paragraph; without a number where it does not begin one, but goes on in a numbered one."""
        own = xml.child(element, "pPr")
        style = self._styles.of(xml.val(xml.child(own, "pStyle")))
        texts: list[str] = []
        asides: list[Element] = []
        breaks: list[int] = []
        length = 0
        for each in shown(element, style, self._styles, fields):
            texts.append(each.text)
            length += len(each.text)
            contents = contents or (each.contents and bool(each.text.strip()))
            if each.page:
                breaks.append(length)
            if each.aside is not None:
                asides.append(each.aside)
        text = "".join(texts)
        number, bullet = "", False
        # What is deleted, or hidden, with its end is not counted either.
        if begins and (text.strip() or not _runs_on(element)):
            number, bullet = self._number(own, style)
        outline = xml.number(xml.child(own, "outlineLvl"))
        outline = style.outline if outline is None else outline
        contents = contents or style.part == "contents"
        return _Paragraph(number, text, tuple(breaks), style.part, outline, bullet, contents, tuple(asides))

    def _number(self, own: Element | None, style: Style) -> tuple[str, bool]:
        """The number before a paragraph, and whether it is a bullet: its own, else that of its style."""
        numbering = xml.child(own, "numPr")
        chosen, depth = xml.number(xml.child(numbering, "numId")), xml.number(xml.child(numbering, "ilvl"))
        number = style.list if chosen is None else chosen
        if not number:
            return "", False
        if depth is None and chosen is None:
            depth = self._counters.depth(number, style.line)
        return self._counters.label(number, (style.level or 0) if depth is None else depth)

    def _lines(self, paragraph: _Paragraph, depth: int) -> Iterator[Piece]:
        """The lines of a paragraph, then its text boxes; its notes wait until the table around it is told."""
        number = paragraph.number if paragraph.text.strip() else paragraph.number.rstrip()
        start, outline = -len(number), paragraph.outline
        breaks = deque(paragraph.breaks)
        for nth, line in enumerate((number + paragraph.text).split("\n")):
            end = start + len(line)
            begins: list[int] = []
            while breaks and breaks[0] <= end:
                at = breaks.popleft()
                begins.append(at - start if at else 0)
            start = end + 1
            if not line.strip():
                self._turned += len(begins)
                continue
            yield Piece(
                line,
                apart=not nth,
                furniture=paragraph.contents,
                tag="title" if paragraph.part == "title" else "li" if paragraph.bullet else "",
                level=outline + 1 if outline is not None and 0 <= outline <= _LOWEST else 0,
                breaks=(*[0] * self._turned, *begins),
            )
            self._turned = 0
        for aside in paragraph.asides:
            yield from self._aside(aside, depth)

    def _aside(self, element: Element, depth: int) -> Iterator[Piece]:
        kind = xml.name(element)
        if kind in _NOTES:
            note = self._notes.pop((kind, xml.val(element, "id")), None)
            if note is not None:
                self._told[kind] = self._told.get(kind, 0) + 1
                self._waiting.append((f"［{_NOTES[kind]}{self._told[kind]}］", note))
        elif kind == "w:txbxContent":
            yield from self._inside(element, depth + 1)
        elif kind == "v:textpath":
            yield from (Piece(line) for line in element.get("string", "").splitlines() if line.strip())
        elif (diagram := self._parts.diagrams.get(element.get(f"{xml.R}dm", ""))) is not None:
            yield from _word_pasted.diagram(diagram)

    def _told_notes(self) -> Iterator[Piece]:
        waiting, self._waiting = self._waiting, []
        for mark, note in waiting:
            for nth, piece in enumerate(self._inside(note, 1)):
                text = piece.text.lstrip()
                yield piece if nth or piece.cells else piece._replace(text=mark + text, level=0)


def _together(paragraphs: Sequence[_Paragraph]) -> _Paragraph:
    """Paragraphs whose ends are deleted, or hidden: the first of which something is left says what they are."""
    if len(paragraphs) == 1:
        return paragraphs[0]
    looks = next((each for each in paragraphs if each.text.strip() or each.number), _Paragraph())
    starts = accumulate((len(each.text) for each in paragraphs), initial=0)
    return looks._replace(
        number=next((each.number for each in paragraphs if each.number), ""),
        text="".join(each.text for each in paragraphs),
        breaks=tuple(start + at for start, each in zip(starts, paragraphs, strict=False) for at in each.breaks),
        contents=any(each.contents for each in paragraphs),
        asides=tuple(aside for each in paragraphs for aside in each.asides),
    )


def _notes(root: Element | None, kind: str) -> Mapping[tuple[str, str], Element]:
    """The notes of a part, by the kind of their mark and their id, without the lines that part them from the text."""
    return {
        (kind, xml.val(note, "id")): note
        for note in (() if root is None else root)
        if xml.val(note, "type") in ("", "normal")
    }


def _blocks(container: Element) -> Iterator[tuple[Element, bool]]:
    """Paragraphs, tables and pasted parts in order, and whether a control around them is a table of contents."""
    todo: list[tuple[Element, bool]] = [(each, False) for each in reversed(container)]
    while todo:
        element, contents = todo.pop()
        kind = xml.name(element)
        if kind in ("w:p", "w:tbl", "w:altChunk"):
            yield element, contents
        elif kind == "mc:AlternateContent":
            inner = xml.alternative(element)
            todo.extend((each, contents) for each in reversed(() if inner is None else inner))
        elif kind in _AROUND:
            contents = contents or (kind == "w:sdt" and _lists_contents(element))
            todo.extend((each, contents) for each in reversed(element))


def _lists_contents(control: Element) -> bool:
    part = xml.child(xml.child(control, "sdtPr"), "docPartObj")
    return xml.val(xml.child(part, "docPartGallery")) == "Table of Contents"


def _runs_on(paragraph: Element) -> bool:
    """Whether the end of a paragraph is deleted or hidden, so that the next one goes on in it."""
    mark = xml.child(xml.child(paragraph, "pPr"), "rPr")
    return any(xml.child(mark, each) is not None for each in ("del", "moveFrom")) or bool(xml.flag(mark, "vanish"))
