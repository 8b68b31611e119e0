"""同一指标、同一时点，前后数值不可能同时成立。

为何要紧：指标值是考核与引用的依据，前后不一时无从知道以哪处为准。
反例：到2025年，关键工序数控化率达到65%。……到2025年，关键工序数控化率达到70%。
正例：一处写23562亿元，一处写2.36万亿元；一处写达到65%，一处写60%以上。
程度：写明时点的总量、比重、倍数为错误；没有写明的、增幅与个数为警告；一处是目标、一处是实绩，或目标有两个下限（上限）的为提示。
"""

from pipeline.rules import Objections, rule
from pipeline.rules._contradictions import told
from pipeline.schema import Extract


@rule("VAL101", family="value-conflict", severity="error", also=("warning", "note"))
def value_conflict(extract: Extract) -> Objections:
    """Statements of one indicator for one time that cannot both hold."""
    yield from told(extract)
