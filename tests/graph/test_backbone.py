import doctest

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from pipeline.graph import backbone
from pipeline.graph.backbone import disparity


def test_worked_example() -> None:
    assert doctest.testmod(backbone).failed == 0


@given(st.lists(st.integers(1, 50), min_size=2, max_size=12))
def test_it_is_the_integral_of_the_paper(weights: list[int]) -> None:
    """Alpha is 1 - (k - 1) ∫ (1 - x)^(k - 2) dx from 0 to the edge's share of its node."""
    k, strength = len(weights), sum(weights)
    for weight in weights:
        integral, _ = quad(lambda x: (1 - x) ** (k - 2), 0, weight / strength)
        assert abs(disparity(weight, strength, k) - (1 - (k - 1) * integral)) < 1e-6


@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(0, 10**9), st.integers(1, 10**6)), max_size=20))
def test_many_at_a_time_are_those_one_by_one(rows: list[tuple[int, int, int]]) -> None:
    weight, more, degree = np.array(rows, np.int64).reshape(-1, 3).T
    found = disparity(weight, weight + more, degree)
    assert np.allclose(found, [disparity(w, w + m, d) for w, m, d in rows], rtol=0, atol=1e-12)
