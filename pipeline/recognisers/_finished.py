"""Works told by what became of them: 云溪硝酸投产, 青岚北路、南三公路主线通车, 岚大长三角研究院正式开园."""

import re
from collections.abc import Iterator

from pipeline.lexicons.speech import acts
from pipeline.recognisers._lexical import backwards, run_start
from pipeline.recognisers._line import STOPS, Line, Rows, Span
from pipeline.recognisers._modifier import modifier
from pipeline.recognisers._phrase import REACH, unusual
from pipeline.recognisers._place import CALLED
from pipeline.recognisers._works import is_unbalanced, parts
from pipeline.sentences import last_end

# Only works are put into operation, roofed, opened to traffic.
_BECAME = re.compile(
    "(?:建成|完工)?(?:投产|投运|投用|投料|试生产|达产|竣工|封顶|结顶|通车|通航|完工|达产达效|破土动工|动工|开园|开馆|开街|合龙|贯通|落成|铺轨|交工)"
    "(?:建设|投产|投运|投用|运营|使用|试生产|通车|贯通|验收)?$"
    "|(?:建成)?(?:交付|投入)(?:使用|运营|运行|试运行|生产)$|(?:建成|开工)?并网(?:发电)?$|启用$"
    "|(?:开工|揭牌|开通|建成)(?:成立|建设|开放|投产|启用|使用|运营|运行|验收)?$|完成(?:主体工程|主体建设|建设|验收|竣工验收)$"
)
# How any of it ends: looked at first, for most clauses end otherwise.
_LAST = frozenset(word[-2:] for word in re.findall("[\u4e00-\u9fff]{2,}", _BECAME.pattern))
_HOW = re.compile(
    "(?:(?:[今明后]年|20[0-9]{2}年)?(?:[0-9]{1,2}月|年|主?汛期|[上下]半年|国庆节?|春节|元旦|五一|中秋|“[^”]{2}”)底?前|[上下]半年|年内|[今明]年"
    "|要|再|已|均|全面|全线|全部|正式|顺利|成功|基本|提前|如期|相继|陆续|实现|即将|率先|主线|主体结构|主体工程|主体|重点路段"
    "|实质性|加快|必须|建筑单体|初步|稳产)+$"
)
_ENDS = re.compile(f"(?<=[{''.join(sorted({word[-1] for word in _LAST}))}])(?=[，。；、！]|$)")
_FARTHEST = 24
_CLAUSE = re.compile("[，。；：！？]|——")
_ITEM = re.compile("[，。；：！？、]")
# What leads to the work in its clause.
_LEAD = re.compile(
    "^(?:[今去]?年底?[内前]?|全年|目前|截至目前|[0-9]{4}年)*(?:[一二三四五六七八九十]是)?"
    "(?:(?:积极|大力|全力|着力|加快|有力|有序)?(?:推动|推进|加快|促进|确保|力争|力促|支持|争取|保障|实现|助力|完成|实施|抓好)+|其中|以及|同时|带动|并|使)*"
)
# 12个项目, 一批重大项目, 甲、乙等项目; whoever does it.
_MANY = re.compile(
    "[0-9一二两三四五六七八九十百千余多]+[余多]?(?:个|条|座|处|家|项|所|台|套|栋|幢|公里|户|批|张|亩|艘)(?!工程)|(?<![A-Za-z第])[0-9两三四五六七八九十]+[省市县](?!道)|一批|各|若干|部分|等|的|全[市省县区国]|体系|首[条台套批座艘列款]"
)
_TAIL = re.compile(
    "(?:重大项目|重点项目)?(?:在[一-鿿]{2,4})?(?:初步|建设|（改?扩建）|“[一二三四五六七八九十两][^“”]{1,7}”)*$"
)
# “四向八廊”综合交通走廊: told by a formula.
_FORMULA = re.compile("“[一二三四五六七八九十两双多]")
# 二期建设, but no 一期间 and 一期限.
_PHASE = "[一二三四五]期(?:工程|项目)?(?=[，。；、和及与]|建设|建成|投产|开工|竣工|等|扩建)"
# Bodies and those that do the work.
_BODIES = ("医院", "大学", "学院", "公司", "集团", "银行", "学校", "中学", "小学", "幼儿园", "法院", "政府", "基金")
# 支持某矿业公司20万吨铅冶炼项目: a maker, how much, of what.
_MADE = (
    "(?:公司|集团|股份|(?<=[释实推加支建抓][放施进快持设好])(?P<short>[\u4e00-\u9fff]{1,5}化)|[镍钼铝铜钢矿药煤锌锡钛锂]业|石化|化工|化纤|新材料|科技)(?:年产)?[0-9.×]+[万亿]?(?:吨|千瓦|平方米|GWh|GW|MW|MWh|套|辆|片|只|台|米)(?:/年)?"
    "[^，。；、0-9和与及]{1,18}?(?:(?P<work>项目|工程)|(?=[、和与及等]))"
)
# 投资3.3亿元的机场快速路建成通车: what so much was put into.
_PAID_FOR = (
    "(?:投资|投入)(?:约|近|超过?)?[0-9.]+[多余]?[亿万]多?美?元的(?P<names>(?![0-9一二两三四五六七八九十]+[个项批条座家])[^，。；、等]{3,28}?)"
    "(?:主体)?(?:全面|顺利|正式|加快|扎实|加紧|即将|相继|全部)?(?=建成|投产|投运|投用|投入(?:使用|运营)|进展|推进|开工|竣工|完工|启动|落户|签约|通车|封顶|奠基|落地|开业|建设)"
)
_IN_PHASES = re.compile("(?<=[\u4e00-\u9fff]{4})[一二三四五]期(?:工程|项目)$")
_LONGEST_FIRM = 10
_LISTED_WORKS = re.compile("(?:[、和与及][^，。；]{2,24}?|等[^，。；、]{0,12})(?:项目|工程)")
_SHORTEST, _LONGEST = 4, 28


