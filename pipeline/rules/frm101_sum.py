"""公式或分项与总数不符。

为何要紧：“2+3”、分项、合计是同一数目的几种说法，算不拢便有一处写错。
反例：构建“2+3”六大发展片区。共28项，其中产业类12项、创新类9项、保障类5项。
正例：构建“2+3”五大发展片区。共28项，其中产业类12项、创新类9项、保障类7项。
"""

from pipeline.rules import Objection, Objections, rule
from pipeline.schema import Extract, Mark

# How much of the whole parts may lack that were meant to make it up; how far off a slip is.
_NEARLY, _SLIP = 8, 2


@rule("FRM101", family="formula", severity="error")
def stated_sum(extract: Extract) -> Objections:
    """Formulas whose numbers do not make up the number that the text states."""
    for mark in extract.marks:
        if mark.kind == "FORMULA" and (objection := _objection(mark)):
            yield objection


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
        return Objection(f"其中各项合计{total}，{more}于总数{whole}", (mark,), severity="note")
    if kind == "term":
        # “一带一路”八项…: the number may be of the terms, or of other things.
        if whole == len(parts) or total <= len(parts) or abs(total - whole) > _SLIP:
            return None
        return Objection(f"“{'、'.join(map(str, parts))}”合计{total}，其后说是{whole}", (mark,), severity="warning")
    return Objection(f"算式不合：{left}＝{total}，文中说是{whole}", (mark,))
