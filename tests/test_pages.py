"""The pages of docs do what they show: every file written, every command run, every answer held against the page."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pages import DOCS, ROOT, Block, blocks, commands, parts, tells

EXTENDING = parts(DOCS / "extending.zh-CN.md")
PROGRAMS = {"zhengce": ["-c", "from pipeline.cli import main; main()"], "pytest": ["-m", "pytest"]}


def run(words: list[str], folder: Path, code: Path) -> str:
    """What a command prints; a `check` that finds something exits with 1."""
    done = subprocess.run(
        [sys.executable, *PROGRAMS[words[0]], *words[1:]],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(code), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0 or (words[1] == "check" and done.returncode == 1), done.stdout + done.stderr
    return done.stdout


def follow(page: tuple[Block, ...], folder: Path, code: Path) -> None:
    """Do what the blocks say, one after the other."""
    said = ""
    for block in page:
        if block.file:
            path = folder / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.body, "utf-8")
        elif block.language == "sh":
            said = "".join(run(words, folder, code) for words in commands(block.body))
        elif block.language == "text":
            shown = (folder / block.found).read_text("utf-8") if block.found else said
            assert tells(shown, block.body), shown


@pytest.mark.parametrize("part", EXTENDING)
def test_what_is_added_as_the_page_says_works(part: str, tmp_path: Path) -> None:
    page = blocks(EXTENDING[part])
    shutil.copytree(ROOT / "pipeline", tmp_path / "pipeline")
    shutil.copytree(ROOT / "tests/rules", tmp_path / "tests/rules")
    shutil.copy(ROOT / "tests/conftest.py", tmp_path / "tests")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    # What is added is a file that was not there: nobody else's is changed.
    assert not [block.file for block in page if (tmp_path / block.file).is_file()]
    assert any(block.language == "sh" for block in page)
    follow(page, tmp_path, tmp_path)


def test_a_page_that_shows_something_else_is_told_apart() -> None:
    assert tells("甲\n乙\n丙\n", "甲\n……\n丙")
    assert tells("甲乙\n", "甲……")
    assert not tells("甲\n乙\n丙\n", "甲\n丙")
    assert not tells("甲\n", "甲\n乙")
