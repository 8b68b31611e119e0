"""Archives: what is in them is read by name, nothing is written, and what cannot be had is told."""

import gzip
import io
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest
from archives import TEXT, central, patched, renamed, zipped
from document_laws import survives
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import intake, readers
from pipeline.errors import InputError
from pipeline.readers import Part, gz, tar
from pipeline.readers import zip as zipping
from pipeline.schema import Skipped


def _parts(raw: bytes, name: str = "a.zip") -> list[Part]:
    return list(readers.parts(raw, name))


def _names(raw: bytes) -> list[str]:
    return [part.name for part in _parts(raw)]


def _told(raw: bytes) -> dict[str, str]:
    return {part.name: str(part.raw) for part in _parts(raw) if isinstance(part.raw, InputError)}


def test_files_are_read_by_name_and_others_are_told_as_in_a_folder(tmp_path: Path) -> None:
    files = {"乙.txt": TEXT, "甲/丙.html": f"<html><p>{TEXT}</p></html>", "甲/图.jpg": b"\xff\xd8\xff", "空/": ""}
    hidden = {"__MACOSX/._乙.txt": "", "甲/~$丙.txt": "", ".git/a.txt": TEXT}
    file = tmp_path / "汇编.zip"
    file.write_bytes(zipped({**files, **hidden}))
    skipped: list[Skipped] = []
    told: list[str] = []
    found = list(intake.documents([tmp_path], skipped, told.append))
    assert [document.id for document in found] == [f"{file.as_posix()}/乙.txt", f"{file.as_posix()}/甲/丙.html"]
    assert [document.format for document in found] == ["text", "html"]
    assert {Path(one.path).name: one.failed for one in skipped} == {
        "图.jpg": False, "._乙.txt": False, "~$丙.txt": False, "a.txt": False,
    }  # fmt: skip
    assert told == []
    assert [path.name for path in tmp_path.iterdir()] == ["汇编.zip"]


def test_one_archive_is_the_same_documents_in_whatever_order_it_was_packed() -> None:
    files = {"b.txt": TEXT, "a.txt": TEXT, "c.txt": TEXT}
    assert (
        _names(zipped(files))
        == _names(zipped(dict(reversed(files.items()))))
        == ["a.zip/a.txt", "a.zip/b.txt", "a.zip/c.txt"]
    )


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_that_do_not_say_their_encoding(encoding: str) -> None:
    name = "云岫市产业规划（乗）.txt".encode(encoding)
    packed = renamed(zipped({"x" * len(name): TEXT}), "x" * len(name), name)
    assert _names(packed) == [f"a.zip/{name.decode(encoding)}"]


def test_a_name_in_the_unicode_path_field_counts_if_it_belongs_to_the_name() -> None:
    bare = "规划.txt".encode("gbk")
    good = b"\x01" + zlib.crc32(bare).to_bytes(4, "little") + "規劃🗻.txt".encode()
    for crc, name in ((good, "規劃🗻.txt"), (b"\x01\0\0\0\0" + good[5:], "规划.txt")):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            info = zipfile.ZipInfo("x" * len(bare))
            info.extra = (0x7075).to_bytes(2, "little") + len(crc).to_bytes(2, "little") + crc
            archive.writestr(info, TEXT)
        # Pythons that read this field themselves check it against the name too.
        assert _names(renamed(packed.getvalue(), "x" * len(bare), bare)) == [f"a.zip/{name}"]


def test_tricks_in_names_are_shown_harmlessly_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    packed = zipped(
        {"../../上.txt": TEXT, "/根.txt": TEXT, "C:\\盘\\符.txt": TEXT, "换\x1b[2J行\n.txt": TEXT, "../根.txt": TEXT}
    )
    found = _names(packed)
    assert sorted(found) == sorted(
        ["a.zip/上.txt", "a.zip/根.txt", "a.zip/根（2）.txt", "a.zip/盘/符.txt", "a.zip/换\ufffd[2J行\ufffd.txt"]
    )
    assert not list(tmp_path.iterdir())


def test_a_broken_file_is_told_and_the_others_are_read() -> None:
    packed = zipped({"a.txt": TEXT, "b.txt": TEXT * 2, "c.txt": TEXT}, zipfile.ZIP_STORED)
    broken = packed.replace((TEXT * 2).encode(), (TEXT + TEXT[::-1]).encode())
    assert len(_parts(broken)) == 3
    assert list(_told(broken)) == ["a.zip/b.txt"]
    assert "损坏" in _told(broken)["a.zip/b.txt"]


def test_a_name_that_begins_with_a_null_is_no_end_of_the_archive() -> None:
    packed = renamed(zipped({"a.txt": TEXT, "乙.txt": TEXT}), "a.txt", b"\0.txt")
    assert "a.zip/乙.txt" in _names(packed)


