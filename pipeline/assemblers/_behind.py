"""The name behind a number: 建成10个X, 61%的X, 22个750千伏电网工程; 教育惠及43万儿童."""

import re
from collections.abc import Sequence

from pipeline.assemblers import _names, _nouns
from pipeline.assemblers._classes import own_class
from pipeline.assemblers._measures import DEPENDENT, METRIC, OF_THING
from pipeline.assemblers._phrases import VERBS, Words
from pipeline.assemblers._predicates import Tail
from pipeline.assemblers._sizes import SIZED, SIZES
from pipeline.assemblers._slots import Slot

# 22个|750千伏和330千伏|电网工程
_RATED = re.compile(
    "[0-9.]+(?:千伏|万?千瓦|兆瓦)(?:[、和及][0-9.]+(?:千伏|万?千瓦|兆瓦))*(?:级|及以上|以上)?|[国省市县区]家?级及?以上"
    # 2个|1类|创新药
    "|[1-9]类(?=[\u4e00-\u9fff]{2})"
)
# 27个总投资94亿元的健康医药项目
_WORTH = re.compile("(?:总投资|投资|总规模|总产值)[^，。；、0-9]{0,3}[0-9.]+[万亿]*元的(?=[\u4e00-\u9fff]{2})")
# 56条76公里农村公路
_LONG = re.compile("[0-9.]+[万亿]?(?:公里|千米)(?=[\u4e00-\u9fff]{2})")
# 学前一年免费教育惠及|43万|儿童: whom it reaches is told with what reaches them.
_REACHES = re.compile("(?:惠及|覆盖)$")
# 3个万亿级、8个千亿级产业集群
_GRADED = re.compile(
    r"[^，。；、]{1,6}级(?:[、和][0-9一二两三四五六七八九十]+[个家条座][^，。；、0-9]{1,6}级)+(?P<noun>[^，。；、0-9]{2,12})"
)
# 中央财政安排1000亿元专项奖补资金
_FUNDED = re.compile("(?:安排|下达|拨付|投入|筹措|发放|落实|争取|[增发]发|发行)了?$")
_FUNDS = re.compile(
    "[^，。；、0-9]{0,10}(?:资金|补助|奖补|贷款|债券|国债|基金|经费|补贴|消费券)(?=[，。；、用支予和拉带撬]|$)"
)
# 五年连跨两个[千亿元台阶]: stepped over, by what is spoken of before and after.
STEPS = re.compile("[十百千万亿]+元?级?(?:台阶|大关|关口)")
# 三大平台集聚全市68%以上的[规上工业企业]
_HOLDS = re.compile(
    "(?:集聚|汇聚|聚集|贡献|吸纳|承载|提供|创造|产出|支撑|占据|占有|拥有|消耗|承担|养活|供应|带来|解决|容纳|产生)了?(?:全[国省市县区])?$"
)
# 80%以上高标准农田实现无人机植保: of what does something it is a share.
_DOES = re.compile(
    "(?!由|由于|为|在|和|与|及)[^，。；、的0-9]{2,14}?(?:实现|完成|达到|达标|建成|通过|纳入|接入|参加|开展|建立|使用|采用|实行)"
)
# 超80%|监测对象稳定消除返贫风险: a part of whom does or is something.
_PART_DOES = re.compile("(?:的|左右的?|以上的?)?(?P<what>[^，。；：0-9%％]{4,30})(?=[，。；])")
# 完成300公里管网改造, 新增20万千瓦光伏装机: as much of what follows.
_DONE = ("完成", "新增", "净增", "新建", "改建", "改造")
_AND_DONE = re.compile("[、，和](?P<deed>[\u4e00-\u9fff]{2,3})")
# 2022年度|1万亩高标准农田项目开工
_WHEN = re.compile("(?:[年月季]度?|期间|半年|目前)$")
# 总投资34亿元|的甲、乙等18个续建项目
_GROUP = re.compile("的[^，。；的]{2,40}?等[0-9]+[个项家](?P<noun>[^，。；、0-9]{0,10}?(?:项目|工程|企业))")
# 要确保|16公里自来水主管网复线: how it is meant says nothing of what.
_MANNER = frozenset(("manner",))
_BASED = re.compile("(?P<thing>[^，。；、]{0,20}?)的(?:基础上|成果[，。；])")
# 20亿元规模的|科创基金
_SCALE = "规模的"


def place(text: str, words: Words, slot: Slot, limit: int) -> tuple[int, int]:
    """Where the name behind a number stands, what the thing is rated by included; empty where there is none."""
    # 在城镇新增就业125万人|的基础上, 在13个省份试点|的基础上
    if based := _BASED.match(text, slot.end):
        limit = min(limit, slot.end + based.end("thing") - based.start())
        if limit == slot.end:
            return slot.end, slot.end
    counts = slot.quantity.form == "count"
    if counts and (worth := _WORTH.match(text, slot.end)):
        return worth.end(), _nouns.right(text, words, worth.end(), len(text))[1]
    # 1个|5000亿级、3个千亿级产业集群
    if counts and _GRADED.match(text, slot.end):
        return slot.end, text.index("级", slot.end) + 1
    if text.startswith(_SCALE, slot.end):
        return _nouns.right(text, words, slot.end + len(_SCALE), len(text))
    sized = SIZED.match(text, slot.end) if counts else None
    if sized and SIZES.match(text, slot.end):
        return slot.end, sized.end()
    if rated := sized or (_RATED.match(text, slot.end) if counts else None):
        end = _nouns.right(text, words, rated.end(), len(text))[1]
        return (slot.end, end) if end > rated.end() else (rated.end(), end)
    if counts and (long := _LONG.match(text, slot.end)):
        return _nouns.right(text, words, long.end(), len(text))
    return _nouns.right(text, words, slot.end, limit)


