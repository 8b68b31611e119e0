"""The noun behind a number, which names what is counted: 5个[夜间经济人气地标]."""

import re

from pipeline.assemblers._heads import is_head
from pipeline.assemblers._phrases import BODIES, DEEDS, VERBS, Words, noun_end, skip_verbs, unquoted
from pipeline.assemblers._predicates import says_more
from pipeline.lexicons.speech import acts, does

_TOLD = 6
_LATE = re.compile(
    r"^(?:(?:在|具有|具备|拥有|掌握|符合|满足|承担|以|对|由|从|年|引领|带动|支撑)[^，。；、]{2,36}"
    # 10个要素聚集、装备先进、链条完整的[园区]
    r"|[^，。；、的0-9（“]{2,8}(?:、[^，。；、的0-9（“]{2,8}){1,4})的(?=[\u4e00-\u9fff]{2})"
)
# 2万张文化惠民（演艺）卡
_ASIDE = re.compile("（[^（）、，。]{1,8}）(?=[\u4e00-\u9fff])")
# 投入1.2亿元实施[管网改造]: the deed is not part of what is done.
_DOING = re.compile("(?:用于|开展|实施(?!方案|意见|细则|办法|主体|单位|周期|路径))(?=[^，。；、0-9]{2})")
_JOINT = re.compile(r"[和与及](?![0-9一二两三四五六七八九十](?!级))")
# 33.8万低保对象的|基本生活: they are what is counted.
_PEOPLE = ("对象", "群众", "人口", "居民", "学生", "儿童", "农民", "职工", "老人", "家庭", "农户")
_CLASS_WORD = re.compile(
    r"^(?:企业|项目|县市|县区|县|市区|区|园区|学科|地区|案例|文艺作品|作品|单位|产品|市县|城市|镇|村|园区|团队|人才|成果|景区|学校|医院"
    r"|改革|技术|平台|品牌|标准|集群|基地|街区|专业|课程|小镇|社区|产业|行业|指标)(?:首次|成功|全部|均|双双)?"
    r"(?:获批|获评|获得|荣获|获|入选|列入|纳入|被评为|被认定为|被命名为|成为|通过|进入|入围|上榜|跻身|摘得|斩获|荣登|列为)(?=.{2})"
    r"|^[^，。；、0-9的获入列纳通]{1,6}?(?:全部|均|分别|成功|双双|首次)?"
    r"(?:获批|获评|荣获|获|入选|上榜|跻身|进入|晋升)(?=(?:[国省市全中](?![内际]市场)|ESI|“)[^，。；]{3})"
    # 47人|入选国家人才计划
    "|^(?:成功|首次|全部)?(?:当选|入选|入围|上榜|跻身|获评|荣获)(?:为|了)?(?=[一-鿿“][^，。；0-9]{3})"
    # 3家企业|主板上市, 5家企业挂牌|“新三板”
    "|^(?:企业|公司)(?:成功|先后|相继|在)*(?:挂牌(?=“)|(?!成功|先后|相继|正式|顺利)(?=[^，。；、0-9]{2,6}上市(?![公企后])))"
)
_AIM = re.compile("(?<=的)(?:预期|调控|控制|增长|年度|发展|预定|既定)*目标(?!值)")
# 5个学科进入[ESI前1%]
RANKED = re.compile("ESI[^，。；、0-9]{0,8}前(?:[0-9.]+[%‰]|[百千万]分之[一二三四五])")


def right(text: str, words: Words, start: int, limit: int) -> tuple[int, int]:
    """The name after a number: 5个[夜间经济人气地标]; empty where none stands there."""
    if text[start : start + 1] in ("的", "”"):
        start += 1
    start += len(text[start:limit]) - len(text[start:limit].lstrip())
    if late := _LATE.match(text[start:limit]):
        start += late.end()
    if doing := _DOING.match(text, start, limit):
        start = doing.end()
    if bare := _CLASS_WORD.match(text[start:limit]):
        start += bare.end()
    if ranked := RANKED.match(text, start):
        return ranked.span()
    # 高于年初4.8%的|调控目标: what was aimed at is no name of it.
    if says_more(text, start) or _AIM.match(text, start):
        return start, start
    end = _before_act(words, start, noun_end(words, start, limit))
    if aside := _ASIDE.match(text, end, limit):
        end = max(end, noun_end(words, aside.end(), limit))
    if text[end : end + 1] == "的" and (further := noun_end(words, end + 1, limit)) > end + 2:
        whom = text.endswith(_PEOPLE, start, end) and not text.endswith("问题", end, further)
        start, end = (start, end) if whom else (end + 1, further)
    end = _whole_list(text, words, end, limit) if end > start else end
    if end > start and (joint := _JOINT.match(text, end, limit)) and joint.end() < limit:
        further = noun_end(words, joint.end(), limit)
        end = further if further > joint.end() else end
    return bare_of_marks(text, start, end)


def _before_act(words: Words, start: int, end: int) -> int:
    """12个县|下放审批权限: a noun ends before what they do, unless a head behind that makes it part of a name."""
    first, last = words.at(start), words.at(end) - 1
    if last <= first or is_head(words.words[last]) or words.words[last] in BODIES or words.words[last] in VERBS:
        return end
    for i in range(first + 1, last):
        if (
            does(words.words[i])
            and "“" not in words.words[first:i]
            and not all(map(acts, words.words[i + 1 : last + 1]))
        ):
            return words.starts[i]
    return end


def _whole_list(text: str, words: Words, end: int, limit: int) -> int:
    """20个机关、企事业单位附属空间: what is counted goes on behind the mark, but for a number or a deed."""
    while text[end : end + 1] == "、":
        further = noun_end(words, end + 1, limit)
        after = text[further : further + 1]
        told = further - end > _TOLD and not _is_deed(words, end + 1, further) and after not in "、和与及"
        if not told or after.isdigit() or any(c.isdigit() for c in text[end:further]):
            break
        end = further
    return end


def _is_deed(words: Words, start: int, end: int) -> bool:
    """Whether a stretch opens with a verb, or with an adverb before one: 攻关、积极争创…."""
    index = words.at(skip_verbs(words, start, end)) - 1
    return index >= words.at(start) and words.words[index] in DEEDS


def bare_of_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A name without the marks around it, or the one that closes what stands before it."""
    if text.startswith("”", start, end):
        return start + 1, end
    return unquoted(text, start, end)
