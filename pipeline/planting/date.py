"""A day that there is not, or a deadline beyond the years that a plan is for."""

import re
from collections.abc import Iterator
from random import Random

from pipeline.planting import Known, Planted
from pipeline.planting._editing import replaced

FAMILY = "date"
_DAY = re.compile("(?P<month>1?[0-9])月(?P<day>[1-3]?[0-9])日")
_UNDATED = re.compile("(?<=[，。；])(?=[^，。；（）\n]{4,20}(?:投产|开工|建成|完成|启用)[，。])")
_SPAN = re.compile("（?20[0-9]{2}[—－-](?P<last>20[0-9]{2})年?）?")
_PLAN = re.compile("规划|方案|计划|纲要|意见|措施")
_TITLE = 60


def plant(text: str, known: Known, dice: Random) -> Iterator[Planted]:
    """A day changed to one that its month does not have; a deadline of a plan moved out of its years."""
    del known
    for match in _DAY.finditer(text):
        wrong = "2月30日" if match["month"] == "2" else dice.choice((f"{match['month']}月32日", "13月5日", "6月31日"))
        if wrong != match.group():
            yield replaced(text, *match.span(), wrong, "没有的日子")
    for match in _UNDATED.finditer(text):
        yield replaced(text, match.start(), match.start(), dice.choice(("2月30日前，", "9月31日前，")), "没有的日子")
    span = _SPAN.search(text, 0, _TITLE)
    planned = span if span and _PLAN.search(text, 0, _TITLE) else None
    for match in re.finditer(f"(?<=到){planned['last']}(?=年)", text) if planned else ():
        # 2030 and 2035 are the nation's landmarks, named in plans of other years as well.
        late = int(match.group()) + 3
        yield replaced(text, *match.span(), str(late + (late % 5 == 0)), "期限超出规划期")
