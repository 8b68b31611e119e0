import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.graph.betweenness import betweenness
from pipeline.graph.measures import measure


def weighted(graph: nx.Graph) -> nx.Graph:
    named = nx.Graph()
    named.add_nodes_from(f"INDUSTRY:{number:04d}" for number in graph)
    named.add_weighted_edges_from((f"INDUSTRY:{u:04d}", f"INDUSTRY:{v:04d}", 2) for u, v in graph.edges)
    return named


def test_communities_are_numbered_by_size_then_id() -> None:
    graph = weighted(nx.disjoint_union_all([nx.complete_graph(3), nx.complete_graph(3), nx.complete_graph(5)]))
    measure(graph, seed=7)
    assert list(dict(graph.nodes(data="community")).values()) == [1, 1, 1, 2, 2, 2, 0, 0, 0, 0, 0]


def test_betweenness_is_exact_in_a_small_graph() -> None:
    graph = weighted(nx.path_graph(5))
    measure(graph, seed=7)
    assert [round(value, 4) for _, value in graph.nodes(data="betweenness")] == [0, 0.5, 0.6667, 0.5, 0]


@settings(max_examples=40)
@given(size=st.integers(1, 12), data=st.data())
def test_betweenness_is_that_of_networkx(size: int, data: st.DataObject) -> None:
    node = st.integers(0, size - 1)
    graph = nx.empty_graph(size)
    graph.add_edges_from(data.draw(st.lists(st.tuples(node, node), max_size=20)))
    theirs = nx.betweenness_centrality(nx.Graph([pair for pair in graph.edges if pair[0] != pair[1]]))
    ours = betweenness(size, graph.edges, size, seed=1)
    scale = (len(theirs) - 1) * (len(theirs) - 2) / max(1, (size - 1) * (size - 2))
    assert all(abs(ours[number] - value * scale) < 1e-9 for number, value in theirs.items())


def test_degree_counts_edges_and_strength_weights() -> None:
    graph = weighted(nx.star_graph(3))
    measure(graph, seed=7)
    centre = graph.nodes["INDUSTRY:0000"]
    assert (centre["degree"], centre["strength"]) == (3, 6)
    assert centre["pagerank"] == max(value for _, value in graph.nodes(data="pagerank"))


def test_betweenness_of_a_large_graph_is_estimated_and_repeatable() -> None:
    first, second = (weighted(nx.powerlaw_cluster_graph(3_000, 3, 0.3, seed=1)) for _ in range(2))
    measure(first, seed=7)
    measure(second, seed=7)
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))


def test_empty_graph() -> None:
    measure(nx.Graph(), seed=7)
