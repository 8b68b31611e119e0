"""What a place is to become, told by its fame, its reach or its size: 打造具有国际影响力的…基地, 全国重要的…枢纽."""

import re
from collections.abc import Iterator

from pipeline.recognisers._lexical import is_edge
from pipeline.recognisers._line import Line, Rows, Span, named, whole
from pipeline.recognisers._said import is_other

# 打造全国最大的电缆产业基地: there is only one.
_GREATEST = "(?:(?<=最大)|(?<=最大的))(?!的)[^，。；、的]{4,20}(?:基地|集聚地|枢纽|集散地)"
_BECOMES = (
    "(?:打造|建设|建成|构筑|构建|塑造|形成|创建|成为|作为|迈向|建强|建设成|发展成|培育)"
    "(?:成为|成|为)?(?:我国|全国|国内|全省)?"
)
_FAME = (
    "(?:影响|竞争|吸引|辐射|带动|引领|知名|美誉|辨识|号召|集聚|创新|话语|核心|支撑|承载|较强|较高|重要)[^，。；的]{0,8}"
)
_OF_FAME = (
    f"(?:一个|一座)?(?:在[^，。；、]{{1,8}})?"
    f"(?:具有|具备|富有|独具|拥有|极具|有)[^，。；、的]{{0,14}}?(?:{_FAME}|特色|魅力|影响|韵味)的"
)
_OF_REACH = "(?:一个|一座)?(?:面向|辐射|服务|联通|连接|联接|链接|引领|享誉|闻名|立足)[^，。；的“”]{2,20}的"
_OF_RANK = (
    "(?:(?:全[国球省市区]|国内|国际|世界|亚洲|区域|西部|中部|东部|长三角|东北|西南|西北|华[北中东南])"
    "[^，。；、的]{0,8}(?:重要|知名|著名|闻名|领先|一流|领军|标杆|有影响力|有竞争力|特色鲜明|独具特色|最具[^，。；的]{1,4}力))的"
)
_SITE = (
    "(?:集聚区|集聚地|聚集区|聚集地|集散地|集散中心|名城|名区|名县|目的地|枢纽|中心城市|高地|中心|基地|策源地|先行区|先导区|示范区"
    "|试验区|引领区|样板区|之都|之城|之乡|新城|[^百]强[市县区]|开放门户|桥头堡|汇聚地|首选地|宜居地|首发地|原创地|承载地|度假区|胜地|城市|口岸|走廊|大本营|人才港)"
)
# The words between its fame and what it is, none of them a clause of their own.
_NAME = (
    rf"(?P<site>(?!一批|若干|多个|[0-9]|[^，。；]{{0,6}}旗帜)(?:[^，。；：、的“”0-9]|“[^“”]{{1,8}}”){{2,18}}?{_SITE})"
)
_RENOWNED = f"{_OF_RANK}{_NAME}"
_WOULD_BE = f"{_BECOMES}(?:{_OF_FAME}|{_OF_REACH})(?:现代化)?“?{_NAME}"
# …基地和具有国际影响力的优秀旅游目的地: what it is to become besides; and what is listed with it.
_BESIDES = f"(?<=[和与、及，]){_OF_FAME}{_NAME}"
_MORE = re.compile(f"[、和与](?P<site>[^，。；、的“”0-9和与]{{2,14}}?{_SITE})(?=[，。；、和与]|建设|$)")
# 构筑向西开放战略高地, 打造内陆开放新高地
_TOWARDS = (
    "(?:打造|建设|构筑|建成|塑造)(?:成为|成|为|我国|国家|全国)*"
    "(?P<site>(?:内陆|向[东西南北海]|沿海|沿边|面向[^，。；、的]{2,6})[^，。；、的]{0,10}(?:新?高地|前沿|枢纽|门户|桥头堡|先行区|试验区))"
)
# 打造深海产业创新、装备验证高地, 国家级铜矿、钨砂基地: one, of two things.
_TWOFOLD = (
    "(?:打造|建设|建成|构筑|和|与)(?:成为|成|为)?"
    "(?P<site>(?:(?:国家级|世界级|全国|国家|全球|国际)[\u4e00-\u9fff]{2,6}、[\u4e00-\u9fff]{2,6}?(?:基地|高地)"
    "|[\u4e00-\u9fff]{4,8}、[\u4e00-\u9fff]{4,6}?(?:新高地|高地)))(?=[，。；和与]|$)"
)
# 建设电缆装备制造基地、风机产业智慧基地、储能集聚区: as many as are to be built.
_BUILDS = "(?:建设|打造|建成|形成|培育|构建)(?:成为|成|为)?(?!了)"
_LISTED_SITE = (
    "(?!一批|若干|多个|各)[^，。；、“”的0-9和与]{4,16}"
    "(?:基地|集聚区|集聚地|示范区|先导区|先行区|试验区|产业园|枢纽|集散地|名城|宜居城市|园区)"
)
_LIST = f"{_BUILDS}(?P<sites>{_LISTED_SITE}(?:[、和与]{_LISTED_SITE})+)(?=[，。；等]|建设|$)"
_SEVERAL = re.compile("[、和与]")
# 建设软件研发产业基地: by its trade.
_BY_TRADE = (
    f"{_BUILDS}(?P<name>(?!一批|若干|多个|各)[^，。；、“”的0-9和与]{{3,16}}产业(?:基地|集聚区|集聚地))"
    "(?=[和与，。；]|建设|$)"
)
# 设立仿生机器人制造业创新中心, 支持智慧医疗装备集聚区发展: by its field.
_BY_FIELD = (
    "(?:设立|组建|获批|建设|建成|创建|筹建)了?(?P<name>[^，。；、“”的0-9和与国省市家]{2,12}(?:制造业|技术|产业)创新中心)"
    "(?=[，。；、和与]|建设|$)"
)
_FOSTERED = "(?:支持|推动|推进|加快)(?P<name>[^，。；、“”的0-9和与]{4,14}集聚区)(?=建设|发展|提质|扩容|升级)"
# 入选全国首批赛事经济试点城市
_FIRST_OF_ALL = (
    "(?:入选|获批|列入|纳入|成为|跻身)(?:为)?(?:国家|全国)首批(?P<name>[^，。；、0-9]{4,24}?(?:试点城市|示范城市|目的地|先行区|示范区))"
    "(?=[，。；、和]|建设|名单|创建)"
)
# 建设省制造业数字化转型促进中心
_OF_PROVINCE = (
    "(?:建设|组建|设立|成立|打造|用好|建好|建强|发挥)(?P<name>[省市](?![级内外委区])[^，。；、“”的0-9和与]{4,14}(?:促进|推广|发展|调度|监测)中心)"
    "(?=[，。；、作]|建设|$)"
)
# 建成全国首个低空融合系统: there is no other.
_FIRST_ONE = (
    "(?:全[国球省]|国内|世界|我国)首[个套座]"
    "(?P<name>[^，。；、的“”0-9]{4,16}?(?:系统|平台|中心|基地|实验室|示范区|试验区|产业园))"
    "(?=[，。；（]|正式|上线|投用|落户|挂牌|建成|$)"
)
# 引岑济浔工程, 开展引白济洮前期工作: whence and whither the water.
_DIVERTED = (
    "引(?:[\u4e00-\u9fff]{1,2}[济入补][\u4e00-\u9fff]{1,2}(?:工程|(?=前期|[一二三]期|试通水|开工|建设|加快))"
    "|[\u4e00-\u9fff]{1,2}(?:延伸|扩建|二期)[^，。；、]{0,4}工程)"
)
_GOES_ON = re.compile("[，。；、和与及”]|$|建设|取得|成|加快|迈|目标|的?(?:地位|建设|步伐|框架)|交出")
_HEADED = re.compile(f"{_SITE}[^、]*、")
_CLASSES = ("服务中心", "活动中心", "政务中心", "便民中心")


