"""同样几样事物列举两次，其中一样名称不同。

为何要紧：名单是统计与建图的依据，同一成员两处写法不同，就会被当成两样东西。
反例：大数据与新一代信息技术、智能制造两大集群。……新一代信息技术、智能制造两个产业集群。
正例：光电、轴承两大产业。……茶业、竹业两大产业。
"""

from collections.abc import Iterator
from itertools import combinations

from pipeline.rules import Objection, Objections, rule
from pipeline.schema import Count, Extract

_LEAST = 4
_LISTS = 12


@rule("NAM401", family="naming", severity="note")
def member_name(extract: Extract) -> Objections:
    """Lists of one length that share all members but one, whose two names contain each other."""
    lists: dict[str, list[Count]] = {}
    for count in extract.counts:
        if len(count.members) == count.n and len(count.member_spans) == count.n:
            for member in sorted(set(count.members)):
                lists.setdefault(member, []).append(count)
    seen: set[tuple[int, int]] = set()
    for same in lists.values():
        for one, other in combinations(same[:_LISTS], 2):
            if (one.start, other.start) not in seen:
                seen.add((one.start, other.start))
                yield from _compared(extract, one, other)


def _compared(extract: Extract, one: Count, other: Count) -> Iterator[Objection]:
    left = [m for m in one.members if m not in other.members]
    right = [m for m in other.members if m not in one.members]
    if one.n != other.n or len(left) != 1 or len(right) != 1:
        return
    short, long = sorted((left[0], right[0]), key=len)
    # 抓好土地审批 cut to 好土地审批 is a verb's rest, no other name.
    if len(short) >= _LEAST and len(long) - len(short) > 1 and (long.startswith(short) or long.endswith(short)):
        places = one.member_spans[one.members.index(left[0])], other.member_spans[other.members.index(right[0])]
        yield Objection(
            f"同一成员两处名称不同：{left[0]}／{right[0]}",
            tuple(extract.document.span(start, end) for start, end in places),
        )
