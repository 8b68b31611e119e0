"""What stands in quotation marks: a coined formula, or a term of art, a settled term, a title, quoted speech."""

import re

from pipeline.lexicons import words
from pipeline.recognisers._line import Line
from pipeline.recognisers._phrase import COMMON

_SETTLED = frozenset(words("settled"))
_INDUSTRIES = frozenset(words("industries"))
_DIGITS = "0-9A-Za-z"
_NUMBER = "[一二三四五六七八九十百千两双]"
# 1+N, 2653, 1+1+9, 213N.
_SHORTHAND = re.compile(rf"^[{_DIGITS}]+(?:[+×·-][{_DIGITS}]+)+$|^[0-9]{{3,5}}N?$")
_HOTLINE = re.compile("^(?:1[0-9]{2}|12[0-9]{3}|95[0-9]{3}|100[0-9]{2})$")
_TERM = re.compile("^[一二三四五六七八九十]{1,3}五$|^(?:19|20)[0-9]{2}年?$")
# 三张清单, 十个新优势, 八场硬仗, 五好两宜.
_NUMERIC = re.compile(
    rf"^{_NUMBER}+(?:[大个项张条类种步场件化提新融]|[\u4e00-\u9fff])[\u4e00-\u9fff]{{1,8}}$|^双[\u4e00-\u9fff]{{2,4}}$"
    rf"|(?:{_NUMBER}[\u4e00-\u9fff]{{1,3}}){{2,}}$"
)
_SHORT_NUMERIC = re.compile(rf"^{_NUMBER}[\u4e00-\u9fff]$")
_AREA = re.compile("[区带圈轴廊核极翼]$")
_RECORD = re.compile("连[冠增降跌涨丰]|位一体|分之|次方|成$|度$|年$|月$|日$|代$|手$|更$")
_TROUBLE = re.compile(
    "问题|难题|乱象|顽疾|瓶颈|困境|难|之[号称字一]|字|号|案|型|式|化|奖|称号|名录|等次|标志|标准|的?错误|论|病|罪|主义"
)
_NEGATIVE = re.compile(
    "[难弱乱散虚慢差贵堵旧][^、，]?$|^[不未无没难]|不[^断忘]|热$|风$|量$|率$|率先|者$|们$|人$|券$|证$|码$|板$|线$|岛$|贷$|险$"
)
_EVENT = re.compile(
    "论坛|大会|博览会|(?<!发)展$|节$|峰会|交易会|运动会|锦标赛|联赛|奖$|讲话|精神$|思想|规划|纲要|意见$|办法|条例|决定$|报告"
)
_POLICY = re.compile("^(?:加快|推进|坚持|促进|全面|深入|必须|要|关于|努力|继续|进一步|着力|切实|没有|如果|我)")
_PROGRAMME = re.compile(
    "(?!的)[\u4e00-\u9fff]{0,8}?(?:行动|工程|计划|活动|品牌|机制|体系|战略|布局|改革|模式|格局|目标|举措|理念|服务|工作法|文化"
    "|大赛|现象|家园|名片|口号|方针|思路|路径|矩阵|专项|场景|定位|要求)|产业(?!链)"
    "|的[\u4e00-\u9fff]{0,8}?(?:目标|理念|口号|方针|思路|定位|愿景|布局|格局|模式|机制|品牌)"
)
_WEAK_PROGRAMME = re.compile("(?:[\u4e00-\u9fff]{0,8}?)(?:政策|试点|项目|建设|样板|示范|消费|平台|模型|经验)")
_ETC = re.compile("等[^，。；]{0,10}(?:活动|品牌|行动|工程|计划|线路|场景|景区|机制|模式|举措|服务|改革|IP|项目)")
_COINING = re.compile(
    "(?:打造|擦亮|唱响|叫响|打响|开展|实施|推出|塑造|形成|构建|推行|秉持|践行|探索|首创|创新|建立|深化|提升|培育|聚力|深耕|建设|优化|推进|推动|落实)[^，。；“”]{0,10}$"
)
_NAMED = re.compile("[^、，]{2,}(?:工程|行动|计划)$")
_GLOSS = re.compile("^[0-9]{1,3}[.．、]|^“")
_PARALLEL = re.compile(r"^(.)\1..$|^(.).\2.$|^(.)..\3$|^..(.)\4$")
_BRAND = re.compile(
    "^(?:美丽|幸福|智慧|数字|平安|健康|清廉|书香|无忧|好品|好客|云上|掌上|码上|马上|一码|一网|一键|一窗|最多)|·|快办|通办|直通车|直达|不见面|码上办"
)
_SPEECH = re.compile("[。！？；：]|，.*，.*，|是|的$|了$|吗|呢")
_LONG = 24


