"""GEXF in graphology, whose parser Gephi Lite uses: an undirected graph without parallel edges, nothing lost."""

from pathlib import Path
from typing import Any

import graph_readers
import networkx as nx
import pytest
from graph_samples import SAMPLES, differences, edges, nodes

from pipeline.exporters import gexf
from pipeline.exporters._plain import plain

Told = dict[str, Any]
DRAWN = ("label", "color", "size", "x", "y", "z", "weight")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    folder = tmp_path_factory.mktemp("graphology")
    paths = [gexf.write(sample(), folder / f"{name}.gexf")[0] for name, sample in SAMPLES.items()]
    return dict(zip(SAMPLES, graph_readers.graphology(paths), strict=True))


def css(colour: tuple[int, int, int, float] | None) -> str | None:
    return "rgba({},{},{},{})".format(*colour) if colour else None


def row(attributes: Told) -> Told:
    """What it tells, in the form of `graph_samples`."""
    return {
        "label": attributes.get("label", ""),
        "colour": attributes.get("color"),
        "size": attributes.get("size"),
        "position": (attributes["x"], attributes["y"]) if "x" in attributes else None,
        "weight": attributes.get("weight"),
        "values": {name: value for name, value in attributes.items() if name not in DRAWN},
    }


@pytest.mark.parametrize("name", SAMPLES)
def test_graphology_warns_of_nothing_and_loses_nothing(read: dict[str, Told], name: str) -> None:
    graph, told = SAMPLES[name](), read[name]
    said, stated = nodes(graph), edges(graph)
    for each in (*said.values(), *stated.values()):
        each["colour"] = css(each["colour"])
    for node in said.values():
        node["label"] = plain(" ".join(node["label"].split()))
    by_id = {node["key"]: row(node["attributes"]) for node in told["nodes"]}
    by_ends = {(edge["source"], edge["target"]): row(edge["attributes"]) for edge in told["edges"]}
    assert told["issues"] == []
    assert (len(told["nodes"]), len(told["edges"])) == (len(graph), graph.number_of_edges())
    assert differences(said, by_id) == []
    assert differences(stated, by_ends) == []


def test_graphology_draws_over_no_attribute(tmp_path: Path) -> None:
    graph = nx.Graph()
    looks = {"color": {"r": 0, "g": 1, "b": 2, "a": 1.0}, "size": 3.0, "position": {"x": 4.0, "y": 5.0, "z": 6.0}}
    graph.add_node("甲", label="甲", size="大", color="红", x="东", viz=looks)
    (told,) = graph_readers.graphology(gexf.write(graph, tmp_path / "drawn.gexf"))
    (node,) = told["nodes"]
    assert row(node["attributes"]) == {
        "label": "甲", "colour": "rgba(0,1,2,1.0)", "size": 3, "position": (4, 5), "weight": None,
        "values": {"size_": "大", "color_": "红", "x_": "东"},
    }  # fmt: skip
