"""Words of trades by learned weights: what is told of each, and which stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from weighed_words import of, read, told

from pipeline.recognisers._trades import WEIGHING
from pipeline.recognisers._weighed import weighed
from pipeline.schema import NAME_KINDS, Reading
from pipeline.sentences import Cut
from pipeline.weights import Weights

TEXT = "培育壮大光伏、储能等产业，抓好生猪保供。推进青岚光伏产业园建设。"


@pytest.fixture
def reading(cut: Cut) -> Reading:
    return read(TEXT, cut)


def test_words_that_rules_take_and_words_that_they_pass_over_are_told_of(reading: Reading) -> None:
    assert of(reading, WEIGHING.kind) == ["光伏", "储能"]
    assert {"ruled 1", "word 光伏", "before 壮大", "etc 产业", "listed 01"} <= set(told(reading, WEIGHING, "光伏"))
    assert {"ruled 0", "word 生猪", "before 抓好", "after 保供", "company 0"} <= set(told(reading, WEIGHING, "生猪"))
    assert "between 1 -" in told(reading, WEIGHING, "储能")


def test_a_word_inside_a_name_is_no_word(reading: Reading) -> None:
    assert [index for index, _ in WEIGHING.traits(reading)] == [0]


def test_odds_say_which_stand(reading: Reading) -> None:
    weights = Weights({"word 生猪": 500, "word 储能": -900}, bias=-100)
    assert of(weighed(reading, by=WEIGHING, weights=weights, sure=0), WEIGHING.kind) == ["生猪"]
    assert of(weighed(reading, by=WEIGHING, weights=weights, sure=-200), WEIGHING.kind) == ["光伏", "生猪"]


@given(bias=st.integers(-9, 9), weighs=st.dictionaries(st.sampled_from(["ruled 1", "word 光伏"]), st.integers(-20, 20)))
def test_other_names_stay_and_none_is_nested(cut: Cut, bias: int, weighs: dict[str, int]) -> None:
    reading = read(TEXT, cut)
    after = weighed(reading, by=WEIGHING, weights=Weights(weighs, bias), sure=0)
    for before, found in zip(reading.found, after.found, strict=True):
        assert [find for find in before if find.kind != WEIGHING.kind] == [
            find for find in found if find.kind != WEIGHING.kind
        ]
        names = [find for find in found if find.kind in NAME_KINDS]
        assert all(one.end <= other.start for one, other in pairwise(names))
