"""Places as facts and shapes: the gazetteer, and the places that only the document itself knows."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.lexicons import table, words
from pipeline.recognisers._lexical import fits, is_edge
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
# 经济带, 流域: with what comes before, one region.
_TAIL = re.compile("城市群|都市圈|都市区|经济圈|经济区|经济带|流域|革命老区|老区|半岛|平原|盆地|地区(?=[^生总])|三角洲")
# 浙商, 川菜, 京剧, 中国式: words made from a place.
_NOT_TAIL = re.compile("式|籍|菜|剧|商(?![务业贸])|味|号|之星|化|[东西南北中]路")

_AREA = "自治[区州县]|新区|[省市县区州盟旗镇乡]"
_OPEN = r"(?:[\s，。；：、！？（）《》“”—在于和与及至到从由将对把经赴向全]|支持|鼓励|推动|位于|走进|其中|以及|代表)"
# Signs of a name, and what must precede them. A sign is cheap to look for; only then is looked back.
_SIGNED = (
    # 青岚市人民政府, 青岚市财政局
    (
        re.compile(
            rf"(?:{_AREA})(?=人民政府|人民代表大会|国民经济|[12][0-9]{{3}}年|政府|委员会|第[一二三四五六七八九十]+[届次]"
            r"|“?十[一二三四五]五|[\u4e00-\u9fff]{2,8}(?:局|厅|委|办公室)|人民医院|委书记|委、|长[\u4e00-\u9fff]{2,3})"
        ),
        re.compile(rf"{_OPEN}([\u4e00-\u9fff]{{2,4}})$"),
    ),
    # 支持云岭县建设…, 临潮区、浦南县
    (
        re.compile("县(?![域级乡委长])|市(?![场民值级区域政辖长委])|镇(?!村|长)|旗(?![下舰帜])"),
        re.compile(rf"{_OPEN}([\u4e00-\u9fff]{{2}})$"),
    ),
    # 镜川江出境断面
    (
        re.compile("[江河湖](?=干流|支流|流域|出境|入境|出[省市县]|水质|两岸|沿岸|沿线|国控|断面|治理)"),
        re.compile(rf"{_OPEN}([\u4e00-\u9fff]{{1,2}})$"),
    ),
    (re.compile("(?=都市圈|城市群)"), re.compile(rf"{_OPEN}([\u4e00-\u9fff]{{2,3}})$")),
)
_WATER = frozenset("江河湖")
_BACK = 8
_TITLED = re.compile(
    rf"^(?:[0-9]{{4}}年)?(?P<short>[\u4e00-\u9fff]{{2,4}}?)(?P<level>{_AREA})[^\n，。；]{{2,40}}?(?:规划|方案|计划|意见|报告|办法|会)",
    re.MULTILINE,
)
_USUAL = frozenset(words("common")) | frozenset(words("stops")) | frozenset(words("generic"))
_SINGLE = frozenset(
    "由同经会并请以到至即各有无使让对的了和与及或等乃于从被把将要可能应须全我本城都超股省该为向县市区在是大强名小老新重古旺设"
    "百几多两三四五六七八九十州这那每其某个"
)


@lru_cache(maxsize=16)
def _own(text: str, head: str) -> frozenset[str]:
    found: set[str] = set()
    text = f"\n{text}"
    for sign, before in _SIGNED:
        for match in sign.finditer(text):
            name = before.search(text[max(0, match.start() - _BACK) : match.start()])
            if name:
                found.update(_names(name.group(1), match.group()))
    for match in _TITLED.finditer(head):
        found.update(_names(match["short"], match["level"]))
    return frozenset(found - ALONE)


def _names(short: str, level: str) -> Iterator[str]:
    """Full and short, where the name is no usual word and holds none; a river has no short name."""
    pairs = {short[i:j] for i in range(len(short)) for j in range(i + 2, len(short) + 1)}
    if not _SINGLE.isdisjoint(short) or not _USUAL.isdisjoint(pairs) or short + level in _USUAL:
        return
    if level in _WATER:
        if short + level not in ("河湖", "江河", "江湖", "湖河"):
            yield short + level
        return
    yield short
    yield short + level


def governed(document: Document) -> frozenset[str]:
    """The places that only this document knows, full and short: 青岚市, 青岚."""
    return _own(document.text, f"{document.title}\n{document.issuer}\n{document.text[:_OPENING]}")


_OPENING = 1_500


def places(
    text: str, cuts: list[int], known: list[tuple[int, int]], own: frozenset[str]
) -> tuple[tuple[int, int], ...]:
    """Of the gazetteer's places those made of whole words, and the document's own, with what belongs to them."""
    found = []
    for start, end in known:
        tail = _tailed(text, cuts, end)
        whole = text[start:end] in _SURE or fits(cuts, start, end) or (tail > end and fits(cuts, start, tail))
        if whole and not _NOT_TAIL.match(text, end):
            found.append((start, tail))
    for word in own:
        at = text.find(word)
        while at >= 0:
            found.append((at, _tailed(text, cuts, at + len(word))))
            at = text.find(word, at + len(word))
    return _apart(sorted(found, key=lambda place: (place[0], -place[1]))) if found else ()


def _tailed(text: str, cuts: list[int], end: int) -> int:
    tail = _TAIL.match(text, end)
    return tail.end() if tail and is_edge(cuts, tail.end()) else end


def _apart(found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
