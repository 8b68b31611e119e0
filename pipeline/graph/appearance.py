"""How nodes and edges look in Gephi, kept where networkx keeps it: in the attribute `viz`."""

from math import sqrt
from typing import TypedDict

import networkx as nx

from pipeline.graph.layout import place


class Colour(TypedDict):
    """Channels 0 to 255, opacity 0 to 1."""

    r: int
    g: int
    b: int
    a: float


def _colour(code: str, opacity: float = 1.0) -> Colour:
    r, g, b = bytes.fromhex(code)
    return {"r": r, "g": g, "b": b, "a": opacity}


# The palette of Okabe and Ito (2008), which colour-blind readers can tell apart; vermilion is kept for contradictions.
# Black is left out: Gephi writes labels in it.
KINDS = {
    "CLASS": _colour("f0e442"),
    "INDUSTRY": _colour("0072b2"),
    "CARRIER": _colour("e69f00"),
    "INDICATOR": _colour("009e73"),
    "SLOGAN": _colour("cc79a7"),
    "DOC": _colour("999999"),
    "ORG": _colour("56b4e9"),
}
# Persons and places.
OTHER = _colour("cccccc")
CONFLICT = _colour("d55e00")
STATED = _colour("333333", 0.9)
TOGETHER = {
    "sentence": _colour("999999", 0.5),
    "paragraph": _colour("cccccc", 0.3),
    "section": _colour("dddddd", 0.2),
    "document": _colour("dddddd", 0.2),
}
SMALLEST, LARGEST = 6.0, 60.0


def dress(graph: nx.Graph, seed: int) -> None:
    """Set size (by mentions), colour (by kind; contradictions apart) and position on every node, colour on edges."""
    for _, node in graph.nodes(data=True):
        colour = CONFLICT if node["conflict"] else KINDS.get(node["kind"], OTHER)
        size = min(LARGEST, SMALLEST * sqrt(max(1, node["mentions"])))
        node["viz"] = {"color": colour, "size": round(size, 1)}
    # One for all of a colour: a large graph has a million edges.
    together, stated = {name: {"color": colour} for name, colour in TOGETHER.items()}, {"color": STATED}
    for _, _, edge in graph.edges(data=True):
        edge["viz"] = together.get(edge["relation"], stated)
    for name, (x, y) in place(graph, seed).items():
        graph.nodes[name]["viz"]["position"] = {"x": x, "y": y, "z": 0.0}
