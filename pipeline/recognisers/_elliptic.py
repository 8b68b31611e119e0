"""Lists whose class word stands once, behind their number or 等: 甲山、乙湖2个省实验室, C3、Y1等地铁."""

import re
from collections.abc import Iterator

from pipeline.recognisers._line import Line, Listing
from pipeline.recognisers._phrase import COMMON, unusual
from pipeline.recognisers._place import CALLED

# Of these whatever is listed is one; others must bear names of their own.
_TOPICAL = "实验室"
_CLASS = re.compile(
    "(?P<n>[0-9]{1,2}|[两二三四五六七八九十]{1,2})(?:个|家|座|条|处|片|大)(?P<kind>[^，。；、0-9]{0,10}?"
    "(?:实验室|自贸片区|历史文化街区|街区|新区|港区|园区|口岸|高新区|经开区|开发区|综保区|产业园|公园|景区|水库|电站"
    "|商城|广场|商场|批发市场|隧道|大桥|高速公路|高速|铁路|码头|灌区|商务区|科学装置|渔港|火车站|作业区|枢纽|[国省县乡]道|道路|公路|断头路|主干道|路))"
    "(?![的群型级化式内外里])"
)
_LINE = re.compile("[A-Z][0-9]{1,2}|[0-9]{1,2}号?线?(?:[一二三四]期|[东西南北]?延伸?[线段]?)?")
_METRO = re.compile("等(?:[0-9一二三四五六七八九十两]+条)?(?:[^，。；、]{0,4})(?:地铁|轨道交通|轻轨|城轨)")
_LED = re.compile(
    "(?:整体|全面|系统|重点|加强|实施|推进)*(?:保护|修缮|改造|更新|提升|活化|新建|开工|加快|挂牌|建设)(?:建设)?"
)
_LONGEST = 10


def elliptic(line: Line) -> Iterator[tuple[int, int]]:
    """The items of such lists."""
    for listing in line.listings:
        if listing.etc:
            yield from _metro(line, listing)
        elif len(listing.items) > 1:
            yield from _counted(line, listing)


def _metro(line: Line, listing: Listing) -> Iterator[tuple[int, int]]:
    if _METRO.match(line.text, listing.end):
        yield from (item for item in listing.items if _LINE.fullmatch(line.text, *item))


def _counted(line: Line, listing: Listing) -> Iterator[tuple[int, int]]:
    """As many as the number says: only then is it said of them."""
    last, stop = listing.items[-1]
    told = _CLASS.search(line.text, last + 2, stop)
    if not told or not listing.are(told["n"]):
        return
    items = [*listing.items[:-1], (last, told.start())]
    led = _LED.match(line.text, *items[0])
    items[0] = (led.end() if led else items[0][0], items[0][1])
    if any(not 2 <= b - a <= _LONGEST or line.text[a:b] in COMMON for a, b in items):
        return
    if told["kind"].endswith(_TOPICAL) or _are_named(line, items, told["kind"]):
        yield from items


def _are_named(line: Line, items: list[tuple[int, int]], kind: str) -> bool:
    """Whether all bear names, more than those of towns, and none has the class word of its own."""
    if all(line.place_at.get(b) == a for a, b in items) or any(kind[-2:] == line.text[b - 2 : b] for _, b in items):
        return False
    return all(_is_proper(line, a, b) for a, b in items)


def _is_proper(line: Line, start: int, end: int) -> bool:
    placed = any(start <= a and b <= end for a, b in line.places)
    return placed or line.text[start:end] in CALLED or unusual(line, start, end) >= 2
