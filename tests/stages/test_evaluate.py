"""The stage over a small corpus, through the real pipeline."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import RecordError
from pipeline.stages import audit, evaluate, extract, read

CORPORA = Path(__file__).parents[2] / "corpora"
NAMES = ("a05-luting-tourism-answers", "b04-marine-notice")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outputs")
    texts = [path for path in sorted((CORPORA / "raw").iterdir()) if path.stem in NAMES]
    read.read(texts, folder, print)
    extract.extract(folder, "jieba")
    audit.audit(folder, ())
    return folder


def marked(folder: Path, *names: str) -> Path:
    for name in names:
        shutil.copy(CORPORA / "gold" / f"{name}.json", folder)
    return folder


def leaves(value: Any) -> list[Any]:
    return [leaf for each in value.values() for leaf in leaves(each)] if isinstance(value, dict) else [value]


def test_metrics_are_nested_numbers_and_always_the_same(tmp_path: Path, out: Path) -> None:
    gold, once, again = marked(tmp_path, *NAMES), tmp_path / "metrics" / "1.json", tmp_path / "metrics" / "2.json"
    evaluate.evaluate(out, gold, once)
    evaluate.evaluate(out, gold, again)
    assert once.read_bytes() == again.read_bytes()
    metrics = json.loads(once.read_bytes())
    assert metrics["texts"] == 2
    assert set(metrics["genres"]) == {"briefing", "plan"}
    assert {type(leaf) for leaf in leaves(metrics)} == {int, float}
    assert all(leaf == round(leaf, 4) for leaf in leaves(metrics))


def test_only_marked_texts_are_scored(tmp_path: Path, out: Path) -> None:
    gold = marked(tmp_path, NAMES[0])
    evaluate.evaluate(out, gold, tmp_path / "metrics.json.out")
    assert json.loads((tmp_path / "metrics.json.out").read_bytes())["texts"] == 1


def test_a_marked_text_that_was_not_read_is_told(tmp_path: Path, out: Path) -> None:
    with pytest.raises(RecordError, match=r"没有标注过的文本 a01-jinan-briefing\.txt"):
        evaluate.evaluate(out, marked(tmp_path, "a01-jinan-briefing"), tmp_path / "metrics.json")
