import doctest

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
    star = {("middle", str(leaf)): weight for leaf, weight in enumerate(weights)}
    k, strength = len(weights), sum(weights)
    for pair, value in disparity(star).items():
        share = star[pair] / strength
        integral, _ = quad(lambda x: (1 - x) ** (k - 2), 0, share)
        assert abs(value - (1 - (k - 1) * integral)) < 1e-6


def test_empty() -> None:
    assert disparity({}) == {}
