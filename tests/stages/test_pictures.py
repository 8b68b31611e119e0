import json
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from pictures import font, graph, indicator, words

from pipeline import records
from pipeline.exporters import _fonts, graph_picture
from pipeline.schema import Document, Extract, Mention
from pipeline.stages.pictures import pictures

ROOT = Path(__file__).parents[2]


def report(place: str, name: str) -> Extract:
    """A province's report that tells of its grain."""
    document = Document(name, f"{place}2026年政府工作报告。粮食产量达到500吨", ())
    grain = replace(indicator("2025", "500", "500"), document=name, start=15, end=25)
    return Extract(document, mentions=(Mention(name, 0, 3, place, "PLACE"),), indicators=(grain,))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    records.write(tmp_path / "graph-picture.jsonl", [graph_picture.picture(graph())])
    list(records.write_extracts(tmp_path, [report("云岫省", "甲.txt"), report("沧岭省", "乙.txt")]))
    records.write(tmp_path / "findings.jsonl", [])
    return tmp_path


def names(out: Path, suffix: str) -> set[str]:
    return {path.stem for path in (out / "pictures").glob(f"*.{suffix}")}


def test_scores_are_drawn_where_there_are_some(out: Path) -> None:
    pictures(out, print)
    assert names(out, "svg") == {"graph", "indicators", "findings"}
    shutil.copytree(ROOT / "outputs/segmentation", out / "segmentation")
    (out / "plots").mkdir()
    shutil.copy(ROOT / "outputs/plots/f1.csv", out / "plots")
    pictures(out, print)
    assert names(out, "svg") == {"graph", "indicators", "findings", "segmentation", "f1"}
    jieba = json.loads((out / "segmentation/jieba.json").read_bytes())
    assert f"{100 * jieba['f1']:.1f}" in words(out / "pictures/segmentation.svg")


def test_the_graph_is_drawn_as_its_stage_left_it(out: Path) -> None:
    pictures(out, print)
    assert {"未来产业　7／9", "量子信息"} <= set(words(out / "pictures/graph.svg"))


def test_indicators_are_of_the_place_that_the_text_is_of(out: Path) -> None:
    pictures(out, print)
    assert {"粮食产量", "云岫", "沧岭", "2025年500吨"} <= set(words(out / "pictures/indicators.svg"))


def test_png_beside_every_svg_and_the_same_bytes_again(out: Path) -> None:
    font()
    told: list[str] = []
    pictures(out, told.append)
    first = {path.name: path.read_bytes() for path in (out / "pictures").iterdir()}
    pictures(out, told.append)
    assert names(out, "png") == names(out, "svg")
    assert {path.name: path.read_bytes() for path in (out / "pictures").iterdir()} == first
    assert told == []


def test_without_a_font_svg_alone_and_a_word_why(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (out / "pictures").mkdir()
    (out / "pictures/graph.png").write_bytes(b"of an earlier run")
    monkeypatch.setenv(_fonts.SETTING, str(out / "none.ttf"))
    _fonts.typeface.cache_clear()
    told: list[str] = []
    pictures(out, told.append)
    _fonts.typeface.cache_clear()
    assert (names(out, "png"), len(told)) == (set(), 1)
    assert "没有画 PNG" in told[0]
    assert "fonts-noto-cjk" in told[0]
    assert names(out, "svg") == {"graph", "indicators", "findings"}
