"""Whose a class is, and what is no node at all."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from pipeline.graph import build, owners
from pipeline.params import Graph
from pipeline.schema import Extract, Indicator

Make = Callable[..., Extract]
CHAIN = "INDUSTRY:区块链"
TEN, SIX = "建设区块链等10个重点工程。", "建设区块链、量子信息等6个重点工程。"
PROJECTS, MEMBER = "CLASS:重点工程", ("区块链", "INDUSTRY:区块链", "CLASS:重点工程", "member")


def announced(extract_of: Make, title: str, said: str, document: str) -> Extract:
    """A text with a title that may name a place, and the projects it announces."""
    number = "10" if "10" in said else "6"
    names = {"区块链": "INDUSTRY"} | ({title[:3]: "PLACE"} if title.startswith(("云岫省", "沧岭省")) else {})
    counts = {f"{number}个重点工程": (int(number), "重点工程")}
    return extract_of(f"{title}\n{said}", names, counts, relations=(MEMBER,), document=document)


def test_a_class_is_of_the_place_that_announced_it(extract_of: Make) -> None:
    one = announced(extract_of, "云岫省2026年政府工作报告", TEN, "甲.txt")
    plan = announced(extract_of, "云岫省2026年重点工程安排", TEN, "乙.txt")
    other = announced(extract_of, "沧岭省2026年政府工作报告", SIX, "丙.txt")
    graph = build([one, plan, other], Graph())
    here, there = f"{PROJECTS}（云岫）", f"{PROJECTS}（沧岭）"
    assert [node for node, kind in graph.nodes(data="kind") if kind == "CLASS"] == sorted((here, there))
    assert (graph.nodes[here]["counts"], graph.nodes[there]["counts"]) == ("10", "6")
    assert (graph.nodes[here]["documents"], graph.nodes[here]["label"]) == (2, "重点工程（云岫）")
    assert set(graph.nodes[CHAIN]["class"].split(";")) == {"重点工程（云岫）", "重点工程（沧岭）"}
    assert graph.nodes[CHAIN]["documents"] == 3
    assert {graph.edges[CHAIN, node]["relation"] for node in (here, there)} == {"member"}
    assert not graph.has_edge(here, there)


def test_a_class_of_one_place_keeps_its_name_and_what_names_no_place_shares_it(extract_of: Make) -> None:
    one = announced(extract_of, "云岫省2026年政府工作报告", TEN, "甲.txt")
    explained = announced(extract_of, "重点工程解读", TEN, "乙.txt")
    another = announced(extract_of, "重点工程解读", SIX, "丁.txt")
    assert build([one, explained], Graph()).nodes[PROJECTS]["documents"] == 2
    assert build([explained, another], Graph()).nodes[PROJECTS]["documents"] == 2
    other = announced(extract_of, "沧岭省2026年政府工作报告", SIX, "丙.txt")
    assert {"CLASS:重点工程（云岫）", "CLASS:重点工程（沧岭）", "CLASS:重点工程（乙）"} <= set(
        build([one, explained, other], Graph())
    )


def test_owners_given_are_owners_found(extract_of: Make) -> None:
    """What the stage does, which reads its extracts again and again."""
    texts = [
        announced(extract_of, "云岫省2026年政府工作报告", TEN, "甲.txt"),
        announced(extract_of, "沧岭省2026年政府工作报告", SIX, "丙.txt"),
    ]
    told, found = build(iter(texts), Graph(), (), owners(reversed(texts))), build(texts, Graph())
    assert list(told.nodes(data=True)) == list(found.nodes(data=True))
    assert list(told.edges(data=True)) == list(found.edges(data=True))


@pytest.mark.parametrize("name", ["一批", "拟", "奋力推进", "百亿元", "社区健身路径或", "间)"])
def test_what_names_nothing_is_no_node(extract_of: Make, name: str) -> None:
    said = Indicator("甲.txt", 0, 4, name, name, "3", 3, 4, None, None, "个", False, "count", None, "target")
    extract = extract_of(f"{name}3个{name}。", {}, {f"3个{name}": (3, name)})
    grain = replace(said, indicator="粮食产量", entity="INDICATOR:粮食产量")
    assert list(build([replace(extract, indicators=(said, grain))], Graph())) == ["INDICATOR:粮食产量"]
