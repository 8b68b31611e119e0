"""What an indicator statement says besides its number: how it was read, and what it may be compared with."""

import re
from bisect import bisect_left
from decimal import Decimal

from pipeline.once import kept
from pipeline.rules._context import sentence_of
from pipeline.rules._whose import lineage
from pipeline.schema import Extract, Indicator, Mention, Span

# Names that mean nothing without the branch, place or project that the paragraph speaks of.
_BARE = re.compile(
    r"^(?:年度?|总|实现|完成|主营|产业|其|全部|累计|新增|平均|计划|项目)*"
    r"(?:业务|产业)?(?:营业收入|营收|收入|利润|利税|税收|产值|总产值|规模|增加值|投资|投资额|产量|产能|占比|比重|比例|面积|数量|总量|总额|总数|"
    r"企业|项目|资金|人数|人|户|户数|里程|长度|成本|价格|标准|补贴|奖励|出口|进口|销量|销售额|销售收入|能力|用时|时限|时间|贡献率|增速|增幅|"
    r"覆盖率|达标率|开工率|竣工率|投产率|完成率|[十百千万]?亿[元级以上]*(?:项目|企业)|合格率|利用率|自给率|机械化率|人口|用地|库容|交易额|成交额|单价|装机|储量|幅度|任务|距离|高度|金额|额度|岗位|床位|"
    r"高速|铁路|公路|耕地|贷款|存款|产品|亏损|支出|需求|供给|事故|案件|(?:毕业|在校|招收)?学生|教师|职工|(?:中央|地方|省级|市级|县级)?财政)$"
)
# 完成年度计划的102%: said of whatever the sentence is about. Names that begin or end inside a word are none.
_BROKEN = re.compile(
    r"^.{0,2}$|^[和与及於从從在对以由]|[0-9一二三四五六七八九〇]年|(?:预算|计划)数?$|财政.{0,2}安$|半年|季度"
)
_MOVES = re.compile(
    r"(?:增加|减少|增长|提高|下降|上升|提升|新增|净增|节约|压减|少|多|降低|扩大|缩小|再)(?!到|至|值|额|率)(?:了)?$"
)
# 甲、乙、丙三大产业产值: the list says which three.
_COUNTED = re.compile("[二两三四五六七八九十0-9]{1,2}[大个条]")
_RISEN = re.compile("(?:[增提上扩升降减缩回恢][\u4e00-\u9fff]{0,3}[到至为])")
_REACHES = re.compile("[，、]?(?:20[0-9]{2}年)?(?:总量|总额|规模|总数)?(?:达到?|为|突破|超过)[0-9]")
# 分别达到50118元、23150元: what is dealt out has its name from the sentence.
_DEALT = re.compile("[、和与及，][0-9]")
_APART = re.compile("[。；;]")
# Another thing, or a comparison, that comes between; 连跨2个千亿台阶 is none.
_OTHER = re.compile("[0-9]+(?![0-9]*个[百千万亿]|[0-9]*年)|[、和与及由从比]")
_NEAR = 20

_FROM = re.compile("[由从](?:(?:上年|去年)的?|20[0-9]{2}年的?)?[0-9.]")
_FROM_WHICH, _BEFORE = re.compile("[由从自][^，。；、]{0,24}$"), 30
_START = re.compile(r"[由从][^，；]{0,12}$")
# 由2020年的195亿元: what it rose from is that year's.
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年")
_OF_A_YEAR = re.compile(r"(?:19|20)[0-9]{2}年|[去上]年的")
_PARTIAL = re.compile(
    r"每|其中|分别|各|首批|单个|单项|人均|户均|日均|月均|[一二三四]季度|半年|[0-9]月|月份|当月|(?<!年)末|初|前"
)
_MANNER = re.compile(
    r"年均|累计|实际|名义|可比|同比|环比|新增|新建|改造|平均|人均|净|城镇|农村|城乡|规模以上|规上|民间|国有|"
    r"直接|最高|最低|同期|计划|预算"
)
FALLS = frozenset(("减产", "减少", "下降", "降低", "压减", "减", "少"))
"""The words by which a change is a decline."""
_OWN_NAME = 5
_SAYING = re.compile("^(?:中央|国务院|省委|市委|我们|规划|纲要)?提出了?(?:的|今年|明年)?")
# 经济增长8%左右, 国内生产总值增长8%左右
_ECONOMY = re.compile("(?:国民)?经济|(?:国内|地区|全[省市县区])生产总值?|GDP")
_SPARED = re.compile(
    "并网|发电(?=装机)|全社会|(?:总|营业|运营|通车)?(?:里程|长度)$|规模(?=占比|比重)|(?<=....)总数$|(?<=..)(?:总[量额值])$|(?<=就业)(?:人数|人口)|总(?=产量)|新增"
)
_DIGITS = re.compile(r"[0-9０-９.．%％]+")
_BARE_NUMBER = re.compile("-?[0-9０-９]+(?:[,，][0-9]{3})*(?:[.．][0-9０-９]+)?")
_PLAIN_DIGITS = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，")
_SCALES = {Decimal(10) ** power: said for power, said in ((0, ""), (4, "万"), (8, "亿"), (12, "万亿"))}
_CELL = re.compile(r"\t| *\| *")
# 未来产业规模, 未来产业引导基金规模: what makes another thing of a name, wherever it stands in it.
_THINGS = re.compile(
    "基金|园区|企业|公司|平台|项目|工程|机构|基地|集群|中心|实验室|贷款|债券|人才|专利|学校|医院|试点|示范区"
)


