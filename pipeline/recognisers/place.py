"""PLACE: administrative areas, regions, rivers and mountains, by gazetteer, by shape and by the document's own word."""

import re
from collections.abc import Iterator

from pipeline.recognisers._lexical import fits
from pipeline.recognisers._line import Line, Listing, lines
from pipeline.recognisers._phrase import COMMON
from pipeline.recognisers._place import ABBREVIATIONS, CALLED
from pipeline.schema import Find, Reading

AFTER = ("carrier", "organisation", "document")
# 新, 台, 港, 青, 宁 and the like are other words even after 在.
_SHORT = "".join(sorted(ABBREVIATIONS - set("新台港澳青藏蒙秦陇宁甘吉")))
_ABBREVIATED = re.compile(f"(?<=[在入来赴驻离援涉返留访抵])[{_SHORT}](?![江河西东南北中州城])")
_AREAS = "县区|县市|市县|区县|旗县|县城|县|设区市|市(?![场民值级])|省份|省区|省市|省(?![级内])|区(?![域级间块])"
# 等5个县, 等城市; 漱石、桐岭两市.
_CLASS = re.compile(
    "等(?:[0-9一二三四五六七八九十两多]+个?)?[^，。；、等]{0,4}?"
    f"(?:{_AREAS}|区域|地区|城市|地(?![方区理])|国家|国(?![家内有际])|片区|街道|乡镇|流域|河流)"
)
_NUMBERED = re.compile(f"(?:[两二三四五六七八九十]|[0-9]+)个?(?:{_AREAS}|国(?![家内际]))")
_AREA = re.compile("^[\u4e00-\u9fff]{1,4}(?:市|县|区|镇|乡|旗|州)$")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Places with what belongs to them, short names in context, and the items of lists of places."""
    for index, line, _ in lines(reading):
        for start, end in line.places:
            yield index, Find("PLACE", start, end)
        for match in _ABBREVIATED.finditer(line.text):
            if fits(line.cuts, match.start(), match.end()):
                yield index, Find("PLACE", match.start(), match.end())
        for listing in line.listings:
            for start, end in _listed(line, listing):
                yield index, Find("PLACE", start, end)


def _listed(line: Line, listing: Listing) -> Iterator[tuple[int, int]]:
    items, called = list(listing.items), bool(listing.etc and _CLASS.match(line.text, listing.end))
    if not listing.etc and (numbered := _NUMBERED.search(line.text, items[-1][0] + 1, items[-1][1])):
        items[-1] = (items[-1][0], numbered.start())
        called = numbered.start() - items[-1][0] <= 4
    known = any(line.place_at.get(end) == start for start, end in items)
    few = len(items) > 1 and all(2 <= end - start <= 4 for start, end in items)
    for start, end in items:
        text = line.text[start:end]
        listed = text in CALLED and (called or known)
        unknown = called and 2 <= len(text) <= 5 and text not in COMMON
        if listed or (unknown and (known or few or _AREA.match(text))):
            yield start, end
