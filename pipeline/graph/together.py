"""Extracts → the rows of the graph, nodes and edges, as many as there may be: who stands with whom how often.

In memory are a few numbers for each node and each document, and some of what documents say; the rest waits in temporary
files (`spool`, `ordering`).
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import chain, repeat, starmap
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline import lexicons
from pipeline.graph.association import g2, jaccard, npmi, p
from pipeline.graph.backbone import Counts, disparity
from pipeline.graph.counting import ROOM, Counted, Room, count
from pipeline.graph.facts import Fact
from pipeline.graph.ordering import Rows
from pipeline.graph.owners import Owners
from pipeline.graph.pairs import STATED, Met, ends, met
from pipeline.graph.stated import Stated
from pipeline.graph.windows import SHOWN, SIZES, Window, shown
from pipeline.params import Graph
from pipeline.schema import Extract, Finding

READABLE_EDGES = 3_000
"""So many lines a reader can still look through; of more, only the backbone is drawn unless all are asked for."""
_MEASURES: dict[str, tuple[Callable[[int, int, int, int], float], Callable[[float], float]]] = {
    "npmi": (npmi, lambda value: round(value, 4)),
    "g2": (g2, lambda value: round(value, 3)),
    # As small as they come, three digits tell them apart.
    "p": (p, lambda value: float(f"{value:.3g}")),
    "jaccard": (jaccard, lambda value: round(value, 4)),
}
# Where many likelihoods are reckoned at a time, their last digits are not those of one alone.
_DIGITS = 1e-9
# So many edges are told at a time; in Python's own numbers an edge takes half a kilobyte.
_AT_ONCE = 2**13
Row = dict[str, Any]


class Together(NamedTuple):
    """The rows of nodes and of the edges that are drawn, in order of ids, as often as asked for; of how many edges."""

    nodes: Callable[[], Iterator[tuple[str, Row]]]
    edges: Callable[[], Iterator[tuple[str, str, Row]]]
    edges_in_all: int


class _Shape(NamedTuple):
    """What of all edges the disparity filter asks for: how many, and of each node how many and their weights' sum."""

    edges: int
    degree: NDArray[np.int32]
    strength: Counts


def together(
    extracts: Iterable[Extract], params: Graph, findings: Iterable[Finding], owned: Owners, room: Room = ROOM
) -> Together:
    """What `build` draws, row by row; `room` says how much of it is held in memory, and changes nothing else."""
    counted = count(extracts, params.windows, findings, owned, room)
    shape = _shape(counted, params.min_count)
    return Together(partial(_nodes, counted), partial(_edges, counted, shape, params), shape.edges)


def _nodes(counted: Counted) -> Iterator[tuple[str, Row]]:
    names = {row["id"]: row["name"] for row in lexicons.table("taxonomy")}
    return ((node, _node(node, fact, names)) for node, fact in zip(counted.nodes, counted.facts, strict=True))


def _node(node: str, fact: Fact, names: dict[str, str]) -> Row:
    kind, _, label = node.partition(":")
    return {
        "label": label,
        "kind": kind,
        "class": ";".join(sorted(fact.classes)),
        "counts": fact.counts,
        "conflict": fact.conflict,
        "mentions": fact.mentions,
        "documents": fact.documents,
        "years": _joined(sorted(fact.years)),
        "taxonomy": ";".join(f"{branch} {names.get(branch, '')}".strip() for branch in sorted(fact.branches)),
        "evidence": fact.evidence,
        "findings": ";".join(sorted(fact.findings)),
        "sentences": shown("sentence", fact.sentences),
    }


def _joined(years: Iterable[int]) -> str:
    return ";".join(map(str, years))


def _shape(counted: Counted, least: int) -> _Shape:
    many, degree, strength = 0, np.zeros(len(counted.nodes), np.int32), np.zeros(len(counted.nodes), np.int64)
    for rows in counted.pairs.groups():
        found = _connected(rows, least)
        many += len(found.pairs)
        for nodes in ends(found.pairs):
            np.add.at(degree, nodes, 1)
            np.add.at(strength, nodes, found.weights)
    return _Shape(many, degree, strength)


