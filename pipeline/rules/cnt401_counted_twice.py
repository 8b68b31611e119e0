"""同一件事数了两次，个数不同。

为何要紧：办了多少件、建了多少个，前后两个数，引用哪个都有风险。
反例：过去一年取消和下放311项行政审批事项。……去年取消和下放331项行政审批事项。
正例：一处是去年、一处是前年；一处是全省、一处是某市；做的不是同一件事。
程度：年份、字句都相同为警告；有一处没有说年份，或相同的字句较少的为提示。
"""

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._context import line
from pipeline.rules._contradictions import contradictions, named_behind
from pipeline.rules._restated import restated
from pipeline.schema import Extract


@rule("CNT401", family="count-conflict", severity="warning", also=("note",))
def counted_twice(extract: Extract) -> Objections:
    """Statements of one deed and one year that count two numbers of one thing."""
    told: set[int] = set()
    for objection in contradictions(extract, named_behind(extract)):
        told.update(span.start for span in objection.evidence)
        yield objection
    for one, other, severity in restated(extract):
        if not {one.start, other.start} <= told:
            said = "／".join(line(span) for span in (one, other))
            yield Objection(f"同样的话说了两个数：{said}", (one, other), severity)
