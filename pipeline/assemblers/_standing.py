"""Whether a stated number counts a class of things or reports a result: 四大产业, 15个乡镇各有…; 建成5个园区."""

import re

from pipeline.assemblers._heads import is_head
from pipeline.assemblers._phrases import VERBS
from pipeline.assemblers._stated import THINGLIKE, Place
from pipeline.lexicons.speech import acts
from pipeline.numerals import HAN

# Classifiers that make a class of whatever stands after them; the rest count results as well.
_CLASS_UNITS = frozenset("大类级种重型") | {"大类"}
# “三张清单”, “七条意见”: a class by its name.
_QUOTED_UNITS = _CLASS_UNITS | set("个张项条场件篇")
# Units of persons and single things: their number is a class only where its members are named.
LISTED_UNITS = frozenset("位名户辆艘套方台片本")
_SPOKEN_UNITS = frozenset("台片本")
_LIMIT = 100
# What is said of the things is told by so much of what follows.
_BEHIND = 24
# Heads that are parts of the text or of its order, never results.
_ABSTRACT = re.compile(
    r"(?:方面|部分|领域|任务|目标|指标|环节|维度|类|体系|原则|举措|措施|要点|重点|关键|问题|层面|层次|阶段|步骤|板块|系统|机制|"
    r"要素|条目|条款|参数|方向|路径|抓手|特点|特征|优势|关系|统筹|转变|坚持|结合|支柱|产业|行动|工程|战略|地带|格局|高地|领先|实事)$"
)
_RESULT = re.compile(
    r"(?:建成|新建|新增|建设|打造|培育|获批|引进|引育|认定|创建|新设|实施|开展|完成|达到|达|超过|突破|累计|改造|开工|投产|布局|举办|新|出台|"
    r"制定|推出|落实|落地|入选|荣获|新获|发放|办理|办好|抓好|推进|提供|组建|设立|遴选|支持|推广|谋划|生成|签约|形成|(?<!现)有|为|至|到|超|约|近)了?$"
)
# Where a class is spoken of rather than a result reported: 在20个重点产业赛道形成…, 19条产业链立起…
_FRAME = re.compile(
    r"(?:在|围绕|现有|聚焦|以|对|向|由|把|面向|会同|联合|从|依托|涉及|涵盖|做[强大优]|建强|壮大|振兴|优化提升|(?:加快|持续|重点)发展|全[省市县区国]|沿[江河湖海线]|各|这|上述|等|[行工]动和)$"
)
_CLASS_NOUN = re.compile(
    r"(?:产业链|产业链群|产业|集群|赛道|领域|方面|[县区市州乡镇村]|（[^（）]+）|地区|城市|部门|单位|省份|国家|高校|片区|组团|优势区|行业|断面|街道|社区)$"
)
# 布局12条重点产业链, 选定的15个特色街区: a class that the plan has named, not what has come into being.
_NAMED_CLASS = re.compile(
    r"(?:主导|支柱|重点|特色|优势|未来|新兴|战略性|标志性|先导|核心|细分)[\u4e00-\u9fff]{0,4}"
    r"(?:产业|产业链|产业链群|集群|赛道|领域|先导区|片区|街区|园区|区域|行业|制造业|产品)$"
)
_BROUGHT_ABOUT = re.compile(
    r"(?:建成|新建|新增|新设|获批|完成|累计|改造|开工|投产|落地|入选|荣获|新获|认定|新|有|至|到|超|约|近)了?$"
)
# 办好20件民生实事 is a result as well.
_DEEDS = re.compile("(?:每年[^，。；]{0,4}|(?:办好|抓好|办成)(?:年度|今年|全年|新一批)?)$")
# 建成250个社区健身路径: these may be things as well.
_BUILT = re.compile("(?:形成|建成|新建|新增|改造|竣工|改建|扩建)$")
# 巨灾保险覆盖11个设区市
_REACHES = re.compile("(?:覆盖|惠及|辐射|通达|联通)(?:全[国省市球]|国内|海外)?$")
# 入选全国20条优选线路, 列为长三角26个中心城市: one of so many.
_ONE_OF = re.compile(
    "(?:入选|列为|列入|跻身|纳入|成为)(?:首批|全[国省市球]|世界|国家|[长珠]三角|京津冀|大湾区|长江经济带|西部|东北|中部)+$"
)
# 下游三市, 沿线两省: the ones that lie there.
_THESE = re.compile("(?:[上中下]游|沿[江河湖海线边]|周边|沿海|等|这|其[余他]|该|各)$")
_AMONG = re.compile(r"中(?:，|有|的?[0-9])|之一")
# 50余个合作事项 are no class unless some of them are named.
_ABOUT = re.compile("[余多]")
_IN_MARKS = re.compile("“[^“”]*$")
_OF_THEM = re.compile("中有$")
_OPENS = re.compile(r"(?:^|[，。；：]|其中)$")
# What has come about in as many cases is a result: 456个小区完成…
_CAME_ABOUT = re.compile(
    r"(?:已|全部|均|都|累计|陆续|先后|首次|首批|顺利|成功|正式|如期)*(?:完成|获|入选|建成|投|开工|实现|达|通过|被|纳入|列入|落地|竣工|通|启|签约"
    r"|增|下降|减|新|修缮|上市|进入|兑现|开展试点|稳步|扎实|加快|推进|有序|挂牌|入驻|超|用上|荣|喜|升格|晋|办结)"
)
# 9个成员单位各司其职, 12个断面水质优良比例…: what is said is no event.
_SAID_OF = re.compile(r"各|每|分工|参与|配合|分别|累计|合计|共同|平均|[\u4e00-\u9fff]{2,8}?(?:率|比例|比重)")
# 湖区|15个断面|优良比例
_AREA = re.compile("[区域流段省市县湖河江、]$")
_RATED = re.compile(r"(?:投资|年度)?[\u4e00-\u9fff]{0,6}?(?:率|比例|比重|占比|[制困保盖]面)")
_FULFILLED = re.compile("(?:年度)?投资完成率")
# 120个重点项目完成投资300亿元: how much says what the figure is of.
_MEASURED = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}项目)?(?:预计|累计|共计?|计划|力争|继续|已|当年|全年|年内|年度|[12][0-9]{3}年)*(?:完成|实现|投入|带动|拉动)?(?:年度)?年?(?:固定资产)?(?:总?投资|总?产值|营业?收入?|主营业务收入|销售收入|税收|利润|出口|增加值|资金)"
    r"(?:计划|目标|任务)?的?(?:继续|超过?|突破|达到?|近|约|超额)*[0-9一二三四五六七八九十百千万亿]"
)
# 推进36个重大项目，完成投资68亿元; 列入名单的46户企业
_PUSHED = re.compile("(?:推进|实施|抓好|谋划|调度)$")
# 推动7个物流枢纽提质升级: they are there already.
_SPURRED = re.compile("(?:推动|推进|促进|支持|引导|深化|加快|[、和与及])$")
_RAISED = re.compile(
    "(?:、[0-9]+[个家座条][^，。；、]{2,14})?(?:建设)?(?:提质|高质量发展|转型|升级发展|提档|扩容|做[大强优]|错位发展|协同发展|联动发展|优化提升|，?各展所长)"
)
# 紧盯80家龙头企业
_CHOSEN = re.compile(
    "(?:列入|纳入|认定|确定|选定|选取|选出|布置|部署|公布|列出|提出|明确|规定|涉及|监测)[^，。；]{0,12}的$|(?:紧盯|盯紧|瞄准|选择)$"
)
# 提供15类服务, 储备物资86种, 累计22种产品进入国内市场
_OFFERED = re.compile("(?:累计|提供|配备|发放|储备|新增|减少|精简|压减)$")
# 在37个村实施改造: where something is done.
_SITES = re.compile("[县区乡镇村]$|社区$|街道$|学校$|站点$")
_THERE = re.compile("(?:组织|试点|全面|率先)?(?:实施|建设|开展|推行|推广|建成|试点|设立|设置|安装|配置|部署|布设|投放)")
# 辐射全国75个城市, 荣获国家级奖12项: how many are reached or won.
_NO_CLASS = re.compile(f"{_REACHES.pattern}|(?:入选|荣获|获评|列入|跻身|上榜)[^，。；]{{0,6}}$")
# 组建12个产业|招商团: the noun goes on behind what elsewhere is its end.
_GOES_ON = re.compile("(?!全部|均|已)[\u4e00-\u9fff]{3}")
_SET_UP = re.compile("(?:组建|成立|设立|建设|建成|新建)了?$")
# 组织开展65个专项行动, 293项年度改革任务基本完成: so many are a result.
_FEW = 30
_UNDERTAKEN = re.compile("(?:落实|推出|出台|部署|推进|形成)了?$")
# 实施16项攻关: things one by one, however few.
_CARRIED_OUT = re.compile("(?:开展|实施|完成)了?$")
_SETTLED = re.compile("(?:基本|全部|全面|已|均|如期|有序)*(?:完成|落地|兑现|办结|销号|落实|见效|推进|达到)")
# 出台10条重磅政策: the articles of one policy; but 清退216条 are so many policies.
_POLICY = re.compile("(?:政策|措施|举措|意见|新政|细则)$")
_WITHDRAWN = re.compile("(?:清[退理]|废止|取消|上线|累计)[^，。；]{0,4}$")
_THINGS = frozenset("座处所家条")
# 甲类、乙类…, 11类43项服务
_ANNEX = re.compile(r"[、和与及共类]$")
# 两级财政, 三级联动; 三级医院 is a grade.
_LEVELS = re.compile(
    "(?!医院|医疗机构|公立)[\u4e00-\u9fff]{0,6}?(?:联[动调控网]|体系|网络|架构|贯通|全覆盖|书记|协同|联创|服务|责任|财政|党委|政府|班子|法院|管理)"
)
_MEETING = re.compile(r"(?:会议|[座恳]谈会|发布会|推进会|协调会|调研|走访|考察|座谈|现场办公|集中办公|调度)$")
_MET = re.compile(r"(?:召开|走访|调研|考察)了?$")


