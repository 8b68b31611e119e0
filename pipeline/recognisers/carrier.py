"""CARRIER: named zones, parks, bases, platforms, laboratories, pilot areas, sites and works."""

import re
from collections.abc import Iterator

from pipeline.lexicons import table
from pipeline.recognisers._lexical import fits, is_edge, matcher
from pipeline.recognisers._line import Line, lines
from pipeline.recognisers._phrase import COMMON, GENERIC, REACH, Left, left, unusual
from pipeline.recognisers._place import ABBREVIATIONS
from pipeline.recognisers._works import single, works
from pipeline.schema import Find, Reading

_ROLES = {row["word"]: row["role"] for row in table("carriers")}
_N = r"[0-9一二三四五六七八九十百两多几数]+(?:余|多)?"
_COUNTED_AFTER = re.compile(
    rf"(?:[、和][^，。；、和]{{2,12}}(?<!等)){{0,3}}(?:已|均)?(?:达到?|增至|增加到|由|总数达?|累计|新增)?{_N}[个家座处]"
)
_COUNTED = re.compile(
    rf"(?:(?<!第)(?:“?{_N}”?|“[A-Z]”)[个家座处批条类]|一批|各类|若干|一大批|一些|每个|各|部分)[^，。；、]{{0,6}}$"
)
_TO_BE = re.compile(
    "(?:建设|共建|组建|筹建|打造|创建|争创|申建|建成|成为|申报|获批|入选|列为|推进|依托|达到|争取|提升|巩固|聚焦|为|到|——|设立|构建|创成|加快|认定)"
    "(?:成|好|了|全国|首个|一流|重要){0,2}“?$"
)
_IS = re.compile(
    "”?(?:加快|获批|顺利|全面|正式|成功|扎实|高标准|高质量)?(?:建设|获批|建成|创建|落户|启动|挂牌|揭牌|投用|投运|启用|运营)"
)
_WITH = re.compile("[和与、及]$")
# 平台经济, 中心城区, 基地型: the head is part of another word.
_NOT_AFTER = re.compile(
    "体系|系统|网络|集群|[群类化型级式]|能力|水平|机制|模式|环节|等级|经济|战略|城区|企业|工作|人员|主任|负责"
)
_VAGUE = re.compile(
    "^(?:先进|同类|发达)$|主要|重点|其他|其它|各大|知名|部分|大型|许多|多数|相关|有关|产业发展|(?<!创)新$"
)
# 赣服通, 渝快办, 鲁通码: the services that provinces put on the phone.
_SERVICE = re.compile(
    f"[{''.join(sorted(ABBREVIATIONS))}](?:[服政企农事惠易证就医居][通码办链]|快办|省事|通码|时办|易办|证通)|浙里办"
)
_LINE_NUMBER = re.compile(
    r"(?:[0-9]+|[一二三四五六七八九十]+)号线(?:[一二三四五六七八九十]期|[东西南北]?(?:延伸|延长|段)线?|支线)?"
)
_METRO = re.compile("(?:地铁|轨道交通|轻轨|城轨)$")
_QUOTED_TAIL = re.compile("“[^“”]{2,12}(?:工厂|工程|城市|中心|基地|[园区港谷城])”")
_GRADED = re.compile(
    "国家(?:[345]A)?级(?:旅游景区|旅游度假区|文旅产业融合发展示范区|高新区|经开区|高新技术产业开发区|经济技术开发区)"
)
_RAIL = re.compile("铁路$|高铁$|高速$|高速公路$|城际$")
_BEFORE = re.compile("(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,3}$|(?<=[建设加快推进开工启动])[\u4e00-\u9fff]{2}$")
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
            if not _NOT_AFTER.match(line.text, end):
                yield index, Find("CARRIER", start, end)


def _known(line: Line) -> Iterator[tuple[int, int]]:
    text = line.text
    for start, end in line.known.get("carrier", ()):
        if fits(line.cuts, start, end):
            yield start, end
    for match in _SERVICE.finditer(text):
        yield match.span()
    if "线" in text:
        for match in _LINE_NUMBER.finditer(text):
            metro = _METRO.search(text[: match.start()])
            start = metro.start() if metro else match.start()
            yield line.place_at.get(start, start) if metro else start, match.end()
    if "级" in text:
        for match in _GRADED.finditer(text):
            if _TO_BE.search(text[max(0, match.start() - 8) : match.start()]):
                yield match.span()


