"""The page's graph in a real browser: a small one whole, a large one by its core."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from pipeline.exporters import html
from pipeline.exporters._witnesses import Saying
from pipeline.exporters.drawing import Drawing, Edge, Node
from pipeline.exporters.report import Report
from pipeline.params import Params
from pipeline.run import run

BRIEFING = Path(__file__).parents[2] / "corpora/raw/a01-jinan-briefing.txt"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run over the Jinan briefing leaves."""
    folder = tmp_path_factory.mktemp("jinan")
    run([BRIEFING], folder, Params(), lambda _: None, folder / "verdicts.csv")
    return folder


@pytest.fixture
def page(open_page: Any, made: Path) -> Any:
    page = open_page(made / "audit.html")
    _go(page)
    return page


@pytest.fixture
def large(report: Report, tmp_path: Path) -> Path:
    """A page whose graph has a core of four, a fifth node beside it, and a pair far away."""
    places = [(0, 0), (100, 0), (0, 100), (100, 100), (300, 50), (90_000, 0), (90_100, 0)]
    nodes = tuple(
        Node(f"云岫{sign}业", "INDUSTRY" if n < 5 else "CARRIER", x, y, 6, "#0072b2", 9 - n, 1, "", False)
        for n, (sign, (x, y)) in enumerate(zip("甲乙丙丁戊己庚", places, strict=True))
    )
    ends = [(0, 1, 9), (1, 2, 8), (2, 3, 7), (0, 3, 6), (3, 4, 4), (5, 6, 2)]
    edges = tuple(Edge(a, b, float(weight), "sentence", (0,)) for a, b, weight in ends)
    said = Saying(report.extracts[0].document.id, 1, "云岫甲业与云岫乙业同行。")
    core = ((-50.0, 0.0), (50.0, 0.0), (0.0, 80.0), (0.0, -80.0))
    html.write(replace(report, drawing=Drawing(nodes, edges, (said,), 7, 3_210, 6, core)), tmp_path / "large.html")
    return tmp_path / "large.html"


def _go(page: Any) -> None:
    page.click(".bar a[data-page=graph]")
    page.wait_for_selector("html[data-page=graph]")


def _shown(page: Any) -> list[str]:
    """Labels of what is drawn."""
    return list(
        page.evaluate(
            "zhengce.graph.seen().flatMap((seen, n) => (seen ? [NAMES[n]] : []))".replace(
                "NAMES", "JSON.parse(document.getElementById('graph-data').textContent).nodes.map((node) => node[0])"
            )
        )
    )


def _spread(page: Any, nodes: Iterable[int]) -> float:
    """How wide these nodes lie on the canvas, in pixels."""
    xs = [page.evaluate(f"zhengce.graph.where({n})")[0] for n in nodes]
    return float(max(xs) - min(xs))


def test_the_graph_is_searched_and_its_edges_say_where_they_are_from(page: Any) -> None:
    page.fill("#graph-words", "未来产业")
    page.locator("#graph-found button", has_text="未来产业").first.click()
    assert page.get_attribute("#canvas", "data-node") == "未来产业"
    panel = page.locator("#graph-panel")
    assert "7;9" in panel.text_content()
    assert {"7个未来产业", "9个未来产业"} <= set(_numbers(panel.locator("blockquote").all_text_contents()))
    assert panel.locator("a.to").first.get_attribute("href").startswith("#f")

    panel.locator("li button").first.click()
    ends = page.get_attribute("#canvas", "data-edge")
    assert "未来产业" in ends.split("—")
    assert panel.locator("mark", has_text="未来产业").count()
    panel.locator("figcaption a").first.click()
    page.wait_for_selector("html[data-page=texts]")


def _numbers(quotes: list[str]) -> Iterator[str]:
    for quote in quotes:
        yield from (words for words in ("7个未来产业", "9个未来产业") if words in quote)


def test_the_graph_answers_the_mouse_and_the_keys(page: Any) -> None:
    page.locator("#graph-disputed button").first.click()
    at = page.evaluate("zhengce.graph.where(zhengce.graph.state.node)")
    page.locator("#canvas").focus()
    page.keyboard.press("Escape")
    box = page.locator("#canvas").bounding_box()
    assert page.get_attribute("#canvas", "data-node") == ""
    page.mouse.click(box["x"] + at[0], box["y"] + at[1])
    assert page.get_attribute("#canvas", "data-node") == "未来产业"

    page.mouse.move(box["x"] + 50, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + 150, box["y"] + 120, steps=5)
    page.mouse.up()
    moved = page.evaluate("zhengce.graph.where(zhengce.graph.state.node)")
    assert [moved[0] - at[0], moved[1] - at[1]] == pytest.approx([100, 70], abs=25)

    # In the middle of an edge is the edge, where nothing else lies over it.
    middle = page.evaluate(
        """() => { const graph = zhengce.graph; for (const edge of graph.drawn()) {
            const [a, b] = [graph.where(edge[0]), graph.where(edge[1])];
            const [x, y] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
            if (x < 0 || y < 0 || x > graph.canvas.clientWidth || y > graph.canvas.clientHeight) continue;
            const hit = graph.under(x, y, 4); if (hit.edge >= 0) return [x, y];
        } }"""
    )
    page.mouse.click(box["x"] + middle[0], box["y"] + middle[1])
    assert page.get_attribute("#canvas", "data-edge")
    assert page.locator("#graph-panel blockquote").count()

    drawn = page.evaluate("zhengce.graph.drawn().length")
    page.locator("#graph-kinds input").first.uncheck()
    fewer = page.evaluate("zhengce.graph.drawn().length")
    assert fewer < drawn
    page.locator("#graph-weight").press("ArrowRight")
    assert page.evaluate("zhengce.graph.drawn().length") < fewer
    assert page.locator("#graph-least").text_content() != "1"


