"""Extracts in spaCy's documents: where tokens lie, and the way through a DocBin."""

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.exporters.report import Report
from pipeline.exporters.spacy import TITLE, docs, fill, name_entities, stream, tokens
from pipeline.schema import Document, Extract, Finding, Mention

spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
pytest.importorskip("pipeline.spacy_pipe")
GROUPS = ("zhengce", "indicators", "counts", "findings")
ROOT = Path(__file__).parents[2]


@st.composite
def cuts(draw: st.DrawFn) -> tuple[list[int], list[int], int, int]:
    """Tokens of some length with or without a blank behind, and positions in their text."""
    starts, ends, at = [], [], 0
    for length, blank in draw(st.lists(st.tuples(st.integers(1, 4), st.booleans()), min_size=1, max_size=12)):
        starts.append(at)
        ends.append(at + length)
        at += length + blank
    start = draw(st.integers(0, at))
    return starts, ends, start, draw(st.integers(start, at))


@given(cuts())
def test_exactly_the_tokens_that_share_a_character(cut: tuple[list[int], list[int], int, int]) -> None:
    starts, ends, start, end = cut
    first, last = tokens(*cut)
    assert 0 <= first < last <= len(starts)
    touched = [i for i, (a, b) in enumerate(zip(starts, ends, strict=True)) if a < end and start < b]
    if start < end and touched:
        assert list(range(first, last)) == touched
    else:
        assert last == first + 1


@given(cuts(), cuts())
def test_wider_positions_never_have_fewer_tokens(
    cut: tuple[list[int], list[int], int, int], other: tuple[list[int], list[int], int, int]
) -> None:
    starts, ends, start, end = cut
    size = ends[-1]
    wider = max(0, start - other[2]), min(size, end + other[3])
    if any(a < end and start < b for a, b in zip(starts, ends, strict=True)):
        inner, outer = tokens(*cut), tokens(starts, ends, *wider)
        assert outer[0] <= inner[0] < inner[1] <= outer[1]


@given(st.lists(st.tuples(st.text("云岫市 数谷\na1", min_size=1, max_size=4), st.booleans()), min_size=1), st.data())
def test_every_name_is_inside_its_span(words: list[tuple[str, bool]], data: st.DataObject) -> None:
    doc = spacy.tokens.Doc(spacy.vocab.Vocab(), [word for word, _ in words], [blank for _, blank in words])
    size = len(doc.text)
    places = data.draw(st.lists(st.tuples(st.integers(0, size), st.integers(0, size)).map(sorted), max_size=6))
    document = Document("甲.txt", doc.text)
    names = tuple(Mention("甲.txt", a, b, doc.text[a:b], "ORG") for a, b in places)
    fill(doc, Extract(document, mentions=names))
    assert [span._.record for span in doc.spans["zhengce"]] == list(names)
    for span, name in zip(doc.spans["zhengce"], names, strict=True):
        assert span._.quote == name.text
        assert name.text.strip() in span.text
    name_entities(doc)
    assert {(ent.start, ent.end) for ent in doc.ents} <= {(s.start, s.end) for s in doc.spans["zhengce"]}


def test_two_records_in_one_place_keep_apart() -> None:
    text = "到年7个园区"
    spoken = Document("甲.txt", text).span(0, len(text))
    name = Mention("甲.txt", 0, len(text), text, "ORG")
    finding = Finding("X-1", "X", "date", "note", "说", (spoken, spoken))
    other = Finding("Y-1", "Y", "date", "note", "说", (spoken,))
    doc = spacy.blank("zh")(text)
    fill(doc, Extract(Document("甲.txt", text), mentions=(name, replace(name, kind="PLACE"))), [finding, other])
    assert [span._.record.kind for span in doc.spans["zhengce"]] == ["ORG", "PLACE"]
    assert [span._.record for span in doc.spans["findings"]] == [finding, finding, other]