@kept
def in_order(extract: Extract) -> list[Indicator]:
    """The statements in the order of their numbers."""
    return sorted(extract.indicators, key=lambda i: i.quantity_start)


def rises_from(extract: Extract, start: Indicator) -> bool:
    """Whether a number is what something rose or fell from: 由上年的2180万人次."""
    return bool(_FROM_WHICH.search(leading(extract, start, _BEFORE)))


def is_plain(indicator: Indicator) -> bool:
    """Whether the words of the statement hold its whole name, said of one thing, as what it is."""
    if indicator.lost or _BARE.match(indicator.indicator) or _BROKEN.search(indicator.indicator):
        return False
    text = squeezed(indicator)
    before, name, after = text.lstrip("，、；").partition(indicator.indicator)
    listed = not _COUNTED.match(name) and re.search(r"[、和与及的]", before)
    if not name or listed or _PARTIAL.search(before):
        return False
    said = after[: after.rfind(_squeeze(indicator.quantity))]
    start = _START.search(said)
    if (start and not _OF_A_YEAR.search(start.group())) or "分别" in said or "每" in said:
        return False
    return indicator.measure in ("growth", "change") or not _MOVES.search(said)


@kept
def plain(extract: Extract) -> list[Indicator]:
    """The plain statements, and what they rise to: 由7860亿元[增加到2010年的13910亿元] says it of the same thing."""
    found: list[Indicator] = []
    starts: dict[int, str] = {}
    for indicator in extract.indicators:
        risen = starts.get(indicator.start) == indicator.indicator and bool(_RISEN.match(squeezed(indicator)))
        # 2020年以来由48亿元增加到79亿元: not in that year; 增加到2024年的79亿元 is.
        risen = risen and ("以来" not in _said_before(extract, indicator) or bool(_YEAR.search(indicator.text)))
        # 进出口总额增长5.1%、达到6184亿元
        chained = indicator.indicator in (starts.get(indicator.start), starts.get(indicator.start - 1))
        risen = risen or (chained and bool(_REACHES.match(squeezed(indicator)))) or _is_dealt(extract, indicator)
        risen = risen or _is_carried(extract, indicator)
        by_itself = is_plain(indicator)
        if risen or by_itself:
            found.append(indicator)
        if by_itself or _is_start(indicator):
            starts[indicator.quantity_end] = indicator.indicator
    return found


def _said_before(extract: Extract, indicator: Indicator) -> str:
    sentence = sentence_of(extract, indicator)
    return sentence.text[: indicator.start - sentence.start]


def _is_start(indicator: Indicator) -> bool:
    """Whether it is what something rose from, of a year that is not said: 全县生产总值由48亿元."""
    before, name, after = squeezed(indicator).partition(indicator.indicator)
    return bool(name and not re.search(r"[、和与及的，]", before) and _FROM.match(after))


def _is_carried(extract: Extract, indicator: Indicator) -> bool:
    """进出口总值创历史新高，达到5379亿元: said of what its sentence began with, and of nothing in between."""
    if indicator.lost or not _REACHES.match(squeezed(indicator)) or _BARE.match(indicator.indicator):
        return False
    before, name, after = _APART.split(_said_before(extract, indicator))[-1].rpartition(indicator.indicator)
    opens = not before or before.endswith(("，", "年", "全省", "全市", "全县", "全区", "全国"))
    return bool(name) and opens and len(after) <= _NEAR and not _OTHER.search(after) and not _PARTIAL.search(after)


def _is_dealt(extract: Extract, indicator: Indicator) -> bool:
    """Whether it is one of several figures dealt out over several names, and its own name is a whole one."""
    if indicator.lost or not _DEALT.match(squeezed(indicator)) or _BARE.match(indicator.indicator):
        return False
    said = _APART.split(_said_before(extract, indicator))[-1].rpartition("分别")
    return bool(said[1]) and not _PARTIAL.search((said[0] + said[2]).replace("人均", ""))


