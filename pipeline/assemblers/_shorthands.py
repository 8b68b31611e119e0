"""Counts in quotation marks: “六链融合”, “四个一批”, “五个新突破”."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.assemblers._heads import is_head
from pipeline.assemblers._phrases import VERBS
from pipeline.assemblers._stated import SETTLED, THINGLIKE, Place, settled_at
from pipeline.lexicons.speech import acts
from pipeline.numerals import HAN, parse

_QUOTED = re.compile(
    rf"“(?P<body>(?P<new>新?)[{HAN}双][\u4e00-\u9fff](?:[\u4e00-\u9fff]{{2}})?|(?:[{HAN}][\u4e00-\u9fff]{{1,2}}?){{1,4}}(?:多[\u4e00-\u9fff]{{1,2}})?)”"
)
LAYOUT = (
    "(?:[一两二三四五六][核主轴带翼极心区圈廊园城港环芯副]){2,5}(?:多[点园极])?"
    "(?=的?(?:总体|空间|发展|产业|区域|城镇)*(?:格局|布局|结构|框架))"
)
"""Pattern of a layout told without marks: 形成一主两翼格局."""
_LAYOUT = re.compile(f"(?<!“){LAYOUT}")
# “五个新突破”, “十二个奋力推进”: what is no noun elsewhere is one in the marks.
_COINED = re.compile(
    rf"(?:“|^|(?<=[（；，。：有\]］】]))(?P<n>[{HAN}]{{1,3}})[大个项条张类件种场](?P<head>[\u4e00-\u9fff]{{1,6}})(?:”|(?=：))"
)
_CLASSIFIED = re.compile(rf"[{HAN}][个大项条道张类件种场](?=[\u4e00-\u9fff])")
# 19.五帮扶：即…: the term that a line of a glossary explains needs no marks.
_EXPLAINED = re.compile(
    rf"(?:[0-9]{{1,3}}[.．、] ?|[\[［(（【][0-9]{{1,3}}[\]］)）】] ?)"
    rf"(?P<n>[{HAN}])(?P<head>(?![年月日天])(?:(?![{HAN}])[\u4e00-\u9fff]){{1,6}})："
)
# 两快两射：两快是指甲和乙；两射是指…
_DEALT = re.compile(
    rf"(?:[0-9]{{1,3}}[.．、] ?|[\[［(（【][0-9]{{1,3}}[\]］)）】] ?)?"
    rf"(?P<term>(?:[{HAN}][\u4e00-\u9fff]{{1,3}}?){{2,4}})："
)
# “三年”倍增, “三位一体”
_TIMES = re.compile("^.[年月天日]|位一体$|^.(?:管|箭|措|策)(?:齐|并)")
_ONES = re.compile(f"[{HAN}]个一[\u4e00-\u9fff]")
_PAIR = re.compile(rf"(?P<n>[{HAN}双])(?P<head>[\u4e00-\u9fff]{{1,2}}?)(?=[{HAN}多]|$)")


def shorthands(text: str) -> Iterator[Place]:
    """“六链融合”, “四融一共”: counts where the text lists what they stand for."""
    for match in _QUOTED.finditer(text) if "“" in text else ():
        body, begin = match["body"], match.start("body")
        settled = body in SETTLED
        # “五个一批” is one term.
        if _TIMES.search(body) or _ONES.match(body):
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


def layouts(text: str) -> Iterator[Place]:
    """一主两翼格局: the parts of a layout without marks."""
    for match in _LAYOUT.finditer(text) if "局" in text or "结构" in text or "框架" in text else ():
        for pair in _PAIR.finditer(match.group()):
            start = match.start() + pair.start()
            yield Place(start, start + 2, parse(pair["n"]) or Decimal(0), (start + 1, start + 2), "“”")


def _is_class(classifier: str, noun: str) -> bool:
    """三张地图, 四项指数, 五个新优势 are classes of things; 六个统筹 and 七大提升 are said in a word."""
    if is_head(noun) or classifier == "张" or (classifier == "大" and noun in THINGLIKE):
        return True
    return (
        noun[0] == "新" if classifier == "个" else classifier in "大项条类种" and not acts(noun) and noun not in VERBS
    )


def coined(text: str, stated: set[int]) -> Iterator[Place]:
    """“五个新突破”, 六个稳：…: counts where the text lists what they stand for; unmarked only what is not `stated`."""
    for match in _COINED.finditer(text) if "“" in text or "：" in text else ():
        n = parse(match["n"])
        at = match.start("n")
        if n and n > 2 and not settled_at(text, at) and (text[at - 1] == "“" or at not in stated):
            yield Place(at, match.end("head"), n, match.span("head"), "“”")
    if "：" in text:
        yield from _explained(text, stated)


def _explained(text: str, stated: set[int]) -> Iterator[Place]:
    """What a line of a glossary opens with, or the parts of it that the line goes on to explain."""
    term = _EXPLAINED.match(text)
    if term and (n := parse(term["n"])) and n > 1 and term.start("n") not in stated:
        yield Place(term.start("n"), term.end("head"), n, term.span("head"), "“”")
    dealt = _DEALT.match(text)
    for part in _PAIR.finditer(dealt["term"]) if dealt else ():
        said = re.compile(rf"(?<!“){part.group()}(?=是指|指|即|为|是|：|——)").search(text, dealt.end() if dealt else 0)
        if said:
            n, start = Decimal(parse(part["n"]) or 0), said.start()
            yield Place(start, said.end(), n, (start + 1, said.end()), "“”")


def _entire(body: str, begin: int) -> Place | None:
    """“四个一批”, “三条措施”, “十小项目”: one number, and all the rest is what it counts."""
    if body[0] in "一双新百千万" or re.search(f"[{HAN}]", body[2:]):
        return None
    classified = bool(_CLASSIFIED.match(body))
    if not classified and not (len(body) == 4 and is_head(body[2:])):
        return None
    unit = body[1] if classified and _is_class(body[1], body[2:]) else "“”"
    end = begin + len(body)
    return Place(begin, end, parse(body[0]) or Decimal(0), (begin + 2, end), unit)
