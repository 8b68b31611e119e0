"""名称或提法前后写法不一，只差一两个字。

为何要紧：同一个名称两种写法，必有一处写错；检索、引用与图谱都会把它当成两样东西。
反例：“2030启航计划”启动实施。……“2030起航计划”面向全省。成渝地区双城经济圈……成渝地区双核经济圈。
正例：“一企一策”、“一业一策”；第一产业园、第二产业园；十万千瓦水电站、十万千瓦火电站各说几次。
程度：名称的末尾有别为提示；引号里的提法有别为警告。
"""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from pipeline.rules import Objection, Objections, rule
from pipeline.rules._context import line, sentence_of
from pipeline.rules._names import shared
from pipeline.schema import Extract, Severity, Span

_QUOTED = re.compile("“([^“”。；！？\n]{4,24})”(?P<behind>[\u4e00-\u9fff]{0,2})")
# What a name of a thing or a document ends with.
_ENDS = re.compile(
    "纲要|规划|计划|方案|条例|银行|博览会|交易会|展览会|论坛|经济[圈带区]|城市群|都市圈|走廊|示范区|试验区|先行区|合作区|自贸区|开发区|产业园|"
    "园区|新[区城]|[科产学智]\\w?城|中心|基地|平台|实验室|研究院|大学|学院|集团|公司|协会|大会|工程|行动|枢纽|高铁|铁路|高速|水库|机场|大桥|计划"
)
_RUN = re.compile("[\u4e00-\u9fff]{8,}")
# What sets apart different things of one kind: numbers, sides, levels, sorts; and what is grammar, not name.
_APART = re.compile(
    "[一二三四五六七八九十百第0-9东西南北上下左右前后内外大小新老旧年月和与及的以并在对为等了]|^[水火风光国省市县区乡镇级产质]$|[国省市县区乡镇]级|"
    "推进|建设|加快|实施|推动|开展|动员|打造|启动|完善|收入|支出|经济|城镇|农村|全[国省市]"
)
# “十四五”, “第一议题”, 2025行动: numbers that name another thing; 11228 is but a name.
_COUNTS = re.compile("[一二三四五六七八九十两](?=[五个大项批条类期级件场次届号]|$)|第.|20[0-9]{2}")
_HAN = re.compile("[一-鿿]")
_SHORT = 5
_SPOKEN_OF = 3
_LEFT, _RIGHT, _MOST, _BUCKET = 4, 2, 18, 48


@rule("NAM701", family="naming", severity="note", also=("warning",))
def near_name(extract: Extract) -> Objections:
    """Quoted terms, and stretches that end as names do, that differ by a sign or two and are never said together."""
    for one, other, severity in (*_quoted(extract), *_ending(extract)):
        if sentence_of(extract, one) != sentence_of(extract, other):
            first, second = sorted((one, other), key=lambda span: span.start)
            yield Objection(f"写法不一：“{line(first)}”／“{line(second)}”", (first, second), severity)


def _quoted(extract: Extract) -> Iterator[tuple[Span, Span, Severity]]:
    """Terms in marks."""
    terms: dict[str, Span] = {}
    for match in _QUOTED.finditer(extract.document.text):
        # “益企成长”计划: a short term is known with the word behind it.
        term = "".join(f"{match[1]}{match['behind'] if len(match[1]) < _SHORT else ''}".split())
        terms.setdefault(term, extract.document.span(*match.span(1)))
    for one, other in sorted(_pairs(terms), key=lambda pair: (terms[pair[0]].start, terms[pair[1]].start)):
        whole = min(len(one), len(other)) >= _SHORT and terms[one].text != terms[other].text
        if whole and abs(len(one) - len(other)) <= 1 and (differ := _differ(one, other)):
            head, left, right = differ
            around = one[max(0, head - 2) : head + 4], other[max(0, head - 2) : head + 4]
            if not (_goes_on(terms, one, other) or any(_COUNTS.search(said) for said in around if left + right)):
                yield terms[one], terms[other], "warning"


def _goes_on(terms: dict[str, Span], one: str, other: str) -> bool:
    """“专精特新”企业, “专精特新企业行”: the words behind the marks happen to go on as the longer term does."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and len(terms[shorter].text) < len(shorter)


def _pairs(terms: Iterable[str]) -> set[tuple[str, str]]:
    """Terms that begin or end alike: what differs by a word does one of both."""
    buckets: dict[tuple[str, str], list[str]] = {}
    for term in terms:
        for side, piece in (("begin", term[:2]), ("end", term[-2:])):
            buckets.setdefault((side, piece), []).append(term)
    return {pair for bucket in buckets.values() for pair in combinations(bucket[:_BUCKET], 2)}


def _differ(one: str, other: str) -> tuple[int, str, str] | None:
    """Where two terms begin to differ and how, where it is by one sign, or by two of eight or more."""
    room = min(len(one), len(other))
    head, tail = shared(one, other)
    left, right = one[head : len(one) - tail], other[head : len(other) - tail]
    most = 2 if room >= 2 * _LEFT else 1
    return (head, left, right) if max(len(left), len(right)) <= most and head + tail >= _LEFT else None


def _ending(extract: Extract) -> Iterator[tuple[Span, Span, Severity]]:
    """Stretches of running text that are the same but for a word before the ending of a name."""
    text = extract.document.text
    found: dict[tuple[str, str, int], dict[str, int]] = {}
    for run in _RUN.finditer(text):
        for end in _ENDS.finditer(text, run.start() + _LEFT + 1, run.end()):
            said = text[max(run.start(), end.end() - _MOST) : end.end()]
            for width in (1, 2):
                for at in range(_LEFT, len(said) - width - _RIGHT + 1):
                    key = said[at - _LEFT : at], said[at + width :], width
                    found.setdefault(key, {}).setdefault(said[at : at + width], end.end())
    told: set[tuple[int, int]] = set()
    for (left, right, width), middles in found.items():
        # Of three or more one is no slip of another.
        if len(middles) != 2 or any(map(_APART.search, middles)) or _are_things(text, middles, width):
            continue
        ends = tuple(middles.values())
        one, other = middles
        if ends not in told and all(a != b for a, b in zip(one, other, strict=True)):
            told.add((ends[0], ends[1]))
            size = len(left) + width + len(right)
            length = _whole(text, ends[0] - size, ends[1] - size, size)
            first, second = (extract.document.span(end - length, end) for end in ends)
            yield first, second, "note"


def _are_things(text: str, middles: Iterable[str], width: int) -> bool:
    """Whether two whole words are things that the text speaks of elsewhere: 粮食、煤炭产能提升工程; a slip is rare."""
    return width > 1 and all(text.count(middle) >= _SPOKEN_OF for middle in middles)


def _whole(text: str, one: int, other: int, length: int) -> int:
    """How long the stretches are with what stands before them alike."""
    while one and text[one - 1] == text[other - 1] and _HAN.match(text[one - 1]):
        one, other, length = one - 1, other - 1, length + 1
    return length
