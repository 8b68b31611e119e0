"""Firms, schools and funds by shape: a proper word, what they deal in, a head; and the items of lists of them."""

import re
from collections.abc import Iterator, Sequence

from pipeline.lexicons import roles
from pipeline.lexicons.speech import acts
from pipeline.recognisers._lexical import behind
from pipeline.recognisers._line import STOPS, Line, Rows, Span, named
from pipeline.recognisers._own_places import holds_usual
from pipeline.recognisers._phrase import COMMON, unusual

_HAN = "[\u4e00-\u9fff]"
_TRADES = "|".join(sorted(roles("orgs", "trade"), key=lambda word: (-len(word), word)))
# 岫能|新材料|集团; and firms that are called by what they deal in: 青岚重工, 弘润石化. Literals only: a class
# among them would make every search three times as slow.
_HEADS = (
    "集团股份有限公司|集团有限公司|集团公司|集团|股份有限公司|有限责任公司|有限公司|股份公司|公司"
    "|联合银行|商业银行|银行|合作社|研究院|电影制片厂|厂"
)
_SHORT = frozenset(
    "石化 重工 药业 制药 矿业 钼业 钨业 锂业 股份 控股 轮胎 乳业 酒业 纸业 铝业 铜业 钛业 国资 重汽 重机 证券"
    " 人寿 财险 金租 消金 资管 特钢 重装 期货 水务".split()
)
_FIRM = f"{_HEADS}|{'|'.join(sorted(_SHORT))}"
_NO_HEAD = re.compile("[军化式类体型]|[办管][学理]|总部")
_NO_SHORT = re.compile(
    "产业|基地|园|化|行业|新材料|精细|下游|中下游|一体化|项目|装备|企业|集群|深加工|港|经济|产品|板块|[链群区展园厂品机制改合权]|领域|工业|业|交易|市场|服务|体系|学院|大学|中心"
)
_PLANT = "厂"
_DEALS = re.compile(f"(?:第[一二三四五六七八九十]{{1,2}})?(?:{_TRADES}){{0,4}}")
_FARTHEST = 12
_WORD = 3
_OPEN = (
    "[、，。；：（“与和由以]|支持|鼓励|推动|推进|依托|引进|培育|组建|联合|完成|其中|以及|组织|扶持|引导|加快|做强|做大"
    "|围绕|推广|县|市"
)
_STEM = re.compile(rf"(?:^|{_OPEN})(?P<stem>(?![和与及系受由在对经]){_HAN}{{2,3}})$")
HELPED = re.compile("(?:(?:全力|大力|积极|重点)?支持|聘请|邀请|委托|争取)(?=[\u4e00-\u9fff]{2})")
"""Pattern of what is done for a body, before its name: 全力支持云岫药业公司, 聘请青岚大学."""
# 云岫科技公司和|青岚电子公司
_FIRMS_JOINED = re.compile("(?:(?<=公司)|(?<=集团))[和与及](?=[\u4e00-\u9fff]{2,10}(?:公司|集团))")
# 保险公司, 信托公司: kinds of firms.
_KINDS = frozenset("强村 保险 信托 财务 租赁 担保 小贷 期货 理财 基金 平台 国有 专业 消费 供销 信用 村镇 农民".split())
# 组建水利发展公司, 支持港口集团统一运营: of what only says its trade there is one, if it is founded or acts.
_BARE = (
    f"(?P<name>(?:[省市县](?=[^级属]))?(?:{_TRADES}|发展|运营|开发){{1,4}}(?:集团公司|集团|公司|银行))"
    "(?!化|军|[和、]|[办管]|[^，。；]{0,4}[0-9]+家)"
)
_FOUNDED = f"(?:组建|成立|设立|筹建|挂牌)(?:了)?{_BARE}"
_ACTS = f"(?:支持|推动|深化|推进|依托|由){_BARE}(?=统一|改革|整合|重组|上市|牵头|市场化|承担|负责)"
# 组建茶叶行业协会
_SOCIETY = (
    "(?:组建|成立|筹建)(?:了)?"
    f"(?P<name>(?!一批|若干|各类|各|多|区域|企业){_HAN}{{2,12}}?(?:协会|商会|学会|联合会))(?=[，。；、和]|$)"
)
# 加快深空遥感大学筹建
_SCHOOL = (
    f"(?:加快|推动|支持|推进|筹建|设立|建设|创建|办好|筹设|[、和与])(?P<name>{_HAN}{{2,8}}?(?:大学|学院))(?=筹建|筹设|设立|申办|获批|揭牌|招生|更名"
    f"|升格|正式|挂牌|去筹|落户)"
)
_NO_SCHOOL = re.compile(
    "高水平|[型所批个类级性的和与]|一流|特色|重点|本科|高职|高等|职业|[省部市]属|地方|现代产业|未来技术|工程师|卓越|社区|老年|外|名校|优质|加快|推"
)
_FUNCTION = frozenset("的地得与及都要在既向就也还是有为以等被把从各本该其级")
_FUND = "基金(?![会池群]|集群|丛林|规模|管理|项目|支持|矩阵|收[入支]|支出|预算|结余|总体|监管)"
_NO_FUND = re.compile("社保(?!科创|创投|股权|投资)|医保|养老|保险|公积金|医疗|补偿|稳定调节|救助|政府性")
_CLASS = re.compile(
    "等(?:一批|[0-9一二三四五六七八九十多]+[家户个])?(?:“[^“”]{2,6}”)?[^，。；、等]{0,6}?(?:企业|公司|集团|银行|金融机构|投资机构|上市公司|高校|院校|院所|主体|[车药粮国央民外]企|战略合作(?:者|伙伴)|战略投资者)(?![家群化为])"
    "|等(?:一批)?“[^“”]{2,6}”(?:企业)?(?:茁壮|快速|加速)成长"
    "|等?(?:均|都|相继|分别|先后|双双|成功|一批)*(?:成为|入选|入围|跻身|获评|荣膺|上榜|晋升为?)[^，。；]{0,18}?(?:企业|公司|百强|[0-9]强|工厂|冠军|小巨人|链主)"
)
# 卓越科技获批国家级孵化器, 天意机械荣获省长质量奖: titles that firms are given.
_TITLED = (
    f"(?<![^，。；、：])(?P<name>(?:(?!等|分别|双双){_HAN}){{3,8}}?)(?:等[0-9]*家企业|等|分别|分|均|双双|成功|再次)?"
    "(?:获批|获评|荣获|荣膺|入选|入围|获|成为|上榜|跻身|建成|通过|被评为|被认定为)(?=[^，。；]{0,24}?"
    "(?:企业(?!家)|链长|工业互联网平台|“两业融合”|服务型制造|工厂|质量奖|孵化器|单项冠军|小巨人|[0-9百]+强|工程研究中心|技术创新中心|工业设计中心|企业技术中心|进步.?奖|上市))"
)
_NO_MEMBER = re.compile("冠军|危险源|[国央民]企$|^[含如]|^专精特新|设备$|板$")
_TRADING = re.compile(f"(?!绿色|智能|高端|先进|现代|新型|{_TRADES}){_HAN}{{2,3}}(?:{_TRADES})")
# 砚安大学生命健康: whose it is, and what.
_BEGINS = re.compile("[\u4e00-\u9fff]{2,}?(?:大学|学院|公司|集团)(?!$)")
_NO_FIRM = re.compile(
    "^[把将使让]|(?:建设|打造|建)$|[园区县市镇乡村会院校所局委办赛]$|产业|集群|平台|项目|产品|我|全[省市区]|企业$|技术|成果|城市|县域|工厂"
)
# 设立天使投资母基金, 组建绿色低碳产业基金
_FOUNDS = (
    f"(?:设立|组建|成立|发起|落地|发行|整合设立)(?:了)?(?:(?:总?规模)?[0-9.]+[万亿]*元的?)?(?P<name>(?!一批|若干|各类|各"
    f"|多){_HAN}{{2,12}}?基金)(?=[，。；、和及]|$)"
)
# 国资产业发展母基金、市级并购母基金设立运营
_FUND_SET_UP = (
    f"(?:^|(?<=[，。；、]))(?P<name>(?!一批|若干|各类|各|多)(?:{_HAN}|[A-Z]){{3,14}}?基金)"
    "(?=(?:、[^，。；、]{3,14}基金)*(?:设立|成立|组建|落地|启动))"
)
# 推动甲、乙等扩大产能: what only firms do.
_GROWING = re.compile(
    "等(?:加快|持续|实施|开展)?(?:扩大(?:产能|投资|生产)|扩产|增资|增产|扩能|深化布局|做大做强|做优做强|快速成长|加速成长|茁壮成长|投产增效|挂牌上市|上市|重组(?!方案|计划|优化方案))"
)
# What is said behind a list of firms: 甲、乙成功上市, 甲、乙为代表的家具企业.
_TELLING = re.compile(
    "为(?:代表|龙头|首|核心|引领|主体|骨干)的[^，。；、]{0,10}(?:企业|公司|集团)"
    "|(?:成功|正式|顺利|先后|相继|分别|已)?(?:挂牌上市|上市|登陆(?:科创板|创业板|北交所|主板|港交所|资本市场)|在[^，。；]{1,6}上市|过会)"
)

