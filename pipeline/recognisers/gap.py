"""GAP: a place where a number must have stood and none does; `value` says what is lost.

By grammar: what needs a number before it (a year sign after 到, a classifier that closes its clause, a
magnitude after a verb of reaching, a decimal point, a pair of quotation marks) and has a verb, a noun or
nothing there. Years and bare units have files of their own.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

from pipeline import lexicons
from pipeline.patterns import Table
from pipeline.recognisers._bare import bare
from pipeline.recognisers._lost_years import LOST_YEARS, before_places
from pipeline.schema import Find, Reading, Sentence

AFTER = ("carrier", "document", "industry", "organisation", "person", "place", "slogan")

_STOP = r"(?=[，。；、）：！,;]|$|以上|以下|左右|以内)"
# Verbs that a number must follow; after 为, 占, 在 a word may.
_REACH = (
    r"(?:达到|达|突破|超过|超|增至|增加到|增长到|提高到|提高至|提升到|提升至|上升到|上升至|降至|降到|下降到|缩小到|控制在|稳定在|保持在|"
    r"完成|实现|增长|增加|提高|提升|下降|降低|减少|上升|新增|累计|不低于|不少于|不超过|高于|低于|(?:压减|压缩|缩短|扩大|增加|减少|跃升|扩容)[到至])"
)
_MONEY = "元|美元|吨|斤|千瓦|千瓦时|平方米|立方米|亩|公里|人|户|人次|标准煤"

# 超亿元的企业, 突破亿元企业 are classes.
_PLAIN = r"(?!级?以?上?的|级?[企项产园村镇县集楼])"

# 新增万吨级以上泊位7个
_BERTH = r"(?!级(?:及?以上)?(?:深水|通用|散货)?(?:泊位|码头|航道|船|货轮))"

# 新增亿元税收楼宇30个, 提升万亩级基地25个: how large each of them is.
_SIZED = r"(?![\u4e00-\u9fff、]{2,10}[0-9]+[个家户栋座处条项])"

# Where numbers stand beside: 34860元和元; ，家企业入围; 由个增加到8个; 2020年的亿斤提高到…; 整合到家以内; 不少于亩.
_BESIDE = (
    r"(?<=[0-9])[个张座家]、(?:张|个|座|辆|台|公里|平方米|亩)(?=[，。；])",
    r"(?<=[0-9])(?P<unit>[万亿]?(?:元|吨|亩|人|户|公里)|[位个家项处座件%])[、和与及](?P=unit)(?=[，。；、和与及]|以上)",
    r"(?<=[，；])个(?![人体别性案中股税数头个子园])",
    r"(?<=[，；、])(?:家(?=企业|单位|医院)|个(?=项目|乡镇|园区|平台|产业|高水平)|条(?=线路|产业链|铁路)|所(?=高校|学校|医院)|座(?=水库|桥|城市))",
    r"(?<=[由从年])的?(?:[万亿]?(?:斤|吨|元|亩|千瓦)|[万亿][只头人件户个]|[个家户项所座](?:[县市区乡镇村省]|企业)?)(?=(?:[增提上扩升降减缩下发][\u4e00-\u9fff]{0,2})[到至])",
    r"(?:[整合压减增扩提升降缩][\u4e00-\u9fff]?到|不少于|不低于|不超过)(?:[家个项户亩所座]|公里)(?=以[内上下]|左右|[，。；、（])",
)
# What is lost, and the pattern of its place.
_PLACES: Table[str] = Table(
    ("decimal", r"(?<![0-9A-Za-z.．。…])\.[0-9]+(?=[%‰∶]|万|亿|个|元|倍|[\u4e00-\u9fff])"),
    ("decimal", rf"(?<=[\u4e00-\u9fff])[0-9]+\.(?=%|万|亿|个百分点|{_MONEY}|倍)"),
    ("quoted", r"“”|‘’|「」|《》|（）(?=[个项家年])|\"\""),
    # 企业版的“12”: what is left of a name of digits, or the name.
    ("digits?", r"(?<=[的版])“[0-9]{1,3}”(?=[，。；、！]|$)"),
    *(
        (
            "percent",
            rf"(?<=[\u4e00-\u9fff“—–~～至\-－−]){sign}(?=[，。；、！：”]|[\u4e00-\u9fff])",
        )
        for sign in "%‰"
    ),
    ("percent", "(?<=[0-9]%[、和])%|(?<=、)%(?=以[上内下]|左右|[，。；、])"),
    # 是上年的倍，; 规模以上企业家，; 总数达家，
    ("number", "(?<=的)倍(?=[，。；、]|以[内上])|(?:增长|提高|增加|扩大)倍(?=[，。；、]|左右|以上)"),
    (
        "number",
        (
            "(?:规(?:模以)?上(?:工业|服务业)?|高新技术|“小巨人”|上市|龙头|中小|科技型)企业家(?=[，。；、])|企业家(?=左右|以上)"
        ),
    ),
    ("number", "(?:总数|累计|总量)(?:达到?)(?:个|家|户|项|座|条|件|名|所)(?=[，。；、])"),
    # 工业增加值增长左右，失业率控制在左右。
    (
        "number",
        "(?<=增长|下降|提高|上升|减少|增加|达到|降至|升至|增至|升到|降到|高到|长到|制在|定在|持在|超过|突破)左右(?=[，。；、]|$)",
    ),
    # 降至微克/立方米; 报告万份，
    ("number", "(?:浓度|为|[降升增]至|[降升增]到)(?:微克|毫克)/"),
    (
        "scale",
        "(?<=[\u4e00-\u9fff])(?<![几数上多余近约百千十亿每成一二两三四五六七八九])万[份册场次座部](?=[，。；、])",
    ),
    (
        "number",
        (
            "(?:打造|建设|建成|新增|培育|引进|实施|新建|认定|选派|培训)(?:个|家|项|座|条|名)以上"
            "|(?<=[\u4e00-\u9fff、])(?<![几多数余半整若干每哪单一二两三四五六七八九十百千万亿])[个座所](?=以上)"
            "|(?<=[店业构园社厂馆院司])家(?=以上)"
            "|(?<=[成展施立点取获])项(?=以上)"
        ),
    ),
    # 贸易扩大至个国家和地区; 下属公司超家，
    ("number", "(?:[扩增减降升提][\u4e00-\u9fff]?)[至到]个(?=国家|项目|园区|城市|乡镇|村|产业|以)"),
    ("number", "(?<=[\u4e00-\u9fff])超过?[家户座项所名个](?=[，。；、])"),
    # 物流企业达家，; 支持近家企业; 从元/月提高到178元/月; 2026年1月日, 2026年月27日
    ("number", "(?<=[业数量构目户区园馆院场站员])达到?(?:家|户|座|项|所|名)(?=[，。；、])"),
    ("number", "(?<![附邻就最将亲])近[家户](?=企业|群众|居民|用户)"),
    ("number", "(?<=[从由])万?元/"),
    ("digits", "(?<=[0-9]年)月(?=[0-9]{1,2}日)|(?<=[0-9]月)日(?=[，。；、）前起]|$)"),
    # 长达公里的管道; 全长公里
    (
        "number",
        r"[长高多深宽远]达(?:[个名家户座项所件人天年米亩吨元]|公里|千米|平方公里|小时|万亩)(?=[的之，。；、以])",
    ),
    # 病险水库座，; 产量吉瓦时，; 中欧班列开行列; 岗位约万个; 规模亿元的
    ("number", "(?<=[库桥站塔厂井闸坝棚])座(?=[，。；、])"),
    ("number", "(?<=[量模力机])(?:吉瓦时|吉瓦|兆瓦|千瓦时|兆瓦时)(?=[，。；、])"),
    ("number", "开行[列班](?=[，。；、])"),
    ("scale", "(?<=[\u4e00-\u9fff])约[万亿](?:[个人户件吨亩元]|人次)(?=[，。；、])"),
    ("scale", "规模(?:为|达)?[万亿]元(?=的)"),
    ("number", "(?<=的)[件项](?=(?:民生)?实事|重点任务|重点工作)"),
    # 累计居住满天的个人; （年修订）; 复线公里，; 增长·1％
    ("number", "(?<![圆美丰充])满(?:天|年|个月|周岁|岁)(?=[的以，。；])"),
    ("year", "（年(?=修订|版|修正|印发|发布|本）)"),
    ("number", "(?<=[线路道网廊程河堤])公里(?=[，。；、])"),
    ("decimal", "(?<=[\u4e00-\u9fff])·[0-9]+(?=[%％])"),
    ("number", "(?:[全总]长|长度|里程)[约近为达]?(?:公里|千米|米)(?=[，。；、的])"),
    # 参保人数达到万，; 农民人均纯收入元，; 拨付资金万元；
    ("scale", "(?:达到|增至|增加到|扩大到|减少|增加)[万亿](?=[，。；、]|以上|左右)"),
    ("number", "(?:收入|产值|投资|资金|补助|奖励|标准|券|贷款|补贴)(?:达到|为)?万?元(?=[，。；、])"),
    (
        "scale",
        "(?:发行|安排|投入|拨付|筹集|下达|筹措)亿元(?!以?[上下]|级|[企项大])",
    ),
    # 全年共有多万职工; 控制在千分之左右; 今后年内
    ("scale", "(?<=[有达近超])多[万亿](?=[\u4e00-\u9fff])"),
    ("percent", "[百千]分之(?=左右|以[上下内]|[，。；])"),
    ("number", "(?<=今后|未来)年(?=内[^，。；]|时间)"),
    # 超亿元, 突破亿元 are also said of a hundred million: doubtful.
    ("scale?", rf"(?:突破|超过|超|近|逾)亿(?:级|{_MONEY})" + _PLAIN),
    ("scale?", rf"(?:突破|超过|超|近|逾)万(?:级|{_MONEY})" + _PLAIN),
    ("scale", rf"(?!突破|超){_REACH}亿(?:级|(?:{_MONEY})(?!级))" + _SIZED),
    ("scale", rf"(?!突破|超){_REACH}万(?:级|(?:{_MONEY})(?!级))" + _BERTH + _SIZED),
    (
        "scale",
        r"(?<=[个条家大])亿(?:级|元)(?!以上)(?=[\u4e00-\u9fff]{0,4}(?:产业|集群|企业|园区|高地|县|镇|村))",
    ),
    ("number", r"(?<=[的、到为达在])元/(?=[月年人亩日公千吨平立度])"),
    ("rank", "第(?=[次届批名个](?![一二三四五六七八九十0-9]))"),
    (
        "number",
        "(?:贯通|通车|建成|新建|改造|开通|完成|修建|新增|改建|铺设|延伸)公里(?![0-9一二三四五六七八九十])",
    ),
    ("rank", r"(?:列|居|位|到|至|升|全国|全省|全市|世界|全球)第(?=[，。；、位名])"),
    ("points", rf"(?:{_REACH}|[高低快慢]于全[国省市](?:平均水平)?|[快高低]出?)个(?:百分点|位次)"),
    (
        "points",
        (r"(?<=[\u4e00-\u9fff])(?<![0-9个几多两一二三四五六七八九十百千万亿点数])百分点" + _STOP),
    ),
    *(("beside", source) for source in _BESIDE),
    *LOST_YEARS,
)
# 新增终端35万个、智慧灯杆根，: the item before has its number.
_AFTER_ITEM = re.compile(
    "(?<=[0-9万亿][个座根条处辆所件项台套家户亩人])、[\u4e00-\u9fff]{2,14}(?P<unit>(?<![若干数几每各整多半余])[个座根条处辆所件项台套])(?=[，。；、])"
)
_DIGIT = re.compile("[0-9]")
# 通达度 is a word.
_UNITS = frozenset(
    row["unit"] for row in lexicons.table("units") if row["form"] in ("amount", "count", "rank") and row["unit"] != "度"
)
_REACHED = re.compile(rf"{_REACH}了?$")
_STOPS = ("，", "。", "；", "、", "）", "：", "！", "以上", "以下", "左右", "以内")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Every place of every sentence that has lost its number; what lies inside a longer find goes."""
    for index, (sentence, found) in enumerate(reading):
        names = [(f.start, f.end) for f in found if f.kind in ("DOC", "ORG", "PERSON")]
        kind = reading.document.blocks[sentence.block].kind
        gaps = {*_by_pattern(sentence.text), *before_places(sentence, found)}
        if kind != "row":
            gaps |= {*_after_reach(sentence), *_in_list(sentence), *bare(sentence)}
        last = -1
        for gap in sorted(gaps, key=lambda f: (f.start, -f.end)):
            if gap.start >= last and all(gap.end <= a or b <= gap.start for a, b in names):
                last = gap.end
                yield index, gap


