"""What of the graph the report draws, and the sentences that bear it out."""

from collections.abc import Iterable
from pathlib import Path

import networkx as nx
import pytest

from pipeline.errors import RecordError
from pipeline.exporters import drawing
from pipeline.exporters._witnesses import CHARACTERS, SENTENCES
from pipeline.exporters.drawing import Drawing, draw
from pipeline.schema import Block, Document, Extract, Finding

TEXT = "甲与乙同行。甲在此。乙、丙同在\n甲独坐。丁来访。甲与乙又同行。甲与乙再同行。甲与乙还同行。\n"


def _extract(text: str = TEXT, name: str = "a.txt") -> Extract:
    lines, at = [], 0
    for line in text.splitlines():
        lines.append(Block("paragraph", at, at + len(line)))
        at += len(line) + 1
    document = Document(name, text, tuple(lines))
    spans, start = [], 0
    for end, character in enumerate(text, 1):
        if character in "。\n":
            spans.append(document.span(start, end - (character == "\n")))
            start = end
    return Extract(document, sentences=tuple(span for span in spans if span.text))


def _occurrences(extract: Extract) -> Iterable[tuple[int, int, str]]:
    return [(at, at + 1, f"T:{sign}") for at, sign in enumerate(extract.document.text) if sign in "甲乙丙丁"]


def _graph(edges: Iterable[tuple[str, str, float]], **mentions: int) -> nx.Graph:
    graph = nx.Graph()
    for name, number in mentions.items():
        graph.add_node(f"T:{name}", label=name, kind="T", mentions=number, documents=1, conflict=False)
    for a, b, weight in edges:
        graph.add_edge(f"T:{a}", f"T:{b}", weight=weight, relation="sentence")
    return graph


def _said(drawn: Drawing, indices: Iterable[int]) -> list[str]:
    return [drawn.sayings[index].text for index in indices]


def test_an_edge_has_the_first_sentences_that_hold_both() -> None:
    drawn = draw(_graph([("甲", "乙", 5)], 甲=6, 乙=5), [_extract()], _occurrences)
    (edge,) = drawn.edges
    assert _said(drawn, edge.sayings) == ["甲与乙同行。", "甲与乙又同行。", "甲与乙再同行。"]
    assert len(edge.sayings) == SENTENCES
    assert [drawn.sayings[index].paragraph for index in edge.sayings] == [1, 2, 2]


def test_where_no_sentence_has_both_each_has_its_own() -> None:
    drawn = draw(_graph([("甲", "丙", 2), ("甲", "丁", 1)], 甲=6, 丙=1, 丁=1), [_extract()], _occurrences)
    said = [_said(drawn, edge.sayings) for edge in drawn.edges]
    assert said == [["甲与乙同行。", "乙、丙同在"], ["甲独坐。", "丁来访。"]]


def test_a_sentence_with_both_takes_the_place_of_two_with_one_each() -> None:
    later = _extract("甲、丁都在。\n", "b.txt")
    drawn = draw(_graph([("甲", "丁", 2)], 甲=6, 丁=2), [_extract(), later], _occurrences)
    assert _said(drawn, drawn.edges[0].sayings) == ["甲、丁都在。"]


def test_the_most_mentioned_nodes_and_strongest_edges_are_drawn_and_disputed_ones_always() -> None:
    graph = _graph([("甲", "乙", 1), ("甲", "丙", 7), ("乙", "丙", 3)], 甲=9, 乙=5, 丙=5, 丁=1)
    graph.nodes["T:丁"]["conflict"] = True
    drawn = draw(graph, [], _occurrences, limits=(3, 9))
    assert [node.label for node in drawn.nodes] == ["丁", "甲", "丙"]
    assert (drawn.all_nodes, drawn.all_edges) == (4, 3)
    drawn = draw(graph, [], _occurrences, limits=(4, 2))
    assert [edge.weight for edge in drawn.edges] == [7, 3]


def test_the_core_comes_first_with_places_of_its_own() -> None:
    graph = _graph([("甲", "乙", 1), ("乙", "丙", 3)], 甲=9, 乙=5, 丙=1)
    graph.graph["edges_in_all"] = 40
    part = nx.Graph()
    for name, x in (("T:丙", 10.04), ("T:乙", -10.0)):
        part.add_node(name, viz={"position": {"x": x, "y": 3.0}})
    drawn = draw(graph, [], _occurrences, core=part)
    assert [node.label for node in drawn.nodes] == ["乙", "丙", "甲"]
    assert drawn.core == ((-10.0, 3.0), (10.0, 3.0))
    assert (drawn.all_edges, drawn.graph_edges) == (40, 2)
    whole = draw(graph, [], _occurrences, core=graph)
    assert ([node.label for node in whole.nodes], whole.core) == (["甲", "乙", "丙"], ())


def test_what_is_disputed_knows_its_open_findings() -> None:
    extract = _extract()
    spans = (extract.document.span(0, 1), extract.document.span(20, 21))
    found = [
        Finding("CNT101-1", "CNT101", "count-conflict", "error", "", spans),
        Finding("CNT101-2", "CNT101", "count-conflict", "error", "", spans, "dismissed", "不是"),
        Finding("NUM101-3", "NUM101", "lost-number", "error", "", spans),
    ]
    drawn = draw(_graph([], 甲=6, 乙=5), [extract], _occurrences, found)
    assert {node.label: node.findings for node in drawn.nodes} == {"甲": ("CNT101-1",), "乙": ()}


def test_a_long_sentence_is_cut_in_its_middle() -> None:
    drawn = draw(_graph([], 甲=1), [_extract(f"甲{'长' * 1000}尾。\n")], _occurrences)
    (said,) = _said(drawn, drawn.nodes[0].sayings)
    assert len(said) == CHARACTERS + 2
    assert (said[0], said[-2:]) == ("甲", "尾。")


def test_it_comes_back_as_it_was_written(tmp_path: Path) -> None:
    drawn = draw(_graph([("甲", "乙", 5)], 甲=6, 乙=5), [_extract()], _occurrences)
    drawing.write(drawn, tmp_path / "drawing.json")
    assert drawing.read(tmp_path / "drawing.json") == drawn
    with pytest.raises(RecordError, match="dvc repro"):
        drawing.read(tmp_path / "none.json")
