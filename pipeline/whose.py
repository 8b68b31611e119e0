"""Whose figures a document tells: the place that it is of, and which of its statements are of that place."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final, NamedTuple

from pipeline.schema import Extract, Indicator

NATION: Final = "全国"
_PLACE = re.compile(r"《?(?:关于|中共)?(?P<place>[\u4e00-\u9fff]{2,6}?)[省市县区州]")
# 云川市临渚区2026年…: the second place is one only before what a title goes on with; 云川市高新产业园区… has none.
_WITHIN = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,4}?)[市县区旗州](?=[0-9“]|人民政府|政府|国民|第|关于|$)")
# 宁夏回族自治[区]
_SELF_GOVERNED = re.compile("(?<=..)(?:[壮回]族|维吾尔)?自治$")
_NATIONAL = re.compile("国务院|全国人民代表大会")
# 在党中央、国务院和省委领导下: a province's, though it does not say which.
_LOCAL = re.compile("[我全][省市县区]|[省市县区][委直]|自治区")
# Where a text says whose it is.
_OPENING = 300
_CLAUSE = re.compile("[，,；;。！？\n][^，,；;。！？\n]*$")
_CLAUSE_LONGEST = 40
_BEFORE = 20


class Stated(NamedTuple):
    """A statement, the place whose figure it is, and a few words that stand before it."""

    indicator: Indicator
    place: str
    before: str = ""


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
            place = _SELF_GOVERNED.sub("", match["place"])
            return (place, inner["place"]) if inner else (place,)
    opening = extract.document.text[:_OPENING]
    return (NATION,) if _NATIONAL.search(opening) and not _LOCAL.search(opening) else ()


def region(extract: Extract) -> str:
    """The place whose figures a document tells, with the one it lies in; empty where it names none."""
    return "".join(lineage(extract))


def stated(extract: Extract) -> Iterator[Stated]:
    """The statements that are of the document's own place, with its name; of a text without one, the file's.

    What is said of the nation in a province's report, or in a clause that names another place, is left out.
    """
    places = lineage(extract)
    name = "".join(places) or PurePath(extract.document.id).stem
    others = [
        mention.start
        for mention in extract.mentions
        if mention.kind == "PLACE" and not any(mention.text.startswith(place) for place in places)
    ]
    for indicator in extract.indicators:
        national = indicator.scope.startswith(NATION) and NATION not in places
        start = _clause(extract.document.text, indicator.start)
        if not national and not any(start <= other < indicator.quantity_start for other in others):
            yield Stated(indicator, name, extract.document.text[max(0, indicator.start - _BEFORE) : indicator.start])


def _clause(text: str, start: int) -> int:
    """Where the clause begins in which a statement does."""
    low = max(0, start - _CLAUSE_LONGEST)
    found = _CLAUSE.search(text, low, start)
    return found.start() + 1 if found else low
