"""Stages segment, score-words and pkuseg-model: files in, files out."""

import json
from pathlib import Path

import pytest

from pipeline import records
from pipeline.errors import EngineError, RecordError
from pipeline.schema import Block, Document
from pipeline.sentences import view
from pipeline.stages.pkuseg_model import pkuseg_model
from pipeline.stages.score_words import score_words
from pipeline.stages.segment import Words, segment

TEXT = "临渚发布会\n首页 临渚日报\n临渚市依托 云碛氢能港，形成６个产业链\n群。到2025年，规模以上工业增长8%。"
BLOCKS = (Block("heading", 0, 5), Block("boilerplate", 6, 13), Block("paragraph", 14, len(TEXT)))
DOCUMENT = Document("corpora/raw/x.txt", TEXT, BLOCKS, title="临渚发布会")


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    records.write(tmp_path / "documents.jsonl", [DOCUMENT])
    return tmp_path / "documents.jsonl"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "segmentation.txt").write_text("# 说明\n规模以上 工业 增长 8% 。\n", "utf-8")
    names = [
        ("CARRIER", "云碛氢能港"),
        ("PLACE", "临渚市"),
        ("INDUSTRY", "产业链\n群"),
        ("DOC", "临渚发布会"),
        ("ORG", "临渚日报"),
    ]
    mentions = [
        {"kind": kind, "text": text, "start": TEXT.index(text), "end": TEXT.index(text) + len(text)}
        for kind, text in names
    ]
    rest = {"genre": "briefing", "split": "test", "clean": True, "indicators": [], "counts": [], "faults": []}
    for name, document, marks in (("x", "x.txt", mentions), ("y", "absent.txt", [])):
        content = {"document": document, "mentions": marks, **rest}
        (tmp_path / "gold" / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return tmp_path / "gold"


def test_sentences_with_words(documents: Path, tmp_path: Path) -> None:
    segment(documents, tmp_path / "words" / "jieba.jsonl", engine="jieba")
    found = list(records.read(tmp_path / "words" / "jieba.jsonl", Words))
    assert [TEXT[row.start : row.end] for row in found] == [
        "临渚发布会",
        "临渚市依托 云碛氢能港，形成６个产业链\n群。",
        "到2025年，规模以上工业增长8%。",
    ]
    assert all("".join(row.words) == view(TEXT[row.start : row.end])[0] for row in found)
    assert "产业链群" in found[1].words
    assert found[2].words == ("到", "2025", "年", "，", "规模以上", "工业", "增长", "8%", "。")


def test_scores(documents: Path, gold: Path, tmp_path: Path) -> None:
    score_words(documents, gold, tmp_path / "out" / "jieba.json", tmp_path / "out" / "jieba.speed.json", engine="jieba")
    metrics = json.loads((tmp_path / "out" / "jieba.json").read_text())
    assert metrics | {"names_severed": 0, "names_whole": 0} == {
        "engine": "jieba",
        "words": 5,
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
        "names": 3,
        "names_severed": 0,
        "names_whole": 0,
    }
    assert metrics["names_whole"] >= 0.3333
    speed = json.loads((tmp_path / "out" / "jieba.speed.json").read_text())
    assert set(speed) == {"engine", "load_seconds", "characters", "characters_per_second"}
    assert speed["characters"] == len(TEXT.replace("\n", ""))


def test_same_input_same_bytes(documents: Path, gold: Path, tmp_path: Path) -> None:
    for name in ("one", "other"):
        segment(documents, tmp_path / name / "words.jsonl", engine="jieba")
        score_words(documents, gold, tmp_path / name / "m.json", tmp_path / f"{name}.speed.json", engine="jieba")
    for name in ("words.jsonl", "m.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


def test_damaged_gold_is_named(documents: Path, gold: Path, tmp_path: Path) -> None:
    (gold / "y.json").write_text('{"document": 1}', "utf-8")
    with pytest.raises(RecordError, match=r"y\.json 不是标注文件"):
        score_words(documents, gold, tmp_path / "m.json", tmp_path / "s.json", engine="jieba")


def test_only_the_published_wheel_is_prepared(tmp_path: Path) -> None:
    (tmp_path / "x.whl").write_bytes(b"PK")
    with pytest.raises(EngineError, match="sha256"):
        pkuseg_model(tmp_path / "model", tmp_path / "x.whl")
    assert not (tmp_path / "model").exists()
