"""Plots of findings and scores, axes, and hostile words in any of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import HOSTILE, drawn, elements, indicator, of

from pipeline.exporters import finding_plot, indicator_plot, score_plots
from pipeline.exporters._axes import Axis, fitted, ticks
from pipeline.exporters._picture import Box, Disc
from pipeline.schema import Finding, Span


def finding(rule: str, severity: str, number: int, **others: Any) -> Finding:
    return Finding(f"{rule}-{number}", rule, "count-conflict", severity, "", (Span("甲", 0, 1, "一"),), **others)


def test_findings_by_rule_and_severity(tmp_path: Path) -> None:
    found = [
        *(finding("CNT101", "error", n) for n in range(3)),
        *(finding("NUM101", severity, n) for n, severity in enumerate(("error", "warning", "note", "note", "note"))),
        finding("CNT101", "error", 9, verdict="dismissed", why="范围不同"),
    ]
    picture = finding_plot.picture(found, {"CNT101": "同一类事物前后数目不一"})
    said = drawn(picture, tmp_path)
    assert {"各规则的发现（共8处）", "错误4处", "警告1处", "提示3处", "同一类事物前后数目不一"} <= set(said)
    assert said.index("NUM101") < said.index("CNT101")
    bars = [shape for shape in picture.shapes if isinstance(shape, Box) and shape.title]
    one = bars[0].wide
    assert [(bar.title, round(bar.wide / one)) for bar in bars] == [
        ("错误1处", 1),
        ("警告1处", 1),
        ("提示3处", 3),
        ("错误3处", 3),
    ]
    assert "没有发现问题" in drawn(finding_plot.picture([], {}), tmp_path)


SCORES: list[Mapping[str, Any]] = [
    {"engine": "jieba", "precision": 0.8, "recall": 0.9, "f1": 0.85, "unseen_recall": 0.2, "names_whole": 0.4},
    {"engine": "pkuseg", "precision": 0.75, "f1": 0.8, "with_terms": {"precision": 0.76}},
]


def test_segmenters_side_by_side(tmp_path: Path) -> None:
    picture = score_plots.segmentation(SCORES)
    assert {"jieba", "pkuseg", "准确率", "生词召回率", "80.0", "75.0"} <= set(drawn(picture, tmp_path))
    columns = [shape for shape in picture.shapes if isinstance(shape, Box) and shape.high != 16]
    assert len(columns) == 7, "a measure that an engine has not has no column"
    assert columns[0].high / columns[1].high == pytest.approx(0.8 / 0.75)


def test_f1_with_its_interval(tmp_path: Path) -> None:
    rows = [
        {"what": "names", "split": "test", "f1": "0.9", "f1_low": "0.88", "f1_high": "0.92"},
        {"what": "names", "split": "dev", "f1": "0.95", "f1_low": "0.9", "f1_high": "0.97"},
        {"what": "INDUSTRY", "split": "test", "f1": "0.8", "f1_low": "0.7", "f1_high": "0.9"},
        {"what": "faults", "split": "test", "f1": "", "f1_low": "", "f1_high": ""},
    ]
    picture = score_plots.f1(rows)
    assert {"名称", "　产业", "审读发现", "90.0", "80.0", "70%", "100%"} <= set(drawn(picture, tmp_path))
    dots = [shape for shape in picture.shapes if isinstance(shape, Disc) and shape.title]
    assert len(dots) == 3
    assert "100%" in drawn(score_plots.f1([]), tmp_path)


def test_hostile_words_are_only_type(tmp_path: Path) -> None:
    rows = [indicator(str(y), "5", entity=f"INDICATOR:{h}", unit=h) for h in HOSTILE for y in (2024, 2025)]
    found = [finding(words[:40], "error", n) for n, words in enumerate(HOSTILE)]
    table = [{"what": h[:40], "split": "test", "f1": "1", "f1_low": "1", "f1_high": "1"} for h in HOSTILE]
    for picture in (
        indicator_plot.picture(of(HOSTILE[0][:40], *rows)),
        finding_plot.picture(found, {f.rule: f.rule for f in found}),
        score_plots.f1(table),
        score_plots.segmentation([{"engine": HOSTILE[0], "f1": 0.5}]),
    ):
        drawn(picture, tmp_path)
        assert {name for name, _ in elements(tmp_path / "plot.svg")} <= {
            "svg",
            "title",
            "rect",
            "circle",
            "line",
            "text",
        }


numbers = st.floats(-1e15, 1e15, allow_nan=False)


@given(st.lists(numbers, min_size=1, max_size=8))
def test_an_axis_holds_its_numbers_and_its_ticks(found: list[float]) -> None:
    axis = fitted(found, 500, 100)
    for number in found:
        assert 99.9 <= axis.at(number) <= 500.1
    for number in ticks(axis):
        assert 99.9 <= axis.at(number) <= 500.1
    assert len(ticks(axis)) <= 6


@pytest.mark.parametrize(
    ("axis", "written"),
    [
        (Axis(0, 0.32, 0, 1), [0, 0.1, 0.2, 0.3]),
        (Axis(2019.5, 2030.5, 0, 1), [2020, 2025, 2030]),
        (Axis(-22, 43, 0, 1), [-20, 0, 20, 40]),
        (Axis(8e7, 2e12, 0, 1, True), [1e8, 1e9, 1e10, 1e11, 1e12]),
    ],
)
def test_ticks_are_round(axis: Axis, written: list[float]) -> None:
    assert ticks(axis) == written
