"""The products of a statistical communiqué: each named before its amount, where the sentence tells of output."""

import re
from collections.abc import Iterator

from pipeline.recognisers._lexical import backwards, is_edge
from pipeline.recognisers._line import STOPS, Line, Rows, Span
from pipeline.sentences import holds

_TOLD = re.compile(
    "出口产品中|(?:工业|主要|重点)产品|分产品|产品产量|产量(?:方面|看|中)|累计生产|(?:全年|共|上半年)生产|[0-9](?:吉瓦|GW)"
)
_SIGNS = ("产品", "产量", "生产", "吉瓦", "GW")
_MADE = re.compile(
    "(?:(?<=[，；：、,])|(?<=其中)|^)(?:其中[，：,]?)?(?:全年|累计|共|完成|实现|十种|年|建成|形成|新增)*(?:生产)?"
    "(?P<name>[\u4e00-\u9fffA-Z0-9()（）]*?[\u4e00-\u9fff)）])(?:总?产量)?(?:完成|达到|达|约|为|突破|超过?)?"
    "(?=[0-9][0-9.]*[余多]?[万亿]?(?:吨|台|辆|块|只|枚|套|件|箱|千升|芯千米|立方米|平方米|米|部|艘|条|重量箱|千瓦|吉瓦|GW|千伏安|标箱|支|片|千克|公斤|双|颗|升|吨标准煤)"
    "(?![公内外上以]))"
)
# 出口产品中，植物胶囊2亿元
_SOLD = re.compile("(?<=[，；：、,])(?P<name>[\u4e00-\u9fff]{2,8}?)(?:出口)?(?=[0-9][0-9.]*[万亿]?(?:美元|元))")
# What is told of beside products: sums, stocks, crops and what is built.
_NO_PRODUCT = re.compile(
    "[量额值积数重率资程里价率计存]$|收入$|装机$|产能$|规模$|出栏|存栏|粮|^[同比增减年月日达约超较从由在到]|猪|牛|羊|禽|蛋|蔬菜|水果|水产|^(?:产品|生产|其中)$|面积|公路|铁路|投资"
)
# 首条半导体芯片模组生产线: what the first line makes.
_LINE = "首条(?P<name>[\u4e00-\u9fffA-Z0-9]{2,12}?)(?:智能)?(?:生产线|产线)"
_PARTS = frozenset("及 和 与 高效 新 大型 全".split())
_LONGEST = 10


def products(line: Line) -> Iterator[Span]:
    """主要工业产品中，气体阀门24万台，增长4%；磷肥30万吨: whatever has an industrial amount of its own."""
    if not holds(line.text, _SIGNS) or not (told := _TOLD.search(line.text)):
        return
    begin = 0 if told.group()[0].isdigit() else told.start()
    pattern = _SOLD if told.group().endswith("口产品中") else _MADE
    for made in pattern.finditer(line.text, begin):
        start, end = made.span("name")
        if 1 < end - start <= _LONGEST and _is_noun(line, start, end):
            yield start, end


def _first_made(line: Line, match: re.Match[str]) -> Iterator[Span]:
    """What the first production line of its kind makes, if a known industry begins or ends its name."""
    start, end = match.span("name")
    if any(start == a or b == end for a, b in line.known.get("industry", ()) if start <= a and b <= end):
        yield start, end


def _is_noun(line: Line, start: int, end: int) -> bool:
    if _NO_PRODUCT.search(line.text[start:end]) or not (is_edge(line.cuts, start) and is_edge(line.cuts, end)):
        return False
    parts = (word for at, word in backwards(line.text, line.cuts, end) if at >= start)
    return not any(word in STOPS and word not in _PARTS for word in parts)


ROWS: Rows = ((_first_made, _LINE),)
