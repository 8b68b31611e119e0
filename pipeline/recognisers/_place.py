"""Places as facts and shapes: the gazetteer, and the areas that a document itself says it governs."""

import re
from functools import lru_cache

from pipeline.lexicons import table
from pipeline.recognisers._lexical import fits, is_edge, matcher
from pipeline.schema import Document

_ROWS = table("places")
ABBREVIATIONS = frozenset(row["word"] for row in _ROWS if row["type"] == "abbr")
ALONE = frozenset(row["word"] for row in _ROWS if row["alone"])
# Short forms that are other words too are places only where the text says so: in lists of places, before 等5个县.
CALLED = frozenset(row["word"] for row in _ROWS if len(row["word"]) > 1)
# No other word ends or begins so: 美丽新宁夏 is cut into 新宁 and 夏.
_SURE = frozenset(
    "宁夏 贵州 新疆 西藏 内蒙古 甘肃 青海 陕西 四川 重庆 广东 广西 福建 浙江 江苏 安徽 湖北 北京 天津 上海".split()
)
_gazetteer = matcher(sorted(word for word in ALONE if len(word) > 1))
# 经济带, 流域: with what comes before, one region.
_TAIL = re.compile("城市群|都市圈|都市区|经济圈|经济区|经济带|流域|革命老区|老区|半岛|平原|盆地|地区(?=[^生总])|三角洲")
# 浙商, 川菜, 京剧, 中国式: words made from a place.
_NOT_TAIL = re.compile("式|籍|菜|剧|商(?![务业贸])|味|号|之星|化")

_GOVERNS = re.compile(
    r"(?:^|[\s，。；：、！？（）《》“”—于在向由])"
    r"(?P<full>(?P<short>[\u4e00-\u9fff]{2,4}?)(?:省|市|县|区|自治区|自治州|自治县|旗|镇|新区))"
    r"(?:人民政府|人民代表大会|国民经济|[12][0-9]{3}年|政府|委员会|第[一二三四五六七八九十]+届|“?十[一二三四五]五"
    r"|[\u4e00-\u9fff]{2,8}(?:局|厅|委)(?:局长|厅长|主任|副|党组|$))",
    re.MULTILINE,
)
_COMMON = frozenset("全我本各城都超股省该为向县市在是")
_OPENING = 1_500


@lru_cache(maxsize=16)
def _governed(text: str) -> frozenset[str]:
    found: set[str] = set()
    for match in _GOVERNS.finditer(text):
        if _COMMON.isdisjoint(match["short"]):
            found.update((match["full"], match["short"]))
    return frozenset(found)


def governed(document: Document) -> frozenset[str]:
    """The areas that title, issuer and opening lines name as governed, full and short: 青岚市, 青岚."""
    return _governed(f"{document.title}\n{document.issuer}\n{document.text[:_OPENING]}")


def places(text: str, cuts: list[int], own: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Places that are made of whole words, with what belongs to them, left to right."""
    found = [
        (s, e) for s, e in _gazetteer(text) if (text[s:e] in _SURE or fits(cuts, s, e)) and not _NOT_TAIL.match(text, e)
    ]
    for word in sorted(own - ALONE):
        at = text.find(word)
        while at >= 0:
            found.append((at, at + len(word)))
            at = text.find(word, at + len(word))
    return _apart(sorted(((s, _tailed(text, cuts, e)) for s, e in found), key=lambda p: (p[0], -p[1])))


def _tailed(text: str, cuts: list[int], end: int) -> int:
    tail = _TAIL.match(text, end)
    return tail.end() if tail and is_edge(cuts, tail.end()) else end


def _apart(found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
