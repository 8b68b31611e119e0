"""目标低于已经达到的水平，而没有说明缘由。

为何要紧：目标落后于现状，多半是抄错了数字或沿用了旧稿，也会使考核失去意义。
反例：2025年，产业链本地配套率达到46%。……到2028年，产业链本地配套率达到42%。
正例：失业率、能耗、排放等以低为好的指标；粮食产量保持在480亿斤以上这样的底线；增速目标。
程度：低于已经达到的数为警告；低于更早的目标，或目标是个数、下限、要降到的数，为提示。
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import msgspec

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._statements import between, core, figure, in_order, manner, places, plain, rises_from
from pipeline.rules._values import is_point, printed, rounding, value
from pipeline.rules._whose import year
from pipeline.schema import Extract, Indicator

# What is better lower, and yearly sums that may rightly be planned lower than last year's.
_LOWER = re.compile(
    r"能耗|物耗|水耗|失业|浓度|排放|死亡|发生率|发病|流失|时限|时间|用时|成本|负债|债务|不良|价格|物价|差距|恩格尔|贫困|用水|用地|用量|"
    r"消耗|损|赤字|比例失调|逾期|投诉|污染|费用|劣|残|[燃散用耗]煤|煤炭消费|抚养比|化肥|农药|税费|费率|利率|杠杆|事故|违法|辍学|空置|漏|弃"
)
_YEARLY = re.compile(r"新增|就业|投资|资金|补助|债券|支出|培训|造林|播种|改造|项目|安排|发放|减税")
# A harvest may be planned below last year's, but not up to less.
_CROP = re.compile("(?:粮|棉|油料|蔬菜|肉|水产|农产品|种植).*产量")
_LEAST = Decimal("0.005")
_DONE = re.compile("新增|实施|改造|治理|整治|修复|^.{0,4}完成|开工|新建|改建|开通|种植(?!面积)|转移")
_REASON = re.compile(r"调整|控制|压减|降|回落|不低于|底线|约束|保持|不少于|修订")
# A floor is a goal where the text says that it is moved up to, or of what only grows.
_UP = re.compile("(?:提高|提升|增加|上升|扩大|增长)到|[增升]至|提[高升]至|突破")
_RISES = re.compile("(?P<to>(?:[增提上扩跃攀]|[减下压缩降])[\u4e00-\u9fff]{0,2}[到至为])[^，。；、由从比]{0,8}$")
_SINKS = re.compile("(?:降|降低|下降|压减|压缩|减少|缩短|控制)[到至]")
# 达到10条: so many there are, not so many more.
_REACHED = re.compile("(?:达到?|[增提上扩][\u4e00-\u9fff]{0,2}[到至]|总数)")
_STOCK = re.compile("城镇化率|普及率|覆盖率|比重|占比|里程|装机")


@rule("DIR101", family="direction", severity="warning", also=("note",))
def target_behind(extract: Extract) -> Objections:
    """Targets behind a result of the same indicator in the same document."""
    groups: dict[tuple[str, str, str], list[Indicator]] = {}
    for indicator in plain(extract):
        if indicator.measure in ("share", "level", "count"):
            key = core(indicator.indicator), indicator.measure, value(indicator).unit
            groups.setdefault(key, []).append(indicator)
    for same in groups.values():
        yield from _behind(extract, [i for i in same if i.low is not None and _compares(i)])
        yield from _above(extract, same)
    yield from _downhill(extract)


def _above(extract: Extract, same: Sequence[Indicator]) -> Iterator[Objection]:
    """进一步把关税总水平降到13%, where it is 12% already."""
    for target in same:
        if target.status != "target" or not _SINKS.search(target.text) or target.high is None:
            continue
        for result in same:
            reached, aimed = _stated(result), _stated(target)
            earlier = result.status == "achieved" and (result.start < target.start or _is_earlier(result, target))
            if earlier and reached is not None and aimed is not None and aimed - _rounded(target) > reached:
                yield Objection(
                    f"“{target.indicator}”要降到{figure(target)}，而已经是{figure(result)}",
                    tuple(extract.document.span(i.start, i.end) for i in (result, target)),
                    "note",
                )
                break


def _is_earlier(one: Indicator, other: Indicator) -> bool:
    return (one.period or "") < (other.period or "")


def _downhill(extract: Extract) -> Iterator[Objection]:
    """由10.23年提高到10.08年: what is said to rise, and falls."""
    statements = in_order(extract)
    for start, end in pairwise(statements):
        said = _RISES.match(between(extract, start, end))
        if not said or start.unit != end.unit or not (is_point(start) and is_point(end)) or start.measure == "rank":
            continue
        assert start.low is not None
        assert end.low is not None
        falls = said["to"][0] in "减下压缩降"
        if (start.low < end.low if falls else start.low > end.low) and rises_from(extract, start):
            place = extract.document.span(start.start, end.end)
            yield Objection(f"说是{said['to']}，而由{figure(start)}到{figure(end)}方向相反", (place,))


def _is_moved(target: Indicator) -> bool:
    return bool(_UP.search(target.text) or _STOCK.search(target.indicator))


def _compares(indicator: Indicator) -> bool:
    name, year = indicator.indicator, indicator.period or ""
    if indicator.measure == "count" and not _REACHED.search(indicator.text):
        return False
    yearly = indicator.measure != "share" and (_YEARLY.search(name) or _DONE.search(indicator.text))
    return year.isdigit() and not _LOWER.search(name) and not yearly


def _behind(extract: Extract, same: Sequence[Indicator]) -> Iterator[Objection]:
    # What was to be reached earlier comes after what has been: it is a weaker proof.
    reached = sorted(same, key=lambda i: i.status != "achieved")
    for target in same:
        floor = target.high is None
        if _CROP.search(target.indicator) and not _UP.search(target.text):
            continue
        if not _is_aimed(extract, target) or _REASON.search(target.text) or (floor and not _is_moved(target)):
            continue
        for result in reached:
            if _is_behind(result, target) and places(extract, result) == places(extract, target):
                done = result.status == "achieved"
                yield Objection(
                    f"“{target.indicator}”的目标（{target.period}年{figure(target)}）"
                    f"低于{result.period}年{'已' if done else '要'}达到的{figure(result)}",
                    tuple(extract.document.span(i.start, i.end) for i in (result, target)),
                    None if done and target.measure != "count" and not floor else "note",
                )
                break


def _is_aimed(extract: Extract, indicator: Indicator) -> bool:
    """Whether it is planned, by its words or by its year: what a text of 2026 says of 2027 is yet to come."""
    now = year(extract)
    return indicator.status == "target" or (now is not None and (indicator.period or "") > str(now))


def _is_behind(result: Indicator, target: Indicator) -> bool:
    """Whether the later goal is stated lower than the result: of 左右 and 以上 the figure counts that is printed."""
    reached, aimed = _stated(result), _stated(target)
    return (
        (result.period or "") < (target.period or "")
        and (result.scope == target.scope or not (result.scope and target.scope))
        and manner(result) == manner(target)
        and reached is not None
        and aimed is not None
        and aimed + _rounded(target) < reached
    )


def _stated(indicator: Indicator) -> Decimal | None:
    """The figure as stated, in the base unit of its dimension: the middle of what 左右 makes of it."""
    bounds = [bound for bound in printed(indicator) if bound is not None]
    return sum(bounds, Decimal(0)) / len(bounds) if bounds else None


def _rounded(indicator: Indicator) -> Decimal:
    """Half a unit of the last digit that is printed, whatever more 左右 allows."""
    exact = rounding(msgspec.structs.replace(indicator, approx=False))
    return min(exact, _LEAST * abs(indicator.low or indicator.high or Decimal(0)))
