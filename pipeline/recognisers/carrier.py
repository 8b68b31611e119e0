"""CARRIER: named zones, parks, bases, platforms, laboratories, pilot areas, sites and works."""

import re
from collections.abc import Iterator

from pipeline.recognisers._lexical import fits, is_edge, matcher
from pipeline.recognisers._line import Line, lines
from pipeline.recognisers._named import ROLES, TO_BE, is_counted, is_name, is_other, modifier
from pipeline.recognisers._phrase import REACH, Left
from pipeline.recognisers._place import ABBREVIATIONS, CALLED
from pipeline.recognisers._shared import shared
from pipeline.recognisers._works import single, works
from pipeline.schema import Find, Reading

# 赣服通, 渝快办, 鲁通码: the services that provinces put on the phone.
_SERVICE = re.compile(
    f"[{''.join(sorted(ABBREVIATIONS))}](?:[服政企农事惠易证就医居餐][通码办链]|快办|信融|易贷|融通|政钉|e办|健康码|安码|省事|通码|时办|易办|证通)|浙里办"
)
_LINE_NUMBER = re.compile(
    r"(?:[0-9]+|[一二三四五六七八九十]+)号线(?:[一二三四五六七八九十]期|[东西南北]?(?:延伸|延长|段)线?|支线)?"
)
_NATIONAL = tuple(sorted(word for word in REACH if len(word) > 1))
# 黎塘——湛江线, 日喀则——江孜公路
_ROUTE = re.compile("(?P<from>[\u4e00-\u9fff]{2})——[\u4e00-\u9fff]{2,3}(?:线|铁路|公路|段)")
_METRO = re.compile("(?:地铁|轨道交通|轻轨|城轨)$")
_QUOTED_TAIL = re.compile("“[^“”]{2,12}(?:工厂|工程|城市|中心|基地|[园区港谷城])”")
_GRADED = re.compile(
    "国家(?:[345]A)?级(?:旅游景区|旅游度假区|文旅产业融合发展示范区|高新区|经开区|高新技术产业开发区|经济技术开发区)"
)
_PHASE = re.compile("[一二三四五六]期(?:工程)?(?:东段|西段|南段|北段)?")
# 国家会展中心（天津）, 试点示范省（区）
_WHERE = re.compile("（([\u4e00-\u9fff]{1,4})）")
# 漳州核电, but no 福建核电产业.
_NUCLEAR = re.compile("核电(?:[一二三四五六]期)?(?=[，、。；]|等|建成|开工|投产|核准|并网|[0-9一二三四五六]+号机组|$)")
# 川藏铁路雅安至林芝段
_SPAN = re.compile("[\u4e00-\u9fff]{2,5}至[\u4e00-\u9fff]{2,5}段")
_PHASED = tuple("铁路 高铁 高速 公路 线 港 港区 码头 厂 水库 站 灌区 工程 核电 水道 隧道 大桥 机场 管道 储能 蓄能 基地 田 矿".split())
_OPENED = re.compile("“([^“”]{2,12})”(?=(?:全线|正式|顺利|全面)?(?:贯通|通车|通水|投用|投运|竣工|下闸|合龙|开通))")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Known names, heads with enough of a name before them, works in lists; then their repetitions."""
    memory: set[str] = set()
    for index, line, _ in lines(reading):
        for start, end in (*_known(line), *_quoted(line), *_headed(line)):
            if end - start > 3:
                memory.add(line.text[start:end])
            yield index, Find("CARRIER", start, end)
        # What only its list makes a work is not looked for elsewhere.
        for start, end in (*works(line), *single(line)):
            yield index, Find("CARRIER", start, end)
    again = matcher(sorted(memory))
    for index, line, _ in lines(reading):
        for start, end in again(line.text):
            national = line.text.startswith(_NATIONAL, start)
            if not is_other(line.text, end) and not (national and is_counted(line.text, start, end)):
                yield index, Find("CARRIER", start, end)


def _known(line: Line) -> Iterator[tuple[int, int]]:
    text = line.text
    for start, end in line.known.get("carrier", ()):
        if fits(line.cuts, start, end) and not is_other(text, end):
            yield _led(line, start), _section(line, end)
    if "核电" in text:
        for match in _NUCLEAR.finditer(text):
            if match.start() in line.place_at:
                yield line.place_at[match.start()], match.end()
    for match in _SERVICE.finditer(text):
        yield match.span()
    if "线" in text:
        for match in _LINE_NUMBER.finditer(text):
            metro = _METRO.search(text[: match.start()])
            start = metro.start() if metro else match.start()
            yield line.place_at.get(start, start) if metro else start, match.end()
    if "——" in text:
        for match in _ROUTE.finditer(text):
            yield line.place_at.get(match.end("from"), match.start("from")), match.end()
    if "级" in text:
        for match in _GRADED.finditer(text):
            if TO_BE.search(text[max(0, match.start() - 8) : match.start()]):
                yield match.span()


def _led(line: Line, start: int) -> int:
    """北京（京津冀）国际科技创新中心, 怀柔综合性国家科学中心: the place before a known name belongs to it."""
    before = start - 1
    if line.text[before:start] == "）":
        start = line.text.rfind("（", 0, before)
    return line.place_at.get(start, before + 1)


def _quoted(line: Line) -> Iterator[tuple[int, int]]:
    """六盘山“山水工程”, 全球“自然城市”; and what is opened to traffic: “聊热入济”全线贯通."""
    text = line.text
    if "“" not in text:
        return
    for match in _QUOTED_TAIL.finditer(text):
        start = line.place_at.get(match.start(), -1)
        for reach in _NATIONAL:
            if text.endswith(reach, 0, match.start()):
                start = match.start() - len(reach)
        if start >= 0 and text[match.start() + 1] not in "一二三四五六七八九十双":
            yield start, match.end()
    for match in _OPENED.finditer(text):
        yield match.span(1)


def _headed(line: Line) -> Iterator[tuple[int, int]]:
    last, known = (-1, -1), {end for _, end in line.known.get("carrier", ())}
    for start, end in line.known.get("carrier head", ()):
        # 水源涵养|区三大: cut in the wrong place.
        if not (is_edge(line.cuts, end) or end - start > 3) or is_other(line.text, end) or _is_inside(line, start, end):
            continue
        name = modifier(line, start)
        if name.start == start:
            start, name = _national(line.text, start, end, name)
        joined = name.start - 1 == last[1] or name.start - 1 in known
        alike = name.start - 1 == last[1] and line.text[last[1] - 2 : last[1]] == line.text[end - 2 : end]
        continues = last[1] == start or _continues(line.text, last[1], name.start)
        if name.start > 2 and line.text[name.start - 1] == "至" and line.places:
            name = name._replace(start=line.place_at.get(name.start - 1, name.start))
        if continues or is_name(line, name, start, end, joined=joined, alike=alike):
            begin = last[0] if continues else name.start
            last = (begin, _section(line, end))
            yield last
            yield from shared(line, name, start, end)


def _is_inside(line: Line, start: int, end: int) -> bool:
    return any(a <= start and end <= b for a, b in line.known.get("carrier", ()))


def _national(text: str, start: int, end: int, name: Left) -> tuple[int, Left]:
    """国家湿地公园: a head that begins with 国家 has it for its anchor."""
    reach = next((word for word in REACH if text.startswith(word, start) and text[start + len(word) : end] in ROLES), "")
    return start + len(reach), name._replace(anchor=reach)


def _continues(text: str, last: int, start: int) -> bool:
    """中国算谷·人工智能公共服务平台, 中山医院国家医学中心青浦院区: one name out of two."""
    return last == start or (last == start - 1 and text[last] == "·")


def _section(line: Line, end: int) -> int:
    """银昆高速宁夏段, 岚山港二期: the section and the phase belong to the work."""
    if span := _SPAN.match(line.text, end):
        return span.end()
    for start, stop in line.places:
        if start == end and line.text[stop : stop + 1] == "段":
            return stop + 1
    if line.text[end : end + 2] in ("一线", "二线", "三线", "四线", "东线", "中线", "西线"):
        return _section(line, end + 2)
    where = _WHERE.match(line.text, end) if line.text[end : end + 1] == "（" else None
    if where and (where[1] in CALLED or where[1] == "区"):
        return where.end()
    phase = _PHASE.match(line.text, end) if line.text.endswith(_PHASED, 0, end) else None
    return phase.end() if phase else end