# 枕禾家居、椿和木业两家企业: as many as the number says.
_COUNTED = re.compile(
    "(?P<n>[0-9]{1,2}|[两二三四五六七八九十]{1,2})家[^，。；、0-9]{0,8}?(?:企业|公司|集团|[药车国央民]企)(?![家群化])"
)


def _firm(line: Line, match: re.Match[str]) -> Iterator[Span]:
    start, end = match.span()
    if (_NO_SHORT if match.group() in _SHORT else _NO_HEAD).match(line.text, end):
        return
    # A plant is told by what it makes; a bank may have nothing between.
    if (begin := _begin(line, start, nearest=start - (match.group() == _PLANT))) >= 0:
        yield begin, end


def _begin(line: Line, head: int, *, nearest: int) -> int:
    for at in range(nearest, max(0, head - _FARTHEST), -1):
        if (at == head or _DEALS.fullmatch(line.text, at, head)) and (start := _stem(line, at)) >= 0:
            return start
    return -1


def _stem(line: Line, end: int) -> int:
    """Where the proper word begins that a firm's name begins with; -1 where there is none."""
    if end in line.place_at:
        return line.place_at[end]
    found = _STEM.search(line.text, max(0, end - 8), end)
    if not found or found["stem"] in COMMON or found["stem"] in _KINDS or holds_usual(found["stem"]):
        return -1
    if not _FUNCTION.isdisjoint(found["stem"]):
        return -1
    return found.start("stem")


