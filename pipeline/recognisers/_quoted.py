"""What stands in quotation marks: a coined formula, or a term of art, a settled term, a title, quoted speech."""

import re

from pipeline.lexicons import trades, words
from pipeline.recognisers._line import Line
from pipeline.recognisers._phrase import COMMON
from pipeline.recognisers._place import ABBREVIATIONS

SETTLED = frozenset(words("settled"))
_INDUSTRIES = frozenset(trades())
_DIGITS = "0-9A-Za-z"
_NUMBER = "[一二三四五六七八九十百千两双]"
# 1+N, 2653, 1+1+9, 213N, 26条.
_SHORTHAND = re.compile(
    rf"^[{_DIGITS}]+(?:[+×·-][{_DIGITS}]+)+$|^[0-9]{{3,7}}N?$|^(?!双)[\u4e00-\u9fff]{{0,8}}(?:[0-9]{{1,3}}|[一二三四五六七八九]?十[一二三四五六七八九]?)条$"
)
_ABBR = "".join(sorted(ABBREVIATIONS))
_HOTLINE = re.compile("^(?:1[12][0-9]|12[0-9]{3}|95[0-9]{3}|100[0-9]{2})$")
# “十四五”, 2025年, 6·18, 科技-产业-金融.
_TERM = re.compile(
    "^[一二三四五六七八九十]{1,3}五$|^(?:19[0-9]{2}|20[0-5][0-9])年?$|^[0-9]{1,2}[·.][0-9]{1,2}$|[\u4e00-\u9fff]-[\u4e00-\u9fff]"
)
# 三张清单, 十个新优势, 八场硬仗, 五好两宜, 万企上云.
NUMERIC = re.compile(
    rf"^{_NUMBER}+(?:[大个项张条类种步场件化提新融]|[\u4e00-\u9fff])[\u4e00-\u9fff]{{1,8}}$|^双[\u4e00-\u9fff]{{2,4}}$"
    rf"|(?:{_NUMBER}[\u4e00-\u9fff]{{1,3}}){{2,}}$|^万[企村人家户名][\u4e00-\u9fff]{{2,6}}$|^[\u4e00-\u9fff]{{2,4}}[二三四五六七八九十][法招策诀]$"
)
# 畜牧、果蔬“三位一体”: what a place or a trade makes one; but “五位一体”总体布局 is the nation's.
_UNITED = re.compile("^[二三四五六七八九十]位一体$")
_SHORT_NUMERIC = re.compile(rf"^{_NUMBER}[\u4e00-\u9fff]$")
# 三级, 两类 are grades and kinds, 双盲 is a term of art.
_NO_SHORT = re.compile("^双|[大个级类期次天倍岁人部位口家户项名年月日代手更成度]$")
_RECORD = re.compile(
    "连[冠增降跌涨丰好胜优]|位一体|分之|次方|成$|度$|(?<!个)年$|(?<=[0-9一二三四五六七八九十两半个])月$|日$|代$|手$|更$"
)
# 双百双新
_PAIRED = re.compile("(?:双.){2,}$")
_DRIVES = re.compile("带动|联动|驱动|引领|融合|互促|并进")
# 省委“六个坚持”: a number that is settled for the nation may be coined again by a place.
_OWN = re.compile("(?:省|市|州|区|县)委(?:、?[省市州区县]政府)?(?:提出的?)?$")
TROUBLE = re.compile(
    "问题|难题|乱象|顽疾|瓶颈|困境|难|之[号称字一]|字|号|案|型|式|化|奖|称号|名录|等次|标志|标准|的?错误|论|病|罪|主义|企业(?!家|培育|培优|梯度|提升|倍增|成长)|级"
)
# 克服“…”, 由“…”: what is to be got rid of; 荣获“…”: what others have named.
BAD_BEFORE = re.compile(
    "(?:克服|破除|防止|避免|整治(?!提升)|反对|纠正|杜绝|遏制|摆脱|告别|打击|污蔑|诬蔑|所谓|鼓吹|批判|严防|严禁|仍然|依然|存在|消除|根治)[^，。；“”]{0,6}$"
    "|(?:入选|荣获|获评|评为|授予|列入|上榜|登上|跻身|获得|摘得|夺得)[^，。；“”]{0,8}$"
)
_SELECTED = re.compile("(?:入选|列入)[^，。；“”]{0,4}$")
_NEGATIVE = re.compile(
    "飞地|[难弱乱散虚慢差贵堵旧][^、，]?$|^[不未没难]|不[^断忘扰]|热$|风$|量$|率$|率先|库$|们$|人$|证$|码$|板$|线$|岛$|险$"
)
_EVENT = re.compile(
    "论坛|大会|博览会|(?<!发)展$|(?<!购物)(?<!消费)节$|峰会|交易会|运动会|锦标赛|联赛|奖$|讲话|思想|规划|纲要|意见$|办法|条例|决定$|报告"
    "|^[^·]*精神$"
)
_GATHERING = re.compile(
    "(?:主题|系列|专题|专场|新闻)*(?:发布会|座谈会|研讨会|报告会|推介会|论坛|峰会|研修班|培训班|课题|为题)"
)
_POLICY = re.compile("^(?:加快|推进|坚持|促进|全面|深入|必须|要(?!素)|关于|努力|继续|进一步|着力|切实|没有|如果|我)")
PROGRAMME = re.compile(
    "(?!的)[\u4e00-\u9fff]{0,8}?(?:行动|攻坚战|会战|工程|计划|活动|组合拳|品牌|机制|体系|战略|布局|改革|模式|格局|目标|举措|理念|服务|工作法|文化"
    "|大赛|现象|家园|名片|口号|方针|思路|路径|矩阵|专项|场景|定位|要求|网络|作风)|产业(?!链)"
    "|的[\u4e00-\u9fff]{0,8}?(?:目标|理念|口号|方针|思路|定位|愿景|布局|格局|模式|机制|品牌|作风)"
)
WEAK_PROGRAMME = re.compile(
    "(?:[\u4e00-\u9fff]{0,8}?)(?:政策|试点|项目|建设|样板|示范|消费|平台|模型|经验|产品|线路|产业|作用|任务|升级|创建|业态|治理|载体|园区|培育|队伍|英才|贷款|驿站|编制|管家|团队|招商|名品|集市|白名单|清单|保障房|微更新)"
)
_ETC = re.compile(
    "等[^，。；]{0,10}(?:活动|品牌|行动|工程|计划|线路|场景|景区|机制|模式|举措|服务|改革|IP|项目|业态|产品|做法|经验)"
)
COINING = re.compile(
    "(?:打造|擦亮|唱响|叫响|打响|开展|实施|推出|塑造|形成|构建|推行|秉持|践行|探索|首创|创新|建立|深化|提升|培育|聚力|深耕|建设|优化|推进|推动|落实"
    "|加快|促进|发力|坚持|推广|拓展|做优|做强|做大|设立|开发|创设|组织|举办|办好|用好|统筹|发放|招募|引育|选育|落细|抓实|抓好|围绕|聚焦|锚定|[省市]委|向)[^，。；“”]{0,10}$"
)
# Where the words end the clause, or stand in a list of their like.
_ENDS = re.compile("[，。；、：）“和与及并]|$")
_NAMED = re.compile("[^、，]{2,}(?:工程|行动|计划)$")
_GLOSS = re.compile(r"^[0-9]{1,3}[.．、]|^“")
_PARALLEL = re.compile(
    r"^(.)\1..$|^(.).\2.$|^(.)..\3$|^..(.)\4$|^.(.).\5$"
    # 减煤增绿提效
    "|^(?:[减增提降扩强优补延建稳控去拓转][\u4e00-\u9fff]){3,}$"
)
_BRAND = re.compile(
    "系列$|^(?:美丽|幸福|智慧|数字|平安|健康|清廉|书香|无忧|好品|好客|云上|掌上|码上|马上|一码|一网|一键|一窗|最多)|·|快办|.通办|直通车|直达|不见面|码上办"
    "|合一$|[报跑填交办]一次$"
    # 粤字号: what a province makes
    f"|^[{_ABBR}]字号$"
    # 赣超, 村BA: leagues that places are known by.
    "|^(?:[\u4e00-\u9fff]{1,3}|[A-Z])(?:超|BA)$"
    # 引客入赣, 冀货出海: the place names itself.
    "|^(?=.{4,8}$).*[冀晋沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇陕陇]"
)
# “云岫号”班列, but a train of that name alone is a brand: 加密班列“云岫号”.
_VESSEL = re.compile("号$(?<!口号)(?<!字号)")
_OF_KIND = re.compile(f"^[^{_ABBR}]字号$")
_ONE_OF = re.compile(
    "[^，。；]{0,12}(?:班列|专列|列车|邮轮|轮|船|舰|卫星|飞船|潜水器|平台|盾构机|机组|火箭|探测器|机器人|航天器|掘进)|亩产|品种|推广"
)
_BESIDE = re.compile("^(?:[、和与]?“[^“”]{1,12}”)+")
# “…第一桥”: what works are called.
_FIRST = re.compile("第[一二三][隧桥塔楼坝峡湖瀑峰]$")
# “一企一策”制定转型方案: how it is done.
_MANNER = re.compile("^一.一策$")
_DOES = re.compile(
    "(?:开展|制定|制订|推进|推动|落实|实施|编制|解决|帮助|明确|抓|做好|分类|精准|提出|逐一|化解|研究|给予|支持)"
)
# “云南方案”, “中国精度”: what the place brought about.
_OF_PLACE = re.compile("^(?:中国|[\u4e00-\u9fff]{2,3})(?:方案|精度|速度|力量|智慧|之[治问]|奇迹|高度|声音|答卷|担当)$")
_LOAN = re.compile("^[\u4e00-\u9fff]{2,4}[贷券]$")
# 济企通, 秦信融: the platform has that name.
_SERVICE = re.compile("[通办码融链宝云]$")
_PLATFORM = re.compile("等?[\u4e00-\u9fff]{0,6}?(?:平台|系统|大脑|APP|小程序|网站|功能|服务(?![矩品])|应用|客户端)")
# A site, a day that the nation keeps, or what is measured.
_OTHER = re.compile(
    "^(?:中国|世界|国际|东方|亚洲)[\u4e00-\u9fff]{1,4}[谷城港湾岛镇园都]$|^(?:中国|世界|国际|全国|全民).{2,8}[日周月]$|.*指数$"
)
# “海鱼陆养”走在前列: four signs that open a clause and do something.
_OPENS = re.compile("(?:^|[，。；])$")
_FOUR = re.compile("^[\u4e00-\u9fff]{4}$")
_FACILITY = re.compile("(?:公园|书屋|驿站|食堂|广场|中心|站点|车间|工厂)$")
_SPEECH = re.compile("[。！？；：]|，.*，.*，|是|的$|了$|吗|呢")
_LONG, _LONGEST_TERM, _TWIN = 24, 5, 4
# 推行“双师同堂”
_PRACTISED = re.compile("(?:推行|推广|首创|探索|打造|叫响|创新)$")
# “多园”即各县园区: a part of a layout.
_PARTS = re.compile("^多(?:[点园库极翼廊带区群]|片区|组团|节点|基地|中心|支点|板块)$")
_FOURS = re.compile("(?:[^、，]{3,5}、){3,}[^、，]{3,5}$")


