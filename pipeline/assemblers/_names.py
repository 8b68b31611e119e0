"""The words that name what is measured: what is left of a clause without time, scope, verbs and adverbs."""

import re

from pipeline.assemblers._dealing import ALONE, AND_ANOTHER
from pipeline.assemblers._deeds import after_deed
from pipeline.assemblers._measures import METRIC
from pipeline.assemblers._nouns import bare_of_marks
from pipeline.assemblers._phrases import DEEDS, LEADS, PARTICIPLES, VERBS, Words, skip_verbs
from pipeline.assemblers._plain import MONTHS
from pipeline.lexicons.speech import is_idiom, leads
from pipeline.numerals import HAN

_ORDINAL = (
    r"[ 、，：；。（—“”]*"
    r"(?:[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]，|第[一二三四五六七八九十]{1,3}[条款项]|（[一二三四五六七八九十]+）|[0-9]{1,2}[.、]\*?)"
)
_YEARS = (
    r"(?:(?:19|20)[0-9]{2}年?(?:[-—–至到](?:19|20)[0-9]{2})?年(?:[底末]前|底|末|初|以来|前|间|度)?"
    r"|[一二][〇○零一二三四五六七八九]{3}年(?:底|末|初|以来|前|间|度)?"
    r"|“?十[一二三四五]?五”?(?:时期|期间|末|以来))"
)
_TIMES = (
    r"(?:连续[0-9一二两三四五六七八九十]+年|持续[0-9]+个?(?:月|年|季度)|[上下]半年|今冬明春|今明两年|前[一二三]季度|第?[一二三四]季度|[今去上明本当全每近前]年(?:来|底|末|初)?|目前|年底|年末|当[季月]|单[季月]|过去一年|一年来|[三四五十两0-9]年(?:来|间|内(?!地|外|陆|需|部))?|(?:利?用|计划)?[一二三四五两0-9]+年(?:左右)?时间|近[一二两三四五十]年|[二三]十年[内间]|(?:达产|建成|投产|满产|投运)后"
    r"|前[0-9一二三四五六七八九十]+个月|本世纪(?:末|内|初|中叶)|期末|届时|年内|中?远期|近期)"
)
_JOINS = (
    "其中|我们(?:还|也)?(?:要(?!求)|[将应]|一定要|必须)|即|(?:提档|改造)?升级(?:改造)?(?![版换])(?=[^、，]{4})|可(?=减轻|降低|节约|节省|实现|新增|带动|提供|满足|容纳|吸纳|覆盖)|但(?!书)|不过|同时|此外|另外|特别是|尤其是|并|且|向上|而|使|让|令|把|将|以(?!工代赈|旧换新|奖代补|竹代塑)|按|等(?!级)|是在|(?<=[实住做抓固用管建])好(?=[\u4e00-\u9fff]{3})|其(?![他它余中实])|使得|或按|由于(?!年龄)|虽然|尽管|因为|如果|只要|为此|总之|现在|已经|大约|一定要?|必须|就可以|推动|带动|实现|保持|力争|确保|争取|预计|预期|估算|测算|促进|提出|要求|"
    "主要指标|定量指标|指标"
)
_HEAD = re.compile(
    rf"(?:{_ORDINAL}|(?:新?台阶|大关|关口)(?=、)|[、，：；。—（ ]+|(?:建设)?工期"
    rf"|(?:到|至|截至|截止|自|从|在|于|仅)?(?:{_YEARS}|{_TIMES}|{MONTHS})(?:，|的|就(?!业|近|地|医)|我[国省市县区])?"
    r"|(?:全[国省市县区州旗镇乡]|我[国省市县区州]|[本该][省市县区]|这里|当地|辖区|区域(?=内)|全自治区|各地|规划期?|上述)(?:内|的)?(?=[^0-9性])"
    # 高新区规上工业增加值: in a text of its own.
    "|(?:全区|本区|园区|[经高开][新开发]区|经开区|新区)(?=(?:实现|完成)?(?:规上|规模以上|(?:地区)?生产总值))"
    # 130个|重点项目投资: how many there are is a count of its own; 四大支柱产业产值 is called so.
    r"|[0-9]{2,}[个户项家座处](?!以[上下内])(?=[\u4e00-\u9fff]{2})"
    r"|成为(?:全[国球省]|世界|国内)(?:首个|唯一)?|[0-9]{1,2}）|(?<=做)[大强优]做[强优大精]"
    rf"|(?:{_JOINS})(?=[^、，]{{2,}}))"
)
_SCOPE = re.compile(
    # 高于全国, 居全省: what is compared or ranked with, and no scope.
    r"(?<![于出较比居列占为])全[国省市县区州旗镇乡](?!最[大高多早先]|首[个家批座条]|唯一|领先)|我[国省市县区州]|[本该][省市县区]|全自治区"
)
# 引进质量优、效益好的项目: what they are like is no part of what they are called.
_PRAISED = re.compile(
    "总投资[0-9.]+[万亿]+元的|(?:新?[开辟增]|开通)至[^，。；的]{2,20}的|(?:具有|拥有)[^，。；、的]{2,14}的"
    # 具备整机生产能力的企业: which ones.
    "|(?!具备)[^，。；0-9]{1,24}(?:[优好强大高多快]|水准|水平|能力|潜力)的(?=[^，。；、的]{2,10}$)"
)
# 全国人大常委会, 全国碳市场: no scope of what is measured, but part of what things are called.
_IN_NAME = re.compile(
    "全国(?:重点实验室|文明|百强|人大|政协|碳|统一|一体化|卫生|双拥|劳动|五一|工商联|青联|妇联|红十字)"
)
# 对俄进出口, 新建居住区养老设施配建率: with whom, of which.
_WHOLE = re.compile(
    "对(?!外|口|照|标|接|应)[\u4e00-\u9fff“”]{1,8}?(?:进出口|[进出]口|贸易|投资)(?:总?额)?$|新建[^，。；、]{2,16}(?:率|占比|比例)$|发展[^，。；、0-9]{1,8}指数$"
)
_CALLED_BY = re.compile(f"(?:{'|'.join(sorted(PARTICIPLES))})(?:企业|项目)")
_RATE_ALONE = re.compile("[率量额数度值]")
# 成为全国第三个、北方第一个过10万亿元省份
# 这个速度高于…: what another sentence has named.
_THIS = re.compile("这[个一](?:速度|数字|水平|成绩|增速|比例)")
_NTH = re.compile("第[一二三四五六七八九十]个")
_NO_NAME = re.compile(
    f"(?:{AND_ANOTHER.pattern}|{_SCOPE.pattern}|[一二][〇○零一二三四五六七八九]{{3}}|百分之[{HAN}点]+|(?:19|20)[0-9]{{2}}年?|年初(?:确定|提出|预定|下达)|比[^，。；、]{{2,12}}(?:期间|时期|年代)|[十百千万亿]+元(?:级|以上)?|[东南西北中]{{1,2}}[侧部]|沿线|周边|境内|两侧|[0-9]{{4}}[—–－~至到-]|(?:不含|不包括)[^，。；、（）]{{2,10}})"
)
_NAMELESS = (
    DEEDS
    | set("减按 或按 或 拟 允许 申请 一批 优先".split())
    | set(HAN)
    | set(
        "之日起 中 内 里 同 以 用 让 并 仅用 仅以 其中 其 共 计 每天 平均每天 平均 每月"
        " 里面 转 变 完工 基本建成 基本完成 全面建成 重新 先后 继续 持续 奋斗 提前".split()
    )
)
# 负面清单|更压减至19项, 受灾人次|控制在…, 注册护士数|从3.26人增至…: what leads to the number is no part of the name.
# 重大项目|开工30个
_CUT = re.compile(
    "(?:(?<!变)更是?|控制|(?<=[数量额])[从由]|(?<=项目|工程|企业|学校|园区|中心|基地|平台|设施|小区|床位)(?:建成|通过|获批|立项|新?开工|竣工|投产|开业|签约|落地|入库|入统|投用|完工))$"
)
# 粮食总产再创历史新高、居首位: said of it, and no part of its name.
_SAID_LAST = re.compile(
    "(?:(?:预期)?目标(?:是|为)?(?:在[^，。；、]{2,24}基础上)?|一般|有望(?:继续)?|继续|仍|再次|一举|总体上?|原则上|连续[0-9一二三四五六七八九十两多]+个?(?:月|年|季度)(?:保持|稳居|位居|居|列)?|成为[^，。；、]{0,8}(?:第[一二三四五六七八九十]+[个家座]|首[个家座]|唯一)|可按|近年来|先后|(?:[再均屡连]|连续)?创(?:造)?(?:历史)?新[高低]|(?:自?(?:19|20)[0-9]{2}年|“?十[一二三四五]?五”?)?以来"
    "|从[0-9]{1,2}(?:[-—－至到~][0-9]{1,2})?月份?的?|从(?:[今去当前]年)?[一二三四五六七八九十]{1,2}月份?[至到][一二三四五六七八九十]{1,2}月份?(?:共|累计)?(?:立案|查处)?"
    # 由上半年下降1.3%转为增长2.5%; 增速在全国主要城市里由第6位…
    "|由(?:上(?:年|半年|季度|月)|去年|年初|[一二三四]季度|前[0-9一二三四五六七八九十]+个月|同期)[^，。、]{0,3}"
    "|[由从](?:“?十[一二三四五]?五”?|“?[六七八九]五”?)?(?:开局之年|末|初|期末)的?"
    "|(?:由(?:过去|最初|此前)|由?(?:现状|目前|现在|当前|原来))的?"
    "|[由从](?:[二三四五六七八九]十|[2-9]0)年代(?:初|末|中期)?的?|在[^，。；、在]{1,6}(?:初期|中期|末期|后期)"
    "|在(?:[^，。；、在（）]|（[^（）]{1,5}）){2,18}(?:里|中|的?位次|的?排名))$"
)
# 新增年通过能力: the year is part of the name, and so is the deed.
_BY_YEAR = re.compile(
    r"[，、；。]*(?:新增|形成|实现|具备|达到|总|设计)*(年(?![均末底初度内来间])[^，。；、0-9]{2,8}能力)$"
)
# 全年新登记注册企业, 年接待游客: the deed is part of the name.
_NEWLY = re.compile(
    r"(新(?:登记|注册|设立?|开办){1,2}(?:市场主体|经营主体|企业|个体工商户)"
    r"|(?:签约|协议|合同)(?:投资|引资)额?|到位资金"
    r"|新(?:开工|签约|投产|竣工)(?:项目(?:投资额|数|产值|总投资)?|面积)|(?<![\u4e00-\u9fff])(?:竣工|开工|施工|待售)面积"
    r"|(?:城[镇乡]居民|农[村民]居?民?)?(?:家庭)?(?:平均)?每[百千万]+[户人][^，。；0-9]{0,4}拥有[^，。；、0-9]{2,8}|(?:(?<![全去今上当每])年)?接待(?:国内外?|入境|过夜|境内外|海内外|省外|外地)*(?:游客|旅客|观众)(?:人数|人次|总?量|总人次)?)$"
)
# 应安排|至少5%
_MODALS = frozenset("应 须 需 要 将 拟 可 宜 应当 需要".split())
# 按2017年平均汇率计算为7326美元: said of the measure before.
_BASIS = re.compile(r"[，、]?按(?:照)?[^，。；]{2,16}(?:计算|折算)(?:为|的|，)*")
# 受土地市场调整影响下降11.4%
_CAUSE = re.compile("[，、]?受[^，。；]{2,16}影响，?")
# 投资5800亿元，是1950年到1997年投资总和的1.7倍: what it is compared with.
_COMPARED = re.compile(
    "[，、]?(?:大?约|大致)?(?:是|相当于|等于)[^，。；：]{2,26}(?:总和|之和|同期|平均水平|平均值|平均数)"
)
# 3500公里的甲堤和|近千公里的乙堤: what stands before belongs to the number before it.
_JOINED = re.compile(f"(?:{ALONE})$")
# 完成甲任务、并|连续4年在乙测评中位列第一
_ANOTHER = re.compile("、并(?![购网联表轨行发])")
# 47.63万户（套）、|老旧小区改造
_UNIT = re.compile("(?:（[^（）]{1,4}|[^（），。；、]{1,4})）[、，]?")
# 副厅长某某表示，总投资…; 负责人介绍，
_TOLD_BY = re.compile("[^，。；：]{2,24}(?:表示|介绍说?|透露|坦言|告诉记者)[，：]?(?=.{2})")
# 岫安全年实现地区生产总值1257亿元: whose it is.
# 中央提出|今年经济增长7%: who wants it.
_PROPOSED = re.compile("[^，。；、0-9]{2,8}提出的?(?=(?:[今明]年|到))")
_PLACED = re.compile("[\u4e00-\u9fff]{2,4}?(?:全年|上半年|前[一二三]季度)(?:共|累计|预计)*(?:实现|完成)(?=.{2})")
# 青港成为全球首个年吞吐量超5000万标箱港口
# A name, with all that stands before it in its clause; what goes on for longer without a mark is not read as one.
_REACH = 200
# 新|完成52个小区: one sign names nothing but goods that have no other name.
_ONE_SIGN = re.compile("[^钢铁铜铝铅锌锡金银煤油碱糖茶盐纸布纱棉麻粮米麦豆菜果猪牛羊鱼虾蛋奶药酒表电气水]")
_FIRST_OF = re.compile("成为(?:全[国球省市县区]|世界|国内)?(?:首个|唯一|第[0-9]+[个家座])(?=.{2})")


