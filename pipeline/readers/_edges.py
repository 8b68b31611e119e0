"""The head and the foot of a text: what stands before the first and behind the last of its sentences."""

import re
from collections.abc import Sequence

from pipeline.readers import _furniture, _shapes
from pipeline.readers._joining import Kind, Unit

_ADDRESS = re.compile(
    r"(?:各位|尊敬的|同志们|女士们|朋友们|你们好|大家好).{0,24}[：:，,！!]?|.{2,60}(?:政府|委员会|机构|部门|单位|学校|企业|办)[：:]"
)
_SEPARATOR = re.compile(r"[»›>＞→≫/|｜]")
# What is shorter and ends like a sentence may be a motto or a caption in the head.
_SENTENCE = 15
_NAME = 20
# The notice of a collection of texts is a page of prose; longer than a fifth of the whole, it is not a foot.
_FOOT = 0.2
_PAGE = 3_000


def edges(units: Sequence[Unit], kinds: Sequence[Kind]) -> tuple[int, int]:
    """Where the body begins and ends, as a half-open range of units; the whole where nothing is a sentence."""
    body = [
        i for i, unit in enumerate(units) if kinds[i] in ("row", "list") or (_may_be(unit, kinds[i]) and _is_body(unit))
    ]
    return (body[0], body[-1] + 1) if body else (0, len(units))


def _may_be(unit: Unit, kind: Kind) -> bool:
    """Whether a unit is open to be body: a heading that its format names is, if it is numbered."""
    return not kind or (kind == "heading" and bool(unit.style))


def _is_body(unit: Unit) -> bool:
    text = unit.text
    if unit.style and unit.style != "dash":
        return len(text) > unit.mark
    return bool((len(text) >= _SENTENCE and _shapes.finished(text)) or _ADDRESS.fullmatch(text))


def mark(units: Sequence[Unit], kinds: list[Kind]) -> tuple[int, int]:
    """Marks the furniture of head and foot; returns where the body stands."""
    _mark_notice(units, kinds)
    first, last = edges(units, kinds)
    for i in (*range(first), *range(last, len(units))):
        if not kinds[i] and _furniture.at_edge(units[i].text):
            kinds[i] = "boilerplate"
    _mark_values(units, kinds, (*range(first), *range(last, len(units))))
    _mark_site(units, kinds, first)
    for i in range(last, len(units)):
        if _furniture.related(units[i].text):
            kinds[i:] = ["boilerplate"] * (len(units) - i)
            break
    return first, last


def _mark_notice(units: Sequence[Unit], kinds: list[Kind]) -> None:
    """From the first word about the rights in a page, near its end, nothing is text any more."""
    end = units[-1].end
    numbered = max((i for i, unit in enumerate(units) if unit.style), default=0)
    for i in range(numbered, len(units)):
        near = units[i].end > end * (1 - _FOOT) and end - units[i].start <= max(_FOOT * end, _PAGE)
        if near and not kinds[i] and _furniture.notice(units[i].text):
            kinds[i:] = ["boilerplate"] * (len(units) - i)
            break


def _mark_values(units: Sequence[Unit], kinds: list[Kind], places: Sequence[int]) -> None:
    """来源：, and on the next line what it is; 【, and what can be pressed up to 】; steps of a way around each >."""
    for i in places:
        text = units[i].text
        if kinds[i] != "boilerplate" or units[i].furniture in ("page", "damage", "photo", "mark"):
            continue
        if _furniture.waits(text) and i + 1 in places and _names(units[i + 1]):
            kinds[i + 1] = "boilerplate"
        elif text.count("【") > text.count("】"):
            until = next((j for j in range(i, min(i + 10, len(units))) if "】" in units[j].text), i)
            kinds[i : until + 1] = ["boilerplate"] * (until + 1 - i)
        elif _SEPARATOR.fullmatch(text):
            for j in (i - 1, i + 1):
                if j in places and _names(units[j]):
                    kinds[j] = "boilerplate"


def _names(unit: Unit) -> bool:
    """Whether a line may be a name or a column rather than the title of a text."""
    return (
        len(unit.text) <= _NAME and not unit.given and not (len(unit.text) > 8 and _shapes.BOOK_TYPE.search(unit.text))
    )


def _mark_site(units: Sequence[Unit], kinds: list[Kind], first: int) -> None:
    """What stands before the way to a page names the site."""
    crumbs = [i for i in range(first) if kinds[i] == "boilerplate" and _is_way(units[i].text)]
    for i in range(crumbs[0] if crumbs else 0):
        if not kinds[i] and _names(units[i]):
            kinds[i] = "boilerplate"


def _is_way(text: str) -> bool:
    return bool(_furniture.crumb(text) or _SEPARATOR.fullmatch(text))
