"""Places as facts: the gazetteer, with what belongs to a name and what makes another word of it."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from pipeline.lexicons import table, words
from pipeline.recognisers._abbreviated import runs
from pipeline.recognisers._lexical import fits, is_edge

_ROWS = table("places")
ABBREVIATIONS = frozenset(row["word"] for row in _ROWS if row["type"] == "abbr")
ALONE = frozenset(row["word"] for row in _ROWS if row["alone"])
# Short forms that are other words too are places only where the text says so: in lists of places, before 等5个县.
CALLED = frozenset(row["word"] for row in _ROWS if len(row["word"]) > 1)
_USUAL = frozenset(words("common")) | frozenset(words("stops"))
# No other word ends or begins so: 美丽新宁夏 is cut into 新宁 and 夏.
_SURE = frozenset(
    "雄安 西咸 台湾 香港 澳门 宁夏 贵州 新疆 西藏 内蒙古 甘肃 青海 陕西 四川 重庆 广东 广西 福建 浙江 江苏 安徽 湖北"
    " 北京 天津 上海".split()
)
# 经济带, 流域: with what comes before, one region.
_TAIL = re.compile(
    "农牧交错带|岛(?![国屿礁])|(?:现代化)?都市圈|城市群|都市区|经济圈|经济区|经济带|流域|革命老区|老区|半岛|平原|盆地|地区(?=[^生总])|三角洲"
    "|(?<=[江河水湖])(?:上中下游|中上游|中下游|上中游|上游|中游|下游)(?![产企])"
)
_OTHER = re.compile(
    "(?<=[局委办厅部院府会行司])会同县|会同县(?=[\u4e00-\u9fff]{2,6}[局委办])|(?<=幸福|健康|平安|人民|群众|百姓)安康|(?<=[省市县区州])[东西南北中]部|(?<=东)西部|朝阳(?:产业|行业|事业)|日照(?:[时强充长]|条件|百分|不足|小时)"
    "|[东西中]部(?:大开发|陆海|计划|战区|片区|新城|崛起战略|战略)"
    "|白银(?:产量|价格|储量|期货)|上海合作|中国(?:制造|智造|芯)|长江(?:江豚|刀鱼|鲟)|非洲(?:猪瘟|菊)|日本(?:脑炎|料理)|(?!中国)(?:[\u4e00-\u9fff]{2})(?:倡议|宣言|共识|公约|议定书)(?=[，。；、》”]|发布|通过|签署)|北京时间|南京条约|多哈回合|巴黎协定|京都议定书|内地(?:生|班)|[北南]方(?:人|言|民族)|沿海(?!地区)"
)
# 齐鲁大地, 西欧各国: a place with these behind it may be one word.
_LANDS = ("大地", "各国", "国家", "人民")
_NOT_TAIL = re.compile("式|籍|菜|剧|商(?![务业贸])|味|号|之星|化|精神|[东西南北中]路")


def places(
    text: str, cuts: list[int], known: list[tuple[int, int]], own: Iterable[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """Of the gazetteer's places those made of whole words, and the document's own, with what belongs to them."""
    found, pairs = [], _adjoining(cuts, known)
    for start, end in known:
        if text[start + 1 : start + 3] in _SURE and text[start : start + 3] not in ALONE:
            start, end = start + 1, start + 3
        tail = _tailed(text, cuts, end)
        if (text[start:end] in _SURE or (start, end) in pairs or _whole(text, cuts, start, end, tail)) and not _other(
            text, start, end
        ):
            found.append((start, tail))
    found.extend((start, _tailed(text, cuts, end)) for start, end in own)
    found.extend(runs(text, cuts))
    return _apart(sorted(found, key=lambda place: (place[0], -place[1]))) if found else ()


def _adjoining(cuts: list[int], known: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """福建厦门: two places that a segmenter takes for one word."""
    if len(known) < 2:
        return set()
    at = dict(known)
    joined = ((a, b, at[b]) for a, b in known if b in at and is_edge(cuts, a) and is_edge(cuts, at[b]))
    return {part for a, b, c in joined for part in ((a, b), (b, c))}


def _whole(text: str, cuts: list[int], start: int, end: int, tail: int) -> bool:
    if text.startswith(_LANDS, end) and is_edge(cuts, start):
        return True
    if not (fits(cuts, start, end) or (tail > end and fits(cuts, start, tail))):
        return False
    # 主动适|应城市, 重庆市|场: a usual word runs over the beginning or the end.
    return not (_split(text, cuts, start) or (tail == end and _split(text, cuts, end)))


def _split(text: str, cuts: list[int], at: int) -> bool:
    edge = bisect_left(cuts, at)
    return cuts[edge] != at and text[cuts[edge - 1] : cuts[edge]] in _USUAL


def _other(text: str, start: int, end: int) -> bool:
    """浙商, 京剧, 幸福安康, 朝阳产业: another word, made from a place or written like one."""
    return bool(_NOT_TAIL.match(text, end) or _OTHER.match(text, start))


def _tailed(text: str, cuts: list[int], end: int) -> int:
    tail = _TAIL.match(text, end)
    return tail.end() if tail and is_edge(cuts, tail.end()) else end


def _apart(found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
