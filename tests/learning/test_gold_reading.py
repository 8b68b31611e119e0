"""Reading gold: places by offsets and by words, and complaints that say where."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import RecordError
from pipeline.learning import gold
from pipeline.schema import Document

TEXT = "建设 中国算谷，\n新增中国算谷企业40家，达到４０\n０家。"
NAME = {"kind": "CARRIER", "text": "中国算谷", "start": 3, "end": 7}
STATEMENT = {
    "indicator": "中国算谷企业",
    "indicator_start": 11,
    "quantity": "40家",
    "q_start": 17,
    "q_end": 20,
    "low": "40",
    "high": "40",
    "unit": "家",
    "measure": "count",
    "period": None,
    "status": "achieved",
    "approx": False,
}


@pytest.fixture
def document() -> Document:
    return Document("某地.txt", TEXT)


def written(folder: Path, **parts: Any) -> Path:
    path = folder / "某地.json"
    rows = {"document": "某地.txt", "genre": "news", "split": "train", "clean": True}
    empty: dict[str, list[Any]] = {part: [] for part in ("mentions", "indicators", "counts", "faults")}
    path.write_text(json.dumps({**rows, **empty, **parts}), "utf-8")
    return path


def test_marks_become_records(tmp_path: Path, document: Document) -> None:
    found = gold.load(written(tmp_path, mentions=[NAME], indicators=[STATEMENT]), document)
    assert [(m.kind, m.text, m.document) for m in found.mentions] == [("CARRIER", "中国算谷", "某地.txt")]
    assert [(i.text, i.quantity_start, i.low) for i in found.indicators] == [("中国算谷企业40家", 17, 40)]


def test_place_unknown_is_found_by_the_words_around_it(tmp_path: Path, document: Document) -> None:
    row = {**NAME, "start": None, "end": None, "context": ["新增", "企业"]}
    assert gold.load(written(tmp_path, mentions=[row]), document).mentions[0].start == 11


def test_place_unknown_is_found_by_its_occurrence(tmp_path: Path, document: Document) -> None:
    row = {**NAME, "start": None, "end": None, "nth": 2}
    assert gold.load(written(tmp_path, mentions=[row]), document).mentions[0].start == 11


def test_a_lost_number_stands_behind_the_words_before_it() -> None:
    assert gold.place("达到\n个，", "", context=("达到", "个")) == (2, 2)


def test_a_name_may_be_broken_and_wide_in_the_source(tmp_path: Path) -> None:
    document = Document("某地.txt", "PM２.5 平均\n浓度40家")
    row = {**STATEMENT, "indicator": "PM2.5平均浓度", "indicator_start": 0, "q_start": 11, "q_end": 14}
    assert gold.load(written(tmp_path, indicators=[row]), document).indicators[0].start == 0


@pytest.mark.parametrize(
    "row",
    [
        {**NAME, "start": 4, "end": 8},
        {**NAME, "start": None, "end": None},
        {**NAME, "start": None, "end": None, "nth": 3},
    ],
    ids=["words differ", "nothing to find it by", "no such occurrence"],
)
def test_a_mark_without_place_is_told(tmp_path: Path, document: Document, row: dict[str, Any]) -> None:
    path = written(tmp_path, mentions=[NAME, row], indicators=[{**STATEMENT, "q_start": 16}])
    assert len(gold.complaints(path, document)) == 2
    with pytest.raises(RecordError, match=r"某地\.json mentions\[1\]：“中国算谷”.*共2处"):
        gold.load(path, document)


@pytest.mark.parametrize(
    "parts", [{"mentions": [{**NAME, "kind": "THING"}]}, {"verdict": 1}, {"mentions": {}}, {"split": "rest"}]
)
def test_a_file_of_another_shape_is_refused(tmp_path: Path, document: Document, parts: dict[str, Any]) -> None:
    with pytest.raises(RecordError, match=r"某地\.json 不是标注文件"):
        gold.load(written(tmp_path, **parts), document)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="读不了标注文件"):
        gold.text_name(tmp_path / "无.json")
