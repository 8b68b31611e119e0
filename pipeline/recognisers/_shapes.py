"""Carriers told by their shape: services on the phone, numbered lines, routes, plants, graded sites, quoted names."""

import re
from collections.abc import Iterator

from pipeline.recognisers._line import Line, Rows, Span, named, placed, whole
from pipeline.recognisers._modifier import NATIONAL
from pipeline.recognisers._place import ABBREVIATIONS
from pipeline.recognisers._said import is_to_be
from pipeline.recognisers._whole import whole_end

# 赣服通, 渝快办, 鲁通码: the services that provinces put on the phone.
_SERVICE = (
    f"[{''.join(sorted(ABBREVIATIONS))}]"
    "(?:[服政企农事惠易证就医居餐][通码办链]|快办|信融|易贷|融通|政钉|e办|健康码|安码|省事|通码|时办|易办|证通)"
    f"|(?<=“)[{''.join(sorted(ABBREVIATIONS))}]"
    f"(?![{''.join(sorted(ABBREVIATIONS))}])[\u4e00-\u9fff]{{1,3}}[通码办链钉贷法](?=”(?!事项|改革|行动|机制))"
)
_LINE_NUMBER = (
    r"[\u4e00-\u9fff]{2}线[东西南北]延伸?段?|[A-Z][0-9]{1,2}号?线"
    r"|(?<=轨道交通)[0-9]{1,3}线|(?<=地铁)[0-9]{1,3}线|(?:[0-9]+"
    r"|[一二三四五六七八九十]+)号线(?:[一二三四五六七八九十]期|[东西南北]?(?:延伸|延长|段)线?|支线)?"
)
_METRO = re.compile("(?:地铁|轨道交通|市域铁路|市域郊铁路|轻轨|城轨|有轨电车|云轨|云巴)$")
# 黎塘——湛江线, 日喀则——江孜公路
_ROUTE = "(?P<from>[\u4e00-\u9fff]{2})——[\u4e00-\u9fff]{2,3}(?:线|铁路|公路|段)"
# 陇电入鲁工程, 引黄入冀
_ABBR = "".join(sorted(ABBREVIATIONS))
_SUPPLY = f"(?:[{_ABBR}][电气算]|引[江黄汉洮滦淮])入[{_ABBR}](?:工程)?"
# 黔湘闽走廊
_CORRIDOR = f"(?<![\u4e00-\u9fff])[{_ABBR}]{{2,5}}走廊|(?<=[向东西南北的])[{_ABBR}]{{2,5}}走廊"
# 引青入砚工程, 引洮济渭工程
_DIVERSION = "引(?![才智资企金])[\u4e00-\u9fff][入济补][\u4e00-\u9fff](?:[引调供补]水)?(?:[一二三]期)?工程"
# 织造1958文创园: the year that a works was founded, in the name of what became of it.
_FOUNDED = (
    "[\u4e00-\u9fff]{0,2}1[89][0-9]{2}[\u4e00-\u9fff]{0,4}(?:[园馆街坊]|广场|街区|小镇|基地)(?![\u4e00-\u9fff]?[区址])"
)
# “两带”为沿江先进制造产业带、环湖科创服务带: the parts of a layout.
_LAYOUT = (
    "(?:^|(?<=[“，。；：]))[一二两三四五六七八九双](?P<kind>[带轴廊圈环谷极区核翼城港园])”?"
    "(?:为|是|即|：|指|分别为|分别是)(?P<parts>[^，。；“”]{4,80})"
)
# 分为科技策源区、产业承载区和生态融合区三个功能区
_DIVIDED = (
    "(?:分为|划分为|划为)(?P<parts>[^，。；“”0-9]{6,80})"
    "(?:[三四五六七八九]|[3-9])[个大](?:功能|发展)?(?P<kind>区)(?!县)"
)
_PART = re.compile(
    "(?<![^、和及与为是即：指])(?![^、]*(?:建设|打造|形成|构建|沿线|[0-9一二两三四五六七八九十]+[处个条座]))[\u4e00-\u9fff]{3,13}?[带轴廊圈环谷极区核翼城港园](?=[、和及与，。；]|$)"
)
# 农业生产区, 生态保护区: what land is for.
_ZONING = ("发展区", "生产区", "保护区", "控制区", "涵养区", "生活区", "限制区", "城镇区", "农业区", "生态区")
# 鹿塬第三水厂, 第二使馆区: numbered where there are several.
_NUMBERED = (
    "第[一二三四五六七八九十]{1,2}(?:使馆区|水厂|净水厂|自来水厂|污水处理厂|再生水厂|航站楼|变电站|热电厂|垃圾焚烧厂)"
)
_TERMINAL = "T[1-9]航站楼"
# G4京港澳高速
_ROAD = (
    "(?<![0-9A-Za-z])[GS][0-9]{1,4}[\u4e00-\u9fff]{2,4}?(?:高速公路|高速|公路)"
    # G512文旅大通道改造升级项目
    "|(?<![0-9A-Za-z])[GSX][0-9]{2,4}线?[\u4e00-\u9fff]{2,12}?(?:改扩建|改造升级|改造|改建|改线|新建)(?:项目|工程)"
)
# 漳州核电, but no 福建核电产业.
_NUCLEAR = "核电(?:[一二三四五六]期)?(?=[，、。；]|等|建成|开工|投产|核准|并网|[0-9一二三四五六]+号机组|$)"
_ZONE = "(?:高新区|经开区|高新技术产业开发区|经济技术开发区)"
_GRADED = f"国家{_ZONE}|(?:国家(?:[345]A)?|[45]A)级(?:(?:旅游)?景区|旅游度假区|文旅产业融合发展示范区|{_ZONE})"
# 支持石峁、太平遗址创建国家5A级旅游景区: what is to be graded is a site.
_TO_GRADE = (
    "(?:支持|推动|推进|助力|加快|(?<=[，。；])|^)(?P<sites>[\u4e00-\u9fff、·]{2,24}?)(?:积极"
    "|成功)?(?:争创|创建|创成|申报|晋升|申创)(?:为)?"
    "(?:(?:国家)?[45]A级(?:旅游)?景区|国家级旅游度假区)"
)
# 全市、各景区, 新增: whoever they are.
_OF_MANY = re.compile("^(?:[全各我新已年]|支持|推动|推进)|景区$|[省市县区]$|成功|年|已")
# 打造“中国渔湾”, “世界酒都”
_STYLED = "(?<=“)(?:中国|世界|东方|亚洲|西部|北方|南方)[\u4e00-\u9fff·]{1,4}[谷湾港都城岛](?=”)"
# 全国一体化算力网络砚安枢纽节点
_OF_NETWORK = "全国一体化算力网络(?:国家枢纽(?:节点)?)?[\u4e00-\u9fff]{2,10}?(?:枢纽节点|节点|集群)"
_TITLES = (
    "城市(?<!百强城市)|示范[市县区镇村街]|试点[市县区]|先行[区县]|引领[县区市]|建设县|集群县|乡镇|城镇|小镇|湿地|监管场地|示范基地|示范城镇|[强优先进范创魅美名]{1,2}[市县区镇乡村]"
    "|(?:普惠|均衡|创新型|文明|卫生|园林|森林|双拥模范|平安|生态|旅游|绿化|模范|宜居|美丽|休闲|特色|文化)[市县区镇乡村城]"
    "|街区|景区|乡村|县域|海岛|园区|商圈|之[乡都城]|“?领跑县”?|先进区域|重点[镇村县]|示范(?:高中|校|步行街)|美丽海湾|改革试点"
)
# 入选全国低效用地再开发试点城市: the title that a place is given, however it is worded.
_GIVEN = (
    "(?:入选|获批|获评|获|荣获|荣膺|获得|列入|争创|跻身|纳入|创成|创建|上榜|蝉联|评为|授予|命名为|认定为|升级为|成为|达到|通过)了?"
    "(?:为|创建|建设|成为|20[0-9]{2}(?:年度?)?|年度)*"
    "(?P<batch>(?:(?:全国|全[省区市])?(?:首[批个]|第[一二三四五六七八九十]批|唯一))?的?)(?P<mark>“?)"
    "(?P<title>(?P<level>国家级?|全国|中国|全[省区市]|省级?|自治区级?)?(?![第首非评批得选]|一批|[0-9]+个|[千百]亿)(?:[^，。；、和及的“”]|“[^“”]{1,6}”){2,18}?"
    f"(?:{_TITLES})(?:（[市县区旗]）)?)"
    "(?=[，。；、”]|建设|名单|创建|称号|标准|国家|$)"
)
# 争创现代流通强县: a title, though nobody says of what level.
_BY_ITSELF = re.compile("(?:[^工农产大做]强|示范|先进)[县区镇村市]$")