def is_slogan(line: Line, start: int, end: int, *, beside: bool) -> bool:
    """Whether the words between the marks are coined; `beside` where they stand right beside another slogan."""
    text, quoted = line.text, line.text[start:end]
    before, after = text[max(0, start - 14) : start - 1], text[end + 1 : end + 30]
    if _UNITED.match(quoted):
        return not after.startswith("总体布局")
    if _is_none(quoted, before, after):
        return False
    if _SHORTHAND.match(quoted) or _NAMED.search(quoted) or _PARTS.match(quoted):
        return True
    glossed = text[end + 1 : end + 2] == "：" and bool(_GLOSS.match(text[:start].lstrip() or "“"))
    numeric = None if glossed else _numeric(quoted, before, after)
    if numeric is not None:
        return numeric and not (_in_gloss(text, start) and len(quoted) > 3 and quoted[0] != "一")
    if "、" in quoted or "，" in quoted:
        return _is_parallel(quoted, before, after)
    if "+" in quoted:
        return _is_sum(quoted, after)
    return glossed or _is_coined(line, start, end, before, after) or (beside and len(quoted) > 1)


def _is_none(quoted: str, before: str, after: str) -> bool:
    # 入选“珠峰英才”计划: of a programme that the place has named itself.
    bad = BAD_BEFORE.search(before) and not (_SELECTED.search(before) and PROGRAMME.match(after))
    return (
        (quoted in SETTLED and not (_OWN.search(before) and NUMERIC.match(quoted)))
        or quoted in _INDUSTRIES
        or bool(_GATHERING.match(after) or (_HOTLINE.match(quoted) and not PROGRAMME.match(after)))
        or bool(_TERM.match(quoted) or _SPEECH.search(quoted) or bad)
        or bool(
            TROUBLE.match(after)
            or (_EVENT.search(quoted) and not _FOURS.match(quoted))
            or _POLICY.match(quoted)
            or _OTHER.match(quoted)
        )
        or bool(_SERVICE.search(quoted) and "+" not in quoted and _PLATFORM.match(after))
        or bool(_VESSEL.search(quoted) and _ONE_OF.match(_BESIDE.sub("", after)))
        or bool(_OF_KIND.match(quoted) or after.startswith(("流域", "沿岸", "平原")))
        or bool(_MANNER.match(quoted) and _DOES.match(after))
        or bool(_OF_PLACE.match(quoted) and not PROGRAMME.match(after))
        or bool(_FIRST.search(quoted) or after.startswith(("态势", "走势")))
        or (len(quoted) > _LONG and not _FOURS.match(quoted))
    )


