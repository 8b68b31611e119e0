"""What graph files have in common: typed columns, and texts that XML can hold."""

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any

from pipeline.exporters._plain import plain

# A reader turns plain tabs and line feeds in an attribute into spaces.
_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;"})


def escaped(text: str) -> str:
    r"""The text for an XML attribute or element, what XML 1.0 has no place for made visible.

    >>> escaped("<智\x00造\ud800>")
    '&lt;智␀造⟦U+D800⟧&gt;'
    """
    return plain(text).translate(_XML)


def columns(rows: Iterable[Mapping[str, Any]], *, without: frozenset[str]) -> dict[str, type]:
    """Attribute → bool, int, float or str, the narrowest that holds all its values; in order of appearance."""
    found: dict[str, type] = {}
    for row in rows:
        for name, value in row.items():
            if name in without or value is None:
                continue
            kind = type(value) if type(value) in (bool, int, float) else str
            known = found.setdefault(name, kind)
            if known is not kind:
                found[name] = float if {known, kind} == {int, float} else str
    return found


def cell(value: Any, kind: type) -> str:
    """A value as text; empty where there is none, or none that a reader of numbers would take."""
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
