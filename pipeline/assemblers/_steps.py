"""Members that follow as the parts of a text: 一是…二是…, （一）…（二）…, ——…——…"""

import re
from typing import TYPE_CHECKING

from pipeline.assemblers._lists import Members, listed
from pipeline.schema import Find, Reading, Sentence

if TYPE_CHECKING:
    from pipeline.assemblers._places import Place

_LATER_HEAD = re.compile(
    r"(?:方面|任务|工作|重点|措施|举措|行动|目标|工程|部分|体系|原则|战略|关键|坚持|环节|问题|转变|领域)$"
)
SENTENCES_A_MEMBER = 60


def following(reading: Reading, index: int, place: "Place") -> Members | None:
    """一是…二是…, （一）…（二）… after a count that announces them, up to the next list of the same style."""
    text, end, n = reading.sentences[index].text, place.end, int(place.n)
    if not _LATER_HEAD.search(text[:end]) or len(text) - end > 12:
        return None
    items: list[tuple[Sentence, int, int]] = []
    style, last = "", 0
    reach = slice(index, index + SENTENCES_A_MEMBER * n)
    for sentence, found in zip(reading.sentences[reach], reading.found[reach], strict=True):
        ordinals = (
            _dashes(sentence, len(items))
            if style in ("", "—") and sentence.text.startswith("——")
            else [
                f for f in found if f.kind == "ORDINAL" and (sentence is not reading.sentences[index] or f.start >= end)
            ]
        )
        for position, ordinal in enumerate(ordinals):
            kind, _, number = str(ordinal.value).partition(":")
            if not style and number == "1":
                style = kind
            if kind != style:
                continue
            # A number that is skipped or comes twice is a fault of the numbering; the list goes on.
            if int(number) < max(last, 2) and last:
                return _gathered(items)
            last = int(number)
            stop = ordinals[position + 1].start if position + 1 < len(ordinals) else len(sentence.text)
            items.append((sentence, ordinal.end, stop))
        if (
            not style
            and sentence is not reading.sentences[index]
            and sentence.start - reading.sentences[index].end > 200
        ):
            return None
    return _gathered(items)


def _dashes(sentence: Sentence, done: int) -> list[Find]:
    return [Find("ORDINAL", 0, len(sentence.text) - len(sentence.text.lstrip("—")), f"—:{done + 1}")]


def _gathered(items: list[tuple[Sentence, int, int]]) -> Members | None:
    if len(items) < 2:
        return None
    spans = []
    for sentence, start, stop in items:
        body = re.match(r"[^。；！？]*", sentence.text[start:stop])
        length = len(body.group().rstrip("，、")) if body else 0
        spans.append(sentence.span(start, start + length))
    return listed(spans, closed=True)
