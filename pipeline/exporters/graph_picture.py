"""A graph as a picture for a slide: where and how Gephi would show it, with as many names as have room."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log2
from typing import Any, Final, NamedTuple

import networkx as nx

from pipeline.exporters._labels import KINDS
from pipeline.exporters._map_names import Frame, Spot, named
from pipeline.exporters._picture import FAINT, INK, Box, Disc, Line, Picture, Shape, Words, shortened

WIDE, HIGH = 1600, 1000
"""Sixteen to ten, which fits a slide beside its title."""
MOST: Final = 150
"""So many nodes a slide has room for; of a larger graph `pipeline.graph.core` gives the strongest."""
# Of a graph that is drawn whole all the same, so many names are tried.
_MOST_NAMES: Final = 400
_LEFT, _TOP, _RIGHT, _BOTTOM = 70.0, 50.0, 1390.0, 930.0
_LEGEND, _CAPTION = 1424.0, 968.0
# Names are wide: a little broader than it was laid out, a graph has room for more of them.
_BROADER: Final = 1.5
CONFLICT: Final = "#b03a00"
_KINDS: Final = {"CLASS": "事物类别", "INDICATOR": "指标", **KINDS, "TERM": "名词"}
_TOGETHER: Final = {"sentence": "同句出现", "paragraph": "同段出现", "section": "同节出现", "document": "同篇出现"}
_STATED: Final = "文中明言"
_PLAIN: Final = "#999999"


class Look(NamedTuple):
    """How a node is drawn: centre and radius in pixels, colour, and whether a finding contradicts it."""

    x: float
    y: float
    r: float
    colour: str
    conflict: bool


def picture(graph: nx.Graph) -> Picture:
    """Nodes with their `viz` where they have it, edges under them, legend and caption; any graph will do."""
    looks = _looks(graph)
    shapes = [*_edges(graph, looks), *_nodes(graph, looks), *_labels(graph, looks), *_legend(graph, looks)]
    shapes.append(Words(_LEFT, _CAPTION, caption(graph), 15, FAINT))
    if not len(graph):
        shapes.append(Words((_LEFT + _RIGHT) / 2, HIGH / 2, "图中没有节点", 22, FAINT, "middle"))
    return Picture(WIDE, HIGH, "关系图", tuple(shapes))


def caption(graph: nx.Graph) -> str:
    """How much of the graph is drawn."""
    nodes, edges = len(graph), graph.number_of_edges()
    all_nodes = graph.graph.get("nodes_in_all", nodes)
    all_edges = graph.graph.get("edges_in_all", edges)
    said = f"节点{all_nodes}个" if nodes == all_nodes else f"节点{all_nodes}个，画出联系最强的{nodes}个"
    return f"{said}；边{all_edges}条{'' if edges == all_edges else f'，画出{edges}条'}。圆越大，提及越多"


def _looks(graph: nx.Graph) -> dict[Any, Look]:
    """Node → how it looks on the sheet, with the middle of the graph in the middle of its part of the sheet."""
    rows = {node: row.get("viz", {}) for node, row in graph.nodes(data=True)}
    at = {node: viz.get("position", {"x": 0.0, "y": 0.0}) for node, viz in rows.items()}
    xs, ys = [p["x"] for p in at.values()] or [0.0], [-p["y"] for p in at.values()] or [0.0]
    # One place, or a row, has no height to be fitted: then a unit is a pixel.
    across, down = _fitting(_RIGHT - _LEFT, xs), _fitting(_BOTTOM - _TOP, ys)
    across, down = min(across, _BROADER * down), min(down, across)
    x, y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    largest = max((viz.get("size", 6.0) for viz in rows.values()), default=6.0)
    swell = min(max(down, 0.3), 30 / largest)
    return {
        node: Look(
            (_LEFT + _RIGHT) / 2 + across * (at[node]["x"] - x),
            (_TOP + _BOTTOM) / 2 + down * (-at[node]["y"] - y),
            max(2.5, swell * viz.get("size", 6.0)),
            _colour(viz),
            bool(graph.nodes[node].get("conflict")),
        )
        for node, viz in rows.items()
    }


def _fitting(room: float, numbers: Sequence[float]) -> float:
    return room / ((max(numbers) - min(numbers)) or room)


def _colour(viz: Mapping[str, Any]) -> str:
    colour = viz.get("color")
    return "#{r:02x}{g:02x}{b:02x}".format(**colour) if colour else _PLAIN


def _edges(graph: nx.Graph, looks: Mapping[Any, Look]) -> Iterator[Line]:
    """The stated ones last, so that nothing lies upon them."""
    rows = sorted(graph.edges(data=True), key=lambda edge: _said(edge[2]))
    for u, v, row in rows:
        a, b = looks[u], looks[v]
        opacity = row.get("viz", {}).get("color", {}).get("a", 0.5)
        thick = 0.5 + 0.35 * log2(max(1.0, float(row.get("weight", 1))))
        yield Line(a.x, a.y, b.x, b.y, _colour(row.get("viz", {})), opacity, min(thick, 4.0))


def _said(row: Mapping[str, Any]) -> bool:
    return row.get("relation") not in (None, "", *_TOGETHER)


def _order(graph: nx.Graph, looks: Mapping[Any, Look]) -> list[Any]:
    """What is contradicted first, then the large and the well connected."""
    return sorted(
        graph, key=lambda n: (not looks[n].conflict, -looks[n].r, -float(graph.nodes[n].get("strength", 0)), str(n))
    )


def _nodes(graph: nx.Graph, looks: Mapping[Any, Look]) -> Iterator[Disc]:
    """The small ones upon the large, and those that are contradicted upon all, in a ring."""
    for node in reversed(_order(graph, looks)):
        look, row = looks[node], graph.nodes[node]
        kind = _KINDS.get(row.get("kind", ""), "")
        title = shortened(str(row.get("label", node)), 200) + (f"（{kind}）" if kind else "")
        yield Disc(look.x, look.y, look.r, look.colour, rim="#ffffff", width=1.0, title=title)
        if look.conflict:
            yield Disc(look.x, look.y, look.r + 3, rim=CONFLICT, width=1.6)


def _labels(graph: nx.Graph, looks: Mapping[Any, Look]) -> Iterator[Shape]:
    spots = []
    for node in _order(graph, looks)[:_MOST_NAMES]:
        look, row = looks[node], graph.nodes[node]
        text = shortened(str(row.get("label", node)), 16)
        if look.conflict and row.get("counts"):
            text += "　" + shortened(str(row["counts"]).replace(";", "／"), 12)
        spots.append(
            Spot(
                look.x,
                look.y,
                look.r + 4 * look.conflict,
                text,
                round(min(22.0, 11.0 + look.r / 3), 1),
                CONFLICT if look.conflict else INK,
                look.conflict,
            )
        )
    for name in named(spots, Frame(8, 8, _LEGEND - 16, HIGH - 48)):
        left, top, right, bottom = name.room
        # A pale plate, and no outline of the letters, which not every program draws behind them.
        yield Box(left, top, right - left, bottom - top, "#ffffff", 0.6)
        yield name.words


def _legend(graph: nx.Graph, looks: Mapping[Any, Look]) -> Iterator[Shape]:
    y = 70.0
    for colour, ring, label in _legend_nodes(graph, looks):
        yield Disc(_LEGEND + 9, y, 8, colour)
        if ring:
            yield Disc(_LEGEND + 9, y, 11, rim=CONFLICT, width=1.6)
        yield Words(_LEGEND + 28, y, label, 16)
        y += 30
    y += 12
    for line, label in _legend_edges(graph):
        yield Line(_LEGEND, y, _LEGEND + 20, y, line.colour, max(line.opacity, 0.6), 2.5)
        yield Words(_LEGEND + 28, y, label, 16)
        y += 30


def _legend_nodes(graph: nx.Graph, looks: Mapping[Any, Look]) -> Iterator[tuple[str, bool, str]]:
    found: dict[str, Counter[str]] = {}
    for node, kind in graph.nodes(data="kind"):
        if not looks[node].conflict:
            found.setdefault(str(kind), Counter())[looks[node].colour] += 1
    labels: dict[str, list[str]] = {}
    for kind, label in _KINDS.items():
        if kind in found:
            # Persons and places have one colour.
            labels.setdefault(found[kind].most_common(1)[0][0], []).append(label)
    for colour, names in labels.items():
        yield colour, False, "、".join(names)
    contradicted = [look for look in looks.values() if look.conflict]
    if contradicted:
        yield contradicted[0].colour, True, "前后矛盾"


def _legend_edges(graph: nx.Graph) -> Iterator[tuple[Line, str]]:
    found: dict[str, Line] = {}
    for _, _, row in graph.edges(data=True):
        viz = row.get("viz", {})
        label = _STATED if _said(row) else _TOGETHER.get(row.get("relation", ""), "")
        found.setdefault(label, Line(0, 0, 0, 0, _colour(viz), viz.get("color", {}).get("a", 0.5)))
    for label in (_STATED, *_TOGETHER.values()):
        if label in found:
            yield found[label], label