def core(name: str) -> str:
    """A name without the words that may as well be left out: 新能源并网装机占比, 高速公路总里程.

    >>> core("新能源并网装机占比"), core("高速铁路营业里程")
    ('新能源装机占比', '高铁')
    """
    bare = _SPARED.sub("", _SAYING.sub("", name).replace("高速铁路", "高铁"))
    bare = f"{bare[:-2]}产量" if bare.endswith("总产") else bare
    return "生产总值" if _ECONOMY.fullmatch(bare) else bare


def of_others(one: str, other: str) -> bool:
    """Whether words that make another thing of a name stand in one of two names only.

    >>> of_others("未来产业规模", "未来产业引导基金规模"), of_others("重点项目投资", "项目投资")
    (True, False)
    """
    return sorted(_THINGS.findall(one)) != sorted(_THINGS.findall(other))


def manner(indicator: Indicator) -> frozenset[str]:
    """The words that make two statements of one name different things."""
    return frozenset(_MANNER.findall(indicator.indicator + squeezed(indicator)))


def frame(indicator: Indicator) -> str:
    """The words of the statement without its number."""
    return _DIGITS.sub("#", squeezed(indicator).lstrip("，、；"))


def places(extract: Extract, indicator: Indicator) -> frozenset[str]:
    """The places, agencies and sites of its clause, and those that open a clause since the last semicolon before it."""
    sentence = sentence_of(extract, indicator)
    said = sentence.text[: indicator.quantity_start - sentence.start]
    start = max(said.rfind(mark) for mark in "；;") + 1
    clause = max(said.rfind(mark) for mark in "，,；;") + 1
    # 某电厂投产，高速公路总里程达到…: a name of its own is said of the whole, whatever else the sentence tells of.
    own = len(indicator.indicator) >= _OWN_NAME
    # What is said of the place whose report it is needs no place.
    whose = next(reversed(lineage(extract)), "")
    named, starts = _named(extract.mentions)
    first = bisect_left(starts, sentence.start + start)
    near = named[first : max(first, bisect_left(starts, indicator.quantity_start))]
    where = [(m, m.start - sentence.start) for m in near]
    return frozenset(
        m.entity
        for m, at in where
        if (at >= clause or ((at == start or said[at - 1] in "，,") and (m.kind == "PLACE" or not own)))
        and not (whose and m.text.startswith(whose))
    )


@kept
def _named(mentions: tuple[Mention, ...]) -> tuple[list[Mention], list[int]]:
    """Places, agencies and sites in their order, and where they start."""
    named = sorted((m for m in mentions if m.kind in ("PLACE", "CARRIER", "ORG")), key=lambda m: m.start)
    return named, [m.start for m in named]


def between(extract: Extract, one: Indicator, other: Indicator) -> str:
    """The words between the numbers of two statements, without blanks, commas full."""
    return _squeeze(extract.document.text[one.quantity_end : other.quantity_start].replace(",", "，"))


def leading(extract: Extract, indicator: Indicator, width: int) -> str:
    """The words right before the number of a statement, without blanks; `width` is counted with them."""
    return _squeeze(extract.document.text[max(0, indicator.quantity_start - width) : indicator.quantity_start])


def squeezed(indicator: Indicator) -> str:
    """The words of the statement without blanks."""
    return _squeeze(indicator.text)


def figure(indicator: Indicator) -> str:
    """The number as printed, without blanks; a bare one of a table with the unit that the table gives it."""
    said = _squeeze(indicator.quantity)
    if not _BARE_NUMBER.fullmatch(said) or not indicator.low or indicator.low != indicator.high:
        return said
    number = Decimal(said.translate(_PLAIN_DIGITS))
    scale = indicator.low / number if number else Decimal(0)
    return f"{said}{_SCALES[scale]}{indicator.unit}" if scale in _SCALES else said


def shown(indicator: Indicator) -> tuple[Span, ...]:
    """Where a statement stands, for evidence; of the row of a table the name and the value, no other cells."""
    cells = _CELL.split(indicator.text)
    if len(cells) == 1:
        return (Span(indicator.document, indicator.start, indicator.end, indicator.text),)
    name = cells[0]
    return (
        Span(indicator.document, indicator.start, indicator.start + len(name), name),
        Span(indicator.document, indicator.quantity_start, indicator.quantity_end, indicator.quantity),
    )


def _squeeze(text: str) -> str:
    return "".join(text.split())
