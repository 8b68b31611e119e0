"""Whether a head with the words before it is a name: by what those words are, and by what is said around them."""

import re

from pipeline.lexicons import roles, words
from pipeline.recognisers._candidate import Candidate
from pipeline.recognisers._lexical import backwards
from pipeline.recognisers._modifier import NATIONAL, ROLES
from pipeline.recognisers._phrase import COMMON, REACH, unusual
from pipeline.recognisers._place import CALLED
from pipeline.recognisers._said import (
    is_amount,
    is_awarded,
    is_called,
    is_counted,
    is_numbered,
    is_planned,
    is_real,
    is_to_be,
)
from pipeline.recognisers._told import is_aim, is_base, is_high, is_told
from pipeline.recognisers._trial import is_trial

_SITED = re.compile("（([\u4e00-\u9fff]{2,4})）")
# 市市通高铁, 以青岚为核心承载区, 国家级省级中心: descriptions.
_DESCRIPTION = re.compile(r"[\u4e00-\u9fff]了|([市县村镇乡])\1通$|赋能城市|时速|小时|分钟|[为爲]|国家级省级|百强")
# 5|个省实验室
_CUT_IN_NUMBER = re.compile("(?<=[0-9])[个家座条处]")
# Zones of free trade between countries are treaties.
_TREATY = re.compile("(?:东盟|中日韩|亚太|海合会|[—－-][\u4e00-\u9fff]{2,4})(?:自由贸易区|自贸区)$")
# 五基地六产业七景区
_RUN = re.compile("(?:[一二三四五六七八九十两][^一二三四五六七八九十两]{1,3}){2,}")
_SOME = re.compile("主要|重点|其他|其它|各大|知名|部分|重大|大型|许多|多数|相关|有关|一些|所有|全部")
_VAGUE = re.compile(f"^(?:先进|同类|发达)$|产业发展|(?<!创)新$|^(?:{_SOME.pattern})")
# What is built; other 工程 are campaigns, but for those of a mountain, a river, a desert.
_BUILT = re.compile(
    "[水河渠库堤坝灌路桥港隧管泵闸湖滩林沙]|引[江黄汉洮滦淮水]|外送|送电|枢纽建设|配套|生态修复|保护修复|基地"
)
_NATURE = re.compile("沙漠$|沙地$|草原$|流域$")
_HEIGHTS = roles("places", "mountain") | roles("places", "river")
# Class words that a bare place does not make a name: 陕西集群.
_LOOSE = frozenset("城市 集群 产业集群 通道 生态圈 创新生态圈 中心城市".split())
_SETTLED = frozenset((*words("settled"), "港人治港"))
_STATE = frozenset(("国家", "国家级", "全国"))
# 省级园林城市 is one where the title is given, else one of many.
_GRADES = ("省级", "市级")
_LOWER = frozenset(_GRADES)
# 沿海, 西部, 省: one of many, unless it is to become one.
_UNIQUE = _STATE | {"全国性", "中国", "世界", "世界级", "国际", "全球", "亚洲", "亚太", "革命老区"}
# 量子信息科学国家实验室: a topic is name enough for one of the kind.
_BODIES = ("国家实验室", "全国重点实验室", "国家重点实验室", "国家工程", "国家技术创新中心")
# 绿色低碳高质量发展|示范城市: what is to be built is told at length.
_LONG_TITLE = 7
# 高标准建设国家级|知识产权保护中心: a head that says what for is a name behind 国家级 where it is to be built.
_TELLING = 6
# 一座职教城, 一艘巨轮鸣笛离港.
_ONE = re.compile("一[座艘条个栋]")
# 3个|青岚实验室
_SO_MANY = re.compile("(?<!第)(?:[0-9]|[^第][两二三四五六七八九十])[个家座条处所批类]$")
# 甲未来城|两大创新平台, 科普四类专类公园, 多条绿色廊道
_COUNTED = re.compile("[二两三四五六七八九十多][大个类条处项座]")


def is_name(it: Candidate) -> bool:
    """Whether modifier and head name one thing."""
    text, start, end, anchor = it.line.text, it.name.start, it.end, it.name.anchor
    if not it.before:
        return (it.alike and end - it.head > 3) or (it.word.startswith(NATIONAL) and is_awarded(text, start))
    if _is_none(it):
        return False
    sited = _SITED.match(text, end)
    if sited and sited[1] in CALLED:
        return True
    if anchor and anchor not in REACH and anchor[-1] != "”":
        return _is_placed(it)
    if it.word == "工程" or text[start - 1 : start] == "等" or is_counted(text, start, end):
        return False
    called = it.joined or is_called(text, start, end)
    if anchor and (anchor not in _LOWER or is_awarded(text, start) or is_planned(text, start)):
        return _is_anchored(it, called=called)
    return (it.alike and end - start >= 4) or _is_coined(it, called=called)


def _is_none(it: Candidate) -> bool:
    text, start, end = it.line.text, it.name.start, it.end
    return (
        it.word.endswith("产业集群")
        or bool(_ONE.match(text, start))
        or (it.word in ("高地", "新高地") and (it.name.anchor[-1:] == "”" or not is_high(it)))
        or (it.word == "生态圈" and it.rest.endswith("产业"))
        or is_amount(text, start)
        or bool(_CUT_IN_NUMBER.match(text, start) or _DESCRIPTION.search(text, start, it.head))
        or bool(_RUN.fullmatch(text, start, end) or _TREATY.search(text, start, end) or _COUNTED.search(it.rest))
        or text[start:end] in _SETTLED
        or (it.word != "新区" and any(a <= start and end <= b for a, b in it.line.places))
    )


