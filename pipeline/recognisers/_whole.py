"""What belongs to a carrier's name on either side of modifier and head: section, phase, brackets, the place before."""

import re

from pipeline.recognisers._line import Line
from pipeline.recognisers._modifier import NATIONAL, unknown
from pipeline.recognisers._place import CALLED

_PHASE = re.compile("[一二三四五六]期(?:工程)?(?:东段|西段|南段|北段)?")
# Parks and cities keep their names without the phase.
_UNPHASED = (*"园城谷镇心院室", "园区", "开发区", "高新区", "新区", "示范区", "集聚区", "街区")
# 珠肇高铁江门至枢纽机场段, 呼南高铁襄荆段
_SECTION = re.compile("(?<=站)段|(?<=机场)段")
_RAIL = ("高铁", "铁路", "高速", "高速公路", "城际", "客专", "公路")
_SHORT_SECTION = re.compile("(?!全|该|各|首|沿|此)[\u4e00-\u9fff]{2}段(?![时落])")
# 引江补汉|工程
_WATER = re.compile("引[\u4e00-\u9fff][入济补调]")
_BRANCHES = ("一线", "二线", "三线", "四线", "东线", "中线", "西线")
# 济聊高速|改扩建项目
_REBUILT = re.compile("(?:改扩建|扩容|扩能)(?:改造)?(?:项目|工程)?(?!率)")
# 京港澳高速|青岚北出口
_EXIT = re.compile("(?![与和及至])[\u4e00-\u9fff]{2,5}?(?:出口|出入口|互通|收费站|服务区)(?![^，。；、]{0,2}[0-9])")
# 川藏铁路雅安至林芝段
_SPAN = re.compile("[\u4e00-\u9fff]{2,5}至[\u4e00-\u9fff]{2,5}段")
# 长征国家文化公园陕西重点建设区
_PART = re.compile("段|重点建设区|建设保护区|核心展示园|片区|分园|分馆|分中心|核心区|起步区")
_WHOLE = re.compile("(?:自贸(?:试验)?区|自由贸易试验区|国家实验室|自主创新示范区)$")
# 国家会展中心（天津）, 试点示范省（区）
_WHERE = re.compile("（([\u4e00-\u9fff]{1,6})）")


def whole_end(line: Line, end: int) -> int:
    """Where a name ends with its section, branch, phase or the place in brackets behind it."""
    text = line.text
    if section := _section(line, end):
        return section
    if text[end : end + 2] in _BRANCHES or (text.startswith("工程", end) and _WATER.search(text, max(0, end - 4), end)):
        return whole_end(line, end + 2)
    where = _WHERE.match(text, end)
    if where and (where[1].removesuffix("段").removesuffix("片区") in CALLED or where[1] == "区"):
        return where.end()
    if text.endswith(_RAIL, 0, end) and (more := _REBUILT.match(text, end) or _EXIT.match(text, end)):
        return more.end()
    phase = None if text.endswith(_UNPHASED, 0, end) else _PHASE.match(text, end)
    return phase.end() if phase else end


def _section(line: Line, end: int) -> int:
    """Where the section or the part ends that a name is followed by; 0 for none."""
    text = line.text
    found = _SPAN.match(text, end) or _SECTION.match(text, end)
    if found is None and text.endswith(_RAIL, 0, end):
        found = _SHORT_SECTION.match(text, end)
    stop = next((b for a, b in line.places if a == end), 0)
    if found is None and stop:
        found = _PART.match(text, stop)
    return found.end() if found else 0


def of_whole(line: Line, start: int) -> int:
    """自贸试验区|青岚片区: where the name of a part begins with the whole that it is of."""
    placed = any(a == start for a, _ in line.places)
    whole = _WHOLE.search(line.text, 0, start) if placed else None
    return whole.start() if whole else start


def whole_start(line: Line, start: int) -> int:
    """北京（京津冀）国际科技创新中心, 怀柔综合性国家科学中心: where a known name begins with the place before it."""
    at = line.text.rfind("（", 0, start - 1) if line.text[start - 1 : start] == "）" else start
    if at in line.place_at:
        return line.place_at[at]
    return unknown(line, start, topical=False) if line.text.startswith(NATIONAL, start) else start
