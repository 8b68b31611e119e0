"""不存在的日期，或超出规划期的期限。

为何要紧：没有的日子无法执行；期限落在规划期之外，到期便无人考核。
反例：2026年2月30日前完成。自2026年2月1日起施行，有效期至2025年12月31日。《行动方案（2026—2028年）》：2031年12月底前建成。
正例：2026年2月28日前完成。《行动方案（2026—2028年）》：2028年12月底前建成；展望2035年。
程度：没有的日子、起止颠倒为错误；期限超出规划期、与所说的五年不合、早于成文的为警告。
"""

import re
from calendar import monthrange

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._context import sentence_of
from pipeline.rules._whose import year
from pipeline.schema import Extract, Mark

# A year that has one, for days without a year: 2月29日 alone is possible.
_LEAP = 2000
_NEXT = 5
# What is yet to be, and what looks back to what was to be.
_AHEAD = re.compile("力争|争取|确保|将要?(?!来)|计划|布局|建成后")
_BACK = re.compile("已|了|曾|当时|原定|原计划|提出|过去|以来|提前|目标|规划|纲要|十[一二三四]五|期间|如期|完成")
_QUOTED = re.compile("“[^”]*”")
_NEAR = 20


@rule("DAT101", family="date", severity="error", also=("warning",), versions=False)
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
        elif kind == "back":
            yield Objection(f"“{mark.text}”起止{'日期' if '月' in mark.text else '年份'}颠倒", (mark,))
        elif kind == "five":
            yield Objection(
                f"“{mark.text}”所注年份与该五年计划（{value.split(':')[0]}）不符", (mark,), severity="warning"
            )
        elif kind == "late" and _is_late(value):
            span, due = value.rsplit(":", 1)
            yield Objection(f"期限{due}年超出所说的五年（{span}）", (mark,), severity="warning")
        elif kind == "due" and _is_past(extract, mark, int(value)):
            yield Objection(f"“{mark.text}”早于成文的{year(extract)}年，却说成将来", (mark,), severity="warning")
        elif kind in ("due", "at") and plan and _beyond(int(value), plan):
            yield Objection(f"期限“{mark.text}”超出规划期“{plan.text}”", (mark, plan), severity="warning")


def _exists(value: str) -> bool:
    year, month, day = value.split("-")
    if not 1 <= int(month) <= 12:
        return False
    return not day or 1 <= int(day) <= monthrange(int(year) if year else _LEAP, int(month))[1]


def _is_past(extract: Extract, mark: Mark, due: int) -> bool:
    """到2020年，力争…, in a text of 2026."""
    now = year(extract)
    sentence = sentence_of(extract, mark)
    said = sentence.text[max(0, mark.start - sentence.start - _NEAR) : mark.end - sentence.start + 2 * _NEAR]
    ahead = bool(_AHEAD.search(_QUOTED.sub("", said)))
    return now is not None and due < now - 1 and ahead and not _BACK.search(sentence.text)


def _is_late(value: str) -> bool:
    """Whether a deadline lies in the years right after the five, and is no landmark of the nation's."""
    span, due = value.rsplit(":", 1)
    return int(due) <= int(span.rpartition("-")[2]) + _NEXT and int(due) % 5 != 0


def _beyond(year: int, plan: Mark) -> bool:
    last = int(plan.value.rpartition("-")[2])
    # 2030, 2035 are the nation's own landmarks, which plans of other years name as well.
    return year > last and year % 5 != 0