def _in_gloss(text: str, start: int) -> bool:
    """Behind the colon of a glossary line: 3.“1+N”体系：…“两个目标”."""
    colon = text.find("：", 0, start)
    return colon >= 0 and bool(_GLOSS.match(text)) and "“" in text[:colon]


def _numeric(quoted: str, before: str, after: str) -> bool | None:
    if _SHORT_NUMERIC.match(quoted):
        return not _NO_SHORT.search(quoted) or bool(PROGRAMME.match(after))
    # 双向攀峰问计
    if not NUMERIC.match(quoted) or (quoted[0] == "双" and len(quoted) > _LONGEST_TERM):
        return None
    if _RECORD.search(quoted):
        return False
    return bool(
        quoted[0] != "双"
        or _PAIRED.match(quoted)
        or PROGRAMME.match(after)
        or _DRIVES.search(quoted)
        or _BRAND.search(quoted)
        or (len(quoted) == _TWIN and _PRACTISED.search(before))
    )


def _is_parallel(quoted: str, before: str, after: str) -> bool:
    if all(item in COMMON for item in re.split("[、，]", quoted)):
        return bool(PROGRAMME.match(after))
    turned = before.endswith("向") and after.startswith("转")
    return (
        len(quoted) >= 6
        and not turned
        and not after.startswith(("四大领域", "三大领域", "五大领域", "六大领域", "领域"))
    )


