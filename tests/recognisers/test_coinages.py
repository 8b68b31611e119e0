"""Words in quotation marks by learned weights: what is told of each, and which are coined formulas."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from weighed_words import of, read, told

from pipeline.recognisers._coinages import WEIGHING
from pipeline.recognisers._weighed import weighed
from pipeline.schema import NAME_KINDS, Reading
from pipeline.sentences import Cut
from pipeline.weights import Weights

TEXT = "实施“五链同心”行动，这里的“满天星”店铺不断增加。"


@pytest.fixture
def reading(cut: Cut) -> Reading:
    return read(TEXT, cut)


def test_what_rules_take_and_what_they_pass_over_is_told_of(reading: Reading) -> None:
    assert of(reading, "SLOGAN") == ["五链同心"]
    assert {"ruled 1", "quoted 1", "programme 1", "shape 五xxx", "company 0"} <= set(
        told(reading, WEIGHING, "五链同心")
    )
    assert {"ruled 0", "right 店铺", "coining 0", "company 1", "last 天星"} <= set(told(reading, WEIGHING, "满天星"))


def test_odds_say_which_are_coined(reading: Reading) -> None:
    weights = Weights({"word 满天星": 500, "word 五链同心": -900}, bias=-100)
    assert of(weighed(reading, by=WEIGHING, weights=weights, sure=0), "SLOGAN") == ["满天星"]


@given(bias=st.integers(-9, 9), weighs=st.dictionaries(st.sampled_from(["ruled 1", "first 满"]), st.integers(-20, 20)))
def test_no_name_is_nested(cut: Cut, bias: int, weighs: dict[str, int]) -> None:
    after = weighed(read(TEXT, cut), by=WEIGHING, weights=Weights(weighs, bias), sure=0)
    for found in after.found:
        names = [find for find in found if find.kind in NAME_KINDS]
        assert all(one.end <= other.start for one, other in pairwise(names))
