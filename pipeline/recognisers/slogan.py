"""SLOGAN: brands in quotation marks, parallel phrases used as one formula, numeric shorthand."""

import re
from collections.abc import Iterator

from pipeline.recognisers._lexical import fits, matcher
from pipeline.recognisers._line import Line, lines
from pipeline.recognisers._maxims import maxims
from pipeline.recognisers._phrase import COMMON
from pipeline.recognisers._quoted import is_slogan
from pipeline.schema import NAME_KINDS, Find, Reading
from pipeline.sentences import holds

AFTER = ("carrier", "document", "organisation", "person")
# “十大”战略性新兴产业: a number is no slogan.
_QUOTED = re.compile("“((?![一二三四五六七八九十]大”)[^“”]{1,40})”")
# “强省会”、青岛“强龙头”: what stands between may be whose it is.
_NEXT = re.compile("(?:[、和与](?:[\u4e00-\u9fff]{2,3})?)?“([^“”]{1,40})”")
_NUMBER = "[一二两三四五六七八九十多]"
_PART = (
    "核心|核|轴|带|区|圈|极|翼|屏障|屏|廊|链|群|城|港|环|点|片|园区|园|湾|谷|网|副|主"
    "|组团|中心|基地|高地|板块|走廊|枢纽|支点|支柱|门户|平台"
)
# 一核三翼, 三区两带多点.
_FORMULA = re.compile(f"(?:{_NUMBER}(?:{_PART})){{2,5}}")
# 集聚集群集约、高端高质高效: one character at the head of every pair, group after group.
_PARALLEL = re.compile(
    r"([\u4e00-\u9fff])[\u4e00-\u9fff]\1[\u4e00-\u9fff]\1[\u4e00-\u9fff]"
    r"(?:、([\u4e00-\u9fff])[\u4e00-\u9fff]\2[\u4e00-\u9fff]\2[\u4e00-\u9fff])+"
)
# 向绿向智向新
_TOWARDS = re.compile(r"向[\u4e00-\u9fff](?:向[\u4e00-\u9fff]){2,}")
# 零关税、低税率、简税制的原则; 标准化、系列化、通用化 is none.
_CREED = re.compile(
    r"(?<=[照持定循按])(?:(?![\u4e00-\u9fff]{2}化)[\u4e00-\u9fff]{3}、){2,}(?![\u4e00-\u9fff]{2}化)[\u4e00-\u9fff]{3}"
    r"(?=的?(?:定位|原则|思路|理念|方针|要求|目标|格局|布局))"
)
_SUM = re.compile(
    r"(?<![0-9A-Za-z.+])[0-9](?:\+[0-9A-Z]){1,3}(?=[\u4e00-\u9fff]{0,6}(?:体系|政策|模式|格局|布局|机制))"
)
# 智慧泉城, 智造云港, quoted or not: 智慧 before a place or before what a city is called.
_WISE = ("智慧", "智造")
_EPITHET = re.compile("智慧[泉江羊春蓉冰星申鹏榕龙绿鹭甬]城")
# A pattern, and signs of which a text must hold one for it to be looked for.
_SHAPES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (_FORMULA, ("",)),
    (_EPITHET, ("智慧",)),
    (_PARALLEL, ("、",)),
    (_TOWARDS, ("向",)),
    (_CREED, ("定位", "原则", "思路", "理念", "方针", "要求", "目标", "格局", "布局")),
    (_SUM, ("+",)),
)


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Quoted formulas, the same words unquoted elsewhere, known brands, and shorthand of the shape 一核三翼."""
    memory: dict[str, None] = {}
    for index, line, found in lines(reading):
        text = line.text
        for start, end in line.known.get("slogan", ()):
            yield index, Find("SLOGAN", start, end)
        for start, end in _quoted(line, found):
            memory[text[start:end]] = None
            yield index, Find("SLOGAN", start, end)
        yield from ((index, Find("SLOGAN", start, end)) for start, end in _unquoted(line))
    again = matcher(word for word in memory if len(word) > 3 and word not in COMMON)
    for index, line, _ in lines(reading):
        for start, end in again(line.text):
            if fits(line.cuts, start, end):
                yield index, Find("SLOGAN", start, end)


def _unquoted(line: Line) -> Iterator[tuple[int, int]]:
    text = line.text
    for start, end in line.places:
        if start > 1 and text.startswith(_WISE, start - 2):
            yield start - 2, end
    for pattern, signs in _SHAPES:
        if holds(text, signs):
            yield from (match.span() for match in pattern.finditer(text))
    yield from maxims(text)


def _quoted(line: Line, found: tuple[Find, ...]) -> Iterator[tuple[int, int]]:
    if "“" not in line.text:
        return
    neighbour = -9
    for match in _QUOTED.finditer(line.text):
        start, end = match.span(1)
        if any(f.start <= start and end <= f.end and f.kind in NAME_KINDS for f in found):
            continue
        beside = 0 <= match.start() - neighbour <= 1 or _leads(line, match.end())
        if is_slogan(line, start, end, beside=beside):
            neighbour = match.end()
            yield start, end


def _leads(line: Line, end: int) -> bool:
    """Whether a slogan follows right behind, or behind others that stand beside it: “甲”“乙”“丙”等品牌."""
    while following := _NEXT.match(line.text, end):
        if is_slogan(line, *following.span(1), beside=False):
            return True
        end = following.end()
    return False
