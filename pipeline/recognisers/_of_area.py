"""Plants and schools that have no name but their area's: 县水泥厂, 市第二机械厂, 青岚一中, 河北农大."""

import re
from collections.abc import Iterator

from pipeline.recognisers._lexical import is_edge
from pipeline.recognisers._line import Line, Rows, Span, placed

_PLANT = "[省市县区州](?P<makes>[\u4e00-\u9fff]{2,8}?)(?:总厂|厂)(?![房区长家矿商址])"
# What serves a town is a site of it.
_SERVES = re.compile("[水电热气理烧源]$|[和与及等的各个家属级中]")
_OPENS = re.compile("(?:^|[，、。；：（“”和与由对将把])$")
_SCHOOL = "(?<=[\u4e00-\u9fff])[一二三四五六七八九十]{1,2}(?:中|高)(?![央心小学间国型等期旬外东西南北华全职校高])"
# 河北农大
_UNIVERSITY = (
    "(?<=[\u4e00-\u9fff])(?:农|师|工|医|理工|医科|科技|财经|民族)大(?![学会队院厅道桥楼国赛多型量众力小家战规力势事幅])"
)
_SIGNS = frozenset("县市区州")


def _plant(line: Line, match: re.Match[str]) -> Iterator[Span]:
    start, end = match.span()
    at = line.place_at.get(start + 1, start)
    if _OPENS.search(line.text, 0, at) and not _SERVES.search(match["makes"]) and is_edge(line.cuts, end):
        yield at, end


def _school(line: Line, match: re.Match[str]) -> Iterator[Span]:
    start = match.start()
    if start in line.place_at:
        yield line.place_at[start], match.end()
    elif line.text[start - 1] in _SIGNS and _OPENS.search(line.text, 0, start - 1):
        yield start - 1, match.end()


ROWS: Rows = ((_plant, _PLANT), (_school, _SCHOOL), (placed, _UNIVERSITY))
