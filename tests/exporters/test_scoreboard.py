"""The table that `zhengce evaluate` shows."""

import json
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

from pipeline.exporters.scoreboard import lines

METRICS: dict[str, Any] = json.loads((Path(__file__).parents[2] / "outputs/metrics.json").read_text("utf-8"))


def width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def test_every_part_and_kind_has_its_place() -> None:
    shown = list(lines(METRICS))
    assert shown[0].startswith("对照标注：测试")
    assert shown[2].split()[:3] == ["测试F1", "区间", "准确率"]
    first = [line.split()[0] for line in shown[3:] if line]
    assert {"名称", "产业", "载体", "口号", "指标找到", "指标全对", "状态*", "时期*", "数目", "审读发现"} <= set(first)
    named = next(line for line in shown if line.startswith("名称"))
    assert named.split()[1] == f"{100 * METRICS['test']['names']['ALL']['f1']:.1f}"


def test_columns_stand_under_one_another() -> None:
    shown = list(lines(METRICS))
    table = shown[2 : shown.index(next(line for line in shown if line.startswith("*")))]
    assert len({width(line) for line in table}) == 1


def test_without_test_texts_the_next_part_is_told_in_full() -> None:
    metrics = {**METRICS, "texts": {"test": 0, "dev": 0, "train": METRICS["texts"]["train"]}}
    shown = list(lines({name: part for name, part in metrics.items() if name not in ("test", "dev", "headline")}))
    assert shown[2].split()[0] == "训练F1"
    assert not any("测试" in line for line in shown)
