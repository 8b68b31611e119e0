"""What was spoilt before it came to us is marked where it is sure, and nothing else is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from old_script import traditional

from pipeline.readers import _encoding, _spoilt
from pipeline.readers import text as plain

RAW = Path(__file__).parents[2] / "corpora/raw"
SHARED = Path(__file__).resolve().parents[3] / "shared/corpora"
BEFORE, AFTER = "云岫市推进产业集群建设。", "全年新增企业120家。"
WORDS = "规模以上工业增加值年均增长，绿色工厂建成投产，"
WAYS: dict[str, Callable[[str], str]] = {
    "UTF-8 as GB18030": lambda words: words.encode().decode("gb18030", "replace"),
    "UTF-8 as GBK": lambda words: words.encode().decode("gbk", "replace"),
    "UTF-8 as Latin": lambda words: words.encode().decode("latin-1"),
    "UTF-8 as Windows' Latin": lambda words: words.encode().decode("cp1252", "replace"),
    "GBK as Latin": lambda words: words.encode("gbk").decode("latin-1"),
    "nothing but ASCII": lambda words: words.encode("ascii", "replace").decode(),
    "UTF-8 of U+FFFD as GBK": lambda words: ("\ufffd" * len(words)).encode().decode("gbk", "ignore"),
    "U+FFFD": lambda words: "\ufffd" * len(words),
}


@pytest.mark.parametrize("way", WAYS)
def test_found_where_it_is_and_nowhere_else(way: str) -> None:
    spoilt = WAYS[way](WORDS)
    found = _spoilt.damage(BEFORE + spoilt + AFTER)
    assert found
    assert all(len(BEFORE) <= one.start < one.end <= len(BEFORE + spoilt) for one in found)
    assert sum(one.end - one.start for one in found) >= 0.8 * len(spoilt)
    assert 0.7 * len(WORDS) <= sum(one.lost for one in found) <= 1.1 * len(WORDS)


@pytest.mark.parametrize(
    "sound",
    [
        "为什么????要做这件事？？？？好!!!",
        "何时????谁来办",
        "浏览、楫、涓滴、浜、鎮、镕、堃、㙍、朱熹",
        "café naïve Ätna façade “é”“à” «»",
        "电话：××××－６１０２８８，××××××××",
        "Ⅰ①⑴㈠→■●◆§№℃㎡",
        "\uf06c建设绿色工厂\uf06e",
        "\ue5e5\ue5e5建设绿色工厂\ue5e5提质",
        "\ue601首页 \ue602",
    ],
)
def test_sound(sound: str) -> None:
    assert _spoilt.damage(BEFORE + sound + "\n" + AFTER) == ()


@pytest.mark.parametrize("old", [False, True])
def test_no_mark_on_our_own_texts(old: bool) -> None:
    for path in sorted(RAW.iterdir()):
        text, _ = _encoding.decode(path.read_bytes(), path.name)
        assert _spoilt.damage(traditional(text) if old else text) == (), path.name


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared texts are not on this machine")
def test_marks_on_real_texts_are_true() -> None:
    marked = {}
    for path in (*SHARED.rglob("*.txt"), *SHARED.rglob("*.html")):
        if found := _spoilt.damage(_encoding.decode(path.read_bytes(), path.name)[0]):
            marked[path.name] = ({one.kind for one in found}, sum(one.lost for one in found))
    # The half of it whose font has no character map.
    assert marked == {"beijing-ecology-plan.txt": ({"glyph"}, 1323)}


@given(
    st.lists(st.sampled_from((*BEFORE, *WORDS, *(way(WORDS) for way in WAYS.values()), "\ue123", "\n")), max_size=30)
)
def test_marks_lie_in_the_text_one_after_the_other(parts: list[str]) -> None:
    text = BEFORE + "".join(parts)
    document = plain.document(text, "a.txt")
    assert document.text == text
    ends = 0
    for one in document.damage:
        assert ends <= one.start < one.end <= len(text)
        assert one.lost > 0
        ends = one.end
