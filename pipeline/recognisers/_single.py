"""One project by itself, told by its place, its firm or its brand: 总投资42亿元的丹穴二期绿氢项目."""

import re
from collections.abc import Iterator

from pipeline.recognisers._line import Line, Rows, Span
from pipeline.recognisers._modifier import modifier
from pipeline.recognisers._phrase import REACH, unusual

# 总投资42亿元的丹穴二期绿氢项目: one work.
_WORK = "项目(?![部组库名法类申数管])"
_BROUGHT = re.compile("(?:元的|引进|签约|落地|落户|开工|投产|竣工|推进|推动|促进|加快|^|[，。；、])$")
# 都市圈年度重大项目: many, or none in particular.
_MANY = re.compile("等|年度|[重较]大|重点|计划|各|需求|所有|全部|科研|合作")


def _single(line: Line, match: re.Match[str]) -> Iterator[Span]:
    """A project that a place, a firm or a brand anchors."""
    name = modifier(line, match.start())
    anchored = name.anchor and name.anchor not in REACH and name.anchor[-1] != "”"
    # 青岚产业园、青岚玻璃基板|项目: both of them are.
    shared = line.text[name.start - 1 : name.start] == "、"
    if match.start() - name.start <= 4 or _MANY.search(line.text, name.start, match.end()):
        return
    if anchored or _is_brought(line, name.start, match.start()):
        yield name.start, match.start() if shared else match.end()


def _is_brought(line: Line, start: int, end: int) -> bool:
    """引进总投资120亿元的|富乐德半导体|项目: a maker's name behind what is done with a work."""
    brought = _BROUGHT.search(line.text, max(0, start - 2), start)
    return bool(brought) and "”" not in line.text[start:end] and unusual(line, start, end) >= 2


ROWS: Rows = ((_single, _WORK),)