def stands_alone(text: str, place: Place, *, annexed: bool | None = None) -> bool:
    """Whether a number without a list is a count all the same; `annexed`: whether one right before it is."""
    head, before = text[place.head[0] : place.head[1]], text[: place.start]
    after = text[place.end : place.end + _BEHIND]
    marked = _IN_MARKS.search(before) and not (place.unit == "大" and head in THINGLIKE)
    if place.settled or place.unit in ("“”", "等") or (marked and _said_in_a_word(head, ended=after[:1] == "”")):
        return False
    if _OF_THEM.search(before) or _ABOUT.search(text, place.start, place.head[0]):
        return False
    spelt = text[place.start] in HAN
    by_unit = _by_unit(place.unit, head, text[place.start], before, after)
    if by_unit is not None:
        return by_unit
    if not spelt and _ONE_OF.search(before):
        return True
    if _NO_CLASS.search(before) or (annexed is False and not spelt and _ANNEX.search(before)):
        return False
    if place.unit == "条" and _POLICY.search(head):
        return not _WITHDRAWN.search(before)
    if place.unit in _CLASS_UNITS or _AMONG.match(after):
        return spelt or not _OFFERED.search(before)
    if _ABSTRACT.search(head):
        return not _is_deed(head, before, after, place, spelt=spelt)
    if spelt:
        return not (_RESULT if place.unit in "座处所家部台片本" else _BROUGHT_ABOUT).search(before)
    return _is_class(head, before, after, place) or bool(annexed and _ANNEX.search(before))