# 长城、大运河、长江国家文化公园: each of them is one.
_HERITAGE = re.compile("长城|长征|大运河|黄河|长江")
_PARKS = (
    f"(?:(?:{_HERITAGE.pattern})、)+(?=(?:{_HERITAGE.pattern})国家文化公园)"
    f"|(?:(?:{_HERITAGE.pattern})、)+(?:{_HERITAGE.pattern})(?=等国家文化公园)"
)
_QUOTED_TAIL = "“[^“”]{2,12}(?:工厂|工程|城市|中心|基地|走廊|高地|[园区港谷城])”"
# 国家超级智算|青岚|中心: what is the nation's, and where.
_NATIONAL_AT = re.compile("国家(?:[^，。；、的0-9]{2,6})$")
_SEAT = re.compile("(?:分?中心|分院|基地|主?枢纽|枢纽节点|节点)(?![城市区地])")
_OPENED = "“(?P<name>[^“”]{2,12})”(?=(?:全线|正式|顺利|全面)?(?:贯通|通车|通水|投用|投运|竣工|下闸|合龙|开通))"


def _given(_line: Line, match: re.Match[str]) -> Iterator[Span]:
    if match["level"] or match["batch"] or match["mark"] or _BY_ITSELF.search(match["title"]):
        yield match.span("title")


