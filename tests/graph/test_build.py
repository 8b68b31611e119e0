import io
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from pipeline.graph import build
from pipeline.params import Graph
from pipeline.schema import Branch, Extract, Finding, Relation

Make = Callable[..., Extract]
FUTURE, CHAIN, QUANTUM = "CLASS:未来产业", "INDUSTRY:区块链", "INDUSTRY:量子信息"
COMPUTING, HYDROGEN, ADDED = "CARRIER:云港算谷", "CARRIER:云港氢谷", "INDICATOR:工业增加值"
PLAN_NAMES = {"云港算谷": "CARRIER", "云港氢谷": "CARRIER", "区块链": "INDUSTRY"}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def contradiction(extract: Extract) -> Finding:
    return Finding("x", "CNT101", "count-conflict", "error", "前后数目不一", extract.counts)


def test_every_name_class_and_indicator_is_a_node(plan: Extract) -> None:
    graph = build([plan], Graph())
    assert list(graph) == sorted([FUTURE, CHAIN, QUANTUM, COMPUTING, HYDROGEN, ADDED])
    assert graph.nodes[CHAIN]["kind"] == "INDUSTRY"
    assert graph.nodes[CHAIN]["label"] == "区块链"
    assert graph.nodes[CHAIN]["class"] == "未来产业"
    assert (graph.nodes[CHAIN]["mentions"], graph.nodes[CHAIN]["documents"]) == (3, 1)


def test_class_shows_both_numbers_and_where(plan: Extract) -> None:
    node = build([plan], Graph()).nodes[FUTURE]
    assert node["counts"] == "7;9"
    first, second = node["evidence"].split(" / ")
    assert "7个未来产业" in first
    assert "9个未来产业" in second
    assert "甲.txt" in first


def test_conflict_is_what_a_finding_says(plan: Extract) -> None:
    assert not build([plan], Graph()).nodes[FUTURE]["conflict"]
    graph = build([plan], Graph(), [contradiction(plan)])
    assert [node for node, conflict in graph.nodes(data="conflict") if conflict] == [FUTURE]
    assert graph.nodes[FUTURE]["viz"]["color"] != graph.nodes[CHAIN]["viz"]["color"]
    other = replace(contradiction(plan), family="count-list")
    assert not build([plan], Graph(), [other]).nodes[FUTURE]["conflict"]


def test_windows_are_counted(plan: Extract) -> None:
    edges = build([plan], Graph()).edges
    # Together in two sentences of two paragraphs, two statements besides.
    assert (edges[CHAIN, FUTURE]["sentences"], edges[CHAIN, FUTURE]["paragraphs"]) == (2, 2)
    assert edges[CHAIN, FUTURE]["weight"] == 6
    # One paragraph, never one sentence.
    assert (edges[COMPUTING, FUTURE]["sentences"], edges[COMPUTING, FUTURE]["paragraphs"]) == (0, 1)
    assert "sentence_npmi" not in edges[COMPUTING, FUTURE]
    assert edges[COMPUTING, FUTURE]["relation"] == "paragraph"
    assert edges[QUANTUM, CHAIN]["relation"] == "sentence"
    assert edges[QUANTUM, FUTURE]["sentence_npmi"] == 1.0


def test_statements_are_edges_with_evidence(plan: Extract) -> None:
    edges = build([plan], Graph()).edges
    assert edges[CHAIN, FUTURE]["relation"] == "member"
    assert edges[CHAIN, COMPUTING]["relation"] == "依托"
    assert edges[CHAIN, COMPUTING]["origin"] == COMPUTING
    assert edges[CHAIN, COMPUTING]["evidence"] == "依托云港算谷，发展区块链（甲.txt）"


def test_rare_company_is_left_out_but_not_statements(plan: Extract) -> None:
    graph = build([plan], Graph(min_count=2))
    assert graph.has_edge(CHAIN, COMPUTING)
    assert graph.has_edge(QUANTUM, CHAIN)
    assert not graph.has_edge(COMPUTING, FUTURE)
    assert HYDROGEN in graph


@pytest.mark.parametrize("window", ["sentence", "paragraph"])
def test_one_window(plan: Extract, window: str) -> None:
    graph = build([plan], Graph(windows=(window,)))  # type: ignore[arg-type]
    assert graph.has_edge(COMPUTING, FUTURE) == (window == "paragraph")
    assert {name for _, _, edge in graph.edges(data=True) for name in edge} >= {f"{window}s", f"{window}_npmi"}


def test_order_of_documents_does_not_matter(extract_of: Make, plan: Extract) -> None:
    other = extract_of(
        "区块链。量子信息、区块链等9个未来产业。",
        {"区块链": "INDUSTRY", "量子信息": "INDUSTRY"},
        {"9个未来产业": (9, "未来产业")},
        relations=(("区块链等9个未来产业", CHAIN, FUTURE, "member"),),
        document="乙.txt",
    )
    one, two = build([plan, other], Graph()), build([other, plan], Graph())
    assert list(one.nodes(data=True)) == list(two.nodes(data=True))
    assert list(one.edges(data=True)) == list(two.edges(data=True))
    assert one.nodes[CHAIN]["documents"] == 2


def test_statements_follow_what_linking_found(extract_of: Make) -> None:
    extract = extract_of("依托算谷发展区块链。", {"算谷": "CARRIER", "区块链": "INDUSTRY"})
    words = extract.document.text
    said = Relation("甲.txt", 0, len(words) - 1, words[:-1], "CARRIER:算谷", CHAIN, "依托")
    mentions = tuple(replace(m, entity=COMPUTING if m.text == "算谷" else m.entity) for m in extract.mentions)
    graph = build([replace(extract, mentions=mentions, relations=(said,))], Graph())
    assert list(graph) == [COMPUTING, CHAIN]
    assert graph.edges[COMPUTING, CHAIN]["relation"] == "依托"


