"""Alias: 以下简称, 下称, 简称 – a short name where the text itself says what it stands for."""

import re
from collections.abc import Iterator
from itertools import accumulate

from pipeline.schema import NAME_KINDS, Alias, Find, Reading, Sentence

_DEFINES = re.compile(
    r"[（，]?(?:以下|下文|下|后文|以下统|统)?(?:简称|统称|称)(?:为|作|：)?(?P<short>《[^《》]{1,20}》|“[^“”]{1,20}”|[^，。；：、（）《》“”]{2,12})(?=[）、。，；和或]|$)"
)
_ALSO = re.compile(r"(?:或|、|和)(?P<short>《[^《》]{1,20}》|“[^“”]{1,20}”)")
_BOUND = re.compile(r"[，。；：！？（）、《》“”\s]")
_PLAIN = re.compile(r"^(?:[，（]|以下|下|统)")
_LONGEST = 40


def assemble(reading: Reading, _: tuple[object, ...]) -> Iterator[Alias]:
    """One alias for every short name that a sentence defines; `kind` is TERM where the full name is of no kind."""
    for sentence, found in reading:
        if "称" not in sentence.text:
            continue
        for match in _DEFINES.finditer(sentence.text):
            if not _PLAIN.match(match.group()):
                continue
            full = _full(sentence, found, match.start())
            if full is None:
                continue
            kind, start, end = full
            yield _alias(sentence, match, kind, sentence.text[start:end])
            if also := _ALSO.match(sentence.text, match.end()):
                yield _alias(sentence, also, kind, sentence.text[start:end])


def _alias(sentence: Sentence, match: "re.Match[str]", kind: str, name: str) -> Alias:
    start, end = match.span("short")
    if sentence.text[start] == "“":
        start, end = start + 1, end - 1
    if kind == "TERM" and sentence.text[start] == "《":
        kind = "DOC"
    span = sentence.span(start, end)
    return Alias(span.document, span.start, span.end, span.text, name=name, kind=kind)


def _full(sentence: Sentence, found: tuple[Find, ...], end: int) -> tuple[str, int, int] | None:
    """The name that ends right there; else what is in quotation marks; else the words back to a mark."""
    text = sentence.text
    if end and text[end - 1] == "，":
        end -= 1
    for find in found:
        if find.kind in NAME_KINDS and end - 1 <= find.end <= end:
            return find.kind, find.start, find.end
    if end and text[end - 1] == "”":
        opening = text.rfind("“", 0, end)
        return ("TERM", opening + 1, end - 1) if opening >= 0 else None
    start = max((m.end() for m in _BOUND.finditer(text, max(0, end - _LONGEST), end)), default=max(0, end - _LONGEST))
    edges = accumulate(map(len, sentence.words), initial=0)
    start = next((edge for edge in edges if edge >= start), start)
    return ("TERM", start, end) if end - start > 2 else None