def _reputed(line: Line, match: re.Match[str]) -> Iterator[Span]:
    start, end = match.span("site")
    if _is_whole(line, end) and not line.text.endswith(_CLASSES, start, end):
        yield start, end
        yield from _listed(line, end)


def _towards(line: Line, match: re.Match[str]) -> Iterator[Span]:
    if _is_whole(line, match.end()):
        yield match.span("site")


def _twofold(line: Line, match: re.Match[str]) -> Iterator[Span]:
    start, end = match.span("site")
    if not _HEADED.match(line.text, start, end) and not any(start <= a and b <= end for a, b in line.places):
        yield start, end


def _each(line: Line, match: re.Match[str]) -> Iterator[Span]:
    start = match.start("sites")
    for site in _SEVERAL.split(match["sites"]):
        if is_edge(line.cuts, start):
            yield start, start + len(site)
        start += len(site) + 1


def _listed(line: Line, end: int) -> Iterator[Span]:
    while more := _MORE.match(line.text, end):
        if not is_edge(line.cuts, more.end()):
            return
        yield more.span("site")
        end = more.end()


def _is_whole(line: Line, end: int) -> bool:
    return is_edge(line.cuts, end) and not is_other(line.text, end) and bool(_GOES_ON.match(line.text, end))


# Everything in a line that a place is said to be or to become in such words.
ROWS: Rows = (
    (whole, _GREATEST),
    (_reputed, _RENOWNED),
    (_reputed, _WOULD_BE),
    (_reputed, _BESIDES),
    (_towards, _TOWARDS),
    (_twofold, _TWOFOLD),
    (_each, _LIST),
    (named, _BY_TRADE),
    (named, _BY_FIELD),
    (named, _FIRST_ONE),
    (named, _FOSTERED),
    (named, _FIRST_OF_ALL),
    (named, _OF_PROVINCE),
    (whole, _DIVERTED),
)
