"""Members behind a count: 三大任务：A、B、C; 包括A、B、C; “四级”为A、B、C、D; 3处工程（A、B、C）."""

import re

from pipeline.assemblers._glosses import AGAIN, SERVES
from pipeline.assemblers._lists import (
    INSET,
    ONE_INSET,
    Members,
    cut,
    list_end,
    members,
    namely,
    plausible,
    semicolons,
    split,
)
from pipeline.assemblers._stated import Place
from pipeline.numerals import parse
from pipeline.schema import Sentence

_OPEN = re.compile(r"(?:等|等等|等共|等的)$")
_INCLUDES = re.compile(
    r"^(?:[是为]?：|——|，?(?:即|分别是|分别为|包括|主要包括|主要是|具体为|具体是|也就是|涵盖|涉及|有|分别(?:布局|设|位于|坐落)?在)：?)"
)
_INSET = re.compile(INSET)
_ONE_INSET = re.compile(ONE_INSET)
_EXAMPLE = re.compile(r"^，?(?:包括|主要包括|如|例如|比如|其中)")
# “三大战略”为引领: what it serves as, and no list.
_NO_ROLE = (
    "(?!主|重|核|引[领擎]|指引|统[领揽]|总[揽纲]|纲|抓手|支撑|牵引|导向|目标"
    "|契机|载体|依托|基础|根本|纽带|遵循|动力|方向|准则)"
)
_MEANS = re.compile(rf"^(?:为{_NO_ROLE}|就?是指|就是|指(?![导标数引挥])|是|即|分别为|分别指|分别是)：?以?")
# 三大产业是甲、乙、丙: a list only if it has as many items.
_IS = re.compile(f"^(?:是|为{_NO_ROLE})(?=[^，。；]{{2,24}}、)")
# 聚焦7个未来产业，布局甲、乙…: the same.
_LAYS_OUT = re.compile(
    "^，(?:前瞻|重点|加快|大力|着力|超前|分别)*(?:布局|发展|培育|打造|建设|壮大)+了?(?=[^，。；]{2,24}、)"
)
# “七难”问题指甲、乙
_SUCH_MEANS = re.compile("^[\u4e00-\u9fff]{2,4}?(?:是指|指(?!标|数|南|导|引|挥))")
_ORDINAL = re.compile(r"一是|（一）|第一[，、]|①|一要")


def announced(sentence: Sentence, place: Place) -> Members | None:
    """三大任务：A、B、C; 包括A、B、C; “四级”为A、B、C、D."""
    text, n, end = sentence.text, int(place.n), place.end
    while end < len(text) and text[end] in "”）":
        end += 1
    if inset := (_ONE_INSET if n == 1 else _INSET).match(text, place.end + text.startswith("”", place.end)):
        items = cut(text, inset.start() + 1, inset.end() - 1, "、")
        return members(sentence, items, closed=True) if len(items) == n else None
    marked = _in_marks(text, place)
    opening = _INCLUDES.match(text[end:]) or (marked and _MEANS.match(text[end:])) or None
    opening = opening or (marked and end > place.end and _SUCH_MEANS.match(text[end:])) or None
    exactly = None if opening else _IS.match(text[end:]) or _laid_out(text[end:], place)
    opening = opening or exactly
    if not opening or _ORDINAL.match(text, end + opening.end()):
        return None
    start = namely(text, end + opening.end())
    serving = SERVES.match(text, start) if place.unit == "“”" else None
    if place.unit == "“”" and text[start : start + 1] == "“":
        return None
    start, stop = serving.span(1) if serving else (start, list_end(text, start))
    if each := semicolons(text, start, n):
        return members(sentence, each, closed=True)
    is_open = bool(_OPEN.search(text[start:stop].rstrip("”"))) or bool(_EXAMPLE.match(text[end:]))
    items = _after_items(text, start, _alike_end(text, start, stop), n, is_open=is_open)
    if exactly and len(items) != n:
        return None
    clauses = "、" not in text[start:stop] or "，" in text[items[0][1] : items[0][1] + 1] if items else False
    # “三园”：甲园、乙园
    said = place.unit == "“”" and not is_open and len(items) > 1 and abs(len(items) - n) == 1
    if not items or not (said or plausible(text, items, n, is_open=is_open, clauses=clauses)):
        return None
    if place.unit == "“”" and any("“" in text[a + 1 : b] for a, b in items):
        return None
    return members(sentence, items, closed=not is_open or len(items) == n)


def _laid_out(after: str, place: Place) -> re.Match[str] | None:
    return _LAYS_OUT.match(after) if place.n > 2 and place.unit in "个大" else None


def _in_marks(text: str, place: Place) -> bool:
    """“九大行动”是指…: whether what counts is quoted as a whole, or is a term."""
    return place.unit == "“”" or (text.startswith("“", place.start - 1) and text.startswith("”", place.end))


def _alike_end(text: str, start: int, stop: int) -> int:
    """Where a list ends whose things are all called alike: 东廊道、西廊道、南廊道|以林荫道路衔接…."""
    *others, (begin, end) = cut(text, start, stop, "、") or [(start, stop)]
    tails = {text[b - 2 : b] for _, b in others}
    at = text.find(tails.pop(), begin + 1, end) if len(others) > 1 and len(tails) == 1 else -1
    return at + 2 if at >= 0 else stop


def _after_items(text: str, start: int, stop: int, n: int, *, is_open: bool) -> list[tuple[int, int]]:
    """The list up to the first comma, or the clauses where they are what is counted."""
    clause = text.find("，", start, stop)
    end = stop if clause < 0 else clause
    again = next((m for m in AGAIN.finditer(text, start, end) if parse(m[0][0]) == n), None)
    items = split(text, start, again.start() if again else end, n) or ([(start, end)] if n == 1 else [])
    if clause >= 0 and len(items) != n:
        clauses = cut(text, start, stop, "，")
        if is_open and clauses and re.fullmatch("等等?", text[slice(*clauses[-1])]):
            clauses = clauses[:-1]
        items = clauses if len(clauses) == n or (len(clauses) > 2 and is_open) or _parallel(text, clauses) else items
    if not items:
        return []
    a, b = items[-1]
    return [*items[:-1], (a, a + len(_OPEN.sub("", text[a:b])))]


def _parallel(text: str, clauses: list[tuple[int, int]]) -> bool:
    """对…，对…，对…: clauses that begin alike are a list."""
    return len(clauses) > 2 and len({text[a] for a, _ in clauses}) == 1
