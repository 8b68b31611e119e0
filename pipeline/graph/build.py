"""Extracts → the graph: who stands with whom how often, and what the text itself connects."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import networkx as nx

from pipeline.graph.appearance import dress
from pipeline.graph.association import g2, npmi
from pipeline.graph.facts import Fact, Place, disputed, learn
from pipeline.graph.measures import measure
from pipeline.graph.occurrences import occurrences, relations
from pipeline.graph.windows import STRETCHES, Pair, Tally, Window
from pipeline.params import Graph
from pipeline.schema import Extract, Finding


class Stated(NamedTuple):
    """A connection the text makes in words: where it does so first, from which node, and how often."""

    place: Place
    origin: str
    evidence: str
    relations: frozenset[str]
    times: int


def build(extracts: Iterable[Extract], params: Graph, findings: Sequence[Finding] = ()) -> nx.Graph:
    """A plain undirected graph, one weighted edge for each connected pair; documents may come in any order.

    Nodes have id `KIND:name` and the attributes label, kind, class, counts (the numbers given for a class: “7;9”),
    conflict (whether a finding says that these contradict), mentions, documents, evidence, the measures of
    `measures.measure` and networkx's `viz`. Edges have relation (member, 依托, 聚焦, else the smallest window shared),
    weight (windows of all sizes shared, and statements), for each window their number, NPMI and G², and for what is
    stated the origin and evidence. A pair that shares fewer than `params.min_count` windows has no edge unless stated.
    """
    facts: dict[str, Fact] = {}
    stated: dict[Pair, Stated] = {}
    tallies: dict[Window, Tally] = {window: Tally() for window in params.windows}
    conflicts = disputed(findings)
    for extract in extracts:
        found = occurrences(extract)
        learn(facts, extract, found, conflicts.get(extract.document.id, ()))
        _state(stated, extract)
        for window, tally in tallies.items():
            tally.add(STRETCHES[window](extract), found)
    graph = nx.Graph()
    graph.add_nodes_from((node, _node(node, facts[node])) for node in sorted(facts))
    graph.add_edges_from(_edges(tallies, stated, params.min_count))
    measure(graph, params.seed)
    dress(graph, params.seed)
    return graph


def _state(stated: dict[Pair, Stated], extract: Extract) -> None:
    for source, target, relation, start, end in relations(extract):
        pair = (min(source, target), max(source, target))
        words = "".join(extract.document.text[start:end].split())
        new = Stated(
            (extract.document.id, start), source, f"{words}（{extract.document.id}）", frozenset({relation}), 1
        )
        old = stated.get(pair, new)
        first = min(old, new, key=lambda s: s[:3])
        times = old.times + 1 if pair in stated else 1
        stated[pair] = first._replace(relations=old.relations | new.relations, times=times)


def _node(node: str, fact: Fact) -> dict[str, Any]:
    kind, _, label = node.partition(":")
    return {
        "label": label,
        "kind": kind,
        "class": ";".join(sorted(fact.classes)),
        "counts": fact.counts,
        "conflict": fact.conflict,
        "mentions": fact.mentions,
        "documents": fact.documents,
        "evidence": fact.evidence,
    }


def _edges(
    tallies: dict[Window, Tally], stated: dict[Pair, Stated], least: int
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for pair in sorted(set(stated).union(*(tally.pairs for tally in tallies.values()))):
        shared = {window: tally.pairs[pair] for window, tally in tallies.items()}
        said = stated.get(pair)
        if said or max(shared.values(), default=0) >= least:
            edge = {
                "weight": sum(shared.values()) + (said.times if said else 0),
                "relation": ";".join(sorted(said.relations)) if said else _smallest(shared),
            }
            for window, tally in tallies.items():
                edge.update(_association(window, shared[window], pair, tally))
            if said:
                edge.update(origin=said.origin, evidence=said.evidence)
            yield *pair, edge


def _smallest(shared: dict[Window, int]) -> str:
    return "sentence" if shared.get("sentence") else "paragraph"


def _association(window: Window, joint: int, pair: Pair, tally: Tally) -> dict[str, Any]:
    table = joint, tally.nodes[pair[0]], tally.nodes[pair[1]], tally.windows
    measures = {f"{window}_npmi": round(npmi(*table), 4), f"{window}_g2": round(g2(*table), 3)} if joint else {}
    return {f"{window}s": joint, **measures}
