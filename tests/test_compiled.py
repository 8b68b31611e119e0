"""Patterns that are taken from a file are those that `re` compiles; a bad file costs time and nothing else."""

import marshal
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shell import COMMAND

from pipeline import compiled
from pipeline.recognisers import _shaped, gap
from pipeline.recognisers._number import _RANGE, _SINGLE

SOURCES = [*(source for _, source in (*_shaped._TABLE.rows, *gap._PLACES.rows)), r"(?P<a>甲)|乙(丙)?", "(?i)ab", ""]
PAGE = "全市新增绿色工厂12家，同比增长8%，建成青岚算谷。"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of more patterns than are worth one."""
    patterns = compiled.Patterns(tmp_path / "new" / "all.patterns")
    for source in SOURCES:
        patterns.compile(source)
    patterns.write()
    return tmp_path / "new" / "all.patterns"


def test_what_is_kept_is_what_re_makes(file: Path) -> None:
    patterns = compiled.Patterns(file)
    for source in SOURCES:
        taken, made = patterns.compile(source), re.compile(source)
        assert (taken.flags, taken.groups, taken.groupindex) == (made.flags, made.groups, made.groupindex)
        assert [match.span() for match in taken.finditer(PAGE)] == [match.span() for match in made.finditer(PAGE)]
    assert patterns._new == 0


@given(st.text("全市新增绿色工厂12家，亿元同比8%", max_size=30))
def test_it_finds_what_re_finds(text: str) -> None:
    for pattern in (_RANGE, _SINGLE):
        again = compiled._pattern(pattern.pattern, compiled._made(pattern.pattern, pattern.flags & ~re.UNICODE))
        found = [match.groupdict() for match in again.finditer(text)]
        assert found == [match.groupdict() for match in pattern.finditer(text)]


@pytest.mark.parametrize("spoilt", [b"", b"no marshal", marshal.dumps(3), marshal.dumps((("2.7", 1, "little"), {}))])
def test_a_file_of_another_kind_is_passed_over(file: Path, spoilt: bytes) -> None:
    file.write_bytes(spoilt)
    assert compiled.Patterns(file).compile("甲+").fullmatch("甲甲")


def test_few_are_not_worth_a_file(tmp_path: Path) -> None:
    patterns = compiled.Patterns(tmp_path / "few.patterns")
    patterns.compile("甲")
    patterns.write()
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("", "utf-8")
    patterns = compiled.Patterns(tmp_path / "a file" / "all.patterns")
    for source in SOURCES:
        patterns.compile(source)
    patterns.write()


def test_a_command_says_the_same_with_it_and_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "页.txt").write_text(PAGE, "utf-8")
    command = [*COMMAND, "extract", "--no-cache", "页.txt"]
    said = [subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout for _ in range(2)]
    assert said[0] == said[1] != b""
    if sys.platform == "linux":
        assert [path.suffix for path in (tmp_path / "cache" / "zhengce").iterdir()] == [".patterns"]
