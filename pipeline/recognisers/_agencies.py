"""Agencies by shape: departments of an area, offices of a party committee, branches, and bodies of a session."""

import re
from collections.abc import Iterator

from pipeline.lexicons import roles
from pipeline.recognisers._lexical import backwards, is_edge
from pipeline.recognisers._line import STOPS, Line, Rows, Span, whole
from pipeline.recognisers._phrase import COMMON

# 市投促局, 省发展和改革委员会: whatever stands between an area's sign and an agency's.
_AGENCY = (
    "(?:[省市县区州]|自治区)(?P<field>(?!委|政府|人大|政协)[\u4e00-\u9fff]{2,12}?)(?:局|厅|委员会|委|办公室|投资促进中心)"
    "(?![\u4e00-\u9fff]?[长委员])"
)
# 青岚供电局: right behind a place the plainest body is one of it.
_LOCAL = re.compile(
    "(?:供电|铁路|邮政管理|邮政|海事|航道|气象|地震|水文|税务|消防救援|海关缉私|燃气|烟草|盐业|通信管理|能源监管|公安|民航)(?:局|公司|支队|总队|中心)(?![部面限长])"
    # 在青岚区|委的坚强领导下
    "|(?<=[市县区旗州])委(?=的?(?:坚强|正确|统一)?领导|、|和|决策|部署|工作会议|全会)"
)
_FIELD = frozenset(
    "规划 发展 改革 投资 促进 管理 保障 监督 服务 建设 组织 宣传 审批 应急 保护 合作 和 与 执法 开发 研究 协调".split()
)
_NO_FIELD = re.compile("[省市县区]委?$|党代会|第[一二三四五六七八九十]+[届次]|及其|和[省市县区]")
# Departments whose names are the same all over the country: no word edge is needed to know them.
_DEPARTMENTS = roles("orgs", "department")
_DEPARTMENT = "(?:委员会|局|厅|委(?!员)|办公室|中心(?=主任|副主任|负责人)|大队|支队|总队)(?![面部限])"
_DOES = re.compile("(?:监督管理|管理|监督|服务|事务|工作|发展)$")
_SIGNS = frozenset("省市县区州旗")
_OTHER = frozenset("城股超门上夜")
# 省工信厅牵头，省委宣传部、|文化和旅游厅: after the first, whose they are goes without saying.
_ENDS = frozenset("厅局委办部")
_FARTHEST = 18
_OFFICE = re.compile(
    "新闻办公室新闻发布处|新闻办新闻发布处|新闻办公室|新闻办|办公室|办公厅|研究室|参事室|督查室|新闻发布处|宣传部(?:新闻发布处)?|组织部|统战部"
    "|社会工作部|政法委(?:员会)?|党校|(?:金融|编|机构编制委员会|网信|改革|深改|财经?|农村工作领导小组|农|国安|台|外事?|军民融合|巡视|巡察|保密|文明|国资"
    "|口岸|侨|驻京|全面深化改革委员会|全面依法治[省市]委员会|机要和保密)办(?:公室)?|国资委|教育工委|[教工]委|老干部局|党史研究室|史志办"
)
_BRANCH = re.compile(
    "(?:[省市县区])?(?:(?<=局)(?:(?![和与及的])[\u4e00-\u9fff]){4,18}?分中心|分行|支行|中心支行|分公司|分局|分校|分院|调查总?队|监管局|监管分局|税务局|专员办|证监局|营业部|管理部|办事处|运营管理部)"
)
_UNKNOWN_BRANCH = re.compile("(?:(?![和与及的])[\u4e00-\u9fff]){2,4}?(?:调查总?队|监管局|监管分局|分行|中心支行)")
_SESSION = re.compile("(?:中共)?第?[一二三四五六七八九十]+届$")
_CONGRESS = (
    "(?:(?:全国|省|市|县|区|州|自治区)(?:第?[一二三四五六七八九十]+届)?|第?[一二三四五六七八九十]+届)(?:人大|政协)(?=[一二三四五六七八九十]+次会议)"
    "|[省市县区州](?:人大(?=代表建议|代表议案)|政协(?=提案|委员提案))"
)
_ELLIPTIC = "(?<=党委、)政府|(?<=党委和)政府|(?<=[省市县区州]人大及其)常委会|(?<=人民代表大会及其)常务委员会"
# 工会、共青团、妇联等群团组织
_UNION = "(?:总工会|工会)(?=[、和](?:共青团|妇联|科协|工商联))"
_SOLDIERS = "武警(?=官兵|部队官兵)"
# 完善首规委工作制度: commissions by one sign of what they govern.
_COMMISSION = "[首省市县区州](?:规|编|深改|文改|审改|城规|农|财经|网信)委(?:办)?(?![员会长])"
# 国家药械审评检查西南分中心: centres that examine and approve are agencies.
_EXAMINING = "国家[\u4e00-\u9fff]{0,6}(?:审评检查|审评|审查|核查|审核)[\u4e00-\u9fff]{0,6}?(?:分)?中心"
# 中央和省委作出的决策部署
_CENTRE = "(?<!党)中央(?=(?:和|、)(?:国务院|省委|市委|区党委|自治区党委))"


