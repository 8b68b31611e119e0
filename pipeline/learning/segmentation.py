"""How well an engine cuts words: SIGHAN's precision, recall and F1, and what becomes of the names."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct

from pipeline.errors import RecordError
from pipeline.sentences import Cut

_LETTER = re.compile(r"[^\W\d_]")
# A mark is a word of its own by the gold standard, so a word edge beside one does not break a name.
_MARKS = re.compile(r"[^\w+#&.%-]+")


class Agreement(Struct, frozen=True):
    """Words of the gold, words of the engine, and those that both cut alike."""

    gold: int = 0
    cut: int = 0
    same: int = 0

    @property
    def precision(self) -> float:
        """Share of the engine's words that the gold has, in [0, 1]."""
        return self.same / self.cut if self.cut else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold's words that the engine cut, in [0, 1]."""
        return self.same / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both (Sproat & Emerson 2003, first SIGHAN bakeoff): 2·same / (gold + cut)."""
        return 2 * self.same / (self.gold + self.cut) if self.gold + self.cut else 0.0


class Unseen(Struct, frozen=True):
    """Words of the gold that the dictionary lacks, and how many of them the engine cut right."""

    total: int = 0
    found: int = 0

    @property
    def recall(self) -> float:
        """Share of them that the engine cut right, in [0, 1]: SIGHAN's recall of out-of-vocabulary words."""
        return self.found / self.total if self.total else 0.0


class Names(Struct, frozen=True):
    """What words do to marked names.

    `severed` is the number of names with a word across their start or end, so that no run of words is the name;
    `whole` the number that are one word (or one word between each two of their own marks).
    """

    total: int = 0
    severed: int = 0
    whole: int = 0

    def __add__(self, other: "Names") -> "Names":
        return Names(self.total + other.total, self.severed + other.severed, self.whole + other.whole)


def gold_sentences(text: str) -> tuple[tuple[str, ...], ...]:
    r"""One sentence a line, words parted by one space, `#` comments; `RecordError` names a line with other blanks.

    >>> gold_sentences("# 说明\n建设 中国算谷 。\n")
    (('建设', '中国算谷', '。'),)
    """
    sentences = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        words = tuple(line.split(" "))
        if "".join(words).split() != ["".join(words)] or "" in words:
            raise RecordError(f"分词答案第{number}行的词不是以一个空格分开：{line[:20]!r}", hint="改正该行的空格")
        sentences.append(words)
    return tuple(sentences)


def edges(words: Iterable[str]) -> list[int]:
    """Where words begin and end, from 0 to the length of the text.

    >>> edges(["建设", "中国算谷", "。"])
    [0, 2, 6, 7]
    """
    return list(accumulate(map(len, words), initial=0))


def agreement(sentences: Iterable[Sequence[str]], cut: Cut) -> Agreement:
    """An engine against the gold: a word counts where both its edges are right.

    >>> agreement([("建设", "中国算谷")], lambda text: ["建设", "中国", "算谷"])
    Agreement(gold=2, cut=3, same=1)
    """
    gold = mine = same = 0
    for words in sentences:
        right, tried = set(pairwise(edges(words))), set(pairwise(edges(cut("".join(words)))))
        gold, mine, same = gold + len(right), mine + len(tried), same + len(right & tried)
    return Agreement(gold, mine, same)


def unseen(sentences: Iterable[Sequence[str]], cut: Cut, dictionary: Cut) -> Unseen:
    """An engine against the words of the gold that the dictionary alone cannot keep whole; figures are none.

    >>> unseen([("建设", "中国算谷", "12.5")], lambda text: ["建设", "中国算谷", "12.5"], list)
    Unseen(total=2, found=2)
    """
    total = found = 0
    for words in sentences:
        tried = set(pairwise(edges(cut("".join(words)))))
        for word, span in zip(words, pairwise(edges(words)), strict=True):
            if _LETTER.search(word) and dictionary(word) != [word]:
                total, found = total + 1, found + (span in tried)
    return Unseen(total, found)


def names(text: str, marked: Iterable[tuple[int, int]], words: Iterable[tuple[int, int]]) -> Names:
    """Marked names under words; both are half-open spans of the text.

    >>> names("建设中国算谷", [(2, 6)], [(0, 2), (2, 4), (4, 6)])
    Names(total=1, severed=0, whole=0)
    >>> names("建设中国算谷", [(2, 6)], [(0, 1), (1, 4), (4, 6)])
    Names(total=1, severed=1, whole=0)
    >>> names("“砚企通”平台", [(0, 7)], [(0, 1), (1, 4), (4, 5), (5, 7)])
    Names(total=1, severed=0, whole=1)
    """
    at = list(words)
    starts, ends = {start for start, _ in at}, {end for _, end in at}
    total = severed = whole = 0
    for start, end in marked:
        total += 1
        if start not in starts or end not in ends:
            severed += 1
        elif starts.intersection(range(start + 1, end)) <= _beside_marks(text, start, end):
            whole += 1
    return Names(total, severed, whole)


def _beside_marks(text: str, start: int, end: int) -> set[int]:
    return {place for mark in _MARKS.finditer(text, start, end) for place in range(mark.start(), mark.end() + 1)}
