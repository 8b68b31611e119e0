"""Roads that are works: 104国道甲镇至乙城段改建, 岫翁西路建成通车, 建成电器城大道、北环南路.

A street where something lies or happens is a place: what makes a work of it is that it is built, widened or opened.
"""

import re
from collections.abc import Iterator

from pipeline.recognisers._line import Line
from pipeline.sentences import holds

# 国道318青岚线, 省道219线云溪段; 104国道, 323省道云岫雁泽段
_HIGHWAY = re.compile(
    "(?:[国省县]道[GSX]?[0-9]{2,4}(?!公里|米|条|[0-9.]|[个余多座])线?|(?<![0-9.])[GSX]?[0-9]{2,4}[国省县]道)"
    "(?:(?:至|到)?[\u4e00-\u9fff]{2,9}?(?:段(?![时落])|(?<=至)[0-9]{2,4}[国省县]道)|[\u4e00-\u9fff]{2,3}线(?![上内下路]))?"
    "(?:至[0-9]{2,4}[国省县]道)?(?:连接线|改扩建|改建|改线|改造|扩建|绕城段)?(?:工程|项目)?"
)
_ROAD = (
    "(?![新续改扩]建|打通|新增|年末|全[市省县区]|贯通|高速|农村|旅游|产业|县乡|国省|普通|乡村|通村|通[乡组]|[高低]?等级|城市"
    "|[一二三四]级|高等级|主干)[\u4e00-\u9fff]{1,5}?"
    "(?:大道|大街|快速路|(?<![道公铁高思出线套之电网链新支水丝回断头老硬化业村骨])路|[东西南北]环线?|公路|线(?=改线))"
)
_WORK = (
    "(?:及(?:连接线|接线工程)|(?:[东西南北]?延(?:伸|长线)|拓宽|改线|改造|扩建|提升|[一二三四]期|[东西南北]段)(?:工程)?)"
)
# What is done with a road, before a list of them and behind one.
_LED = re.compile(
    "(?:建成|开工建设|开工|新建|续建|改建|扩建|推进|加快|实施|建设|拓宽|完成|启动|抓好|做好)(?:了|[、和与]|建设)?"
)
_ONE = re.compile(
    f"(?P<road>{_HIGHWAY.pattern}|{_ROAD}(?:{_WORK})?)(?=[、和与，。；]|等|建设|建成|通车|贯通|全线|主线|竣工|开工|$)"
)
_BUILT = re.compile("(?:全线|主线|全面|已|正式)?(?:建成|通车(?!里程)|贯通|竣工|开工|完工)")
_OPENED = re.compile(f"(?:^|(?<=[，。；、])|(?<=实现)|(?<=推动)|(?<=确保)){_ROAD}(?={_BUILT.pattern})")
_ROADS = re.compile("(?:等[^，。；、]{0,8}?(?:道路|公路|路网|干道|主干道|快速路)|等[^，。；、]{0,4}(?:项目|工程))")

# One of these is in whatever is done with a road or said of it.
_WORKED = ("建", "开工", "推进", "加快", "实施", "拓宽", "完成", "启动", "抓好", "做好", "通车", "贯通", "竣工", "完工")


def roads(line: Line) -> Iterator[tuple[int, int]]:
    """Highways by number and roads that are built."""
    if holds(line.text, ("国道", "省道", "县道")):
        yield from (match.span() for match in _HIGHWAY.finditer(line.text))
    if holds(line.text, ("路", "大道", "大街", "线", "环")) and holds(line.text, _WORKED):
        yield from _streets(line)


def _streets(line: Line) -> Iterator[tuple[int, int]]:
    text, at = line.text, 0
    yield from (match.span() for match in _OPENED.finditer(text))
    while led := _LED.search(text, at):
        at = end = led.end()
        found = []
        while road := _ONE.match(text, end):
            found.append(road.span("road"))
            end = road.end() + 1
            if text[road.end() : end] not in ("、", "和", "与"):
                break
        if found:
            stop = found[-1][1]
            listed = len(found) > 1 or bool(_ROADS.match(text, stop))
            yield from (span for span in found if listed or _is_work(text, *span))
            at = stop


def _is_work(text: str, start: int, end: int) -> bool:
    """Whether one road is said to be built: widened by its name, or opened by what follows."""
    return bool(re.search(f"{_WORK}$", text[start:end]) or _BUILT.match(text, end) or "大道" in text[start:end])
