"""Cytoscape JSON: what cytoscape.js draws, and the file as Cytoscape 3 reads it."""

import json
import re
from pathlib import Path
from typing import Any

import graph_readers
import networkx as nx
import pytest
from graph_samples import SAMPLES, differences, edges, kinds, nodes
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exporters import cytoscape
from pipeline.exporters._plain import plain

Told = dict[str, Any]
OF_NODES = {"id", "name", "shared_name", "label", "color", "opacity", "size"}
# What JavaScript takes off at the ends of a style.
TRIMMED = " \t\n\u2028\u2029\ufeff"
OF_EDGES = {"id", "source", "target", "weight", "name", "interaction", "color", "opacity"}


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("cytoscape")
    return {name: cytoscape.write(sample(), folder / f"{name}.cyjs")[0] for name, sample in SAMPLES.items()}


@pytest.fixture(scope="module")
def read(paths: dict[str, Path]) -> dict[str, Told]:
    return dict(zip(paths, graph_readers.cytoscape(list(paths.values())), strict=True))


def values(data: Told, without: set[str]) -> Told:
    return {name: value for name, value in data.items() if name not in without}


def channels(colour: str, opacity: float) -> tuple[int, ...]:
    return (*map(int, re.findall(r"\d+", colour)), opacity)


@pytest.mark.parametrize("name", SAMPLES)
def test_cytoscape_js_draws_what_was_written(read: dict[str, Told], name: str) -> None:
    graph, told = SAMPLES[name](), read[name]
    said, stated = nodes(graph), edges(graph)
    for node in said.values():
        node["label"] = plain(node["label"]).strip(TRIMMED)
        # Upside down, for its y grows downwards; a radius, where it wants a diameter.
        node["position"] = node["position"][0], -node["position"][1]
        node["width"] = 2 * node["size"]
    by_id = {
        node["data"]["id"]: {
            "label": node["label"],
            "values": values(node["data"], OF_NODES),
            "colour": channels(node["colour"], node["data"]["opacity"]),
            "size": node["data"]["size"],
            "width": node["width"],
            "position": (node["position"]["x"], node["position"]["y"]),
        }
        for node in told["nodes"]
    }
    by_ends = {
        (edge["data"]["source"], edge["data"]["target"]): {
            "weight": edge["data"]["weight"],
            "values": values(edge["data"], OF_EDGES),
            "colour": channels(edge["colour"], edge["opacity"]) if "color" in edge["data"] else None,
        }
        for edge in told["edges"]
    }
    assert told["issues"] == []
    assert (len(by_id), len(by_ends)) == (len(graph), graph.number_of_edges())
    assert differences(said, by_id) == []
    assert differences(stated, by_ends) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_every_value_of_a_column_has_the_type_of_its_first(paths: dict[str, Path], name: str) -> None:
    """Cytoscape 3 takes the type of a column from there: 1 before 0.5 would make it a column of integers."""
    elements = json.loads(paths[name].read_text("utf-8"))["elements"]
    for part, rows in (("nodes", SAMPLES[name]().nodes(data=True)), ("edges", SAMPLES[name]().edges(data=True))):
        types: dict[str, set[type]] = {}
        for element in elements[part]:
            for column, value in element["data"].items():
                types.setdefault(column, set()).add(type(value))
        assert all(len(each) == 1 for each in types.values())
        for column, kind in kinds([row[-1] for row in rows], "label", "weight", "viz").items():
            assert types[column] == {kind}


def test_a_node_and_an_edge_have_the_columns_that_cytoscape_knows(paths: dict[str, Path]) -> None:
    written = json.loads(paths["briefing"].read_text("utf-8"))
    node = next(node for node in written["elements"]["nodes"] if node["data"]["id"] == "CLASS:未来产业")
    assert node["data"]["name"] == node["data"]["shared_name"] == node["data"]["label"] == "未来产业"
    assert node["data"]["counts"] == "7;9"
    assert node["data"]["conflict"] is True
    stated = [edge["data"] for edge in written["elements"]["edges"]]
    edge = next(edge for edge in stated if (edge["target"], edge["relation"]) == ("CLASS:未来产业", "member"))
    assert edge["interaction"] == "member"
    assert edge["name"] == f"{edge['source']} (member) CLASS:未来产业"
    assert written["format_version"] == "1.0"
    assert written["data"]["name"]


def test_no_attribute_is_taken_for_a_column_of_cytoscape(tmp_path: Path) -> None:
    graph = nx.Graph()
    graph.add_node("甲", label="甲", id=1, parent="乙", name="丙", SUID=5)
    graph.add_edge("甲", "乙", source="丁", interaction="戊")
    (path,) = cytoscape.write(graph, tmp_path / "graph.cyjs")
    elements = json.loads(path.read_text("utf-8"))["elements"]
    assert elements["nodes"][0]["data"] == {
        "id": "甲", "name": "甲", "shared_name": "甲", "label": "甲",
        "id_": 1, "parent_": "乙", "name_": "丙", "SUID_": 5,
    }  # fmt: skip
    assert elements["edges"][0]["data"] == {
        "id": "edge:0", "source": "甲", "target": "乙", "weight": 1.0, "source_": "丁", "interaction_": "戊",
    }  # fmt: skip


@given(text=st.text(st.characters(), max_size=30))
def test_any_text_is_read_back(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    graph = nx.Graph()
    graph.add_edge(f"ORG:{text}", "PLACE:乙", relation=text, evidence=text)
    (path,) = cytoscape.write(graph, tmp_path_factory.getbasetemp() / "any.cyjs")
    elements = json.loads(path.read_bytes())["elements"]
    assert [node["data"]["id"] for node in elements["nodes"]] == [plain(f"ORG:{text}"), "PLACE:乙"]
    assert elements["edges"][0]["data"].get("evidence", "") == plain(text)
