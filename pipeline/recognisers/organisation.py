"""ORG: agencies, companies, universities and other bodies, by name and by head."""

import re
from collections.abc import Iterator

from pipeline.recognisers._agencies import branch, local, office, session
from pipeline.recognisers._events import in_event
from pipeline.recognisers._firms import HELPED, members
from pipeline.recognisers._lexical import fits, is_edge
from pipeline.recognisers._line import Line
from pipeline.recognisers._modifier import modifier
from pipeline.recognisers._phrase import REACH, left, unusual
from pipeline.recognisers._shaped import shaped
from pipeline.schema import Find, Reading

_NOT_AFTER = {
    "人大": re.compile("代表|建议|议案"),
    "政协": re.compile("委员|提案"),
    "北大": re.compile("门|荒"),
    "中国电子": re.compile("商务|竞技"),
    **dict.fromkeys(("省政府", "市政府", "县政府", "区政府"), re.compile("质量奖|特殊津贴|采购网")),
}
# 更美的, 数字化浪潮, 江淮大地: names of firms that are other words too stand among firms or before what a firm has.
_WORDS = frozenset("美的 联想 浪潮 吉利 江淮 荣盛 平高 山大 国台 永辉 通威 威高".split())
_EACH = ("辖", "各", "设区", "各级")
_AMONG = re.compile("[、，；：（“和与]|支持|推动|引进|依托|引育|携手|联合|对接")
# 领克08下线: a model that bears its maker's name.
_MODEL = re.compile("[ \u3000]?[A-Z]{0,3}[0-9]{1,3}[A-Z]{0,2}(?![0-9个家亿万%.年月])(?:[在量下上、，车款]|等)")
_HAS = re.compile("集团|公司|汽车|电器|电气|信息|软件|云|、|等(?!级)")
# 市委市政府: two agencies written as one word.
_PAIR = re.compile("(?:省|市|县|区|州|镇)委(?=(?:省|市|县|区|州|镇)政府)")
# A paper between marks of a title is a body, no document.
PAPER = re.compile(
    "《(?P<paper>[^《》，。]{2,10}(?:日报|晚报|晨报|时报|商报|都市报|科技报|报|周刊|电视台|新闻|杂志|网|在线))》(?=记者|评论员)"
)
_REPORTER = re.compile("^(?P<org>[^，。；：、\\s]{2,12})记者：?$")
_WORLD = re.compile("联合国|上合|上海合作|东盟|二十国|亚太|金砖|世界|国际|欧盟|非盟|阿盟")
_LOCAL = re.compile("[省市县区州镇乡]|自治区")
# 由市|工信局, 今天请|省科技厅: cut in the wrong place.
_LED = re.compile(".*?[由经与和同向对在被让请把将会受系及报为是](?=[省市县区州])")
_JOINS = frozenset("由经与和同向对在被让请把将会受系及")
_AREA = re.compile("(?:[省市县州]|区(?!域))(?![0-9级外内情])|自治区")
# 澜陵大学与|江渚公司, 栖云县和|霁川集团: two bodies, or a place and a body.
_TWO = re.compile("[\u4e00-\u9fff]{2,4}(?:[省市县区]|大学|学院|公司|集团|医院|银行)[与和及](?=[\u4e00-\u9fff]{2})")
# 境外高水平大学, 全国首票海关: a kind of bodies, or a deed of one.
_KIND = re.compile(
    "^(?:普及|普通|农村|速成|职业)|^[一二两三四五六七八九十0-9]+[所家个]|改为|共有|首[票单例个批家]|及其|境外|外国|高水平|属企业|(?:[省市县区州]|国家)级|圆梦|全资|出资|三甲|业主|国家和地区|^[强大]省|三级|甲等|一流|^强村$|^[篮足排乒羽]?[^，。；]{0,2}球职业$"
)
# 产业基金集群: of all such funds.
_FUNDS = re.compile("集群|群|丛林|矩阵|体系|招商")
_PARTY = re.compile("中共[\u4e00-\u9fff]{2,4}$")

# 青岚应用技术学院, 省区域研究联盟: of these deeds are subjects.
_SCHOLARLY = ("学院", "大学", "研究院", "研究所", "研究会", "联盟", "学会", "协会", "设计院")
_LONG, _MANY = 5, 4
# 各县、区人民政府: whoever they are.
_OF_EACH = re.compile("各[\u4e00-\u9fff]{1,3}、$")
_COMMITTEE = re.compile("(?:党工委)?(?:管委会|管理委员会)")
_MORE = frozenset("门长员队署区级型")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Names of the lexicon, heads with a named modifier, and reporters' papers."""
    for index, line, _, names in shaped(reading, "organisation"):
        for start, end in (
            *_known(line),
            *_headed(line),
            *names,
            *local(line),
            *members(line),
            *_papers(line),
            *_zones(line),
        ):
            if not _OF_EACH.search(line.text, max(0, start - _LONG), start):
                yield index, Find("ORG", start, end)


