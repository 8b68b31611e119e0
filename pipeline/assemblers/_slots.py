"""Where a sentence gives a number to a thing, or has lost the number it gave."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline import lexicons
from pipeline.assemblers._nouns import RANKED
from pipeline.assemblers._predicates import says_more
from pipeline.assemblers._standing import stands_alone
from pipeline.assemblers._stated import Place, settled_at
from pipeline.schema import Count, Find, Quantity, Sentence

_UNITS = {row["unit"]: (row["form"], row["base"]) for row in lexicons.table("units")}
_UNIT = "|".join(map(re.escape, sorted(_UNITS, key=len, reverse=True)))
HARD = re.compile(r"[，。；：！？]|——")
"""What parts the clauses of a sentence."""
# The longest that something is called by: “制造业当家20条”.
_CALLED = 12
_TIMES = frozenset("小时 天 周 个月 季度 工作日 交易日".split())
# 日处理污水6万吨的三期工程, 推进20万吨阴极铜项目: what works can do is part of their name.
_CAPACITIES = frozenset("吨 立方米".split())
_BY_DAY = re.compile(
    "日(?:处理|生产|供|产)[^，。；、0-9]{0,6}$|(?:推进|实施|加快|建设|启动|推动|抓好)$|(?:公司|集团|[镍钼铝铜钢矿药煤锌锡钛]业)$"
)
# 12英寸晶圆, 750千伏输变电工程
_GRADES = frozenset("英寸 千伏 纳米 微米".split())
_PEOPLE = re.compile("(?:中国人|人口?|各族人民|老百姓)的(?:饭碗|发展中|大国|吃饭)")
_GREATEST = re.compile("最[高大长深重宽厚薄小轻]$")
_GAINED = re.compile("(?:培育|新增|新建|建成|引进|认定|达到|净增)了?$")
_CAMPAIGN = re.compile("[\u4e00-\u9fff]{0,4}(?:行动|计划)(?![^，。；]{0,6}(?:资金|经费|投入))")
# 首款量产级9兆瓦时储能系统
_FIRST_OF_KIND = re.compile("[首单][款台套座][^，。；、0-9]{0,8}$")
_WORKS = re.compile("的?[^，。；、0-9]{2,16}?(?:项目|工程)")
_COUNTED = frozenset("个家户项座处")
_LENGTHS = frozenset("米 公里 千米".split())
_LOST_UNIT = re.compile(rf"(?P<scale>[亿万]?)(?P<unit>级|{_UNIT})$")


class Slot(NamedTuple):
    """A quantity in a sentence, or the place of a lost one: there `end` is behind what is left of its unit.

    `counted`: it only counts what its clause is about, and is no statement: 推动甲、乙等5个园区提质，总产值增长8%.
    """

    start: int
    end: int
    quantity: Quantity
    counted: bool = False

    @property
    def number_end(self) -> int:
        """Where the number itself ends: a lost one has no length."""
        return self.start if self.quantity.lost else self.end


def slots_of(sentence: Sentence, found: Sequence[Find], counts: Sequence[Count]) -> list[Slot]:
    counted = [c for c in counts if sentence.start <= c.start < sentence.end]
    slots: list[Slot] = []
    for find in found:
        if find.kind == "QUANTITY" and isinstance(find.value, Quantity):
            start, end = sentence.source(find.start, find.end)
            taken = [c for c in counted if c.start < end and start < c.end]
            said = _is_said(sentence.text, find, find.value)
            if not said and all(_reports(sentence.text, find, count) for count in taken):
                only = any(_is_spurred(sentence.text, find, count) for count in taken)
                slots.append(Slot(find.start, find.end, find.value, counted=only))
        elif find.kind == "GAP" and (slot := _lost(sentence.text, find)):
            slots.append(slot)
    slots.sort(key=lambda slot: (slot.start, slot.quantity.lost))
    return [slot for i, slot in enumerate(slots) if not (slot.quantity.lost and i and slot.start < slots[i - 1].end)]


def listed(text: str, slots: Sequence[Slot], k: int) -> range:
    """The numbers that stand in a list with number `k`, itself among them."""
    first = last = k
    while first and text[slots[first - 1].end : slots[first].start] in ("、", "和"):
        first -= 1
    while last + 1 < len(slots) and text[slots[last].end : slots[last + 1].start] in ("、", "和"):
        last += 1
    return range(first, last + 1)


# 推动甲、乙、丙3个园区提质: what is there already, or a class to be made strong, is counted and nothing else.
_SPURRED = re.compile("(?:推动|推进|促进|支持|引导|打造|构建|发展|布局|聚焦|围绕|做[强大优])$")


def _is_said(text: str, find: Find, quantity: Quantity) -> bool:
    """Whether a number is only part of what is said: of a name, a term, how long something went on."""
    return (
        _is_quoted(text, find)
        or any(ranked.start() < find.start < ranked.end() for ranked in RANKED.finditer(text))
        or _is_term(text, find)
        or _is_streak(text, find, quantity)
        or _is_of_kind(text, find, quantity)
    )


def _is_of_kind(text: str, find: Find, quantity: Quantity) -> bool:
    """时速350公里高铁, 0—6岁儿童, 50户以上村寨, 1公里半径: which trains, children and villages, how far around."""
    if quantity.unit in _LENGTHS and text.startswith(("半径", "范围", "服务圈"), find.end):
        return True
    if quantity.unit in _CAPACITIES and _WORKS.match(text, find.end) and _BY_DAY.search(text, 0, find.start):
        return True
    goes_on = text[find.end : find.end + 1] not in ("", *"，。；、！）的")
    # 12个百亿元、70个30亿元以上项目: the size of what is counted; but 小额信贷125户611万元 has a sum of its own.
    if quantity.unit == "元" and find.start and text[find.start - 1] in _COUNTED:
        return goes_on or text[find.start - 1] != "户"
    if quantity.unit in _GRADES or _FIRST_OF_KIND.search(text, 0, find.start):
        return goes_on
    # 19岁的某某
    if quantity.unit == "岁" and text.startswith("的", find.end):
        return True
    if quantity.unit == "户" and text.endswith("以上", find.start, find.end):
        return goes_on and not _GAINED.search(text, 0, find.start)
    # 14亿多中国人的饭碗, 13亿多人口的大国
    if _PEOPLE.match(text, find.end - text.endswith("人", find.start, find.end)):
        return True
    # 全球最高10米液压支架
    if quantity.unit in _LENGTHS and _GREATEST.search(text, 0, find.start) and goes_on:
        return True
    # 0.1微克攻坚行动, 3060行动
    if _CAMPAIGN.match(text, find.end) and quantity.form != "count":
        return True
    return goes_on and (
        (quantity.unit == "岁" and not says_more(text, find.end)) or text.endswith("时速", 0, find.start)
    )


def _is_quoted(text: str, find: Find) -> bool:
    """“80条”, “最后一公里”, “金融十条”: what something is called by."""
    opening, closing = text.rfind("“", max(0, find.start - _CALLED), find.start), text.find("”", find.end)
    called = opening >= 0 and 0 <= closing <= opening + _CALLED
    return called and not any(c in "”，。；" for c in text[opening + 1 : closing])


def _is_streak(text: str, find: Find, quantity: Quantity) -> bool:
    """成效连续5个季度居前列, 前10个月: how long something went on; 安全运行连续3000天 says nothing else."""
    goes_on = text[find.end : find.end + 1] not in ("", *"，。；、！）")
    if quantity.unit not in _TIMES:
        return False
    before = text[: find.start]
    so_far = before.endswith(("前", "头")) and not before.endswith("提前")
    return so_far or (goes_on and before.endswith("连续"))


def _is_term(text: str, find: Find) -> bool:
    """八项规定, 两个大局, 240小时过境免签: the number belongs to a term of the nation."""
    return len(settled_at(text, find.start)) > find.end - find.start


def _reports(text: str, find: Find, count: Count) -> bool:
    """建成甲厂、乙厂等20个项目: a result that is counted for its members only is an indicator statement as well."""
    if not count.members or not text[find.start].isascii():
        return False
    head = text.find(count.head, find.start)
    if head < 0:
        return True
    end = head + len(count.head)
    return not stands_alone(text, Place(find.start, end, count.n, (head, end), text[find.end - 1]))


def _is_spurred(text: str, find: Find, count: Count) -> bool:
    first = text.rfind(count.members[0], 0, find.start)
    spurred = _SPURRED.search(text, 0, first) if first > 0 else None
    # 支持甲站、乙站等63个项目: so many got something.
    return bool(spurred) and not (count.head.endswith("项目") and text.endswith(("支持", "推动"), 0, first))


def _lost(text: str, gap: Find) -> Slot | None:
    """The place where the lost number of a gap stood."""
    if gap.value not in ("number", "scale", "decimal", "percent", "points"):
        return None
    if gap.value == "decimal":
        return Slot(gap.start, gap.end, Quantity(None, None, "元", lost=True))
    match = _LOST_UNIT.search(text, gap.start, gap.end)
    if not match:
        return None
    form, base = _UNITS.get(match["unit"], ("amount", "元"))
    return Slot(match.start(), gap.end, Quantity(None, None, base, form=form, lost=True))  # type: ignore[arg-type]
