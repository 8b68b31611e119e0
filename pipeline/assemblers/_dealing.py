"""Names that share numbers: 分别 deals the numbers out, 双双 gives each name the one; what is said once holds."""

import re
from collections.abc import Iterator

from pipeline.assemblers._classes import own_class
from pipeline.assemblers._heads import is_head
from pipeline.assemblers._measures import DEPENDENT, METRIC, WHO, of
from pipeline.assemblers._phrases import VERBS
from pipeline.numerals import parse

ALONE = "(?<![总之饱温缓中])和|(?<![参赋给授])与|(?<![惠普以涉波危])及"
"""Pattern of what joins two things, and is no part of 温饱和, 参与, 涉及."""
ANY_JOINT = re.compile(f"、|以及|{ALONE}")
"""Whatever can join."""
AND_ANOTHER = re.compile(f"以及|(?:{ALONE})(?!其他|国际)")
"""和 and its like before another name with a number of its own: not in 通信和其他电子设备制造业."""
_ETC = re.compile(r"等[^、]{0,6}$")
_NUMBERED = re.compile(r"(?:([二两三四五六七八九]|[0-9]{1,2})[大个])[^、和与]*$")
# Several things in one word, where each has its number: 一二三产增加值分别增长….
_FUSED = {
    "一二三产业": ("第一产业", "第二产业", "第三产业"),
    "三次产业": ("第一产业", "第二产业", "第三产业"),
    "一二三产": ("一产", "二产", "三产"),
    "二三产业": ("第二产业", "第三产业"),
    "二三产": ("二产", "三产"),
    "城乡居民": ("城镇居民", "农村居民"),
    "存贷款": ("存款", "贷款"),
    "进出口": ("进口", "出口"),
    "内外资": ("内资", "外资"),
}
# Measures that are of the whole economy where nothing else is said.
_WHOLE = frozenset("投资 进出口 出口 进口 税收 收入 支出".split())
_LEVEL = re.compile("国家级?|省级|市级")
_PLACES = frozenset("市区县旗州镇乡")
# 第二、第三产业
_NTH = re.compile("第[一二三四]")
# 实际使用内资30.2亿元、外资381万美元
_CAPITAL, _USED = ("外资", "内资"), re.compile("(?:实际)?(?:使用|利用|到位)(?:市外|省外|县外|区外)?(?=[内外]资)")
# 一般公共预算收入284亿元，支出安排722亿元
_BUDGET = re.compile("(?P<of>[^，。；、]{0,8}(?:预算|财政))总?收入(?:安排|预期)?")


def spent(own: str, last: str) -> str:
    """Which spending it is, by the income told last; empty where it is none.

    >>> spent("支出安排", "一般公共预算收入安排"), spent("支出", "居民收入")
    ('一般公共预算支出', '')
    """
    if own in _CAPITAL and (used := _USED.match(last)):
        return used.group() + own
    budget = _BUDGET.fullmatch(last) if own in ("支出", "支出安排") else None
    return budget["of"] + "支出" if budget else ""


def of_each(names: tuple[str, ...], measure: str) -> tuple[str, ...]:
    """城镇居民收入…，农村居民收入…，增速均居全省第二: the measure of each, if it leans on them and they are several.

    >>> of_each(("城镇居民收入", "农村居民收入", "城镇居民收入"), "增速")
    ('城镇居民收入增速', '农村居民收入增速')
    """
    several = dict.fromkeys(names)
    return tuple(of(name, measure) for name in several) if DEPENDENT.fullmatch(measure) and len(several) > 1 else ()


def per_head(names: tuple[str, ...]) -> tuple[str, ...]:
    """地区生产总值5696亿元、人均7.6万元: the names with what their own words leave out.

    >>> per_head(("地区生产总值",)), per_head(("居民人均收入",))
    (('人均地区生产总值',), ('居民人均收入',))
    """
    return names if any("人均" in name for name in names) else tuple(f"人均{name}" for name in names)


def part(own: str, whole: str) -> str:
    """A part of what a measure is of, with the measure: 其中城镇居民…, 其中绿色石化…

    >>> part("城镇居民", "居民人均可支配收入"), part("绿色石化", "临港产业营业收入"), part("城镇", "社会消费品零售总额")
    ('城镇居民人均可支配收入', '绿色石化营业收入', '城镇社会消费品零售总额')
    """
    measured = None if WHO.match(own) else METRIC.search(whole)
    rest = measured.group() if measured else whole
    # 城镇居民|居民人均可支配收入, 太阳能发电|发电量
    common = next((size for size in range(min(len(own), len(rest)), 1, -1) if own.endswith(rest[:size])), 0)
    return own + rest[common:]


