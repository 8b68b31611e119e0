"""列出的成员与所说的数目不符。

为何要紧：数目与清单对不上，读者无从知道是漏列一项，还是数目有误。
反例：抓好五大任务：扩大内需、科技创新、乡村振兴、改善民生。
正例：抓好四大任务：扩大内需、科技创新、乡村振兴、改善民生。
程度：一般为错误；末项的“和”连着两样东西，多一项少一项看怎样数的为警告。
"""

import re
from decimal import Decimal

from pipeline.numerals import HAN
from pipeline.rules import Objection, Objections, rule
from pipeline.rules._quoting import short
from pipeline.schema import Count, Extract, Severity

# No joint begins a word: 和平友好.
_AND = re.compile(r"(?<!^)(?:以及|和(?![平谐睦解约气美缓衷善])|与(?![会时])|及(?![时其格]))")
# 广东、福建两省的深圳、珠海: a list inside the list.
_NESTED = re.compile(rf"[{HAN}][省市县区州个大类项]")
_ORDINAL = re.compile(
    rf"(?:[{HAN}]{{1,3}}[是要、]|（[{HAN}]{{1,3}}）|第[{HAN}]{{1,3}}[，、]?|[0-9]{{1,2}}[.．、]|——|[①-⑳])[，：\s]*$"
)
_ONE_PLACE = 160
# What differs more has been read together by mistake: 18条举措 before the five tasks that they belong to.
_NEAR = Decimal(1) / 3


@rule("CNT201", family="count-list", severity="error", also=("warning",))
def list_length(extract: Extract) -> Objections:
    """Closed lists whose length is not the stated number, and open ones that are longer than it."""
    for count in extract.counts:
        listed = len(count.members)
        if count.closed and listed == count.n and (_joins_two(count) or _joins_names(extract, count)):
            yield _objection(extract, count, listed + 1, "warning")
        if not listed or not _misfits(count, listed, numbered=_is_numbered(extract, count)):
            continue
        yield _objection(extract, count, listed)


def _objection(extract: Extract, count: Count, listed: int, severity: Severity | None = None) -> Objection:
    shown = "、".join(short(member) for member in count.members)
    first, last = min(count.member_spans), max(count.member_spans)
    # Of a list that runs over pages its members are shown, not the pages.
    wide = last[1] - first[0] > _ONE_PLACE
    places = sorted(count.member_spans) if wide else [(first[0], last[1])]
    return Objection(
        f"“{''.join(count.text.split())}”列出{listed}项：{shown}",
        (extract.document.span(count.start, count.end), *(extract.document.span(*place) for place in places)),
        severity,
    )


def _joins_two(count: Count) -> bool:
    """政府、企业和职工两个方面: what the last 和 joins are two, as long as each of the others."""
    *others, last = ("".join(member.split()) for member in count.members)
    two = _AND.split(last)
    return len(two) == len("甲乙") and bool(others) and {len(one) for one in two} == {len(one) for one in others}


def _joins_names(extract: Extract, count: Count) -> bool:
    """甲试验区、国际旅游消费中心和某某保障区两大定位: what stands before the last 和 is a name of its own."""
    start, end = max(count.member_spans)
    joint = next(_AND.finditer(extract.document.text[start:end]), None)
    return joint is not None and any(
        m.kind in ("CARRIER", "ORG", "DOC") and (m.start, m.end) == (start, start + joint.start())
        for m in extract.mentions
    )


def _is_numbered(extract: Extract, count: Count) -> bool:
    """Whether every member stands behind an ordinal or a dash, so that there is no doubt where each begins."""
    text = extract.document.text
    return all(_ORDINAL.search(text, max(0, start - 6), start) for start, _ in count.member_spans)


def _misfits(count: Count, listed: int, *, numbered: bool) -> bool:
    if listed == count.n or (not count.closed and listed < count.n):
        return False
    if abs(count.n - listed) > max(Decimal(1), count.n * _NEAR):
        return False
    if numbered:
        return True
    if any(map(_NESTED.search, count.members)):
        return False
    joints = sum(len(_AND.findall(member)) for member in count.members)
    # A、B和C三项 without a mark between B and C: joints may make up the number; A、B和C两级 are two groups.
    return not listed <= count.n <= listed + joints and not (joints and count.n == joints + 1)
