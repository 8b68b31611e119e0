"""Industries → the branches of lexicons/taxonomy.csv: by name, by synonym, else by the longest name of one inside.

What is longest and last says most: 海洋生物医药 is 生物医药, 新能源汽车零部件 is 汽车零部件. What shares too little
with any branch stays without one.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from pipeline.lexicons import table
from pipeline.lexicons.spelling import normal
from pipeline.schema import Branch

_TAIL = re.compile("(?:全产业链|产业链群?|产业集群|产业|集群|行业|工业|领域|制造业|制造|加工业|加工|业)$")
_AND = re.compile("[和与及、]")
_LEAST = 2
# Measured on the industries of eight provincial reports: below, what a name has in common with a branch is chance.
SURE_ENOUGH = 0.6
# 甲和乙 belongs to the branch of 甲 with half of itself.
_HALF = 0.75


@lru_cache(maxsize=16_384)
def branches(industry: str) -> tuple[Branch, ...]:
    """Where an industry belongs, one branch of each system that knows it, by id; none where nothing is sure enough.

    The confidence is 1 for a name or synonym, with or without 产业, 行业 or 制造. Otherwise it grows with the share of
    the characters that belong to a branch: from 1/2 where these end the name, as what ends a noun says what it is.

    >>> [(branch.id, branch.confidence) for branch in branches("海洋生物医药产业链")]
    [('GB-C27', 0.67), ('SE-4.1', 1.0)]
    >>> branches("招商引资")
    ()
    """
    name = normal(industry)
    found = (_branch(name, names) for names in _systems().values())
    return tuple(sorted((branch for branch in found if branch), key=lambda branch: branch.id))


def _branch(name: str, names: Mapping[str, str]) -> Branch | None:
    for spelt in _spelt(_joined(name)):
        if spelt in names:
            return Branch(names[spelt], 1.0)
    best = max(_inside(name, names), default=(0.0, ""))
    return Branch(best[1], round(best[0], 2)) if best[0] >= SURE_ENOUGH else None


def _joined(name: str) -> str:
    """农、林、牧、渔业 is 农林牧渔业."""
    return _AND.sub("", normal(name))


def _spelt(name: str) -> Iterator[str]:
    yield name
    while (shorter := _TAIL.sub("", name, count=1)) != name and len(shorter) >= _LEAST:
        name = shorter
        yield name


def _inside(name: str, names: Mapping[str, str]) -> Iterator[tuple[float, str]]:
    """Every branch inside a name, with how sure it is; of 甲和乙 either half."""
    parts = _AND.split(name)
    whole = 1.0 if len(parts) == 1 else _HALF
    for part in parts:
        for stem in _spelt(part):
            for start in range(len(stem) - _LEAST + 1):
                for end in range(start + _LEAST, len(stem) + 1):
                    branch = names.get(stem[start:end])
                    if branch:
                        share = (end - start) / len(stem)
                        yield whole * ((1 + share) / 2 if end == len(stem) else share), branch


@cache
def _systems() -> dict[str, dict[str, str]]:
    """By system, name → branch; the finer branch where two share a name."""
    found: dict[str, dict[str, str]] = {}
    for row in table("taxonomy"):
        for name in (row["name"], *row["synonyms"].split("|")):
            if name:
                found.setdefault(row["system"], {})[_joined(name)] = row["id"]
    return found
