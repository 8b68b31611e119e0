import doctest
from math import isclose
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from pipeline.graph import association
from pipeline.graph.association import g2, jaccard, npmi, p


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, int, int, int]:
    """Joint, left, right and all windows of a 2 x 2 table."""
    both, only_left, only_right, neither = (draw(st.integers(0, 10_000)) for _ in range(4))
    return both, both + only_left, both + only_right, both + only_left + only_right + neither


def test_worked_examples() -> None:
    assert doctest.testmod(association).failed == 0


@given(tables())
def test_bounds(table: tuple[int, int, int, int]) -> None:
    assert -1 <= npmi(*table) <= 1
    assert g2(*table) >= 0


@given(tables())
def test_symmetric(table: tuple[int, int, int, int]) -> None:
    joint, left, right, windows = table
    assert npmi(*table) == npmi(joint, right, left, windows)
    assert isclose(g2(*table), g2(joint, right, left, windows), abs_tol=1e-6)


@given(st.integers(1, 10_000), st.integers(0, 10_000))
def test_always_together_is_one(joint: int, neither: int) -> None:
    assert npmi(joint, joint, joint, joint + neither) == 1.0


@given(st.integers(1, 50), st.integers(1, 50), st.integers(1, 50))
def test_chance_is_nothing(joint: int, rows: int, columns: int) -> None:
    # Left in 1 of `rows`, right in 1 of `columns`, both where independent events would meet.
    windows, left, right = joint * rows * columns, joint * columns, joint * rows
    assume(windows > joint)
    assert isclose(npmi(joint, left, right, windows), 0, abs_tol=1e-9)
    assert isclose(g2(joint, left, right, windows), 0, abs_tol=1e-6)


def log_likelihood_ratio(joint: int, left: int, right: int, windows: int) -> Any:
    """What scipy says of the 2 x 2 table; tables with an empty row or column have none."""
    assume(0 < left < windows and 0 < right < windows)
    observed = [[joint, left - joint], [right - joint, windows - left - right + joint]]
    return chi2_contingency(observed, correction=False, lambda_="log-likelihood")


@given(tables())
def test_g2_is_the_log_likelihood_ratio(table: tuple[int, int, int, int]) -> None:
    expected = log_likelihood_ratio(*table).statistic
    assert isclose(g2(*table), expected, rel_tol=1e-6, abs_tol=1e-6)


@given(tables())
def test_p_is_that_of_the_log_likelihood_ratio(table: tuple[int, int, int, int]) -> None:
    expected = log_likelihood_ratio(*table).pvalue
    assert isclose(p(*table), expected, rel_tol=1e-4, abs_tol=1e-6)


@given(st.frozensets(st.integers(0, 40)), st.frozensets(st.integers(0, 40)))
def test_jaccard_is_both_over_either(left: frozenset[int], right: frozenset[int]) -> None:
    either = left | right
    expected = len(left & right) / len(either) if either else 0
    assert jaccard(len(left & right), len(left), len(right), 50) == expected


@pytest.mark.parametrize("table", [(2, 1, 5, 10), (-1, 1, 1, 10), (0, 6, 6, 10), (1, 1, 11, 10)])
def test_impossible_windows(table: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="windows"):
        npmi(*table)
    for measure in (g2, p, jaccard):
        with pytest.raises(ValueError, match="windows"):
            measure(*table)