def items(text: str, number: int | None = None) -> list[str]:
    """The names in a list, each with what the list says once; split at 和 where that makes the wanted number.

    A count that closes the list (A、B两大集群规模) says how many there are and is no part of the last.

    >>> items("入境游客数量和花费", 2), items("农村自来水、卫生户厕普及率", 2)
    (['入境游客数量', '入境游客花费'], ['农村自来水普及率', '卫生户厕普及率'])
    >>> items("非洲、欧洲出口"), items("一二三产增加值", 3)
    (['非洲出口', '欧洲出口'], ['一产增加值', '二产增加值', '三产增加值'])
    """
    return _completed(_parts(text, number))


def unplaced(text: str, dealt: tuple[str, ...], places: frozenset[str]) -> tuple[str, ...]:
    """The names dealt out of a text, without the places in it: the measure is the same for all of them.

    >>> unplaced("甲市、乙市税收", ("甲市税收", "乙市税收"), frozenset(("甲市", "乙市")))
    ('税收', '税收')
    """
    *others, last = text.split("、")
    if len(dealt) < 2 or len(others) + 1 != len(dealt) or not places.issuperset(others):
        return dealt
    where = next((place for place in places if last.startswith(place) and last != place), "")
    return (last.removeprefix(where),) * len(dealt) if where else dealt


def measures(text: str) -> tuple[str, ...]:
    """The measures in a list, if each item is one that stands by itself.

    >>> measures("社会消费品零售总额、固定资产投资"), measures("石化、冶金亩均税收")
    (('社会消费品零售总额', '固定资产投资'), ())
    >>> measures("城镇居民人均可支配收入和农村居民人均纯收入")
    ('城镇居民人均可支配收入', '农村居民人均纯收入')
    >>> measures("义务教育入学率和巩固率")
    ('义务教育入学率', '义务教育巩固率')
    """
    two = _BOTH.fullmatch(text)
    if two and all(METRIC.search(each) for each in two.groups()):
        return two.groups()
    parts = tuple(items(text) if _SECOND.search(text) or _RATES.search(text) else text.split("、"))
    alone = all(len(part) >= _SHORT - part.endswith("率") and METRIC.search(part) for part in parts)
    return parts if alone else ()


def ranked(text: str) -> tuple[str, ...]:
    """What a rank is said of: a measure of each that is named before 等, else of the class.

    >>> ranked("牛奶、羊肉等产量"), ranked("甲、乙等9种矿产储量")
    (('牛奶产量', '羊肉产量'), ('9种矿产储量',))
    """
    of_all = own_class(text)
    if METRIC.fullmatch(of_all) and of_all != text:
        return tuple(items(text.removesuffix(of_all).removesuffix("等") + of_all))
    each = tuple(items(of_all))
    return each if all(map(METRIC.search, each)) else ()


# 云岫重科产值、税收: another measure of the same.
_SECOND = re.compile("(?:产值|收入|营收|销量|产量)、(?:税收|利税|利润|产值|销售收入|出口)$")
# Two measures that each stand by themselves.
_BOTH = re.compile("([^、和与]{5,})[和与]([^、和与]{5,})")
# 办结率和满意率
_RATES = re.compile("率[和与][^，。；、]{2,12}率$")
_SHORT_RATE = 3
# 接待游客、实现旅游总花费
_DEED = re.compile("^(?:实现|完成|达成)(?=..)")
# 存、贷款余额, 城、乡居民收入: halves of words, written apart.
_HALVES = re.compile("(?<=存)、(?=贷款)|(?<=进)、(?=出口)|(?<=城)、(?=乡居民)")


def _parts(text: str, number: int | None) -> list[str]:
    text = _HALVES.sub("", text)
    text, rest = _ETC.sub("", text), ""
    if (stated := _NUMBERED.search(text)) and stated.start():
        number, text, rest = int(parse(stated[1]) or 2), text[: stated.start()], text[stated.end(1) + 1 :]
    return [_DEED.sub("", part + rest if METRIC.search(rest) else part) for part in cut(text, number)]


