import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from pipeline.graph import layout
from pipeline.graph.measures import measure


def ready(plain: nx.Graph) -> nx.Graph:
    graph = nx.Graph()
    for number in plain:
        graph.add_node(f"INDUSTRY:{number:04d}", label=f"产业{number}", viz={"size": 8.0})
    graph.add_weighted_edges_from((f"INDUSTRY:{u:04d}", f"INDUSTRY:{v:04d}", 2) for u, v in plain.edges)
    measure(graph, seed=7)
    return graph


def overlaps(graph: nx.Graph, places: dict[str, tuple[float, float]]) -> int:
    boxes = [(*places[node], *layout._box(graph.nodes[node])) for node in graph]
    return sum(
        abs(x - p) + 0.5 < w + q and abs(y - r) + 0.5 < h + s
        for i, (x, y, w, h) in enumerate(boxes)
        for p, r, q, s in boxes[:i]
    )


def test_labels_stand_apart() -> None:
    graph = ready(nx.powerlaw_cluster_graph(120, 3, 0.3, seed=1))
    places = layout.place(graph, seed=7)
    assert set(places) == set(graph)
    assert overlaps(graph, places) <= 5


def test_related_nodes_are_nearer() -> None:
    graph = ready(nx.connected_caveman_graph(4, 8))
    places = layout.place(graph, seed=7)

    def distance(u: str, v: str) -> float:
        return ((places[u][0] - places[v][0]) ** 2 + (places[u][1] - places[v][1]) ** 2) ** 0.5

    joined = [distance(u, v) for u, v in graph.edges]
    others = [distance(u, v) for u, v in nx.non_edges(graph)]
    assert sum(joined) / len(joined) < 0.7 * sum(others) / len(others)


def test_components_and_lonely_nodes_have_places_of_their_own() -> None:
    graph = ready(nx.disjoint_union_all([nx.complete_graph(6), nx.path_graph(2), nx.empty_graph(5)]))
    places = layout.place(graph, seed=7)
    assert len(set(places.values())) == len(graph)
    assert overlaps(graph, places) == 0


def test_groups_that_are_linked_alike_are_laid_out_once_and_stay_as_they_were() -> None:
    graph = ready(nx.disjoint_union_all([nx.cycle_graph(4)] * 5 + [nx.path_graph(4)]))
    layout._settled.cache_clear()
    places = layout.place(graph, seed=7)
    assert layout._settled.cache_info().misses == 2
    assert layout.place(graph, seed=7) == places
    layout._settled.cache_clear()
    assert layout.place(graph, seed=7) == places


@pytest.mark.parametrize(("limit", "nodes"), [("DIRECT", 10), ("DIRECT", 40), ("READABLE", 100)])
def test_large_graphs_are_laid_out_by_community_or_on_a_spiral(
    monkeypatch: pytest.MonkeyPatch, limit: str, nodes: int
) -> None:
    monkeypatch.setattr(layout, limit, nodes)
    graph = ready(nx.connected_caveman_graph(5, 25))
    places = layout.place(graph, seed=7)
    assert len(set(places.values())) == len(graph)


def test_nothing_to_place() -> None:
    assert layout.place(nx.Graph(), seed=7) == {}


def test_another_process_places_alike() -> None:
    # Sets of texts have another order in every process.
    code = (
        "from tests.graph.test_layout import ready, layout, nx;"
        "g = ready(nx.connected_caveman_graph(6, 9));"
        "print(sorted(layout.place(g, seed=7).items()), g.nodes(data=True))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parents[2],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