def scope_of(text: str) -> str:
    """The words of scope in front of a name (全省, 我市), which are no part of it."""
    match = _SCOPE.search(text)
    return match.group() if match and not _IN_NAME.match(text, match.start()) else ""


def left(text: str, words: Words, start: int, end: int) -> tuple[int, int]:
    """The name in text[start:end], a stretch that ends where the predicate begins; empty where there is none."""
    if end - start > _REACH:
        start = words.ends[words.at(end - _REACH)]
    end -= len(text[start:end]) - len(text[start:end].rstrip("的了 ，、："))
    # 老旧小区等|10万户
    end -= text[end - 1] == "等" and text[end - 2] not in "高中初同平优特甲上劣"
    cut = _CUT.search(text, start + 2, end)
    end = cut.start() if cut else end
    # 接近2万家: the number begins at 近.
    end -= text.startswith("接近", end - 1)
    said = _SAID_LAST.search(text, start, end)
    end = said.start() if said else end
    # 高标准农田达到耕地总面积的64%
    reached = text.find("达到", start + 2, end)
    end = _without_phrase(words, start, reached if reached > 0 else end)
    if first := _FIRST_OF.search(text, start, end):
        start = first.end()
    if whole := _BY_YEAR.match(text, start, end) or _NEWLY.search(text, start, end):
        return whole.start(1), end
    for aside in (_UNIT, _PRAISED, _TOLD_BY, _BASIS, _CAUSE, _PROPOSED, _PLACED):
        if said := aside.match(text, start, end):
            start = said.end()
    if _COMPARED.fullmatch(text, start, end) or _JOINED.search(text, start, end):
        return end, end
    # 项目储备（其中|债券项目111个: what opens before and does not close is said of something else.
    opening = text.rfind("（", start, end)
    start = opening + 1 if opening >= 0 and text.find("）", opening, end) < 0 else start
    if another := _ANOTHER.search(text, start, end):
        start = another.end()
    start = _past_lead(text, words, start, end)
    # 接待游客、实现旅游总花费|分别增长: each deed has its number.
    if not text.startswith("分别", end):
        start, end = _after_list_of_deeds(text, words, start, end)
    # 海上风电新增并网186万千瓦: a deed alone is no name.
    behind = after_deed(text, words, start, end)
    start = start if text[behind:end] in VERBS else behind
    start += len(text[start:end]) - len(text[start:end].lstrip("了的"))
    if text[start:end].startswith("、"):
        start = skip_verbs(words, start + 1, end)
    index = next((i for i in range(words.at(start), words.at(end)) if words.words[i] in ("把", "将")), None)
    start = start if index is None else skip_verbs(words, words.ends[index], end)
    return (end, end) if _names_nothing(text, words, start, end) else bare_of_marks(text, start, end)


