"""A file in a folder is a plugin."""

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline import plugins
from pipeline.errors import EngineError

Folder = Callable[[dict[str, str]], str]
WORK = "def work():\n    return __name__\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Folder]:
    """Makes a package of the named files and gives its name."""
    made: list[str] = []
    monkeypatch.syspath_prepend(str(tmp_path))

    def make(files: dict[str, str]) -> str:
        name = f"plugged{len(made)}"
        made.append(name)
        (tmp_path / name).mkdir()
        for file, text in {"__init__": "", **files}.items():
            (tmp_path / name / f"{file}.py").write_text(text, "utf-8")
        importlib.invalidate_caches()
        return name

    yield make
    for module in [m for m in sys.modules if m.split(".")[0] in made]:
        del sys.modules[module]


def order(package: str) -> list[str]:
    return [module.__name__.rpartition(".")[2] for module in plugins.discover(package, offers="work")]


def test_files_are_found_by_name(folder: Folder) -> None:
    package = folder({"b": WORK, "a": WORK, "_shared": "X = 1\n"})
    assert plugins.names(package) == ("a", "b")
    assert order(package) == ["a", "b"]


def test_each_comes_after_those_it_names(folder: Folder) -> None:
    package = folder({"a": "AFTER = ('c',)\n" + WORK, "b": WORK, "c": "AFTER = ('d',)\n" + WORK, "d": WORK})
    found = order(package)
    assert sorted(found) == ["a", "b", "c", "d"]
    assert found.index("d") < found.index("c") < found.index("a")
    assert found == order(package)


def test_a_file_that_offers_nothing_is_passed_over(folder: Folder) -> None:
    assert order(folder({"a": WORK, "b": "X = 1\n"})) == ["a"]


def test_naming_one_that_is_not_there_does_no_harm(folder: Folder) -> None:
    assert order(folder({"a": "AFTER = ('gone',)\n" + WORK})) == ["a"]


def test_an_empty_folder_has_no_plugins(folder: Folder) -> None:
    assert order(folder({})) == []


def test_a_circle_is_told(folder: Folder) -> None:
    package = folder({"a": "AFTER = ('b',)\n" + WORK, "b": "AFTER = ('a',)\n" + WORK})
    with pytest.raises(EngineError, match=f"{package} 的插件互为先后"):
        order(package)


def test_one_by_name(folder: Folder) -> None:
    package = folder({"a": WORK, "b": "X = 1\n"})
    assert plugins.load(package, "a", offers="work").work() == f"{package}.a"
    with pytest.raises(EngineError, match=r"没有 c；可用：a、b"):
        plugins.load(package, "c", offers="work")
    with pytest.raises(EngineError, match=r"\.b 没有函数 work"):
        plugins.load(package, "b", offers="work")


@pytest.mark.parametrize("name", ["_shared", "../a", "", "a.b"])
def test_what_is_no_plugin_is_not_loaded(folder: Folder, name: str) -> None:
    package = folder({"a": WORK, "_shared": WORK})
    with pytest.raises(EngineError, match="没有"):
        plugins.load(package, name, offers="work")