def _numbered_line(line: Line, match: re.Match[str]) -> Iterator[Span]:
    metro = _METRO.search(line.text[: match.start()])
    start = metro.start() if metro else match.start()
    yield line.place_at.get(start, start) if metro else start, whole_end(line, match.end())


def _graded(line: Line, match: re.Match[str]) -> Iterator[Span]:
    if is_to_be(line.text, match.start()):
        yield match.span()


def _to_grade(line: Line, match: re.Match[str]) -> Iterator[Span]:
    start = match.start("sites")
    for site in match["sites"].split("、"):
        if len(site) > 1 and line.place_at.get(start + len(site)) != start and not _OF_MANY.search(site):
            yield start, start + len(site)
        start += len(site) + 1


def _route(line: Line, match: re.Match[str]) -> Iterator[Span]:
    yield line.place_at.get(match.end("from"), match.start("from")), match.end()


def _numbered(line: Line, match: re.Match[str]) -> Iterator[Span]:
    yield line.place_at.get(match.start(), match.start()), match.end()


def _layout(line: Line, match: re.Match[str]) -> Iterator[Span]:
    for part in _PART.finditer(line.text, *match.span("parts")):
        if line.text[part.end() - 1] == match["kind"] and not part.group().endswith(_ZONING):
            yield part.span()


def _parks(line: Line, match: re.Match[str]) -> Iterator[Span]:
    yield from (park.span() for park in _HERITAGE.finditer(line.text, *match.span()))


def _quoted(line: Line, match: re.Match[str]) -> Iterator[Span]:
    """六盘山“山水工程”, 全球“自然城市”."""
    text = line.text
    national = next((match.start() - len(word) for word in NATIONAL if text.endswith(word, 0, match.start())), -1)
    start = national if national >= 0 else line.place_at.get(match.start(), -1)
    if start >= 0 and text[match.start() + 1] not in "一二三四五六七八九十双":
        yield start, match.end()


def seated(line: Line) -> Iterator[Span]:
    """国家超级智算青岚中心: what is the nation's, with the place where it is."""
    for start, end in line.places if "国家" in line.text else ():
        whole, seat = _NATIONAL_AT.search(line.text, 0, start), _SEAT.match(line.text, end)
        if whole and seat:
            yield whole.start(), seat.end()


ROWS: Rows = (
    (whole, _SERVICE),
    (_numbered_line, _LINE_NUMBER),
    (_route, _ROUTE),
    (placed, _NUCLEAR),
    (whole, _SUPPLY),
    (whole, _DIVERSION),
    (whole, _CORRIDOR),
    (whole, _TERMINAL),
    (_numbered, _NUMBERED),
    (_layout, _LAYOUT),
    (_layout, _DIVIDED),
    (whole, _FOUNDED),
    (whole, _ROAD),
    (_graded, _GRADED),
    (_to_grade, _TO_GRADE),
    (_parks, _PARKS),
    (_given, _GIVEN),
    (_quoted, _QUOTED_TAIL),
    (named, _OPENED),
    (whole, _STYLED),
    (whole, _OF_NETWORK),
)
