"""应有数字之处没有数字。

为何要紧：网页转载与格式转换会吞掉数字；缺了年份、数量的指标不能引用，更不能比较。
反例：提出到年，建设绿色工厂家，规模达到亿级。
正例：提出到2025年，建设绿色工厂100家，规模达到5000亿级；到年底全部完成。
程度：一般为错误；表格里的空格为警告；不补数字也讲得通的为提示。
"""

import re
from collections.abc import Iterator

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._context import sentence_of
from pipeline.rules._quoting import around, inner
from pipeline.schema import Extract, Mark

_LOST = {
    "year": "年份",
    "base": "年份",
    "number": "数量",
    "scale": "亿、万之前的数",
    "decimal": "小数点一侧的数",
    "quoted": "引号或括号内的文字",
    "percent": "百分数",
    "points": "百分点数",
    "rank": "名次",
    "digits": "部分数字",
}
_CLAUSE = re.compile(r"[^，。；：！？,;:!?]+")
_DIGITS = re.compile(r"[0-9０-９.．]+")
# Shorter clauses are alike by chance: 同比增长%.
_TELLING = 7
# What goes on for longer without a mark is no clause.
_LONGEST = 200


@rule("NUM101", family="lost-number", severity="error", also=("warning", "note"))
def lost_number(extract: Extract) -> Objections:
    """Gaps, doubtful ones as notes, with the same clause that has its number; then empty cells of tables."""
    gaps = [mark for mark in extract.marks if mark.kind == "GAP"]
    whole = _whole_clauses(extract.document.text) if gaps else {}
    for mark in gaps:
        what, doubtful = mark.value.rstrip("?"), mark.value.endswith("?")
        message = f"“{_quoted(extract, mark)}”{'可能' if doubtful else ''}缺{_LOST.get(what, '数字')}"
        if clause := _fuller(extract, mark, whole):
            message += f"，同文另处作“{clause}”"
        yield Objection(message, (mark,), severity="note" if doubtful else None)
    for mark in extract.marks:
        if mark.kind == "BLANK":
            yield Objection(f"表中“{mark.text}”一行的“{mark.value}”空缺", (mark,), severity="warning")


def _quoted(extract: Extract, mark: Mark) -> str:
    """The gap in its clause."""
    sentence = sentence_of(extract, mark)
    return inner(around(sentence.text, mark.start - sentence.start, mark.end - sentence.start))


def _fuller(extract: Extract, mark: Mark, whole: dict[str, str]) -> str:
    """The clause of a gap as it stands elsewhere with more digits; empty where it does not."""
    text = extract.document.text
    near = max(0, mark.start - _LONGEST)
    start = max(near - 1, *(text.rfind(stop, near, mark.start) for stop in "，。；：！？,;:!?")) + 1
    clause = next((match.group() for match in _CLAUSE.finditer(text, start, mark.end + 60)), "")
    other = whole.get(_bones(clause), "")
    return other if sum(map(str.isdigit, other)) > sum(map(str.isdigit, clause)) else ""


def _whole_clauses(text: str) -> dict[str, str]:
    """The clauses that have numbers, the first of each kind, by their words without digits."""
    clauses: dict[str, str] = {}
    for clause, bones in _clauses(text):
        clauses.setdefault(bones, clause)
    return clauses


def _clauses(text: str) -> Iterator[tuple[str, str]]:
    for match in _CLAUSE.finditer(text):
        bones = _bones(match.group())
        if len(bones) >= _TELLING and _DIGITS.search(match.group()):
            yield "".join(match.group().split()), bones


def _bones(clause: str) -> str:
    return "".join(_DIGITS.sub("", clause).split())
