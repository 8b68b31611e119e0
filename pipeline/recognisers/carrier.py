"""CARRIER: named zones, parks, bases, platforms, laboratories, pilot areas, sites and works."""

import re
from collections.abc import Iterator

from pipeline.lexicons import table
from pipeline.recognisers._lexical import fits, is_edge, matcher
from pipeline.recognisers._line import Line, lines
from pipeline.recognisers._phrase import GENERIC, REACH, Left, left, unusual
from pipeline.recognisers._place import ABBREVIATIONS
from pipeline.recognisers._works import works
from pipeline.schema import Find, Reading

_ROLES = {row["word"]: row["role"] for row in table("carriers")}
_names = matcher(word for word, role in _ROLES.items() if role == "name")
_heads = matcher(word for word, role in _ROLES.items() if role != "name")
_N = r"[0-9一二三四五六七八九十百两多几数]+(?:余|多)?"
_COUNTED_AFTER = re.compile(
    rf"(?:[、和][^，。；、和]{{2,12}}){{0,3}}(?:已|均)?(?:达到?|增至|增加到|由|总数达?|累计|新增)?{_N}[个家座处]"
)
_COUNTED = re.compile(
    rf"(?:(?<!第)(?:“?{_N}”?|“[A-Z]”)[个家座处批条类]|一批|各类|若干|一大批|一些|每个|各|部分)[^，。；、]{{0,6}}$"
)
_TO_BE = re.compile(
    "(?:建设|打造|创建|争创|申建|建成|成为|申报|获批|入选|列为|推进|依托|达到|争取|提升|巩固|聚焦|为|到|——|设立|构建|创成)"
    "(?:成|好|了|全国|首个|一流|重要){0,2}[“]?$"
)
_WITH = re.compile("[和与、及]$")
# 平台经济, 中心城区, 基地型: the head is part of another word.
_NOT_AFTER = re.compile(
    "体系|系统|网络|集群|[群类化型级式]|能力|水平|机制|模式|环节|等级|经济|战略|城区|企业|工作|人员|主任|负责"
)
# 赣服通, 渝快办, 豫事办, 鲁通码: the services that provinces put on the phone.
_SERVICE = re.compile(
    f"(?:[{''.join(sorted(ABBREVIATIONS))}浙])(?:[服政企农事惠易证就医居][通码办链]|快办|[政事]办|里办|省事|通码|时办|易办)"
)
_LINE_NUMBER = re.compile(
    r"(?:[0-9]+|[一二三四五六七八九十]+|S[0-9]+|机场|市域)号?线(?:[一二三四五六七八九十]期|[东西南北]?[延段]+(?:伸)?(?:线)?|支线)?"
)
_QUOTED_TAIL = re.compile("“[^“”]{2,12}(?:工厂|工程|城市|中心|基地|[园区港谷城])”")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Known names, heads with enough of a name before them, works in lists; then their repetitions."""
    memory: set[str] = set()
    for index, line, _ in lines(reading):
        for start, end in (*_known(line), *_headed(line), *works(line)):
            if end - start > 3:
                memory.add(line.text[start:end])
            yield index, Find("CARRIER", start, end)
    again = matcher(sorted(memory))
    for index, line, _ in lines(reading):
        for start, end in again(line.text):
            if not _NOT_AFTER.match(line.text, end):
                yield index, Find("CARRIER", start, end)


def _known(line: Line) -> Iterator[tuple[int, int]]:
    for start, end in _names(line.text):
        if fits(line.cuts, start, end):
            yield start, end
    for match in _SERVICE.finditer(line.text):
        yield match.span()
    if "线" in line.text:
        for match in _LINE_NUMBER.finditer(line.text):
            if "号" in match.group():
                yield _metro(line.text, match.start()), match.end()
    if "“" in line.text:
        for match in _QUOTED_TAIL.finditer(line.text):
            start = line.place_at.get(match.start())
            if start is None and line.text[match.start() - 3 : match.start()] == "国家级":
                start = match.start() - 3
            if start is not None:
                yield start, match.end()


def _metro(text: str, start: int) -> int:
    """西安地铁15号线: from the city on."""
    match = re.search("(?:[\u4e00-\u9fff]{2,3})?(?:地铁|轨道交通|轻轨|城轨)$", text[:start])
    return match.start() if match and match.group()[:2] not in ("建成", "推进", "加快", "开通") else start


def _headed(line: Line) -> Iterator[tuple[int, int]]:
    last = (-1, -1)
    for start, end in _heads(line.text):
        if not is_edge(line.cuts, end) or _NOT_AFTER.match(line.text, end):
            continue
        name = left(line, start)
        if _is_name(line, name, start, end, joined=name.start - 1 == last[1]):
            last = (name.start, end)
            yield last
            yield from _elliptic(line, name.start)


def _is_name(line: Line, name: Left, head: int, end: int, *, joined: bool) -> bool:
    text = line.text
    before = text[max(0, name.start - 12) : name.start]
    modifier = text[name.start : head]
    if not modifier:
        return False
    placed = bool(name.anchor) and name.anchor not in REACH
    if placed and name.anchor[-1] != "”":
        return True
    if _COUNTED_AFTER.match(text, end) or _COUNTED.search(before):
        return False
    cue = bool(_TO_BE.search(before)) or (joined and bool(_WITH.search(before)))
    if name.anchor:
        return _is_anchored(line, name, head, cue=cue)
    if end - name.start < 4:
        return False
    role = _ROLES[text[head:end]]
    if role == "title":
        return cue and len(text[name.start : end]) >= 6 and unusual(line, name.start, head, GENERIC) >= 2
    return unusual(line, name.start, head) >= 2


def _is_anchored(line: Line, name: Left, head: int, *, cue: bool) -> bool:
    rest = name.start + len(name.anchor)
    if name.anchor[-1] == "”":
        return head - rest <= 6
    if head - rest < 2:
        return False
    if line.text[head - 1] == "新" or "产业发展" in line.text[rest:head]:
        return False
    return unusual(line, rest, head, GENERIC) >= 2 or (cue and head - rest >= 4)


def _elliptic(line: Line, start: int) -> Iterator[tuple[int, int]]:
    """武汉东湖、襄阳、宜昌高新区: the places listed before the last one share its head."""
    while start > 2 and line.text[start - 1] == "、":
        place = line.place_at.get(start - 1)
        if place is None:
            return
        yield place, start - 1
        start = place
