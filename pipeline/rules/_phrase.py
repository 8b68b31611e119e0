"""The phrase around what two places of a text say in another order: from a word's edge to a word's edge, as names are.

What no term begins or ends with, by the lexicons, is no part of it: 加强, 的, 每年; nor is what is joined to it by 和.
"""

import re
from bisect import bisect_left, bisect_right

from pipeline.lexicons import roles, words
from pipeline.rules._quoting import edges

LOOSE = re.compile("[的和与及了在是地得等并或从到对为以一二三四五六七八九十百千万零]")
"""Words of grammar, and numbers, go where they will."""
_SIGN = re.compile("[\u4e00-\u9fff]")
_RUN = re.compile("[\u4e00-\u9fff]*$")
_NEITHER = roles("edges", "both") | roles("edges", "never") | {word for word in words("stops") if len(word) > 1}
_STARTS = _NEITHER | roles("edges", "start")
_ENDS = _NEITHER | roles("edges", "end")
_WORD = 2
# So far the words of two places are followed while they are the same; so long a run of signs is cut into words.
_FAR, _BESIDE = 12, 24


def phrase(text: str, one: int, other: int, moved: tuple[int, int]) -> tuple[int, int] | None:
    """Where the phrase begins and ends at either place, counted from there; none where what moved is no part of a name.

    `moved` is what stands in another order, counted so.

    >>> said = "关爱新就业形态人员。服务新形态就业人员。"
    >>> phrase(said, 2, 12, (1, 5)), phrase("企业转换经营机制，转换企业经营机制", 0, 9, (0, 4))
    ((0, 7), None)
    """
    low, high = moved
    while moved[0] - low < _FAR and _same(text, one + low - 1, other + low - 1):
        low -= 1
    while high - moved[1] < _FAR and _same(text, one + high, other + high):
        high += 1
    cuts = [_cuts(text, place, low, high) for place in (one, other)]
    shared = sorted({*cuts[0]} & {*cuts[1]})
    both = list(zip((one, other), cuts, strict=True))
    start = next((k for k in shared if low <= k <= moved[0] and all(_may_begin(text, *at, k) for at in both)), None)
    end = next((k for k in shared[::-1] if moved[1] <= k <= high and all(_may_end(text, *at, k) for at in both)), None)
    return None if start is None or end is None else (start, end)


def _same(text: str, one: int, other: int) -> bool:
    if one < 0 or max(one, other) >= len(text):
        return False
    return text[one] == text[other] and bool(_SIGN.match(text[one])) and not LOOSE.match(text[one])


def _cuts(text: str, place: int, low: int, high: int) -> list[int]:
    """Where words begin and end around a place, counted from it."""
    start = place + low
    run = _RUN.search(text, max(0, start - _BESIDE), start)
    first = run.start() if run else start
    return [edge + first - place for edge in edges(text[first : place + high + _BESIDE])]


def _may_begin(text: str, place: int, cuts: list[int], at: int) -> bool:
    word = text[place + at : place + cuts[min(bisect_right(cuts, at), len(cuts) - 1)]]
    # 提高效益: a word of the dictionary, too.
    return _STARTS.isdisjoint((word, word[:_WORD]))


def _may_end(text: str, place: int, cuts: list[int], at: int) -> bool:
    word = text[place + cuts[max(0, bisect_left(cuts, at) - 1)] : place + at]
    return _ENDS.isdisjoint((word, word[-_WORD:]))