def _is_sum(quoted: str, after: str) -> bool:
    if "+" in quoted[1:-1]:
        return True
    programme = PROGRAMME.match(after) or WEAK_PROGRAMME.match(after) or _ETC.match(after)
    fused = quoted[-1] == "+" and after.startswith(("融合", "新赛道", "赛道"))
    return fused or ((quoted[-1] == "+" or quoted not in _INDUSTRIES) and bool(programme))


def _is_coined(line: Line, start: int, end: int, before: str, after: str) -> bool:
    quoted = line.text[start:end]
    if quoted in COMMON or quoted.isascii() or len(quoted) < 2:
        return False
    if "·" not in quoted and any(start <= a and b <= end for a, b in line.places):
        return end - start <= 10
    if _LOAN.match(quoted):
        return True
    programme = bool(PROGRAMME.match(after))
    if _NEGATIVE.search(quoted):
        return programme and len(quoted) > 3
    coined = bool(COINING.search(before)) and not (after.startswith("等") and not _ETC.match(after))
    if _BRAND.search(quoted):
        return True
    if len(quoted) < 4:
        return (
            programme
            or bool(_ETC.match(after) and coined)
            or (bool(WEAK_PROGRAMME.match(after)) and (coined or bool(len(quoted) > 2 and _OPENS.search(before))))
        )
    if programme or _ETC.match(after) or _PARALLEL.match(quoted) or _is_subject(quoted, before, after):
        return True
    return (after[:1].isdigit() and not _FACILITY.search(quoted)) or (
        coined and (len(quoted) > 4 or bool(_ENDS.match(after) or WEAK_PROGRAMME.match(after)))
    )


def _is_subject(quoted: str, before: str, after: str) -> bool:
    return bool(_FOUR.match(quoted) and _OPENS.search(before)) and "\u4e00" <= after[:1] <= "\u9fff"
