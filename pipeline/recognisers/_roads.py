"""Roads that are works: 104国道甲镇至乙城段改建, 岫翁西路建成通车.

A street where something lies or happens is a place: what makes a work of it is that it is opened, or built with
others of its kind: 打通甲路、乙路等断头路.
"""

import re
from collections.abc import Iterator

from pipeline.recognisers._line import Line, Rows, Span, whole

# 国道318青岚线, 省道219线云溪段; 104国道, 323省道云岫雁泽段
_HIGHWAY = (
    "(?:[国省县]道[GSX]?[0-9]{2,4}(?!公里|米|条|[0-9.]|[个余多座])线?|(?<![0-9.])[GSX]?[0-9]{2,4}[国省县]道)"
    "(?:(?:至|到)?[\u4e00-\u9fff]{2,9}?(?:段(?![时落])|(?<=至)[0-9]{2,4}[国省县]道)|[\u4e00-\u9fff]{2,3}线(?![上内下路]))?"
    "(?:至[0-9]{2,4}[国省县]道)?(?:连接线|改扩建|改建|改线|改造|扩建|绕城段)?(?:工程|项目)?"
)
# G336、S603道路: the numbers alone, in a list of what is built.
_NUMBERS = (
    "(?<![A-Za-z0-9])[GSX][0-9]{3}(?![0-9A-Za-z])"
    "(?=(?:、[GSX][0-9]{3})*(?:[^，。；、]{0,6}段)?(?:线|道路|公路|改|扩|等|工程|项目))"
)
# 思路, 出路, 链路
_NO_ROAD = "道公铁高思出线套之电网链新支水丝回断头老硬化业村骨"
_ROAD = (
    "(?![新续改扩]建|打通|新增|年末|全[市省县区]|贯通|高速|农村|旅游|产业|县乡|国省|普通|乡村|通村|通[乡组]|[高低]?等级|城市"
    "|[一二三四]级|高等级|主干)(?:(?!等)[\u4e00-\u9fff]){1,5}?"
    f"(?:大道|大街|快速路|(?<![{_NO_ROAD}])路|[东西南北]环线?|公路|线(?=改线))"
)
_BUILT = "(?:全线|主线|全面|已|正式)?(?:建成|通车(?!里程)|贯通|竣工|开工|完工)"
_OPENED = f"(?:^|(?<=[，。；、])|(?<=实现)|(?<=推动)|(?<=确保)){_ROAD}(?={_BUILT})"
# 打通|学林路、平江大道东段
_STREET = (
    "(?!全[市省县区]|[新续改扩]建|[城农]|打通)(?:(?!等)[\u4e00-\u9fff]){1,5}?(?:大道|大街|快速路|环路"
    f"|(?<![{_NO_ROAD}弯条类])路|(?<![大老商古]|行)街(?!道|区))(?:[东西南北中]段|[东西南北]延(?:线|伸)?)?"
)
_STREETS = f"(?P<streets>{_STREET}(?:[、和]{_STREET})+)"
_ARE_BUILT = (
    f"(?:打通|拓宽|新建|修建|改建|扩建|硬化|贯通|改造|建成|完成|实施|推进)+(?:了|市区|城区|县城|主城区|中心城区)*{_STREETS}"
    "(?!等?[^，。；]{0,6}(?:街区|老街|商业街|网红街|美食街|广场|市场|公园|片区|社区))"
    f"|{_STREETS.replace('streets', 'several')}"
    "等?(?:[0-9一二两三四五六七八九十]+条)?(?:断头路|瓶颈路|主干道|主次干道|次干道|城市道路|市政道路|乡道|道路(?:建|改|工|全)|建成|竣工|通车|贯通|改造工程|改扩建)"
)
_ROAD_OF_LIST = re.compile("(?:[^、和]|和(?=[平谐睦])|(?<=、)和)+")


def _each(_line: Line, match: re.Match[str]) -> Iterator[Span]:
    """Every road of a list."""
    start, end = match.span("streets" if match["streets"] else "several")
    for road in _ROAD_OF_LIST.finditer(match.string, start, end):
        yield road.span()


# Highways by number and roads that are built.
ROWS: Rows = ((whole, _HIGHWAY), (whole, _NUMBERS), (whole, _OPENED), (_each, _ARE_BUILT))
