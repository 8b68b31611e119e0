"""Where the nodes stand when the graph is opened: related ones near each other, no label upon another."""

from functools import lru_cache
from math import log, pi
from typing import Any

import networkx as nx
import numpy as np
from scipy.spatial import cKDTree

from pipeline.graph.forces import Link, Points, forceatlas2

# ForceAtlas2 compares every node with every other: over 1,000 nodes it takes 1.5 s, over 4,000 it would take 25 s. A
# larger component is laid out community by community, a larger community on a spiral.
DIRECT = 1_000
# A graph of 50,000 nodes, community by community, took 106 s; nobody reads so many before filtering and moving them.
READABLE = 5_000
# networkx's default. Measured on 26 groups of 4 to 211 nodes: in 400 rounds no fewer links cross each other.
ROUNDS = 100
# Measured on government reports: stronger pulls everything into one knot, weaker lets side branches fly off.
GRAVITY = 0.1
# Units of Gephi: a node of size 10 has a radius of 10, and a Chinese character of its label stands about 9 wide.
CHARACTER, LINE, LONGEST_LABEL = 9.0, 16.0, 16
GAP = 40.0
GOLDEN = pi * (3 - 5**0.5)


def place(graph: nx.Graph, seed: int) -> dict[str, tuple[float, float]]:
    """Node → (x, y), rounded to tenths so that no last digit differs; reads label, community, strength and viz size."""
    groups = _groups(graph)
    areas = []
    for group in groups:
        boxes = np.array([_box(graph.nodes[node]) for node in group])
        areas.append(_inside(graph, group, boxes, seed))
    nodes = [node for group in groups for node in group]
    return {node: (round(float(x), 1), round(float(y), 1)) for node, (x, y) in zip(nodes, _rows(areas), strict=True)}


def _groups(graph: nx.Graph) -> list[list[str]]:
    """What is laid out apart: components, the communities of large ones, and all that is connected with nothing."""
    groups: dict[tuple[int, str, int], list[str]] = {}
    for component in nx.connected_components(graph):
        first = "" if len(component) == 1 else min(component)
        for node in sorted(component):
            community = graph.nodes[node]["community"] if len(component) > DIRECT else 0
            groups.setdefault((len(first) == 0, first, community), []).append(node)
    # The lonely last, else the largest first.
    return [nodes for key, nodes in sorted(groups.items(), key=lambda g: (g[0][0], -len(g[1]), sorted(g[1])))]


def _box(node: dict[str, Any]) -> tuple[float, float]:
    """Half the width and half the height of a node with its label."""
    width = sum(1.0 if ord(character) > 0x2E7F else 0.6 for character in node["label"][:LONGEST_LABEL])
    size = node["viz"]["size"]
    return max(size, CHARACTER * width / 2) + 2, max(size, LINE / 2) + 2


def _inside(graph: nx.Graph, nodes: list[str], boxes: Points, seed: int) -> Points:
    """Places of the nodes of one group, on an area that fits their boxes."""
    if not graph.degree(nodes[0]):
        return _page(2 * boxes) + boxes
    small = len(nodes) <= DIRECT and len(graph) <= READABLE
    points = _forces(graph, nodes, seed) if small else _spiral(graph, nodes)
    points -= np.median(points, axis=0)
    distance = np.hypot(points[:, 0], points[:, 1])
    usual = max(float(np.median(distance)), float(distance.max()) / 50, 1e-9)
    # A side branch far away would make everything else small.
    far = np.maximum(distance / (2 * usual), 1.0)
    points *= ((1 + np.log(far)) / far)[:, None]
    points *= 0.55 * float(np.sqrt((4 * boxes[:, 0] * boxes[:, 1]).sum())) / usual
    return _apart(points, boxes) if small else points


def _forces(graph: nx.Graph, nodes: list[str], seed: int) -> Points:
    """ForceAtlas2 (Jacomy et al. 2014); weights are pulled together, or a pair named fifty times becomes one point."""
    numbers = {node: number for number, node in enumerate(nodes)}
    links = (
        (*sorted((numbers[u], numbers[v])), weight)
        for u, v, weight in graph.edges(nodes, data="weight")
        if u in numbers and v in numbers
    )
    return _settled(len(nodes), tuple(sorted(links)), seed).copy()


# Of 330 groups of a graph of eight government reports most are two or three nodes with the same links: 72 differ.
@lru_cache(maxsize=256)
def _settled(size: int, links: tuple[Link, ...], seed: int) -> Points:
    pulled = [(u, v, 1 + log(weight)) for u, v, weight in links]
    return forceatlas2(size, pulled, rounds=ROUNDS, gravity=GRAVITY, seed=seed)


def _spiral(graph: nx.Graph, nodes: list[str]) -> Points:
    """Strongest in the middle, on a spiral of equal density (Vogel 1979)."""
    strength = np.array([graph.nodes[node]["strength"] for node in nodes])
    rank = np.empty(len(nodes))
    rank[np.argsort(-strength, kind="stable")] = np.arange(len(nodes))
    points: Points = np.sqrt(rank)[:, None] * np.column_stack([np.cos(rank * GOLDEN), np.sin(rank * GOLDEN)])
    return points


def _apart(points: Points, boxes: Points) -> Points:
    """Push overlapping boxes apart, a little at a time, each pair along the axis where less is missing."""
    reach = 2 * float(np.hypot(*boxes.max(axis=0)))
    for _ in range(200):
        pairs = cKDTree(points).query_pairs(reach, output_type="ndarray")
        a, b = pairs[:, 0], pairs[:, 1]
        way = points[b] - points[a]
        missing = boxes[a] + boxes[b] - np.abs(way)
        hit = (missing > 0.1).all(axis=1)
        if not hit.any():
            break
        a, b, way, missing = a[hit], b[hit], way[hit], missing[hit]
        # Labels are wide: to leave sideways a pair has further to go, but upright columns are hard to read.
        sideways = missing[:, 0] < 2 * missing[:, 1]
        missing[sideways, 1] = 0
        missing[~sideways, 0] = 0
        push = np.where(way >= 0, missing, -missing) / 3
        np.add.at(points, b, push)
        np.add.at(points, a, -push)
    return points


def _rows(areas: list[Points]) -> Points:
    """Groups beside and below each other, in their order; the whole is centred."""
    if not areas:
        return np.empty((0, 2))
    lows = np.array([area.min(axis=0) for area in areas])
    corners = _page(np.array([np.ptp(area, axis=0) + 2 * GAP for area in areas]))
    points = np.concatenate([area + shift for area, shift in zip(areas, corners - lows, strict=True)])
    return np.asarray(points - (points.min(axis=0) + points.max(axis=0)) / 2)


def _page(sizes: Points) -> Points:
    """The lower left corners of boxes that follow each other as words on a page about as wide as it is high."""
    width = max(float(sizes[:, 0].max()), 1.1 * float(np.sqrt(sizes.prod(axis=1).sum())))
    corners, x, y, height = np.empty_like(sizes), 0.0, 0.0, 0.0
    for number, (wide, high) in enumerate(sizes.tolist()):
        if x and x + wide > width:
            x, y, height = 0.0, y - height, 0.0
        corners[number] = x, y - high
        x, height = x + wide, max(height, high)
    return corners
