"""ForceAtlas2 takes networkx's steps."""

from typing import Any

import networkx as nx
import numpy as np
import pytest

from pipeline.graph.forces import forceatlas2


def theirs(graph: nx.Graph, rounds: int, gravity: float) -> Any:
    forces: Any = nx.forceatlas2_layout
    found = forces(graph, max_iter=rounds, weight="pull", strong_gravity=True, gravity=gravity, seed=7)
    return np.array([found[node] for node in range(len(graph))])


@pytest.mark.parametrize(
    ("graph", "rounds"), [(nx.path_graph(2), 50), (nx.star_graph(6), 12), (nx.karate_club_graph(), 4)]
)
def test_the_same_places_as_networkx_finds(graph: nx.Graph, rounds: int) -> None:
    pulls = {(a, b): 1 + (a + 2 * b) % 3 / 2 for a, b in graph.edges}
    nx.set_edge_attributes(graph, pulls, "pull")
    links = [(a, b, pull) for (a, b), pull in pulls.items()]
    # networkx reckons in single precision.
    for gravity in (0.1, 1.0):
        found = forceatlas2(len(graph), links, rounds=rounds, gravity=gravity, seed=7)
        assert np.allclose(found, theirs(graph, rounds, gravity), rtol=1e-4, atol=1e-4)


def test_linked_nodes_end_up_nearer_than_others() -> None:
    two_rings = nx.disjoint_union(nx.complete_graph(6), nx.complete_graph(6))
    two_rings.add_edge(0, 6)
    points = forceatlas2(12, [(a, b, 1.0) for a, b in two_rings.edges], rounds=200, gravity=0.1, seed=1)
    inside = max(np.ptp(points[:6], axis=0).max(), np.ptp(points[6:], axis=0).max())
    assert np.linalg.norm(points[:6].mean(axis=0) - points[6:].mean(axis=0)) > inside


def test_nodes_without_links_stand_apart() -> None:
    points = forceatlas2(3, [], rounds=100, gravity=0.1, seed=1)
    assert len({tuple(point) for point in points.round(3).tolist()}) == 3
