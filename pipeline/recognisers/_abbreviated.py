"""Places in one sign: 在沪, 对俄; and runs of them: 粤黔, 苏陕, 欧美日韩."""

import re
from collections.abc import Iterator

from pipeline.lexicons import roles, words
from pipeline.recognisers._lexical import is_edge

_AREAS = "".join(sorted(roles("places", "abbr")))
_CITIES = "".join(sorted(roles("places", "city abbr")))
_ABROAD = "".join(sorted(roles("places", "abroad abbr")))
_USUAL = frozenset(words("common")) | frozenset(words("stops"))
# 新, 台, 港, 青, 宁 and the like are other words even after 在.
_PLAIN = "".join(sorted(set(_AREAS) - set("新台港澳青藏蒙秦陇宁甘吉黑辽")))
_STAYS = (
    "(?=单位|部队|企业|高校|院校|机构|金融|外企|央企|中央|全国|院士|人才|留学|投资|考察|调研|视察|发展|旅游|就业|创业|期间|举办|召开"
    "|设立|落地|落户|注册|延伸|布局|[持外]|人民解放军|解放军|武警|“)"
)
_SINGLE = re.compile(
    f"[在入来赴驻离援涉返留访抵进对](?:(?<=入)(黄)(?=[口河水排断的干支]|[\u4e00-\u9fff]{{1,3}}(?:河|沟|口|断面))|(?<!对)([{_PLAIN}])(?![江河西东南北中州城剧菜])|(?<=[在来驻涉])([{_AREAS}疆]){_STAYS}"
    "|(?<=[赴来])([港澳台日韩俄欧美])(?=[开考参投招旅留学经推调访]|举办)"
    f"|(?<=对)([{_ABROAD}港澳台])(?=进出口|出口|进口|贸易|经贸|外贸|投资|合作|务实|开放|入境|交流|工作|关系|加征|俄|盟))"
)
_RUN = re.compile(f"[{_AREAS}]{{2,5}}")
_TWO = re.compile(f"[中{_AREAS}{_CITIES}{_ABROAD}][{_AREAS}{_CITIES}{_ABROAD}]")
# Of these alone no run is told without a word that joins places: 新台币, 青藏, 甘青.
_DOUBTFUL = frozenset("新晋青宁甘吉黑台港澳秦蒙辽藏贵云")
_JOINED = (
    "(?=对口|东西部|协作|合作|一体化|同城化|协同|联动|共建|结对|交界|毗邻|边界|边区|省际|跨省|接壤|两地|三地|四地|[两三四]省|[两三]市"
    "|等(?:省|市|地|周边|兄弟)|地区|段|毗连|飞地|能源|交流|携手|劳务|扶贫|帮扶|产业|科技|经济)"
)
_MIXED = re.compile(
    f"(?=[{_AREAS}{_CITIES}]*[{_AREAS}])[{_AREAS}{_CITIES}]{{2,4}}(?:{_JOINED}|(?=[、和][{_AREAS}{_CITIES}]{{2,3}}(?:对口|协作|合作)))"
)
_CITY_PAIR = re.compile(
    f"(?<=[化进强升动、与和])[{_CITIES}]{{2,3}}(?=对口|一体化|同城化|协作|合作)|[{_AREAS}{_CITIES}]{{3,5}}(?=[0-9三四五六][个市地])"
)
_WORKS = re.compile("线|铁路|高铁|高速|公路|管道|运河|特高压|直流|输电|大通道|城际|班列|联络线|复线|既有|客专|币|胞|独")
_EVENT = re.compile("[^，。；、]{0,10}(?:博览会|论坛|峰会|大集|运动会|大会|洽谈会|班列|班轮)")
# 居西北第一, 走在西南前列: what is ranked among is a region, not a direction.
_RANKED = re.compile(
    "(?:居|列|保持|在|成为|是|为)(西北|西南|东北|华北|华东|华南|华中|中南)(?=第[一二三四五六七八九十0-9]|前[列茅三五十]|首[位个家]|领先|最|省[区份])"
)
_POWERS = re.compile(
    f"中[{_ABROAD}]{{1,3}}(?=[^，。；]{{0,2}}(?:合作|关系|友好|联合|双边|两国|贸易|经贸|建交|边境|战略|文化|人文|科技|教育|自贸|投资|产业"
    f"|跨境|人民|首脑|会谈|谈判|边界|建立|签[订署]|之间|三国))|(?!非)[{_ABROAD}]{{2,4}}(?=[^，。；]{{0,1}}(?:等|市场|国家|关系|贸易|经贸|往来|企业|地区|两国|三国|合作|客商|航线))"
)


def singles(text: str, cuts: list[int]) -> Iterator[tuple[int, int]]:
    """One sign that what stands beside it makes a place."""
    for match in _SINGLE.finditer(text):
        start, end = match.span(match.lastindex or 0)
        if is_edge(cuts, end) and (is_edge(cuts, start) or is_edge(cuts, start - 1)):
            yield start, end
    yield from (match.span(1) for match in _RANKED.finditer(text))


def runs(text: str, cuts: list[int]) -> Iterator[tuple[int, int]]:
    """Two signs and more that stand for as many places."""
    if not _TWO.search(text):
        return
    for pattern, sure in ((_MIXED, True), (_RUN, False), (_POWERS, True), (_CITY_PAIR, True)):
        for match in pattern.finditer(text):
            start, end = match.span()
            if not is_edge(cuts, start) or match.group() in _USUAL or _WORKS.match(text, end):
                continue
            if _EVENT.match(text, end) or not (sure or _is_run(match.group(), is_edge(cuts, end))):
                continue
            yield start, end


def _is_run(signs: str, whole: bool) -> bool:
    return whole and not _DOUBTFUL.issuperset(signs) and len(set(signs)) == len(signs)
