"""The weights of yes and no: what they learn, and that they are plain numbers and always the same ones."""

import pytest

from pipeline.errors import EngineError
from pipeline.learning.regression import fit

pytest.importorskip("sklearn")

TOLD = [(word, f"clause {i}") for word in ("clause 将", "clause 已") for i in range(6)]
ANSWERS = [False] * 6 + [True] * 6


def test_what_is_told_of_a_yes_weighs_for_a_yes() -> None:
    told = fit(TOLD, ANSWERS, 1.0).told
    assert told["clause 已"] > 0 > told["clause 将"]
    assert all(isinstance(weight, int) for weight in told.values())


def test_what_is_told_once_is_left_out() -> None:
    assert "只有一次" not in fit([*TOLD, ("clause 已", "只有一次")], [*ANSWERS, True], 1.0).told


def test_same_cases_same_weights() -> None:
    assert fit(TOLD, ANSWERS, 0.3) == fit(TOLD, ANSWERS, 0.3)


def test_a_weaker_penalty_gives_larger_weights() -> None:
    loose, strict = (fit(TOLD, ANSWERS, strength).told["clause 已"] for strength in (10.0, 0.1))
    assert loose > strict > 0


def test_one_answer_cannot_be_learned() -> None:
    with pytest.raises(EngineError, match="一种答案"):
        fit(TOLD[:6], ANSWERS[:6], 1.0)
