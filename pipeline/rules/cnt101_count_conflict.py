"""同一类事物前后数目不一。

为何要紧：数目是规划的承诺，前后不一会使分解落实与考核失去依据。
反例：前瞻布局量子信息、区块链等7个未来产业。……前瞻布局量子信息、区块链等9个未来产业。
正例：前瞻布局量子信息、区块链等7个未来产业。……上述7个未来产业已有龙头企业。
程度：一般为错误；一处没有说年份或范围的、带引号的提法说了两个数的、一个体系分几级说法不一的为警告。
"""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._context import before, line, scope, sentence_of
from pipeline.rules._levels import LEVEL, are_parts, of_levels, whole
from pipeline.schema import Count, Extract, Severity, Span

# Heads that a text counts again and again, each time other things.
_PARTS = re.compile(
    r"^(?:主要|重点|具体|突出)?(?:方面|部分|类|级|领域|任务|工作|方面工作|措施|举措|目标|问题|环节|阶段|层面|项目|工程|行动|要求|机制|平台|关系|重|方向|"
    r"体系|市|县|区|乡|镇|村|国|省|州|城市|地区|企业|单位|部门|项|次|个|地|人|省份|国家|园区|社区|学校|医院|产业|集群|指标|专项|基地|中心|点|基本点|"
    r"政策措施|政策|条|原则|(?:民生)?实事|重大项目|法律议案|行政法规)$"
)
# Words before a count that make it a part of the class, or another class.
_NARROWS = re.compile(
    r"(?:其中|首批|第[一二三四五六七八九十0-9]+批|前|新增|新建|另有|另外|还有|已有|建成|各自|分别|每[个省市县区]?|近|约|超|余下|其余|其他|剩余|原有|完成|"
    r"从|由|增加到|增至|扩大到|减少到|减为)[^，。；、]{0,6}$"
)
# 五个工业部门的统计: so many were asked, whatever there are.
_SAMPLE = re.compile("的?(?:统计|调查|抽查|抽样|资料|数据|典型)")

# Terms that a text coins again and again.
_OF_THE_TEXT = re.compile(
    "行动|工程|任务|体系|目标|领域|方面|项目|计划|机制|平台|中心|基地|活动|措施|政策|清单|战略|产业|集群|保障|举措|坚持|必须|务必|更加|更好|"
    "着力|确保|重大|关键|全面|一批|一律|[不能为]|意识|自信|维护|确立|关系|结合|统一|转变|突破|提升|优势|支持|强化|优化|服务|办|新$"
)
_TWO = 2
# 重点任务 may be many things; 未来产业赛道 is one class.
_DISTINCT = 4
_LEAP = 3
# The year or the whole that a text speaks of anyway; 省级 and 去年 set apart.
_ITS_OWN = re.compile("20[0-9]{2}年|今年|十[一二三四五六七八九]?五|[全我本][省市县区州]")
# What is spoken of as a whole, whatever is said of it.
_ALL = re.compile("(?:聚焦|面向|围绕|依托|统筹|上述|这|[全我][国省市县区])$")


@rule("CNT101", family="count-conflict", severity="error", also=("warning",))
def count_conflict(extract: Extract) -> Objections:
    """Counts of one head, or of one list of members, that give two numbers for one scope."""
    every = (*extract.counts, *_counted(extract))
    counts = [
        count
        for count in every
        if not _NARROWS.search(before(extract, count)) and not _SAMPLE.match(extract.document.text, count.end)
    ]
    told: set[int] = set()
    for same in _grouped(counts, _listed):
        if len({_head(count)[-2:] for count in same}) == 1 and (shown := _numbers(same)):
            told.update(count.start for count in same)
            yield _objection(extract, shown, "列举相同的")
    named = list(_grouped([of_levels(extract, count) for count in counts], _named))
    for same in named:
        for scoped in _scoped(extract, same):
            shown = _numbers(scoped)
            apart = len({sentence_of(extract, count).start for count in shown}) == len(shown)
            if (
                shown
                and apart
                and not (_disjoint(shown) or _are_some(shown) or are_parts(extract, shown))
                and not any(count.start in told for count in scoped)
            ):
                told.update(count.start for count in shown)
                yield _objection(extract, shown, "", "warning" if shown[0].head.startswith(LEVEL) else None)
    for same in named:
        yield from _unscoped(extract, same, told)
    yield from _coined(extract, told)


def _coined(extract: Extract, told: set[int]) -> Objections:
    """“八个振兴” here and “七个振兴” there: one coined term with two numbers."""
    found: dict[str, dict[str, Span]] = {}
    for mark in extract.marks:
        if mark.kind == "TERM":
            n, _, head = mark.value.partition(":")
            found.setdefault(head, {}).setdefault(n, mark)
    # The term may also stand without marks, behind its list.
    for count in extract.counts:
        if (head := _head(count)) in found and not _NARROWS.search(before(extract, count)):
            found[head].setdefault(f"{count.n:f}", count)
    for head, numbers in found.items():
        shown = sorted(numbers.values(), key=lambda span: span.start)
        if len(shown) == _TWO and _is_own(head) and not any(span.start in told for span in shown):
            said = "／".join(line(span) for span in shown)
            spans = tuple(extract.document.span(span.start, span.end) for span in shown)
            yield Objection(f"“{head}”前后数目不一：{said}", spans, "warning")


