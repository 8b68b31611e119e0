"""Two tables, nodes and edges, as Gephi's data laboratory imports them and Excel opens them (UTF-8 with BOM)."""

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from operator import getitem
from pathlib import Path
from typing import Any, TypeVar

import networkx as nx

from pipeline import records
from pipeline.exporters._cells import Written, cell, columns, ends, title, weight
from pipeline.exporters._plain import plain

SUFFIXES = (".csv",)
Row = TypeVar("Row", bound=tuple[Any, ...])
# A spreadsheet runs a cell that begins so as a formula; full-width signs too, in East Asian versions.
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
_WORDS = re.compile(r"[^0-9.\s-]")
_NUMBER = re.compile(r"-[0-9]+(?:\.[0-9]+)?")


def write(graph: nx.Graph, path: Path) -> tuple[Path, ...]:
    """Write edges to `path` and nodes beside it (`graph.csv`, `graph-nodes.csv`; `edges.csv`, `nodes.csv`)."""
    nodes = path.with_name("nodes.csv" if path.stem == "edges" else f"{path.stem}-nodes{path.suffix}")
    _write(path, _edges(graph))
    _write(nodes, _nodes(graph))
    return path, nodes


def _nodes(graph: nx.Graph) -> Iterator[list[str]]:
    found = columns((row for _, row in graph.nodes(data=True)), without=frozenset({"label", "viz"}))
    yield ["Id", "Label", *map(_head, found)]
    rows, written = sorted(graph.nodes(data=True), key=lambda n: -n[1].get("mentions", 0)), _written(found)
    for node, row in _telling_first(rows, found):
        values = map(getitem, written, map(row.get, found))
        yield [safe(str(node)), safe(str(row.get("label", node))), *values]


def _edges(graph: nx.Graph) -> Iterator[list[str]]:
    found = columns((row for _, _, row in graph.edges(data=True)), without=frozenset({"weight", "label", "viz"}))
    yield ["Source", "Target", "Type", "Weight", *map(_head, found)]
    written, names = _written(found), Written(str, safe)
    for u, v, row in _telling_first(graph.edges(data=True), found):
        values = map(getitem, written, map(row.get, found))
        yield [*map(names.__getitem__, ends(str(u), str(v), row)), "Undirected", repr(weight(row)), *values]


def _telling_first(rows: Collection[Row], found: Mapping[str, type]) -> Iterator[Row]:
    """The rows, but first, for each column of text, one that no reader takes for a number.

    Gephi guesses a column's type from 25 rows: where “7;9” comes after them, 7 has made it a column of integers.
    """
    waiting = {name for name, of in found.items() if of is str}
    first: dict[int, Row] = {}
    for number, row in enumerate(rows):
        if not waiting:
            break
        if told := {name for name in waiting if _WORDS.search(str(row[-1].get(name) or ""))}:
            waiting -= told
            first[number] = row
    yield from first.values()
    yield from (row for number, row in enumerate(rows) if number not in first)


def _head(name: str) -> str:
    return safe(title(name))


def _written(found: Mapping[str, type]) -> list[Written]:
    return [Written(of, partial(_value, kind=of)) for of in found.values()]


def _value(value: Any, kind: type) -> str:
    text = cell(value, kind)
    return safe(text) if kind is str else text


def safe(text: str) -> str:
    r"""A text that is a text in every spreadsheet, and no escape in Gephi, which reads a backslash as one.

    >>> safe("=1+1"), safe("2+1"), safe("a\\n"), safe("-67.5")
    ("'=1+1", '2+1', 'a＼n', '-67.5')
    """
    text = plain(text).replace("\\", "＼")
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _write(path: Path, rows: Iterable[list[str]]) -> None:
    with records.replacing(path) as file:
        file.write(b"\xef\xbb\xbf")
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        csv.writer(text, lineterminator="\n").writerows(rows)
        text.detach()
