import networkx as nx
import pytest

from pipeline.graph import core
from pipeline.graph.appearance import dress
from pipeline.graph.measures import measure


@pytest.fixture
def large() -> nx.Graph:
    plain = nx.powerlaw_cluster_graph(80, 3, 0.3, seed=1)
    graph = nx.Graph(edges_in_all=500, edges_drawn=plain.number_of_edges())
    for number in plain:
        row = {
            "label": f"产业{number}",
            "kind": "INDUSTRY",
            "conflict": number == 79,
            "mentions": 1 + plain.degree(number),
        }
        graph.add_node(f"INDUSTRY:{number:02d}", **row)
    for u, v in plain.edges:
        graph.add_edge(f"INDUSTRY:{u:02d}", f"INDUSTRY:{v:02d}", weight=1 + (u + v) % 3, relation="sentence")
    measure(graph, seed=7)
    dress(graph, seed=7)
    return graph


def test_a_small_graph_is_its_own_core(large: nx.Graph) -> None:
    assert core(large, 80, seed=7) is large


def test_the_strongest_and_what_is_contradicted_stay(large: nx.Graph) -> None:
    part = core(large, 20, seed=7)
    assert len(part) == 20
    assert "INDUSTRY:79" in part
    weakest = min(row["strength"] for node, row in part.nodes(data=True) if node != "INDUSTRY:79")
    assert all(row["strength"] <= weakest for node, row in large.nodes(data=True) if node not in part)
    assert {frozenset(edge) for edge in part.edges} == {frozenset(edge) for edge in large.subgraph(part).edges}
    assert part.graph == {"nodes_in_all": 80, "edges_in_all": 500, "edges_drawn": part.number_of_edges()}


def test_it_is_laid_out_anew_and_the_whole_stays_as_it_was(large: nx.Graph) -> None:
    before = {node: dict(row["viz"]["position"]) for node, row in large.nodes(data=True)}
    one, two = core(large, 20, seed=7), core(large, 20, seed=7)
    assert dict(one.nodes(data="viz")) == dict(two.nodes(data="viz"))
    assert {node: row["viz"]["position"] for node, row in large.nodes(data=True)} == before
    assert any(one.nodes[node]["viz"]["position"] != before[node] for node in one)
