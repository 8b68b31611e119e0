"""Cytoscape JSON (.cyjs), as Cytoscape 3 opens it and cytoscape.js takes it: `cytoscape({container, ...file})`.

What the two do with a file, and what is therefore so here: nodes and edges share one space of ids; a column has the
type of its first value, so a number of a column that holds fractions always has a point; `parent` would put a node
inside another; y grows downwards, where Gephi's grows upwards; without a layout named, cytoscape.js lays nodes out
anew.
"""

from collections.abc import Callable, Iterator, Mapping
from operator import getitem
from pathlib import Path
from typing import Any

import msgspec
import networkx as nx

from pipeline import records
from pipeline.exporters._cells import Written, cell, columns, ends, title, weight
from pipeline.exporters._plain import plain

SUFFIXES = (".cyjs",)
# What the two have their own idea of, beside what `title` keeps clear of; in small letters.
_OWN = frozenset("name shared_name parent interaction shared_interaction opacity selected suid".split())
_encode = msgspec.json.Encoder().encode
# Gephi's size is the radius of a node, Cytoscape's width the diameter.
_STYLE = [
    {"selector": "node", "style": {"label": "data(label)"}},
    {"selector": "node[color]", "style": {"background-color": "data(color)"}},
    {"selector": "node[size]", "style": dict.fromkeys(("width", "height"), "mapData(size, 0, 1000, 0, 2000)")},
    {"selector": "edge[color]", "style": {"line-color": "data(color)", "opacity": "data(opacity)"}},
]
_HEAD = {
    "format_version": "1.0",
    "generated_by": "zhengce",
    "target_cytoscapejs_version": "~3.0",
    "data": {"name": "zhengce", "shared_name": "zhengce"},
    "layout": {"name": "preset"},
    "style": _STYLE,
}


def write(graph: nx.Graph, path: Path) -> tuple[Path, ...]:
    """Write an undirected graph line by line, whole or not at all; says which files it wrote."""
    with records.replacing(path) as file:
        file.write(_encode(_HEAD)[:-1] + b',\n"elements":{"nodes":[\n')
        file.writelines(_listed(_nodes(graph)))
        file.write(b'],\n"edges":[\n')
        file.writelines(_listed(_edges(graph)))
        file.write(b"]}}\n")
    return (path,)


def _listed(items: Iterator[str]) -> Iterator[bytes]:
    for number, item in enumerate(items):
        yield f"{',' if number else ''}{item}\n".encode()


def _nodes(graph: nx.Graph) -> Iterator[str]:
    values = _values(columns((row for _, row in graph.nodes(data=True)), without=frozenset({"label", "viz"})))
    for node, row in graph.nodes(data=True):
        label = plain(str(row.get("label", node)))
        viz = row.get("viz", {})
        size = {"size": float(viz["size"])} if "size" in viz else {}
        data = {"id": plain(str(node)), "name": label, "shared_name": label, "label": label, **size, **_colour(viz)}
        yield f'{{"data":{{{_said(data)}{values(row)}}}{_position(viz)}}}'


def _edges(graph: nx.Graph) -> Iterator[str]:
    found = columns((row for _, _, row in graph.edges(data=True)), without=frozenset({"label", "viz", "weight"}))
    values = _values(found)
    for number, (u, v, row) in enumerate(graph.edges(data=True)):
        source, target = (plain(end) for end in ends(str(u), str(v), row))
        # The names by which Cytoscape 3 knows an edge.
        relation = plain(str(row.get("relation", "")))
        said = {"interaction": relation, "name": f"{source} ({relation}) {target}"} if relation else {}
        data = {"id": f"edge:{number}", "source": source, "target": target, "weight": weight(row), **said}
        yield f'{{"data":{{{_said({**data, **_colour(row.get("viz", {}))})}{values(row)}}}}}'


def _said(data: dict[str, Any]) -> str:
    """The inside of an object."""
    return _encode(data)[1:-1].decode()


def _values(found: Mapping[str, type]) -> Callable[[Mapping[str, Any]], str]:
    """How to write a row's values after others; what is empty is left out, as in the other files."""
    written = [Written(of, _value(name, of)) for name, of in found.items()]
    return lambda row: "".join(map(getitem, written, map(row.get, found)))


def _value(name: str, of: type) -> Callable[[Any], str]:
    named = plain(f"{name}_" if name.lower() in _OWN else title(name))

    def value(given: Any) -> str:
        text = cell(given, of)
        return f",{_said({named: plain(text) if of is str else of(given)})}" if text else ""

    return value


def _colour(viz: Mapping[str, Any]) -> dict[str, Any]:
    colour = viz.get("color")
    return {"color": "#{r:02x}{g:02x}{b:02x}".format(**colour), "opacity": float(colour["a"])} if colour else {}


def _position(viz: Mapping[str, Any]) -> str:
    at = viz.get("position")
    return f",{_said({'position': {'x': float(at['x']), 'y': 0.0 - float(at['y'])}})}" if at else ""
