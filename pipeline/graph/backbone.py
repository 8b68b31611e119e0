"""Which edges carry the graph: the disparity filter (Serrano, Boguñá and Vespignani 2009)."""

import networkx as nx


def disparity(graph: nx.Graph) -> dict[tuple[str, str], float]:
    """Edge → how likely it is that chance gives one of its ends an edge of such a share, in [0, 1]; less is stronger.

    For a node of k edges and strength s, an edge of weight w has (1 - w / s) ** (k - 1); of its two ends the less
    likely counts. A node of one edge says nothing of it: 1.

    >>> star = nx.Graph()
    >>> star.add_weighted_edges_from([("a", "b", 8), ("a", "c", 1), ("a", "d", 1)])
    >>> {v: round(value, 4) for (_, v), value in disparity(star).items()}
    {'b': 0.04, 'c': 0.81, 'd': 0.81}
    """
    degree, strength = dict(graph.degree()), dict(graph.degree(weight="weight"))

    def seen_from(node: str, weight: float) -> float:
        few = degree[node] < 2
        return 1.0 if few else float((1 - weight / strength[node]) ** (degree[node] - 1))

    return {(u, v): min(seen_from(u, weight), seen_from(v, weight)) for u, v, weight in graph.edges(data="weight")}
