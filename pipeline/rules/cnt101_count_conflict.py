"""同一类事物前后数目不一。

为何要紧：数目是规划的承诺，前后不一会使分解落实与考核失去依据。
反例：前瞻布局量子信息、区块链等7个未来产业。……前瞻布局量子信息、区块链等9个未来产业。
正例：前瞻布局量子信息、区块链等7个未来产业。……上述7个未来产业已有龙头企业。
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._context import before, sentence_of
from pipeline.schema import Count, Extract

# Heads that a text counts again and again, each time other things.
_PARTS = re.compile(
    r"^(?:主要|重点|具体|突出)?(?:方面|部分|类|级|领域|任务|工作|措施|举措|目标|问题|环节|阶段|层面|项目|工程|行动|要求|机制|平台|关系|重|方向|体系|"
    r"市|县|区|乡|镇|村|国|省|州|城市|地区|企业|单位|部门|项|次|个|地|人|省份|国家|园区|社区|学校|医院|产业|集群|指标|专项|基地|中心)$"
)
# Words before a count that make it a part of the class, or another class.
_NARROWS = re.compile(
    r"(?:其中|首批|第[一二三四五六七八九十0-9]+批|前|新增|新建|另有|还有|已有|建成|各自|分别|每[个省市县区]?|近|约|超|余下|其他|剩余|原有|完成)[^，。；、]{0,6}$"
)
_SCOPE = re.compile(
    r"全[国省市县区州]|[我本][省市县区]|[\u4e00-\u9fff]{2,3}(?:省|市|县|区|州)(?!级|场|域)|(?:19|20)[0-9]{2}年|十[一二三四五]?五|去年|今年|明年|原来|过去"
)


@rule("CNT101", family="count-conflict", severity="error")
def count_conflict(extract: Extract) -> Objections:
    """Counts of one head that give two numbers for one scope."""
    heads: dict[str, list[Count]] = {}
    for count in extract.counts:
        head = "".join(count.head.split())
        if not _PARTS.search(head) and not _NARROWS.search(before(extract, count)):
            heads.setdefault(head, []).append(count)
    for head, counts in heads.items():
        if len({count.n for count in counts}) > 1:
            yield from _objections(extract, head, counts)


def _objections(extract: Extract, head: str, counts: Sequence[Count]) -> Iterator[Objection]:
    """One objection a scope: counts in sentences that speak of different places or years do not conflict."""
    scopes: dict[frozenset[str], list[Count]] = {}
    for count in counts:
        said = frozenset(match.group() for match in _SCOPE.finditer(sentence_of(extract, count).text))
        scopes.setdefault(said, []).append(count)
    for same in scopes.values():
        firsts = {count.n: count for count in reversed(same)}
        if len(firsts) < 2 or _disjoint(list(firsts.values())):
            continue
        shown = sorted(firsts.values(), key=lambda count: count.start)
        said_of = "／".join(count.text for count in shown)
        yield Objection(f"“{head}”前后数目不一：{said_of}", tuple(extract.document.span(c.start, c.end) for c in shown))


def _disjoint(counts: Sequence[Count]) -> bool:
    """Two numbers with two wholly different lists are two classes of one name."""
    listed = [frozenset(count.members) for count in counts if count.members]
    return len(listed) == len(counts) and not frozenset.intersection(*listed)
