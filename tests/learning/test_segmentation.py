"""Scores for words: what counts as right, and what a word does to a name."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import RecordError
from pipeline.learning.segmentation import Agreement, Names, Unseen, agreement, edges, gold_sentences, names, unseen

WORDS = st.lists(st.text("产业链群未来，", min_size=1, max_size=4), min_size=1, max_size=12)
SENTENCES = (("建设", "中国算谷", "，", "培育", "产业链群", "。"), ("到", "2025", "年"))


def test_perfect_engine() -> None:
    answers = {"".join(words): list(words) for words in SENTENCES}
    scores = agreement(SENTENCES, answers.__getitem__)
    assert (scores.precision, scores.recall, scores.f1) == (1.0, 1.0, 1.0)


def test_one_word_too_many_and_one_edge_wrong() -> None:
    cuts = {
        "建设中国算谷，培育产业链群。": ["建设", "中国", "算谷", "，", "培育产", "业链群", "。"],
        "到2025年": ["到", "2025", "年"],
    }
    scores = agreement(SENTENCES, cuts.__getitem__)
    assert scores == Agreement(gold=9, cut=10, same=6)
    assert scores.precision == 0.6
    assert scores.recall == pytest.approx(6 / 9)
    assert scores.f1 == pytest.approx(2 * 6 / 19)


def test_nothing_scores_nothing() -> None:
    assert (Agreement().precision, Agreement().recall, Agreement().f1) == (0.0, 0.0, 0.0)


@given(st.lists(WORDS, max_size=5))
def test_f1_lies_between_precision_and_recall(sentences: list[list[str]]) -> None:
    scores = agreement(sentences, list)
    low, high = sorted((scores.precision, scores.recall))
    assert low - 1e-12 <= scores.f1 <= high + 1e-12
    assert 0 <= scores.same <= min(scores.gold, scores.cut)


@given(WORDS)
def test_edges_rebuild_the_words(words: list[str]) -> None:
    text = "".join(words)
    assert [text[start:end] for start, end in pairwise(edges(words))] == words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("在 中国算谷 。", Names(1, 0, 1)),
        ("在 中国 算谷 。", Names(1, 0, 0)),
        ("在 中 国算 谷 。", Names(1, 0, 0)),
        ("在中国算谷 。", Names(1, 1, 0)),
        ("在 中国算谷。", Names(1, 1, 0)),
        ("在中 国 算谷 。", Names(1, 1, 0)),
        ("在 中国 算 谷。", Names(1, 1, 0)),
        ("在中国算谷。", Names(1, 1, 0)),
    ],
)
def test_severed_and_whole(words: str, expected: Names) -> None:
    cut = words.split()
    assert names("".join(cut), [(1, 5)], pairwise(edges(cut))) == expected


def test_marks_and_wraps_inside_a_name_break_nothing() -> None:
    text = "“善感知、有温度”和智造\n济南"
    # The wrap is no word's: a word goes on behind it.
    words = [(0, 1), (1, 4), (4, 5), (5, 8), (8, 9), (9, 10), (10, 15)]
    assert names(text, [(1, 8), (10, 15)], words) == Names(2, 0, 2)


def test_names_without_words_are_severed() -> None:
    assert names("中国算谷", [(0, 4)], []) == Names(1, 1, 0)
    assert names("中国算谷", [], [(0, 4)]) == Names()


def test_words_that_the_dictionary_keeps_whole_and_figures_are_not_unseen() -> None:
    sentences = [("建设", "中国算谷", "，", "5G", "12.5", "泊鸢")]
    dictionary = {"建设": ["建设"], "中国算谷": ["中国", "算谷"], "5G": ["5G"], "泊鸢": ["泊", "鸢"]}
    cuts = {"建设中国算谷，5G12.5泊鸢": ["建设", "中国算谷", "，", "5G", "12.5", "泊", "鸢"]}
    scores = unseen(sentences, cuts.__getitem__, dictionary.__getitem__)
    assert scores == Unseen(total=2, found=1)
    assert scores.recall == 0.5
    assert Unseen().recall == 0.0


def test_gold_lines() -> None:
    assert gold_sentences("# 说明\n\n到 2025 年\n建设 中国算谷 。\n") == (
        ("到", "2025", "年"),
        ("建设", "中国算谷", "。"),
    )
    assert gold_sentences("") == ()


@pytest.mark.parametrize("line", ["建设  中国算谷", " 建设", "建设 ", "建设　中国算谷 。", "建设\t中国算谷"])
def test_other_blanks_are_refused_with_their_line(line: str) -> None:
    with pytest.raises(RecordError, match=r"^分词答案第2行"):
        gold_sentences(f"# 说明\n{line}\n")