def test_what_is_encrypted_or_packed_another_way_is_told() -> None:
    packed = zipped({"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT})
    packed = patched(packed, central(packed, 0) + 8, "<H", 1)
    packed = patched(packed, central(packed, 1) + 10, "<H", 9)
    told = _told(packed)
    assert "加了密" in told["a.zip/a.txt"]
    assert "9 号" in told["a.zip/b.txt"]
    assert len(told) == 2


def test_bombs_are_told_before_they_are_unpacked() -> None:
    assert "压缩炸弹" in _told(zipped({"a.txt": bytes(20 * 2**20)}))["a.zip/a.txt"]
    # The same bytes under two names.
    packed = zipped({"a.txt": TEXT, "b.txt": TEXT})
    packed = packed.replace(b"b.txt", b"a.txt")
    shared = patched(packed, central(packed, 1) + 42, "<I", 0)
    assert [part.name for part in _parts(shared) if isinstance(part.raw, bytes)] == ["a.zip/a.txt"]
    assert "重叠" in _told(shared)["a.zip/a（2）.txt"]
    huge = patched(packed, central(packed, 0) + 24, "<I", 2**32 - 2)
    assert "MiB" in _told(huge)["a.zip/a.txt"]


def test_a_size_that_is_a_lie_is_no_way_to_unpack_more() -> None:
    packed = zipped({"a.txt": TEXT * 100})
    assert "损坏" in _told(patched(packed, central(packed, 0) + 24, "<I", 10))["a.zip/a.txt"]


def test_archives_in_archives_up_to_a_depth_and_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = zipped({"甲.txt": TEXT})
    for _ in range(readers.DEEPEST - 1):
        packed = zipped({"内.zip": packed, "乙.txt": TEXT})
    assert _names(packed) == ["a.zip/乙.txt", "a.zip/内.zip/乙.txt", "a.zip/内.zip/内.zip/甲.txt"]
    deeper = zipped({"内.zip": packed})
    assert "套在" in _told(deeper)["a.zip/内.zip/内.zip/内.zip"]
    monkeypatch.setattr(readers, "MOST_UNPACKED", 300)
    told = _told(zipped({f"{i}.txt": TEXT * 2 for i in range(9)}))
    assert list(told) == ["a.zip"]
    assert "其余没有读" in told["a.zip"]


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", zipped({"a.txt": TEXT})[:60], b"PK\x05\x06" + bytes(18)])
def test_what_is_no_whole_archive_is_one_error_or_nothing(raw: bytes) -> None:
    assert all(isinstance(part.raw, InputError) for part in _parts(raw))


def test_an_office_file_is_no_archive_of_texts_and_a_folder_called_word_is() -> None:
    assert not zipping.recognises(zipped({"[Content_Types].xml": "", "word/document.xml": ""}))
    assert zipping.recognises(zipped({"word/a.txt": TEXT}))


def test_a_text_and_an_archive_in_gzip() -> None:
    assert _parts(gzip.compress(TEXT.encode()), "文.txt.gz") == [Part("文.txt.gz/文.txt", TEXT.encode())]
    assert _parts(gzip.compress(TEXT.encode())[:-9], "文.txt.gz")[0].name == "文.txt.gz"
    assert "压缩炸弹" in str(_parts(gzip.compress(bytes(20 * 2**20)), "文.gz")[0].raw)
    assert _parts(gzip.compress(_tarred({"乙.txt": TEXT, "甲.jpg": "图"})), "a.tgz") == [
        Part("a.tgz/a.tar/乙.txt", TEXT.encode()),
        Part("a.tgz/a.tar/甲.jpg", b"", "不认识的扩展名 .jpg"),
    ]


def _tarred(files: dict[str, str], encoding: str = "utf-8") -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT, encoding=encoding) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content.encode())
            archive.addfile(info, io.BytesIO(content.encode()))
    return packed.getvalue()


def test_a_tape_archive_with_chinese_names_and_links() -> None:
    packed = io.BytesIO(_tarred({"云岫/规划.txt": TEXT, "../b.txt": TEXT}, "gbk"))
    with tarfile.open(fileobj=packed, mode="a", format=tarfile.GNU_FORMAT, encoding="gbk") as archive:
        link = tarfile.TarInfo("链接.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    found = _parts(packed.getvalue(), "a.tar")
    assert [(part.name, part.passed) for part in found] == [
        ("a.tar/b.txt", ""), ("a.tar/云岫/规划.txt", ""), ("a.tar/链接.txt", "不是普通文件"),
    ]  # fmt: skip


def test_a_tape_archive_that_breaks_off_gives_what_is_before_it() -> None:
    whole = _tarred({"a.txt": TEXT * 20, "b.txt": TEXT * 20})
    found = _parts(whole[: 512 * 8], "a.tar")
    assert found[0].raw == (TEXT * 20).encode()
    assert any(isinstance(part.raw, InputError) for part in found)


WHOLE = zipped({"甲.txt": TEXT, "乙.html": f"<p>{TEXT}</p>", "丙.txt": TEXT * 9})
TARRED = _tarred({"甲.txt": TEXT, "乙.txt": TEXT * 30})


@given(
    st.sampled_from([(WHOLE, zipping), (TARRED, tar), (gzip.compress(TEXT.encode() * 9), gz)]),
    st.lists(st.tuples(st.integers(0, 10_000), st.binary(min_size=1, max_size=4)), min_size=1, max_size=5),
)
@settings(max_examples=400, deadline=None)
def test_any_bytes_are_documents_or_errors(chosen: tuple[bytes, object], changes: list[tuple[int, bytes]]) -> None:
    raw, reader = chosen
    for at, change in changes:
        at %= len(raw)
        raw = raw[:at] + change + raw[at + len(change) :]
    survives(raw, "a.zip")
    try:
        assert all(isinstance(part, Part) for part in reader.members(raw, "a.zip"))  # type: ignore[attr-defined]
    except InputError:
        return
