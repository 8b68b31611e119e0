"""The part of a large graph that a picture has room for."""

from typing import Any

import networkx as nx

from pipeline.graph.layout import place


def core(graph: nx.Graph, most: int, seed: int) -> nx.Graph:
    """The graph itself where it has no more than so many nodes, else its strongest, laid out anew without the rest.

    What findings contradict comes first. The part keeps the graph's own attributes, and says in `nodes_in_all` how
    many there were; `edges_drawn` counts its own.
    """
    if len(graph) <= most:
        return graph

    def order(node: Any) -> tuple[bool, int, str]:
        row = graph.nodes[node]
        return not row["conflict"], -row["strength"], node

    # A copy of the rows: where a node stands here is no matter of the whole graph.
    part = nx.Graph(**graph.graph)
    kept = sorted(sorted(graph, key=order)[:most])
    part.add_nodes_from((node, {**graph.nodes[node], "viz": dict(graph.nodes[node]["viz"])}) for node in kept)
    part.add_edges_from((u, v, row) for u, v, row in graph.edges(kept, data=True) if u in part and v in part)
    part.graph.update(nodes_in_all=len(graph), edges_drawn=part.number_of_edges())
    for node, (x, y) in place(part, seed).items():
        part.nodes[node]["viz"]["position"] = {"x": x, "y": y, "z": 0.0}
    return part
