"""What a predicate makes of a number: its bounds, its sign, and what is measured by it."""

import re
from decimal import Decimal

from pipeline.assemblers._predicates import Tail
from pipeline.schema import Measure, Quantity

_GROWTH_NAME = re.compile(r"(?:增速|增幅|增长率|涨幅|降幅|(?:上涨|增长|下降)幅度)$")
# What is counted over a time, not found at its end.
_FLOW_NAME = re.compile(
    r"^(?:城镇)?新增|(?:就业|就业人数|落户|城镇化|改造|造林|搬迁|脱贫|培训|治理|加固|整治|修复|绿化|清淤|还[湖林草湿]|投资|奖|补助|补贴|资金|融资|减排量|安居工程住房)$"
    r"|^(?:发射|海上发射|招商|签约|引进|减税)"
)


def is_flow(name: str) -> bool:
    """Whether a name itself says that it is of a time: 城镇新增就业, 固定资产投资."""
    return bool(_FLOW_NAME.search(name))


def bounded(quantity: Quantity, said: Tail) -> tuple[Decimal | None, Decimal | None]:
    """What the verb does to the interval: 突破 opens it upward, 不超过 downward."""
    low, high = quantity.low, quantity.high
    if quantity.form == "rank" or low is None or high is None or low != high:
        return low, high
    kinds = [kind for kind, _ in said.pieces if kind in ("over", "under", "reach", "up", "down", "above")]
    last = kinds[-1] if kinds else ""
    if last == "over" and quantity.unit != "pp" and not (quantity.form == "count" and said.says(*_STEPS)):
        return low, None
    if last == "under" and not quantity.approx and quantity.unit != "pp":
        return None, high
    return low, high


# 连续跨过3个万亿元大关: so many steps, not more.
_STEPS = ("连跨", "迈上", "跨过", "跨越", "连续跨过", "连续跨越", "迈过", "越过")


_GROWS = re.compile("(?:以上|左右)?的?(?:高|较快|快速)?增(?:长|速|幅)")


# 排名前进2位: places in an order, no people.
_CLIMBS = ("前进", "前移", "上升", "提升", "晋升", "跃升", "后退", "下滑")

# 增速全省第二: of the rate, which itself goes nowhere.
_RATES = ("增速", "增幅", "涨幅")


def measure_of(quantity: Quantity, name: str, said: Tail, after: str) -> Measure:
    """What is measured; `after` is what stands behind the number (两位数[增长])."""
    if quantity.unit in ("%", "‰") and _GROWS.match(after):
        return "growth"
    moves = said.has("up", "down") and not arrives(said) and not (quantity.form == "rank" and said.says(*_RATES))
    if quantity.unit == "pp" or (quantity.unit == "位" and moves and (quantity.form == "rank" or said.says(*_CLIMBS))):
        return "change"
    if quantity.form == "rank":
        return "rank"
    if quantity.form == "multiple":
        return "growth" if moves and quantity.unit == "倍" else "ratio"
    if quantity.unit in ("%", "‰"):
        rate = said.says(*_RATES) or _GROWTH_NAME.search(name)
        grows = moves or rate or (said.has("up", "down") and said.says("年均", "增长"))
        return "growth" if grows else "share"
    if quantity.unit == "" and quantity.low is not None and quantity.low != int(quantity.low):
        return "ratio"
    if quantity.form == "count" and not quantity.unit and name.endswith(("指数", "得分", "评分")):
        return "level"
    if quantity.form == "count":
        # 较上年增长3家
        more = said.has("compared") and said.has("up")
        return "change" if (said.has("down") or more) and not arrives(said) else "count"
    if quantity.unit == "":
        return "ratio"
    moved = said.has("down") or said.says("提高", "提升", "增加", "净增", "增支", "上升", "多增", "增产", "延长")
    return "change" if moved and not arrives(said) else "level"


# What is no count and what is no money, however its name is carried on.
_AMOUNT = re.compile("(?:面积|产值|增加值|收入|利润|税收|总额|投资|余额|率|比重|占比|强度|产量|里程)$")
_NO_MONEY = ("面积", "率", "里程")
_PIECES = frozenset("个 家 项 件 座 处 条 所 户 块 次".split())


def fits(name: str, quantity: Quantity) -> bool:
    """Whether a name said of another number before can be said of this one: no area is counted, nor is it money."""
    if quantity.lost:
        return True
    if quantity.form == "count" and quantity.unit in _PIECES:
        return not _AMOUNT.search(name)
    return not (quantity.unit == "元" and name.endswith(_NO_MONEY))


def grows(quantity: Quantity, said: Tail, after: str) -> bool:
    """增长8%, 实现了8%的增长."""
    return quantity.unit in ("%", "‰") and (said.has("up", "down") or bool(_GROWS.match(after)))


_CUTS = re.compile(
    r"^[，、；：]?(?:今年|全年|年内|每年|[一三四五]年|进一步|继续|累计|共|再|平均|确保|[一-鿿]{0,8}(?:办理|审批|办事)平均)*(?:(?:压减|削减|缩减|核减|压缩|降低|减少)|减(?=时[间限]|材料|环节|跑动|流程))|(?:减轻|降低|减少)[^，。；0-9]{1,12}(?:负担|成本|费用)(?:约|近|超|超过|共|达)?$"
)


def cuts(clause: str) -> bool:
    """压减地下水开采量21.5亿立方米: the deed before the name makes the number a loss."""
    return bool(_CUTS.search(clause))


def arrives(said: Tail) -> bool:
    """提高到, 降至: the number is where it got to, not by how much; but 下降超过五成 is by so much."""
    moves = [(kind, word) for kind, word in said.pieces if kind in ("up", "down", "reach", "over", "under")]
    if not moves:
        return False
    last = moves[-1][1]
    by_so_much = last == "超过" and len(moves) > 1 and moves[-2][0] in ("up", "down")
    return not by_so_much and (last.endswith(("到", "至", "为")) or last in ("达", "保持在", "稳定在", "突破", "超过"))


def falls(said: Tail, measure: Measure, quantity: Quantity, name: str) -> bool:
    if measure not in ("growth", "change") or quantity.form == "multiple":
        return False
    if any(kind == "above" and word[0] in "低慢" for kind, word in said.pieces):
        return True
    # A concentration that improves is less.
    better = name.endswith("浓度") and said.says("改善")
    return (said.has("down") or better) and not arrives(said)


def negative(value: Decimal | None) -> Decimal | None:
    return None if value is None else -value
