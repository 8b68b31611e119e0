"""What is said around a possible name: that it is to be built, is awarded, is there, is counted, is another word."""

import re

_BEFORE = 20
_N = r"[0-9一二三四五六七八九十百两多几数]+(?:余|多)?"
_COUNTED_AFTER = re.compile(
    r"(?:（[^（），。；]{1,8}）)?(?:[、和][^，。；、和]{2,12}(?<!等)){0,3}"
    r"(?:已|均|各)?(?:(?:达到?|增至|增加到|由|总数达?|数量|累计|新增|建成|新建|增加)"
    # 软件谷、机器人小镇两个集聚区: there a number sums up names.
    rf"{_N}[个家座处]|{_N}[个家座处](?![\u4e00-\u9fff]{{2}}(?<!以上)(?<!左右)))"
)
_NUMBERED = re.compile(rf"{_N}[个家座处条](?:[，。；、]|$)")
# 10万亩种薯基地, 31.2公里农村公路
_AMOUNT = re.compile("[0-9.]+[万亿]?(?:公里|亩|平方|栋|株|座|条|处|户)")
_COUNTED = re.compile(
    rf"(?:(?<!第)(?:“?{_N}”?|“[A-Z]”)[个家座处批条类]|(?<!第)一批|各类|若干|一大批|一些|每个|各|部分)[^，。；、为入选获在]{{0,6}}$"
    # 打造一批先行区、“青字号”产业带
    "|(?<!第)一批[^，。；“”的]{0,14}[、和与]$"
)
_TO_BE = re.compile(
    "(?:建设|深化|加强|推动|支持|共建|组建|筹建|打造|创建|争创|申建|建成|成为|申报|获批|获评|入选|入围|纳入|列入|列为|授予|跻身|荣获|推进|依托|达到"
    "|争取|成立|启用|开工|新建|续建|扩建|提升|巩固|聚焦|为|到|——|设立|构建|创成|加快|认定|晋升|晋级|升级|升格|申创|建好|建强|用好|做[实强优大]|创设|上线|开通)"
    "(?:成|好|了|全国|国家|全省|首个|首批|第[一二三四五六七八九十]批|一流|重要|国内){0,3}“?$"
)
# 建设某实验室、|…
_LISTED = re.compile("(?:建设|打造|组建|筹建|布局)(?:[^，。；“”的0-9、和]{5,16}[、和])+$")
_PLANNED = re.compile("(?:建设|创建|争创|打造|筹建|组建|申报)(?:一个)?(?:具有[^，。；]{2,12}的)?$")
_IS = re.compile(
    "”?(?:加快|获批|顺利|全面|正式|成功|扎实|高标准|高质量)?"
    "(?:(?:开发)?建设|获批|获评|入选|建成|创建|落户|启动|挂牌|揭牌|投用|投运|启用|运营|上线|开通|开园|开馆|开工|竣工|封顶|投入使用|投入运营|投入运行|纳入|列入|实体化|(?:提前|正式)?进入(?:总装|调试|安装))"
)
# 甲合作区、|乙示范区加快建设: what becomes of the list becomes of each.
_WITH_IT = re.compile(
    "(?:[、和][^，。；、的]{4,18}?){1,2}(?:加快|全面|扎实|高标准|高质量)*(?:建设|启动|开工|落地|挂牌|投用)(?=[，。；]|提速|步伐|$)"
)
_REAL_BEFORE = re.compile(
    "(?:建成|启用|成立|揭牌|上线|开通|投用|落成|挂牌)(?:了|(?:全国|全省|全球|国内|我国|我省|世界)?(?:首[个家座条]|唯一)?)$"
)
_REAL_AFTER = re.compile(
    "(?:全面|正式|顺利|已|成功)?(?:建成|获批|获评|入选|挂牌|揭牌|投用|投运|启用|上线|开通|开园|开馆|落成|竣工|落户|落地|投入使用|投入运营|投入运行)"
)
_AWARDED = re.compile(
    "(?:入选|入围|纳入|列入|列为|获批|获评|获|授予|争创|创建|创成|设立|荣膺|摘得|上榜|升级为|争取|申报|争列|跻身|成为|为)[^，。；、]{0,6}$"
)
# 获批全国首批…: given by name to somebody.
_GRANTED = re.compile(
    "(?:成功)?(?:入选|获批|获评|纳入|列入|荣获|跻身|争列)(?:为|建设|创建)?(?:国家|全国|全省|省级)?(?:首批|首个|第[一二三四五六七八九十]批)?$"
)
# 平台经济, 中心城区, 基地型, 海南自由贸易港法: the head is part of another word.
_OTHER = re.compile(
    "体系|系统|网络|名录|集群|号(?=”)|镇(?!区)|[群类化型级式]|能力|水平|机制|模式|环节|等级|经济|战略|城区|企业|(?<![县市])工作|人员|主任|负责|品质|数量|个数"
    "|法(?![治律制院人规庭定])|条例|场景汇|论坛|大会|峰会|博览会|交易会|管委会|管理委员会"
    "|(?:建设|投资|发展|运营|开发|控股)?(?:集团|有限公司|公司|股份)|强[国省市县]|领导小组|工作组|专班|基金|专项资金"
    "|(?<=试点)(?:方案|任务|经验|改革|政策|单位|项目|名单)|(?<=矿)(?:污染|资源|产|业|权|渣|石|山)|(?<=街)区|(?<=工程)遗产名录|建设地区|(?<=城际)(?:列车|公交|动车|班列)"
)
_NET = re.compile("网(?!红|点|上)")
_LINES = ("高铁", "铁路", "高速", "高速公路", "通道", "公路", "管道", "骨干", "轨道交通线")


