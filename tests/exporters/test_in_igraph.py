"""GraphML in networkx and in igraph: two more readers, each with its own idea of the format."""

from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from graph_samples import SAMPLES, differences, edges, nodes

from pipeline.exporters import graphml
from pipeline.exporters._plain import plain

Told = dict[str, Any]
DRAWN = ("label", "id", "weight", *"xyzrgb", "size")


def ampersand(text: str) -> str:
    """An id or the name of an attribute from igraph, which leaves `&` there as it is spelt in XML."""
    return text.replace("&#38;", "&")


def row(attributes: Told) -> Told:
    """What is told, in the form of `graph_samples`; igraph says of what is not there that it is NaN or empty."""
    has = {name: value for name, value in attributes.items() if value == value and value not in (None, "")}
    return {
        "label": has.get("label", ""),
        "size": has.get("size"),
        "position": (has["x"], has["y"]) if "x" in has else None,
        "colour": (int(has["r"]), int(has["g"]), int(has["b"])) if "r" in has else None,
        "weight": has.get("weight"),
        "values": {ampersand(name): value for name, value in has.items() if name not in DRAWN},
    }


def expected(graph: nx.Graph) -> tuple[Told, Told]:
    """As in `graph_samples`, but for opacity, of which the file does not tell."""
    said, stated = nodes(graph), edges(graph)
    for each in (*said.values(), *stated.values()):
        each["colour"] = each["colour"][:3] if each["colour"] else None
    for node in said.values():
        node["label"] = plain(node["label"])
    return said, stated


@pytest.mark.parametrize("name", SAMPLES)
def test_networkx_reads_what_was_written(name: str, tmp_path: Path) -> None:
    (path,) = graphml.write(SAMPLES[name](), tmp_path / "graph.graphml")
    again = nx.read_graphml(path)
    assert not again.is_directed()
    assert not again.is_multigraph()
    said, stated = expected(SAMPLES[name]())
    by_ends = {frozenset((u, v)): row(attributes) for u, v, attributes in again.edges(data=True)}
    assert differences(said, {node: row(attributes) for node, attributes in again.nodes(data=True)}) == []
    assert differences({frozenset(ends): edge for ends, edge in stated.items()}, by_ends) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_igraph_reads_what_was_written(name: str, tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph", reason="igraph is not installed")
    (path,) = graphml.write(SAMPLES[name](), tmp_path / "graph.graphml")
    again = igraph.Graph.Read_GraphML(str(path))
    assert not again.is_directed()
    by_id = {ampersand(vertex["id"]): row(vertex.attributes()) for vertex in again.vs}
    names = list(by_id)
    by_ends = {frozenset((names[edge.source], names[edge.target])): row(edge.attributes()) for edge in again.es}
    said, stated = expected(SAMPLES[name]())
    assert differences(said, by_id) == []
    assert differences({frozenset(ends): edge for ends, edge in stated.items()}, by_ends) == []
