"""Formulas without quotation marks: parts of four signs before 思路, 四方协力、同题共答, 两表两库两网."""

import re
from collections.abc import Iterator

from pipeline.sentences import holds

_FOUR = "(?![\u4e00-\u9fff]{3}化)[\u4e00-\u9fff]{4}"
_LED = "(?<=[照持循承着绕成建以])"
_IDEA = "(?:总体|工作|发展|整体|空间|建设|招商)?(?:思路|格局|理念|路径|布局)"
_WAY = "[\u4e00-\u9fff]{0,4}(?:机制|模式|体系|链条)"
# 全链布局、园区集中、链主牵引、亲清共荣思路: of ways only four make one, three are told everywhere, and with 的 any.
_PARTS = re.compile(f"{_LED}(?:(?:{_FOUR}、){{2,}}{_FOUR}(?={_IDEA})|(?:{_FOUR}、){{3,}}{_FOUR}(?={_WAY}))")
# 四方协力、同题共答的格局
_IN_STEP = re.compile(
    f"(?<![\u4e00-\u9fff]、)(?<!第)[两三四五六七八多各][方端路级链力轮翼线网][\u4e00-\u9fff]{{2}}、{_FOUR}"
    "(?=的?[\u4e00-\u9fff]{0,6}(?:格局|机制|模式|合力|局面|态势|体系|布局))"
)
_NUMBER = "一二两三四五六七八九"
_NO_THING = f"个年月日次是号楼届时分秒产上下{_NUMBER}十百千万亿"
# Three numbers, two signs apart, are looked for before anything else.
_PAIRS = re.compile(
    f"[{_NUMBER}](?=.[{_NUMBER}].[{_NUMBER}])(?<![{_NUMBER}十第“].)(?![{_NO_THING}])[\u4e00-\u9fff]"
    f"(?:[{_NUMBER}](?![{_NO_THING}])[\u4e00-\u9fff]){{2,}}(?![个年月日次岁])"
)
# 东融西联、北拓南承
_SIDE, _MOVE = "[东西南北中内外]", "[联融拓承进接优强兴扩引连出合展延治控美起]"
_SIDES = re.compile(f"(?:{_SIDE}{_MOVE}){{2}}(?:、(?:{_SIDE}{_MOVE}){{2}})+|(?:{_SIDE}{_MOVE}、){{2,}}{_SIDE}{_MOVE}")

_LEAST = 2
_WHERE = ("思路", "格局", "理念", "路径", "布局", "机制", "模式", "体系", "链条", "合力", "局面", "态势")


def maxims(text: str) -> Iterator[tuple[int, int]]:
    """Where such formulas stand in a text."""
    yield from (match.span() for match in _PAIRS.finditer(text))
    if "、" not in text:
        return
    yield from (match.span() for match in _SIDES.finditer(text))
    if holds(text, _WHERE):
        parts = text.count("、") >= _LEAST
        for pattern in (_PARTS, _IN_STEP) if parts else (_IN_STEP,):
            yield from (match.span() for match in pattern.finditer(text))
