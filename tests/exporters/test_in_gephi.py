"""GEXF, GraphML and the two tables in Gephi: its own importers, run without a screen, find what was written."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import graph_readers
import networkx as nx
import pytest
from graph_samples import SAMPLES, briefing, differences, edges, kinds, nodes

from pipeline.exporters import csv, gexf, graphml
from pipeline.exporters._plain import plain

TYPES = {str: "String", int: "Integer", float: "Double", bool: "Boolean"}
Told = dict[str, Any]
Read = dict[tuple[str, str], Told]
Spelling = Callable[[str], str]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """(sample, format) → what Gephi says; one start of Java for all."""
    folder = tmp_path_factory.mktemp("gephi")
    groups = {}
    for name, sample in SAMPLES.items():
        for module in (gexf, graphml, csv):
            written = module.write(sample(), folder / f"{name}{module.SUFFIXES[0]}")
            groups[name, module.SUFFIXES[0]] = sorted(written, key=lambda path: "nodes" not in path.stem)
    return dict(zip(groups, graph_readers.gephi(list(groups.values())), strict=True))


def found(told: Told) -> tuple[dict[str, Told], dict[tuple[str, str], Told]]:
    """Nodes and edges in the form of `graph_samples`; a colour that is not given has no opacity in Gephi."""
    for each in (*told["nodes"], *told["edges"]):
        colour = each["colour"]
        each["colour"] = tuple(colour) if colour and colour[3] else None
    for node in told["nodes"]:
        node["position"] = node["x"], node["y"]
    by_id = {node["id"]: node for node in told["nodes"]}
    by_ends = {(edge["source"], edge["target"]): edge for edge in told["edges"]}
    assert (len(by_id), len(by_ends)) == (len(told["nodes"]), len(told["edges"]))
    return by_id, by_ends


def one_line(text: str) -> str:
    return plain(" ".join(text.split()))


def opaque(colour: tuple[int, int, int, float] | None) -> tuple[int, int, int, float] | None:
    return (*colour[:3], 1.0) if colour else None


@pytest.mark.parametrize("ending", [".gexf", ".graphml", ".csv"])
@pytest.mark.parametrize("name", SAMPLES)
def test_gephi_warns_of_nothing_and_sees_one_undirected_graph(read: Read, name: str, ending: str) -> None:
    told = read[name, ending]
    assert told["issues"] == []
    assert told["multi"] is False
    assert told["undirected"] or not told["edges"]
    assert not any(edge["directed"] or edge["kind"] for edge in told["edges"])


@pytest.mark.parametrize("ending", [".gexf", ".graphml"])
@pytest.mark.parametrize("name", SAMPLES)
def test_gephi_gives_every_column_its_type(read: Read, name: str, ending: str) -> None:
    graph, told = SAMPLES[name](), read[name, ending]
    for part, rows, without in (
        ("node", [row for _, row in graph.nodes(data=True)], ("label", "viz")),
        ("edge", [row for _, _, row in graph.edges(data=True)], ("weight", "viz")),
    ):
        assert told[f"{part}_columns"] == {column: TYPES[kind] for column, kind in kinds(rows, *without).items()}


@pytest.mark.parametrize(("ending", "spelt"), [(".gexf", one_line), (".graphml", plain)])
@pytest.mark.parametrize("name", SAMPLES)
def test_gephi_finds_every_node_and_edge_as_drawn(read: Read, name: str, ending: str, spelt: Spelling) -> None:
    graph = SAMPLES[name]()
    by_id, by_ends = found(read[name, ending])
    said, stated = nodes(graph), edges(graph)
    for node in said.values():
        node["label"] = spelt(node["label"])
    for each in (*said.values(), *stated.values()):
        # A word that Gephi takes for no value, whatever the format.
        each["values"] = {name: value for name, value in each["values"].items() if value != "null"}
    if ending == ".graphml":
        # Gephi's importer of GraphML knows no opacity.
        for each in (*said.values(), *stated.values()):
            each["colour"] = opaque(each["colour"])
    assert differences(said, by_id) == []
    assert differences(stated, by_ends) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_gephi_finds_in_the_tables_what_a_table_can_say(read: Read, name: str) -> None:
    def spelt(text: str) -> str:
        """The importer takes off spaces at the ends and reads backslashes; a formula is disarmed."""
        text = plain(text).replace("\\", "＼").strip()
        return f"'{text}" if text.startswith("=") else text

    def row(values: Told) -> Told:
        # As above; and what is all figures becomes a column of figures.
        told = {name: spelt(value) if isinstance(value, str) else value for name, value in values.items()}
        return {name: number(value) for name, value in told.items() if value != "null"}

    def number(value: Any) -> Any:
        return int(value) if isinstance(value, str) and value.isdecimal() else value

    graph = SAMPLES[name]()
    by_id, by_ends = found(read[name, ".csv"])
    for each in (*by_id.values(), *by_ends.values()):
        each["values"] = {name: number(value) for name, value in each["values"].items()}
    said = {
        spelt(node): {"label": spelt(each["label"]), "values": row(each["values"])}
        for node, each in nodes(graph).items()
    }
    stated = {
        (spelt(source), spelt(target)): {"weight": each["weight"], "values": row(each["values"])}
        for (source, target), each in edges(graph).items()
    }
    assert differences(said, by_id) == []
    assert differences(stated, by_ends) == []


def test_gephi_has_a_timeline_where_years_are_known(read: Read) -> None:
    assert [read[name, ".gexf"]["dynamic"] for name in ("dated", "awkward", "empty")] == [True, False, False]
    by_id, by_ends = found(read["dated", ".gexf"])
    assert [by_id[f"INDUSTRY:{name}"]["times"] for name in "甲乙丙丁"] == [
        ["2024-01-01/2026-12-31"],
        ["2024-01-01/2024-12-31", "2026-01-01/2026-12-31"],
        ["2025-01-01/2025-12-31"],
        [],
    ]
    assert by_ends["INDUSTRY:甲", "INDUSTRY:乙"]["times"] == by_id["INDUSTRY:乙"]["times"]


def test_gephi_pushes_nothing_together_when_it_scales_what_it_opens(tmp_path: Path) -> None:
    """The desktop program's habit: sizes from 4 to 100, and all distances by the factor that this takes."""
    (path,) = gexf.write(briefing(), tmp_path / "briefing.gexf")
    (told,) = graph_readers.gephi([[path]], scale=True)
    by_id, said = found(told)[0], nodes(briefing())
    left, right = (order(said, key=lambda node: said[node]["position"]) for order in (min, max))

    def apart(places: dict[str, Told], node: str, axis: int) -> float:
        return float(places[node]["position"][axis] - places[left]["position"][axis])

    factor = apart(by_id, right, 0) / apart(said, right, 0)
    for node, each in said.items():
        assert by_id[node]["size"] <= factor * each["size"] * 1.001
        for axis in (0, 1):
            assert apart(by_id, node, axis) == pytest.approx(factor * apart(said, node, axis), abs=0.01)


