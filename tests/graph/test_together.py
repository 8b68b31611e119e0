"""The rows of the graph: the same whatever memory holds, in whatever order documents come; memory is bounded."""

import tracemalloc
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline import spool
from pipeline.graph import owners
from pipeline.graph.counting import ROOM, Room
from pipeline.graph.owners import NONE
from pipeline.graph.together import together
from pipeline.params import Graph
from pipeline.schema import Block, Branch, Document, Extract, Finding, Mention, Span

Make = Callable[..., Extract]
NAMES = ("量子信息", "区块链", "云港算谷", "云港氢谷", "氢能", "商业航天")
KINDS = dict.fromkeys(NAMES, "INDUSTRY") | {"云港算谷": "CARRIER", "云岫省": "PLACE", "沧岭省": "PLACE"}
CLASS = "CLASS:未来产业"
WINDOWS = ("sentence", "paragraph", "section", "document")
SENTENCE = st.lists(st.sampled_from(NAMES), max_size=5).map(lambda names: "、".join(names) + "。")
TEXT = st.lists(st.lists(SENTENCE, min_size=1, max_size=3).map("".join), min_size=1, max_size=3).map("\n".join)
WHOLE = st.tuples(TEXT, st.sampled_from(("", "云岫省", "沧岭省")), st.sampled_from((0, 7, 9)), st.integers(2024, 2026))


@st.composite
def rooms(draw: st.DrawFn) -> Room:
    return Room(draw(st.integers(1, 4000)), draw(st.integers(1, 12)), draw(st.integers(1, 40)))


def extract(make: Make, number: int, text: str, place: str, count: int, year: int) -> Extract:
    """A text of that number, of a place, that counts its future industries and says that one of them is one."""
    said = f"区块链等{count}个未来产业。" if count else ""
    found = make(
        f"{place}规划\n{text}\n{said}",
        {words: kind for words, kind in KINDS.items() if words != place} | ({place: "PLACE"} if place else {}),
        {said[4:-1]: (count, "未来产业")} if said else {},
        ("氢能产值",) if "氢能" in text else (),
        ((said[:-1], "INDUSTRY:区块链", CLASS, "member"),) if said else (),
        document=f"{number}.txt",
    )
    mentions = tuple(replace(m, taxonomy=(Branch("GB-A01", 1.0),)) if m.text == "氢能" else m for m in found.mentions)
    return replace(found, document=replace(found.document, date=f"{year}-01-20"), mentions=mentions)


def rows(extracts: Sequence[Extract], params: Graph, findings: Sequence[Finding], room: Room = ROOM) -> list[Any]:
    found = together(iter(extracts), params, findings, owners(extracts), room)
    return [found.edges_in_all, *found.nodes(), *found.edges()]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(WHOLE, max_size=8),
    room=rooms(),
    windows=st.sets(st.sampled_from(WINDOWS), min_size=1),
    params=st.builds(
        Graph,
        min_count=st.integers(1, 3),
        edges=st.sampled_from(("all", "auto", "backbone")),
        alpha=st.sampled_from((0.05, 0.3, 0.9)),
    ),
    data=st.data(),
)
def test_neither_room_nor_order_of_documents_matters(
    extract_of: Make,
    texts: list[tuple[str, str, int, int]],
    room: Room,
    windows: set[Any],
    params: Graph,
    data: st.DataObject,
) -> None:
    params = replace(params, windows=tuple(windows))
    extracts = [extract(extract_of, number, *text) for number, text in enumerate(texts)]
    findings = [
        Finding(f"f{number}", "CNT101", "count-conflict", "error", "前后数目不一", extract.counts)
        for number, extract in enumerate(extracts)
    ]
    expected = rows(extracts, params, findings)
    assert rows(data.draw(st.permutations(extracts)), params, findings[::-1], room) == expected


def test_rows_come_as_often_as_asked(plan: Extract) -> None:
    found = together([plan], Graph(), (), owners([plan]), Room(1, 1, 1))
    assert list(found.nodes()) == list(found.nodes()) != []
    assert list(found.edges()) == list(found.edges()) != []


def test_names_that_are_no_unicode_are_names(extract_of: Make) -> None:
    name, document = "半个\udfff", "\udcff.txt"
    found = extract_of(f"{name}、区块链。", {name: "ORG", "区块链": "INDUSTRY"}, document=document)
    told = Finding("x", "NUM301", "value-conflict", "note", "", found.mentions[:1])
    nodes = dict(together([found], Graph(), [told], owners([found])).nodes())
    assert nodes[f"ORG:{name}"]["findings"] == "x"
    assert nodes[f"ORG:{name}"]["sentences"] == f"{document}#1"


def crowd(number: int) -> Extract:
    """A text of a sentence: twenty names that no other text has, and one that all have."""
    names = [f"云岫{number:04}号{sign}园区" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"] + ["量子信息"]
    text, name = "".join(names), f"{number:04}.txt"
    starts = [sum(map(len, names[:before])) for before in range(len(names))]
    return Extract(
        Document(name, text, (Block("paragraph", 0, len(text)),)),
        sentences=(Span(name, 0, len(text), text),),
        mentions=tuple(Mention(name, at, at + len(n), n, "CARRIER") for at, n in zip(starts, names, strict=True)),
    )


def test_memory_grows_by_a_few_numbers_for_each_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name has ten pairs here; were these held, and what is known of it, each would take some 6,700 bytes."""
    # What is small may stay in memory; here little is.
    monkeypatch.setattr(spool, "MOST", 2**14)
    monkeypatch.setattr(spool, "_MANY_AT_HAND", 2**6)

    def peak(documents: int) -> int:
        tracemalloc.start()
        found = together(map(crowd, range(documents)), Graph(edges="all"), (), NONE, Room(2**18, 2**8, 2**13))
        assert sum(1 for _ in found.nodes()) == 20 * documents + 1
        assert sum(1 for _ in found.edges()) == found.edges_in_all == 210 * documents
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(30)
    few, many = peak(40), peak(120)
    # Measured: 145; part of it is room that the few do not fill.
    assert many - few < 80 * 20 * 400
