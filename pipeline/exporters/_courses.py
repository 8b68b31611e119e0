"""Which indicators are worth a panel, and what is said of them: places apart, sums of years apart from years."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from pipeline.lexicons.telling import names
from pipeline.schema import Indicator, Status
from pipeline.whose import Stated

MOST: Final = 12
# So many lines or rows a reader tells apart.
PLACES: Final = 8
_YEARS: Final = re.compile("([12][0-9]{3})(?:-([12][0-9]{3}))?")
# 企业, 项目, 资金: a word so short counts whatever the sentence is about.
_SHORTEST_NAME: Final = 3
# Of so few documents each may be the only one to tell of something.
_FEW: Final = 2
# What is said over years, or of a part of a year's stock, is no year's level.
_KINDS: Final = (
    ("年均", re.compile("年均|每年|年平均|逐年")),
    ("累计", re.compile("累计|合计|[两三四五六七八九十]年(?:来|间|共)")),
    ("新增", re.compile("新增|新建|新改|新设|净增|新开|再")),
)
_SPAN: Final = "跨年"
_SINCE: Final = re.compile("(?:[比较自从]|[与同和](?=[0-9]{4}年相比))([12][0-9]{3})年")


class Point(NamedTuple):
    """One statement: its years, its value as an interval, and where it stands; points sort by time."""

    first: int
    last: int
    low: float
    high: float
    status: Status
    place: str
    document: str
    bound: str = ""

    @property
    def years(self) -> str:
        """2026 or 2026—2030."""
        return str(self.first) if self.first == self.last else f"{self.first}—{self.last}"

    @property
    def cell(self) -> tuple[str, int, int, Status]:
        """What a panel is to show one mark for."""
        return self.place, self.first, self.last, self.status


class Series(NamedTuple):
    """What is said of one indicator in one unit, in one manner: of years, of sums or averages of years."""

    name: str
    unit: str
    measure: str
    kind: str
    points: tuple[Point, ...]

    @property
    def places(self) -> list[str]:
        """The places told of, those with most years first."""
        told = Counter(cell[0] for cell in {point.cell for point in self.points})
        return sorted(told, key=lambda place: (-told[place], place))


def often_told(stated: Iterable[Stated], most: int = MOST) -> list[Series]:
    """The indicators told of for the most places and years, at least two.

    Where there are several documents, those that only one of them has are left out, unless nothing is told twice.
    """
    found: dict[tuple[str, str, str, str], set[Point]] = {}
    documents: set[str] = set()
    for indicator, place, before in stated:
        name = indicator.entity.partition(":")[2] or indicator.indicator
        point = _point(indicator, place)
        documents.add(indicator.document)
        if point and len(name) >= _SHORTEST_NAME and names(name):
            found.setdefault((name, indicator.unit, indicator.measure, _kind(indicator, name, before)), set()).add(
                point
            )
    series = [Series(*key, _exact(points)) for key, points in found.items()]
    series = [each for each in series if len({point.cell[:3] for point in each.points}) > 1]
    if len(documents) > _FEW:
        shared = [each for each in series if len({point.document for point in each.points}) > 1]
        series = shared or series
    return sorted(series, key=lambda each: (-_told(each), -len(each.points), each[:4]))[:most]


def _told(series: Series) -> int:
    """How many places and years, counted twice where they are both planned and reported."""
    return len({point.cell for point in series.points})


def _kind(indicator: Indicator, name: str, before: str) -> str:
    """年均, 累计, 新增, 比2000年 where words beside the name say so; 跨年 for what else is of several years."""
    words = "".join((indicator.indicator + indicator.text).split()).replace(name, "")
    said = next((kind for kind, pattern in _KINDS if pattern.search(words) and not pattern.search(name)), "")
    return said or _since(indicator, before + words) or (_SPAN if "-" in (indicator.period or "") else "")


def _since(indicator: Indicator, words: str) -> str:
    """What something of one year is compared with, where that is not the year before."""
    period = indicator.period or ""
    found = _SINCE.search(words) if indicator.measure in ("growth", "change", "ratio") else None
    return f"比{found[1]}年" if found and period.isdigit() and int(found[1]) < int(period) - 1 else ""


def _point(indicator: Indicator, place: str) -> Point | None:
    years = _YEARS.fullmatch(indicator.period or "")
    low, high = indicator.low, indicator.high
    sides = [float(side) for side in (low, high) if side is not None]
    if not years or not sides or indicator.lost or indicator.measure == "rank":
        return None
    first = int(years[1])
    bound = "≥" if high is None else "≤" if low is None else ""
    return Point(
        first, int(years[2] or first), min(sides), max(sides), indicator.status, place, indicator.document, bound
    )


def _exact(points: set[Point]) -> tuple[Point, ...]:
    """Each value once a place, year and status, and no bound (突破3万亿元) where the value itself is told."""
    told = {point.cell for point in points if not point.bound}
    kept: dict[tuple[object, ...], Point] = {}
    for point in sorted(points):
        if not point.bound or point.cell not in told:
            kept.setdefault((*point.cell, point.low, point.high), point)
    return tuple(sorted(kept.values()))
