"""Works and sites that are named only by a list: 西十、康渝等4条高铁; 陕煤榆林化学二期等项目."""

import re
from collections.abc import Iterator

from pipeline.lexicons import table
from pipeline.lexicons.speech import is_word
from pipeline.recognisers._lexical import backwards
from pipeline.recognisers._line import STOPS, Line, Listing
from pipeline.recognisers._phrase import COMMON, GENERIC, unusual
from pipeline.recognisers._place import CALLED
from pipeline.recognisers._said import is_amount

_CLASS = re.compile(
    r"等(?:一批)?(?:“?[0-9一二三四五六七八九十百两多余]+(?:个|条|座|处|家|项|大)”?(?:[^，。；、等]{1,8}、[0-9]+(?:个|条|座))?)?(?:(?!谋划|实施|推进|[^，。；]{0,6}(?:领域|方面|企业|行业))[^，。；、等的县者入]{0,14}?)"
    r"(?:重大项目|项目|工程|高铁|铁路|高速公路|高速|公路|水库|煤矿|电站|机场|港口|轨道交通线|线路|园区|开发区|新区|平台|景区|景点"
    r"|大科学装置|公园|公共空间|聚集区|文化街区|旧址|遗迹|集群|场馆|基地|实验室|枢纽|大桥|通道|航道|博物馆|遗址|载体|功能区|重点片区|片区|商圈|工作室|街区|综合体)(?!化|群|经济|城市|机械|装备|设备|技术|服务)"
)
# 等开工建设, 等投运: what is opened is a work.
_NUMBERED = re.compile("(?:[0-9]+|[两二三四五六七八九十]+)个[^，。；、]{0,14}项目")
_OPENS = re.compile(
    "等(?:一批)?(?:相继|陆续|全面|全部|顺利|先后|正式|加快)?(?:建成|开工|投产|投运|投用|投入(?:使用|运营|运行)|通车|竣工|开通|启用|落成|并网|签约|落地|建设(?:完成|完工|提速|(?=[，。；]|$)))"
)
_BUILT = re.compile("(?:重大|重点)?项目(?:加快|提速)?(?:建设|落地|开工|投产|竣工|投运|签约|推进)")
_BODIES = ("医院", "大学", "学院", "公司", "集团", "银行")
# 等“十大工程”, 等产业化项目: no works.
_NO_CLASS = re.compile("“(?![二两三四五六七八九十]大)|产业化|成果|国际合作|科研")
_ORGS = frozenset(row["word"] for row in table("orgs") if row["role"] == "name")
_HEADS = frozenset(row["word"] for row in table("carriers") if row["role"] != "name")
_ENDED = "|".join(("段|发电|技改|改造|扩建|扩能|搬迁|[一二三四]期", *sorted(h for h in _HEADS if len(h) > 1)))
_JOINT = re.compile(f"(?:{_ENDED})(?P<and>以及|[和与及])(?=[^，。；、]{{2}})")
_DIGIT = re.compile("[0-9]")
_TAIL = re.compile("(?:重大|重点)?(?:项目|建设)$|（[^（）段]{1,6}）$")
_LEAD = re.compile(
    "^.*(?:[百千万亿0-9]元的|洽谈|应用于|用于|服务于|新开工|开工|竣工|签约|引进|落地|改扩建|新建扩建|扩建|提速|建设|新建|续建|实施|抓好|搞好|开展|启动|推进|推动|加快|开发|振兴|项目)[和与及]?(?=.{2})"
)
# Classes whose members may bear the shortest of names.
_ROAD = re.compile("铁|高速|公路|线路|大桥|通道|水库|机场|电|蓄能|矿")
# 等创新平台达到86家: kinds that are counted.
_COUNTED = re.compile("(?:已|均)?(?:达到?|增至|总数达?|累计)[0-9]")
# 青岚、云溪等5个机场: the places stand for what they have.
_PLACED = re.compile(
    r"等(?:[0-9一二三四五六七八九十两多余]+(?:个|条|座|处|家|大))?(?:大型|重点|骨干|主要|国家级|省级)?"
    "(?:(?:支线|通用)?机场|煤矿|露天矿|(?:抽水蓄能|水|核)?电[站厂]|抽水蓄能项目|水库|港口|高新区|经开区|开发区|新区|灌区"
    "|铁路|高铁|高速公路|航站楼|口岸|园区|(?:省|市|重点|[\u4e00-\u9fff]{2})?实验室|综保区|综合保税区|自贸片区|重大(?:合作|开放|创新|战略)?平台|煤田|油田|气田)(?![城群带]|建设用|管委)"
)
# 甲、乙等商圈 are places; 甲商圈、乙商圈 are what they are called.
_CALLED_SO = ("片区", "商圈", "工作室")
# 改造提升钟楼街、平江路等特色街区: streets are places.
_STREETS = re.compile("街区|商圈")
STREET = re.compile("(?<![步公铁速大])(?:街|路)$|(?<=大)街$")
_SINGULAR = re.compile("大科学装置|国家公园")
_PHASE = re.compile("[一二三四五六]期$")
_NO_WORK = (
    "经济",
    "行动",
    "改革",
    "制度",
    "政策",
    "体系",
    "论坛",
    "大会",
    "博览会",
    "交易会",
    "峰会",
    "公司",
    "集团",
    "机制",
    "服务",
    "大学",
    "学院",
    "研究院",
    "研究所",
    "研究",
    "规划",
    "锻造",
    "样板升级",
)
_CAMPAIGN = re.compile(
    "退耕|还林|还草|治沙|退牧|天然林|扶贫|普及|传承|教育|卫生|医疗|推广|扶持|行动|培训|强基|排查|整治|一流|县域|^[^0-9]*(?:利用|加工|回收|处置)$"
)
_FIRM = re.compile("集团|公司|股份")
_PLATFORM = re.compile("(?:、[^，。；、]{4,14}研究院)*等[^，。；、]{0,6}平台")
_SHORTEST, _LONGEST, _BRAND = 2, 28, 4