def _past_lead(text: str, words: Words, start: int, end: int) -> int:
    """Past time, scope, verbs and adverbs."""
    at = start
    while at < end and not (_IN_NAME.match(text, at) or _WHOLE.match(text, at, end)):
        head = _HEAD.match(text, at, end)
        step = head.end() if head and head.end() > at else skip_verbs(words, at, end)
        # 交付率, 设置率: the deed is part of its rate; 入驻企业, 竣工项目 are called by it.
        if step == at or _RATE_ALONE.fullmatch(text, step, end) or _CALLED_BY.fullmatch(text, at, end):
            break
        at = step
    # 参加养老保险社会统筹的|职工: what stands before 的 says which.
    return start if text.startswith("的", at) and end - at > 1 else at


def _names_nothing(text: str, words: Words, start: int, end: int) -> bool:
    """分别增长8%和10%, 必须控制在千分之十三以下: words that only join or lead to others."""
    if (
        _ONE_SIGN.fullmatch(text, start, end)
        or _NTH.match(text, start, end)
        or _THIS.match(text, start, end)
        or text[start:end] in _NAMELESS
        or _NO_NAME.fullmatch(text, start, end)
    ):
        return True
    if METRIC.search(text, start, end):
        return False
    said = words.words[words.at(start) : words.at(end)]
    # 重点实施, 依法取缔, a word to the dictionary: how and what is done.
    *how, what = said if len(said) > 1 else (text[start : end - 2], text[end - 2 : end])
    deeds = VERBS if not _MODALS.isdisjoint(how) else DEEDS
    return all(map(leads, said)) or (bool(how) and what in deeds and (LEADS | _MODALS).issuperset(how))


def _without_phrase(words: Words, start: int, end: int) -> int:
    """Where a name ends before a set phrase that is said of it: 楼宇拔地而起5300栋."""
    index = words.at(end) - 1
    phrase = words.words[index] if index >= 0 and words.ends[index] == end else ""
    if not is_idiom(phrase) or METRIC.search(phrase) or end - len(phrase) < start + 2:
        return end
    return end if words.words[index - 1] in VERBS else end - len(phrase)


def _after_list_of_deeds(text: str, words: Words, start: int, end: int) -> tuple[int, int]:
    """The deed that has the number: 提高标准、新增[产能]3095万吨, but 提高[标准]、覆盖119万人."""
    mark = text.rfind("、", start, end)
    index = words.at(mark + 1)
    if mark < 0 or index >= len(words.words) or words.words[index] not in DEEDS:
        return start, end
    # 花生种植、收获机械化率: what is done at a rate names it.
    if text.endswith("化率", start, end):
        return start, end
    behind = skip_verbs(words, mark + 1, end)
    if _RATE_ALONE.fullmatch(text, behind, end):
        return start, end
    return (start, mark) if text[mark + 1 : end] in VERBS or behind >= end else (behind, end)
