"""Planned or achieved: which share is right by the rules, by the weights, by both."""

from pipeline.learning.status_model import Statement, right

PLANS = [Statement((), achieved=False, ruled=False)] * 6
RESULTS = [Statement((), achieved=True, ruled=False)] * 6


def test_odds_that_are_not_clear_leave_the_rules_alone() -> None:
    shares = right([*PLANS, *RESULTS], [-100] * 6 + [100] * 6, 200)
    assert (shares.rules, shares.alone, shares.both) == (0.5, 1.0, 0.5)
    assert right([*PLANS, *RESULTS], [-100] * 6 + [100] * 6, 100).both == 1.0
