"""Trades that no lexicon has, told by what is done with them: 发展壮大海湾经济, 培育新型能源业."""

import re
from collections.abc import Iterator

from pipeline.lexicons import trades
from pipeline.recognisers._company import CLASS_TAIL, CLASSES
from pipeline.recognisers._lexical import backwards, is_edge
from pipeline.recognisers._line import STOPS, Line, Rows, Span
from pipeline.recognisers._phrase import GENERIC

_DONE = "(?:发展|壮大|培育|繁荣|做[强大优热旺活]|激活|点亮|点燃|布局|催生|振兴|扶持|引导)+“?"
_CLOSED = "(?=”|[，。；、和与及等]|$|提质|加快|发展)"
_ECONOMY = f"{_DONE}(?P<name>[\u4e00-\u9fff]{{1,4}}?经济){_CLOSED}"
_TRADE = (
    f"{_DONE}(?P<name>(?:(?![的和与及等了])[\u4e00-\u9fff]){{2,6}}?"
    f"(?<![产行企事就创作专职从毕失转待停结修副])业){_CLOSED}"
)
# 发展生态农业观光游, 探索工业企业科普游
_TOUR = (
    "(?:发展|探索|拓展|打造|推出|开发|培育|做[强大优活])"
    "(?P<name>(?:(?![的和与及等了])[\u4e00-\u9fff]){4,10}?游)(?=[，。；、]|$)"
)
# Who owns it, where it is, how it is run: no trades; and the classes of them.
_NO_TRADE = re.compile(
    "一.一业|民营|国有|集体|实体|县域|区域|国民|市场|城市|城镇|农村|乡村|镇域|村级|园区|开放|外向|(?<!加)工业|农业|公有|个体|私营"
    "|混合|计划|社会|地方|全[省市县]|我[省市县]|[省市县区]经济|宏观|世界|规模|民生|^(?:先进|高端|高新)?制造业|服务业$|商业$"
)
_KNOWN = frozenset(trades())


def _grown(line: Line, match: re.Match[str]) -> Iterator[Span]:
    """Whatever is grown and called so, but for the kinds that every place has."""
    start, end = match.span("name")
    name = match["name"]
    if name in _KNOWN or name in CLASSES or _NO_TRADE.search(name) or CLASS_TAIL.search(name):
        return
    tail = 2 if name.endswith("经济") else 1
    parts = [word for at, word in backwards(line.text, line.cuts, end - tail) if at >= start]
    plain = not any(word in STOPS or (tail > 1 and word in GENERIC) for word in parts)
    if is_edge(line.cuts, start) and parts and plain and not all(word in CLASSES for word in parts):
        yield start, end


def _tour(line: Line, match: re.Match[str]) -> Iterator[Span]:
    if is_edge(line.cuts, match.start("name")) and not match["name"].endswith(("上游", "中游", "下游")):
        yield match.span("name")


ROWS: Rows = ((_grown, _ECONOMY), (_grown, _TRADE), (_tour, _TOUR))