def _known(line: Line) -> Iterator[tuple[int, int]]:
    text = line.text
    for start, end in line.known.get("organisation", ()):
        if _WORLD.match(text, start) and in_event(text, start, end):
            continue
        if _is_barred(text, start, end):
            continue
        governing = _governing(line, start)
        if not (_ends(line, end) and (governing < start or fits(line.cuts, start, end))) and not _long(
            line, start, end
        ):
            continue
        pair = _PAIR.match(text, start)
        if pair and pair.end() < end:
            yield start, pair.end()
            yield pair.end(), end
        else:
            yield session(text, governing), office(text, start, branch(line, end))


def _is_barred(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    if len(name) < _MANY and _MODEL.match(text, end):
        return True
    if name in _WORDS and not (_AMONG.search(text[max(0, start - 2) : start]) or _HAS.match(text, end)):
        return True
    # 各区、县级|市政府: of every such town.
    if text[max(0, start - 1) : start] == "级" and text[start] in "市区":
        return True
    return bool(name in _NOT_AFTER and _NOT_AFTER[name].match(text, end)) or text.endswith(_EACH, 0, start)


def _ends(line: Line, end: int) -> bool:
    # 市|委书记, 工信|部和
    return is_edge(line.cuts, end) or line.text.startswith(("书记", "副书记", "常委", "和", "与", "及"), end)


def _long(line: Line, start: int, end: int) -> bool:
    """被国|家发展改革委: long names are known however the words are cut; shorter ones if they begin with one."""
    return end - start >= _LONG - is_edge(line.cuts, start) and line.text[end : end + 1] not in _MORE


def _governing(line: Line, start: int) -> int:
    """青岚市委, 中共上海市委: the place that an agency's short name leans on belongs to it."""
    if not _LOCAL.match(line.text, start) and line.text[start : start + 2] not in ("人大", "政协"):
        return start
    for end in (start, start + 1):
        if end in line.place_at:
            start = line.place_at[end]
            break
    party = _PARTY.search(line.text, max(0, start - 6), start) if line.text[start + 1 : start + 2] == "委" else None
    if party:
        return party.start()
    return start - 2 if line.text[max(0, start - 2) : start] == "中共" else start


def _headed(line: Line) -> Iterator[tuple[int, int]]:
    for start, end in line.known.get("organisation head", ()):
        # 霁原荣军医院|院长: dictionaries have both in one.
        if not (is_edge(line.cuts, end) or line.text.startswith(("院长", "校长"), end)):
            continue
        name = left(line, start, soft=line.text.startswith(_SCHOLARLY, start))
        name = name._replace(start=_trimmed(line, name.start, start))
        modifier = line.text[name.start : start]
        if line.text.endswith("基金", start, end) and _FUNDS.match(line.text, end):
            continue
        if not modifier or line.text[start:end] in modifier or _KIND.search(modifier):
            continue
        if line.text.endswith(_EACH, 0, name.start):
            continue
        if name.anchor in REACH and not _AREA.match(modifier) and len(modifier) - len(name.anchor) < 2:
            continue
        if not (name.anchor or _AREA.match(modifier)) and (
            unusual(line, name.start, start) < 2 or _holds_body(line, name.start, start)
        ):
            continue
        if not line.text[name.start - 1 : name.start].isdigit():
            # 中国科学院|星野创新研究院: the body it belongs to begins the name.
            parent = next((a for a, b in line.known.get("organisation", ()) if b == name.start), name.start)
            name = name._replace(start=parent)
            yield (name.start - 2 if line.text[max(0, name.start - 2) : name.start] == "中共" else name.start), end


def _zones(line: Line) -> Iterator[tuple[int, int]]:
    """青汕特别合作区管委会: who governs a zone is named by it."""
    if "管委会" not in line.text and "管理委员会" not in line.text:
        return
    for start, end in line.known.get("carrier head", ()):
        body = _COMMITTEE.match(line.text, end)
        name = modifier(line, start) if body else None
        known = name and (name.anchor not in ("", *REACH) or unusual(line, name.start, start) >= 2)
        if body and name and name.start < start and known:
            yield name.start, body.end()


def _trimmed(line: Line, start: int, head: int) -> int:
    if led := (_LED.match(line.text, start, head) or _TWO.match(line.text, start, head)):
        start = led.end()
    elif helped := HELPED.match(line.text, start, head):
        start = helped.end()
    elif line.text[start] in "系受":
        start += 1
    for place, _ in line.places:
        if start < place < head and line.text[place - 1] in _JOINS:
            start = place
    # 重点以|天岫集团; but 以岭药业 begins so.
    return max(start, line.text.find("以", start + 1, head - 1) + 1)


def _holds_body(line: Line, start: int, end: int) -> bool:
    return any(start <= a and b <= end for a, b in line.known.get("organisation", ()))


def _papers(line: Line) -> Iterator[tuple[int, int]]:
    """The papers of reporters, their marks outside: 《青岚日报》记者."""
    if "记者" not in line.text:
        return
    if reporter := _REPORTER.match(line.text):
        yield reporter.span("org")
    if "》" in line.text:
        for match in PAPER.finditer(line.text):
            yield match.span("paper")
