"""Whether a head with the words before it is a name: by what those words are, and by what is said around them."""

import re

from pipeline.lexicons import table, words
from pipeline.recognisers._lexical import backwards
from pipeline.recognisers._line import STOPS, Line
from pipeline.recognisers._phrase import COMMON, GENERIC, REACH, Left, left, unusual
from pipeline.recognisers._place import CALLED

ROLES = {row["word"]: row["role"] for row in table("carriers")}
_N = r"[0-9一二三四五六七八九十百两多几数]+(?:余|多)?"
_COUNTED_AFTER = re.compile(
    rf"(?:[、和][^，。；、和]{{2,12}}(?<!等)){{0,3}}(?:已|均)?(?:达到?|增至|增加到|由|总数达?|数量|累计|新增|建成|新建|增加)?{_N}[个家座处]"
)
_NUMBERED = re.compile(rf"{_N}[个家座处条](?:[，。；、]|$)")
_COUNTED = re.compile(
    rf"(?:(?<!第)(?:“?{_N}”?|“[A-Z]”)[个家座处批条类]|一批|各类|若干|一大批|一些|每个|各|部分)[^，。；、为入选获]{{0,6}}$"
)
TO_BE = re.compile(
    "(?:建设|共建|组建|筹建|打造|创建|争创|申建|建成|成为|申报|获批|获评|入选|入围|纳入|列入|列为|授予|跻身|荣获|推进|依托|达到"
    "|争取|成立|启用|提升|巩固|聚焦|为|到|——|设立|构建|创成|加快|认定|建好|建强|用好|上线|开通)"
    "(?:成|好|了|全国|国家|全省|首个|首批|第[一二三四五六七八九十]批|一流|重要|国内){0,3}“?$"
)
_IS = re.compile(
    "”?(?:加快|获批|顺利|全面|正式|成功|扎实|高标准|高质量)?"
    "(?:建设|获批|获评|入选|建成|创建|落户|启动|挂牌|揭牌|投用|投运|启用|运营|上线|开通|开园|开馆|开工|竣工|封顶)"
)
# What is there already, and is one: the plainest words make its name.
_REAL_BEFORE = re.compile("(?:建成|启用|成立|揭牌|上线|开通|投用|落成|挂牌|建成启用|建成投用)(?:了|全国|全省|首个)?$")
_REAL_AFTER = re.compile("(?:全面|正式|顺利|已)?(?:建成|获评|入选|挂牌|揭牌|投用|投运|启用|上线|开通|开园|开馆|落成|竣工|落户|落地)")
_AWARDED = re.compile("(?:入选|入围|纳入|列入|列为|获批|获评|获|授予|争创|争取|申报|争列|跻身|成为|为)[^，。；、]{0,6}$")
_SITED = re.compile("（[\u4e00-\u9fff]{2,4}）")
_WITH = re.compile("[和与、及]$")
# 平台经济, 中心城区, 基地型, 海南自由贸易港法: the head is part of another word.
_NOT_AFTER = re.compile(
    "体系|系统|网络|集群|[群类化型级式]|能力|水平|机制|模式|环节|等级|经济|战略|城区|企业|工作|人员|主任|负责|品质|数量|个数|场景汇"
    "|法(?![治律制院人规庭定])|(?<=试点)(?:方案|工作|任务|经验|改革|政策|单位|企业|项目|名单)|(?<=矿)(?:污染|资源|产|业|权|渣|石|山)|(?<=街)区|论坛|大会|峰会|博览会|交易会|条例|(?:建设|投资|发展|运营|开发|控股)?(?:集团|有限公司|公司|股份)|管委会|管理委员会|(?:强[国省市县]|领导小组|工作组|专班|基金|专项资金)"
)
_NET = re.compile("网(?!红|点|上)")
# 市市通高铁, 以青岚为核心承载区, 国家级省级中心: descriptions.
_DESCRIPTION = re.compile(r"([市县村镇乡])\1通$|时速|[为爲]|国家级省级")
# Zones of free trade between countries are treaties.
_TREATY = re.compile("(?:东盟|中日韩|亚太|海合会|[—－-][\u4e00-\u9fff]{2,4})(?:自由贸易区|自贸区)$")
_LINES = ("高铁", "铁路", "高速", "高速公路", "通道", "公路", "管道", "骨干")
_VAGUE = re.compile(
    "^(?:先进|同类|发达)$|主要|重点|其他|其它|各大|知名|部分|重大|大型|许多|多数|相关|有关|产业发展|(?<!创)新$"
)
_SOME = re.compile("主要|重点|其他|其它|各大|知名|部分|重大|大型|许多|多数|相关|有关|一些|所有|全部")
# Heads that nearly everything can stand before: an unknown word alone does not make a name of them.
_WIDE = frozenset("平台 中心 基地 城市 工厂 总部 服务中心 服务平台 公共服务平台 创新平台 通道 大通道 干线 支线 走廊 公路 湿地".split())
# Class words that a bare place does not make a name: 陕西集群, 上海试点.
_LOOSE = frozenset("城市 集群 产业集群 通道 生态圈 创新生态圈 中心城市".split())
_HEADS = frozenset(word for word, role in ROLES.items() if role != "name")
_PLAIN = GENERIC | _HEADS
_SETTLED = frozenset(words("settled")) | {"港人治港"}
# 沿海, 西部, 省: one of many, unless it is to become one.
_ABROAD = frozenset(("国家", "国家级", "全国", "全国性", "中国", "世界", "世界级", "国际", "全球", "亚洲", "亚太", "革命老区"))
_TOPICAL = ("重点实验室", "实验室", "技术创新中心", "工程研究中心", "工程技术研究中心", "制造业创新中心", "产业创新中心")
# 量子信息科学国家实验室: a topic is name enough for one of the kind.
_BODIES = ("国家实验室", "全国重点实验室", "国家重点实验室", "国家工程", "国家技术创新中心")
_AGENCY = ("国务院", *"委部局府会署办")
# 毕节建设…示范区: the deed stands between a place and what it builds.
_DEED = re.compile("建设(?!工程|用地|银行|兵团|投资|发展)|打造|创建")
_PAIR = re.compile("中[韩日德法俄新意英美澳白泰荷瑞以]（")
_PARTNERS = frozenset(f"中{land}" for land in "韩日德法俄新意英美澳白泰荷瑞以马柬老缅越巴蒙哈沙") | {"两岸"}
_NATIONAL = tuple(sorted((word for word in REACH if len(word) > 1), key=len, reverse=True))
# Words of one character that a cut in the wrong place leaves before a name.
_LED = ("即", "以")
# 绿色低碳高质量发展|示范城市: what is to be built is told at length.
_LONG_TITLE = 7
_SHORT_CLASSES = ("片区", "园区", "总部")
_LONGEST_UNKNOWN = 4