def works(line: Line) -> Iterator[tuple[int, int]]:
    """The items of such lists that are proper names: with a place, a firm, a figure or an unknown word in them."""
    for listing in line.listings:
        yield from _built(line, listing)
        yield from _numbered(line, listing)
        kind = _kind(line.text, listing)
        if not kind or _COUNTED.match(line.text, kind.end()) or _NO_CLASS.search(kind.group()):
            continue
        if len(listing.items) == 1 and line.text[listing.end - 1] == "”":
            continue
        road, singular = bool(_ROAD.search(kind.group())), bool(_SINGULAR.search(line.text, *kind.span()))
        opened = bool(_OPENS.match(kind.group()))
        own = kind.group().endswith(_CALLED_SO) and not kind.group().endswith("重点片区")
        singular = singular or bool(_PLACED.match(line.text, listing.end))
        items = [_edges(line, *part) for item in listing.items for part in parts(line.text, *item)]
        # 京东方等重大产业项目: whose they are is a firm; of several firms each stands for its works.
        firms = frozenset(line.known.get("organisation", ()))
        if len(items) > 1 and kind.group().endswith("项目") and not firms.isdisjoint(items):
            makers = all(item in firms or _is_brand(line, *item) for item in items)
            yield from items if makers else ()
        items = [(a, b) for a, b in items if _SHORTEST <= b - a <= _LONGEST and (a, b) not in firms]
        proper = [singular or _is_proper(line, a, b, road=road) for a, b in items]
        beside = any(proper) and kind.group().endswith("项目")
        for (start, stop), is_proper in zip(items, proper, strict=True):
            if own and not line.text.endswith(_CALLED_SO, start, stop):
                continue
            if _STREETS.search(kind.group()) and STREET.search(line.text, start, stop):
                continue
            if opened and (line.text.endswith(_BODIES, start, stop) or not _is_sited(line, start, stop)):
                continue
            if is_proper or (beside and _is_brand(line, start, stop)):
                yield start, stop


def _edges(line: Line, start: int, end: int) -> tuple[int, int]:
    """An item with the firm before it, without the verb that leads to it, 项目 behind it and marks around it."""
    start = next((a for a, b in line.known.get("organisation", ()) if b == start), start)
    lead = _LEAD.match(line.text[start:end])
    start += lead.end() if lead else 0
    if line.text[start - 1 : start] == "至":
        start = _station(line, start - 1)
    tail = _TAIL.search(line.text[start:end])
    stop = start + tail.start() if tail else end
    quoted = line.text[start] == "“" and line.text[stop - 1] == "”"
    return start + quoted, stop - quoted


def _built(line: Line, listing: Listing) -> Iterator[tuple[int, int]]:
    """加快青岚光伏产业园、云溪玻璃基板项目建设: works that are listed, and what becomes of them is said."""
    if listing.etc or len(listing.items) < 2:
        return
    last, stop = listing.items[-1]
    if told := _BUILT.search(line.text, last, stop):
        for start, end in (*listing.items[:-1], (last, told.start())):
            if _SHORTEST <= end - start <= _LONGEST and _is_sited(line, start, end):
                yield start, end


