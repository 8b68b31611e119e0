"""Fields of a Word file: what they show, and what only tells how it is made."""

import re

from pipeline.readers import _word_xml as xml
from pipeline.readers._word_numerals import numeral
from pipeline.readers._word_xml import Element

_CIRCLED = re.compile(r"\s*eq\s*\\o\s*\\ac\s*\(\s*[○〇◯O]\s*[,，;]\s*([^()]{1,4}?)\s*\)", re.IGNORECASE)
# The base under its reading: eq \* jc2 … \o\ad(\s\up 9(xiù),岫).
_UNDER = re.compile(
    r"\s*eq\b.{0,200}\\o\b.{0,200}\(.{0,100}\)\s*[,，;]\s*([^(),，;]{1,20})\s*\)\s*", re.IGNORECASE | re.DOTALL
)
_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)
_LONGEST = 2_000


class Fields:
    """The fields of one stretch of paragraphs, entered and left as their marks come by."""

    def __init__(self, container: Element) -> None:
        self._whole = _whole(container)
        self._open: list[_Field] = []
        self._coded = self._listed = 0

    @property
    def shown(self) -> bool:
        """Whether text that stands here is shown: in no field, or in what every field around it gives."""
        return not self._coded

    @property
    def contents(self) -> bool:
        """Whether this is a table of contents."""
        return bool(self._listed)

    def code(self, text: str) -> None:
        """Takes a piece of the instruction of the innermost field."""
        if self._open and not self._open[-1].result:
            self._open[-1].code = (self._open[-1].code + text)[:_LONGEST]

    def mark(self, element: Element) -> str:
        """Enters, crosses or leaves a field; returns what a field shows that is an instruction only."""
        if element not in self._whole:
            return ""
        kind = xml.val(element, "fldCharType")
        if kind == "begin":
            self._open.append(_Field())
            self._coded += 1
        elif kind == "separate" and self._open and not self._open[-1].result:
            self._open[-1].result = True
            self._coded -= 1
            self._listed += self._open[-1].lists
        elif kind == "end" and self._open:
            field = self._open.pop()
            if not field.result:
                self._coded -= 1
                return _drawn(field.code) if self.shown else ""
            self._listed -= field.lists
        return ""


class _Field:
    def __init__(self) -> None:
        self.code = ""
        self.result = False

    @property
    def lists(self) -> bool:
        return bool(_CONTENTS.match(self.code))


def _whole(container: Element) -> frozenset[Element]:
    """The marks of fields that have an end: one without would swallow all that follows."""
    found: set[Element] = set()
    waiting: list[list[Element]] = []
    for mark in container.iter(f"{xml.W}fldChar"):
        kind = xml.val(mark, "fldCharType")
        if kind == "begin":
            waiting.append([mark])
        elif waiting:
            waiting[-1].append(mark)
            if kind == "end":
                found.update(waiting.pop())
    return frozenset(found)


def _drawn(code: str) -> str:
    """What an EQ field draws that is text: a number in a circle, a character with its reading above."""
    if match := _CIRCLED.match(code):
        inner = match[1]
        return numeral(int(inner), "decimalEnclosedCircle") if inner.isascii() and inner.isdigit() else inner
    match = _UNDER.match(code)
    return match[1].strip() if match else ""
