"""列出的成员与所说的数目不符。

为何要紧：数目与清单对不上，读者无从知道是漏列一项，还是数目有误。
反例：抓好五大任务：扩大内需、科技创新、乡村振兴、改善民生。
正例：抓好四大任务：扩大内需、科技创新、乡村振兴、改善民生。
"""

import re
from decimal import Decimal

from pipeline.rules import Objection, Objections, rule
from pipeline.schema import Count, Extract

_AND = re.compile(r"以及|[和与及]")


@rule("CNT201", family="count-list", severity="error")
def list_length(extract: Extract) -> Objections:
    """Closed lists whose length is not the stated number, and open ones that are longer than it."""
    for count in extract.counts:
        listed = len(count.members)
        if not listed or not _misfits(count, listed):
            continue
        shown = "、".join(member[:12] for member in count.members)
        first, last = min(count.member_spans), max(count.member_spans)
        yield Objection(
            f"“{count.text}”列出{listed}项：{shown}",
            (extract.document.span(count.start, count.end), extract.document.span(first[0], last[1])),
        )


def _misfits(count: Count, listed: int) -> bool:
    if listed == count.n or (not count.closed and listed < count.n):
        return False
    # A、B和C三项 written without a mark between B and C: joints that may part an item may make up the number.
    joints = sum(len(_AND.findall(member)) for member in count.members)
    return not Decimal(listed) <= count.n <= listed + joints
