"""What the shape of a graph says of its nodes: communities and centralities."""

import networkx as nx

from pipeline.graph.betweenness import betweenness

# Sources times nodes and edges; measured: ten million a second.
BETWEENNESS_STEPS = 20_000_000


def measure(graph: nx.Graph, seed: int) -> None:
    """Set on every node: degree, strength (sum of weights), betweenness, pagerank and community.

    `betweenness` is exact in small graphs and estimated from a sample of sources in large ones (Brandes and Pich
    2007); `pagerank` follows weights. Communities are Louvain's (Blondel et al. 2008) over weights, numbered from 0
    by size, then by their smallest node id. Nodes must stand in the graph in order of id.
    """
    # Numbers instead of ids: sets of texts have another order in every process.
    names = list(graph)
    plain = nx.Graph()
    plain.add_nodes_from(range(len(names)))
    numbers = {name: number for number, name in enumerate(names)}
    plain.add_weighted_edges_from((numbers[u], numbers[v], weight) for u, v, weight in graph.edges(data="weight"))
    sources = max(1, BETWEENNESS_STEPS // max(1, plain.number_of_edges() + len(plain)))
    between, rank = betweenness(len(plain), plain.edges, sources, seed), nx.pagerank(plain)
    community = {n: i for i, members in enumerate(_communities(plain, seed)) for n in members}
    for number, name in enumerate(names):
        graph.nodes[name].update(
            degree=plain.degree(number),
            strength=plain.degree(number, weight="weight"),
            betweenness=round(float(between[number]), 6),
            pagerank=round(rank[number], 6),
            community=community[number],
        )


def _communities(plain: nx.Graph, seed: int) -> list[set[int]]:
    found = nx.community.louvain_communities(plain, weight="weight", seed=seed) if len(plain) else []
    return sorted(found, key=lambda members: (-len(members), min(members)))
