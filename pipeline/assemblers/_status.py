"""Planned or achieved: by the years against the document's, by the clause's own words, by where it stands."""

import re

from pipeline.assemblers._figures import grew
from pipeline.assemblers._times import Times
from pipeline.schema import Period, Status

_TARGET = re.compile(
    r"力争|确保|争取(?![^，。；、0-9]{0,10}(?:资金|债券|专项?债|额度|转移支付|补助)|(?:中央|国家|上级|[省市]级?)[^，。；、0-9]{0,12}项目)|(?:定量|定性|增速|结构|预期|约束)性?(?:目标|指标)|[，：]到年|提出到年|预期目标|主要目标|目标是|(?<![超年成占])计划(?!的)|[全今明]年计划(?=[投完实新建安开])|拟|将(?!.{0,4}的?财力)|(?<![主重首])要(?!素|求|点|件)|(?<![加高长大升降少宽展减])到20[0-9]{2}年|今年|明年|下一步|努力|提出到|必须|着眼|届时|"
    r"年内|新一年|未来|今后"
)
_ACHIEVED = re.compile(
    r"(?<!为)了(?!解)|已|(?<![比较从由])去年|过去|一年来|[三四五]年来|这[三四五]年|累计|同比|荣获|连续[0-9一二三四五六七八九十]+年|"
    r"预计增长|位居|居全国|跃居|跃升|首次|顺利|成功|全面完成|超额|圆满|先后|相继|获批|入选|持续向好|提前|稳居|明显|显著|有力|不断|成为|"
    r"率先实现|取得|以来|[仅只共]有|(?:质量|环境|条件|状况)[^，。；]{0,4}改善"
)
# What dates all that follows it in a sentence: 到2027年, A达到…，B达到…; 截至8月底, A…，B….
_DATES = re.compile(
    r"(?P<plan>(?:^|[，。；：])(?:我[们市省区县])?(?:提出|力争|计划|争取|确保)?到(?:[0-9]{4})?年(?![底末终])"
    r"|[今明]年年?底前|20[0-9]{2}年[底末]?前|(?:^|[，。；：])年底前|预计年底|今年(?:还|我们)*[将要拟]|明年|下一步"
    r"|(?:达产|建成|投产|投运|满产|竣工)后[，预可年])"
    r"|(?P<done>截至|过去的?[一三五]年|(?<!未)(?<!今后)[一三五]年来|今年以来|今年上半年|(?:今年)?前[0-9一二三四五六七八九十]+个?[季月]|(?<![比较从由])去年|目前(?!的))"
)
# 预期目标是：A增长8%，B增长9%; but 完成了年初提出的目标：A增长8%.
_AIMED = re.compile(
    "(?P<plan>(?:^|[，。；：])(?:(?!(?:完成|实现|达到|超过|兑现)(?!以下|下列|如下))[^，。；：]){0,24}目标(?:任务)?(?:是：?|为：?|：))"
)
_NAMED_YEAR = re.compile("20[0-9]{2}")
# 累计引进, 将财力用于民生: plans and results are told with these words.
_EITHER = re.compile("累计|同比|不断|持续|有力|显著|明显|先后|提前|成为|将(?![来要])|努力|着眼|必须")
# 在去年新增就业125万人的基础上
_BASE = re.compile("(?:在|巩固)[^，。；]*$")
_BASED_ON = re.compile("[^，。；]{0,30}?的(?:基础上|成果[，。；])")
# 支撑实现2027年经济总量突破八万亿元等目标
_AIMED_AT = re.compile("(?:(?!完成|实现了)[^。；]){0,40}?等[^，。；、]{0,6}目标")
_AIMING = re.compile("(?:(?<!已)(?<!顺利)(?<!如期)实现|锚定|围绕|瞄准|朝着|向着|冲刺|对标)[^。；]*$")
_UNMET = re.compile("(?:没有|没能|未能|尚未)(?:如期|全面)?(?:完成|实现|达到)")
# 涨幅6.2%，高于年初4.8%的调控目标: what it went beyond had been planned.
_BEYOND = re.compile("(?:高于|低于|超过|优于|好于|快于)[^，。；]*$")
_GOAL = re.compile("[0-9.]+(?:%|％|个百分点)[^，。；0-9]{0,3}的[^，。；0-9]{0,6}目标")
# 国土面积2.4万平方公里: how large a land is, is no plan.
_FACT = re.compile("(?:国土|土地|区域|行政区划?|陆地|海域|总)面积|(?:常住|户籍|总)人口|海岸线(?:总?长)?|人口密度")
# Log odds from which on all around says the other for sure.
_CLEAR = 5.0


def status_of(times: Times, period: Period | None, clause: str, sentence: str, at: int) -> Status:
    """The status of a statement whose number stands `at` a place of a sentence, in a clause of it."""
    # 没有实现能耗降低4%左右的目标: what has not come about was but planned.
    aimed_at = "目标" in sentence and _AIMED_AT.match(sentence, at) and _AIMING.search(sentence, 0, at)
    beyond = "目标" in sentence and _GOAL.match(sentence, at) and _BEYOND.search(sentence, 0, at)
    if aimed_at or beyond or _UNMET.search(clause):
        return "target"
    if period and times.year:
        if period.last > times.year:
            return "target"
        if period.last < times.year:
            return "achieved"
    if _BASED_ON.match(sentence, at) and _BASE.search(sentence, 0, at):
        return "achieved"
    target, achieved = bool(_TARGET.search(clause)), bool(_ACHIEVED.search(clause) or grew(clause))
    aimed = _AIMED.finditer(sentence, 0, at) if "目标" in sentence else ()
    if dated := sorted((*_DATES.finditer(sentence, 0, at), *aimed), key=re.Match.start):
        planned = dated[-1].lastgroup == "plan" and not _is_past(dated[-1].group(), times)
        if dated[-1].group() in clause or not (achieved if planned else target):
            return "target" if planned else "achieved"
    if target != achieved and not _is_outweighed(clause, times.mood, target=target):
        return "target" if target else "achieved"
    return "achieved" if times.mood > 0 or (not target and _FACT.search(clause)) else "target"


def _is_outweighed(clause: str, mood: float, *, target: bool) -> bool:
    """Whether what the clause says is said of plans and results alike, and all around it tells the other."""
    against, says = (mood, _TARGET) if target else (-mood, _ACHIEVED)
    return against >= _CLEAR and not says.search(_EITHER.sub("", clause))


def _is_past(words: str, times: Times) -> bool:
    """2000年前仅有4家: before a year that has gone, as seen from the document's."""
    named = _NAMED_YEAR.search(words)
    return bool(named and int(named.group()) < (times.year or times.spoken or 0))