def local(line: Line) -> Iterator[Span]:
    """What stands right behind a place."""
    for start, end in line.places:
        found = _LOCAL.match(line.text, end)
        # 洛江区|委的: cut in the wrong place.
        if found and (found.group() == "委" or is_edge(line.cuts, found.end())):
            yield start, found.end()


def _department(line: Line, match: re.Match[str]) -> Iterator[Span]:
    if (sign := _sign(line.text, match.start())) >= 0:
        yield _seat(line, sign), match.end()
    elif (item := line.text.rfind("、", max(0, match.start() - _FARTHEST), match.start()) + 1) and (
        line.text[item - 2] in _ENDS and _is_department(line.text[item : match.start()])
    ):
        yield item, match.end()


def _agency(line: Line, match: re.Match[str]) -> Iterator[Span]:
    """One that is not known, with the area it belongs to."""
    text, (start, end) = line.text, match.span()
    place = line.place_at.get(start + 1, line.place_at.get(start, -1))
    last = next(iter(backwards(text, line.cuts, end)))[1]
    if not is_edge(line.cuts, end) or last in COMMON or (place < 0 and not is_edge(line.cuts, start)):
        return
    field = [word for at, word in backwards(text, line.cuts, match.end("field")) if at > start]
    if not (_NO_FIELD.search(match["field"]) or any(word in STOPS and word not in _FIELD for word in field)):
        yield (place if place >= 0 else start), end


def _sign(text: str, end: int) -> int:
    """Where the area's sign stands before the department that ends there; -1 for none."""
    for at in range(end - 3, max(-1, end - _FARTHEST), -1):
        if text[at] in _SIGNS and text[at - 1 : at] not in _OTHER and _is_department(text[at + 1 : end]):
            return at - 2 if text.endswith("自治区", 0, at + 1) else at
    return -1


def _is_department(name: str) -> bool:
    return name in _DEPARTMENTS or _DOES.sub("", name) in _DEPARTMENTS


def _seat(line: Line, start: int) -> int:
    """Where the area's name begins whose sign a department's name begins with: 青岚|市数据局."""
    for sign in (start + 1, start):
        if sign in line.place_at:
            return line.place_at[sign]
    return start


def _commission(line: Line, match: re.Match[str]) -> Iterator[Span]:
    if is_edge(line.cuts, match.end()):
        yield match.span()


def office(text: str, start: int, end: int) -> int:
    """市政府新闻办公室, 市委金融办: where an office ends that belongs to the body before it."""
    found = _OFFICE.match(text, end) if text.endswith(("政府", "委"), start, end) else None
    return found.end() if found else end


def branch(line: Line, end: int) -> int:
    """人民银行青岚市分行, 国家统计局青岚调查队: where a branch ends."""
    at = dict(line.places).get(end, end)
    found = _BRANCH.match(line.text, at) or _UNKNOWN_BRANCH.match(line.text, end)
    return found.end() if found else end


def session(text: str, start: int) -> int:
    """十二届|市委: where the number of its session begins."""
    found = _SESSION.search(text, max(0, start - 8), start)
    return found.start() if found else start


# Departments known and unknown, congresses in their sessions, and what only its neighbours make a body.
ROWS: Rows = (
    (_department, _DEPARTMENT),
    (_agency, _AGENCY),
    (_commission, _COMMISSION),
    (whole, _CONGRESS),
    (whole, _ELLIPTIC),
    (whole, _EXAMINING),
    (whole, _CENTRE),
    (whole, _UNION),
    (whole, _SOLDIERS),
)
