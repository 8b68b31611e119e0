"""GraphML, for yEd, igraph, Cytoscape, networkx and Gephi: attributes with types, and Gephi's names for what it draws.

Written here and not by networkx, whose keys are numbered d0, d1 …: Gephi reads `d3` as the label of a node and `d7` as
that of an edge, because yEd once wrote them so.
"""

from collections.abc import Callable, Iterator, Mapping
from operator import getitem
from pathlib import Path
from typing import Any

import networkx as nx

from pipeline import records
from pipeline.exporters._cells import Written, cell, columns, ends, escaped, title, weight

SUFFIXES = (".graphml",)
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
# What marks an attribute as one that is drawn with; no attribute of a graph begins so.
_DRAWN = "viz:"
_CHANNELS = frozenset("rgb")
_TYPES = {bool: "boolean", int: "int", float: "double", str: "string"}


def write(graph: nx.Graph, path: Path) -> tuple[Path, ...]:
    """Write an undirected graph line by line, whole or not at all; says which files it wrote."""
    with records.replacing(path) as file:
        for line in _lines(graph):
            file.write(line.encode())
    return (path,)


def _lines(graph: nx.Graph) -> Iterator[str]:
    nodes = columns((_flat(row) for _, row in graph.nodes(data=True)), without=frozenset({"viz"}))
    edges = columns((_flat(row) for _, _, row in graph.edges(data=True)), without=frozenset({"viz", "weight"}))
    edges = {"weight": float, **edges}
    yield _HEAD
    yield from _keys("node", nodes)
    yield from _keys("edge", edges)
    yield '<graph edgedefault="undirected">\n'
    data, names = _data("node", nodes), Written(str, escaped)
    for node, row in graph.nodes(data=True):
        yield f'<node id="{names[str(node)]}">{data(_flat(row))}</node>\n'
    data = _data("edge", edges)
    for number, (u, v, row) in enumerate(graph.edges(data=True)):
        source, target = ends(str(u), str(v), row)
        values = data({**_flat(row), "weight": weight(row)})
        yield f'<edge id="{number}" source="{names[source]}" target="{names[target]}">{values}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    """Size, colour and position as plain attributes, under the names by which Gephi knows them."""
    viz, flat = row.get("viz", {}), dict(row)
    for name, value in viz.get("position", {}).items():
        flat[_DRAWN + name] = value
    if "size" in viz:
        flat[_DRAWN + "size"] = viz["size"]
    for channel, value in viz.get("color", {}).items():
        if channel != "a":
            flat[_DRAWN + channel] = value
    return flat


def _named(name: str) -> str:
    if name.startswith(_DRAWN):
        return escaped(name.removeprefix(_DRAWN))
    return f"{name}_" if name in _CHANNELS else escaped(title(name))


def _keys(kind: str, found: Mapping[str, type]) -> Iterator[str]:
    for name, of in found.items():
        named = _named(name)
        yield f'<key id="{kind}_{named}" for="{kind}" attr.name="{named}" attr.type="{_TYPES[of]}"/>\n'


def _data(kind: str, found: Mapping[str, type]) -> Callable[[Mapping[str, Any]], str]:
    """How to write a row of values."""
    written = [Written(of, _value(f"{kind}_{_named(name)}", of)) for name, of in found.items()]
    return lambda row: "".join(map(getitem, written, map(row.get, found)))


def _value(key: str, of: type) -> Callable[[Any], str]:
    def value(given: Any) -> str:
        text = cell(given, of)
        return f'<data key="{key}">{escaped(text) if of is str else text}</data>' if text else ""

    return value
