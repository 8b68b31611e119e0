"""Whose figures a document tells, and from which year: what may be compared across documents."""

import re

from pipeline.dating import document_year
from pipeline.rules._once import kept
from pipeline.schema import Extract

_PLACE = re.compile(r"《?(?P<place>[\u4e00-\u9fff]{2,6}?)[省市县区州]")
# 云川市临渚区2026年…: the second place is one only before what a title goes on with; 云川市高新产业园区… has none.
_WITHIN = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,4}?)[市县区旗州](?=[0-9“]|人民政府|政府|国民|第|关于|$)")
_NATION = re.compile("国务院|全国人民代表大会")
# Where a text says whose it is.
_OPENING = 300


@kept
def lineage(extract: Extract) -> tuple[str, ...]:
    """The places that a text first names, in its title or an agency's name, the widest first; the nation by its organs.

    Empty where no place is named.
    """
    for mention in extract.mentions:
        if mention.start >= _OPENING:
            break
        if mention.kind in ("PLACE", "DOC", "ORG") and (match := _PLACE.match(mention.text)):
            text = extract.document.text[mention.start : mention.start + 2 * _OPENING].split("\n")[0]
            inner = _WITHIN.match(text, match.end())
            return (match["place"], inner["place"]) if inner else (match["place"],)
    return ("全国",) if _NATION.search(extract.document.text, 0, _OPENING) else ()


def region(extract: Extract) -> str:
    """The place whose figures a document tells, with the one it lies in; empty where it names none."""
    return "".join(lineage(extract))


@kept
def year(extract: Extract) -> int | None:
    """The year that the document speaks from."""
    return document_year(extract.document)
