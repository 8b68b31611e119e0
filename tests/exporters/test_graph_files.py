"""GEXF, GraphML and CSV of one graph: what is written is what a reader of the format finds."""

import csv as tables
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import networkx as nx
import pytest
from graph_samples import SAMPLES
from hypothesis import given
from hypothesis import strategies as st

from pipeline.exporters import csv, cytoscape, gexf, graphml

GOLDEN = Path(__file__).parent.parent / "golden"
SCHEMA = Path(__file__).parents[3] / "shared" / "peers" / "gexf-schema" / "1.3" / "gexf.rng"
Write = Callable[[nx.Graph, Path], tuple[Path, ...]]


def tiny() -> nx.Graph:
    graph = nx.Graph()
    colour = {"r": 213, "g": 94, "b": 0, "a": 1.0}
    for node, label, counts, conflict, score, at in (
        ("CLASS:未来产业", "未来产业", "7;9", True, 0.5, (0.0, 12.5)),
        ("INDUSTRY:“A&B”<量子>", "“A&B”<量子>", "", False, 0.0, (-3.0, 1.0)),
        ("CARRIER:云港\n算谷", "云港\n算谷", "", False, 1.0, (4.0, -1.0)),
    ):
        viz = {"color": colour, "size": 8.5, "position": {"x": at[0], "y": at[1], "z": 0.0}}
        graph.add_node(
            node,
            label=label,
            kind=node.split(":")[0],
            counts=counts,
            conflict=conflict,
            mentions=2,
            score=score,
            viz=viz,
        )
    graph.add_edge(
        "CLASS:未来产业",
        "INDUSTRY:“A&B”<量子>",
        weight=3,
        relation="member",
        sentences=2,
        sentence_npmi=-0.25,
        origin="INDUSTRY:“A&B”<量子>",
        evidence="“A&B”<量子>等7个未来产业\t（甲.txt）",
        viz={"color": colour},
    )
    graph.add_edge("CLASS:未来产业", "CARRIER:云港\n算谷", weight=1, relation="paragraph", sentences=0)
    return graph


def shape(graph: nx.Graph) -> tuple[dict[str, Any], dict[frozenset[str], Any]]:
    """Nodes and edges with what they say; empty values are not written."""

    def row(values: dict[str, Any], *without: str) -> dict[str, Any]:
        return {name: value for name, value in values.items() if value not in ("", None) and name not in without}

    nodes = {node: row(values, "viz", "label", *"xyzrgb", "size") for node, values in graph.nodes(data=True)}
    edges = {frozenset((u, v)): row(values, "viz", "id", *"rgb") for u, v, values in graph.edges(data=True)}
    return nodes, edges


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(tables.DictReader(file))


@pytest.mark.parametrize(
    ("module", "name"),
    [(gexf, "graph.gexf"), (graphml, "graph.graphml"), (cytoscape, "graph.cyjs"), (csv, "graph.csv")],
    ids=["gexf", "graphml", "cytoscape", "csv"],
)
def test_byte_for_byte(module: ModuleType, name: str, tmp_path: Path) -> None:
    written = module.write(tiny(), tmp_path / name)
    assert sorted(tmp_path.iterdir()) == sorted(written)
    for path in written:
        assert path.read_bytes() == (GOLDEN / path.name).read_bytes(), path.name


def test_each_is_found_by_its_ending() -> None:
    assert [module.SUFFIXES for module in (gexf, graphml, cytoscape, csv)] == [
        (".gexf",), (".graphml",), (".cyjs",), (".csv",)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("write", "read"), [(gexf.write, nx.read_gexf), (graphml.write, nx.read_graphml)], ids=["gexf", "graphml"]
)
def test_read_back(write: Write, read: Callable[[Path], nx.Graph], tmp_path: Path) -> None:
    (path,) = write(tiny(), tmp_path / "graph.xml")
    again = read(path)
    assert not again.is_directed()
    assert shape(again) == shape(tiny())


def test_gexf_keeps_what_gephi_draws(tmp_path: Path) -> None:
    (path,) = gexf.write(tiny(), tmp_path / "graph.gexf")
    again = nx.read_gexf(path)
    assert dict(again.nodes(data="viz")) == dict(tiny().nodes(data="viz"))
    assert again.nodes["CARRIER:云港\n算谷"]["label"] == "云港 算谷"


def test_gexf_is_valid(tmp_path: Path) -> None:
    etree = pytest.importorskip("lxml.etree")
    if not SCHEMA.exists():
        pytest.skip("no copy of the GEXF schema beside the project")
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    for number, graph in enumerate((tiny(), nx.path_graph(3), *(sample() for sample in SAMPLES.values()))):
        (path,) = gexf.write(graph, tmp_path / f"{number}.gexf")
        schema.assertValid(etree.parse(path))


