"""SLOGAN: brands in quotation marks, parallel phrases used as one formula, numeric shorthand."""

import re
from collections.abc import Iterator

from pipeline.recognisers._lexical import fits, matcher
from pipeline.recognisers._line import Line, lines
from pipeline.recognisers._phrase import COMMON
from pipeline.recognisers._quoted import is_slogan
from pipeline.recognisers._shaped import shaped
from pipeline.schema import NAME_KINDS, Find, Reading

AFTER = ("carrier", "document", "organisation", "person")
# “十大”战略性新兴产业: a number is no slogan.
_QUOTED = re.compile("“((?![一二三四五六七八九十]大”)[^“”]{1,40})”")
# “强省会”、青岛“强龙头”: what stands between may be whose it is.
_NEXT = re.compile("(?:[、和与](?:[\u4e00-\u9fff]{2,3})?)?“([^“”]{1,40})”")
# 智慧泉城, 智造云港, quoted or not: 智慧 before a place.
_WISE = ("智慧", "智造")


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Quoted formulas, the same words unquoted elsewhere, known brands, and shorthand of the shape 一核三翼."""
    memory: dict[str, None] = {}
    for index, line, found, names in shaped(reading, "slogan"):
        text = line.text
        for start, end in line.known.get("slogan", ()):
            yield index, Find("SLOGAN", start, end)
        for start, end in _quoted(line, found):
            memory[text[start:end]] = None
            yield index, Find("SLOGAN", start, end)
        yield from ((index, Find("SLOGAN", start, end)) for start, end in (*_wise(line), *names))
    again = matcher(word for word in memory if len(word) > 3 and word not in COMMON)
    for index, line, _ in lines(reading):
        for start, end in again(line.text):
            if fits(line.cuts, start, end):
                yield index, Find("SLOGAN", start, end)


def _wise(line: Line) -> Iterator[tuple[int, int]]:
    for start, end in line.places:
        if start > 1 and line.text.startswith(_WISE, start - 2):
            yield start - 2, end


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