def test_a_large_graph_opens_with_its_core_in_a_layout_of_its_own(open_page: Any, large: Path) -> None:
    page = open_page(large)
    _go(page)
    assert _shown(page) == ["云岫甲业", "云岫乙业", "云岫丙业", "云岫丁业"]
    assert page.locator("#graph-shown").text_content() == "画出4 / 7个节点，4 / 6条连线"
    assert page.locator("#graph-least").text_content() == "6"
    assert _spread(page, range(2)) > 300
    middle = [
        (a + b) / 2 for a, b in zip(*page.evaluate("[zhengce.graph.where(0), zhengce.graph.where(1)]"), strict=True)
    ]
    canvas = page.locator("#canvas").bounding_box()
    assert middle[0] == pytest.approx(canvas["width"] / 2, abs=2)
    page.locator("#graph-weight").press("ArrowRight")
    assert page.locator("#graph-shown").text_content() == "画出4 / 7个节点，3 / 6条连线"


def test_all_of_it_is_drawn_on_demand_and_what_is_far_away_makes_it_no_smaller(open_page: Any, large: Path) -> None:
    page = open_page(large)
    _go(page)
    page.check("#graph-all")
    assert len(_shown(page)) == 7
    assert page.locator("#graph-shown").text_content() == "画出7 / 7个节点，6 / 6条连线"
    assert _spread(page, range(5)) > 300
    page.click("[data-zoom=all]")
    assert _spread(page, range(5)) < 10
    assert _spread(page, range(7)) > 300
    page.locator("#graph-kinds input[value=CARRIER]").uncheck()
    assert page.locator("#graph-shown").text_content() == "画出5 / 7个节点，5 / 6条连线"
    assert page.locator("#graph-kinds label").all_text_contents() == ["产业 5", "载体 0 / 2"]
    page.uncheck("#graph-all")
    assert len(_shown(page)) == 4


def test_what_is_not_drawn_is_found_and_then_drawn(open_page: Any, large: Path) -> None:
    page = open_page(large)
    _go(page)
    page.fill("#graph-words", "戊")
    page.locator("#graph-found button").click()
    assert _shown(page)[4:] == ["云岫戊业"]
    assert page.locator("#graph-shown").text_content() == "画出5 / 7个节点，5 / 6条连线"
    # Beside the one that it is connected with, not where the whole graph has it.
    fourth, fifth = page.evaluate("[3, 4].map((n) => zhengce.graph.where(n))")
    first = page.evaluate("zhengce.graph.where(0)")
    assert abs(fifth[0] - fourth[0]) + abs(fifth[1] - fourth[1]) < 3 * abs(fourth[1] - first[1])
    # One with nobody in the core brings its neighbour along.
    page.fill("#graph-words", "庚")
    page.locator("#graph-found button").click()
    assert _shown(page)[4:] == ["云岫戊业", "云岫己业", "云岫庚业"]
    box = page.locator("#canvas").bounding_box()
    x, y = page.evaluate("zhengce.graph.where(6)")
    assert (x, y) == pytest.approx((box["width"] / 2, box["height"] / 2), abs=2)
    page.locator("#graph-panel li button").click()
    assert page.get_attribute("#canvas", "data-edge") == "云岫己业—云岫庚业"


def test_how_many_edges_there_are_and_why_not_all_are_drawn(open_page: Any, large: Path) -> None:
    page = open_page(large)
    _go(page)
    said = page.locator("#graph .soft").first
    for words in ("共7个节点、3210条连线", "主干6条", "disparity filter", "graph.edges 设为 all", "最强的4个"):
        assert words in said.text_content()
    page.click("#language")
    for words in ("7 nodes, 3210 edges", "the backbone, 6 edges", "disparity filter", "set graph.edges to all"):
        assert words in said.text_content()
    assert page.locator("#graph-shown").text_content() == "4 / 7 nodes, 4 / 6 edges drawn"