def cut(text: str, number: int | None) -> list[str]:
    """The items of a list as they stand: at 、, and at 和 where that makes the wanted number."""
    plain = [part for part in text.split("、") if part]
    if number is not None and len(plain) == number:
        return plain
    full = [*plain[:-1], *(part for part in AND_ANOTHER.split(plain[-1]) if part)] if plain else []
    if number is None or len(full) == number:
        return full
    return next((each for each in _unfused(text) if len(each) == number), plain)


def _unfused(text: str) -> Iterator[list[str]]:
    return ([text.replace(word, one, 1) for one in ones] for word, ones in _FUSED.items() if word in text)


# 钢铁、水泥、焦化企业超低排放改造: words so short are followed by the same as the last.
_SHORT, _PAIR = 4, 2
# 接待游客、门票收入: who comes is a measure of its own.
_WHOM = ("游客", "旅客", "观众")
# 机械化率, 数控化率; but 绿化率
_DONE_TO = re.compile("[^绿硬亮净美]化率$")


def _completed(parts: list[str]) -> list[str]:
    if len(parts) < 2:
        return parts
    measured = METRIC.search(parts[-1])
    if measured and measured.start():
        parts[-1] = _with_thing(parts[0], parts[-1]) if len(parts) == _PAIR else parts[-1]
        parts = [
            part if METRIC.search(part) or part.endswith(_WHOM) else part + _shared_end(part, parts[-1])
            for part in parts
        ]
    elif all(map(_LEVEL.fullmatch, parts[:-1])) and (level := _LEVEL.match(parts[-1])):
        # 市级、省级企业
        parts = [*(part + parts[-1][level.end() :] for part in parts[:-1]), parts[-1]]
    elif {len(part) * 2 for part in parts[:-1]} == {len(parts[-1])} and is_head(parts[-1][len(parts[0]) :]):
        # 刑事、治安案件
        parts = [*(part + parts[-1][len(part) :] for part in parts[:-1]), parts[-1]]
    elif max(map(len, parts[:-1])) <= _SHORT <= len(parts[-1]) - len(parts[0]):
        parts = [*(part + parts[-1][len(part) :] for part in parts[:-1]), parts[-1]]
    first = METRIC.search(parts[0])
    if (
        len(parts) == _PAIR
        and first
        and first.start()
        and METRIC.fullmatch(parts[1].removeprefix("总"))
        and parts[1] not in _WHOLE
    ):
        parts[1] = parts[0][: first.start()] + parts[1]
    if len(parts) == _PAIR and len(parts[1]) == _SHORT_RATE < len(parts[0]) and all(p.endswith("率") for p in parts):
        # 义务教育入学率和巩固率
        parts[1] = parts[0][:-_SHORT_RATE] + parts[1]
    return parts


def _with_thing(first: str, last: str) -> str:
    """花生种植、收获机械化率: the second of two things done, with what they are done to."""
    at = last.find(_shared_end("", last))
    whole = METRIC.search(first) or len(first) - at < _PAIR
    return last if whole or last[:at] not in VERBS else first[:-at] + last


def _shared_end(part: str, last: str) -> str:
    """城镇、农村居民收入: all behind the word that stands in the place of the first; else the measure alone."""
    measured = METRIC.search(last)
    end = measured.group() if measured else ""
    # 果蔬、肉类低温处理率: what is a rate says of what.
    end = last[-3 - bool(_DONE_TO.search(last)) :] if end == "率" and len(last) > _SHORT else end
    # 职工医保、居民医保政策范围内住院报销比例: all behind what both have.
    _, both, rest = last.partition(part[-_PAIR:]) if len(part) >= _SHORT else ("", "", "")
    if both and len(rest) > len(end) and not (re.search("[0-9]", rest) or METRIC.search(rest[: -len(end)])):
        return rest
    # 甲经开区、乙高新区工业销售收入: all behind the sign that both kinds of places end in.
    if part[-1:] in _PLACES and (at := last.find(part[-1], 2, -len(end) or None)) > 0:
        return last[at + 1 :]
    return (
        last[len(part) :]
        if (WHO.fullmatch(part) or _LEVEL.fullmatch(part) or _NTH.fullmatch(part)) and len(last) - len(part) > len(end)
        else end
    )
