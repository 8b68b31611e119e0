"""Extracts → the graph: who stands with whom how often, and what the text itself connects."""

from collections.abc import Iterable

import networkx as nx

from pipeline.graph.appearance import dress
from pipeline.graph.measures import measure
from pipeline.graph.owners import Owners, owners
from pipeline.graph.together import Together, together
from pipeline.params import Graph
from pipeline.progress import working
from pipeline.schema import Extract, Finding


def build(
    extracts: Iterable[Extract], params: Graph, findings: Iterable[Finding] = (), owned: Owners | None = None
) -> nx.Graph:
    """A plain undirected graph, one weighted edge for each connected pair; documents may come in any order.

    Nodes have id `KIND:name` and the attributes label, kind, class, counts (the numbers given for a class: “7;9”),
    conflict (whether a finding says that these contradict), mentions, documents, years, taxonomy, evidence, findings
    (ids), sentences (文件#句号), the measures of `measures.measure` and networkx's `viz`. Edges have relation (member,
    依托, 聚焦, else the smallest window shared), weight (windows of all sizes shared, and statements), for each window
    their number and the measures chosen, where they stand together first, years, disparity and backbone, and for what
    is stated the origin and evidence. A pair that shares fewer than `params.min_count` windows has no edge unless
    stated. The graph's own attributes `edges_in_all` and `edges_drawn` say whether some were left out.

    `owned` tells classes of different places apart; where it is not given, all extracts are held in memory for it.
    """
    with working("成图：共现"):
        if owned is None:
            extracts = tuple(extracts)
            owned = owners(extracts)
        graph = _graph(together(extracts, params, findings, owned))
    with working("成图：中心性与社群"):
        measure(graph, params.seed)
    with working("成图：布局"):
        dress(graph, params.seed)
    return graph


def _graph(rows: Together) -> nx.Graph:
    graph = nx.Graph(edges_in_all=rows.edges_in_all)
    graph.add_nodes_from(rows.nodes())
    # An edge holds on to the names that it is added by: those of the nodes need no second place in memory.
    known = {node: node for node in graph}
    graph.add_edges_from((known[left], known[right], row) for left, right, row in rows.edges())
    graph.graph["edges_drawn"] = graph.number_of_edges()
    return graph
