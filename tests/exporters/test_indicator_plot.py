"""Indicators drawn: what is chosen, whose it is, where it stands, and that it is said when there is nothing to show."""

from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace
from pictures import drawn, indicator, of

from pipeline.exporters import indicator_plot
from pipeline.exporters._courses import MOST, often_told
from pipeline.exporters._panels import COLOURS
from pipeline.exporters._picture import Disc, Line, Picture, Words
from pipeline.schema import Indicator
from pipeline.whose import Stated


def marks(picture: Picture) -> list[Disc]:
    """The marks of all panels, without those of the heading."""
    return [shape for shape in picture.shapes if isinstance(shape, Disc)][2:]


GRAIN = [
    indicator("2024", "500", "500"),
    indicator("2025", "520", "540"),
    indicator("2030", "600", status="target"),
]
PRODUCT = {"entity": "INDICATOR:地区生产总值", "indicator": "地区生产总值", "text": "地区生产总值达到", "unit": "元"}


def test_an_indicator_has_its_years_with_achieved_and_planned_apart(tmp_path: Path) -> None:
    picture = indicator_plot.picture(of("沧岭", *GRAIN))
    said = drawn(picture, tmp_path)
    assert {"粮食产量", "现状", "目标", "2024", "2026", "2030", "指标随时间：说得最多的1项", "1份文本3处"} <= set(said)
    assert [(mark.fill, mark.rim) for mark in marks(picture)] == [
        (COLOURS["achieved"], ""),
        (COLOURS["achieved"], ""),
        ("#ffffff", COLOURS["target"]),
    ]
    years = sorted(marks(picture), key=lambda mark: mark.x)
    assert years[-1].y < years[0].y, "600 stands above 500"
    ranges = [s for s in picture.shapes if isinstance(s, Line) and s.width == 2.0]
    assert [line.x1 == line.x2 for line in ranges] == [True], "an interval"


def test_each_place_has_a_row_of_its_own_with_its_figures(tmp_path: Path) -> None:
    low = [indicator("2025", "5e11", "5e11", **PRODUCT), indicator("2026", "6e11", status="target", **PRODUCT)]
    high = [indicator("2025", "1.25e13", "1.25e13", **PRODUCT)]
    picture = indicator_plot.picture([*of("沧岭", *low), *of("云岫", *high)])
    said = drawn(picture, tmp_path)
    assert {"各地指标：说得最多的1项", "云岫", "沧岭", "2025年12.5万亿元", "2份文本3处"} <= set(said)
    assert "2025年5000亿元，2026年≥6000亿元" in said
    where = {shape.text: shape.y for shape in picture.shapes if isinstance(shape, Words)}
    rows = {mark.title: mark.y for mark in marks(picture)}
    assert rows["云岫 2025年现状 12.5万亿元"] == where["云岫"] < where["沧岭"], "the greatest uppermost"
    assert rows["沧岭 2025年现状 5000亿元"] == rows["沧岭 2026年目标 ≥6000亿元"] == where["沧岭"]
    joined = [s for s in picture.shapes if isinstance(s, Line) and s.width == 1.2]
    assert all(line.y1 == line.y2 for line in joined), "nothing leads from one place to another"


def test_places_with_many_years_are_lines_of_their_own_colour(tmp_path: Path) -> None:
    years = range(2018, 2026)
    stated = [
        each
        for number, place in enumerate(("云岫", "沧岭", "临渚"))
        for each in of(place, *(indicator(str(y), str(500 + 10 * (y - 2018) + number)) for y in years))
    ]
    picture = indicator_plot.picture(stated)
    drawn(picture, tmp_path)
    named = {s.text: s for s in picture.shapes if isinstance(s, Words) and s.text in ("云岫", "沧岭", "临渚")}
    assert len({words.colour for words in named.values()}) == 3
    assert {mark.fill for mark in marks(picture)} == {words.colour for words in named.values()}
    heights = sorted(words.y for words in named.values())
    assert all(b - a >= 13.9 for a, b in pairwise(heights)), "names do not touch, though the values nearly do"
    for line in (s for s in picture.shapes if isinstance(s, Line) and s.opacity == 0.45):
        ends = {(mark.x, mark.y): mark.fill for mark in marks(picture)}
        assert ends[line.x1, line.y1] == ends[line.x2, line.y2] == line.colour


@pytest.mark.parametrize(
    "left_out",
    [
        indicator(None, "1"),
        indicator("2025-06", "1"),
        indicator("2025", None),
        indicator("2025", "1", lost=True),
        indicator("2025", "3", measure="rank", unit="位"),
        indicator("2025", "3", entity="INDICATOR:企业"),
        indicator("2025", "510"),
    ],
)
def test_what_has_no_year_or_value_is_left_out(left_out: Indicator) -> None:
    """The last is a bound (突破510) beside the value itself."""
    assert often_told(of("沧岭", left_out, *GRAIN)) == often_told(of("沧岭", *GRAIN))


def test_one_year_of_one_place_is_no_course_and_a_repetition_no_other_point() -> None:
    assert often_told(of("沧岭", indicator("2025", "1", "1"), indicator("2025", "2", "2"))) == []
    (series,) = often_told(of("沧岭", *GRAIN, *GRAIN))
    assert len(series.points) == len(GRAIN)


GROWTH = {**PRODUCT, "unit": "%", "measure": "growth", "text": "地区生产总值增长"}


