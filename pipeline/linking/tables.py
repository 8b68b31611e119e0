"""What researchers keep by hand: lexicons/aliases.csv, and the full names of areas in lexicons/places.csv."""

import re
from functools import cache

from pipeline.lexicons import table
from pipeline.linking.normal import normal


@cache
def aliases(kind: str) -> dict[str, str]:
    """Name → canonical name of one kind; both normalised."""
    return {normal(row["name"]): normal(row["canonical"]) for row in table("aliases") if row["kind"] == kind}


@cache
def parts(kind: str) -> "re.Pattern[str] | None":
    """Finds the aliases of a kind inside longer names, the longest first."""
    names = sorted(aliases(kind), key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, names))) if names else None


@cache
def areas() -> dict[str, str]:
    """Short name → full name of provinces and cities that have one full name: 济南 → 济南市."""
    full = [row["word"] for row in table("places") if row["type"] in ("province", "city")]
    known = set(full)
    found: dict[str, str] = {}
    for name in full:
        for suffix in ("省", "市", "自治区", "壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区", "地区", "盟"):
            short = name.removesuffix(suffix)
            if short != name and short in known and len(short) > 1:
                found.setdefault(short, name)
    return found


@cache
def industries() -> frozenset[str]:
    """The industries of the lexicon."""
    return frozenset(row["word"] for row in table("industries") if row["use"] != "none")