def _fund(line: Line, match: re.Match[str]) -> Iterator[Span]:
    """One that a place anchors."""
    for start, end in sorted(line.places):
        name = line.text[end : match.start()]
        if end < match.start() <= end + 14 and _is_plain(name) and not _NO_FUND.search(name):
            yield start, match.end()
            break


def _founded_fund(_line: Line, match: re.Match[str]) -> Iterator[Span]:
    if not _NO_FUND.search(match["name"]):
        yield match.span("name")


def _school(_line: Line, match: re.Match[str]) -> Iterator[Span]:
    if not _NO_SCHOOL.search(match["name"]):
        yield match.span("name")


def _is_plain(name: str) -> bool:
    return not re.search("[^\u4e00-\u9fff（）]|的|设立|支持|建设|发挥|推动|组建|加快|发起|投资者|推进|共同|成立", name)


def _titled(line: Line, match: re.Match[str]) -> Iterator[Span]:
    start, end = match.span("name")
    if not _NO_FIRM.search(match["name"]) and _is_member(line, start, end):
        yield start, end


def members(line: Line) -> Iterator[Span]:
    """The firms and bodies among the items of lists."""
    for listing in line.listings:
        last, end = listing.items[-1]
        joint = _FIRMS_JOINED.search(line.text, last, end)
        items = listing.items if joint is None else (*listing.items[:-1], (last, joint.start()), (joint.end(), end))
        groups = [item for item in items if line.text.endswith("集团", *item)]
        if listing.etc and (len(groups) > 1 or any(each.match(line.text, listing.end) for each in (_CLASS, _GROWING))):
            # 招引银浆、胶膜、逆变器等企业: what they make, not who they are.
            made = any(item in line.known.get("industry", ()) for item in listing.items)
            if not made or any(item in line.known.get("organisation", ()) for item in listing.items):
                yield from _all_of(line, items)
        elif not listing.etc and (told := _TELLING.search(line.text, last, end)):
            those = _all_of(line, (*listing.items[:-1], (last, told.start())))
            yield from ((start, stop) for start, stop in those if 2 <= stop - start <= 8)
        elif not listing.etc and (told := _COUNTED.search(line.text, last + 2, end)) and listing.are(told["n"]):
            yield from _all_of(line, (*listing.items[:-1], (last, told.start())))


