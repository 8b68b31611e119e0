"""Texts and their marks side by side."""

import json
from pathlib import Path

import pytest

from pipeline.errors import RecordError
from pipeline.learning.marked_texts import paired
from pipeline.schema import Document

EMPTY = {"genre": "news", "split": "dev", "clean": True, "mentions": [], "indicators": [], "counts": [], "faults": []}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "甲.json").write_text(json.dumps({"document": "甲.txt", **EMPTY}), "utf-8")
    return tmp_path


def test_marks_belong_to_the_document_of_their_file_name(gold: Path) -> None:
    pairs = list(paired([Document("some/甲.txt", "文"), Document("乙.txt", "文")], gold))
    assert [(document.id, marks and marks.split) for document, marks in pairs] == [
        ("some/甲.txt", "dev"),
        ("乙.txt", None),
    ]


def test_marks_without_a_document_are_named(gold: Path) -> None:
    with pytest.raises(RecordError, match=r"甲\.txt"):
        list(paired([Document("乙.txt", "文")], gold))


def test_a_folder_without_marks_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="没有标注文件"):
        list(paired([], tmp_path))
