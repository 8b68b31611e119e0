"""Where a sentence states a number of things: the number, what it counts, and by which word."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pipeline import lexicons
from pipeline.assemblers._heads import head_end, is_head
from pipeline.assemblers._lists import INSET
from pipeline.assemblers._phrases import DEEDS, VERBS, Words, words_of
from pipeline.numerals import ARABIC, HAN, parse
from pipeline.schema import Find, Sentence

_CLASSIFIER = "方面|领域|[大个项类条级种重份支张件家所座处部位名户篇本句块台片道套辆艘点方味]"
_BOUND = rf"(?<![A-Za-z0-9.+＋\-—第][A-Za-z0-9])(?<![A-Za-z0-9.+＋\-—第几数{HAN}])"
_COUNT = re.compile(rf"{_BOUND}(?P<n>{ARABIC}|[{HAN}]{{1,4}})(?P<more>[余多])? ?(?P<unit>{_CLASSIFIER})")
# 关中5市, 两省: the number stands right before what it counts.
_AREAS = re.compile(
    rf"{_BOUND}(?P<n>[0-9]{{1,3}}|[{HAN}]{{1,3}})(?P<unit>省区市|省（区、市）|省市|县区|区县|地市|[县市省]（[区市县、]{{1,5}}）"
    r"|地(?![区方级市块面带下上位点段质理铁标域])"
    r"|[省市县区州](?![场级民域间际家庄长值县区市直委政府属情内外容斤分]))"
)
# 技防三防: the number counts what every item before it ends in.
_ECHO = re.compile("(?<=[\u4e00-\u9fff])[两三四五六七八九][\u4e00-\u9fff]")
_SETTLED_WORDS = frozenset(lexicons.words("settled"))
# 八项规定, 三个代表, 两个毫不动摇: numbers inside settled terms count nothing.
_FIGURES = frozenset(HAN + "0123456789")
_SETTLED: dict[str, list[str]] = {}
for _word in sorted((w for w in _SETTLED_WORDS if w[0] in _FIGURES and len(w) > 2), key=lambda w: (-len(w), w)):
    _SETTLED.setdefault(_word[:2], []).append(_word)
_SET_PHRASES = re.compile(
    r"二?十[一二三四五六七八九]大|二十大(?:以来|精神|报告|[和对提作擘，。、])|一[个大项类种]"
    r"|[一二三]类(?:医疗器械|[新创]|疫苗|器械)|[一二三四五]类水(?![源利产])"
    r"|[两三四五六七八九十][个大](?:确立|维护|意识|自信|一百年|文明|五年|百年|根本|布局)"
    r"|两[个条]腿|[二三四五六七八]位一体|三类“?500强|[两三四]个季度|[两三]位数|一分为"
)
_SINGLE = "县市区州乡镇村省国事话链线港城网图账"
_NOUN_UNITS = frozenset("大个项类条种张件支家所座处部重份位名户篇本句块台片道套辆艘点味") | {"方面", "领域", "方"}
_BARE_UNITS = ("方面", "领域", "类", "方")
_PARTIES = ("责任", "力量", "主体")
_ADVICE = ("意见", "建议", "要求", "希望", "体会", "启示", "考虑")
_NOT_HEAD = re.compile(
    r"左右|以上|以下|以内|多|余|百分点|[位名]次|基点|月|工作日|小时|一(?![级类线批])|以来|[以之][上下内前后来]|[万亿]+元?(?:台阶|大关)"
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
# 夜间消费聚集区 is no deed.
_DEEDS = DEEDS - {"聚集", "集聚"}
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
_QUOTED = re.compile(
    rf"“(?P<body>(?P<new>新?)[{HAN}双][\u4e00-\u9fff](?:[\u4e00-\u9fff]{{2}})?|(?:[{HAN}][\u4e00-\u9fff]{{1,2}}){{1,4}})”"
)
# “五个新突破”, “十二个奋力推进”: what is no noun elsewhere is one in the marks.
_COINED = re.compile(
    rf"(?:“|^|(?<=[（；，。：有]))(?P<n>[{HAN}]{{1,3}})[大个项条张类件种场](?P<head>[\u4e00-\u9fff]{{1,6}})(?:”|(?=：))"
)
_CLASSIFIED = re.compile(rf"[{HAN}][个大项条道张类件种](?=[\u4e00-\u9fff])")
# “三年”倍增
_TIMES = re.compile("^.[年月天日]")
_PAIR = re.compile(rf"(?P<n>[{HAN}双])(?P<head>[\u4e00-\u9fff]{{1,2}}?)(?=[{HAN}]|$)")
_SAID = re.compile("“([^“”]{5,30})”")
_LONG_TERM = 6
_MOST = 10_000
# 一核为…；两带为…、…；三园：…: the parts of a layout, without marks; 以甲、乙为两翼.
_PARTS = "[核带轴廊圈环谷极园区翼城港湾心副点芯屏链]"
_LAID_OUT = re.compile(
    f"(?:^|(?<=[。；，：]))[一二两三四五六七八九]{_PARTS}(?=为|：|即|分别为|分别是)|(?<=为)[一二两三四五六七]{_PARTS}(?=[，。；、]|$)"
)
_MOST_AREAS = 100
_BLOCKING = frozenset({"DOC", "ORG", "PERIOD", "BASE_PERIOD", "ORDINAL"})
_WORDY = frozenset("百千万亿壹贰叁肆伍陆柒捌玖拾")


class Place(NamedTuple):
    """A stated number in a sentence: `start`–`end` is the whole, `head` the noun's own stretch.

    `unit` is the classifier, “” for a shorthand in quotation marks, 地 for areas. `settled`: the words are a term of
    the whole nation and count only what the text itself lists.
    """

    start: int
    end: int
    n: Decimal
    head: tuple[int, int]
    unit: str
    settled: bool = False


def places(sentence: Sentence, found: tuple[Find, ...]) -> list[Place]:
    """Every stated number of things, results included, in order; one that is quoted as a whole stands first."""
    blocked = [(f.start, f.end) for f in found if f.kind in _BLOCKING]
    # “一个中心、两个基本点” is one term.
    blocked += [m.span() for m in _SAID.finditer(sentence.text) if m[1] in _SETTLED_WORDS and len(m[1]) > _LONG_TERM]
    stated = (p for p in _stated(sentence) if not any(a < p.end and p.start < b for a, b in blocked))
    every = [*stated, *_trailing(sentence.text), *_shorthands(sentence.text)]
    nouns = {place.start for place in every if is_head(sentence.text[slice(*place.head)])}
    starts = {place.start for place in every}
    every += (place for place in _coined(sentence.text, starts) if place.start not in nouns)
    return sorted({place.start: place for place in every}.values())


def _stated(sentence: Sentence) -> Iterator[Place]:
    text, words = sentence.text, None
    for match in _COUNT.finditer(text):
        words = words or words_of(sentence)
        if place := _place(text, words, match):
            yield place
    for match in _AREAS.finditer(text):
        n = parse(match["n"])
        if n and 1 < n <= _MOST_AREAS and not settled_at(text, match.start()):
            # 甲、乙两地: only where they are named.
            unit = "“”" if match["unit"] == "地" else "地"
            yield Place(match.start(), match.end(), n, match.span("unit"), unit)
    for match in _ECHO.finditer(text) if "、" in text else ():
        start, end = match.span()
        if text[start - 1] == text[end - 1]:
            yield Place(start, end, parse(text[start]) or Decimal(0), (end - 1, end), "“”")


def _place(text: str, words: Words, match: re.Match[str]) -> Place | None:
    n, start, head, unit = parse(match["n"]), match.start(), match.end(), match["unit"]
    if n == 1 and _ONE_OF.match(text, head):
        return _headed(text, words, match, n)
    if n is None or n != int(n) or not (2 - bool(_ONE_ONLY.match(text, head))) <= n <= _MOST:
        return None
    # 千户苗寨, 队伍支撑: part of a word.
    if match["n"] in _WORDY or text[head : head + 1] in ("多", "余", "月", "年"):
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


def settled_at(text: str, start: int) -> str:
    """The longest term of the nation that begins there."""
    return next((word for word in _SETTLED.get(text[start : start + 2], ()) if text.startswith(word, start)), "")


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


def _shorthands(text: str) -> Iterator[Place]:
    """“六链融合”, “四融一共”: counts where the text lists what they stand for."""
    for match in _LAID_OUT.finditer(text):
        # “一核两带”：一核为…: the term is what counts.
        if text.find(match.group()) == (start := match.start()):
            yield Place(start, start + 2, parse(text[start]) or Decimal(0), (start + 1, start + 2), "“”")
    for match in _QUOTED.finditer(text) if "“" in text else ():
        body, begin = match["body"], match.start("body")
        settled = body in _SETTLED_WORDS
        if _TIMES.search(body):
            continue
        if entire := _entire(body, begin):
            yield entire._replace(settled=settled)
            continue
        # 六链融合: a number, what it counts, and what is done with it.
        whole = len(body) == 4 and not re.search(f"[{HAN}]", body[1:])
        at = len(match["new"] or "")
        for pair in _PAIR.finditer(body[: at + 2] if whole else body, at):
            n = Decimal(2) if pair["n"] == "双" else parse(pair["n"])
            start, end = begin + pair.start(), begin + pair.end()
            if n and 1 <= n <= 20 and pair.group() != "一体":
                yield Place(start - at, end, n, (start + 1, end), "“”", settled=settled)


def _coined(text: str, stated: set[int]) -> Iterator[Place]:
    """“五个新突破”, 六个稳：…: counts where the text lists what they stand for; unmarked only what is not `stated`."""
    for match in _COINED.finditer(text) if "“" in text or "：" in text else ():
        n = parse(match["n"])
        at = match.start("n")
        if n and n > 2 and not settled_at(text, at) and (text[at - 1] == "“" or at not in stated):
            yield Place(at, match.end("head"), n, match.span("head"), "“”")


def _entire(body: str, begin: int) -> Place | None:
    """“四个一批”, “三条措施”, “十小项目”: one number, and all the rest is what it counts."""
    if body[0] in "一双新" or re.search("[两二三四五六七八九十]", body[2:]):
        return None
    classified = bool(_CLASSIFIED.match(body))
    if not classified and not (len(body) == 4 and is_head(body[2:])):
        return None
    unit = body[1] if classified and is_head(body[2:]) else "“”"
    end = begin + len(body)
    return Place(begin, end, parse(body[0]) or Decimal(0), (begin + 2, end), unit)