def is_slogan(line: Line, start: int, end: int, *, beside: bool) -> bool:
    """Whether the words between the marks are coined; `beside` where they stand right beside another slogan."""
    text, quoted = line.text, line.text[start:end]
    before, after = text[max(0, start - 14) : start - 1], text[end + 1 : end + 22]
    if _is_none(quoted, after):
        return False
    if _SHORTHAND.match(quoted):
        return True
    glossed = text[end + 1 : end + 2] == "：" and bool(_GLOSS.match(text[:start].lstrip() or "“"))
    if _NAMED.search(quoted):
        return True
    numeric = None if glossed else _numeric(quoted, after)
    if numeric is not None:
        return numeric and not (_in_gloss(text, start) and quoted[0] != "一")
    if "、" in quoted or "，" in quoted:
        return _is_parallel(quoted, after)
    if "+" in quoted:
        return _is_sum(quoted, after)
    return glossed or _is_coined(line, start, end, before, after) or (beside and len(quoted) >= 4)


def _is_none(quoted: str, after: str) -> bool:
    return (
        quoted in _SETTLED
        or quoted in _INDUSTRIES
        or bool(_HOTLINE.match(quoted) or _TERM.match(quoted) or _SPEECH.search(quoted))
        or bool(_TROUBLE.match(after) or _EVENT.search(quoted) or _POLICY.match(quoted))
        or len(quoted) > _LONG
    )


def _in_gloss(text: str, start: int) -> bool:
    """Behind the colon of a glossary line: 3.“1+N”体系：…“两个目标”."""
    colon = text.find("：", 0, start)
    return colon >= 0 and bool(_GLOSS.match(text)) and "“" in text[:colon]


def _numeric(quoted: str, after: str) -> bool | None:
    if _SHORT_NUMERIC.match(quoted):
        return bool(_AREA.search(quoted) or _PROGRAMME.match(after))
    if not _NUMERIC.match(quoted):
        return None
    if _RECORD.search(quoted):
        return False
    return bool(quoted[0] != "双" or _PROGRAMME.match(after))


def _is_parallel(quoted: str, after: str) -> bool:
    return len(quoted) >= 6 and not after.startswith(("四大领域", "三大领域", "五大领域", "六大领域", "领域"))


def _is_sum(quoted: str, after: str) -> bool:
    if "+" in quoted[1:-1]:
        return quoted.replace("+", "") not in COMMON
    return quoted.rstrip("+") not in _INDUSTRIES and bool(_PROGRAMME.match(after) or _WEAK_PROGRAMME.match(after))


def _is_coined(line: Line, start: int, end: int, before: str, after: str) -> bool:
    quoted = line.text[start:end]
    if quoted in COMMON or quoted.isascii() or len(quoted) < 2:
        return False
    if any(start <= a and b <= end for a, b in line.places):
        return end - start <= 10
    programme = bool(_PROGRAMME.match(after))
    if _NEGATIVE.search(quoted):
        return programme and len(quoted) > 3
    if len(quoted) < 4:
        return programme or (bool(_WEAK_PROGRAMME.match(after)) and bool(_COINING.search(before)))
    if programme or _ETC.match(after) or _PARALLEL.match(quoted) or _BRAND.search(quoted):
        return True
    return after[:1].isdigit() or (len(quoted) > 4 and bool(_COINING.search(before)))
