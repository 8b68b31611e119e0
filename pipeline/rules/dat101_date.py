"""不存在的日期，或超出规划期的期限。

为何要紧：没有的日子无法执行；期限落在规划期之外，到期便无人考核。
反例：2026年2月30日前完成。《行动方案（2026—2028年）》：2031年12月底前建成。
正例：2026年2月28日前完成。《行动方案（2026—2028年）》：2028年12月底前建成；展望2035年。
"""

from calendar import monthrange

from pipeline.rules import Objection, Objections, rule
from pipeline.schema import Extract, Mark

# A year that has one, for days without a year: 2月29日 alone is possible.
_LEAP = 2000
_NEXT = 5


@rule("DAT101", family="date", severity="error")
def date(extract: Extract) -> Objections:
    """Days and months that the calendar does not have, and deadlines after the last year of the plan."""
    plan: Mark | None = None
    for mark in extract.marks:
        kind, _, value = mark.value.partition(":")
        if mark.kind != "DATE":
            continue
        if kind == "plan":
            plan = plan or mark
        elif kind == "day" and not _exists(value):
            yield Objection(f"没有“{mark.text}”这个日期", (mark,))
        elif kind == "late" and _is_late(value):
            span, year = value.rsplit(":", 1)
            yield Objection(f"期限{year}年超出所说的五年（{span}）", (mark,), severity="warning")
        elif kind == "due" and plan and _beyond(int(value), plan):
            yield Objection(f"期限“{mark.text}”超出规划期“{plan.text}”", (mark, plan), severity="warning")


def _exists(value: str) -> bool:
    year, month, day = value.split("-")
    if not 1 <= int(month) <= 12:
        return False
    return not day or 1 <= int(day) <= monthrange(int(year) if year else _LEAP, int(month))[1]


def _is_late(value: str) -> bool:
    """Whether a deadline lies in the years right after the five, and is no landmark of the nation's."""
    span, year = value.rsplit(":", 1)
    return int(year) <= int(span.rpartition("-")[2]) + _NEXT and int(year) % 5 != 0


def _beyond(year: int, plan: Mark) -> bool:
    last = int(plan.value.rpartition("-")[2])
    # 2030, 2035 are the nation's own landmarks, which plans of other years name as well.
    return year > last and year % 5 != 0
