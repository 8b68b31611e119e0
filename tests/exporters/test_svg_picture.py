"""The graph as SVG: all of it there, nothing in it that runs or is fetched, whatever the names are."""

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import HOSTILE, SVG, elements, graph, words

from pipeline.exporters import graph_picture, svg
from pipeline.exporters._map_names import Frame, Spot, named
from pipeline.exporters._picture import Disc, Line, Words


def test_names_legend_and_caption_are_type(tmp_path: Path) -> None:
    (path,) = svg.write(graph(), tmp_path / "graph.svg")
    said = words(path)
    assert {"未来产业　7／9", "量子信息", "云港算谷"} <= set(said)
    assert {"产业", "载体", "前后矛盾", "文中明言", "同句出现"} <= set(said)
    assert "事物类别" not in said, "the only class is contradicted, and drawn as such"
    assert "节点30个，画出联系最强的3个；边40条，画出2条。圆越大，提及越多" in said


def test_kinds_of_one_colour_share_a_line_of_the_legend(tmp_path: Path) -> None:
    made = graph(("未来产业", "沧岭县", "云岫"))
    for node, kind in zip(list(made)[1:], ("PLACE", "PERSON"), strict=True):
        made.nodes[node].update(kind=kind)
        made.nodes[node]["viz"]["color"] = {"r": 204, "g": 204, "b": 204, "a": 1.0}
    (path,) = svg.write(made, tmp_path / "graph.svg")
    assert "人名、地名" in words(path)


def test_font_families_of_three_systems_are_named(tmp_path: Path) -> None:
    (path,) = svg.write(graph(), tmp_path / "graph.svg")
    families = ElementTree.parse(path).getroot().attrib["font-family"]
    assert all(name in families for name in ("Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "sans-serif"))


def test_every_node_and_edge_is_drawn_where_it_was_laid_out() -> None:
    shapes = graph_picture.picture(graph(tuple(f"产业{n}" for n in range(8)))).shapes
    discs = [shape for shape in shapes if isinstance(shape, Disc) and shape.title]
    edges = [shape for shape in shapes if isinstance(shape, Line) and shape.x1 < 1400]
    assert len(discs) == 8
    assert len(edges) == 7
    at = {disc.title[:3]: (disc.x, disc.y) for disc in discs}
    # Left to right in a row; up in Gephi is up here.
    assert at["产业0"][0] < at["产业1"][0] < at["产业2"][0]
    assert at["产业4"][1] < at["产业0"][1]
    assert {(edge.x1, edge.y1) for edge in edges} == {at["产业0"]}
    assert {(edge.x2, edge.y2) for edge in edges} == {at[f"产业{n}"] for n in range(1, 8)}


def test_the_contradicted_are_ringed_and_stand_above_all() -> None:
    discs = [shape for shape in graph_picture.picture(graph()).shapes if isinstance(shape, Disc) and shape.x < 1400]
    assert discs[-1].rim == graph_picture.CONFLICT
    assert (discs[-1].x, discs[-1].y) == (discs[-2].x, discs[-2].y)
    assert discs[-2].title.startswith("未来产业")


def test_same_bytes_and_no_date(tmp_path: Path) -> None:
    one, two = (svg.write(graph(), tmp_path / f"{n}.svg")[0].read_bytes() for n in (1, 2))
    assert one == two
    assert not re.search(rb"20[0-9]{2}-[0-9]{2}", one)


@pytest.mark.parametrize("empty", [nx.Graph(), nx.path_graph(3), nx.empty_graph(1)], ids=["none", "bare", "one"])
def test_any_graph_is_a_picture(empty: nx.Graph, tmp_path: Path) -> None:
    (path,) = svg.write(empty, tmp_path / "graph.svg")
    assert ("图中没有节点" in words(path)) == (len(empty) == 0)
    assert any(said.startswith(f"节点{len(empty)}个；边{empty.number_of_edges()}条。") for said in words(path))


def test_hostile_names_are_only_type(tmp_path: Path) -> None:
    made = graph(tuple(HOSTILE))
    for _, row in made.nodes(data=True):
        row.update(kind=row["label"], counts=row["label"])
    (path,) = svg.write(made, tmp_path / "graph.svg")
    found = list(elements(path))
    assert {name for name, _ in found} <= {"svg", "title", "rect", "circle", "line", "text"}
    for name, attributes in found:
        assert not [key for key in attributes if key.startswith("on") or "href" in key or key == "style"], name
        assert not [value for value in attributes.values() if "url(" in value or "://" in value], name
    titles = [element.text or "" for element in ElementTree.parse(path).iter(f"{SVG}title")]
    assert "<script>document.documentElement.dataset.pwned = 1</script>" in titles
    assert not re.search("[\x00-\x08\u202a-\u202e\u2066-\u2069]", path.read_text("utf-8"))
    assert path.stat().st_size < 60_000, "a name of 100,000 characters is cut"


@given(text=st.text(st.characters(), max_size=40))
def test_any_name_makes_well_formed_svg(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    (path,) = svg.write(graph((text, "乙", text)), tmp_path_factory.getbasetemp() / "any.svg")
    assert any(said.startswith("乙") for said in words(path))


spots = st.lists(
    st.builds(
        Spot,
        st.floats(0, 800),
        st.floats(0, 600),
        st.floats(1, 40),
        st.text("产业链", max_size=9),
        st.floats(10, 22),
        st.just("#000000"),
        st.booleans(),
    ),
    max_size=25,
)


@given(spots)
def test_only_needed_names_may_cover_another(found: list[Spot]) -> None:
    sheet = Frame(0, 0, 800, 600)
    written = list(named([spot._replace(needed=False) for spot in found], sheet))
    for a, b in combinations([name.room for name in written], 2):
        wide = min(a.right, b.right) - max(a.left, b.left)
        high = min(a.bottom, b.bottom) - max(a.top, b.top)
        smaller = min((room.right - room.left) * (room.bottom - room.top) for room in (a, b))
        assert wide <= 0 or high <= 0 or wide * high <= 0.05 * smaller
    needed = [spot.text for spot in found if spot.needed and spot.text]
    assert len([name for name in named(found, sheet) if name.words.text in needed]) >= len(needed)


def test_the_first_name_takes_the_room() -> None:
    first, second = Spot(100, 100, 5, "先进制造业", 14.0), Spot(103, 101, 5, "后进制造业", 14.0)
    crowd = [Spot(100 + 12 * x, 100 + 12 * y, 5) for x in range(-9, 10) for y in (-2, -1, 1, 2)]
    said = [name.words.text for name in named([first, second, *crowd], Frame(0, 0, 400, 400))]
    assert said[:1] == ["先进制造业"]


def test_words_stand_above_everything(tmp_path: Path) -> None:
    (path,) = svg.write(graph(), tmp_path / "graph.svg")
    names = [name for name, _ in elements(path) if name not in ("svg", "title")]
    assert names.index("text") > max(place for place, name in enumerate(names) if name != "text")
    assert any(isinstance(shape, Words) for shape in graph_picture.picture(graph()).shapes)
