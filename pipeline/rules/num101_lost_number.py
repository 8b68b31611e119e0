"""应有数字之处没有数字。

为何要紧：网页转载与格式转换会吞掉数字；缺了年份、数量的指标不能引用，更不能比较。
反例：提出到年，建设绿色工厂家，规模达到亿级。
正例：提出到2025年，建设绿色工厂100家，规模达到5000亿级；到年底全部完成。
"""

from pipeline.rules import Objection, Objections, rule
from pipeline.schema import Extract, Mark

_LOST = {
    "year": "年份",
    "number": "数量",
    "scale": "亿、万之前的数",
    "decimal": "小数点一侧的数",
    "quoted": "引号或括号内的文字",
    "percent": "百分数",
    "points": "百分点数",
    "rank": "名次",
}


@rule("NUM101", family="lost-number", severity="error")
def lost_number(extract: Extract) -> Objections:
    """Every gap that the recogniser saw; a doubtful one is a note."""
    gaps = [mark for mark in extract.marks if mark.kind == "GAP"]
    yield from map(_objection, gaps)
    for indicator in extract.indicators:
        at = indicator.quantity_start
        # What has no gap in running text is an empty cell of a table.
        if indicator.lost and not any(gap.start <= at <= gap.end for gap in gaps):
            yield Objection(
                f"表中“{indicator.indicator}”一行缺数值",
                (extract.document.span(indicator.start, max(indicator.end, at)),),
            )


def _objection(mark: Mark) -> Objection:
    what, doubtful = mark.value.rstrip("?"), mark.value.endswith("?")
    hint = "可能" if doubtful else ""
    return Objection(f"“{mark.text}”{hint}缺{_LOST.get(what, '数字')}", (mark,), severity="note" if doubtful else None)