@pytest.mark.parametrize(
    ("apart", "before", "kind"),
    [
        (indicator("2025", "6", "6", **{**GROWTH, "text": "地区生产总值年均增长"}), "", "年均"),
        (indicator("2021-2025", "34", "34", **GROWTH), "", "跨年"),
        (indicator("2021-2025", "34", "34", **{**GROWTH, "text": "地区生产总值累计增长"}), "", "累计"),
        (indicator("2025", "34", "34", **GROWTH), "2025年与2020年相比，", "比2020年"),
        (indicator("2025", "6", "6", **GROWTH), "2025年与2024年相比，", ""),
    ],
)
def test_sums_and_averages_of_years_stand_in_no_series_of_years(apart: Indicator, before: str, kind: str) -> None:
    years = [indicator(str(year), "5", "5", **GROWTH) for year in (2023, 2024)]
    others = [apart, replace(apart, period="2016-2020" if "-" in (apart.period or "") else "2024")]
    stated = [*of("沧岭", *years), *(Stated(other, "沧岭", before) for other in others)]
    found = {series.kind: series for series in often_told(stated)}
    assert {p.low for p in found[kind].points} == ({5.0, 6.0} if not kind else {float(apart.low or 0)})
    assert len(found) == (2 if kind else 1)


def test_a_level_and_its_growth_are_two_panels(tmp_path: Path) -> None:
    levels = [indicator(str(year), "5e11", "5e11", **PRODUCT) for year in (2024, 2025)]
    growth = [indicator(str(year), "5", "5", **GROWTH) for year in (2024, 2025)]
    assert {"地区生产总值", "地区生产总值（增长）"} <= set(
        drawn(indicator_plot.picture(of("沧岭", *levels, *growth)), tmp_path)
    )


def test_newly_made_is_not_what_there_is_but_where_the_name_says_so() -> None:
    field = {"entity": "INDICATOR:高标准农田", "indicator": "高标准农田", "unit": "亩"}
    stock = [indicator(year, "900", "900", **field, text="高标准农田达到") for year in ("2024", "2025")]
    new = [indicator(year, "70", "70", **field, text="新建高标准农田") for year in ("2025", "2026")]
    assert {series.kind for series in often_told(of("沧岭", *stock, *new))} == {"", "新增"}
    jobs = {"entity": "INDICATOR:城镇新增就业", "indicator": "城镇新增就业", "text": "城镇新增就业", "unit": "人"}
    (series,) = often_told(of("沧岭", *(indicator(year, "8", **jobs) for year in ("2025", "2026"))))
    assert series.kind == ""


@pytest.mark.parametrize("name", ["百亿元", "奋力推进", "社区健身路径或", "优良天数比例、", "套)、老旧小区改造"])
def test_what_names_nothing_has_no_panel(name: str) -> None:
    rows = [indicator(str(year), "5", "5", entity=f"INDICATOR:{name}") for year in range(2018, 2026)]
    assert [series.name for series in often_told(of("沧岭", *rows, *GRAIN))] == ["粮食产量"]


def test_what_one_document_of_several_tells_is_left_out() -> None:
    often = [indicator(str(year), "5", "5", entity="INDICATOR:森林覆盖率", unit="%") for year in range(2018, 2026)]
    stated = [each for place in ("云岫", "沧岭", "临渚") for each in of(place, *GRAIN)]
    assert [series.name for series in often_told([*stated, *of("云岫", *often)])] == ["粮食产量"]
    assert [series.name for series in often_told(of("云岫", *often))] == ["森林覆盖率"]


def test_units_stay_apart_and_the_most_told_come_first() -> None:
    share = [indicator(str(year), "5", unit="%", measure="share", entity="INDICATOR:森林覆盖率") for year in (1, 2)]
    years = [
        indicator(str(year), "5", unit="%", measure="share", entity="INDICATOR:城镇化率") for year in range(2020, 2030)
    ]
    mixed = of("沧岭", *GRAIN, indicator("2024", "1", unit="斤"), *years, *share)
    found = often_told(mixed)
    assert [(series.name, series.unit) for series in found] == [("城镇化率", "%"), ("粮食产量", "吨")]
    assert len(often_told(mixed, most=1)) == 1


@pytest.mark.parametrize("places", [1, 2, 12])
@pytest.mark.parametrize("number", [0, 1, 3, 7, 12, 15])
def test_panels_fit_the_sheet(number: int, places: int, tmp_path: Path) -> None:
    rows = [
        indicator(str(2020 + y), str(10**y), entity=f"INDICATOR:指标之{n}") for n in range(number) for y in range(2)
    ]
    stated = [each for p in range(places) for each in of(f"某地{p}", *rows)]
    picture = indicator_plot.picture(stated)
    shown = min(number, MOST)
    said = drawn(picture, tmp_path)
    assert sum(words.startswith("指标之") for words in said) == shown
    assert len(marks(picture)) == 2 * shown * min(places, 8)
    assert sum("另有4地未画" in words for words in said) == (shown if places == 12 else 0)
    for shape in picture.shapes:
        x, y = (shape.x1, shape.y1) if isinstance(shape, Line) else (shape.x, shape.y)
        assert 0 <= x <= picture.wide
        assert 0 <= y <= picture.high
    assert ("没有说到两个年份或两个地方的指标" in said) == (number == 0)
