"""The halls of which a town or a province has one: 省美术馆, 县青少年活动中心."""

import re
from collections.abc import Iterator

from pipeline.recognisers._lexical import is_edge
from pipeline.recognisers._line import Line, Rows, Span

_HALL = (
    "(?<![全各级城都地超社省市县区州辖])[省市县区州](?:[^，。；、的有在和与及各社区县市0-9“”]{0,5}?)"
    "(?:博物馆|图书馆|美术馆|文化馆|科技馆|档案馆|体育馆|展览馆|规划馆|方志馆|非遗馆|群艺馆|党史馆|游泳馆|体育场|大剧院|歌剧院"
    "|(?:文化|少年|青少年)宫|(?:体育|奥体|文化|艺术|文体|活动|健身|会展|游泳|康复)中心)(?:新馆|新址)?"
)
_NO_HALL = re.compile("总分馆|免费|[0-9]|覆盖|建设标准|达标")


def _hall(line: Line, match: re.Match[str]) -> Iterator[Span]:
    """Every such hall, but for what is said of all of them: 县图书馆免费开放."""
    if is_edge(line.cuts, match.end()) and not _NO_HALL.match(line.text, match.end()):
        yield match.span()


ROWS: Rows = ((_hall, _HALL),)
