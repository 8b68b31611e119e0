"""Stages segment, score-words and pkuseg-model: files in, files out."""

import json
from pathlib import Path

import pytest

from pipeline import lexicons, records
from pipeline.errors import EngineError, RecordError, TableError
from pipeline.learning.terms import Term, listed
from pipeline.params import Terms
from pipeline.schema import Block, Document
from pipeline.sentences import view
from pipeline.stages.discover_terms import discover_terms
from pipeline.stages.discover_words import discover_words
from pipeline.stages.marked import marked
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
        "unseen": 0,
        "unseen_recall": 0.0,
        "names": 3,
        "names_severed": 0,
        "names_whole": 0,
    }
    assert metrics["names_whole"] >= 0.3333
    speed = json.loads((tmp_path / "out" / "jieba.speed.json").read_text())
    assert set(speed) == {"engine", "load_seconds", "characters", "characters_per_second"}
    assert speed["characters"] == len(TEXT.replace("\n", ""))


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    path = tmp_path / "terms.csv"
    path.write_text(
        listed(
            [
                Term("云碛氢能港", 9, 9.0, 2.0, ("云", "碛", "氢能", "港")),
                Term("规模以上工业", 9, 9.0, 2.0, ("规模以上", "工业")),
            ]
        )
    )
    return path


def test_words_found_are_told_to_the_engine_and_phrases_are_not(documents: Path, terms: Path, tmp_path: Path) -> None:
    for name, told in (("without", None), ("with", terms)):
        segment(documents, tmp_path / f"{name}.jsonl", "jieba", told)
    words = {
        name: {word for row in records.read(tmp_path / f"{name}.jsonl", Words) for word in row.words}
        for name in ("without", "with")
    }
    assert "云碛氢能港" in words["with"] - words["without"]
    assert "规模以上" in words["with"] & words["without"]


def test_a_list_of_words_must_be_there(documents: Path, tmp_path: Path) -> None:
    with pytest.raises(TableError, match="没有词表"):
        segment(documents, tmp_path / "words.jsonl", "jieba", tmp_path / "none.csv")


def test_scores_with_the_words_found_stand_beside_those_without(
    documents: Path, gold: Path, terms: Path, tmp_path: Path
) -> None:
    (gold / "segmentation.txt").write_text("依托 云碛氢能港 形成 产业链 群 。\n", "utf-8")
    score_words(documents, gold, tmp_path / "m.json", tmp_path / "s.json", "jieba", terms)
    metrics = json.loads((tmp_path / "m.json").read_text())
    told = metrics.pop("with_terms")
    assert told["terms"] == 1
    assert (metrics["unseen"], told["unseen"]) == (1, 1)
    assert (metrics["unseen_recall"], told["unseen_recall"]) == (0.0, 1.0)
    assert told["f1"] > metrics["f1"]
    assert told["names_whole"] > metrics["names_whole"]


def test_the_list_is_the_same_for_the_same_texts(tmp_path: Path) -> None:
    texts = [
        f"{verb}泊鸢{after}，{after}里{verb}泊鸢。" for verb in ("推进", "支持", "加快") for after in ("工业", "农业")
    ]
    rows = [Document(f"{n}.txt", text, (Block("paragraph", 0, len(text)),)) for n, text in enumerate(texts)]
    for name, order in (("one", rows), ("other", rows[::-1])):
        records.write(tmp_path / f"{name}.jsonl", order)
        words = tmp_path / f"{name}.words.csv"
        discover_terms(tmp_path / f"{name}.jsonl", tmp_path / f"{name}.csv", Terms(min_pmi=2.5))
        discover_words(tmp_path / f"{name}.jsonl", words, Terms(min_pmi=2.5))
        # Counts are no matter of segmenters.
        assert words.read_text("utf-8").splitlines() == ["term,parts", "泊鸢,泊 鸢"]
        assert lexicons.user_words(words) == lexicons.user_words(tmp_path / f"{name}.csv")
    written = (tmp_path / "one.csv").read_bytes()
    assert written == (tmp_path / "other.csv").read_bytes()
    assert written.decode().splitlines() == ["term,count,pmi,entropy,parts", "泊鸢,12,2.7,1.58,泊 鸢"]


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


def test_kept_words_are_the_words(documents: Path, tmp_path: Path) -> None:
    for name, folder in (("plain", ""), ("cold", str(tmp_path / "kept")), ("warm", str(tmp_path / "kept"))):
        (tmp_path / "kept").mkdir(exist_ok=True)
        segment(documents, tmp_path / f"{name}.jsonl", engine="jieba", folder=folder)
    assert (tmp_path / "plain.jsonl").read_bytes() == (tmp_path / "cold.jsonl").read_bytes()
    assert (tmp_path / "plain.jsonl").read_bytes() == (tmp_path / "warm.jsonl").read_bytes()
    assert list((tmp_path / "kept").rglob("*.entry"))


def test_what_has_no_marks_is_not_looked_at(documents: Path, gold: Path, tmp_path: Path) -> None:
    (gold / "y.json").unlink()
    marked(documents, gold, tmp_path / "before.jsonl")
    more = tmp_path / "more.jsonl"
    extra = Document("云岫/新.txt", "新的一份。", (Block("paragraph", 0, 5),))
    records.write(more, [extra, *records.read(documents, Document)])
    marked(more, gold, tmp_path / "after.jsonl")
    assert (tmp_path / "before.jsonl").read_bytes() == (tmp_path / "after.jsonl").read_bytes()
    assert records.lines(tmp_path / "before.jsonl")