def _all_of(line: Line, items: Sequence[Span]) -> Iterator[Span]:
    """Those of a list that are firms, the first without what leads to it: 引育岫能, 以岫能."""
    (start, end), *more = items
    if not _TRADING.fullmatch(line.text, start, end):
        start = behind(line.text, line.cuts, start, end, _leads)
    helped = HELPED.match(line.text, start, end)
    start = helped.end() if helped else start
    # 以岫|能木门: cut in the wrong place.
    start += end - start > _WORD and line.text[start] in "以如即像"
    each = [(start, end), *more]
    known = line.known.get("organisation", ())
    firms = [item for item in each if item in known or _is_member(line, *item)]
    # 云账户、身边云、桔子数科: of the plainest words too, where most of the list are firms.
    most = len(firms) > 1 and 2 * len(firms) >= len(each)
    yield from (item for item in each if item in firms or (most and _may_be_one(line, *item)))


def _may_be_one(line: Line, start: int, end: int) -> bool:
    """Whether what stands among firms may be the short name of another."""
    text = line.text[start:end]
    if (start, end) in line.known.get("industry", ()) or end in line.place_at:
        return False
    return bool(re.fullmatch(f"{_HAN}{{2,5}}", text)) and not (_NO_FIRM.search(text) or _NO_MEMBER.search(text))


def _leads(word: str) -> bool:
    return word in STOPS or acts(word)


def _is_member(line: Line, start: int, end: int) -> bool:
    text = line.text[start:end]
    if (
        not 2 <= len(text) <= 14
        or not re.fullmatch(f"(?:(?![和与及]){_HAN})+", text)
        or text in COMMON
        or end in line.place_at
    ):
        return False
    if text.endswith(("集团", "国资")) and len(text) > 3:
        return True
    if _NO_MEMBER.search(text) or _BEGINS.match(text):
        return False
    # 惊雷科技: whatever the word before what they deal in.
    if _TRADING.fullmatch(text) and (start, end) not in line.known.get("industry", ()):
        return True
    return unusual(line, start, end) >= 2 or any(start == a for a, _ in line.places)


# Firms with a head, short names of firms, and funds that a place anchors.
ROWS: Rows = (
    (_firm, _FIRM),
    (named, _FOUNDED),
    (named, _SOCIETY),
    (named, _ACTS),
    (_titled, _TITLED),
    (_school, _SCHOOL),
    (_fund, _FUND),
    (_founded_fund, _FOUNDS),
    (_founded_fund, _FUND_SET_UP),
)
