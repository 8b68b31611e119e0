"""The house as CONTRIBUTING.md describes it: plugins name their neighbours, files are rooms, nothing leans outside."""

import ast
import importlib
import re
import subprocess

import pytest
from imports import ROOT

from pipeline import plugins

ROOMS = {
    "pipeline.readers": "SUFFIXES",
    "pipeline.segmenters": "load",
    "pipeline.recognisers": "recognise",
    "pipeline.assemblers": "assemble",
}
MODULES = sorted((ROOT / "pipeline").rglob("*.py"))
LONGEST = 250


@pytest.mark.parametrize(("package", "offers"), ROOMS.items())
def test_plugins_come_after_plugins_that_are_there(package: str, offers: str) -> None:
    found = {module.__name__.rpartition(".")[2]: module for module in plugins.discover(package, offers=offers)}
    for module in found.values():
        assert set(getattr(module, "AFTER", ())) <= set(found)


@pytest.mark.parametrize("package", ROOMS)
def test_a_file_in_a_room_is_a_plugin_or_says_that_it_is_none(package: str) -> None:
    for name in plugins.names(package):
        assert hasattr(importlib.import_module(f"{package}.{name}"), ROOMS[package]), f"{package}.{name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_says_what_it_is_for_and_stays_one_room(path) -> None:  # type: ignore[no-untyped-def]
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= LONGEST
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), "no docstring"


def test_no_utils() -> None:
    assert not [path for path in MODULES if re.search(r"util|helper|common|misc|manager", path.stem)]


def test_nothing_committed_leans_on_this_machine_or_an_index() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a Git checkout: no list of committed files")
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = ROOT / name
        if not path.is_file():
            continue
        assert path.stat().st_size <= 400_000, name
        if path.suffix in (".py", ".yaml", ".toml", ".txt", ".cfg") and not name.startswith(("tests/", "corpora/")):
            text = path.read_text("utf-8")
            assert not re.search(r"--(?:extra-)?index-url|://[^\s\"']*(?:pypi|simple/)", text), name
            assert "shared/" not in text, name
