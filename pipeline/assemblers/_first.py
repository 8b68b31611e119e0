"""Where the first member of a list begins: behind the verbs and prepositions that govern the list."""

from collections.abc import Sequence
from statistics import median

from pipeline.assemblers._phrases import LEADS, NOUNLIKE, VERBS, Words
from pipeline.schema import NAME_KINDS, Find

# Nothing before these belongs to the list: 概括起来是人才、技术、管理.
_GOVERNING = frozenset(
    "是 为 指 即 由 以 在 对 从 按 把 将 至 主攻 紧盯 面向 聚焦 瞄准 围绕 发挥 打好 称为 叫做".split()
)
_JOINING = frozenset("与 和 同 及 跟 向".split())
_SHORT = 5


def first_start(words: Words, items: list[tuple[int, int]], found: Sequence[Find] = ()) -> int:
    """Where the first item begins: after the verbs before it, where it is most like its fellows in length.

    A verb that can be a noun (创新驱动, 规划引领) may begin an item; any other may only if its fellows begin so.
    """
    start, end = items[0]
    fellows = any(words.words[words.at(a)] in VERBS - NOUNLIKE for a, _ in items[1:] if words.at(a) < len(words.words))
    least = start if fellows else _past_verbs(words, start, end)
    names = [(f.start, f.end) for f in found if f.kind in NAME_KINDS and start <= f.start and f.end <= end]
    if (whole := next((a for a, b in names if b == end), None)) is not None and not fellows:
        return whole
    edges = [least, *(edge for edge in _edges(words, least, end) if not any(a < edge < b for a, b in names))]
    usual = median([b - a for a, b in items[1:]] or [end - edges[-1]])
    return min(edges, key=lambda edge: (abs(end - edge - usual), edge))


def _edges(words: Words, start: int, end: int) -> list[int]:
    """Behind the verbs in the item, and behind what governs it."""
    edges = []
    for i in range(words.at(start), len(words.words)):
        if words.ends[i] >= end:
            break
        if words.words[i] in VERBS or words.words[i] in LEADS or words.words[i] in "》，":
            edges.append(words.ends[i])
    return edges


def _past_verbs(words: Words, start: int, end: int) -> int:
    """Past the leading verbs that take an object; 发展 is one after 加快, else it may be a noun."""
    at, hurried = start, False
    for i in range(words.at(start), len(words.words)):
        word, stop = words.words[i], words.ends[i]
        if stop >= end:
            break
        if word in _GOVERNING or (word in _JOINING and words.starts[i] == at):
            at, hurried = stop, False
            continue
        if words.starts[i] != at and not hurried:
            continue
        if _takes_object(word, hurried=hurried, rest=end - stop):
            at = stop
        hurried = word in LEADS
    return at


def _takes_object(word: str, *, hurried: bool, rest: int) -> bool:
    return word in VERBS - NOUNLIKE or (word in VERBS and (hurried or rest >= _SHORT)) or word in LEADS