def _by_pattern(text: str) -> Iterator[Find]:
    for what, match in _PLACES.over(text):
        if what != "beside":
            yield Find("GAP", match.start(), match.end(), what)
        elif _DIGIT.search(text):
            yield Find("GAP", match.start(), match.end(), "number")


def _after_reach(sentence: Sentence) -> Iterator[Find]:
    """达到 个: a unit, a word by itself, between a verb of reaching and a mark; 实现 户籍… and 达到 个人… are words."""
    if _UNITS.isdisjoint(sentence.words):
        return
    text, at = sentence.text, 0
    for word in sentence.words:
        start, at = at, at + len(word)
        # 增长% at the end of a line without a stop is the head of a column.
        if word in _UNITS and (text.startswith(_STOPS, at) or (at == len(text) and word != "%")):
            match = _REACHED.search(text, max(0, start - 5), start)
            if match:
                yield Find("GAP", match.start(), at, "number")


def _in_list(sentence: Sentence) -> Iterator[Find]:
    """A unit, a word by itself, at the end of an item that stands beside one with a number."""
    matches = [*_AFTER_ITEM.finditer(sentence.text)] if "、" in sentence.text else []
    if matches:
        edges = {*accumulate(map(len, sentence.words), initial=0)}
        for match in matches:
            if {match.start("unit"), match.end("unit")} <= edges:
                yield Find("GAP", match.start("unit"), match.end("unit"), "number")
