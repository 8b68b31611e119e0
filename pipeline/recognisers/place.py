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
_BARE_REGION = re.compile("省会(?:经济圈|都市圈)|省会城市群")
_CLASS = re.compile(
    "等(?:[0-9一二三四五六七八九十两多]+个?)?(?:[^，。；、等]{0,4}?)"
    "(?:县区|县市|市县|区县|县城|县|区域|地区|城市|设区市|市(?![场民值])|地(?![方区理])|国家|国(?![家内有际])|省份|省区|省市|省(?![级内])|片区|街道|乡镇|流域|河流|旗县)"
)
_AREA = re.compile("^[\u4e00-\u9fff]{1,4}(?:市|县|区|镇|乡|旗|州)$")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Places with what belongs to them, short names in context, and the items of lists of places."""
    for index, line, _ in lines(reading):
        for start, end in line.places:
            yield index, Find("PLACE", start, end)
        for pattern in (_ABBREVIATED, _BARE_REGION):
            for match in pattern.finditer(line.text):
                if fits(line.cuts, match.start(), match.end()):
                    yield index, Find("PLACE", match.start(), match.end())
        for listing in line.listings:
            for start, end in _listed(line, listing):
                yield index, Find("PLACE", start, end)


def _listed(line: Line, listing: Listing) -> Iterator[tuple[int, int]]:
    called = listing.etc and bool(_CLASS.match(line.text, listing.end))
    known = sum(end in line.place_at and line.place_at[end] == start for start, end in listing.items)
    few = len(listing.items) > 1 and all(2 <= b - a <= 4 for a, b in listing.items)
    for start, end in listing.items:
        text = line.text[start:end]
        listed = text in CALLED and (called or known)
        unknown = called and 2 <= len(text) <= 5 and text not in COMMON
        if listed or (unknown and (known or few or _AREA.match(text))):
            yield start, end
