"""同一地方同一年的不同文件，对同一类事物说的数目不一。

为何要紧：规划、报告、答问各说各的数目，分解落实时不知以哪份为准。
反例：《行动方案》选定量子信息、区块链等7个未来产业；发布会上说量子信息、区块链等9个未来产业。
正例：一份说全部，一份说其中几个；两地同名的类；不同年份的文件。
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import combinations

from msgspec import Struct

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._context import before, place, scope
from pipeline.rules._sketch import same_text, sketch
from pipeline.rules._whose import region, year
from pipeline.schema import Count, Extract

# What is counted anew every time, or is a part of the class.
_PARTS = re.compile(
    "(?:方面|任务|工作|措施|举措|目标|要求|问题|环节|行动|工程|项目|企业|领域|部分|内容|事项|实事|条|点|项|市|县|区|镇|村|国|单位|人|产业|专项)$"
)
_NARROWS = re.compile(
    "(?:其中|首批|第.批|前|新增|新建|另有|还有|已有|建成|每|近|约|超|余下|其他|到|至|从|由|完成)[^，。；、]{0,6}$"
)
_LEAST = 4
_COMPARED = 8


class Counted(Struct, frozen=True):
    """A count, with what it may be compared by once its document is gone."""

    count: Count
    where: frozenset[str]
    sketch: frozenset[int]


def _by_class(extract: Extract) -> Iterator[tuple[tuple[str, int, str], Callable[[], Counted]]]:
    whose, when = region(extract), year(extract)
    if not whose or when is None:
        return
    for count in extract.counts:
        head = "".join(count.head.split())
        if len(head) >= _LEAST and not _PARTS.search(head) and not _NARROWS.search(before(extract, count)):
            yield (whose, when, count.entity or head), partial(_counted, extract, count)


def _counted(extract: Extract, count: Count) -> Counted:
    return Counted(count, scope(extract, count), sketch(extract))


@rule("CNT301", family="count-conflict", severity="warning", by=_by_class)
def count_between_documents(counted: Sequence[Counted]) -> Objections:
    """Counts of one class for one place and year, in two documents, that give two numbers."""
    for one, other in combinations(counted[:_COMPARED], 2):
        if _conflict(one, other):
            a, b = one.count, other.count
            yield Objection(
                f"“{''.join(a.head.split())}”在两份文件中数目不一：{_said(a)}／{_said(b)}", (place(a), place(b))
            )
            return


def _conflict(one: Counted, other: Counted) -> bool:
    a, b = one.count, other.count
    if a.document == b.document or a.n == b.n or one.where != other.where or same_text(one.sketch, other.sketch):
        return False
    # Two numbers with two wholly different lists are two classes of one name.
    return not (a.members and b.members) or not set(a.members).isdisjoint(b.members)


def _said(count: Count) -> str:
    return "".join(count.text.split())