def is_other(text: str, end: int) -> bool:
    """Whether what follows makes another word of the head, or what is named another thing."""
    return bool(_NOT_AFTER.match(text, end) or (_NET.match(text, end) and text.endswith(_LINES, 0, end)))


def is_counted(text: str, start: int, end: int) -> bool:
    """Whether it is a class that is counted: 12个国家级示范区, 国家级示范区12个."""
    return bool(_COUNTED_AFTER.match(text, end) or _COUNTED.search(text[max(0, start - 12) : start]))


def modifier(line: Line, head: int) -> Left:
    """The words before a head, as far as they belong to the name."""
    name = _modifier(line, head)
    return name._replace(start=_dashed(line, name.start)) if name.start < head else name


def _modifier(line: Line, head: int) -> Left:
    name = left(line, head, soft=True)
    text, start = line.text, name.start
    begin, stop = _before(line, start, head)
    if stop:
        return name._replace(start=begin, anchor=text[begin:stop])
    deed = _DEED.match(text, start + len(name.anchor), head) if name.anchor not in ("", *REACH) else None
    if deed:
        return Left(deed.end(), "", deed.group(), deed.end())
    if name.anchor in REACH and name.anchor != "中国":
        return name._replace(start=_unknown(line, start, topical=text.startswith(_TOPICAL, head)))
    if not name.anchor and name.far < start and _is_topic(line, name.far, start):
        return name._replace(start=name.far)
    return name if name.anchor else _called(text, start, head, name)


