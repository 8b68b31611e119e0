"""Carriers told by their shape: services on the phone, numbered lines, routes, plants, graded sites, quoted names."""

import re
from collections.abc import Iterator

from pipeline.recognisers._line import Line
from pipeline.recognisers._modifier import NATIONAL
from pipeline.recognisers._place import ABBREVIATIONS
from pipeline.recognisers._said import is_to_be

# 赣服通, 渝快办, 鲁通码: the services that provinces put on the phone.
_SERVICE = re.compile(
    f"[{''.join(sorted(ABBREVIATIONS))}]"
    "(?:[服政企农事惠易证就医居餐][通码办链]|快办|信融|易贷|融通|政钉|e办|健康码|安码|省事|通码|时办|易办|证通)"
)
_LINE_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{2}线[东西南北]延伸?段?|(?:[0-9]+|[一二三四五六七八九十]+)号线(?:[一二三四五六七八九十]期|[东西南北]?(?:延伸|延长|段)线?|支线)?"
)
_METRO = re.compile("(?:地铁|轨道交通|轻轨|城轨|有轨电车|云轨|云巴)$")
# 黎塘——湛江线, 日喀则——江孜公路
_ROUTE = re.compile("(?P<from>[\u4e00-\u9fff]{2})——[\u4e00-\u9fff]{2,3}(?:线|铁路|公路|段)")
# 漳州核电, but no 福建核电产业.
_NUCLEAR = re.compile("核电(?:[一二三四五六]期)?(?=[，、。；]|等|建成|开工|投产|核准|并网|[0-9一二三四五六]+号机组|$)")
_GRADED = re.compile(
    "国家(?:[345]A)?级(?:旅游景区|旅游度假区|文旅产业融合发展示范区|高新区|经开区|高新技术产业开发区|经济技术开发区)"
)
_QUOTED_TAIL = re.compile("“[^“”]{2,12}(?:工厂|工程|城市|中心|基地|[园区港谷城])”")
_OPENED = re.compile("“([^“”]{2,12})”(?=(?:全线|正式|顺利|全面)?(?:贯通|通车|通水|投用|投运|竣工|下闸|合龙|开通))")


def shaped(line: Line) -> Iterator[tuple[int, int]]:
    """Everything of such a shape in a line."""
    for match in _SERVICE.finditer(line.text):
        yield match.span()
    if "线" in line.text:
        yield from _lines(line)
    if "——" in line.text:
        for match in _ROUTE.finditer(line.text):
            yield line.place_at.get(match.end("from"), match.start("from")), match.end()
    if "核电" in line.text:
        yield from _plants(line)
    if "级" in line.text:
        yield from (m.span() for m in _GRADED.finditer(line.text) if is_to_be(line.text, m.start()))
    if "“" in line.text:
        yield from _quoted(line)


def _lines(line: Line) -> Iterator[tuple[int, int]]:
    for match in _LINE_NUMBER.finditer(line.text):
        metro = _METRO.search(line.text[: match.start()])
        start = metro.start() if metro else match.start()
        yield line.place_at.get(start, start) if metro else start, match.end()


def _plants(line: Line) -> Iterator[tuple[int, int]]:
    for match in _NUCLEAR.finditer(line.text):
        if match.start() in line.place_at:
            yield line.place_at[match.start()], match.end()


def _quoted(line: Line) -> Iterator[tuple[int, int]]:
    """六盘山“山水工程”, 全球“自然城市”; and what is opened to traffic: “聊热入济”全线贯通."""
    text = line.text
    for match in _QUOTED_TAIL.finditer(text):
        national = next((match.start() - len(word) for word in NATIONAL if text.endswith(word, 0, match.start())), -1)
        start = national if national >= 0 else line.place_at.get(match.start(), -1)
        if start >= 0 and text[match.start() + 1] not in "一二三四五六七八九十双":
            yield start, match.end()
    for match in _OPENED.finditer(text):
        yield match.span(1)
