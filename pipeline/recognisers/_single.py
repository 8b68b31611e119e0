"""One project by itself, told by its place, its firm or its brand: 总投资42亿元的丹穴二期绿氢项目."""

import re
from collections.abc import Iterator

from pipeline.recognisers._line import Line, Rows, Span
from pipeline.recognisers._modifier import modifier
from pipeline.recognisers._phrase import REACH, unusual

# 总投资42亿元的丹穴二期绿氢项目: one work.
_WORK = "项目(?![部组库名法类申数管])"
# 归河下游右岸|堤防达标工程
_WATERWORK = (
    "(?:堤防|排涝|灌区|引调?水|调水|供水|除险加固|防洪|治涝|截污|补水|[东南西北]送|河道|航道|码头|水库|泵站|水闸|渠系|管网"
    "|(?<=渠)(?:续建|配套))(?:[与和]?(?:续建|新建|扩建|改建|改造|提升|达标|整治|治理|加固|扩容|建设|配套|连通|除险|节水|导流|一体化))*工程"
)
_BROUGHT = re.compile("(?:元的|引进|签约|落地|落户|开工|投产|竣工|推进|推动|促进|加快|^|[，。；、])$")
# 都市圈年度重大项目: many, or none in particular.
_NUMBER = re.compile("[0-9一二两三四五六七八九十百千余多][个项处批]$")
_MANY = re.compile("等|常规|检查|检验|诊疗|收费|医保|保险|服务|年度|[重较]大|重点|计划|各|需求|所有|全部|科研|合作")


def _single(line: Line, match: re.Match[str]) -> Iterator[Span]:
    """A project that a place, a firm or a brand anchors."""
    name = modifier(line, match.start())
    anchored = name.anchor and name.anchor not in REACH and name.anchor[-1] != "”"
    # 青岚产业园、青岚玻璃基板|项目: both of them are.
    shared = line.text[name.start - 1 : name.start] == "、"
    if match.start() - name.start <= 4 or _MANY.search(line.text, name.start, match.end()):
        return
    # 推进32个城中村改造项目: as many as that.
    if _NUMBER.search(line.text, max(0, name.start - 4), name.start):
        return
    if anchored or _is_brought(line, name.start, match.start()):
        yield name.start, match.start() if shared else match.end()


def _is_brought(line: Line, start: int, end: int) -> bool:
    """引进总投资120亿元的|富乐德半导体|项目: a maker's name behind what is done with a work."""
    brought = _BROUGHT.search(line.text, max(0, start - 2), start)
    return bool(brought) and "”" not in line.text[start:end] and unusual(line, start, end) >= 2


def _waterwork(line: Line, match: re.Match[str]) -> Iterator[Span]:
    """沔溪灌区续建配套工程: where a place, a river or an unknown word leads to it; 规模化供水工程 are many."""
    name = modifier(line, match.start())
    anchored = name.anchor not in ("", *REACH) or unusual(line, name.start, match.start()) >= 2
    if anchored and match.start() - name.start > 1 and not _MANY.search(line.text, name.start, match.start()):
        yield name.start, match.end()


ROWS: Rows = ((_single, _WORK), (_waterwork, _WATERWORK))