# What Gephi takes for a column of its own, or for the look of a node.
CLAIMED = ["id", "Label", "Weight", "start", "End", "timeset", "type", "Source", "size", "x", "r"]


def test_gephi_keeps_an_attribute_whatever_its_name(tmp_path: Path) -> None:
    groups = []
    for name in CLAIMED:
        graph = nx.Graph()
        graph.add_node("甲", label="甲", **{name: "值"})
        graph.add_node("乙", label="乙")
        graph.add_edge("甲", "乙", weight=2, **{name: "值"})
        groups += [
            [*reversed(module.write(graph, tmp_path / f"{name}{module.SUFFIXES[0]}"))]
            for module in (gexf, graphml, csv)
        ]
    for group, told in zip(groups, graph_readers.gephi(groups), strict=True):
        by_id, by_ends = found(told)
        node, edge = by_id["甲"], by_ends["甲", "乙"]
        assert told["issues"] == [], group
        assert (node["label"], list(node["values"].values())) == ("甲", ["值"]), group
        assert (edge["weight"], list(edge["values"].values())) == (2, ["值"]), group


def test_gephi_reads_a_column_of_text_that_begins_with_figures(tmp_path: Path) -> None:
    graph = nx.path_graph(60)
    for place, row in graph.nodes(data=True):
        row.update(label=str(place), years="2021;2023" if place == 50 else "2023", mentions=60 - place)
    for place, (_, _, row) in enumerate(graph.edges(data=True)):
        row.update(years="2021;2023" if place == 50 else "2023")
    edges, nodes = csv.write(graph, tmp_path / "years.csv")
    (told,) = graph_readers.gephi([[nodes, edges]])
    assert told["node_columns"]["years"] == told["edge_columns"]["years"] == "String"
    for part in ("nodes", "edges"):
        assert sorted(each["values"]["years"] for each in told[part])[:2] == ["2021;2023", "2023"]
