"""Tables as a government site serves them → indicator statements."""

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline import readers
from pipeline.assemblers._cells import amount, unit_of
from pipeline.extraction import extract
from pipeline.schema import Indicator
from pipeline.sentences import Cut

PAGE = """<html><head><meta charset="utf-8"><title>澄溪市“十五五”规划指标</title></head>
<body><h1>澄溪市“十五五”规划主要指标</h1>
<p>澄溪市人民政府2026年3月1日印发的规划，主要指标如下。</p>
<table><tr><th>序号</th><th>指标名称</th><th>单位</th><th>2025年实际</th><th>2030年目标</th><th>年均增长（%）〔五年累计〕</th></tr>
<tr><td>1</td><td>地区生产总值</td><td>亿元</td><td>1685.4</td><td>2260左右</td><td>6左右</td></tr>
<tr><td>2</td><td>常住人口城镇化率</td><td>%</td><td>61.2</td><td>65以上</td><td>〔3.8〕</td></tr>
<tr><td>3</td><td>人均预期寿命</td><td>岁</td><td>80.3</td><td></td><td>—</td></tr>
<tr><td>4</td><td>单位地区生产总值能耗降低</td><td>%</td><td>—</td><td>≥14</td><td>—</td></tr></table></body></html>"""


@pytest.fixture
def statements(tmp_path: Path, cut: Cut) -> dict[tuple[str, str], Indicator]:
    path = tmp_path / "plan.html"
    path.write_text(PAGE, "utf-8")
    found = extract(readers.read(path), cut).indicators
    return {(each.indicator, each.quantity): each for each in found}


@pytest.mark.parametrize(
    ("place", "low", "high", "unit", "measure", "period", "status"),
    [
        (("地区生产总值", "1685.4"), "168540000000", "168540000000", "元", "level", "2025", "achieved"),
        (("地区生产总值", "2260左右"), "226000000000", "226000000000", "元", "level", "2030", "target"),
        (("地区生产总值", "6左右"), "6", "6", "%", "growth", "2026-2030", "target"),
        (("常住人口城镇化率", "65以上"), "65", None, "%", "share", "2030", "target"),
        (("常住人口城镇化率", "3.8"), "3.8", "3.8", "pp", "change", "2026-2030", "target"),
        (("单位地区生产总值能耗降低", "≥14"), None, "-14", "%", "growth", "2030", "target"),
    ],
)
def test_a_cell_says_what_its_row_and_column_say(
    statements: dict[tuple[str, str], Indicator],
    place: tuple[str, str],
    low: str | None,
    high: str | None,
    unit: str,
    measure: str,
    period: str,
    status: str,
) -> None:
    found = statements[place]
    assert (found.low, found.high) == tuple(None if side is None else Decimal(side) for side in (low, high))
    assert (found.unit, found.measure, found.period, found.status) == (unit, measure, period, status)


def test_an_empty_cell_has_lost_its_number_and_a_dash_has_not(statements: dict[tuple[str, str], Indicator]) -> None:
    assert [key for key, each in statements.items() if each.lost] == [("人均预期寿命", "")]


def test_words_are_no_amounts() -> None:
    assert [amount(text) for text in ("海域", "2030年", "3项", "约束性")] == [None] * 4
    assert [unit_of(text) for text in ("预期性", "", "市数据局")] == [None] * 3


def test_a_unit_may_stand_behind_the_name_of_its_row(tmp_path: Path, cut: Cut) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(
        "主要指标如下，按年度评估。\n指标　2025年　2030年\n铁路货运量（亿吨）　1.45　2.1\n城配车辆占比（%）　28　≥55\n",
        "utf-8",
    )
    found = extract(readers.read(path), cut).indicators
    assert [(each.indicator, each.low, each.unit, each.period) for each in found] == [
        ("铁路货运量", Decimal(145_000_000), "吨", "2025"),
        ("铁路货运量", Decimal(210_000_000), "吨", "2030"),
        ("城配车辆占比", Decimal(28), "%", "2025"),
        ("城配车辆占比", Decimal(55), "%", "2030"),
    ]
