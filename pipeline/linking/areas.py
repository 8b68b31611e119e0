"""Areas as signs in names (省, 市, 自治区), and the full names of those that the gazetteer knows."""

from functools import cache

from pipeline.lexicons import table

AREA = "特别行政区|自治区|自治州|自治县|自治旗|新区|省|市|州|盟|县|区|旗"
NAMED = rf"(?:(?!自治)[\u4e00-\u9fff]{{2,9}}?(?:{AREA})(?<![城都]市)(?<![园社景片库厂灾地小]区))"
"""An area by name; 城市, 园区 and the like are none."""
LEVEL = "(?:自治区|自治州|省|州|县|旗|市(?![场政容民])|市(?=政[府协法])|区(?![域位划]))(?![内域际辖直]|外(?![办事]))"
"""The sign of an area before an agency: 市工信局; 市场, 区域, 省外 begin otherwise."""
_SUFFIXES = ("省", "市", "自治区", "壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区", "地区", "盟")


@cache
def known() -> frozenset[str]:
    """All places of the gazetteer."""
    return frozenset(row["word"] for row in table("places"))


@cache
def areas() -> dict[str, str]:
    """Short name → full name of provinces and cities that have one full name: 济南 → 济南市."""
    full = [row["word"] for row in table("places") if row["type"] in ("province", "city")]
    known = set(full)
    found: dict[str, str] = {}
    for name in full:
        for suffix in _SUFFIXES:
            short = name.removesuffix(suffix)
            if short != name and short in known and len(short) > 1:
                found.setdefault(short, name)
    return found
