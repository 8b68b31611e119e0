"""公式或分项与总数不符。

为何要紧：“2+3”、分项、合计是同一数目的几种说法，算不拢便有一处写错。
反例：构建“2+3”六大发展片区。共28项，其中产业类12项、创新类9项、保障类5项。
正例：构建“2+3”五大发展片区。共28项，其中产业类12项、创新类9项、保障类7项。
程度：算式、分项的个数加不拢为错误；金额一类的合计、带数的提法、“其中”各项多于总数为警告；“其中”各项可能不全、看得出可能重叠，为提示。
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._statements import between, figure, in_order, leading
from pipeline.rules._values import is_point, rounding, value
from pipeline.schema import Extract, Indicator, Mark, Severity

# 代表建议1256件、政协提案967件，合计2223件
_TOTAL = re.compile("(?:合计|共计|总计|总共|加起来|[两三四五六]者相加)[^，。；：、0-9]{0,14}$")
_PART = re.compile(r"^(?:[^。\n《》]|《[^《》]*》){0,40}$")
# 收入加上级补助241.7亿元: what is added to has no figure here.
_MORE = re.compile("[加、和及](?:(?!分别)[^，。；：])*$")
# 亿元以上项目45个、省级重点项目30个: one thing may be both.
_BOTH = re.compile("以上|以下|重点|新增|新建|[国省市县]级(?!以)")
_MOST, _BEFORE = 8, 30
# What is said of a part besides its amount.
_BESIDE = frozenset({"growth", "change", "rank", "share", "ratio"})

# How much of the whole parts may lack that were meant to make it up; how far off a slip is.
_NEARLY, _SLIP = 8, 2


@rule("FRM101", family="formula", severity="error", also=("warning", "note"))
def stated_sum(extract: Extract) -> Objections:
    """Formulas whose numbers do not make up the number that the text states."""
    for mark in extract.marks:
        if mark.kind == "FORMULA" and (objection := _objection(mark)):
            yield objection
    statements = in_order(extract)
    for k, whole in enumerate(statements):
        if k and is_point(whole) and _TOTAL.search(between(extract, statements[k - 1], whole)):
            parts = _parts(extract, statements[: k + 1][-_MOST - 1 :])
            if parts and not _MORE.search(leading(extract, parts[-1], _BEFORE)):
                yield from _totalled(extract, parts, whole)


def _parts(extract: Extract, run: Sequence[Indicator]) -> list[Indicator]:
    """The amounts in the unit of the last statement that lead up to it in its sentence, the nearest first."""
    *before, whole = run
    parts: list[Indicator] = []
    after = whole
    for part in reversed(before):
        if not _PART.match(between(extract, part, after)) or _TOTAL.search(part.text):
            break
        after = part
        if part.measure in _BESIDE and part.measure != whole.measure:
            continue
        if value(part).unit != value(whole).unit or not is_point(part):
            break
        parts.append(part)
    return parts


def _totalled(extract: Extract, parts: Sequence[Indicator], whole: Indicator) -> Iterator[Objection]:
    """Parts that no way of beginning makes up the whole, though all of them come near."""
    amounts = [part.low for part in parts if part.low is not None]
    sums = [sum(amounts[:n], Decimal(0)) for n in range(2, len(amounts) + 1)]
    slack = rounding(whole) + sum(map(rounding, parts))
    if not sums or whole.low is None or any(abs(total - whole.low) <= slack for total in sums):
        return
    if whole.low / 2 < sums[-1] < whole.low * 2 and max(amounts) <= whole.low:
        listed = "、".join(figure(part) for part in reversed(parts))
        place = extract.document.span(min(parts[-1].start, parts[-1].quantity_start), whole.quantity_end)
        yield Objection(
            f"{listed}相加，不是合计的{figure(whole)}", (place,), None if whole.measure == "count" else "warning"
        )


def _objection(mark: Mark) -> Objection | None:
    kind, _, formula = mark.value.partition(":")
    left, _, right = formula.partition("=")
    parts, whole = [int(part) for part in left.split("+")], int(right)
    total = sum(parts)
    if kind == "list":
        return None if total == whole else Objection(f"“{whole}”之下列出{total}项", (mark,))
    # “13+3”两类产业 counts the terms.
    if total == whole or (kind == "sum" and whole == len(parts)):
        return None
    if kind == "some":
        # Parts of a part of the whole may overlap; parts that all but make it up were meant to.
        if (total < whole and (whole - total) * _NEARLY > whole) or total > 2 * whole:
            return None
        more = "多" if total > whole else "少"
        severity: Severity = "warning" if total > whole and not _BOTH.search(mark.text) else "note"
        return Objection(f"其中各项合计{total}，{more}于总数{whole}", (mark,), severity)
    if kind == "term":
        # “一带一路”八项…: the number may be of the terms, or of other things.
        if whole == len(parts) or total <= len(parts) or abs(total - whole) > _SLIP:
            return None
        return Objection(f"“{'、'.join(map(str, parts))}”合计{total}，其后说是{whole}", (mark,), severity="warning")
    return Objection(f"算式不合：{left}＝{total}，文中说是{whole}", (mark,))
