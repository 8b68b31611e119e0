"""Terms: what is found, what is not, and that the list says what the texts hold."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from pipeline import lexicons
from pipeline.errors import TableError
from pipeline.learning.terms import Term, discover, examples, is_term, listed, unheard
from pipeline.params import Terms
from pipeline.schema import Block, Document
from pipeline.segmenters import jieba
from pipeline.sentences import Cut

TOWNS = ("青岚", "沅汀", "泊鸢")
VERBS = ("走进", "来到", "看见", "离开", "喜欢")
AFTER = ("春天", "夜晚", "码头", "故事", "天气")


@pytest.fixture(scope="module")
def cut() -> Cut:
    return jieba.by_dictionary(lexicons.user_words())


def document(name: str, text: str) -> Document:
    return Document(name, text, (Block("paragraph", 0, len(text)),))


def documents(*texts: str) -> list[Document]:
    return [document(f"{number}.txt", text) for number, text in enumerate(texts)]


# In so few texts every word is common, and what holds together stands out less.
FEW = Terms(min_pmi=4)
TRAVELS = documents(
    *(f"{verb}{town}{after}，{after}里{verb}{town}。" for town, verb, after in product(TOWNS, VERBS, AFTER))
)


def test_names_that_no_dictionary_has_are_found(cut: Cut) -> None:
    found = discover(TRAVELS, cut, FEW)
    assert {term.term: term.parts for term in found} == {town: tuple(town) for town in TOWNS}
    assert all(term.count == 50 for term in found)


def test_what_the_dictionary_has_is_none(cut: Cut) -> None:
    assert not set(VERBS + AFTER) & {term.term for term in discover(TRAVELS, cut, Terms(min_pmi=0, min_entropy=0))}


def test_nothing_is_found_in_nothing(cut: Cut) -> None:
    assert discover([], cut, Terms()) == ()
    assert discover(documents("好。", "2025年"), cut, Terms()) == ()


def test_a_small_text_gives_no_noise(cut: Cut, briefing: Path) -> None:
    from pipeline import readers

    found = discover([readers.read(briefing)], cut, Terms())
    assert len(found) < 20
    assert all(term.count >= 3 for term in found)


@pytest.mark.parametrize(
    ("limits", "left"),
    [({"min_count": 51}, 0), ({"min_pmi": 5}, 0), ({"min_entropy": 3}, 0), ({"max_part": 0.1}, 0), ({}, 3)],
    ids=["count", "pmi", "entropy", "part", "none"],
)
def test_each_limit_holds(cut: Cut, limits: dict[str, float], left: int) -> None:
    assert len(discover(TRAVELS, cut, structs.replace(FEW, **limits))) == left


def test_a_string_whose_ends_lie_inside_words_is_none(cut: Cut) -> None:
    texts = documents(*(f"{before}济业{after}。" for before, after in product("经救共", "绩务主")))
    for fit, found in ((0, True), (0.5, False)):
        limits = Terms(min_pmi=0, min_entropy=0, min_fit=fit)
        assert ("济业" in {term.term for term in discover(texts, cut, limits)}) is found


TEXTS = st.lists(st.text("青岚沅汀走进来到的，。5G", max_size=30), max_size=12).map(lambda texts: documents(*texts))


@given(TEXTS, st.randoms(use_true_random=False))
def test_order_of_documents_changes_nothing(cut: Cut, texts: list[Document], random) -> None:  # type: ignore[no-untyped-def]
    limits = Terms(min_count=2, min_pmi=0, min_entropy=0)
    assert discover(random.sample(texts, len(texts)), cut, limits) == discover(texts, cut, limits)


@given(TEXTS)
def test_terms_stand_in_the_texts_as_often_as_listed(cut: Cut, texts: list[Document]) -> None:
    found = discover(texts, cut, Terms(min_count=2, min_pmi=0, min_entropy=0))
    for term in found:
        starts = (each.text.startswith(term.term, i) for each in texts for i in range(len(each.text)))
        assert sum(starts) == term.count
        assert "".join(term.parts) == term.term
        assert len(term.parts) > 1
    assert list(found) == sorted(found, key=lambda term: (-term.count, term.term))
    assert set(examples((term.term for term in found), texts)) == {term.term for term in found}


@pytest.mark.parametrize(
    ("parts", "expected"),
    {
        "新词": ("算 力", True),
        "词组": ("营商 环境", True),
        "单位字收尾的名称": ("换电 站", True),
        "字母词": ("5 G - A", True),
        "字母与汉字": ("AI 泉城", True),
        "词典有": ("发展", False),
        "虚词在前": ("的 环境", False),
        "虚词在后": ("环境 的", False),
        "虚词在中": ("改革 和 发展", False),
        "动词在前": ("推进 改革", False),
        "动词在后": ("经济 增长", False),
        "代词在前": ("这种 状况", False),
        "副词在前": ("比较 困难", False),
        "形容词在后": ("成效 明显", False),
        "数目在前": ("三 大 体系", False),
        "序数在前": ("第三 产业链", False),
        "百分数在后": ("增幅 百分之二十", False),
        "单位在前": ("亿元 投资", False),
        "后缀在前": ("性 指标", False),
        "符号收尾": ("A -", False),
        "人工智能加": ("人工智能 +", False),
    }.values(),
)
def test_ends_of_terms(parts: str, expected: bool) -> None:
    assert is_term(parts.split()) is expected


def test_the_list_tells_segmenters_the_words_and_not_the_phrases(tmp_path: Path) -> None:
    found = [
        Term("营商环境", 9, 9.5, 2.0, ("营商", "环境")),
        Term("泊鸢", 5, 10.0, 2.0, ("泊", "鸢")),
        Term("=泊鸢市", 4, 10.0, 2.0, ("泊鸢市", "=")),
    ]
    path = tmp_path / "terms.csv"
    for mark in ("", "\ufeff"):
        path.write_text(mark + listed(found), "utf-8")
        assert set(lexicons.user_words(path)) - set(lexicons.user_words()) == {"泊鸢", "=泊鸢市"}
    assert lexicons.user_words(None) == lexicons.user_words()


def test_a_missing_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"^没有词表 .*none\.csv；运行 `dvc repro discover_words` 生成$"):
        lexicons.user_words(tmp_path / "none.csv")


def test_examples_show_most_of_a_sentence() -> None:
    texts = documents("泊鸢。", "他从很远的地方来到泊鸢看海。", "再到泊鸢去。")
    assert examples(["泊鸢", "青岚"], texts) == {"泊鸢": "他从很远的地方来到泊鸢看海。"}
    assert examples([], texts) == {}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("力争在2025年前，适时全面开展泊鸢试点，再用三年推广。", "…2025年前，适时全面开展泊鸢试点，再用三年推广。"),
        ("泊鸢又适时全面开展各地试点共有1200家。", "泊鸢又适时全面开展各地试点共…"),
        ("泊鸢又适时全面开展各地有1200.5万家。", "泊鸢又适时全面开展各地有1200.5万…"),
        ("泊鸢又适时全面开展各地二千三百万家。", "泊鸢又适时全面开展各地二千三百万…"),
        ("泊鸢又适时全面开展各地试点。", "泊鸢又适时全面开展各地试点。"),
    ],
)
def test_examples_are_cut_beside_numbers_and_say_so(text: str, shown: str) -> None:
    assert examples(["泊鸢"], documents(text)) == {"泊鸢": shown}


@pytest.mark.parametrize(
    "parts",
    ["地区 生产总值", "中国 特色 社会主义", "习近平 总书记", "人民 群众", "高新技术 企业", "新质 生产力", "赣 鄱"],
)
def test_what_everybody_knows_is_nothing_new(parts: str) -> None:
    cut = tuple(parts.split())
    assert unheard([Term("".join(cut), 9, 8.0, 2.0, cut)]) == ()


@pytest.mark.parametrize("parts", ["泊 鸢", "零基 预算 改革", "稳 预期", "竹 骑游"])
def test_what_is_new_is_told(parts: str) -> None:
    cut = tuple(parts.split())
    assert [each.term for each in unheard([Term("".join(cut), 9, 8.0, 2.0, cut)])] == ["".join(cut)]
