"""Strings are counted and measured as a naive count over every clause would have it."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import inf, log2

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.learning import strings as counted
from pipeline.learning.strings import LONGEST, corpus, strings

Sentences = list[list[str]]
SENTENCES: st.SearchStrategy[Sentences] = st.lists(
    st.lists(st.text("甲乙丙甲乙，5G+.", min_size=1, max_size=3), min_size=1, max_size=20), max_size=8
)


class Naive:
    """Counts by dictionaries; what ends a clause stands among the neighbours as `None`."""

    def __init__(self, sentences: Sentences) -> None:
        self.times: Counter[str] = Counter()
        self.fits: Counter[str] = Counter()
        self.sides: dict[str, tuple[Counter[str | None], Counter[str | None]]] = defaultdict(
            lambda: (Counter(), Counter())
        )
        for words in sentences:
            edges = {sum(map(len, words[:i])) for i in range(len(words) + 1)}
            self._read(kept("".join(words)), edges)

    def _read(self, text: str, edges: set[int]) -> None:
        for clause in re.finditer("[^ ]+", text):
            for start in range(clause.start(), clause.end()):
                for end in range(start + 1, min(start + LONGEST, clause.end()) + 1):
                    string = text[start:end]
                    self.times[string] += 1
                    self.fits[string] += {start, end} <= edges
                    before, after = self.sides[string]
                    before[text[start - 1] if start > clause.start() else None] += 1
                    after[text[end] if end < clause.end() else None] += 1

    def pmi(self, string: str) -> float:
        characters = sum(times for each, times in self.times.items() if len(each) == 1)
        return min(
            log2(self.times[string] * characters / (self.times[string[:i]] * self.times[string[i:]]))
            for i in range(1, len(string))
        )

    def entropy(self, string: str) -> float:
        return min(self._entropy(side) for side in self.sides[string])

    @staticmethod
    def _entropy(side: Counter[str | None]) -> float:
        total = side.total()
        singles = [1] * side[None]
        shares = [times / total for times in [*singles, *(n for each, n in side.items() if each is not None)]]
        return -sum(share * log2(share) for share in shares)

    def part(self, string: str) -> int:
        return max((n for side in self.sides[string] for each, n in side.items() if each is not None), default=0)


def kept(text: str) -> str:
    """The text with a blank for whatever ends a clause."""
    text = re.sub("[0-9A-Za-z+&.-]+", lambda run: run[0] if re.search("[A-Za-z]", run[0]) else " " * len(run[0]), text)
    return re.sub("[^甲乙丙0-9A-Za-z+&.-]", " ", text)


def measured(sentences: Sequence[Sequence[str]], least: int) -> dict[str, tuple[int, float, float, int, int]]:
    read = corpus(sentences)
    found = {}
    for each in strings(read, least):
        for i, first in enumerate(each.first.tolist()):
            figures = [array[i].item() for array in (each.times, each.pmi, each.entropy, each.fits, each.part)]
            found[read.text(first, each.length)] = tuple(figures)
    return found


@given(SENTENCES, st.integers(2, 4))
def test_all_is_as_counted_naively(sentences: Sentences, least: int) -> None:
    naive = Naive(sentences)
    found = measured(sentences, least)
    assert set(found) == {string for string, times in naive.times.items() if times >= least and len(string) > 1}
    for string, (times, pmi, entropy, fits, part) in found.items():
        assert (times, fits, part) == (naive.times[string], naive.fits[string], naive.part(string))
        assert pmi == pytest.approx(naive.pmi(string))
        assert entropy == pytest.approx(naive.entropy(string), abs=1e-9)


@given(SENTENCES, st.randoms(use_true_random=False))
def test_order_of_sentences_changes_nothing(sentences: Sentences, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = random.sample(sentences, len(sentences))
    assert measured(sentences, 2) == measured(shuffled, 2)


@pytest.mark.parametrize(("block", "batch"), [(1, 1), (7, 3), (100, 1000)])
def test_how_much_is_sorted_at_once_changes_nothing(monkeypatch: pytest.MonkeyPatch, block: int, batch: int) -> None:
    random = np.random.default_rng(7)
    sentences = [["".join(random.choice(list("甲乙丙丁戊，"), 12))] for _ in range(60)]
    whole = measured(sentences, 2)
    monkeypatch.setattr(counted, "BLOCK", block)
    monkeypatch.setattr(counted, "_BATCH", batch)
    assert measured(sentences, 2) == whole
    assert len(whole) > 100


def test_a_worked_example() -> None:
    # 22 characters; 算力 four times, before 网 twice and beside the ends of clauses otherwise.
    found = measured(
        [["建", "算力", "网"], ["有", "算力"], ["算力", "网", "好"], ["要", "算力"], ["天下太平无事日久"]], 2
    )
    times, pmi, entropy, fits, part = found["算力"]
    assert (times, fits, part) == (4, 4, 2)
    assert pmi == pytest.approx(log2(4 * 22 / (4 * 4)))
    # Before: 建, 有, the start of a clause, 要. After: 网, 网, two ends of clauses.
    assert entropy == pytest.approx(1.5)
    assert set(found) == {"算力", "力网", "算力网"}


@pytest.mark.parametrize("text", ["", "，。", "2025", "甲", "\ud800甲\ud800", "𠀀𠀀𠀀𠀀", "5", "+"])
def test_texts_without_strings(text: str) -> None:
    assert measured([[text]] if text else [], 2) == {}


def test_letters_and_their_signs_are_characters_and_figures_are_none() -> None:
    found = measured([["5G", "-", "A", "2025", "年", "5G", "-", "A", "2+1"]], 2)
    assert "5G-A" in found
    assert not any(re.search("202|2\\+1|年", string) for string in found)


def test_nothing_is_longer_than_the_longest() -> None:
    found = measured([["甲乙丙丁戊己庚辛壬癸"]] * 3, 2)
    assert max(map(len, found)) == LONGEST
    assert all(-inf < pmi < inf for _, pmi, *_ in found.values())