def _is_topic(line: Line, far: int, start: int) -> bool:
    """建设城乡融合共同富裕…: whether what leads to a name is part of what is to be built."""
    first = next((word for at, word in backwards(line.text, line.cuts, start) if at == far), "")
    joined = any(word in line.text[far:start] for word in "和与及")
    built = bool(TO_BE.search(line.text, max(0, far - 8), far))
    return built and not joined and len(first) > 1 and not first.startswith(("高", "大"))


def _called(text: str, start: int, head: int, name: Left) -> Left:
    """A short form that is a place before a head alone: 洋县园区, 府谷机场."""
    start += 2 if text.startswith("即以", start) else text.startswith(_LED, start)
    short = next((text[start:stop] for stop in range(min(head, start + 4), start + 1, -1) if text[start:stop] in CALLED), "")
    return name._replace(start=start, anchor="" if short in COMMON or short in ROLES else short)


def _before(line: Line, start: int, head: int) -> tuple[int, int]:
    """The proper name that leads to a stretch or stands in it: 上合组织…, 秦创原…, 国家“人工智能+”…; (0, 0) if none."""
    text = line.text
    for kind in ("organisation", "carrier"):
        for a, b in line.known.get(kind, ()):
            if kind == "organisation" and text.endswith(_AGENCY, a, b):
                continue
            if start <= b and a < head and b <= head:
                outer = line.place_at.get(a, a)
                return line.place_at.get(outer, outer), b
    if text[start : start + 1] == "“":
        at = line.place_at.get(start, -1)
        at = at if at >= 0 else next((start - len(w) for w in _NATIONAL if text.endswith(w, 0, start)), -1)
        return (at, start) if at >= 0 else (0, 0)
    return 0, 0


def _dashed(line: Line, start: int) -> int:
    """中国—上海合作组织…, 中韩（长春）…: both of the two that share it."""
    if _PAIR.match(line.text, start - 1):
        return start - 1
    if start in line.place_at.values() and line.text[max(0, start - 2) : start] in _PARTNERS:
        return start - 2
    return line.place_at.get(start - 1, start) if line.text[start - 1 : start] in ("—", "-", "－") else start


def _unknown(line: Line, start: int, *, topical: bool) -> int:
    """荻花荡国家湿地公园, 磁浮交通省技术创新中心: where what stands before 国家 begins, an unknown word or a topic."""
    at = start
    for begin, word in backwards(line.text, line.cuts, start):
        if word in (STOPS if topical else COMMON) or word[-1] in "业域者" or not "\u4e00" <= word[0] <= "\u9fff" or start - begin > (8 if topical else _LONGEST_UNKNOWN):
            break
        at = begin
    return at if start - at >= 2 else start


def is_name(line: Line, name: Left, head: int, end: int, *, joined: bool, alike: bool) -> bool:
    """Whether modifier and head name one thing.

    `joined` where the name before ends right before this one, `alike` where it ends in the same head besides.
    """
    text = line.text
    before = text[max(0, name.start - 12) : name.start]
    before_head = text[name.start : head]
    if not before_head:
        return alike and end - head > 3
    if text[head:end] == "高地" and not name.anchor:
        return False
    if _DESCRIPTION.search(before_head) or _TREATY.search(text, name.start, end) or text[name.start : end] in _SETTLED:
        return False
    if text[head:end] != "新区" and any(a <= name.start and end <= b for a, b in line.places):
        return False
    if before_head[0] in "个家座条处" and text[name.start - 1 : name.start].isdigit():
        return False
    if _SITED.match(text, end) and text[end + 1 : text.find("）", end)] in CALLED:
        return True
    if name.anchor and name.anchor not in REACH and name.anchor[-1] != "”":
        return _is_placed(line, name, head, end)
    if is_counted(text, name.start, end):
        return False
    joins = joined and bool(_WITH.search(before))
    cue = joins or bool(TO_BE.search(before)) or bool(_IS.match(text, end))
    if name.anchor:
        return _is_anchored(line, name, head, end, cue=cue, joins=joins)
    return (alike and joins and end - name.start >= 4) or _is_coined(line, name.start, head, end, cue=cue, joins=joins)