def test_source_of_a_statement_comes_first(tmp_path: Path) -> None:
    written, _ = csv.write(tiny(), tmp_path / "graph.csv")
    member = next(row for row in rows(written) if row["relation"] == "member")
    assert (member["Source"], member["Target"]) == ("INDUSTRY:“A&B”<量子>", "CLASS:未来产业")


@pytest.mark.parametrize("write", [gexf.write, graphml.write], ids=["gexf", "graphml"])
@given(text=st.text(st.characters(), max_size=30))
def test_any_text_makes_a_file_that_can_be_read(
    write: Write, text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    graph = nx.Graph()
    graph.add_node(f"ORG:{text}", label=text, evidence=text)
    graph.add_edge(f"ORG:{text}", "ORG:乙", evidence=text)
    path = tmp_path_factory.getbasetemp() / f"any.{write.__module__}"
    write(graph, path)
    again = nx.read_gexf(path) if write is gexf.write else nx.read_graphml(path)
    assert (len(again), again.number_of_edges()) == (2, 1)


def test_what_xml_forbids_stays_visible(tmp_path: Path) -> None:
    graph = nx.Graph()
    graph.add_node("ORG:甲\x00", label="甲\x0b乙\ud800", evidence="丙\uffff")
    (path,) = gexf.write(graph, tmp_path / "graph.gexf")
    ((node, values),) = nx.read_gexf(path).nodes(data=True)
    assert node == "ORG:甲␀"
    assert "乙" in values["label"]
    assert values["label"] != "甲乙"
    assert values["evidence"] != "丙"


def test_no_attribute_is_taken_for_a_time_line(tmp_path: Path) -> None:
    graph = nx.Graph()
    graph.add_node("甲", start=5, End="2025")
    (path,) = gexf.write(graph, tmp_path / "graph.gexf")
    assert nx.read_gexf(path).nodes["甲"] == {"start_": 5, "End_": "2025", "label": "甲"}


@pytest.mark.parametrize("module", [gexf, graphml, cytoscape, csv], ids=["gexf", "graphml", "cytoscape", "csv"])
@pytest.mark.parametrize("weight", [0, -1, float("nan")])
def test_weight_that_gephi_drops_is_refused_and_leaves_no_file(
    module: ModuleType, weight: float, tmp_path: Path
) -> None:
    graph = nx.Graph()
    graph.add_edge("甲", "乙", weight=weight)
    with pytest.raises(ValueError, match="above 0"):
        module.write(graph, tmp_path / "graph.out")
    assert not list(tmp_path.iterdir())


def test_columns_have_the_narrowest_type_that_holds_all(tmp_path: Path) -> None:
    graph = nx.Graph()
    graph.add_node("甲", a=1, b=True, c=1, d=None, e=float("inf"))
    graph.add_node("乙", a=0.5, b=False, c="一", d=2, e=1.5)
    (path,) = gexf.write(graph, tmp_path / "graph.gexf")
    again = nx.read_gexf(path)
    assert again.nodes["甲"] == {"label": "甲", "a": 1.0, "b": True, "c": "1"}
    assert again.nodes["乙"] == {"label": "乙", "a": 0.5, "b": False, "c": "一", "d": 2, "e": 1.5}


def test_graphml_keys_are_none_that_gephi_takes_for_labels(tmp_path: Path) -> None:
    (path,) = graphml.write(tiny(), tmp_path / "graph.graphml")
    assert 'id="node_kind" for="node" attr.name="kind" attr.type="string"' in path.read_text("utf-8")
    assert 'id="d3"' not in path.read_text("utf-8")


def test_no_cell_is_a_formula_and_numbers_stay_numbers(tmp_path: Path) -> None:
    graph = nx.Graph()
    graph.add_node("=1+1", label="@甲", evidence="＋乙\\", mentions=1, score=-0.5)
    graph.add_edge("=1+1", "-乙")
    edges, nodes = csv.write(graph, tmp_path / "edges.csv")
    assert nodes.name == "nodes.csv"
    node = rows(nodes)[0]
    assert node == {"Id": "'=1+1", "Label": "'@甲", "evidence": "'＋乙＼", "mentions": "1", "score": "-0.5"}
    assert rows(edges)[0] == {"Source": "'=1+1", "Target": "'-乙", "Type": "Undirected", "Weight": "1.0"}


def test_two_numbers_come_before_one(tmp_path: Path) -> None:
    graph = nx.Graph()
    for number in range(40):
        graph.add_node(f"CLASS:{number:02d}", counts="7;9" if number == 30 else "7", mentions=number)
    _, nodes = csv.write(graph, tmp_path / "graph.csv")
    assert [row["Id"] for row in rows(nodes)][:3] == ["CLASS:30", "CLASS:39", "CLASS:38"]