def _is_deed(head: str, before: str, after: str, place: Place, *, spelt: bool) -> bool:
    """Whether so many tasks, works or measures are told of as done, and not as parts of an order."""
    if head.endswith("实事") and place.unit != "方面" and (_DEEDS.search(before) or _CAME_ABOUT.match(after)):
        return True
    if place.n > _FEW and (_UNDERTAKEN.search(before) or _SETTLED.match(after)):
        return True
    if spelt:
        return False
    # 完成12座水库加固工程: things one by one.
    one_by_one = place.unit in _THINGS and head.endswith("工程") and _RESULT.search(before)
    set_up = _GOES_ON.match(after) and _SET_UP.search(before)
    return bool(one_by_one or set_up or _CARRIED_OUT.search(before) or _BUILT.search(before))


def _said_in_a_word(head: str, *, ended: bool) -> bool:
    """“三个听取、三进服务”, “两个只增不减”, “两个提升”: what is done, and no class; `ended`: where the marks close."""
    return head[0] in "只不既走" or (head in VERBS and ended) or ((head in VERBS or acts(head)) and not is_head(head))


def _by_unit(unit: str, head: str, figure: str, before: str, after: str) -> bool | None:
    """What the unit alone decides; `None` where it does not."""
    if unit in LISTED_UNITS - _SPOKEN_UNITS:
        told = _OPENS.search(before) and (_MEASURED.match(after) or _RATED.match(after))
        return unit == "户" and bool(told or _CHOSEN.search(before))
    if unit == "级":
        return figure not in "二1" and bool(_LEVELS.match(after.lstrip("”")))
    if unit == "地":
        if before.rfind("“") > before.rfind("”"):
            return False
        counted = (_BROUGHT_ABOUT if figure in HAN else _RESULT).search(before) or _REACHES.search(before)
        return bool(_THESE.search(before)) or not (counted or _CAME_ABOUT.match(after))
    if (unit == head == "类" and after[:1] == "”") or (before.endswith("“") and unit not in _QUOTED_UNITS):
        return False
    return None


def _is_class(head: str, before: str, after: str, place: Place) -> bool:
    if _NAMED_CLASS.match(head) and not _BROUGHT_ABOUT.search(before):
        return True
    if _CHOSEN.search(before) or (_PUSHED.search(before) and after[:1] == "，" and _MEASURED.match(after, 1)):
        return True
    if _SPURRED.search(before) and _RAISED.match(after):
        return True
    if _RESULT.search(before) or (_SITES.search(head) and before.endswith("在") and _THERE.match(after)):
        return False
    if _FULFILLED.match(after) or _MEASURED.match(after):
        return True
    if _CAME_ABOUT.match(after):
        return False
    if _CLASS_NOUN.search(head) and _FRAME.search(before):
        return True
    if not _OPENS.search(before):
        return bool(_AREA.search(before) and _RATED.match(after))
    return bool(_RATED.match(after) or (place.n < _LIMIT and _SAID_OF.match(after)))


def is_meeting(name: str, before: str, unit: str) -> bool:
    """召开12次会议, 走访3个县: counts of meetings and visits measure nothing."""
    return (unit in ("次", "场", "场次") and bool(_MEETING.search(name))) or bool(_MET.search(before))
