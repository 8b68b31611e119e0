"""The graph as the report draws it: core and most mentioned nodes, the strongest edges among them, their sentences."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from msgspec import Struct

from pipeline import reasons
from pipeline.errors import RecordError
from pipeline.exporters._plain import encoded
from pipeline.exporters._touching import Touched, touched
from pipeline.exporters._witnesses import Saying, Witnesses
from pipeline.records import REMEDY, replacing
from pipeline.schema import Extract, Family, Finding

if TYPE_CHECKING:
    # A report without a graph, as `zhengce check` makes it, must not wait for networkx.
    import networkx as nx

# What a canvas still moves without a hitch, and a reader can still make out.
NODES, EDGES = 1_500, 6_000
# Findings that set two statements against each other, so that a node can be said to be in dispute.
DISPUTES: frozenset[Family] = frozenset({"count-conflict", "value-conflict", "arithmetic", "direction"})

Occurrences = Callable[[Extract], Iterable[tuple[int, int, str]]]


class Node(Struct, frozen=True, array_like=True):
    """A circle: position and radius in the layout's units, colour as #rrggbb.

    `findings` are ids of those that dispute what is said of it, `sayings` indices into the drawing's.
    """

    label: str
    kind: str
    x: float
    y: float
    radius: float
    colour: str
    mentions: int
    documents: int
    counts: str
    conflict: bool
    findings: tuple[str, ...] = ()
    sayings: tuple[int, ...] = ()


class Edge(Struct, frozen=True, array_like=True):
    """A line between two nodes, by index; `relation` what the text says they are to each other."""

    source: int
    target: int
    weight: float
    relation: str
    sayings: tuple[int, ...] = ()


class Drawing(Struct, frozen=True):
    """What is drawn, and of how many nodes and edges it was chosen.

    Of `all_edges` that there are, `graph_edges` are in the graph: all, or its backbone. `core` are the places of the
    first nodes, x and y, where they stand laid out without the rest; there are none where the whole is small.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    sayings: tuple[Saying, ...]
    all_nodes: int
    all_edges: int
    graph_edges: int
    core: tuple[tuple[float, float], ...] = ()


class _Chosen(NamedTuple):
    nodes: dict[str, int]
    edges: list[tuple[int, int, dict[str, Any]]]


def draw(
    graph: "nx.Graph",
    extracts: Iterable[Extract],
    occurrences: Occurrences,
    findings: Sequence[Finding] = (),
    *,
    core: "nx.Graph | None" = None,
    limits: tuple[int, int] = (NODES, EDGES),
) -> Drawing:
    """The drawing of a graph with attributes and `viz` as `graph.build` sets them, read once more for its sentences.

    `occurrences` says where an extract's nodes stand. Disputed nodes are drawn whatever their number of mentions, and
    so are those of `core`, the graph's strongest part with a layout of its own, if it is not the graph itself.
    """
    part = {} if core is None or core is graph else core.nodes
    chosen = _chosen(graph, part, *limits)
    wanted = {(min(a, b), max(a, b)) for a, b, _ in chosen.edges}
    witnesses = Witnesses(wanted)
    disputes: dict[int, set[str]] = defaultdict(set)
    disputed = _disputed(findings)
    for extract in extracts:
        found = [(start, end, chosen.nodes[node]) for start, end, node in occurrences(extract) if node in chosen.nodes]
        witnesses.learn(extract, found)
        if places := disputed.get(extract.document.id):
            for start, end, node in found:
                disputes[node].update(places.at(start, end))
    rows = (graph.nodes[name] for name in chosen.nodes)
    kept = witnesses.kept
    return Drawing(
        nodes=tuple(_node(row, sorted(disputes[n]), kept.get(n, ())) for n, row in enumerate(rows)),
        edges=tuple(
            Edge(a, b, float(row.get("weight", 1)), str(row.get("relation", "")), tuple(kept.get((a, b), ())))
            for a, b, row in chosen.edges
        ),
        sayings=tuple(witnesses.sayings),
        all_nodes=graph.number_of_nodes(),
        all_edges=graph.graph.get("edges_in_all", graph.number_of_edges()),
        graph_edges=graph.number_of_edges(),
        core=tuple(_place(part[name]) for name in chosen.nodes if name in part),
    )


def write(drawing: Drawing, path: Path) -> None:
    """Write the drawing as JSON, for the stage that writes the report."""
    with replacing(path) as file:
        file.write(encoded(drawing) + b"\n")


def read(path: Path) -> Drawing:
    """The drawing that was written; `RecordError` where there is none."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Drawing)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        why = reasons.of_system(error) if isinstance(error, OSError) else reasons.of_decoder(error)
        raise RecordError(f"{path} 不是关系图的画法：{why}", hint=REMEDY) from error


def _chosen(graph: "nx.Graph", part: Container[str], most_nodes: int, most_edges: int) -> _Chosen:
    def prominence(name: str) -> tuple[bool, bool, int, str]:
        row = graph.nodes[name]
        return name not in part, not row.get("conflict"), -row.get("mentions", 0), name

    nodes = {name: number for number, name in enumerate(sorted(graph, key=prominence)[:most_nodes])}
    edges = [
        (min(nodes[a], nodes[b]), max(nodes[a], nodes[b]), row)
        for a, b, row in graph.edges(data=True)
        if a in nodes and b in nodes and a != b
    ]
    edges.sort(key=lambda edge: (-edge[2].get("weight", 1), edge[0], edge[1], str(edge[2].get("relation"))))
    return _Chosen(nodes, edges[:most_edges])


def _node(row: dict[str, Any], disputes: Sequence[str], sayings: Sequence[int]) -> Node:
    viz = row.get("viz", {})
    colour, (x, y) = viz.get("color", {}), _place(row)
    return Node(
        label=str(row.get("label", "")),
        kind=str(row.get("kind", "")),
        x=x,
        y=y,
        radius=round(float(viz.get("size", 6)) / 2, 1),
        colour="#{:02x}{:02x}{:02x}".format(*(colour.get(channel, 153) for channel in "rgb")),
        mentions=int(row.get("mentions", 0)),
        documents=int(row.get("documents", 0)),
        counts=str(row.get("counts", "")),
        conflict=bool(row.get("conflict")),
        findings=tuple(disputes),
        sayings=tuple(sayings),
    )


def _place(row: dict[str, Any]) -> tuple[float, float]:
    position = row.get("viz", {}).get("position", {})
    return round(float(position.get("x", 0)), 1), round(float(position.get("y", 0)), 1)


def _disputed(findings: Iterable[Finding]) -> dict[str, Touched[str]]:
    return touched(
        (span, finding.id)
        for finding in findings
        if finding.open and finding.family in DISPUTES
        for span in finding.evidence
    )