def _quoted(line: Line) -> Iterator[tuple[int, int]]:
    """六盘山“山水工程”, 全球“自然城市”; and what is opened to traffic: “聊热入济”全线贯通."""
    text = line.text
    if "“" not in text:
        return
    for match in _QUOTED_TAIL.finditer(text):
        start = line.place_at.get(match.start(), -1)
        for reach in REACH:
            if text.endswith(reach, 0, match.start()):
                start = match.start() - len(reach)
        if start >= 0:
            yield start, match.end()
    for match in _OPENED.finditer(text):
        yield match.span(1)


def _headed(line: Line) -> Iterator[tuple[int, int]]:
    last = (-1, -1)
    for start, end in line.known.get("carrier head", ()):
        if not is_edge(line.cuts, end) or _NOT_AFTER.match(line.text, end):
            continue
        # 香港 is a place, not a port called 香.
        if end - start == 1 and line.place_at.get(end, start) < start:
            continue
        name = left(line, start)
        if _is_name(line, name, start, end, joined=name.start - 1 == last[1]):
            last = (name.start, _section(line, end))
            yield last
            yield from _elliptic(line, name.start, end)


def _section(line: Line, end: int) -> int:
    """银昆高速宁夏段: the section belongs to the road."""
    for start, stop in line.places:
        if start == end and line.text[stop : stop + 1] == "段":
            return stop + 1
    return end


def _is_name(line: Line, name: Left, head: int, end: int, *, joined: bool) -> bool:
    text = line.text
    before = text[max(0, name.start - 12) : name.start]
    modifier = text[name.start : head]
    if not modifier or (text[head:end] == "高地" and not name.anchor):
        return False
    if name.anchor and name.anchor not in REACH and name.anchor[-1] != "”":
        return not modifier.endswith("新") or text[head:end] != "高地"
    if _COUNTED_AFTER.match(text, end) or _COUNTED.search(before):
        return False
    joins = joined and bool(_WITH.search(before))
    cue = joins or bool(_TO_BE.search(before)) or bool(_IS.match(text, end))
    if name.anchor:
        return _is_anchored(line, name, head, end, cue=cue)
    if end - name.start < 4 or text[head:end] in ("片区", "园区", "总部"):
        return False
    if joins and end - name.start >= 6:
        return True
    if _ROLES[text[head:end]] == "title":
        return cue and end - name.start >= 6 and _weight(line, name.start, head) + (end - head - 2) >= 2
    topical = cue and text.endswith("实验室", 0, end) and _weight(line, name.start, head) >= 2
    return topical or unusual(line, name.start, head) >= 2


def _weight(line: Line, start: int, head: int) -> int:
    return unusual(line, start, head, GENERIC) + sum(c.isascii() and c.isalnum() for c in line.text[start:head])


def _is_anchored(line: Line, name: Left, head: int, end: int, *, cue: bool) -> bool:
    rest = line.text[name.start + len(name.anchor) : head]
    if name.anchor[-1] == "”":
        return len(rest) <= 6 and not rest.startswith(("时期", "期间", "规划"))
    if name.anchor == "中国" and not rest:
        return line.text[end - 1] == "谷"
    if _VAGUE.search(rest) or len(rest) + max(0, end - head - 2) < 2:
        return False
    if _ROLES[line.text[head:end]] == "title":
        return True
    enough = 2 if name.anchor == "国际" and line.text[head:end] == "中心" else 4
    return _weight(line, head - len(rest), head) >= 2 or (cue and len(rest) >= enough)


def _elliptic(line: Line, start: int, end: int) -> Iterator[tuple[int, int]]:
    """武汉东湖、襄阳、宜昌高新区; 雄忻、石雄铁路: what is listed before the last one shares its head."""
    rail = bool(_RAIL.search(line.text, start, end))
    while start > 2 and line.text[start - 1] == "、":
        before = _BEFORE.search(line.text, max(0, start - 8), start - 1) if rail else None
        begin = line.place_at.get(start - 1, before.start() if before else -1)
        if begin < 0 or line.text[begin : start - 1] in COMMON:
            return
        begin = line.place_at.get(begin, begin)
        yield begin, start - 1
        start = begin
