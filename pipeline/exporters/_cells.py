"""What graph files have in common: typed columns under names that are free, and texts that XML can hold."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import isfinite
from typing import Any

from pipeline.exporters._plain import plain

# A reader turns plain tabs and line feeds in an attribute into spaces; graphology's does so with U+2028 as well.
_XML = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\u2028": "&#8232;"}
)

_MARKUP = re.compile(f"[{''.join(map(chr, _XML))}]")

# Gephi takes columns of these names, in any case, for its own and drops or misreads what is in them; graphology lays
# what it draws with over them, and networkx makes a time line of some.
_TAKEN = frozenset(
    "id label weight type source target interval timeset timestamp start end startopen endopen".split()
    + "color size x y z".split()
)
# So many values of a column are remembered.
_LATELY = 4096
# Where they stand for just that, they are written as what they are.
_MEANT = frozenset({"label", "weight"})


def title(name: str) -> str:
    """The name under which an attribute is written: its own, or with a `_` where a reader has its own idea of it.

    >>> title("kind"), title("Start"), title("id"), title("weight")
    ('kind', 'Start_', 'id_', 'weight')
    """
    return f"{name}_" if name.lower() in _TAKEN and name not in _MEANT else name


def escaped(text: str) -> str:
    r"""The text for an XML attribute or element, what XML 1.0 has no place for made visible.

    >>> escaped("<智\x00造\ud800>")
    '&lt;智␀造⟦U+D800⟧&gt;'
    """
    text = plain(text)
    return text.translate(_XML) if _MARKUP.search(text) else text


def columns(rows: Iterable[Mapping[str, Any]], *, without: frozenset[str]) -> dict[str, type]:
    """Attribute → bool, int, float or str, the narrowest that holds all its values; in order of appearance."""
    found: dict[str, type] = {}
    for row in _sorts(rows):
        for name, value in row.items():
            if name in without or value is None:
                continue
            kind = type(value) if type(value) in (bool, int, float) else str
            known = found.setdefault(name, kind)
            if known is not kind:
                found[name] = float if {known, kind} == {int, float} else str
    return found


def _sorts(rows: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """One row of each sort: a hundred thousand edges have the same attributes of the same types, but for a few."""
    known: set[tuple[object, ...]] = set()
    for row in rows:
        sort = (*row, *map(type, row.values()))
        if sort not in known:
            known.add(sort)
            yield row


class Written(dict[Any, str]):
    """Value of a column (hashable) → how it is written; made once: of a hundred thousand edges most say the same.

    Values that are equal and not written alike are made each time: 0.0 and -0.0; 1, 1.0 and true as texts.
    """

    def __init__(self, kind: type, make: Callable[[Any], str]) -> None:
        self._kind, self._make = kind, make

    def __missing__(self, value: Any) -> str:
        text = self._make(value)
        if value is None or (isinstance(value, str) if self._kind is str else value or self._kind is not float):
            if len(self) >= _LATELY:
                self.clear()
            self[value] = text
        return text


def cell(value: Any, kind: type) -> str:
    """A value as text; empty where there is none, or none that a reader of numbers would take."""
    if isinstance(value, str):
        return str(value)
    if value is None or (isinstance(value, float) and not isfinite(value)):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(float(value)) if kind is float else str(value)


def ends(source: str, target: str, attributes: Mapping[str, Any]) -> tuple[str, str]:
    """The two nodes of an edge, the one from which the text says it first: in an undirected file only order tells."""
    return (target, source) if attributes.get("origin") == target else (source, target)


def weight(attributes: Mapping[str, Any]) -> float:
    """An edge's weight, 1 where it has none; `ValueError` where Gephi would drop the edge for it."""
    value = attributes.get("weight", 1.0)
    if not value > 0:
        raise ValueError(f"an edge of weight {value}: weights must be above 0")
    return float(value)