def finished(line: Line) -> Iterator[Span]:
    """The subjects of what is said of works alone, where a place, a firm or an unknown word names them."""
    text = line.text
    for mark in _ENDS.finditer(text):
        if text[max(0, mark.start() - 2) : mark.start()] not in _LAST:
            continue
        became = _BECAME.search(text, max(0, mark.start() - _FARTHEST), mark.start())
        if became:
            how = _HOW.search(text, max(0, became.start() - _FARTHEST), became.start())
            yield from _subjects(line, how.start() if how else became.start())


def _subjects(line: Line, end: int) -> Iterator[Span]:
    """The works among what stands between the last clause mark and `end`."""
    clause = last_end(_CLAUSE, line.text, 0, end)
    lead = _LEAD.match(line.text[clause:end])
    for start, stop in _items(line.text, clause + (lead.end() if lead else 0), end):
        stop = start + len(_TAIL.sub("", line.text[start:stop]))
        if _SHORTEST <= stop - start <= _LONGEST and _is_work(line, start, stop):
            yield start, stop


def _made(line: Line, match: re.Match[str]) -> Iterator[Span]:
    """Works by their maker and what they are able to do; without 项目 if a list of works begins with them."""
    if match["work"] or _LISTED_WORKS.match(line.text, match.end()):
        item = last_end(_ITEM, line.text, max(0, match.start() - _LONGEST_FIRM), match.start())
        start = run_start(line.text, line.cuts, item, match.start(), STOPS)
        if match["short"] or match.start() > start:
            yield start, match.end()


def _paid_for(line: Line, match: re.Match[str]) -> Iterator[Span]:
    for start, end in parts(line.text, *match.span("names")):
        if not _MANY.search(line.text, start, end) and not acts(line.text[end - 2 : end]):
            yield start, end


def _phased(line: Line, match: re.Match[str]) -> Iterator[Span]:
    """采埃孚二期, 云溪铝业二期: what is built in phases, where a name leads to the phase."""
    name = modifier(line, match.start())
    proper = name.anchor not in ("", *REACH) or unusual(line, name.start, match.start()) >= 2
    if proper and _SHORTEST <= match.end() - name.start <= _LONGEST:
        yield name.start, match.end()


def _items(text: str, start: int, end: int) -> Iterator[Span]:
    depth = 0
    for i in range(start, end):
        depth += (text[i] in "“（") - (text[i] in "”）")
        if text[i] == "、" and depth == 0:
            yield from parts(text, start, i)
            start = i + 1
    yield from parts(text, start, end)


def _is_work(line: Line, start: int, end: int) -> bool:
    text = line.text[start:end]
    if _MANY.search(text) or _FORMULA.match(text) or text.endswith(_BODIES) or text in CALLED:
        return False
    if is_unbalanced(text):
        return False
    if any(a <= start and end <= b for a, b in (*line.places, *line.known.get("organisation", ()))):
        return False
    inside = [word for at, word in backwards(line.text, line.cuts, end) if at >= start]
    if not inside or acts(inside[-1]):
        return False
    # 中心城区管网改造一期工程: what has phases is one thing.
    named = unusual(line, start, end) >= 2 or _IN_PHASES.search(text)
    return bool(named) or any(start <= a and b <= end for a, b in line.places)


ROWS: Rows = ((_made, _MADE), (_phased, _PHASE), (_paid_for, _PAID_FOR))
