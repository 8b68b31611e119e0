"""GEXF 1.3, as Gephi 0.9 and later open it: attributes with types, sizes, colours and positions.

What Gephi's importer does with a file, and what is therefore so here: an edge of weight 0 is dropped; a directed edge
in an undirected graph is dropped, so all are undirected; an edge's `kind` makes parallel edges, so what an edge is
stands in an attribute; an empty value is no value; a node without a position lands at random. No date is stamped.

Where `years` names two or more, the graph is dynamic and whatever has years has an interval for every run of them, from
the first day to the last: Gephi's timeline plays them. What has no year is always there.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from operator import getitem
from pathlib import Path
from typing import Any

import networkx as nx

from pipeline import records
from pipeline.exporters._cells import Written, cell, columns, ends, escaped, title, weight

SUFFIXES = (".gexf",)
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>zhengce</creator></meta>
<graph defaultedgetype="undirected" {mode} idtype="string">
"""
_STATIC = 'mode="static"'
_DYNAMIC = 'mode="dynamic" timeformat="date" timerepresentation="interval"'
_TYPES = {bool: "boolean", int: "integer", float: "double", str: "string"}
Values = Callable[[Mapping[str, Any]], str]


def write(graph: nx.Graph, path: Path) -> tuple[Path, ...]:
    """Write an undirected graph line by line, whole or not at all; says which files it wrote."""
    with records.replacing(path) as file:
        for line in _lines(graph):
            file.write(line.encode())
    return (path,)


def _lines(graph: nx.Graph) -> Iterator[str]:
    nodes = columns((row for _, row in graph.nodes(data=True)), without=frozenset({"label", "viz"}))
    edges = columns((row for _, _, row in graph.edges(data=True)), without=frozenset({"weight", "label", "viz"}))
    dynamic = len({year for _, row in graph.nodes(data=True) for year in _years(_when(row))}) > 1
    yield _HEAD.format(mode=_DYNAMIC if dynamic else _STATIC)
    yield from _declared("node", nodes)
    yield from _declared("edge", edges)
    yield f'<nodes count="{len(graph)}">\n'
    values, names = _values(nodes), Written(str, escaped)
    for node, row in graph.nodes(data=True):
        name = names[str(node)]
        label = escaped(" ".join(str(row.get("label", node)).split()))
        times = _spells(_when(row)) if dynamic else ""
        yield f'<node id="{name}" label="{label}">{values(row)}{times}{_node_viz(row.get("viz", {}))}</node>\n'
    yield f'</nodes>\n<edges count="{graph.number_of_edges()}">\n'
    values = _values(edges)
    for number, (u, v, row) in enumerate(graph.edges(data=True)):
        source, target = ends(str(u), str(v), row)
        yield (
            f'<edge id="{number}" source="{names[source]}" target="{names[target]}" weight="{weight(row)}">'
            f"{values(row)}{_spells(_when(row)) if dynamic else ''}{_colour(row.get('viz', {}))}</edge>\n"
        )
    yield "</edges>\n</graph>\n</gexf>\n"


def _when(row: Mapping[str, Any]) -> str:
    return str(row.get("years") or "")


def _years(when: str) -> list[int]:
    """The years of a node or an edge, in order: “2024;2026”."""
    return sorted(int(year) for year in when.split(";") if year.isdecimal())


@lru_cache(maxsize=1024)
def _spells(when: str) -> str:
    """An interval for every run of years: 2024, 2025 and 2027 are two."""
    runs: list[list[int]] = []
    for year in _years(when):
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    spells = "".join(f'<spell start="{first:04}-01-01" end="{last:04}-12-31"/>' for first, last in runs)
    return f"<spells>{spells}</spells>" if spells else ""


def _declared(kind: str, found: Mapping[str, type]) -> Iterator[str]:
    yield f'<attributes class="{kind}" mode="static">\n'
    for name, of in found.items():
        yield f'<attribute id="{escaped(title(name))}" title="{escaped(title(name))}" type="{_TYPES[of]}"/>\n'
    yield "</attributes>\n"


def _values(found: Mapping[str, type]) -> Values:
    """How to write a row: half of the time of a large file is spent here, so all that is the same is made once."""
    written = [Written(of, _value(name, of)) for name, of in found.items()]

    def values(row: Mapping[str, Any]) -> str:
        inside = "".join(map(getitem, written, map(row.get, found)))
        return f"<attvalues>{inside}</attvalues>" if inside else ""

    return values


def _value(name: str, of: type) -> Callable[[Any], str]:
    head = f'<attvalue for="{escaped(title(name))}" value="'

    def value(given: Any) -> str:
        text = cell(given, of)
        return f'{head}{escaped(text) if of is str else text}"/>' if text else ""

    return value


def _node_viz(viz: Mapping[str, Any]) -> str:
    size = f'<viz:size value="{viz["size"]}"/>' if "size" in viz else ""
    at = viz.get("position")
    position = f'<viz:position x="{at["x"]}" y="{at["y"]}" z="{at["z"]}"/>' if at else ""
    return f"{_colour(viz)}{position}{size}"


def _colour(viz: Mapping[str, Any]) -> str:
    colour = viz.get("color")
    return f'<viz:color r="{colour["r"]}" g="{colour["g"]}" b="{colour["b"]}" a="{colour["a"]}"/>' if colour else ""
