"""名称相近的两个数只差一位数字，或数字颠倒，疑为笔误。

为何要紧：同一指标换个说法再提时抄错一位，单看哪一处都看不出来。
反例：2025年，城镇新增就业1184万人。……在去年城镇新增就业人数达到1148万人的基础上……
正例：未来产业规模60亿元，未来产业引导基金规模10亿元；大专学校在校学生102万人，中等专业学校在校学生120万人；城镇居民、农村居民的增幅各说一次；两年的数。
"""

import re
from collections.abc import Iterator
from itertools import combinations

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._context import sentence_of
from pipeline.rules._contradictions import are_of_two, told
from pipeline.rules._statements import core, figure, manner, of_others, places
from pipeline.rules._values import is_point, value
from pipeline.schema import Extract, Indicator

_MEASURES = ("level", "share", "count", "ratio", "growth")
_DIGITS = re.compile("[0-9]")
# So much of two names must agree, by pairs of signs (Jaccard), where neither ends or begins with the other.
_LIKENESS, _NAME = 0.5, 4
_LEAST = 2
_BUCKET = 24
# What sets apart parts of one whole.
_PARTS = re.compile("[一二三四五六七八九十0-9东西南北上下男女大中小]|城镇|农村|高等|初中|高中|专科|本科|进口|出口")


@rule("VAL401", family="value-conflict", severity="warning")
def slip(extract: Extract) -> Objections:
    """Figures of alike names and one time that are one digit, or the order of two, apart."""
    known = [{span.start for span in objection.evidence} for objection in told(extract)]
    for one, other in _slips(extract):
        if _is_one_thing(extract, one, other) and not any({one.start, other.start} <= starts for starts in known):
            yield Objection(
                f"疑为笔误：“{one.indicator}”{figure(one)}／“{other.indicator}”{figure(other)}",
                tuple(extract.document.span(i.start, max(i.end, i.quantity_end)) for i in (one, other)),
            )


def _slips(extract: Extract) -> Iterator[tuple[Indicator, Indicator]]:
    """Pairs, in the order of the text, whose digits are the same but for one, or but for their order."""
    buckets: dict[tuple[str, str, str], list[Indicator]] = {}
    for indicator in extract.indicators:
        digits = "".join(_DIGITS.findall(figure(indicator)))
        if is_point(indicator) and indicator.low and indicator.measure in _MEASURES and len(digits) >= _LEAST:
            # 1148万, 1184万人: what is counted may be left to its name.
            unit = "" if indicator.measure == "count" else value(indicator).unit
            size = f"{unit}{indicator.low.adjusted()}"
            for key in ("".join(sorted(digits)), *(f"{digits[:i]}*{digits[i + 1 :]}" for i in range(len(digits)))):
                buckets.setdefault((indicator.measure, size, key), []).append(indicator)
    pairs = {
        (one.quantity_start, other.quantity_start): (one, other)
        for bucket in buckets.values()
        for one, other in combinations(bucket[:_BUCKET], 2)
        if one.low != other.low
    }
    return (pairs[key] for key in sorted(pairs))


def _is_one_thing(extract: Extract, one: Indicator, other: Indicator) -> bool:
    # “十四五”以来…9.5万个, 去年…8.5万个: the five years end with the last.
    first, second = one.period or "", other.period or ""
    dated = first.endswith(second) or second.endswith(first)
    return (
        dated
        and one.status == other.status
        # 56条农村公路, 59座农村公厕: what is counted in other words is another thing.
        and (one.unit == other.unit or not (one.unit and other.unit))
        and _are_alike(core(one.indicator), core(other.indicator), exactly=one.measure == "growth")
        and manner(one) == manner(other)
        and places(extract, one) == places(extract, other)
        and sentence_of(extract, one) != sentence_of(extract, other)
        and not are_of_two(extract, one, other)
    )


def _are_alike(one: str, other: str, *, exactly: bool) -> bool:
    """Whether two names can be of one thing; growth is of many things alike: 工业总产值, 农业总产值."""
    if exactly:
        return one == other
    short, long = sorted((one, other), key=len)
    if len(short) < _NAME - 1 or sorted(_PARTS.findall(one)) != sorted(_PARTS.findall(other)) or of_others(one, other):
        return False
    if len(short) >= _NAME and (long.startswith(short) or long.endswith(short)):
        return True
    # 可再生能源装机占比, 可再生能源占电力装机比重: the same signs, and some more.
    if len(short) >= _NAME and len(long) <= 2 * len(short) and not set(short) - set(long):
        return True
    first, second = _pairs(one), _pairs(other)
    return len(first & second) >= _LIKENESS * len(first | second)


def _pairs(name: str) -> set[str]:
    return {name[i : i + 2] for i in range(len(name) - 1)}
