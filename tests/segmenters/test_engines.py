"""Laws of every engine: its words are the text, and the names it is given are words."""

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import lexicons, segmenters
from pipeline.errors import EngineError
from pipeline.segmenters._engine import exact, needed, pieces
from pipeline.sentences import Cut

Load = Callable[[Iterable[str]], Cut]
NAMES = ("中国算谷", "算谷", "产业链群", "新一代信息技术装备", "善感知、有温度", "“砚企通”平台", "2+1", "AI泉城")
TEXTS = st.text(
    st.one_of(
        st.sampled_from("中国算谷产业链群新一代信息技术装备善感知有温度砚企通平台，。、“”《》（）·—…"),
        st.sampled_from(" \t\n\r\u3000\u00a0\u2028\x1c\x00"),
        st.sampled_from("aZ09.+-%#&_/５Ｇ％"),
        st.sampled_from("😀👨‍👩‍👧𠀀𰻞é\u0301\ufeff\u200b\ud800\udfff"),
        st.characters(),
    ),
    max_size=60,
)


@pytest.fixture(scope="module")
def cut(load: Load) -> Cut:
    return load(NAMES)


@settings(deadline=None)
@given(text=TEXTS)
def test_words_rebuild_the_text(cut: Cut, text: str) -> None:
    words = cut(text)
    assert "".join(words) == text
    assert all(words)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "　", "a b", "😀", "\ud800", "一\r\n二 ", " GDP  增长5.3%，\n"])
def test_words_rebuild_short_texts(cut: Cut, text: str) -> None:
    assert "".join(cut(text)) == text


def test_names_stay_whole(cut: Cut) -> None:
    words = cut("打造“善感知、有温度”的AI泉城，依托中国算谷，形成产业链群。新一代信息技术装备等2+1体系。")
    assert {"善感知", "有温度", "AI泉城", "中国算谷", "产业链群", "新一代信息技术装备", "2+1"} <= set(words)
    assert "算谷" not in words


def test_marks_are_words(cut: Cut) -> None:
    assert cut("“砚企通”平台、中国算谷") == ["“", "砚企通", "”", "平台", "、", "中国算谷"]


def test_every_shipped_name_is_whole(load: Load) -> None:
    names = lexicons.user_words()
    cut = load(names)
    broken = {}
    for name in names:
        words = cut(f"（{name}）")
        if not set(pieces([name])) <= set(words):
            broken[name] = words
    assert not broken


def test_blank_and_single_names_change_nothing(load: Load) -> None:
    text = "加快建设中国式现代化，力争2025年达到30%。"
    assert load(["", " ", "中", "、", "　　"])(text) == load([])(text)


def test_order_of_names_changes_nothing(load: Load) -> None:
    text = "依托中国算谷形成产业链群和算谷。"
    assert load(NAMES)(text) == load([*reversed(NAMES), *NAMES])(text)


@settings(deadline=None, max_examples=20)
@given(st.sets(st.text("产业链群未来信息技术装备", min_size=2, max_size=7), max_size=12))
def test_a_name_beats_its_parts_even_where_they_are_names(names: set[str]) -> None:
    cut = segmenters.load("jieba", names)
    for name in names:
        assert cut(name) == [name]


def test_lexicon_words_are_the_default() -> None:
    assert segmenters.load("jieba")("规模以上产业链群") == ["规模以上", "产业链群"]
    assert segmenters.load("jieba", ())("规模以上产业链群") == ["规模", "以上", "产业链", "群"]


def test_unknown_engine_names_the_known() -> None:
    with pytest.raises(EngineError, match=r"没有 hanlp；可用：jieba、pkuseg、spacy$"):
        segmenters.load("hanlp")


def test_missing_package_says_what_to_install() -> None:
    with pytest.raises(EngineError, match=r"^没有安装 no_such_engine；在项目文件夹里运行 pip install '.\[engines\]'$"):
        needed("no_such_engine", "engines")


def test_failure_inside_an_engine_is_an_engine_error() -> None:
    with pytest.raises(EngineError, match=r"^x 切分失败：ZeroDivisionError: .*文字是 '中国'"):
        exact("x", lambda text: [text[: 1 // 0]])("中国")


@pytest.mark.parametrize("words", [["中国", "算法"], ["算谷", "中国"], ["中国"], ["谷"], ["中国", "算谷", "。"]])
def test_engine_that_rewrites_is_an_engine_error(words: list[str]) -> None:
    with pytest.raises(EngineError, match=r"^x (改动|漏掉)了文字"):
        exact("x", lambda _: words)("中国算谷")


def test_blanks_that_an_engine_drops_are_words() -> None:
    assert exact("x", str.split)(" 中国 \n算谷　") == [" ", "中国", " \n", "算谷", "　"]


def test_pieces_are_what_an_engine_can_hold() -> None:
    found = pieces(["好客山东 好品山东", "互联网＋医疗", "乐·上海", "", "　", "示范省（区）"])
    assert found == ("上海", "医疗", "互联网", "示范省", "好品山东", "好客山东")
