"""pkuseg: what it says without a model, and how names overrule the model."""

import shutil
from pathlib import Path

import pytest

from pipeline.errors import EngineError
from pipeline.segmenters import pkuseg

PREPARED = Path(__file__).parents[2] / pkuseg.MODEL


def test_without_a_model_it_says_what_to_run(tmp_path: Path) -> None:
    pytest.importorskip("spacy_pkuseg", reason="spacy-pkuseg is not installed")
    with pytest.raises(EngineError) as caught:
        pkuseg.load((), tmp_path)
    message = str(caught.value)
    assert f"没有 {tmp_path / 'features.msgpack'}" in message
    assert "`zhengce stage pkuseg-model`" in message


@pytest.mark.parametrize("name", pkuseg.FILES)
def test_damaged_model_is_an_engine_error(small_model: Path, tmp_path: Path, name: str) -> None:
    pytest.importorskip("spacy_pkuseg", reason="spacy-pkuseg is not installed")
    shutil.copytree(small_model, tmp_path / "model")
    (tmp_path / "model" / name).write_bytes(b"\x93damaged")
    with pytest.raises(EngineError, match="不能装入"):
        pkuseg.load((), tmp_path / "model")


@pytest.mark.parametrize(
    ("words", "names", "expected"),
    [
        (["中国", "算谷"], ["中国算谷"], ["中国算谷"]),
        (["在中", "国算", "谷里"], ["中国算谷"], ["在", "中国算谷", "里"]),
        (["计算", "力"], ["算力"], ["计算", "力"]),
        (["算", "力"], ["算力"], ["算力"]),
        (["算力网"], ["算力"], ["算力网"]),
        (["国家", "算力", "网"], ["算力", "国家算力网", "家算力"], ["国家算力网"]),
        ([" ", "算", "力", "\n"], ["算力"], [" ", "算力", "\n"]),
        ([], ["算力"], []),
        (["算", "力"], [], ["算", "力"]),
    ],
)
def test_names_overrule_the_model(words: list[str], names: list[str], expected: list[str]) -> None:
    assert pkuseg.whole(lambda _: words, names)("".join(words)) == expected


@pytest.mark.slow
@pytest.mark.skipif(not PREPARED.is_dir(), reason="pkuseg's model is not prepared (dvc repro pkuseg_model)")
def test_the_published_model_cuts_words() -> None:
    pytest.importorskip("spacy_pkuseg", reason="spacy-pkuseg is not installed")
    cut = pkuseg.load(["产业链群"], PREPARED)
    assert cut("布局 21个产业链群，\n加快发展。") == [
        "布局", " ", "21", "个", "产业链群", "，", "\n", "加快", "发展", "。",
    ]  # fmt: skip