def _is_placed(line: Line, name: Left, head: int, end: int) -> bool:
    """Behind a place, a firm, a brand, another name."""
    text, word = line.text, line.text[head:end]
    rest = text[name.start + len(name.anchor) : head]
    if _NUMBERED.match(text, end) or (rest.endswith("新") and word == "高地"):
        return False
    if word == "城市" and not TO_BE.search(text, max(0, name.start - 12), name.start):
        return False
    if word.endswith("试点"):
        return bool(_AWARDED.search(text, max(0, name.start - 12), name.start) or "国家" in rest)
    if _SOME.match(rest):
        return False
    return word not in _LOOSE or _weight(line, head - len(rest), head) >= 2


def _is_coined(line: Line, start: int, head: int, end: int, *, cue: bool, joins: bool) -> bool:
    """Behind words that are no proper name: rare enough, or called for by what is said of it."""
    text, word = line.text, line.text[head:end]
    role, weight = ROLES[word], _weight(line, start, head)
    if role == "class":
        trial = word.endswith("试点") and head - start > 3
        return (cue and _leads(line, start, head)) or (trial and bool(_AWARDED.search(text, max(0, start - 12), start)))
    if end - start < 4:
        known = text[start:end] in COMMON or text[end - 2 : end] in CALLED
        return word == "港" and unusual(line, start, head) == 2 and not known
    if joins and end - start >= (6 if role == "title" else 5):
        return True
    if role == "title":
        awarded = bool(_AWARDED.search(text, max(0, start - 12), start))
        if head - start >= _LONG_TITLE and TO_BE.search(text, max(0, start - 12), start):
            return True
        return cue and weight >= 2 and end - start >= (4 if awarded else 6)
    if weight >= 2 and (_REAL_BEFORE.search(text, max(0, start - 8), start) or _REAL_AFTER.match(text, end)):
        return True
    if weight >= 2 and ((cue and word.endswith("实验室")) or word.startswith(_BODIES)):
        return True
    strange = unusual(line, start, head)
    return strange >= 2 and (cue or word not in _WIDE or (word == "公路" and strange == head - start))


def _leads(line: Line, start: int, head: int) -> bool:
    """Whether a word that no vocabulary has stands first."""
    first = next((word for at, word in backwards(line.text, line.cuts, head) if at <= start), "")
    return len(first) > 1 and first not in COMMON


def _weight(line: Line, start: int, head: int) -> int:
    return unusual(line, start, head, _PLAIN) + sum(c.isascii() and c.isalnum() for c in line.text[start:head])


def _is_anchored(line: Line, name: Left, head: int, end: int, *, cue: bool, joins: bool) -> bool:
    """Behind 国家, 中国, 国际 or a word in quotation marks."""
    text, role = line.text, ROLES[line.text[head:end]]
    begin = name.start + len(name.anchor)
    rest = text[begin:head]
    if name.anchor[-1] == "”":
        return len(rest) <= 6 and not rest.startswith(("时期", "期间", "规划")) and not text.endswith("试点", 0, end)
    if not text.startswith(name.anchor, name.start):
        return True
    if name.anchor == "中国" and not rest:
        return text[end - 1] == "谷"
    whole = len(rest) + max(0, end - head - 2)
    if _VAGUE.search(rest or text[begin : _core(text, head, end)]) or whole < 2:
        return False
    weight = _weight(line, begin, core := _core(text, head, end))
    if role == "title":
        return cue or name.anchor in _ABROAD or weight >= 2
    if not rest and (role == "class" or text[end - 1] in "区园" or name.anchor in ("国家", "国家级", "全国")):
        return joins or role != "class" and not text.endswith("工程", 0, end) and bool(_AWARDED.search(text, max(0, name.start - 12), name.start))
    if role == "class":
        return len(rest) >= 2 and bool(_AWARDED.search(text, max(0, name.start - 12), name.start))
    enough = 2 if name.anchor == "国际" and text[core:end] == "中心" else 3
    return weight >= 2 or (cue and whole >= enough)


def _core(text: str, head: int, end: int) -> int:
    """Where the last head within a head begins: 技术创新|中心."""
    return next((end - n for n in (2, 3) if end - n > head and text[end - n : end] in _HEADS), head)
