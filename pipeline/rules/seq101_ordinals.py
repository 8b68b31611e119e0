"""序号跳号或重号。

为何要紧：缺的可能是整段内容，重的会使引用“第（三）条”指向两处。
反例：一是扩大投资。二是促进消费。四是稳定外贸。
正例：一是扩大投资。二是促进消费。三是稳定外贸。
"""

from pipeline.rules import Objection, Objections, rule
from pipeline.schema import Extract, Mark, Severity

# Outer styles end the lists of the styles inside them.
_DEPTH = {"章": 0, "节": 1, "顿": 2, "括": 3, "点": 4, "括数": 5, "圈": 6}


@rule("SEQ101", family="sequence", severity="error")
def ordinals(extract: Extract) -> Objections:
    """Lists whose numbers go 1, 2, 4 or 1, 2, 2; a list begins anew with 1."""
    open_lists: dict[str, Mark] = {}
    for mark in extract.marks:
        if mark.kind != "ORDINAL":
            continue
        style, _, text = mark.value.partition(":")
        number, last = int(text), open_lists.get(style)
        for inner in [
            s for s in open_lists if _DEPTH.get(s, 9) > _DEPTH.get(style, 9) or (style in _DEPTH and s not in _DEPTH)
        ]:
            del open_lists[inner]
        if last is not None and number != 1:
            before = int(last.value.partition(":")[2])
            if number == before:
                yield Objection(f"序号重复：“{last.text}”之后又是“{mark.text}”", (last, mark))
            elif number != before + 1:
                severity: Severity | None = None if before < number <= before + 3 else "note"
                yield Objection(f"序号不连续：“{last.text}”之后是“{mark.text}”", (last, mark), severity=severity)
        open_lists[style] = mark
