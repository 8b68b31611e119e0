"""Which reader reads a file, and which files of a folder are read."""

import os
import subprocess
from pathlib import Path

import pytest

from pipeline import plugins
from pipeline.errors import InputError
from pipeline.readers import documents, read, suffixes

TEXT = "到2025年，全市工业增加值突破1800亿元。"
PAGE = f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>"


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", plugins.names("pipeline.readers"))
def test_every_reader_offers_its_endings_and_a_function(name: str) -> None:
    module = plugins.load("pipeline.readers", name, offers="SUFFIXES")
    assert module.__doc__
    assert hasattr(module, "read") or hasattr(module, "members")
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in module.SUFFIXES)
    assert set(module.SUFFIXES) <= set(suffixes())


def test_no_two_readers_claim_one_ending() -> None:
    assert len(suffixes()) == len(set(suffixes()))


@pytest.mark.parametrize(
    ("name", "text", "format_name"),
    [
        ("a.txt", TEXT, "text"),
        ("a.TXT", TEXT, "text"),
        ("规划", TEXT, "text"),
        ("a.unknown", TEXT, "text"),
        ("a.html", PAGE, "html"),
        ("a.htm", f"<b>{TEXT}</b>", "html"),
        ("a.doc", PAGE, "html"),
        ("a.txt", f"\n<!-- saved -->\n<div class='wrap'><p>{TEXT}</p></div>", "html"),
        ("a.txt", f"<二〇二五年>{TEXT}", "text"),
    ],
)
def test_a_file_is_read_by_its_beginning_then_by_its_ending(
    tmp_path: Path, name: str, text: str, format_name: str
) -> None:
    document = read(_write(tmp_path / name, text))
    assert document.format == format_name
    assert TEXT in document.text


def test_the_id_is_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path / "raw" / "a.txt", TEXT)
    monkeypatch.chdir(tmp_path)
    assert read(Path("raw/a.txt")).id == "raw/a.txt"
    assert read(Path("raw/a.txt"), name="./raw/a.txt").id == "./raw/a.txt"


def test_missing_and_unreadable_paths_are_input_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有文件"):
        read(tmp_path / "none.txt")
    with pytest.raises(InputError, match="文件夹"):
        read(tmp_path)
    with pytest.raises(InputError, match="没有文件或文件夹"):
        list(documents([tmp_path / "none"]))


def test_folders_are_read_in_order_and_what_is_skipped_is_told(tmp_path: Path) -> None:
    names = ["b.txt", "a.html", "sub/c.htm", "sub/d.ppt", ".hidden.txt", ".git/e.txt", "~$f.txt", "noending"]
    for name in names:
        _write(tmp_path / name, TEXT)
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    skipped: dict[str, str] = {}

    def skip(path: Path, reason: str) -> None:
        skipped[path.relative_to(tmp_path).as_posix()] = reason

    found = [path.relative_to(tmp_path).as_posix() for path in documents([tmp_path], skip=skip)]
    assert found == ["a.html", "b.txt", "sub/c.htm"]
    assert {*skipped} == {".git", ".hidden.txt", "~$f.txt", "loop", "noending", "pipe.txt", "sub/d.ppt"}
    assert ".ppt" in skipped["sub/d.ppt"]


def test_a_file_named_is_read_whatever_its_ending_and_only_once(tmp_path: Path) -> None:
    file = _write(tmp_path / "a.csv", TEXT)
    other = _write(tmp_path / "b.txt", TEXT)
    assert list(documents([file, other, tmp_path, file])) == [file, other]


def test_a_text_without_a_stop_is_no_notice_because_it_speaks_of_rights(tmp_path: Path) -> None:
    text = "加强公有领域作品的利用，" + "推动高质量发展，" * 2_000
    assert [block.kind for block in read(_write(tmp_path / "甲.txt", text)).blocks] == ["paragraph"]


def test_folders_are_read_however_deep_they_are_and_wherever_links_lead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path / "b.txt", TEXT)
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    monkeypatch.chdir(tmp_path)
    for _ in range(1_200):
        Path("d").mkdir()
        os.chdir("d")
    _write(Path("c.txt"), TEXT)
    os.chdir(tmp_path)
    skipped: list[str] = []
    found = [path.name for path in documents([Path()], skip=lambda path, _: skipped.append(path.name))]
    # What clears the folders of tests goes no deeper than calls can be.
    subprocess.run(["rm", "-rf", "d"], check=True)
    assert (found, skipped) == (["b.txt", "c.txt"], ["a.txt"])


def test_what_has_no_end_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path / "pipe.txt", Path("/dev/zero")):
        with pytest.raises(InputError, match="是管道或设备，不是文件；请先存成文件"):
            read(path)
