"""What researchers keep by hand: the alias table, resolved, with the rows that hold in some documents only."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct

from pipeline.lexicons import scoped, shipped
from pipeline.lexicons.spelling import normal
from pipeline.schema import Document

Names = Mapping[str, str]
_NONE: Names = {}


class Aliases(Struct, frozen=True, eq=False):
    """By kind, alias → name, both normalised and no name an alias itself; `terms` finds those inside longer names.

    `told` are all words of the table by kind, aliases and names.

    One object for one set of rows, compared and hashed as such: what is derived from it may be remembered by it.
    """

    names: Mapping[str, Names]
    terms: "re.Pattern[str] | None"
    told: Mapping[str, frozenset[str]]

    def of(self, kind: str) -> Names:
        """The aliases of one kind."""
        return self.names.get(kind, _NONE)


def aliases(document: Document | None = None) -> Aliases:
    """The aliases that hold everywhere, and where a document is given, those whose scope its path or title names."""
    return _resolved(scoped.scopes(document))


@cache
def _resolved(scopes: frozenset[str]) -> Aliases:
    own = scoped.rows(scopes)
    # What a project calls a thing is its name, whatever the shipped table makes of that.
    final = {(row["kind"], normal(row["name"])) for row in own}
    rows = [row for row in shipped("aliases") if (row["kind"], normal(row["alias"])) not in final]
    found: dict[str, dict[str, str]] = {}
    for row in (*rows, *own):
        found.setdefault(row["kind"], {})[normal(row["alias"])] = normal(row["name"])
    names = {kind: {alias: _end(alias, links) for alias in links} for kind, links in found.items()}
    return Aliases(
        {kind: {a: n for a, n in each.items() if a != n} for kind, each in names.items()},
        _pattern(found),
        {kind: frozenset((*each, *each.values())) for kind, each in names.items()},
    )


def _end(alias: str, links: Names) -> str:
    """Where an alias of an alias leads; the table has been seen to hold no circle, rows of several scopes may."""
    seen = {alias}
    while alias in links and links[alias] not in seen:
        alias = links[alias]
        seen.add(alias)
    return alias


def _pattern(found: Mapping[str, Iterable[str]]) -> "re.Pattern[str] | None":
    """Finds terms, the longest first."""
    words = sorted(found.get("TERM", ()), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words))) if words else None
