"""Counts of levels: 五级医疗卫生服务体系 is so many levels of one system, and known by it."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.rules._context import before
from pipeline.schema import Count, Extract, Span

LEVEL = "级"
_FEWEST = 3
_SYSTEM = re.compile("(?!以)[^，。；：、“”（）()的和及与0-9\\s]{4,12}?(?:体系|网络|机制|平台|网)")
# 三级公路, 四级响应 are ranks.
_RANKED = re.compile("公路|航道|医院|标准|响应|资质|保护")
# Of a county there are fewer levels than of the whole.
_OF_PART = re.compile("(?:[县市省区镇乡村]域|农村|乡村|城市|基层|县乡|社区)[^，。；]{0,8}$")
_HIGHER = re.compile("(?<!全)[省市]$")


def of_levels(extract: Extract, count: Count) -> Count:
    """A count of levels with what they make up, if it says so; any other as it is."""
    found = _SYSTEM.match(extract.document.text, count.end) if count.head == LEVEL and count.n >= _FEWEST else None
    if not found or _RANKED.search(found.group()) or _OF_PART.search(before(extract, whole(extract, count))):
        return count
    span = extract.document.span(count.start, found.end())
    return replace(count, end=span.end, text=span.text, head=f"{LEVEL}{found.group()}", entity="")


def are_parts(extract: Extract, counts: Sequence[Count]) -> bool:
    """县乡村三级 and 五级 of one system: levels that are named, of more; in 省市县乡村四级 there is one too many."""
    fewest = min(counts, key=lambda count: count.n)
    named = fewest.head.startswith(LEVEL) and fewest.members
    return bool(named and not _HIGHER.search(before(extract, whole(extract, fewest))))


def whole(extract: Extract, count: Count) -> Span:
    """A count with the members before it."""
    first = min((start for start, _ in count.member_spans), default=count.start)
    return extract.document.span(min(first, count.start), count.end)
