"""Extracts → the graph: who stands with whom how often, and what the text itself connects."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import networkx as nx

from pipeline import lexicons
from pipeline.dating import document_year
from pipeline.graph.appearance import dress
from pipeline.graph.association import g2, jaccard, npmi, p
from pipeline.graph.backbone import disparity
from pipeline.graph.facts import Fact, Place, cited, learn
from pipeline.graph.measures import measure
from pipeline.graph.occurrences import occurrences, relations
from pipeline.graph.owners import Owners, owners
from pipeline.graph.windows import SIZES, STRETCHES, Pair, Tally, Window, shown
from pipeline.params import Graph
from pipeline.progress import working
from pipeline.schema import Extract, Finding

READABLE_EDGES = 3_000
"""So many lines a reader can still look through; of more, only the backbone is drawn unless all are asked for."""
_MOST_FINDINGS = 20
_MEASURES: dict[str, tuple[Callable[[int, int, int, int], float], Callable[[float], float]]] = {
    "npmi": (npmi, lambda value: round(value, 4)),
    "g2": (g2, lambda value: round(value, 3)),
    # As small as they come, three digits tell them apart.
    "p": (p, lambda value: float(f"{value:.3g}")),
    "jaccard": (jaccard, lambda value: round(value, 4)),
}


class Stated(NamedTuple):
    """A connection the text makes in words: where it does so first, from which node, how often, and when."""

    place: Place
    origin: str
    evidence: str
    relations: frozenset[str]
    times: int
    years: frozenset[int]


def build(
    extracts: Iterable[Extract], params: Graph, findings: Sequence[Finding] = (), owned: Owners | None = None
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
        graph = _together(extracts, params, findings, owned)
    with working("成图：中心性与社群"):
        measure(graph, params.seed)
    with working("成图：布局"):
        dress(graph, params.seed)
    return graph


def _together(extracts: Iterable[Extract], params: Graph, findings: Sequence[Finding], owned: Owners) -> nx.Graph:
    facts: dict[str, Fact] = {}
    stated: dict[Pair, Stated] = {}
    tallies: dict[Window, Tally] = {window: Tally() for window in SIZES if window in params.windows}
    places = cited(findings)
    for extract in extracts:
        found = occurrences(extract, owned)
        year = document_year(extract.document)
        learn(facts, extract, found, places.get(extract.document.id, ()), year, owned)
        _state(stated, extract, year, owned)
        for window, tally in tallies.items():
            tally.add(STRETCHES[window](extract), found, extract.document.id, year)
    names = {row["id"]: row["name"] for row in lexicons.table("taxonomy")}
    graph = nx.Graph()
    graph.add_nodes_from((node, _node(node, facts[node], names)) for node in sorted(facts))
    weights = _weights(tallies, stated, params.min_count)
    graph.graph["edges_in_all"] = len(weights)
    for pair, likely in _drawn(weights, stated, params).items():
        edge = _edge(pair, weights[pair], tallies, stated.get(pair), params)
        graph.add_edge(*pair, **edge, disparity=round(likely, 6), backbone=_carries(likely, pair, stated, params))
    graph.graph["edges_drawn"] = graph.number_of_edges()
    return graph


def _state(stated: dict[Pair, Stated], extract: Extract, year: int | None, owned: Owners) -> None:
    dated = frozenset({year} if year else ())
    for source, target, relation, start, end in relations(extract, owned):
        pair = (min(source, target), max(source, target))
        words = "".join(extract.document.text[start:end].split())
        evidence = f"{words}（{extract.document.id}）"
        new = Stated((extract.document.id, start), source, evidence, frozenset({relation}), 1, dated)
        old = stated.get(pair, new)
        first = min(old, new, key=lambda s: s[:3])
        stated[pair] = first._replace(
            relations=old.relations | new.relations,
            times=old.times + 1 if pair in stated else 1,
            years=old.years | dated,
        )


def _node(node: str, fact: Fact, names: dict[str, str]) -> dict[str, Any]:
    kind, _, label = node.partition(":")
    return {
        "label": label,
        "kind": kind,
        "class": ";".join(sorted(fact.classes)),
        "counts": fact.counts,
        "conflict": fact.conflict,
        "mentions": fact.mentions,
        "documents": fact.documents,
        "years": _joined(fact.years),
        "taxonomy": ";".join(f"{branch} {names.get(branch, '')}".strip() for branch in sorted(fact.branches)),
        "evidence": fact.evidence,
        "findings": ";".join(sorted(fact.findings)[:_MOST_FINDINGS]),
        "sentences": shown("sentence", fact.sentences),
    }


def _weights(tallies: dict[Window, Tally], stated: dict[Pair, Stated], least: int) -> dict[Pair, int]:
    """Pairs that have an edge, in order: how many windows they share, and how often they are connected in words."""
    weights = {pair: said.times for pair, said in stated.items()}
    for tally in tallies.values():
        for pair, joint in tally.pairs.items():
            if joint >= least or pair in stated:
                weights.setdefault(pair, 0)
    return {pair: said + sum(tally.pairs[pair] for tally in tallies.values()) for pair, said in sorted(weights.items())}


def _drawn(weights: dict[Pair, int], stated: dict[Pair, Stated], params: Graph) -> dict[Pair, float]:
    """The pairs that are drawn, each with the likelihood that chance alone gives it its weight."""
    likely = disparity(weights)
    if params.edges == "all" or (params.edges == "auto" and len(weights) <= READABLE_EDGES):
        return likely
    return {pair: value for pair, value in likely.items() if _carries(value, pair, stated, params)}


def _carries(likely: float, pair: Pair, stated: dict[Pair, Stated], params: Graph) -> bool:
    """Whether an edge is of the backbone: more than chance would have it, or stated."""
    return likely < params.alpha or pair in stated


def _edge(pair: Pair, weight: int, tallies: dict[Window, Tally], said: Stated | None, params: Graph) -> dict[str, Any]:
    shared = {window: tally.pairs[pair] for window, tally in tallies.items()}
    smallest = next((window for window, joint in shared.items() if joint), None)
    years = frozenset[int]().union(*(tally.years.get(pair, ()) for tally in tallies.values()))
    edge = {
        "weight": weight,
        "relation": ";".join(sorted(said.relations)) if said else smallest or "",
        "years": _joined(years | said.years if said else years),
        "together": shown(smallest, tallies[smallest].places[pair]) if smallest else "",
    }
    for window, tally in tallies.items():
        edge.update(_association(window, shared[window], pair, tally, params))
    return {**edge, "origin": said.origin, "evidence": said.evidence} if said else edge


def _joined(years: Iterable[int]) -> str:
    return ";".join(map(str, sorted(years)))


def _association(window: Window, joint: int, pair: Pair, tally: Tally, params: Graph) -> dict[str, Any]:
    table = joint, tally.nodes[pair[0]], tally.nodes[pair[1]], tally.windows
    measures = {
        f"{window}_{name}": shorten(function(*table))
        for name, (function, shorten) in _MEASURES.items()
        if joint and name in params.measures
    }
    return {f"{window}s": joint, **measures}
