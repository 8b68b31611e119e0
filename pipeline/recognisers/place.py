"""PLACE: administrative areas, regions, rivers and mountains, by gazetteer, by shape and by the document's own word."""

import re
from collections.abc import Iterator

from pipeline.lexicons import table
from pipeline.recognisers._abbreviated import singles
from pipeline.recognisers._events import in_event
from pipeline.recognisers._lexical import backwards, fits, is_edge, matcher, run_start
from pipeline.recognisers._line import STOPS, Line, Listing, lines
from pipeline.recognisers._own_places import holds_usual
from pipeline.recognisers._phrase import COMMON, unusual
from pipeline.recognisers._place import CALLED
from pipeline.recognisers._works import STREET
from pipeline.schema import Find, Reading
from pipeline.sentences import holds

AFTER = ("carrier", "organisation", "document")
_AREAS = (
    "县区|县市|市县|区县|旗县|县城|县|设区市|市(?![场民值级])|省份|省区|省市|省(?![级内])|区(?![域级间块])"
    "|[两二三四五六七八九]州|新区(?=法规)"
)
# 等5个县, 等城市; 漱石、桐岭两市.
_CLASS = re.compile(
    "等(?:[0-9一二三四五六七八九十两多]+(?:个|条|座|处|大)?)?[^，。；、等被项由在]{0,4}?"
    f"(?:{_AREAS}|区域(?!名优|公用|品牌)|地区|城市|地(?![方区理质震下铁球面段块域])|(?<=个)国家|国家(?=[，。；、和及的合开]|地区|$)|国(?![家内有际])|片区|街道|乡镇|流域|河流|河湖|湖泊|江河|水系|海域"
    "|山脉|草原|沙漠|沙地|商圈|商务单元|城中村|（[市县区旗、]{1,5}）)"
)
_NUMBERED = re.compile(
    f"(?:[两二三四五六七八九十]|[0-9]+)(?:个|大|条)?(?:{_AREAS}|国(?![家内际])|支线机场|湖泊|河流|流域)"
)
# Of these classes places are only some of the members.
_LOOSE = re.compile("(?:[两二三四五六七八九十]|[0-9]+)(?:个|大|条)?[^，。；、]{0,2}(?:板块|片区|竹区|林区|山区|枢纽)")
_AREA = re.compile("^[\u4e00-\u9fff]{1,4}(?:市|县|(?<![园社保新景库矿林校院港])区|镇|乡|旗|州)$")
_FIGURE = re.compile("[一二三四五六七八九十两几第]")
# 芦雁湖、白鹭湖; 霁江上游、大岢山: items that are shaped like waters and heights speak for one another.
_SHAPED = (
    "[^一二三四五六七八九十两“](?<![即指像])[\u4e00-\u9fff]{0,3}?(?:[江河湖海山岭湾淀溪]|村|镇|乡|(?P<street>街道))"
    "(?P<tail>流域|上游|中游|下游|中上游|中下游|沿线|沿岸|)"
)
_SHAPE = re.compile(_SHAPED)
_NATURE = re.compile(f"^{_SHAPED}$")
_NATURAL = frozenset("江河湖海山岭湾淀溪村镇乡道域游线岸")
_NO_NATURE = re.compile(
    "[大小中两各三双跨沿临近滨出入上下高名江河]?[江河湖海山岭湾][海河湖山岭]?$|.?(?:村|镇|乡|街道)$"
    "|.*(?:矿山|青山|荒山|内河|外海|上山|江河|[城空中政然范点弱困贫统农渔新老旧全各入驻到下进山]村|乡村"
    "|[强名古老重制心型乡市]镇|[水山家故异同老茶侨下回返城各]乡|[镇各]街道)$"
)
# 漱石、桐岭两市和云岭、浦南等7个县
_BOTH = re.compile("[两三四五六]个?[市县区州][和、]")
_LEAD = re.compile(
    "(?:[^”即指]*[”即指])+|[^，”]{0,10}?(?:布局|分布|坐落|[设落位])[在于]|(?:串起|串联|连接|贯通|覆盖|辐射|途经|流经|横跨|地跨|涵盖|涉及)(?=[\u4e00-\u9fff]{2})"
)
_WAY = re.compile("至(?![今少于此多])")
_WORD = re.compile("[\u4e00-\u9fff]{2,4}?(?=[、，。；（]|等|高速|铁路|高铁|公路|航线|国际|直飞|[一二三]级|段)")
_AT = re.compile("[局布落设位]在$|位于$|坐落于?$|分布于$")
_LONG = 5
_NO_PLACE = COMMON | frozenset(row["word"] for row in table("carriers"))
_HONOURS = ("获评", "获批", "荣获", "荣膺", "获", "入选", "入围", "列入", "成为", "被评为", "创成", "上榜", "跻身")
_HONOUR = re.compile(
    rf"(?:^|[，。；])(?P<who>[\u4e00-\u9fff、]{{2,30}}?)(?:分别|分|均|双双|成功|再次)?(?:{'|'.join(_HONOURS)})"
)
_ITEM = re.compile("[^、和与及]+")
_SETTLEMENT = re.compile(
    "[^一二三四五六七八九十两个各全我该本][\u4e00-\u9fff]{1,6}(?:村|镇|乡|(?<!大)街|街道|商圈|社区|步行街|(?<!沙)滩|古城|老街)"
)
# 钟楼街、平江路等特色街区, 打造官侨路、北湖路两条“网红街”
_STREETS = re.compile("等?(?:[0-9两二三四五六七八九十]+[条个])?“?[^，。；、“”]{0,6}(?:街区|老街|商业街|网红街|美食街)")
_CENTRE = re.compile("为(?:核心|中心|龙头|骨干|支点|节点|重点|引领|轴|主体)")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Places with what belongs to them, short names in context, and the items of lists of places."""
    listed: set[str] = set()
    for index, line, _ in lines(reading):
        for start, end in (*_named(line), *singles(line.text, line.cuts), *_between(line), *_honoured(line)):
            yield index, Find("PLACE", start, end)
        for listing in line.listings:
            for start, end in _listed(line, listing):
                if line.text[start:end] not in CALLED:
                    listed.add(line.text[start:end])
                yield index, Find("PLACE", start, end)
    again = matcher(sorted(listed))
    for index, line, _ in lines(reading):
        for start, end in again(line.text):
            if fits(line.cuts, start, end):
                yield index, Find("PLACE", start, end)


def _named(line: Line) -> Iterator[tuple[int, int]]:
    for start, end in line.places:
        if not in_event(line.text, start, end):
            yield start, end


def _listed(line: Line, listing: Listing) -> Iterator[tuple[int, int]]:
    items, called = _called(line, listing)
    items = [part for item in items for part in _linked(line.text, *item)]
    if _STREETS.match(line.text, listing.end) and any(STREET.search(line.text, *item) for item in items):
        # 改造提升|钟楼街: a verb opens the list.
        streets = [item for item in items if STREET.search(line.text, *item)]
        yield from ((run_start(line.text, line.cuts, a, b, STOPS), b) for a, b in streets)
        return
    known = any(line.place_at.get(end, -1) >= start for start, end in items)
    few = len(items) > 1 and all(2 <= end - start <= 4 for start, end in items)
    bodies = {start for start, _ in line.known.get("organisation", ())}
    natural = [start not in bodies and _nature(line.text[start:end]) for start, end in items]
    for (start, end), nature in zip(items, natural, strict=True):
        text = line.text[start:end]
        if end in line.place_at:
            continue
        if nature and (known or called or sum(natural) > 1):
            yield start, end
        elif text in CALLED:
            if called or known:
                yield start, end
        elif called and (known or few or _AREA.match(text)) and _is_unknown(line, start, end):
            yield start, end


def _called(line: Line, listing: Listing) -> tuple[list[tuple[int, int]], bool]:
    """The items without what leads and follows them, and whether they are called places: 等5个县, 两市, 布局在…."""
    text, called = line.text, False
    items = list(listing.items)
    if _BOTH.search(text, items[0][0], items[-1][1]):
        items = list(_split(text, items))
        called = True
    start, (last, end) = items[0][0], items[-1]
    if lead := _LEAD.match(text, start, items[0][1]):
        start = lead.end()
        items[0] = (start, items[0][1])
    called = called or (bool(_AT.search(text, max(0, start - 3), start)) and len(items) > 1)
    if listing.etc:
        return items, called or bool(_CLASS.match(text, listing.end))
    stop = next((b for a, b in line.places if a == last), end)
    if numbered := _NUMBERED.search(text, last + 1, end):
        called = called or numbered.start() - last <= _LONG
        stop = numbered.start()
    elif stop == end and (after := _CENTRE.search(text, last + 1, end) or _LOOSE.search(text, last + 1, end)):
        stop = after.start()
    elif stop == end and (name := _called_end(line, last, end)):
        stop = name
    elif stop == end and (shape := _SHAPE.match(text, last, end)):
        stop = shape.end()
    items[-1] = (last, stop)
    return items, called


def _called_end(line: Line, start: int, end: int) -> int:
    """东昌府区、|临清|争创…: where a short form ends that the last item begins with; 0 for none."""
    ends = range(min(start + 4, end), start + 1, -1)
    return next((stop for stop in ends if line.text[start:stop] in CALLED and is_edge(line.cuts, stop)), 0)


def _split(text: str, items: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in items:
        if both := _BOTH.search(text, start + 2, end):
            yield start, both.start()
            start = both.end()
        yield start, end


def _honoured(line: Line) -> Iterator[tuple[int, int]]:
    """神溪村获评…, 天长创成…: villages, streets and short forms that are given a title."""
    if not holds(line.text, _HONOURS):
        return
    for honour in _HONOUR.finditer(line.text):
        for item in _ITEM.finditer(line.text, *honour.span("who")):
            settled = _SETTLEMENT.fullmatch(item.group()) and not _NO_NATURE.match(item.group())
            if settled or item.group() in CALLED:
                yield item.span()


def _linked(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """罗江—成华: two places."""
    while (dash := text.find("—", start, end)) >= 0:
        if dash > start:
            yield start, dash
        start = dash + 1
    yield start, end


def _is_unknown(line: Line, start: int, end: int) -> bool:
    text = line.text[start:end]
    if not 2 <= len(text) <= _LONG or text in _NO_PLACE or _FIGURE.search(text):
        return False
    return unusual(line, start, end) >= 2 or (len(text) == 2 and is_edge(line.cuts, start + 1))


def _nature(text: str) -> bool:
    nature = _NATURE.match(text) if text[-1:] in _NATURAL else None
    if nature is None or _NO_NATURE.match(text):
        return False
    return not holds_usual(text[: nature.start("street" if nature["street"] else "tail")])


def _between(line: Line) -> Iterator[tuple[int, int]]:
    """西安至永寿, 汐口至望湖区: one known end of a way makes the other one a place."""
    for match in _WAY.finditer(line.text):
        at = match.start()
        starts = dict(line.places)
        if at in line.place_at and at + 1 not in starts:
            found = _WORD.match(line.text, at + 1)
            if found and is_edge(line.cuts, found.end()) and _is_unknown(line, *found.span()):
                yield found.span()
        elif at + 1 in starts and at not in line.place_at:
            start = next((a for a, _ in backwards(line.text, line.cuts, at)), at)
            if at - start in (2, 3) and _is_unknown(line, start, at):
                yield start, at