def of_group(text: str, slot: Slot, own: str) -> str:
    """总投资34亿元的甲、乙等18个续建项目投产: what is measured of them all together; empty where it is none."""
    several = _GROUP.match(text, slot.end)
    return several["noun"] + own if several and (OF_THING.fullmatch(own) or DEPENDENT.fullmatch(own)) else ""


def of_next(text: str, words: Words, slots: Sequence[Slot]) -> str:
    """新增24个、提升10个[A级景区村庄]: what the next number is said of too; empty where the first says more.

    `slots` begins with the first number.
    """
    if len(slots) < 2 or not slots[0].quantity.form == slots[1].quantity.form == "count":
        return ""
    between = _AND_DONE.fullmatch(text, slots[0].end, slots[1].start)
    alike = slots[0].quantity.unit == slots[1].quantity.unit
    return (
        text[slice(*place(text, words, slots[1], len(text)))] if alike and between and between["deed"] in VERBS else ""
    )


def stepped(after: str) -> str:
    """跨上6000亿元台阶: the step says nothing of the number that 6000亿元 does not."""
    return "" if after in ("台阶", "大关", "关口") else after


def reached(text: str, words: Words, start: int, slot: Slot, after: str) -> str:
    """Whom something reaches, with what does; empty where the clause from `start` on says nothing of the kind."""
    reach = _REACHES.search(text, start, slot.start) if after else None
    doer = text[slice(*_names.left(text, words, start, reach.start()))] if reach else ""
    return doer + reach.group() + own_class(after) if reach and doer else ""


def counted(text: str, slot: Slot, own: str, after: str, said: Tail, *, acted: bool) -> str:
    """The thing behind the number, with the measure before it (总规模100亿元的X); empty where it is not of that."""
    the = text[slot.end : slot.end + 1] == "的"
    # 形成年产飞机48架、无人机100架的生产能力
    if the and own and after in ("生产能力", "产能", "能力", "规模"):
        return ""
    # 国债项目11个|资金3.2亿元: the name of the next number.
    beyond = slot.end + len(after)
    if own and text.startswith(after, slot.end) and text[beyond : beyond + 1].isdigit():
        return ""
    if text.startswith(_SCALE, slot.end):
        return after + _SCALE[:-1]
    # 首期100亿元|省级母基金
    if own.endswith("首期") and after:
        return after
    # 某公司总投资50亿元的|储能项目
    if the and own.endswith("总投资"):
        return after + "总投资"
    if the and (METRIC.fullmatch(own) or DEPENDENT.fullmatch(own) or OF_THING.fullmatch(own)):
        return after + own
    if noun := SIZES.match(text, slot.end) or (after.endswith("级") and _GRADED.match(text, slot.end)):
        after += noun["noun"]
    # 保持千亿级投资强度
    if text.endswith("级", 0, slot.end) and METRIC.search(after) and (not own or own in VERBS):
        return after
    part = _PART_DOES.match(text, slot.end) if slot.quantity.unit == "%" and not own and not said.pieces else None
    if part and part["what"].startswith(after) and _opens(text, slot):
        return part["what"]
    return own_class(after) if _counts_what_follows(text, slot, own, said, acted=acted, the=the) else ""


def _counts_what_follows(text: str, slot: Slot, own: str, said: Tail, *, acted: bool, the: bool) -> bool:
    if slot.quantity.lost:
        return text[slot.start : slot.end].endswith("级") and not said.pieces
    if own.endswith("等") or STEPS.match(text, slot.end):
        # 甲电厂、乙电厂等402万千瓦机组
        return True
    if the and slot.quantity.unit == "%" and _HOLDS.search(text, 0, slot.start):
        return True
    if slot.quantity.form in ("rank", "multiple") or said.says("由", "从"):
        return False
    funds = slot.quantity.unit == "元" and _FUNDS.match(text, slot.end)
    if funds and (_FUNDED.search(text, 0, slot.start) or (_opens(text, slot) and not said.pieces)):
        return True
    # 养老保险试点|扩大到21个县
    if own.endswith(("试点", "试点范围")) and said.pieces:
        return False
    if slot.quantity.form == "count":
        # 甲、乙等县仍有9.7万贫困人口
        there = said.says("有", "仍有", "还有", "尚有", "共有")
        return there or not own or own in VERBS or not said.has("reach", "over", "under")
    if not own:
        share = slot.quantity.unit == "%" and _DOES.match(text, slot.end)
        manner = _MANNER.issuperset(kind for kind, _ in said.pieces)
        opens = manner and (share or slot.quantity.unit not in ("%", "pp", "元"))
        led = bool(said.pieces) or _opens(text, slot)
        return (opens and led) or acted or the or (slot.quantity.unit != "%" and said.says(*_DONE))
    return own in VERBS and not said.pieces


def _opens(text: str, slot: Slot) -> bool:
    """Whether a number stands first in its clause."""
    return text[: slot.start][-1:] in "，。；：、和" or bool(_WHEN.search(text, 0, slot.start))
