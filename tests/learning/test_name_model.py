"""The tagger of names: what it learns, and what holds of its labels whatever its weights."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.learning.name_model import Marked, learn, marked, placed
from pipeline.schema import Document, Mention, Sentence
from pipeline.tagger import BEGINS, GOES_ON, NONE, Keys, Tagger, labels_of

LABELS = labels_of(["ORG", "CARRIER"])
TAUGHT: list[Marked] = [
    [(("市", "a"), "B:ORG"), (("局", "b"), "I:ORG"), ("S", NONE), (("园", "c"), "B:CARRIER"), (("在", "d"), NONE)],
    [(("在", "d"), NONE), (("园", "c"), "B:CARRIER"), (("区", "e"), "I:CARRIER"), (("市", "a"), "B:ORG")],
]
KEYS = st.tuples(st.sampled_from("市局园在区"), st.sampled_from("abc"))
WEIGHTS = st.lists(st.tuples(st.integers(0, len(LABELS) - 1), st.integers(-9, 9)), max_size=4).map(tuple)
TABLES = st.tuples(
    *(st.dictionaries(st.sampled_from("市局园在区abc") | st.sampled_from(LABELS), WEIGHTS) for _ in range(4))
)


def told(model: Tagger, tokens: list[Keys | str]) -> list[str]:
    return [label for label, _ in model.tag(tokens)]


def test_learns_what_it_is_taught() -> None:
    model = learn(TAUGHT, LABELS, rounds=5, seed=7)
    for sentence in TAUGHT:
        tokens = [keys for keys, _ in sentence]
        right = [keys if isinstance(keys, str) else label for keys, label in sentence]
        assert told(model, tokens) == right


def test_same_sentences_and_seed_same_weights() -> None:
    first, again = (msgspec.json.encode(learn(TAUGHT, LABELS, rounds=3, seed=7)) for _ in range(2))
    assert first == again


def test_nothing_taught_finds_nothing() -> None:
    assert list(learn([], LABELS, rounds=1, seed=7).tag([])) == []


@given(TABLES, st.lists(KEYS | st.just("+ORG"), max_size=12))
def test_a_name_goes_on_only_after_its_own_kind(
    tables: tuple[dict[str, tuple[tuple[int, int], ...]], ...], tokens: list[Keys | str]
) -> None:
    labels = told(Tagger(LABELS, tables), tokens)
    for before, label in zip([NONE, *labels], labels, strict=False):
        if label.startswith(GOES_ON):
            assert before in (BEGINS + label[2:], GOES_ON + label[2:])


@given(TABLES)
def test_weights_come_back_as_they_were_written(tables: tuple[dict[str, tuple[tuple[int, int], ...]], ...]) -> None:
    model = Tagger(LABELS, tables)
    assert msgspec.json.decode(msgspec.json.encode(model), type=Tagger) == model


@pytest.fixture
def sentence() -> Sentence:
    text = "建设 中国算谷"
    return Sentence(Document("甲.txt", text), 0, 0, 7, "建设中国算谷", (0, 1, 3, 4, 5, 6), ("建设", "中国", "算谷"))


NAME = Mention("甲.txt", 3, 7, "中国算谷", "CARRIER")
PLACES = [(0, 2), (2, 4), (4, 6)]


def test_names_of_the_document_become_labels(sentence: Sentence) -> None:
    tokens = [("建设",), ("中国",), ("算谷",)]
    assert [label for _, label in marked(sentence, PLACES, tokens, [NAME])] == ["", "B:CARRIER", "I:CARRIER"]
    assert placed(sentence, [NAME]) == [(2, 6, "CARRIER")]


def test_a_name_that_a_found_one_touches_is_no_loss(sentence: Sentence) -> None:
    tokens = [("建设",), ("中国",), "+ORG"]
    assert [label for _, label in marked(sentence, PLACES, tokens, [NAME])] == ["", "", ""]
