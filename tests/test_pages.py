"""The pages of docs do what they show: every file written, every command run, every answer held against the page."""

import csv
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pages import DOCS, ROOT, Block, blocks, commands, parts, rows, tells
from typer.main import get_command

from pipeline.cli import app

TUTORIAL = DOCS / "tutorial.zh-CN.md"
BRIEFING = "a01-jinan-briefing.txt"
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
        elif block.language == "diff":
            old, new = (line[1:] for line in block.body.splitlines())
            _edit(folder / BRIEFING, old, new)
        elif block.language == "text":
            shown = (folder / block.found).read_text("utf-8") if block.found else said
            assert tells(shown, block.body), shown


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The outputs as they are when the tutorial speaks of the graph and of the workbook, all of it done in a folder."""
    folder = tmp_path_factory.mktemp("reading")
    shutil.copy(ROOT / "corpora/raw" / BRIEFING, folder)
    done = {}
    for title, part in parts(TUTORIAL).items():
        follow(blocks(part), folder, ROOT)
        if (folder / "outputs").is_dir():
            done[title] = Path(shutil.copytree(folder / "outputs", folder / f"after {title}"))
    return done


def _table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


def test_the_tutorial_counts_what_the_graph_holds(followed: dict[str, Path]) -> None:
    part, out = parts(TUTORIAL)["看图"], followed["看图"]
    tables = {"点": _table(out / "nodes.csv"), "边": _table(out / "edges.csv")}
    assert f"{len(tables['点'])} 个点、{len(tables['边'])} 条边" in part
    assert [row["Id"] for row in tables["点"] if row["conflict"] == "true"] == ["CLASS:未来产业"]
    for _, column, value, left in rows(part):
        of, name = column.replace("`", "").split("的 ")
        found = [row for row in tables[of] if value in row[name].split(";")]
        assert left.split()[0] == str(len(found)), column


def test_the_tutorial_counts_what_the_workbook_holds(followed: dict[str, Path]) -> None:
    book = load_workbook(followed["看工作簿"] / "audit.xlsx")
    said = {name: number for name, number, _ in rows(parts(TUTORIAL)["看工作簿"])}
    assert said == {sheet.title: str(sheet.max_row - 1) if sheet.title != "说明" else "" for sheet in book}


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")) + sorted(ROOT.glob("*.md")), ids=lambda page: page.name)
def test_links_lead_to_what_is_there(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        file, _, heading = target.partition("#")
        if "://" not in target:
            path = page.parent / file if file else page
            assert path.exists(), target
            assert not heading or f"# {heading}\n" in path.read_text("utf-8"), target


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


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_commands_of_the_readme_are_there_with_their_options(page: str) -> None:
    known: Any = get_command(app)
    told = set()
    for line in re.findall(r"^(?:\.venv\\Scripts\\)?zhengce (.+)$", (ROOT / page).read_text("utf-8"), re.MULTILINE):
        name, *words = shlex.split(line.replace("\\", "/"), comments=True)
        options = {option for parameter in known.commands[name].params for option in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= options, line
        told.add(name)
    # Rules are read in docs/rules.md, or told one by one.
    assert told == set(known.commands) - {"rules"}


def test_both_readmes_show_the_same_commands() -> None:
    def shown(page: str) -> list[list[str]]:
        text = (ROOT / page).read_text("utf-8")
        every = [words for block in blocks(text) for words in commands(block.body.replace("\\", "/"))]
        # Names of files and reasons are in the reader's language.
        return sorted([word for word in words if word.isascii() and not word.isupper()] for words in every)

    assert [words[:2] for words in shown("README.md")] == [words[:2] for words in shown("README.zh-CN.md")]