def test_parts_of_the_text_are_no_class(extract_of: Make) -> None:
    assert not build([extract_of("分为7个部分。", {}, {"7个部分": (7, "部分")})], Graph())


@pytest.mark.parametrize("text", ["", "没有名称。"])
def test_nothing_found(extract_of: Make, text: str) -> None:
    assert not build([extract_of(text, {})], Graph())
    assert not build([], Graph())


def test_sections_and_whole_documents_are_windows(extract_of: Make) -> None:
    extract = extract_of("一、算力\n云港算谷开工。\n区块链起步。\n二、氢能\n云港氢谷开工。", PLAN_NAMES)
    blocks = tuple(replace(b, kind="heading") if i in (0, 3) else b for i, b in enumerate(extract.document.blocks))
    extract = replace(extract, document=replace(extract.document, blocks=blocks))
    edges = build([extract], Graph(windows=("section", "document"))).edges
    assert (edges[COMPUTING, CHAIN]["sections"], edges[COMPUTING, CHAIN]["documents"]) == (1, 1)
    assert edges[COMPUTING, CHAIN]["relation"] == "section"
    assert (edges[COMPUTING, HYDROGEN]["sections"], edges[COMPUTING, HYDROGEN]["documents"]) == (0, 1)
    assert edges[COMPUTING, HYDROGEN]["relation"] == "document"


def test_places_say_where_a_node_and_a_pair_stand(plan: Extract) -> None:
    graph = build([plan], Graph())
    assert graph.nodes[CHAIN]["sentences"] == "甲.txt#1;甲.txt#2;甲.txt#3"
    assert graph.edges[QUANTUM, CHAIN]["together"] == "甲.txt#1;甲.txt#3"
    assert graph.edges[COMPUTING, FUTURE]["together"] == "甲.txt¶1"


def test_findings_are_named_where_they_point(plan: Extract) -> None:
    graph = build([plan], Graph(), [contradiction(plan)])
    assert graph.nodes[FUTURE]["findings"] == "x"
    assert not graph.nodes[HYDROGEN]["findings"]


def test_years_are_those_of_the_documents(extract_of: Make) -> None:
    names = {"区块链": "INDUSTRY", "量子信息": "INDUSTRY"}
    texts = {"2024": "区块链、量子信息。", "2026": "区块链。"}
    extracts = [
        replace(e, document=replace(e.document, date=f"{year}-01-20"))
        for year, text in texts.items()
        for e in [extract_of(text, names, document=f"{year}.txt")]
    ]
    graph = build(extracts, Graph())
    assert (graph.nodes[CHAIN]["years"], graph.nodes[QUANTUM]["years"]) == ("2024;2026", "2024")
    assert graph.edges[CHAIN, QUANTUM]["years"] == "2024"


def test_taxonomy_is_named(extract_of: Make) -> None:
    extract = extract_of("发展农业。", {"农业": "INDUSTRY"})
    (mention,) = extract.mentions
    extract = replace(extract, mentions=(replace(mention, taxonomy=(Branch("GB-A01", 1.0),)),))
    assert build([extract], Graph()).nodes["INDUSTRY:农业"]["taxonomy"] == "GB-A01 农业"


def test_measures_are_chosen(plan: Extract) -> None:
    edge = build([plan], Graph(measures=("jaccard",))).edges[QUANTUM, FUTURE]
    assert edge["sentence_jaccard"] == 1.0
    assert not {"sentence_npmi", "sentence_g2", "sentence_p"} & set(edge)


def test_backbone_is_marked_and_drawn_alone_when_asked(extract_of: Make) -> None:
    names = dict.fromkeys(("甲业", "乙业", "丙业", "丁业", "戊业"), "INDUSTRY")
    text = "甲业、乙业。\n" * 9 + "甲业、丙业。\n甲业、丁业。\n甲业、戊业。"
    every, few = (build([extract_of(text, names)], Graph(edges=edges)) for edges in ("all", "backbone"))  # type: ignore[arg-type]
    assert [v for _, v, kept in every.edges(data="backbone") if kept] == ["INDUSTRY:甲业"]
    assert list(few.edges) == [("INDUSTRY:乙业", "INDUSTRY:甲业")]
    assert (few.graph["edges_in_all"], few.graph["edges_drawn"]) == (4, 1)
    assert set(few) == set(every)


def test_a_terminal_is_told_what_is_being_done(plan: Extract, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    build([plan], Graph())
    told = [terminal.getvalue().find(words) for words in ("共现", "中心性", "布局")]
    assert -1 not in told
    assert told == sorted(told)


def test_what_the_text_states_is_drawn_whatever_its_weight(plan: Extract) -> None:
    graph = build([plan], Graph(edges="backbone", alpha=1e-9))
    assert set(graph.edges) == {pair for pair in graph.edges if "origin" in graph.edges[pair]} != set()


def test_what_tells_nothing_by_itself_is_no_node(extract_of: Make) -> None:
    extract = extract_of(
        "项目120个，重点项目36个。守住2个关口，建设3个平台。",
        {},
        {"2个关口": (2, "关口"), "3个平台": (3, "平台")},
        ("项目", "重点项目"),
    )
    assert {node.partition("（")[0] for node in build([extract], Graph())} == {"CLASS:平台", "INDICATOR:重点项目"}
