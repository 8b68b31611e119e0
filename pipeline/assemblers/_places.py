"""Where a sentence states a number of things: the number, what it counts, and by which word."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from pipeline.assemblers._bare import bare
from pipeline.assemblers._heads import head_end, is_head
from pipeline.assemblers._lists import INSET
from pipeline.assemblers._phrases import DEEDS, VERBS, Words, words_of
from pipeline.assemblers._shorthands import coined, layouts, shorthands
from pipeline.assemblers._stated import BOUND, SETTLED, Place, settled_at
from pipeline.numerals import ARABIC, HAN, parse
from pipeline.schema import Find, Sentence

_CLASSIFIER = "方面|领域|大类|部分|[大个项类条级种重份支张件家所座处部位名户篇本句块台片道套辆艘点方味]"
_COUNT = re.compile(
    rf"{BOUND}(?P<n>{ARABIC}|[{HAN}]{{1,4}})(?P<more>[余多])? ?(?P<unit>{_CLASSIFIER})(?:左右(?=[\u4e00-\u9fff]{{2}}))?"
)
_SET_PHRASES = re.compile(
    r"二?十[一二三四五六七八九]大|二十大(?:以来|精神|报告|[和对提作擘，。、])|一[个大项类种]"
    r"|[一二三]类(?:医疗器械|[新创]|疫苗|器械)|[一二三四五]类水(?![源利产])|[一二三四]类(?:以上|及以上)"
    r"|[两三四五六七八九十][个大](?:确立|维护|意识|自信|一百年|文明|五年|百年|根本)"
    r"|两[个条]腿|[二三四五六七八]位一体|三类“?500强|[两三四]个季度|[两三]位数|一分为"
)
_YEARS = re.compile("年(?!度)")
_SINGLE = "县市区州乡镇村省国事话链线港城网图账字组"
_NOUN_UNITS = frozenset("大个项类条种张件支家所座处部重份位名户篇本句块台片道套辆艘点味") | {
    "方面",
    "领域",
    "大类",
    "部分",
    "方",
}
_BARE_UNITS = ("方面", "领域", "大类", "部分", "类", "方")
_PARTIES = ("责任", "力量", "主体")
_ADVICE = ("意见", "建议", "要求", "希望", "体会", "启示", "考虑")
_NOT_HEAD = re.compile(
    r"左右|以上|以下|以内|多|余|百分点|[位名]次|基点|月|工作日|小时|一(?![级类线批])|以来|[以之][上下内前后来]|[万亿]+元?(?:台阶|大关)|[十百千万亿]+元(?:级|以上)?$"
)
_TRAILING = re.compile(
    r"(?:其中)?(?P<head>[\u4e00-\u9fff]{0,4}性(?:指标|目标|任务)|(?:重点|主要)(?:任务|事项))(?P<n>[0-9]{1,3})[项个条]"
)
# 甲水库等骨干水源工程12座: the class between 等 and its number.
_AFTER_ETC = re.compile(
    r"(?<![中高初同平对何均])等(?![级待同于次])(?:领域|行业|地区|单位|方面)?(?P<head>[\u4e00-\u9fff“”]{2,14}?)(?P<n>[0-9]{1,4})[余多]?[个座项条家处所部种件户支名场]"
    r"(?![^以基已全均都陆相开建投竣完，。；、：）”])"
)
# 省级零碳园区3个（甲、乙、丙）
_BRACKETED = re.compile(f"(?P<head>[\u4e00-\u9fff]{{2,10}})(?P<n>[0-9]{{1,2}})[个座条项家处所](?={INSET})")
# 推出“抢先机”30条、扩大有效投资18条: the articles of a policy, by what it is for.
_ARTICLES = re.compile(
    "(?:(?:新政|意见|细则|发展|投资|消费|就业|外贸|环境|经济|运行|向好|增长|创新)|(?:出台|推出|制定|实施|落实)[^，。；]{0,12}”|(?<=条、)“[^“”]{2,12}”)"
    "(?P<n>[0-9]{1,3})(?P<unit>条)(?=[，。、；等）])"
)
# 基本任务有五条，一是…; 着力把握好四点。 The points that a text goes on to name.
_LISTED = re.compile(
    f"(?:有|好|住|以下|下面|是|为|讲|这)(?P<n>[{HAN}]{{1,2}})(?P<unit>[条点项])(?=[，：]一是|[。：]?$)"
)
# 《意见》共二十一条, 以上十四条
_WHOLE = re.compile(f"(?:共|以上|上述)(?P<n>[0-9]{{1,3}}|[{HAN}]{{1,4}})(?P<unit>[条章])(?=[，。；、）])")
_ENDS_COUNTED = re.compile("[条点项][。：]?$")
# 夜间消费聚集区 is no deed.
_DEEDS = DEEDS - {"聚集", "集聚"}
# “巩固、增强、提升、畅通”八字方针
_SIGNS = re.compile(f"(?<=”)(?P<n>[{HAN}]{{1,3}})字(?P<head>方针|要求|原则|理念|精神|标准)")
# 重点任务共28项, 产业提升类12项: what is counted stands before, and nothing behind.
_BEFORE = re.compile(
    r"(?P<head>(?:重点|主要)?(?:任务|项目|事项|措施|举措|指标))共$|(?:^|[，、；])(?:其中)?(?P<kind>[\u4e00-\u9fff]{2,8}类)$"
)
_ENDED = re.compile("[，。；、）]|$")
# （一、二类）
_RANGE = re.compile("[一二三四五][、和至]$")
# 1个国家基地，即甲地.
_ONE_ONLY = re.compile("[\u4e00-\u9fff]{2,16}[，,]即")
# 一个服务网络、三类机制
_ONE_OF = re.compile("[\u4e00-\u9fff]{2,8}、[两二三四五六七八九][个大条类项]")
# “十大”战略性新兴产业
_IN_MARKS = re.compile(f"“(?P<n>[{HAN}]{{1,2}})大”(?=[\u4e00-\u9fff]{{2}})")
_SAID = re.compile("“([^“”]{5,30})”")
_LONG_TERM = 6
_MOST = 10_000
_BLOCKING = frozenset({"DOC", "ORG", "PERIOD", "BASE_PERIOD", "ORDINAL"})
_LINE_NUMBER = re.compile("[0-9]{1,3}[.．](?![0-9])")
_NUMERAL = re.compile(f"[0-9{HAN}双]")
_WORDY = frozenset("百千万亿壹贰叁肆伍陆柒捌玖拾")


def places(sentence: Sentence, found: tuple[Find, ...]) -> list[Place]:
    """Every stated number of things, results included, in order; one that is quoted as a whole stands first."""
    if not _NUMERAL.search(sentence.text):
        return []
    # 甲、乙、丙3家市直医院: a body behind its number is what is counted.
    blocked = [(f.start, f.end, f.start if f.kind == "ORG" else 0) for f in found if f.kind in _BLOCKING]
    # “一个中心、两个基本点” is one term.
    quoted = _SAID.finditer(sentence.text) if "“" in sentence.text else ()
    blocked += [(*m.span(), 0) for m in quoted if m[1] in SETTLED and len(m[1]) > _LONG_TERM]
    stated = (p for p in _stated(sentence) if not any(a < p.end and least <= p.start < b for a, b, least in blocked))
    terms = [*shorthands(sentence.text), *layouts(sentence.text)]
    every = [*stated, *_trailing(sentence.text), *terms]
    nouns = {place.start for place in every if is_head(sentence.text[slice(*place.head)])}
    nouns |= {place.start for place in terms if place.unit != "“”"}
    starts = {place.start for place in every}
    every += (place for place in coined(sentence.text, starts) if place.start not in nouns)
    return sorted({place.start: place for place in every}.values())


def _unnumbered(text: str) -> str:
    """1.三个中心: a number of the line is no part of the number behind it."""
    numbered = _LINE_NUMBER.match(text)
    return f"{text[: numbered.end() - 1]}、{text[numbered.end() :]}" if numbered else text


def _stated(sentence: Sentence) -> Iterator[Place]:
    text, words = _unnumbered(sentence.text), None
    for match in _COUNT.finditer(text):
        words = words or words_of(sentence)
        if place := _place(text, words, match):
            yield place
    for match in _IN_MARKS.finditer(text) if "大”" in text else ():
        words = words or words_of(sentence)
        end = head_end(text, words, match.end())
        if end > match.end():
            yield Place(match.start(), end, parse(match["n"]) or Decimal(0), (match.end(), end), "大")
    yield from bare(text)


def _place(text: str, words: Words, match: re.Match[str]) -> Place | None:
    n, start, head, unit = parse(match["n"]), match.start(), match.end(), match["unit"]
    # 二道绿隔: the second of them; of two one says 两道.
    if unit == "道" and match["n"] == "二":
        return None
    # “两组团、四片区”
    if unit == "片" and text.startswith("区", head):
        return None
    if n == 1 and _ONE_OF.match(text, head):
        return _headed(text, words, match, n)
    if (
        n is None
        or n != int(n)
        or (unit == "重" and match["n"].isdigit())
        or not (2 - bool(_ONE_ONLY.match(text, head))) <= n <= _MOST
    ):
        return None
    # 千户苗寨, 队伍支撑: part of a word.
    if match["n"] in _WORDY or text[head : head + 1] in ("多", "余", "月") or _YEARS.match(text, head):
        return None
    if _SET_PHRASES.match(text, start) or _RANGE.search(text, 0, start):
        return None
    if unit == "级":
        return Place(start, head, n, (head - 1, head), unit)
    if unit == "项" and _ENDED.match(text, head) and (before := _BEFORE.search(text, max(0, start - 12), start)):
        return Place(start, head, n, before.span(before.lastgroup or 0), "类")
    return _headed(text, words, match, n)


def _headed(text: str, words: Words, match: re.Match[str], n: Decimal) -> Place | None:
    """The number with the noun behind it."""
    start, head, unit = match.start(), match.end(), match["unit"]
    end = head_end(text, words, head)
    if len(unit) > 1 and words.begins(head) and words.words[words.at(head)] in DEEDS:
        end = head
    if unit in _BARE_UNITS and (
        end == head or _NOT_HEAD.match(text, head) or (unit == "方" and not text.startswith(_PARTIES, head))
    ):
        return Place(start, head, n, match.span("unit"), unit)
    settled = settled_at(text, start)
    end = start + len(settled) if settled else end
    if unit not in _NOUN_UNITS or not _is_noun(text[head:end], match):
        return None
    return Place(start, end, n, (head, end), unit, settled=bool(settled))


def _is_noun(head: str, match: re.Match[str]) -> bool:
    """Whether what stands behind number and unit is a head at all."""
    if match["unit"] == "点" and (match["n"].isdigit() or not head.endswith(_ADVICE)):
        return False
    return (len(head) > 1 or (head != "" and head in _SINGLE)) and not _NOT_HEAD.match(head)


def _trailing(text: str) -> Iterator[Place]:
    """约束性指标5项: the class before its number."""
    for match in _TRAILING.finditer(text) if "性" in text or "任务" in text or "事项" in text else ():
        if (n := parse(match["n"])) and n > 1:
            start = match.start("head") + 2 * match["head"].startswith("其中")
            yield Place(start, match.end(), n, (start, match.end("head")), "项")
    for match in chain(_ARTICLES.finditer(text), _WHOLE.finditer(text)) if "条" in text or "章" in text else ():
        yield Place(match.start("n"), match.end("unit"), Decimal(parse(match["n"]) or 0), match.span("unit"), "类")
    for match in _LISTED.finditer(text) if "一是" in text or _ENDS_COUNTED.search(text) else ():
        yield Place(match.start("n"), match.end("unit"), Decimal(parse(match["n"]) or 0), match.span("unit"), "项")
    for match in _SIGNS.finditer(text) if "字" in text else ():
        yield Place(match.start(), match.end(), Decimal(parse(match["n"]) or 0), match.span("head"), "类")
    for match in _AFTER_ETC.finditer(text) if "等" in text else ():
        n = parse(match["n"])
        if n and n > 1 and match["head"].count("“") == match["head"].count("”") and not _does(match["head"]):
            yield Place(match.start("head"), match.end(), n, match.span("head"), "等")
    for match in _BRACKETED.finditer(text) if "（" in text else ():
        start = match.start("head") + 2 * (match["head"][:2] in VERBS)
        if (n := parse(match["n"])) and n > 1 and start < match.end("head"):
            yield Place(start, match.end(), n, (start, match.end("head")), "（")


def _does(head: str) -> bool:
    """等单位选派科技副总500名: whether what stands between says what was done."""
    return any(head[i : i + 2] in _DEEDS for i in range(len(head) - 1))