def _is_own(head: str) -> bool:
    """Whether a term is so much the text's own that it has but one number: 显著提升, not 提升."""
    return "、" in head or len(head) >= _DISTINCT or not _OF_THE_TEXT.search(head)


def _counted(extract: Extract) -> Iterator[Count]:
    """聚焦12座大型水库: a number of things that is a statement by itself, but speaks of all there are."""
    taken = {count.start for count in extract.counts}
    for indicator in extract.indicators:
        at, n = indicator.quantity_start, indicator.low
        if indicator.measure != "count" or n is None or n != indicator.high or at in taken or not indicator.indicator:
            continue
        stands = extract.document.text.startswith(indicator.indicator, indicator.quantity_end)
        if stands and _ALL.search(before(extract, extract.document.span(at, at))):
            span = extract.document.span(at, indicator.quantity_end + len(indicator.indicator))
            yield Count(
                span.document,
                span.start,
                span.end,
                span.text,
                n=n,
                head=indicator.indicator,
                entity=f"CLASS:{indicator.indicator}",
            )


def _unscoped(extract: Extract, same: Sequence[Count], told: set[int]) -> Objections:
    """A number said of no year, and another said of one: a doubt, where the class has a name of its own."""
    bare = [count for count in same if not _scope(extract, count)]
    scoped = [count for count in same if (said := _scope(extract, count)) and all(map(_ITS_OWN.fullmatch, said))]
    head = _head(same[0])
    # Levels are added from year to year.
    if not bare or len(head) < _DISTINCT or head.startswith(LEVEL) or len({count.n for count in bare}) > 1:
        return
    for count in scoped:
        shown = _numbers([bare[0], count])
        if shown and not _disjoint(shown) and not any(one.start in told for one in shown):
            told.update(one.start for one in shown)
            yield _objection(extract, shown, "", "warning")


def _grouped(counts: Sequence[Count], key: Callable[[Count], Hashable]) -> Iterator[list[Count]]:
    """Groups of counts that share a key; those without one are left out."""
    groups: dict[Hashable, list[Count]] = {}
    for count in counts:
        if (shared := key(count)) is not None:
            groups.setdefault(shared, []).append(count)
    return (group for group in groups.values() if len(group) > 1)


def _listed(count: Count) -> Hashable:
    """The members, where they are enough to know a class by."""
    return frozenset("".join(member.split()) for member in count.members) if len(count.members) > 1 else None


def _named(count: Count) -> Hashable:
    """The head, where it is enough to know a class by."""
    head = _head(count)
    return None if len(head) < 3 or _PARTS.search(head) else count.entity or head


def _scoped(extract: Extract, counts: Sequence[Count]) -> Iterator[list[Count]]:
    """Groups of one scope. Where a text says but 全市, it means by that what it means without it."""
    scopes = {count: _scope(extract, count) for count in counts}
    whole = {word for said in scopes.values() for word in said if word[0] in "全我本"}
    idle = whole if len(whole) == 1 else frozenset[str]()
    return _grouped(counts, lambda count: scopes[count] - idle)


def _scope(extract: Extract, count: Count) -> frozenset[str]:
    """Places and times before the count; places that are its members say nothing of scope."""
    return scope(extract, whole(extract, count))


def _head(count: Count) -> str:
    return "".join(count.head.split())


def _numbers(counts: Sequence[Count]) -> list[Count]:
    """The first count of each number, in reading order; none where there is but one number."""
    firsts = {count.n: count for count in sorted(counts, key=lambda count: -count.start)}
    return sorted(firsts.values(), key=lambda count: count.start) if len(firsts) > 1 else []


def _objection(extract: Extract, shown: Sequence[Count], how: str, severity: Severity | None = None) -> Objection:
    said = "／".join(line(count) for count in shown)
    spans = tuple(extract.document.span(count.start, count.end) for count in shown)
    head = _head(shown[0]).removeprefix(LEVEL) or LEVEL
    return Objection(f"{how}“{head}”前后数目不一：{said}", spans, severity)


def _are_some(counts: Sequence[Count]) -> bool:
    """新材料、特色装备两大产业集群 and 13个产业集群: two that are named, of far more; a slip is no such leap."""
    fewest, most = min(count.n for count in counts), max(count.n for count in counts)
    named = any(count.n == len(count.members) == fewest for count in counts)
    return named and _head(counts[0]) == "产业集群" and most >= _LEAP * fewest


def _disjoint(counts: Sequence[Count]) -> bool:
    """Two numbers with two wholly different lists are two classes of one name."""
    listed = [frozenset(count.members) for count in counts if count.members]
    return len(listed) == len(counts) and not frozenset.intersection(*listed)
