"""The places that only the document itself knows: named once with a sign of a place, they are places all through it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from pipeline.lexicons import words
from pipeline.recognisers._place import ALONE
from pipeline.schema import Document, Sentence

_HAN = "[\u4e00-\u9fff]"
_AREA = "自治[区州县]|新区|[省市县区州盟旗镇乡]"
# 小区, 社区, 园区: what is no district.
_PARTS = "社园小景街校厂库片林牧灌辖营赛战老展"
_OPEN = (
    r"(?:[\s，。；：、！？（）《》“”—在于和与及至到从由将对把经赴向全沿以了指即]|(?<=[\u4e00-\u9fff]{2}[省市州盟])|支持|推动|鼓励|完善|建设|打造|推进|深化|位于|走进|其中"
    r"|以及|代表|推广|加固|完成|治理|修复|整治|围绕|疏浚|保护|上游|下游|依托|发挥|地处|季度|年)"
)
# Signs of a name, and how long it may be. A sign is cheap to look for; only then is looked back.
_SIGNED = (
    # 青岚市人民政府, 青岚市财政局
    (
        re.compile(
            rf"(?:{_AREA})(?=人民政府|人民代表大会|国民经济|[12][0-9]{{3}}年|政府|委员会|第[一二三四五六七八九十]+[届次]|经济运行"
            rf"|“?十[一二三四五]五|{_HAN}{{2,8}}(?:局|厅|委|办公室)|人民医院|委(?:副?书记|常委|政府|办|、)"
            rf"|副?[省市县区州]?长{_HAN}{{2,3}}|\n)"
        ),
        (2, 3, 4),
    ),
    # 支持云岭县建设…
    (re.compile("县(?![域级乡委长])|市(?![场民值级区域政辖长委])|镇(?!村|长)|旗(?![下舰帜])"), (2,)),
    # 临潮区、浦南县; 汐口至望湖区航线; but 好小区、好社区
    (
        re.compile(
            f"(?<![{_PARTS}])区(?=、{_HAN}{{2,3}}[县市旗](?![场民])|、{_HAN}{{2,3}}区(?:[、，。；和等）]|建设)|航线|境内)"
        ),
        (2, 3),
    ),
    # 镜川江出境断面
    (
        re.compile(
            "[江河湖水](?=干流|支流|流域|出境|入境|出[省市县]|水质|两岸|沿岸|沿线|国控|断面|治理|[干大]堤|堤防|复航|退[垸田渔耕]"
            "|越冬|候鸟|江豚|航道|上游|中游|下游|中上游|中下游|水系|源头|湿地|综合治理|一字)"
        ),
        (1, 2),
    ),
    (re.compile("(?:山|岭|草原|沙漠|戈壁|沙地)(?=腹地|下[0-9，]|脚下|[东西南北山]麓|主峰|深处|风光)"), (1, 2)),
    (re.compile("都市圈|城市群"), (2, 3)),
)
_REGIONS = frozenset(("都市圈", "城市群"))
_BEFORE = {length: re.compile(rf"{_OPEN}({_HAN}{{{length}}})$") for length in (1, 2, 3, 4)}
_PAIRED = re.compile(rf"[县市区旗]、({_HAN}{{2,3}}?)(?<![{_PARTS}])(?=区(?![域块间别]))")
_WRITTEN = re.compile(f"{_HAN}+")
_BACK = 10
_TITLED = re.compile(
    rf"^(?:关于)?(?:[0-9]{{4}}年)?(?P<short>{_HAN}{{2,4}}?)(?P<level>{_AREA})"
    r"[^\n，。；]{2,40}?(?:规划|方案|计划|意见|报告|办法|会|措施)",
    re.MULTILINE,
)
_OPENING = 1_500
# What only a place stands in: 至云磴、, 以榆陵为核心, 把榆陵建成…, 榆陵入选….
_AT = re.compile(
    rf"(?:至|设在|落户|落地|走进|位于|来到|途经|毗邻)({_HAN}{{2}})(?=[，。；、])|以({_HAN}{{2}})为(?:核心|中心|龙头|极核)"
    rf"|把({_HAN}{{2}})(?:建成|建设|打造)|(?:^|[，。；、\s])({_HAN}{{2}})(?:至{_HAN}|入选|籍|争创|境内|全域|人民的)",
    re.MULTILINE,
)
# A list of two-character words, and what may stand around one of places.
_LISTED = re.compile(
    rf"(?:^|[\s，。；：（]|[在于由从到至经对向赴沿和与及]|支持|推动|推进|布局|覆盖|联动|辐射|建设)(?P<items>{_HAN}{{2}}(?:、{_HAN}{{2}})+)"
    r"(?=[，。；）和与及等]|[两二三四五六七八九0-9][个市县区地州]|[市县]场)",
    re.MULTILINE,
)
# An unknown word that a segmenter makes of a name: 苇塘县, 苍柏岭, 砚江.
_LEVELS = frozenset("市县镇旗江河湖岭溪")
_WATERS = frozenset("江河湖")
_WORD_LENGTH = 6
# 支持|云岭|争创…
_LEADERS = frozenset("支持 推动 鼓励 助力 推进".split())
# 支持禾钢打造…: a firm.
_FIRMS = frozenset("钢铝重药化电")
_DOES = frozenset("争创 建设 打造 创建 攻克 申报 由 率先 争当 创成 做强 做大 加快 积极".split())
_TWICE = 2
_SHORT = len("青岚")
# 砚安|国际|机场
_WIDE = frozenset("国际 支线 综合".split())
_OFTEN = 3
# What a place gives its name to; the first three lines are the place itself, or hold it.
_SITES = frozenset(
    "市 县 区 省 镇 旗 港 城区 新城 老城 古城 新区 高新区 经开区 高铁 铁路 高速 机场 国际机场 支线机场 海关 绕城 水库"
    " 灌区 林区 矿区 境内 流域 盆地 高原 平原 山区 库区 湖区 大桥 码头 口岸 船闸 干线 城际 东站 南站 西站 北站".split()
)
# One of these will do for a word that stands often.
_SEATS = frozenset("市 县 港 机场 城区 新城 老城 海关 高新区 经开区 保税区 综合保税区 综保区".split())
_NAMED = (
    _SITES
    | _SEATS
    | frozenset(
        "大学 学院 理工 重工 日报社 临空经济 临港经济 枢纽 科技城 师范 农商 银行 集团 日报 晚报 医院 产业园"
        " 工业园 化工园 科技园 科学城 陆港 综保区 综合保税区 博物馆 海事 文旅 港口".split()
    )
)
_TELLS = _NAMED | _DOES
_LAST = _LEVELS | frozenset(word[-1] for word in _NAMED)
_USUAL = frozenset(words("common")) | frozenset(words("stops")) | frozenset(words("generic"))
_SINGLE = frozenset(
    "由同经会并请以到至即各有无使让对的了和与及或等乃于从被把将要可能应须全我本都超股省该为向县市区在是大强名小老新重古旺设"
    "百几多两三四五六七八九十州这那每其某个系沿按受年跨内外还环入出护治守围退逐好"
)
_NO_NAMES = frozenset("河湖 江河 江湖 湖河 林田湖 主产 主销".split())
_FIXED = frozenset("江 河 湖 岭 溪 水 山 草原 沙漠 戈壁 沙地".split())


def own_places(document: Document, sentences: Iterable[Sentence]) -> frozenset[str]:
    """Full and short: 青岚市, 青岚; a river has no short name."""
    parts = tuple(sentences)
    found: set[str] = set()
    text = "\n".join(("", *(sentence.text for sentence in parts), ""))
    for sign, lengths in _SIGNED:
        for match in sign.finditer(text):
            found.update(_opened(text, match, lengths))
    for match in _PAIRED.finditer(text):
        found.update(_names(match[1], "区"))
    for match in _TITLED.finditer(f"{document.title}\n{document.issuer}{text[:_OPENING]}"):
        found.update(_names(match["short"], match["level"]))
    found.update(_by_words(parts, text))
    found.update(_in_company(text, found))
    found.update(_gone_to(text))
    return frozenset(found - ALONE)


def _gone_to(text: str) -> Iterator[str]:
    """贯通榆陵至云磴, 以榆陵为核心: an unknown word that stands twice, and once where only a place does."""
    for match in _AT.finditer(text):
        word = next(filter(None, match.groups()))
        if text.count(word) >= _TWICE and is_strange(word):
            yield word


def _in_company(text: str, known: set[str]) -> set[str]:
    """在砚安、榆陵、泊洲等布点: short unknown words in a list with a place are places."""
    found: set[str] = set()
    for listed in _LISTED.finditer(text):
        items = listed["items"].split("、")
        if any(item in known for item in items):
            found.update(item for item in items if item not in known and len(item) == _SHORT and is_strange(item))
    return found


def _opened(text: str, sign: re.Match[str], lengths: tuple[int, ...]) -> Iterable[str]:
    before = text[max(0, sign.start() - _BACK) : sign.start()]
    for length in lengths:
        # 办好经|济特区: what opens the name belongs to a word with it.
        if _BEFORE[length].search(before) and before[-length - 1 :][:2] not in _USUAL:
            names = tuple(_names(before[-length:], "" if sign.group() in _REGIONS else sign.group()))
            if names:
                return names
    return ()


def _names(short: str, level: str) -> Iterator[str]:
    whole = short + level
    if is_strange(short) and whole not in _USUAL and whole not in _NO_NAMES:
        if level not in _FIXED:
            yield short
        yield whole


def is_strange(name: str) -> bool:
    """Whether a name is no usual word and holds none."""
    return (
        bool(_WRITTEN.fullmatch(name)) and _SINGLE.isdisjoint(name) and name not in _NO_NAMES and not holds_usual(name)
    )


def holds_usual(name: str) -> bool:
    """Whether there is a usual word in a name."""
    return not _USUAL.isdisjoint(name[i:j] for i in range(len(name)) for j in range(i + 2, len(name) + 1))


def _by_words(sentences: Iterable[Sentence], text: str) -> Iterator[str]:
    rivers: dict[str, list[str]] = defaultdict(list)
    sites: dict[str, set[str]] = defaultdict(set)
    for cut, at in _telling([sentence.words for sentence in sentences]):
        word = cut[at]
        if word in _TELLS:
            yield from _told(cut, at, sites)
            continue
        if word[_SHORT:] in _NAMED:
            sites[word[:_SHORT]].add(word[_SHORT:])
        if len(word) == _SHORT and word[-1] in _WATERS:
            rivers[word].append(cut[at - 1] if at else "")
        elif len(word) == _SHORT + 1 and word[-1] in _LEVELS:
            yield from _names(word[:_SHORT], word[-1])
    yield from _rivers(rivers)
    for word, kinds in sites.items():
        if (len(kinds) >= _TWICE and not kinds.isdisjoint(_SITES)) or (
            not kinds.isdisjoint(_SEATS) and text.count(word) >= _OFTEN
        ):
            yield from _names(word, "")


def _telling(parts: Sequence[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], int]]:
    """The words that may tell of a place, each where it stands."""
    every = {*chain.from_iterable(parts)}
    telling = {word for word in every if word in _TELLS or (word[-1] in _LAST and len(word) <= _WORD_LENGTH)}
    for cut in parts:
        if not telling.isdisjoint(cut):
            yield from ((cut, at) for at, word in enumerate(cut) if word in telling)


def _told(words: tuple[str, ...], at: int, sites: dict[str, set[str]]) -> Iterator[str]:
    before, leader = _before(words, at)
    if len(before) != _SHORT:
        return
    if words[at] in _NAMED:
        sites[before].add(words[at])
    elif leader in _LEADERS and before[-1] not in _FIRMS:
        yield from _names(before, "")


def _rivers(found: dict[str, list[str]]) -> Iterator[str]:
    for word, lasts in found.items():
        if len(lasts) >= _TWICE and word not in ALONE:
            # 芦|雁湖: cut in the wrong place.
            cut = lasts[0] if len(set(lasts)) == 1 and len(lasts[0]) == 1 and _WRITTEN.match(lasts[0]) else ""
            yield from _names(cut + word[:-1], word[-1])


def _before(words: tuple[str, ...], at: int) -> tuple[str, str]:
    """The word before a place's sign and the one before that: 砚安|国际|机场, 埠|宁|海关."""
    end = at - 1 - (at > 0 and words[at - 1] in _WIDE)
    if end < 0:
        return "", ""
    if len(words[end]) == 1 and end and len(words[end - 1]) == 1:
        return words[end - 1] + words[end], words[end - 2] if end > 1 else ""
    return words[end], words[end - 1] if end else ""
