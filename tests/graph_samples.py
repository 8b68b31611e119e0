"""Graphs to write and read again, and what a reader should find in them, told without asking an exporter."""

from functools import cache
from itertools import pairwise
from math import isfinite
from pathlib import Path
from typing import Any

import networkx as nx

from pipeline import intake, segmenters
from pipeline.audit import audit
from pipeline.exporters._plain import plain
from pipeline.extraction import extract
from pipeline.graph import build
from pipeline.params import Graph

RAW = Path(__file__).parents[1] / "corpora" / "raw"
AWKWARD = [
    "<script>alert(1)</script>",
    '=HYPERLINK("云岫","沧岭")',
    "&amp;&#0;]]><![CDATA[",
    '“云岫”\'""',
    "\u202e倒序\u2066",
    "\ud800半个\udfff",
    "\x00\x07\x1b[31m\x7f\x85",
    "\u2028临渚\u2029",
    "甲\n乙\t丙\r丁",
    "  前后有空  ",
    "𠮷🏭",
    "true",
    "3.0",
    "NaN",
    "null",
    "\\n\\u0041\\",
    "{{ 7 * 7 }},;|[a, b]",
    "\ufeff前有记号",
    "长" * 100_000,
]


@cache
def briefing() -> nx.Graph:
    """The graph of the Jinan briefing, as `zhengce graph` draws it."""
    cut = segmenters.load("jieba")
    read = [extract(document, cut) for document in intake.documents([RAW / "a01-jinan-briefing.txt"], [])]
    return build(read, Graph(), audit(read))


def awkward() -> nx.Graph:
    """Names that are no names, every type of value, values that are none, and looks at their bounds."""
    graph = nx.Graph()
    for number, text in enumerate(AWKWARD):
        graph.add_node(
            f"ORG:{text}",
            label=text,
            evidence=text,
            number=number - 3,
            share=[-0.0, 0.5, 1e-07, 1e300, float("nan"), float("inf"), 3][number % 7],
            flag=number % 2 == 0,
            seldom=None if number % 3 else "有",
            **{"年份": "2030", 'a "b" <c>&': "d"},
            viz={
                "color": {"r": 0, "g": number, "b": 255, "a": 0.25 if number % 2 else 1.0},
                "size": 0.1 if number == 1 else 6.0 + number,
                "position": {"x": number * 1000.5, "y": -number / 10, "z": 0.0},
            },
        )
    names = list(graph)
    for number, (u, v) in enumerate([*pairwise(names), (names[0], names[0]), (names[5], names[1])]):
        said = {"origin": v, "evidence": AWKWARD[number % len(AWKWARD)]} if number % 2 else {}
        looks = {"viz": {"color": {"r": 51, "g": 52, "b": 53, "a": 0.5}}} if number % 3 else {}
        graph.add_edge(
            u, v, weight=[0.001, 1_000_000, 7][number % 3], relation="member", sentences=number, **said, **looks
        )
    return graph


def dated() -> nx.Graph:
    """Three years of reports: what is there in all of them, in two runs, in one, and in none that is known."""
    graph = nx.Graph()
    for name, years in {"甲": "2024;2025;2026", "乙": "2024;2026", "丙": "2025", "丁": ""}.items():
        colour = {"r": 0, "g": 114, "b": 178, "a": 1.0}
        looks = {"color": colour, "size": 6.0, "position": {"x": float(ord(name)), "y": 0.0, "z": 0.0}}
        graph.add_node(f"INDUSTRY:{name}", label=name, years=years, viz=looks)
    graph.add_edge("INDUSTRY:甲", "INDUSTRY:乙", weight=2, years="2024;2026")
    graph.add_edge("INDUSTRY:丙", "INDUSTRY:丁", weight=1, years="")
    return graph


SAMPLES = {"briefing": briefing, "awkward": awkward, "dated": dated, "empty": nx.Graph}


def nodes(graph: nx.Graph) -> dict[str, dict[str, Any]]:
    """Node → label, values, colour, size and position, as they should be found; `None` for what it has not."""
    found = {}
    for node, row in graph.nodes(data=True):
        viz = row.get("viz", {})
        at = viz.get("position")
        found[plain(str(node))] = {
            "label": row["label"],
            "values": values(row, "label", "viz"),
            "colour": _colour(viz),
            "size": viz.get("size"),
            "position": (at["x"], at["y"]) if at else None,
        }
    return found


def edges(graph: nx.Graph) -> dict[tuple[str, str], dict[str, Any]]:
    """(source, target) → weight, values and colour; the end from which the text says it is the source."""
    found = {}
    for u, v, row in graph.edges(data=True):
        source, target = (v, u) if row.get("origin") == v else (u, v)
        found[plain(source), plain(target)] = {
            "weight": row["weight"],
            "values": values(row, "weight", "viz"),
            "colour": _colour(row.get("viz", {})),
        }
    return found


def values(row: dict[str, Any], *without: str) -> dict[str, Any]:
    """What is said of a node or an edge, but for what is empty or no number."""
    return {
        plain(name): plain(value) if isinstance(value, str) else value
        for name, value in row.items()
        if name not in without and value not in (None, "") and (not isinstance(value, float) or isfinite(value))
    }


def differences(said: dict[Any, dict[str, Any]], told: dict[Any, dict[str, Any]]) -> list[tuple[str, ...]]:
    """What of `said` a reader tells otherwise or not at all, in few words: an awkward name is long."""
    apart = [("not told" if key in said else "not said", str(key)[:80]) for key in said.keys() ^ told.keys()]
    for key in said.keys() & told.keys():
        for name, value in said[key].items():
            if not _same(value, told[key].get(name)):
                apart.append((str(key)[:80], name, str(value)[:200], str(told[key].get(name))[:200]))
    return sorted(apart)


def _same(said: Any, told: Any) -> bool:
    """Equal, fractions to the precision that drawing programs work with: seven digits, an opacity in 255 steps."""
    if isinstance(said, float) and isinstance(told, float | int) and not isinstance(told, bool):
        return abs(said - told) <= max(0.004 if 0 <= said <= 1 and said != told else 0, abs(said) * 1e-6)
    if isinstance(said, tuple) and isinstance(told, tuple):
        return len(said) == len(told) and all(map(_same, said, told))
    return type(said) is type(told) and bool(said == told) if isinstance(said, str | bool) else bool(said == told)


def kinds(rows: list[dict[str, Any]], *without: str) -> dict[str, type]:
    """Attribute → the type of all its values; float where some are int and some float."""
    found: dict[str, set[type]] = {}
    for row in rows:
        for name, value in row.items():
            if name not in without and value is not None:
                found.setdefault(plain(name), set()).add(type(value))
    return {name: float if types == {int, float} else next(iter(types)) for name, types in found.items()}


def _colour(viz: dict[str, Any]) -> tuple[int, int, int, float] | None:
    colour = viz.get("color")
    return (colour["r"], colour["g"], colour["b"], colour["a"]) if colour else None
