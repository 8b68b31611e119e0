"""Rows of numbers come in order, and those of a pair together, however few are sorted at a time."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.graph.ordering import Ordered

LARGEST = 2**64 - 1
NUMBER = st.one_of(st.integers(0, 5), st.sampled_from((LARGEST - 1, LARGEST)))
PARTS = st.lists(st.lists(st.tuples(NUMBER, NUMBER), max_size=12), max_size=12)


@given(parts=PARTS, at_once=st.integers(1, 200))
def test_rows_come_in_order_as_often_as_asked(parts: list[list[tuple[int, int]]], at_once: int) -> None:
    ordered = Ordered(at_once)
    for part in parts:
        ordered.add(np.array(part, np.uint64).reshape(-1, 2))
    expected = sorted(row for part in parts for row in part)
    for _ in range(2):
        groups = [[tuple(row) for row in group.tolist()] for group in ordered.groups()]
        assert [row for group in groups for row in group] == expected
        firsts = [{first for first, _ in group} for group in groups]
        assert sum(map(len, firsts)) == len(set().union(*firsts))
        assert all(groups)


def test_of_many_runs_few_rows_are_at_hand() -> None:
    ordered = Ordered(64)
    numbers = np.random.default_rng(7).permutation(3_000).astype(np.uint64)
    for some in np.split(numbers, 60):
        ordered.add(np.column_stack((some, some)))
    sizes = [len(group) for group in ordered.groups()]
    assert sum(sizes) == 3_000
    # Of each of 30 runs two rows at most: one at hand, and one read on by the run that set the bound.
    assert max(sizes) <= 64