def _numbered(line: Line, listing: Listing) -> Iterator[tuple[int, int]]:
    """云和数据中心、阿特斯、青岚硅业3个超百亿元的产业项目: works whose number stands behind them."""
    last, stop = listing.items[-1]
    found = None if listing.etc or len(listing.items) < 2 else _NUMBERED.search(line.text, last + 2, stop)
    if found:
        items = [*listing.items[:-1], (last, found.start())]
        proper = [_is_sited(line, a, b) for a, b in items]
        if any(proper):
            for (start, end), own in zip(items, proper, strict=True):
                if own or _is_brand(line, start, end):
                    yield start, end


def _kind(text: str, listing: Listing) -> re.Match[str] | None:
    if not listing.etc:
        return None
    return _CLASS.match(text, listing.end) or (_OPENS.match(text, listing.end) if len(listing.items) > 1 else None)


def parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """银昆高速宁夏段和黑山峡黄河特大桥: two works, where a head or a section ends before 和."""
    joint = _JOINT.search(text, start, end)
    while joint:
        yield start, joint.start("and")
        start = joint.end("and")
        joint = _JOINT.search(text, start, end)
    yield start, end


def is_unbalanced(text: str) -> bool:
    """Whether quotation marks or brackets open and do not close in it, or the other way round."""
    return text.count("“") != text.count("”") or text.count("（") != text.count("）")


def _is_proper(line: Line, start: int, end: int, *, road: bool) -> bool:
    text = line.text[start:end]
    if is_unbalanced(text) or "”“" in text or text in COMMON or text in _HEADS or text.endswith(_NO_WORK):
        # 建强绿色船舶研究院等创新平台: there they are called so.
        return text.endswith("研究院") and bool(_PLATFORM.match(line.text, end)) and len(text) > _BRAND + 2
    if is_amount(line.text, start):
        return False
    # 央企云重: a firm, and what kind it is of; 在建项目 are many.
    if text[1:2] == "企" or text.startswith("在建"):
        return False
    if any(start <= a and b <= end for a, b in line.places):
        return not _is_all_places(line, start, end)
    if _PHASE.search(text) or text in CALLED or _FIRM.search(text) or _holds_firm(text):
        return True
    if _CAMPAIGN.search(text) or (start, end) in line.known.get("industry", ()):
        return False
    if _is_named(line, start, end):
        return True
    return (unusual(line, start, end) >= 2 and (len(text) > 2 or road)) or (
        bool(_DIGIT.search(text)) and len(text) >= 6
    )


def _is_brand(line: Line, start: int, end: int) -> bool:
    """南玻, 德金: what no dictionary has, short, among works that bear their makers' names."""
    text = line.text[start:end]
    known = any(start < b and a < end for a, b in line.known.get("industry", ()))
    return end - start <= _BRAND and not known and text not in COMMON and not is_word(text) and text[-1] not in "化等"


def _is_sited(line: Line, start: int, end: int) -> bool:
    """Whether there is a place, a firm, a phase or a head with a name of its own in it."""
    placed = any(start <= a and b <= end for a, b in line.places)
    text = line.text[start:end]
    return placed or bool(_PHASE.search(text)) or _holds_firm(text) or _is_named(line, start, end)


def _is_named(line: Line, start: int, end: int) -> bool:
    """国贸中心等重大项目: a head, and before it any word that is not said of all of its kind."""
    heads = (a for a, b in line.known.get("carrier head", ()) if b == end and a > start)
    return any(unusual(line, start, a, GENERIC | _HEADS) >= 2 for a in heads)


def _station(line: Line, end: int) -> int:
    """开工大村至青岚: where the first of the two ends of a line begins."""
    at, word = next(iter(backwards(line.text, line.cuts, end)), (end, ""))
    return line.place_at.get(end, end + 1 if word in STOPS or not word else at)


def _holds_firm(text: str) -> bool:
    return any(text[i : i + n] in _ORGS for i in range(len(text)) for n in (2, 3, 4))


def _is_all_places(line: Line, start: int, end: int) -> bool:
    """黑龙江三江平原: nothing but places, which are not named again; 重庆至贵阳 is a line."""
    for a, b in line.places:
        if a == start:
            start = b
    return start == end