def test_an_extract_of_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="another text"):
        fill(spacy.blank("zh")("云岫"), Extract(Document("甲.txt", "云岫市")))


def spans(doc: Any) -> list[tuple[object, ...]]:
    return [
        (group, span.start_char, span.end_char, span.label_, span.id_, span._.record)
        for group in GROUPS
        for span in doc.spans[group]
    ]


def through(extracts: tuple[Extract, ...]) -> list[Any]:
    file = io.BytesIO()
    stream(extracts, file)
    return list(spacy.tokens.DocBin().from_bytes(file.getvalue()).get_docs(spacy.blank("zh").vocab))


def test_a_docbin_gives_back_the_same_spans(extracts: tuple[Extract, ...]) -> None:
    found = through(extracts)
    assert [spans(doc) for doc in found] == [spans(doc) for doc in docs(extracts, spacy.vocab.Vocab())]
    assert [doc._.extract for doc in found] == list(extracts)
    assert [doc.user_data[TITLE] for doc in found] == [extract.document.id for extract in extracts]
    assert {doc._.findings for doc in found} == {None}
    for doc, extract in zip(found, extracts, strict=True):
        for span in doc.spans["zhengce"]:
            assert span.text == span._.record.text
        assert len(doc.spans["indicators"]) == len(extract.indicators)


def test_any_text_comes_back(hostile: Report) -> None:
    known = hostile.extracts
    for doc, extract in zip(through(known), known, strict=True):
        assert len(doc.text) == len(extract.document.text)
        assert doc.text == "".join("\ufffd" if 0xD800 <= ord(c) < 0xE000 else c for c in extract.document.text)
        assert len(doc.spans["zhengce"]) == len(extract.mentions)


def test_no_documents_and_empty_ones() -> None:
    assert through(()) == []
    (doc,) = through((Extract(Document("空.txt", "")),))
    assert (doc.text, spans(doc)) == ("", [])


def zhengce(folder: Path, *arguments: str, seed: str = "0", before: str = "pass") -> subprocess.CompletedProcess[str]:
    code = f"import sys; {before}; from pipeline.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "ZHENGCE_MODELS": str(folder)},
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/a.txt").write_text("云岫市建设云岫数谷。\n\n布局量子信息、区块链两个未来产业。\n", "utf-8")
    (tmp_path / "texts/b.txt").write_text("全市地区生产总值增长5.3%。\n", "utf-8")
    return tmp_path


def test_the_command_writes_one_file_the_same_every_time(folder: Path) -> None:
    for seed in "12":
        done = zhengce(folder, "extract", "texts", "--format", "docbin", "--out", f"{seed}.spacy", seed=seed)
        assert done.returncode == 0, done.stderr
    assert (folder / "1.spacy").read_bytes() == (folder / "2.spacy").read_bytes()
    read = spacy.tokens.DocBin().from_disk(folder / "1.spacy").get_docs(spacy.blank("zh").vocab)
    assert {doc.user_data[TITLE]: [span.text for span in doc.spans["zhengce"]] for doc in read} == {
        "texts/a.txt": ["云岫市", "云岫数谷", "量子信息", "区块链"],
        "texts/b.txt": [],
    }


def test_a_docbin_is_not_for_the_screen(folder: Path) -> None:
    done = zhengce(folder, "extract", "texts", "--format", "docbin")
    assert (done.returncode, done.stdout, "docbin 不能写到屏幕上；用 --out 给出文件名" in done.stderr) == (2, "", True)


def test_without_spacy_the_command_says_what_to_install_and_the_others_work(folder: Path) -> None:
    missing = "sys.modules['spacy'] = None"
    done = zhengce(folder, "extract", "texts", "--format", "docbin", "--out", "x.spacy", before=missing)
    assert (done.returncode, "pip install '.[engines]'" in done.stderr) == (2, True)
    assert not list(folder.glob("*x.spacy*"))
    assert zhengce(folder, "extract", "texts", "--format", "csv", before=missing).returncode == 0
