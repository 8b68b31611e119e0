"""Indicators by place and over time: what was achieved and what is planned, a panel for each of those told most."""

from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.exporters._courses import MOST, Series, often_told
from pipeline.exporters._labels import STATUSES
from pipeline.exporters._panels import COLOURS, height, mark, panel
from pipeline.exporters._picture import FAINT, Picture, Shape, Words
from pipeline.whose import Stated

_WIDE, _HEAD, _FOOT, _MARGIN = 1600, 88, 74, 40
# By how many panels there are.
_COLUMNS: Final = ((1, 1), (4, 2), (MOST, 3))
_EMPTY: Final = 320.0
_HOW_TO_READ: Final = (
    "一点为一处表述，地方是文本所属的地方；同一地方的相连。年均、累计、新增与跨年时期各自成图，不与各年数值同列；同一年已有确数的，“突破”“超过”不另画。",
    "折线图中横线为跨年的时期，竖线为取值范围；各地对照图中横线连起同一地方的数值，右边是最近的现状与最早的目标。数值相差五十倍以上的用对数刻度。",
)


def picture(stated: Iterable[Stated]) -> Picture:
    """Small multiples; statements without a year or a value, and ranks, are left out.

    `stated` are statements with the place whose figures they are (`whose.stated`).
    """
    chosen = often_told(stated)
    columns = next(columns for most, columns in _COLUMNS if len(chosen) <= most)
    across = (_WIDE - 2 * _MARGIN) / columns
    shapes: list[Shape] = [*_heading(chosen)]
    top = float(_HEAD)
    for start in range(0, len(chosen), columns):
        row = chosen[start : start + columns]
        high = max(map(height, row)) * (1.4 if columns == 1 else 1.0)
        for number, series in enumerate(row):
            shapes.extend(panel(series, _MARGIN + number * across, top, across, high))
        top += high + 16
    if not chosen:
        shapes.append(Words(_WIDE / 2, top + _EMPTY / 2, "没有说到两个年份或两个地方的指标", 22, FAINT, "middle"))
        top += _EMPTY
    shapes.extend(
        Words(_MARGIN + 8, top + 18 + 22 * number, line, 14, FAINT) for number, line in enumerate(_HOW_TO_READ)
    )
    return Picture(_WIDE, round(top) + _FOOT, _title(chosen), tuple(shapes))


def _title(chosen: list[Series]) -> str:
    return "各地指标" if len({place for series in chosen for place in series.places}) > 1 else "指标随时间"


def _heading(chosen: list[Series]) -> Iterator[Shape]:
    title = _title(chosen)
    yield Words(_MARGIN + 8, 44, f"{title}：说得最多的{len(chosen)}项" if chosen else title, 24)
    at = _WIDE - _MARGIN - 210.0
    for status in COLOURS:
        yield mark(at, 44, status, COLOURS[status])
        yield Words(at + 16, 44, STATUSES[status], 17)
        at += 110
