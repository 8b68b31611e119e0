"""What was made before is found again while nothing has changed, and made again in any other case."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import cache, harvest, intake, lexicons
from pipeline.params import RULES_ALONE
from pipeline.schema import Extract, Skipped

TEXT = "云岫市召开会议。规模以上工业增加值增长8%，城镇新增就业5万人，布局低空经济等3个未来产业。\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"{name}区。{TEXT}", "utf-8")
    return folder


def entries(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*.entry"))}


def found(texts: Path, folder: str, skipped: list[Skipped] | None = None) -> list[Extract]:
    task = harvest.task("jieba", RULES_ALONE, folder)
    return list(harvest.extracts([texts], [] if skipped is None else skipped, lambda _: None, task))


def test_the_same_comes_from_the_cache(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = cache.opened(tmp_path / "kept", print)
    bare, cold = found(texts, ""), found(texts, folder)
    assert len(entries(tmp_path / "kept")) == 6
    monkeypatch.setattr(harvest, "_cut", None)
    monkeypatch.setattr(intake, "inside", None)
    assert bare == cold == found(texts, folder)


def test_one_changed_text_costs_that_text(texts: Path, tmp_path: Path) -> None:
    folder = cache.opened(tmp_path / "kept", print)
    found(texts, folder)
    before = entries(tmp_path / "kept")
    (texts / "b.txt").write_text(f"另一区。{TEXT}", "utf-8")
    assert [extract.document.text[:3] for extract in found(texts, folder)] == ["a区。", "另一区", "c区。"]
    after = entries(tmp_path / "kept")
    assert len(after) == len(before) + 2
    assert before.items() <= after.items()


def test_a_name_is_part_of_what_is_known(texts: Path, tmp_path: Path) -> None:
    folder = cache.opened(tmp_path / "kept", print)
    found(texts, folder)
    (texts / "c.txt").rename(texts / "d.txt")
    assert [Path(extract.document.id).name for extract in found(texts, folder)] == ["a.txt", "b.txt", "d.txt"]
    assert {each.document for extract in found(texts, folder) for each in extract.sentences} == {
        (texts / f"{name}.txt").as_posix() for name in "abd"
    }


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_a_damaged_entry_is_made_again(texts: Path, tmp_path: Path, damage: bytes | None) -> None:
    folder = cache.opened(tmp_path / "kept", print)
    cold, whole = found(texts, folder), entries(tmp_path / "kept")
    for path, content in whole.items():
        # A flipped bit in the middle, a cut, or nothing of it left.
        path.write_bytes(bytes([*content[:40], content[40] ^ 1, *content[41:]]) if damage is None else damage)
    assert found(texts, folder) == cold
    assert entries(tmp_path / "kept") == whole


def test_what_could_not_be_read_is_tried_again(texts: Path, tmp_path: Path) -> None:
    folder = cache.opened(tmp_path / "kept", print)
    (texts / "bad.txt").write_bytes(b"\x00\x01\x02" * 9)
    for _ in range(2):
        skipped: list[Skipped] = []
        found(texts, folder, skipped)
        assert [(Path(each.path).name, each.failed) for each in skipped] == [("bad.txt", True)]
    assert len(entries(tmp_path / "kept")) == 6


def test_the_oldest_go_first_and_unfinished_ones_too(tmp_path: Path) -> None:
    for number in range(5):
        path = tmp_path / f"{number}.entry"
        path.write_bytes(bytes(100))
        os.utime(path, (number, number))
    (tmp_path / "old.tmp").write_bytes(b"x")
    os.utime(tmp_path / "old.tmp", (0, 0))
    (tmp_path / "new.tmp").write_bytes(b"x")
    cache.clear(tmp_path, 250)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["3.entry", "4.entry", "new.tmp"]


def test_a_folder_that_cannot_be_is_told_and_done_without(tmp_path: Path) -> None:
    told: list[str] = []
    (tmp_path / "file").write_bytes(b"")
    assert cache.opened(tmp_path / "file/kept", told.append) == ""
    assert len(told) == 1
    assert "不能用缓存文件夹" in told[0]


def test_where_the_cache_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(cache.PLACE, raising=False)
    assert cache.chosen(None) == Path(".zhengce/cache")
    monkeypatch.setenv(cache.PLACE, "elsewhere")
    assert (cache.chosen(None), cache.chosen(Path("here"))) == (Path("elsewhere"), Path("here"))
    assert cache.chosen(Path("here"), without=True) is None


def test_a_changed_file_of_the_code_is_another_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "room").mkdir()
    for name in ("room/one.py", "room/table.csv", "two.py"):
        (tmp_path / name).write_text("x", "utf-8")
    monkeypatch.setattr(cache, "_PACKAGE", tmp_path)

    def digest() -> str:
        cache.code.cache_clear()
        return cache.code(("room", "two.py"))

    digests = {digest()}
    for name in ("room/one.py", "room/table.csv", "two.py"):
        (tmp_path / name).write_text("y", "utf-8")
        digests.add(digest())
    (tmp_path / "room/new.py").write_text("", "utf-8")
    digests.add(digest())
    (tmp_path / "three.py").write_text("", "utf-8")
    assert digest() in digests
    assert len(digests) == 5
    cache.code.cache_clear()


PROBE = """
import sys
from pathlib import Path
from pipeline import lexicons
from pipeline.params import Learned
lexicons.use(Path(sys.argv[1]) if sys.argv[1] else None)
from pipeline import harvest
print(harvest.task(sys.argv[2], Learned(status=sys.argv[3], names="never"), "kept").digest)
"""


def test_tables_engine_and_learned_parts_decide(tmp_path: Path) -> None:
    first = lexicons.shipped("industries")[0]
    row = ["云岫算力", *list(first.values())[1:]]
    (tmp_path / "industries.csv").write_text(f"{','.join(first)}\n{','.join(row)}\n", "utf-8")

    def digest(*arguments: str) -> str:
        command = [sys.executable, "-c", PROBE, *arguments]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=True, cwd=tmp_path).stdout

    plain = digest("", "jieba", "never")
    others = [digest(str(tmp_path), "jieba", "never"), digest("", "spacy", "never"), digest("", "jieba", "auto")]
    assert digest("", "jieba", "never") == plain
    assert len({plain, *others}) == 4
