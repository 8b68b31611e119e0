"""INDUSTRY: industries, chains, product industries and technologies, by lexicon, by shape and by their lists."""

import re
from collections.abc import Iterator

from pipeline.lexicons import trades
from pipeline.recognisers._classed import BODY, EVENT, TAIL, classed
from pipeline.recognisers._company import NEEDED, Known, joined
from pipeline.recognisers._fields import listed
from pipeline.recognisers._lexical import backwards, is_edge
from pipeline.recognisers._line import Line, Listing
from pipeline.recognisers._passed_over import passed_over
from pipeline.recognisers._phrase import unusual
from pipeline.recognisers._products import products
from pipeline.recognisers._shaped import shaped
from pipeline.schema import Find, Reading

AFTER = ("carrier", "document", "organisation", "place", "slogan", "person")
# free: an industry wherever it stands; list: in company; field (of public life): not even after 发展; none: never.
_USE = trades()
_BARRED = re.compile(
    "资源|通达|接入|链路|(?<=化工)业体系|(?<=贸易)区|移动电话|禽肉|产业(?:带|区|走廊|学院|研究院)|(?<=抽水蓄能)电站|(?<!房地产)(?:市场|价格|风险)|事故|安全|以旧换新|矿|灾害|保障|消费(?!品|电子|类)|基站|(?<!物流)网络|用户|小镇|险"
    "|大学|学院|[强美名][国省市县区]|部门|型|化(?!工|学|肥|纤|妆)|转?化?率(?!先)|额(?!外)|支出|服务商|服务水平|减量|活动"
    "|监督管理|扶贫|起降|适飞|“?(?:黑飞|打非)|实名|街区|人气|[1-9]\\.0(?![0-9])|[+](?!”|行动|制造)|[+]”为"
    "|(?<=产业)[带区]|(?<=工业)部|(?<=经济)合作"
)
# A field of public life stands right before it: not 教育服务产业发展.
_CLOSE = re.compile(
    "产业(?!化|园|开发区|集聚区|示范区)|行业|产[能量值]|总?装机|增加值|集群|营收|营业收入|全?产业链|经营主体|出口(?![管退]|重点|企业|基地)|业务(?:总?量|收入)|(?:分别|同比|均|各)*(?:增长|下降)(?=[0-9])"
)
_REST = re.compile("产[业量能值]|行业|全产业链|占比|业|服务|企业|出口|总?装机|增加值|育种|[+]")
_VERBS = frozenset(("发展", "培育", "壮大", "做强", "做优", "做大"))
# 蔬菜、水产品产量分别增长: what the land yields, and no trade.
_HARVEST = frozenset(
    "蔬菜 水果 园林水果 水产品 肉蛋奶 肉类 禽肉 牛羊 牛羊肉 猪牛羊 油料 大豆油料 棉花 禽蛋 牛奶 奶类".split()
)
_HARVESTED = re.compile("(?:[、和][^，。；、]{1,6}){0,4}(?:年|总)?(?:产量|扩种)")
_GRADED = re.compile("[一二三1-3ⅠⅡⅢ]类$")
# C929大飞机: one model, and what kind of thing it is.
_MODEL = re.compile("[A-Z]+-?[0-9]{2,}[A-Z]?$")
# 全国首列氢能文旅列车, 全球最大直径竖井掘进机: one thing, and no trade.
_FIRST = re.compile("(?:首[台套列艘款架座辆票]|全球最[高大长深重])[^，。；、]{0,16}$")
# Words that end where another begins: 快递业|务量, 高端水|平.
_STRADDLING = frozenset(
    ("业务", "业绩", "业态", "业界", "业主", "济区", "济圈", "济带", "水平", "品种", "品牌", "品质", "产权", "车间")
)
# What firms are called by: 弘砚石化.
_FIRMS = frozenset("石化 化工 钢铁 能源 汽车 医药 制药 水泥 电力 电气 新材料 光伏 纺织 矿业 铝业 乳业".split())
# How words begin that say what is done: 严控钢铁, 压减水泥.
_DOING = frozenset(
    "严压稳紧做新抓助推促强优控减扩拓探深聚锚瞄攻主创建构培壮引招承延转升提改关停退去把将对与和在向由用以支保挖赋"
)
_INSET = re.compile("（(?!含|包括|不含|除)[^（），。；：]{2,16}）(?=等?产业|集群|[、和及])")
# What parts the items of a list, of which the last two may be bound: 甲、乙及丙产业.
_PARTED = ("、", "和", "与")
_AS_ONE = re.compile("产业|产值|营业收入|营收|全?产业链|企业|等[^，。；、]{0,6}业")
_OTHERS = frozenset(("DOC", "ORG", "CARRIER", "SLOGAN", "PLACE", "PERSON"))


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Words of the lexicon, unknown …产业, and unknown items between known ones."""
    for index, line, found, names in shaped(reading, "industry"):
        known = _words(line, [(f.start, f.end) for f in found if f.kind in _OTHERS])
        spans = [*known.free, *classed(line), *products(line), *names]
        if known.free or known.weak or line.listings:
            spans += joined(line, known)
            for listing in line.listings:
                if passed_over(line, listing):
                    spans = [s for s in spans if not _within(line.text, s, listing)]
                else:
                    spans += listed(line, listing, known)
        for start, end in (*spans, *_glued(line.text, spans)):
            yield index, Find("INDUSTRY", start, _inset_end(line.text, end, spans))


def _glued(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """大飞机|机身部段, 新能源及高端装备产值: what stands together, or is told of together, is one trade."""
    ends = dict(sorted(spans))
    for start, end in spans:
        while end in ends:
            end = ends[end]
            yield start, end
        if text.startswith("及", end) and end + 1 in ends and text[start - 1 : start] not in _PARTED:
            stop = ends[end + 1]
            if _AS_ONE.match(text, stop) or text.endswith("产业", end, stop):
                yield start, stop


def _inset_end(text: str, end: int, spans: list[tuple[int, int]]) -> int:
    """新能源（先进光伏和新型储能）产业: where an industry ends with the kinds of it that stand in brackets."""
    inset = _INSET.match(text, end)
    if not inset or not any(end < a and b < inset.end() for a, b in spans):
        return end
    tail = TAIL.match(text, inset.end())
    return tail.end() if tail else inset.end()


def _within(text: str, span: tuple[int, int], listing: Listing) -> bool:
    """Whether a list that is passed over takes a find with it; the economies stand even there: 点燃夜间经济等消费."""
    start, end = span
    return listing.items[0][0] < end and start < listing.end and not text.endswith(("经济", "电商"), start, end)


def _words(line: Line, taken: list[tuple[int, int]]) -> Known:
    known = Known([], [], [])
    for start, end in line.known.get("industry", ()):
        end = _unstraddled(line.text, start, end)
        use = _USE[line.text[start:end]]
        if use == "none" or _held(start, end, taken) or not _stands(line, start, end):
            continue
        tail = TAIL.match(line.text, end)
        stop = tail.end() if tail else end
        if line.text[start:end] in _HARVEST and _HARVESTED.match(line.text, end):
            continue
        if BODY.match(line.text, stop) or EVENT.match(line.text, stop):
            continue
        needed = _CLOSE if use == "field" else NEEDED
        # 集成电路|晶圆产能: what the output is of has been named.
        glued = bool(known.free) and known.free[-1][1] == start
        if use == "free" or tail or (not glued and needed.match(line.text, end)):
            known.free.append((start, stop))
        else:
            known.weak.append((start, end))
            if use == "field":
                known.fields.append((start, end))
    return known


def _unstraddled(text: str, start: int, end: int) -> int:
    """快递业|务量: where the word ends whose last sign belongs to the next one."""
    return end - (text[end - 1 : end + 1] in _STRADDLING and text[start : end - 1] in _USE)


def _held(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    """Whether a name holds any of a stretch, but for a place that is a part of it: 武夷岩茶."""
    return any(a < end and start < b and not (start <= a and b <= end) for a, b in taken)


def _stands(line: Line, start: int, end: int) -> bool:
    """Whether a word of the lexicon is that word there, and not part of another or of something else."""
    text, cuts = line.text, line.cuts
    if (
        _GRADED.search(text, 0, start)
        or text[start - 1 : start] == "非"
        or _BARRED.match(text, end)
        or text[end - 1 : end + 1] in _STRADDLING
        or _in_figure(text, start, end)
        or _MODEL.search(text, max(0, start - 6), start)
        or _FIRST.search(text, max(0, start - 20), start)
    ):
        return False
    # 培|育种|业: cut in the wrong place.
    if not is_edge(cuts, start) and text[start - 2 : start] not in _VERBS:
        return False
    if text[start:end] in _FIRMS and _named(line, start):
        return False
    # 能源|产业, 汽车|产量 are one word of some dictionaries; 农业机械|化, 名优水产|品 are other words.
    return is_edge(cuts, end) or bool(_REST.match(text, end))


def _in_figure(text: str, start: int, end: int) -> bool:
    """Whether letters or digits go on beyond a word of letters: 55GWh is no 5G."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return (text[start].isascii() and before.isascii() and before.isalnum()) or (
        text[end - 1].isascii() and after.isascii() and after.isalnum()
    )


def _named(line: Line, end: int) -> bool:
    """Whether the word before is nobody's but a firm's."""
    at, word = next(backwards(line.text, line.cuts, end), (0, ""))
    if end in line.place_at or not 1 < len(word) < 4 or word[0] in _DOING:
        return False
    return unusual(line, at, end) == len(word)
