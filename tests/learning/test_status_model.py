"""The weights of planned or achieved: what they learn, and that they are plain numbers and always the same ones."""

import pytest

from pipeline.errors import EngineError
from pipeline.learning.status_model import Statement, fit, right

pytest.importorskip("sklearn")

PLANS = [Statement(("clause 将", f"clause {i}"), achieved=False, ruled=False) for i in range(6)]
RESULTS = [Statement(("clause 已", f"clause {i}"), achieved=True, ruled=False) for i in range(6)]


def test_what_is_told_of_results_weighs_for_results() -> None:
    told, _ = fit([*PLANS, *RESULTS], 1.0)
    assert told["clause 已"] > 0 > told["clause 将"]
    assert all(isinstance(weight, int) for weight in told.values())


def test_what_is_told_once_is_left_out() -> None:
    told, _ = fit([*PLANS, *RESULTS, Statement(("clause 已", "只有一次"), achieved=True, ruled=True)], 1.0)
    assert "只有一次" not in told


def test_same_statements_same_weights() -> None:
    assert fit([*PLANS, *RESULTS], 0.3) == fit([*PLANS, *RESULTS], 0.3)


def test_a_weaker_penalty_gives_larger_weights() -> None:
    loose, strict = (fit([*PLANS, *RESULTS], strength)[0]["clause 已"] for strength in (10.0, 0.1))
    assert loose > strict > 0


def test_one_status_cannot_be_learned() -> None:
    with pytest.raises(EngineError, match="两种状态"):
        fit(PLANS, 1.0)


def test_odds_that_are_not_clear_leave_the_rules_alone() -> None:
    shares = right([*PLANS, *RESULTS], [-100] * 6 + [100] * 6, 200)
    assert (shares.rules, shares.alone, shares.both) == (0.5, 1.0, 0.5)
    assert right([*PLANS, *RESULTS], [-100] * 6 + [100] * 6, 100).both == 1.0
