"""Unknown industries by their class: …产业, …产业链, and the firms that make or grow something (家具制造企业)."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise, takewhile

from pipeline.lexicons.speech import acts
from pipeline.recognisers._company import CLASS_TAIL, CLASSES
from pipeline.recognisers._lexical import backwards, behind, is_edge
from pipeline.recognisers._line import Line
from pipeline.recognisers._phrase import left

TAIL = re.compile(
    "产业链?(?!化|务|园|城|基地|带|区|开发区|集聚区|示范区|投资|基金|工人|技工)|(?<=[旅物酒药水餐造工殖植织选储输材])业(?!务|绩|态|界|主|[已余内外者])"
    "|(?:制造|服务|加工)业(?!务|绩|态|界|主)|经济(?![区圈带社效总运增体结指实形基作秩犯])"
)
_CLASS = re.compile("产业|(?:加工|制造|养殖|种植)(?=企业(?!家))")
# 产业转移, 产业创新: of industry at large.
_ABOUT = re.compile(
    "创新|协同|支撑|共建|转移|转型|升级|布局|结构|基础|数字化|合作|协作|[集聚]聚|工程师|聚集|导入|准入|扶贫|帮扶|振兴|用地|引导|政策|负面清单|目录|名录|密集带|、?要素|科技互|强[国省市县]|变革|体系|技术体系|发展需求|配套"
)
# Meetings and bodies that are called by an industry are none.
EVENT = re.compile(
    "[^，。；：、“”\n到加办开]{0,8}?(?:博览会|交易会|洽谈会|推介会|展览会|论坛|大会|峰会|年会|大赛|大奖赛|锦标赛|运动会|马拉松|(?<![发拓开扩进施伸延画])展(?=[、，。；]|和[^，。；]{0,8}会)|双年展|[文旅]化?节)"
)
BODY = re.compile(
    "[^，。；：、“”\n]{0,4}?(?:集团(?!军)|公司|协会|学会|商会|联合会|联盟|基金|研究院|研究所|实验室|领导小组|专班)"
)
# 四大楼宇产业: a class that is counted; 三类医疗器械 a grade.
_CLASSIFIED = re.compile("[0-9一二三四五六七八九十两][大个]$")
# 淡水养殖|四项骨干产业
_COUNTED = re.compile("[两三四五六七八九十][大个项类条种](?![\u4e00-\u9fff]业链)")
# 7|条子产业链, 一|套产业链: cut in the wrong place.
_CLASSIFIER = re.compile("(?<=[0-9一二三四五六七八九十两])[条套批项种类]|[一两][套批条种类]")
# How words of making and dealing end.
_MADE = tuple("造制炼织染纺铸锻冶产养殖种植销运储印修")
# 聚集产业链相关企业: of whatever chain.
_GATHERED = frozenset("聚集 集聚 汇聚 上下游".split())
_SIZED = re.compile("[十百千万亿]+元?级?|[0-9.]+[%％]|规模以上|规上|限额以上|限上")
# What ranks a name and is no part of it.
_PRAISE = frozenset(
    "大型 中小 精深 特色 优势 一流 重点 支柱 主导 主要 骨干 龙头"
    " 全国 全省 世界级 国家级 省级 万亿级 千亿级 百亿级 亿级 级".split()
)
# 天岫集团|氯碱产业: whose it is.
_FIRM = re.compile("(?<=[\u4e00-\u9fff]{2})(?:集团|公司)(?=[^，。；、]{2})")


def classed(line: Line) -> Iterator[tuple[int, int]]:
    """Unknown …产业 and …产业链, and what the firms are that do it (家具制造企业), without the place before it."""
    for match in _CLASS.finditer(line.text):
        at = match.start()
        tail = TAIL.match(line.text, at) if match.group() == "产业" else match
        if tail and line.text[at - 1 : at] != "全" and _is_field(line.text, tail.end()):
            start = left(line, at).start
            for a, b in line.places:
                start = b if a == start else start
            firm = _FIRM.search(line.text, start, at)
            start = _unpraised(line, _behind_deeds(line, firm.end() if firm else start, at), at)
            text = line.text[start : tail.end()]
            none = _is_counted(line.text, start, at) or bool(CLASS_TAIL.search(text))
            # 某商飞|产业链: a firm's own.
            none = none or (start, at) in line.known.get("organisation", ())
            if at - start > 1 and not none and _is_subject(line, start, at):
                yield start, tail.end()


def _is_counted(text: str, start: int, end: int) -> bool:
    """Whether a number of industries is told: 四大|楼宇产业, 淡水养殖|四项骨干产业, 7|条子产业链."""
    return bool(
        _CLASSIFIED.search(text, 0, start) or _CLASSIFIER.match(text, start) or _COUNTED.search(text, start, end)
    )


def _behind_deeds(line: Line, start: int, head: int) -> int:
    """Where the name begins behind the last word of what is done with it and how: 省政府一直高度重视新能源产业."""
    for a, end in pairwise(line.cuts[bisect_right(line.cuts, start) - 1 :]):
        if end > head:
            break
        # 拉长|产业链; but what dealers and makers do may be a trade of its own: 冶炼产业.
        if acts(line.text[a:end]) and (end < head or not line.text.endswith(_MADE, a, end)):
            start = end
    return start


def _unpraised(line: Line, start: int, head: int) -> int:
    """Where the name begins behind words that only rank it: 千亿级数字产业."""
    sized = _SIZED.match(line.text, start, head)
    start = sized.end() if sized and is_edge(line.cuts, sized.end()) else start
    return behind(line.text, line.cuts, start, head, _PRAISE.__contains__)


def _is_field(text: str, end: int) -> bool:
    return not (_ABOUT.match(text, end) or BODY.match(text, end) or EVENT.match(text, end))


def _is_subject(line: Line, start: int, end: int) -> bool:
    parts = [word for at, word in takewhile(lambda each: each[0] >= start, backwards(line.text, line.cuts, end))]
    return not any("”" in word for word in parts) and any(
        len(word) > 1 and word not in CLASSES and word not in _GATHERED for word in parts
    )
