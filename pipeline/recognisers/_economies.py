"""Economies that no lexicon has, where what is done with them says that they are trades: 发展壮大海湾经济."""

import re
from collections.abc import Iterator

from pipeline.lexicons import words
from pipeline.recognisers._company import CLASS_TAIL
from pipeline.recognisers._lexical import backwards, is_edge
from pipeline.recognisers._line import STOPS, Line, Rows, Span
from pipeline.recognisers._phrase import GENERIC

_GROWN = (
    "(?:发展|壮大|培育|繁荣|做[强大优热旺活]|激活|点亮|点燃|布局|催生)+“?"
    "(?P<name>[\u4e00-\u9fff]{1,4}?经济)(?=”|[，。；、和与等]|$|提质|加快)"
)
# Who owns it, where it is, how it is run: no trades.
_NO_TRADE = re.compile(
    "民营|国有|集体|实体|县域|区域|国民|市场|城市|城镇|农村|乡村|镇域|村级|园区|开放|外向|工业|农业|公有|个体|私营"
    "|混合|计划|社会|地方|全[省市县]|我[省市县]|[省市县区]经济|宏观|世界|规模|民生"
)
_KNOWN = frozenset(words("industries"))


def _economy(line: Line, match: re.Match[str]) -> Iterator[Span]:
    """Whatever is grown and called an economy, but for the kinds that every place has."""
    start, end = match.span("name")
    name = match["name"]
    if name in _KNOWN or _NO_TRADE.search(name) or CLASS_TAIL.search(name) or not is_edge(line.cuts, start):
        return
    parts = [word for at, word in backwards(line.text, line.cuts, end - 2) if at >= start]
    if parts and not any(word in STOPS or word in GENERIC for word in parts):
        yield start, end


ROWS: Rows = ((_economy, _GROWN),)
