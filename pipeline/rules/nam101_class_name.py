"""同一类事物有两个叫法。

为何要紧：同样几个产业一处称支柱产业、一处称主导支柱产业，读者会当成两类，统计时会数两遍。
反例：聚焦四大支柱产业。……做强四大主导支柱产业。
正例：全省四大支柱产业、全市六大主导产业。
程度：一般为提示；成员相同，一个叫法又含着另一个的为警告。
"""

import re
from collections.abc import Iterator
from itertools import combinations

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._context import sentence_of
from pipeline.schema import Count, Extract

# Shorter heads (产业, 任务, 工程) are said of anything, unless the number itself is rare.
_HEAD = 4
_RARE = 10
# 四大支柱产业营业收入: what is measured of the class, not the class.
_MEASURED = re.compile(r"(?:收入|产值|规模|增加值|投资|利润)$")


@rule("NAM101", family="naming", severity="note", also=("warning",))
def class_name(extract: Extract) -> Objections:
    """Counts of one class under two heads: same number and one head inside the other, or the same members."""
    firsts: dict[tuple[str, str], Count] = {}
    for count in extract.counts:
        if _MEASURED.search(_head(count)):
            continue
        firsts.setdefault((_head(count), str(count.n)), count)
        if count.members and not firsts[_head(count), str(count.n)].members:
            firsts[_head(count), str(count.n)] = count
    for one, other in combinations(firsts.values(), 2):
        if _head(one) != _head(other) and sentence_of(extract, one) != sentence_of(extract, other):
            yield from _compared(extract, one, other)


def _compared(extract: Extract, one: Count, other: Count) -> Iterator[Objection]:
    short, long = sorted((_head(one), _head(other)), key=len)
    shared = set(one.members) & set(other.members)
    same = len(shared) >= 3 and set(one.members) == set(other.members)
    telling = len(short) >= _HEAD or (one.n >= _RARE and len(short) > 1)
    contained = one.n == other.n and long.endswith(short) and telling
    if contained and one.members and other.members and not shared:
        return
    if same or contained:
        alike = [count for count in extract.counts if _like(count, one) or _like(count, other)]
        places = tuple(extract.document.span(count.start, count.end) for count in alike)
        yield Objection(
            f"同一类事物两个叫法：{_said(one)}／{_said(other)}",
            places,
            "warning" if same and contained else None,
        )


def _like(count: Count, other: Count) -> bool:
    return count.n == other.n and _head(count) == _head(other)


def _head(count: Count) -> str:
    return "".join(count.head.split())


def _said(count: Count) -> str:
    return "".join(count.text.split())
