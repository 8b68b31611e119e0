"""Names of sites in lists that share one head: 青岚、云溪港 are 青岚港 and 云溪港, 青岚、云溪等港口 too."""

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.lexicons import roles
from pipeline.lexicons.spelling import normal
from pipeline.linking.areas import known
from pipeline.schema import Extract, Mention

# A firm or a town in such a list parts nothing.
_LISTED = frozenset({"CARRIER", "ORG", "PLACE"})
_JOINTS = frozenset({"、", "和", "与", "及", "以及"})
_ROUTE = re.compile("[\u4e00-\u9fff]{2,5}[至-][\u4e00-\u9fff]{2,5}")
# 长江上游、黄河上中游…工程: the item says itself which part it is.
_REACHES = re.compile("^[上中下]+游")
# 白沙|洲码头: the place goes on.
_GOES_ON = re.compile("[洲岛湾山岭峡湖河江海港镇乡村街门口坪]")
_ROAD = re.compile("铁路|高铁|城际|客专|高速|公路")
_WORK = frozenset({"项目", "工程"})
# 等重大项目 says nothing of what they are.
_PLAIN = re.compile(
    "(?:重大|重点|大型|骨干|主要|标志性|国家|[国省市]级|产业|科技|工业|新兴|外资|建设|合作|[续新在拟改扩]建|储备)*"
)
_CALLED = {"港口": "港"}
_SHORT = 3
_LONGEST = 12


class Behind(NamedTuple):
    """The head that stands behind a list, and whether it comes with a number: then it is said of all."""

    head: str = ""
    counted: bool = False


def headed(extract: Extract) -> dict[tuple[int, str], str]:
    """(start, 青岚) → 青岚港: what a site is called whose head stands further on in its list, or behind it.

    Of what bears no head only places and what is as short as the names of roads: 西康、西十高铁.
    """
    places = known() | {normal(mention.text) for mention in extract.mentions if mention.kind == "PLACE"}
    found: dict[tuple[int, str], str] = {}
    for listed in _lists(extract):
        behind = _behind(extract.document.text, listed, places)
        head = behind.head
        for mention in reversed(listed):
            name = normal(mention.text)
            own = _own(name, places) if mention.kind == "CARRIER" else ""
            if own and not (behind.counted and mention is listed[-1]):
                head = own
            elif mention.kind == "CARRIER" and head and not own and _is_short(name, places):
                found[mention.start, mention.text] = name + (_REACHES.sub("", head) if name.endswith("游") else head)
            elif len(name) > _SHORT and not own:
                head = ""
    return found


def _lists(extract: Extract) -> Iterator[list[Mention]]:
    """Sites that only commas and the like part."""
    listed: list[Mention] = []
    for mention in sorted((m for m in extract.mentions if m.kind in _LISTED), key=lambda m: m.start):
        joint = extract.document.text[listed[-1].end : mention.start] if listed else ""
        if listed and "".join(joint.split()) not in _JOINTS:
            yield listed
            listed = []
        listed.append(mention)
    if listed:
        yield listed


def _own(name: str, places: Container[str]) -> str:
    """The head that a name bears, with all that says what is there: 枣庄算力枢纽 → 算力枢纽; a place bears none."""
    sizes = range(min(len(name) - 2, _LONGEST), 0, -1)
    head = next((name[-size:] for size in sizes if name[-size:] in _heads()), "")
    if not head or (len(head) == 1 and name in places):
        return ""
    cut = next((size for size in range(len(name) - len(head), 1, -1) if name[:size] in places), 0)
    rest = name[cut:] if cut else head
    # 甲城、乙城至丙湖景区: a way, not a site.
    if rest.startswith("至"):
        return ""
    inner = any(rest[at : at + 2] in places for at in range(len(rest) - len(head)))
    return head if inner or (rest != head and _GOES_ON.match(rest)) else rest


def _is_short(name: str, places: Container[str]) -> bool:
    return name not in _names() and (len(name) <= _SHORT or _is_placed(name, places))


def _is_placed(name: str, places: Container[str]) -> bool:
    """Whether a name is nothing but places: 秦岭, 青岚云溪, 青岚至云溪."""
    if name in places or _ROUTE.fullmatch(name):
        return True
    return any(name[:at] in places and name[at:] in places for at in range(2, len(name) - 1))


def _behind(text: str, listed: Sequence[Mention], places: Container[str]) -> Behind:
    """等十五个港口, 等铁路: the head behind a list that is counted, has places in it or is one of roads."""
    match = _class().match(text, listed[-1].end)
    if not match or (match["kind"] in _WORK and _PLAIN.fullmatch(match["said"])):
        return Behind()
    kind, counted = match["kind"], any(match.group("number", "counted"))
    placed = any(_is_placed(normal(mention.text), places) for mention in listed if mention.kind == "CARRIER")
    if not (counted or placed or _ROAD.search(kind)):
        return Behind()
    return Behind(match["said"] + kind if kind in _WORK else _CALLED.get(kind, kind), counted)


@cache
def _heads() -> frozenset[str]:
    return frozenset[str]().union(*(roles("carriers", role) for role in ("site", "class", "title", "wide")))


@cache
def _names() -> frozenset[str]:
    return frozenset(normal(word) for role in ("name", "network") for word in roles("carriers", role))


@cache
def _class() -> "re.Pattern[str]":
    """等15个…港口, 两片…街区: the class of what is listed, with what is said of it."""
    sites = (word for role in ("site", "class") for word in roles("carriers", role) if len(word) > 1)
    kinds = sorted({*sites, *_CALLED, *_WORK, "公路"}, key=lambda word: (-len(word), word))
    number = r"(?:\d+|[一二两三四五六七八九十百]+)[多余]?[个条座处家大片]"
    return re.compile(
        rf"\s*(?:等(?:一批)?(?P<number>{number})?|(?P<counted>{number}))"
        rf"(?P<said>[^，。；：、等的\s]{{0,10}}?)(?P<kind>{'|'.join(kinds)})(?![城群带化师])"
    )
