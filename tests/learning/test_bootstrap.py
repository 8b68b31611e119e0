"""Laws of the intervals: they hold the score, know certainty, and say the same whatever the order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.learning.bootstrap import LEVEL, intervals
from pipeline.learning.evaluation import total
from pipeline.learning.matching import Tally

KEY = ("names", "ALL", "overlap")


@st.composite
def tallies(draw: st.DrawFn) -> Tally:
    hits = draw(st.integers(0, 20))
    return Tally(hits + draw(st.integers(0, 9)), hits + draw(st.integers(0, 9)), hits, hits)


@given(st.lists(tallies(), min_size=1, max_size=12))
def test_an_interval_lies_between_the_worst_and_the_best_text(found: list[Tally]) -> None:
    texts = [{KEY: tally} for tally in found]
    spread = intervals(texts)
    some = [tally.f1 for tally in found if tally.gold or tally.found]
    assert bool(spread) == bool(some)
    for low, high in spread.values():
        assert min(some) - 1e-9 <= low <= high <= max(some) + 1e-9


@given(st.lists(tallies(), min_size=1, max_size=6), st.integers(1, 3))
def test_texts_that_are_all_alike_leave_no_doubt(found: list[Tally], times: int) -> None:
    alike = {KEY: total({KEY: tally} for tally in found)[KEY]}
    for low, high in intervals([alike] * times).values():
        assert low == pytest.approx(high)
        assert low == pytest.approx(alike[KEY].f1)


def test_texts_without_a_kind_do_not_pull_it_down() -> None:
    assert intervals([{KEY: Tally(5, 5, 5, 5)}, {}, {KEY: Tally()}, {}]) == {KEY: (1.0, 1.0)}


def test_more_texts_make_it_surer() -> None:
    drawn = np.random.default_rng(1).integers(0, 11, 200)
    texts = [{KEY: Tally(10, 10, int(hits), int(hits))} for hits in drawn]
    few, many = (intervals(texts[:count])[KEY] for count in (20, 200))
    assert many[1] - many[0] < few[1] - few[0]


def test_it_covers_the_truth_as_often_as_it_says() -> None:
    random = np.random.default_rng(2)
    held = 0
    for _ in range(100):
        hits = random.binomial(10, 0.7, size=40)
        low, high = intervals([{KEY: Tally(10, 10, int(hit), int(hit))} for hit in hits])[KEY]
        held += low <= 0.7 <= high
    assert 100 * LEVEL - 8 <= held <= 100