def _is_placed(it: Candidate) -> bool:
    """Behind a place, a firm, a brand, another name."""
    text, start = it.line.text, it.name.start
    if (
        is_numbered(text, it.end)
        or _SO_MANY.search(text, max(0, start - 4), start)
        or (it.rest.endswith("新") and it.word == "高地")
    ):
        return False
    if it.word == "工程":
        natural = len(it.rest) > 3 and (it.name.anchor in _HEIGHTS or _NATURE.search(it.name.anchor))
        return "”" not in it.rest and bool(natural or _BUILT.search(it.rest))
    if it.word.endswith("试点"):
        return "国家" in it.rest or is_awarded(text, start)
    if _SOME.match(it.rest) or (it.word == "城市" and not is_to_be(text, start)):
        return False
    return it.rest == "国家" or it.word not in _LOOSE or it.weight(it.head - len(it.rest), it.head) >= 2


def _is_anchored(it: Candidate, *, called: bool) -> bool:
    """Behind 国家, 中国, 国际 or a word in quotation marks."""
    text, rest, anchor = it.line.text, it.rest, it.name.anchor
    if anchor[-1] == "”":
        return len(rest) <= 6 and not rest.startswith(("时期", "期间", "规划", "赋能")) and not it.word.endswith("试点")
    if not text.startswith(anchor, it.name.start):
        return True
    if anchor == "中国" and not rest:
        return it.word[-1] == "谷"
    begin, core = it.head - len(rest), _core(text, it.head, it.end)
    whole = len(rest) + max(0, len(it.word) - 2)
    title = it.role == "title"
    # 创建国家农高区
    if not rest and it.role == "site" and it.word[-1] == "区" and is_awarded(text, it.name.start):
        return True
    if whole < 2 or (_VAGUE.search(rest or text[begin:core]) and not (title and rest.startswith("知名"))):
        return False
    weight = it.weight(begin, core)
    if title:
        return called or anchor in _UNIQUE or weight >= 2
    if it.word.endswith("试点"):
        return is_trial(it)
    if not rest or it.role == "class":
        return _is_one(it, core)
    return weight >= 2 or (called and whole >= 3)


def _is_one(it: Candidate, core: int) -> bool:
    """国家湿地公园, 国际经济中心, 国家…集群: classes, but where a title is given or a centre of the world is to be."""
    text, start = it.line.text, it.name.start
    if it.name.anchor not in _STATE and it.role != "class" and it.word[-1] not in "区园":
        return it.weight(it.head, core) >= 2 or (is_called(text, start, it.end) and text[core : it.end] == "中心")
    if not it.rest:
        if it.joined or (len(it.word) >= _TELLING and is_planned(text, start)):
            return True
        return (
            it.role != "class" and it.word[-2:] != "工程" and (is_awarded(text, start) or is_real(text, start, it.end))
        )
    return len(it.rest) >= 2 and is_awarded(text, start)


def _is_coined(it: Candidate, *, called: bool) -> bool:
    """Behind words that are no proper name: rare enough, or called for by what is said of it."""
    text, start, end = it.line.text, it.name.start, it.end
    role = it.role
    if role == "class":
        if it.word.endswith("试点"):
            return len(it.before) > 3 and is_awarded(text, start)
        return called and _leads(it)
    if is_aim(it) or is_base(it):
        return True
    strange = unusual(it.line, start, it.head)
    if end - start < 4:
        return it.word == "港" and strange == 2 and text[start:end] not in COMMON
    weight = it.weight(start, it.head)
    long = end - start >= (6 if role == "title" else 5)
    if it.joined and (long or strange >= 2) and (weight >= 2 or role != "wide"):
        return True
    if role == "title":
        if len(it.before) >= _LONG_TITLE and is_to_be(text, start) and not it.before.startswith(_GRADES):
            return True
        return called and weight >= 2 and end - start >= (4 if is_awarded(text, start) else 6)
    if weight >= 2 and _is_particular(it, called=called):
        return True
    if is_told(it):
        return True
    return strange >= 2 and (called or role != "wide" or (it.word == "公路" and strange == len(it.before)))


def _is_particular(it: Candidate, *, called: bool) -> bool:
    """One of its kind, or there already."""
    laboratory = called and it.word.endswith("实验室")
    return laboratory or it.word.startswith(_BODIES) or is_real(it.line.text, it.name.start, it.end)


def _leads(it: Candidate) -> bool:
    """Whether a word that no vocabulary has stands first."""
    words_before = backwards(it.line.text, it.line.cuts, it.head)
    first = next((word for at, word in words_before if at <= it.name.start), "")
    return len(first) > 1 and first not in COMMON


def _core(text: str, head: int, end: int) -> int:
    """Where the last head within a head begins: 技术创新|中心."""
    return next((end - n for n in (2, 3) if end - n > head and text[end - n : end] in ROLES), head)
