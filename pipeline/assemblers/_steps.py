"""Members that follow as the parts of a text: 一是…二是…, （一）…（二）…, ——…——…"""

import re
from typing import NamedTuple

from pipeline.assemblers._lists import Members, listed, members, semicolons
from pipeline.assemblers._stated import Place
from pipeline.schema import Find, Reading, Sentence, Span

_LATER_HEAD = re.compile(
    r"(?:方面|任务|工作|重点|措施|举措|行动|目标|工程|部分|体系|原则|战略|关键|坚持|环节|问题|转变|领域|准备|大?事|事项|意见|建议|要求|关系|特点|亮点|变化|成效|优势|短板|体会|启示|经验|抓手|路径|看点|句话)”?$"
)
# 一是, 第一，, 一要 run on in the same paragraph; whatever has announced them, they are its parts.
_RUNNING = frozenset("是要第")
_ASIDE = re.compile("(?<=[^，。；：]{2})（[^（）]*）(?=[：，。]|一是)")
SENTENCES_A_MEMBER = 60
_APART = 200
_NEAR = 12
_LONGEST_WHOLE = 40


class _Part(NamedTuple):
    sentence: Sentence
    start: int
    stop: int
    style: str


def following(reading: Reading, index: int, place: Place) -> Members | None:
    """一是…二是…, （一）…（二）… after a count that announces them, up to the next list of the same style."""
    text, n = reading.sentences[index].text, int(place.n)
    here = [f for f in reading.found[index] if f.kind == "ORDINAL" and f.start >= place.end]
    # 突出四大方向|, 实现六个跃升：|
    closes = text[place.end :].strip("”") in ("", "：") or place.nameless
    announced = closes or bool(_LATER_HEAD.search(text[: place.end]))
    behind = not text[place.end :].strip("”。：") and _LATER_HEAD.search(text[: place.end])
    if behind and (each := _clauses_behind(reading, index, n)):
        return each
    # 三个方面成效（数据截至2024年底）：一是
    aside = _ASIDE.search(text, place.end, place.end + _NEAR + _LONGEST_WHOLE) if announced else None
    said = (here[0].start if here else len(text)) - place.end - (len(aside.group()) if aside else 0)
    if said > (_NEAR if announced else 3):
        return _echoed(reading, index, place)
    if not announced and not here and not _runs_on(reading, index + 1):
        return None
    parts = _parts(reading, index, place)
    if len(parts) < 2 or (len(parts) != n and not announced):
        return None
    # 五大任务、18条举措。一是…: what runs on is the five.
    if parts[0].style in _RUNNING and abs(len(parts) - n) > max(1, n // 2):
        return None
    return listed([_member(part) for part in parts], closed=True)


def _clauses_behind(reading: Reading, index: int, n: int) -> Members | None:
    """办好十件实事。甲；乙；…: clauses of the next sentence, as many as the number says."""
    after = reading.sentences[index + 1] if index + 1 < len(reading.sentences) else None
    listed = after and "；" in after.text and not _runs_on(reading, index + 1)
    items = semicolons(after.text, 0, n) if after and listed else []
    return members(after, items, closed=True) if after and items else None


def _echoed(reading: Reading, index: int, place: Place) -> Members | None:
    """“五个新突破”，…。一是…实现新突破。二是…实现新突破…: parts that all say again what the marks count."""
    text = reading.sentences[index].text
    if text[place.start - 1 : place.start] != "“" or place.n < 3:
        return None
    parts = _parts(reading, index, place)
    head = text[slice(*place.head)]
    if len(parts) != place.n or not all(head in part.sentence.text for part in parts):
        return None
    return listed([_member(part) for part in parts], closed=True)


def _runs_on(reading: Reading, index: int) -> bool:
    """Whether the sentence opens with 一是 or its like."""
    ordinals = [f for f in reading.found[index] if f.kind == "ORDINAL"] if index < len(reading.found) else []
    return bool(ordinals) and ordinals[0].start == 0 and str(ordinals[0].value)[0] in _RUNNING


def _parts(reading: Reading, index: int, place: Place) -> list[_Part]:
    parts: list[_Part] = []
    style, last = "", 0
    announcing = reading.sentences[index]
    reach = slice(index, index + SENTENCES_A_MEMBER * int(place.n))
    for sentence, found in zip(reading.sentences[reach], reading.found[reach], strict=True):
        ordinals = _ordinals(sentence, found, len(parts), place.end if sentence is announcing else 0, style)
        for position, ordinal in enumerate(ordinals):
            kind, _, number = str(ordinal.value).partition(":")
            if not style and number == "1":
                style = kind
            if kind != style:
                continue
            # A number that is skipped or comes twice is a fault of the numbering; the list goes on.
            if int(number) < max(last, 2) and last:
                return parts
            last = int(number)
            stop = ordinals[position + 1].start if position + 1 < len(ordinals) else len(sentence.text)
            parts.append(_Part(sentence, ordinal.end, stop, style))
        if not style and sentence is not announcing and sentence.start - announcing.end > _APART:
            return []
    return parts


def _ordinals(sentence: Sentence, found: tuple[Find, ...], done: int, after: int, style: str) -> list[Find]:
    if style in ("", "—") and sentence.text.startswith("——"):
        return [Find("ORDINAL", 0, len(sentence.text) - len(sentence.text.lstrip("—")), f"—:{done + 1}")]
    return [f for f in found if f.kind == "ORDINAL" and f.start >= after]


def _member(part: _Part) -> Span:
    """The clause, or the two of them where they say nothing in figures: a heading, not what is to come of it."""
    text = part.sentence.text[part.start : part.stop]
    start = part.stop - len(text.lstrip("，：,:"))
    body = re.match(r"[^。；！？]*", text.lstrip("，：,:"))
    said = body.group().rstrip("，、,") if body else ""
    clauses = re.split("[，,]", said)
    whole = len(clauses) < 3 and len(said) <= _LONGEST_WHOLE and not any(c.isdigit() for c in "".join(clauses[1:]))
    return part.sentence.span(start, start + len(said if whole else clauses[0]))