def is_other(text: str, end: int) -> bool:
    """Whether what follows makes another word of the head, or what is named another thing."""
    return bool(_OTHER.match(text, end) or (_NET.match(text, end) and text.endswith(_LINES, 0, end)))


def is_counted(text: str, start: int, end: int) -> bool:
    """Whether it is a class that is counted: 12个国家级示范区, 国家级示范区12个."""
    return bool(_COUNTED_AFTER.match(text, end) or _COUNTED.search(text[max(0, start - _BEFORE) : start]))


def is_amount(text: str, start: int) -> bool:
    """Whether what begins there says how much of a thing there is."""
    return bool(_AMOUNT.match(text, start))


def is_numbered(text: str, end: int) -> bool:
    """青岚实验室5家: even behind a place a number makes it a class."""
    return bool(_NUMBERED.match(text, end))


def is_to_be(text: str, start: int) -> bool:
    """建设…, 打造…, 列为全国首批…: whether what follows is to be."""
    return bool(_TO_BE.search(text[max(0, start - _BEFORE) : start]))


def is_planned(text: str, start: int) -> bool:
    """高标准建设…, 争创…: whether what follows is to be built by whoever is told of."""
    return bool(_PLANNED.search(text, max(0, start - _BEFORE), start))


def is_called(text: str, start: int, end: int) -> bool:
    """Whether it is to be, or something becomes of it: …加快建设, …挂牌."""
    becomes = _IS.match(text, end) or _WITH_IT.match(text, end)
    return bool(becomes or is_to_be(text, start) or _LISTED.search(text, max(0, start - 40), start))


def is_real(text: str, start: int, end: int) -> bool:
    """Whether it is there already: the plainest words make a name of what is one and stands."""
    return bool(_REAL_AFTER.match(text, end) or _REAL_BEFORE.search(text, max(0, start - _BEFORE), start))


def is_granted(text: str, start: int) -> re.Match[str] | None:
    """入选…, 获批… right before it; where the verb begins tells to whom."""
    return _GRANTED.search(text, max(0, start - _BEFORE), start)


def is_awarded(text: str, start: int) -> bool:
    """入选…, 获批…: a title is given to somebody, and so is one of its kind."""
    return bool(_AWARDED.search(text, max(0, start - _BEFORE), start))
