"""Units that stand without their number, told by the words around them: 绿色工厂 家，, 新增 个 服务站, 资金 多 亿元.

The segmenter tells 工厂 家 from 国家 and 达到 个 from 个人; what may stand before a unit instead of a number
(每, 各, 整) is listed here.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

from pipeline.numerals import HAN
from pipeline.schema import Find, Sentence

STOP = r"(?=[，。；、）：！]|$|以上|以下|左右|以内)"
_HAN = "[\u4e00-\u9fff]"
_BUILD = re.compile(
    r"建设|建成|新建|新增|打造|培育|布局|创建|发展|引进|引育|实施|完成|认定|获批|达到|改造|开工|投产|组建|设立|改建|扩建|办理|出台|制定|转化|"
    r"落地|推动|支持|举办|开展|入库|新设|创成|培养|更新|提升|整治|修复|化解|安置|发放|新开|签约|储备|谋划|攻克|突破|取得|形成|遴选|评选|关闭|关停|淘汰|拆除|引进|选派|招聘|登记"
)
_HELD = re.compile("举办|开展|组织|召开|承办|演出|活动")
# What stands where the number would: 每个, 各家, 整座, 首台; and what ends a word of number: 上百, 若干.
_NUMBERED = re.compile(f"[0-9{HAN}几数多余两各每某若干上整半这那哪本该首末逐单第此全诸任另同何]$")
# 58.2亿人|公里, 890万载重|吨: the second half of a unit, however it is cut.
_COMPOUNDED = re.compile("[0-9][十百千万亿]*(?:[人吨]|载重|综合|修正总|总)$")
# Units that nothing else in a text is called, and those that need a verb of building before them.
_FIRM = frozenset("个 家 座 辆 艘 架 台套 场次 公里 公顷 平方米 平方公里 立方米 千瓦 吨 亩 标箱".split())
_LOOSE = frozenset("项 所 户 件 种 套 张 条 台 场 栋 名 支".split())
_UNITS = _FIRM | _LOOSE
# Words that a segmenter cuts before their last sign: 加分项, 紧固件, 养殖户, 企业家.
_COMPOUND = re.compile(
    r"(?:加分|减分|选择|必选|可选|强|弱|单|子|标准|紧固|结构|零部|元|构|锻|铸|压铸|养殖|种植|种粮|经营|贫困|脱贫|低保|困难|个体|农|商|大|散|住|用|"
    r"开户|示范|专业|科技|重点|监测|易返贫|致贫|企业|艺术|科学|专|研究|事务|派出|交易|检测|链|金|信|面|主|扩|纸|平|舞|前|后|电视|广播|变电|市|牧|农|林|广|会|现|"
    r"主|办事|办公|管理|调解|信访|文物|好|坏|深|远|近|高|低|归|居|回|当|人|公|管|专卖|商|买|卖|玩|赢|输|厂|店|国|东|娘|婆|亲|冤|百)"
)
# 电池组件, 全产业链条, 南繁育种: the last signs of words.
_WORD_ENDS = ("组件", "部件", "构件", "元件", "附件", "器件", "链条", "育种", "制种", "良种", "套件")
# 试点扩大到 个 县, 联通国家的 座 城市
_REACHED = ("到", "扩大到", "增加到", "增至", "减少到", "的", "等")
_COUNTED = ("县", "市", "区", "乡镇", "村", "省", "城市", "国家")
_PUSHED = ("推进", "支持", "服务")
_PAPERS = frozenset("建议 提案 议案 案件 专利 法规 条例 事项 诉求 文件 信访件 商标".split())
_ENTERED = frozenset("个 座 家 条 套 辆 公里".split())
_NO_THING = re.compile(r"[，。；、：！）》”的了地得以]|以上")
_VAGUE = re.compile(
    rf"(?<=[\u4e00-\u9fff”])(?<![0-9{HAN}许很更众最太诸大其剩盈富结冗残有宽年公之岁次])"
    r"(?:多(?=[亿万](?:元|[吨亩人户辆件米平千亿])|公里|公顷|亩[，。；、]|吨[，。；、]|栋)|余(?=[亿万个家项件名户公亩场次栋台辆](?!时)))"
)
_LARGE = re.compile(
    rf"(?<=[\u4e00-\u9fff])(?<![0-9{HAN}近超过破逾数上约几成每级多余])"
    rf"(?:亿(?:元|斤|吨|千瓦时|立方米|平方米|美元|件|条|人次|度|公里)|万(?:千瓦|吨|辆|平方米|标箱|公顷|台|套|立方米|公里|人次|件|亩|人|户(?<!千家万户)|个|架|张|只|头|株|名))"
    rf"(?:(?<=亿元)(?<=总..亿元)(?=的)|(?<=亿元)(?<=总...亿元)(?=的)|{STOP})"
)
_IN_LIST = re.compile(
    f"(?<=[\u4e00-\u9fff])(?<![0-9{HAN}几数余多每各国专大])(?P<unit>[家个座所项处条名])(?=[、，。；])"
)
# 3个产业先导区、个产业加速园
_NEXT = re.compile(
    "[0-9](?P<one>[个家座条项])[^，。；、0-9]{2,16}、(?P<unit>(?P=one))(?=[\u4e00-\u9fff]{3})"
    "(?<!个(?=[别人体性股税]))(?<!家(?=[庭电具居长乡园禽畜属业政]))(?<!座(?=[谈位]))(?<!条(?=[件例款]))(?<!项目)(?<!项(?=目))"
)
_DIGIT = re.compile("[0-9]")
_EACH = re.compile("[0-9][个处座片]$")
# 亿元以上项目 is a class of projects, 投资亿元以上， a place without its number.
_CLASS = re.compile(f"(?:以上|以下|左右|以内)(?:的|{_HAN})")


def bare(sentence: Sentence) -> Iterator[Find]:
    """The stretches that end in a unit without a number."""
    yield from _after_nouns(sentence)
    yield from _beside(sentence)
    text = sentence.text
    if "多" in text or "余" in text:
        for match in _VAGUE.finditer(text):
            yield Find("GAP", match.start(), match.end(), "number")
    for match in _LARGE.finditer(text) if "亿" in text or "万" in text else ():
        # 13个万亩、70个千亩基地: how large each of them is.
        if not (_CLASS.match(text, match.end()) or _EACH.search(text, 0, match.start())):
            # 投资亿元以上， may mean a hundred million and more.
            doubt = "?" if text.startswith("以上", match.end()) else ""
            yield Find("GAP", max(0, match.start() - 2), match.end(), f"scale{doubt}")


def _beside(sentence: Sentence) -> Iterator[Find]:
    """院校22所、科研机构家、行业协会6家: what stands beside numbers of its own unit."""
    text = sentence.text
    if not _DIGIT.search(text):
        return
    for match in _NEXT.finditer(text):
        yield Find("GAP", match.start("unit") - 1, match.end("unit"), "number")
    for match in _IN_LIST.finditer(text):
        unit, end = match["unit"], match.end()
        # 落到实处, 派出所: the end of a word.
        if not _is_word(sentence, match.start("unit"), unit):
            continue
        before = re.compile(f"[0-9]{unit}[、，][^，。；0-9]{{0,12}}$").search(text, 0, match.start())
        if before or re.compile(f"[、，][^，。；、0-9]{{0,10}}[0-9]+{unit}[、，。；]").match(text, end):
            yield Find("GAP", max(0, match.start() - 2), end, "number")


def _is_word(sentence: Sentence, at: int, unit: str) -> bool:
    """Whether the segmenter took a unit for a word of its own."""
    starts = accumulate(map(len, sentence.words), initial=0)
    return any(start == at and word == unit for start, word in zip(starts, sentence.words, strict=False))


def _after_nouns(sentence: Sentence) -> Iterator[Find]:
    if _UNITS.isdisjoint(sentence.words):
        return
    text, end, before = sentence.text, 0, ""
    for position, word in enumerate(sentence.words):
        start, end = end, end + len(word)
        if word in _UNITS and not (_NUMBERED.search(before) or _COMPOUNDED.search(text, 0, start)):
            following = sentence.words[position + 1] if position + 1 < len(sentence.words) else ""
            clause = re.split("[，。；：！？、]", text[:start])[-1]
            if re.match(STOP, text[end:]) and not _CLASS.match(text, end):
                if _ends_a_list(word, clause, before):
                    yield Find("GAP", start - _back(clause), end, "number")
            elif word in _ENTERED and _enters(clause, before, following):
                yield Find("GAP", start - len(before), end, "number")
        before = word


def _ends_a_list(unit: str, clause: str, before: str) -> bool:
    """A noun before, nothing after: 绿色工厂 家，. A short clause may be a word of its own (回家，)."""
    word = clause[-1:] + unit in _WORD_ENDS or _COMPOUND.fullmatch(before)
    if word or len(clause) < 3 or not re.search("[\u4e00-\u9fff�]”?$", clause):
        return False
    # 建成无人机试飞场: a place; only what is held comes in 场.
    if unit == "场" and not _HELD.search(clause):
        return False
    return unit in _FIRM - {"家", "座"} or (unit == "件" and before in _PAPERS) or bool(_BUILD.search(clause))


def _enters(clause: str, before: str, following: str) -> bool:
    """A verb before, a thing after: 新增 个 服务站; or the clause begins with it."""
    if not re.match("[“\u4e00-\u9fff]", following) or _NO_THING.match(following):
        return False
    if before in _REACHED and (before != "的" or following.endswith(_COUNTED)):
        return True
    # 建成投产 个 露天煤矿, 推进 个 区域中心
    return bool(clause and (_BUILD.fullmatch(before[-2:]) or before in _PUSHED))


def _back(clause: str) -> int:
    """How far before the unit the verb stands, for the reader's sake: 建设绿色工厂家."""
    found = list(_BUILD.finditer(clause))
    return len(clause) - found[0].start() if found else min(len(clause), 6)