def _connected(rows: Rows, least: int) -> Met:
    """Pairs that have an edge."""
    found = met(rows)
    return found.only((found.times[:, :STATED].max(axis=1) >= least) | (found.times[:, STATED] > 0))


def _edges(counted: Counted, shape: _Shape, params: Graph) -> Iterator[tuple[str, str, Row]]:
    every = params.edges == "all" or (params.edges == "auto" and shape.edges <= READABLE_EDGES)
    stated = counted.stated()
    for rows in counted.pairs.groups():
        found = _connected(rows, params.min_count)
        drawn = (found if every else _carrying(found, shape, params.alpha)).parted(_AT_ONCE)
        for edge in chain.from_iterable(_those_of(some, counted, shape) for some in drawn):
            likely = min(disparity(*end) for end in zip((edge.weight,) * 2, edge.strengths, edge.degrees, strict=True))
            said = next(stated) if edge.times[STATED] else None
            carries = likely < params.alpha or said is not None
            if every or carries:
                row = _row(edge, said, counted, params)
                left, right = (counted.nodes[number] for number in edge.ends)
                yield left, right, {**row, "disparity": round(likely, 6), "backbone": carries}


def _carrying(found: Met, shape: _Shape, alpha: float) -> Met:
    """What may be more than chance would have it, or is stated."""
    likely = np.minimum(
        *(disparity(found.weights, shape.strength[nodes], shape.degree[nodes]) for nodes in ends(found.pairs))
    )
    return found.only((likely < alpha + _DIGITS) | (found.times[:, STATED] > 0))


class _Edge(NamedTuple):
    """An edge in numbers: its rows, of both ends what they weigh, and by window how many hold the one and the other."""

    ends: tuple[int, int]
    weight: int
    times: list[int]
    strengths: tuple[int, int]
    degrees: tuple[int, int]
    holding: tuple[tuple[int, int], ...]
    places: list[tuple[int, int]]
    years: list[int]


def _those_of(found: Met, counted: Counted, shape: _Shape) -> Iterator[_Edge]:
    both = ends(found.pairs)

    def of(values: Counts | NDArray[np.int32] | None = None) -> Iterable[tuple[int, int]]:
        return zip(*((nodes if values is None else values[nodes]).tolist() for nodes in both), strict=True)

    holding = zip(*map(of, counted.holding.values()), strict=True) if counted.holding else repeat(())
    parts = zip(
        of(), found.weights.tolist(), found.times.tolist(), of(shape.strength), of(shape.degree), holding,
        found.places(SHOWN), found.years(counted.years), strict=False,
    )  # fmt: skip
    return starmap(_Edge, parts)


def _row(edge: _Edge, said: Stated | None, counted: Counted, params: Graph) -> Row:
    smallest = next((window for window in counted.windows if edge.times[SIZES.index(window)]), None)
    places = ((counted.documents[document], number) for document, number in edge.places)
    row = {
        "weight": edge.weight,
        "relation": ";".join(sorted(said.relations)) if said else smallest or "",
        "years": _joined(edge.years),
        "together": shown(smallest, places) if smallest else "",
    }
    for (window, windows), (left, right) in zip(counted.windows.items(), edge.holding, strict=True):
        table = edge.times[SIZES.index(window)], left, right, windows
        row.update(_association(window, table, params.measures))
    return {**row, "origin": said.origin, "evidence": said.evidence} if said else row


# Of 100,000 pairs most are of names that stand in one window or two: 4,000 tables.
@lru_cache(maxsize=2**14)
def _association(window: Window, table: tuple[int, int, int, int], chosen: tuple[str, ...]) -> Row:
    measures = {
        f"{window}_{name}": shorten(function(*table))
        for name, (function, shorten) in _MEASURES.items()
        if table[0] and name in chosen
    }
    return {f"{window}s": table[0], **measures}
