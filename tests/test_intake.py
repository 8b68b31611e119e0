"""Paths → documents: what can be read is read, what cannot is told, and the rest goes on."""

import errno
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline import intake
from pipeline.errors import InputError
from pipeline.schema import Skipped

TEXT = "云港市召开会议。规模以上工业增加值增长8%，城镇新增就业5万人，居民收入稳步提高，生态环境持续改善。\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/c.txt").write_text(TEXT, "utf-8")
    return tmp_path


def read(*paths: Path) -> tuple[list[str], list[Skipped], list[str]]:
    skipped: list[Skipped] = []
    told: list[str] = []
    found = [document.id for document in intake.documents(paths, skipped, told.append)]
    return found, skipped, told


def test_a_folder_is_read_through_in_order(corpus: Path) -> None:
    found, skipped, told = read(corpus)
    assert found == [(corpus / name).as_posix() for name in ("a.txt", "b.txt", "sub/c.txt")]
    assert (skipped, told) == ([], [])


def test_files_are_read_once_and_in_the_order_given(corpus: Path) -> None:
    found, _, _ = read(corpus / "b.txt", corpus, corpus / "a.txt")
    assert [Path(name).name for name in found] == ["b.txt", "a.txt", "c.txt"]


def test_a_path_that_is_not_there_is_told_and_the_rest_goes_on(corpus: Path) -> None:
    gone = corpus / "gone.txt"
    found, skipped, told = read(gone, corpus / "a.txt")
    assert [Path(name).name for name in found] == ["a.txt"]
    assert [(one.path, one.failed) for one in skipped] == [(gone.as_posix(), True)]
    assert told == [f"没有文件或文件夹 {gone.as_posix()}；请检查路径"]
    assert skipped[0].reason == "没有文件或文件夹；请检查路径"


def test_a_link_to_itself_is_told_and_the_rest_goes_on(corpus: Path) -> None:
    loop = corpus / "loop.txt"
    try:
        loop.symlink_to(loop)
    except OSError:
        pytest.skip("no links can be made here")
    failed: list[Skipped] = []
    found = intake.files([loop, corpus / "a.txt"], [], failed.extend, corpus / "out")
    assert found == [(corpus / "a.txt").as_posix()]
    assert [one.path for one in failed] == [loop.as_posix()]


def test_a_file_that_is_no_text_is_told_and_the_rest_goes_on(corpus: Path) -> None:
    (corpus / "aa.txt").write_bytes(bytes(range(256)) * 20)
    (corpus / "ab.txt").write_text("This is an English text about nothing in particular. " * 5, "utf-8")
    found, skipped, told = read(corpus)
    assert [Path(name).name for name in found] == ["a.txt", "b.txt", "c.txt"]
    assert [(Path(one.path).name, one.failed) for one in skipped] == [("aa.txt", True), ("ab.txt", True)]
    assert told == [f"{one.path} {one.reason}" for one in skipped]
    assert all("\n" not in line for line in told)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text there")
def test_a_file_whose_name_is_not_utf8_is_told_and_the_rest_goes_on(corpus: Path) -> None:
    Path(os.fsdecode(os.fsencode(corpus) + b"/\xb1\xa8.txt")).write_text(TEXT, "utf-8")
    found, skipped, told = read(corpus)
    assert len(found) == 3
    assert [Path(one.path).name for one in skipped] == ["\\udcb1\\udca8.txt"]
    assert told == [f"{corpus.as_posix()}/\\udcb1\\udca8.txt 的名称不是 UTF-8；请改名"]


def test_a_folder_that_cannot_be_opened_is_told_and_the_rest_goes_on(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def closed(folder: Path) -> Any:
        if Path(folder).name == "sub":
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return scandir(folder)

    # Tests may run as one whom nothing is closed to.
    monkeypatch.setattr(os, "scandir", closed)
    found, skipped, told = read(corpus)
    assert [Path(name).name for name in found] == ["a.txt", "b.txt"]
    assert [(Path(one.path).name, one.failed) for one in skipped] == [("sub", True)]
    assert told == [f"打不开文件夹 {(corpus / 'sub').as_posix()}：没有权限"]


def test_files_of_other_kinds_are_passed_over_without_a_word(corpus: Path) -> None:
    (corpus / "a.jpg").write_bytes(b"\xff\xd8\xff")
    found, skipped, told = read(corpus)
    assert len(found) == 3
    assert [(Path(one.path).name, one.failed) for one in skipped] == [("a.jpg", False)]
    assert told == []


def test_nothing_is_read_before_it_is_asked_for(corpus: Path) -> None:
    skipped: list[Skipped] = []
    documents = intake.documents([corpus], skipped)
    assert next(documents).id == (corpus / "a.txt").as_posix()
    (corpus / "b.txt").write_bytes(b"\x00" * 100)
    assert [Path(document.id).name for document in documents] == ["c.txt"]
    assert [Path(one.path).name for one in skipped] == ["b.txt"]


def test_where_nothing_can_be_read_the_work_ends(tmp_path: Path) -> None:
    (tmp_path / "plan.xyz").write_bytes(b"x")
    skipped: list[Skipped] = []
    with pytest.raises(InputError, match=r"没有读到任何文本.*plan\.xyz"):
        list(intake.documents([tmp_path], skipped))
