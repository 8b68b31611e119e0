"""JSON Lines in and out: typed, whole or not at all, a damaged line told by its number."""

import os
import time
from collections import deque
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import records
from pipeline.errors import RecordError
from pipeline.schema import Alias, Block, Count, Document, Extract, Indicator, Mark, Mention, Relation, Skipped, Span


def indicator(document: str, low: str | None = "30") -> Indicator:
    bound = None if low is None else Decimal(low)
    return Indicator(
        document, 0, 9, "占比达到30%以上", indicator="占比", quantity="30%以上", quantity_start=4, quantity_end=9,
        low=bound, high=None, unit="%", approx=False, measure="share", period="2025", status="target",
    )  # fmt: skip


def extract(name: str) -> Extract:
    return Extract(
        document=Document(name, "占比达到30%以上。", (Block("paragraph", 0, 10),), title="规划"),
        sentences=(Span(name, 0, 10, "占比达到30%以上。"),),
        mentions=(Mention(name, 0, 2, "占比", "INDUSTRY"),),
        indicators=(indicator(name),),
        counts=(
            Count(name, 0, 2, "两类", n=Decimal(2), head="类", members=("甲", "乙"), member_spans=((0, 1), (1, 2))),
        ),
        aliases=(Alias(name, 0, 2, "占比", "占有比重", "DOC"),),
        relations=(Relation(name, 0, 2, "占比", "CLASS:甲", "CLASS:乙", "member"),),
        marks=(Mark(name, 0, 2, "占比", "GAP", "number"),),
    )


def broken(items: list[Span], error: BaseException) -> Iterator[Span]:
    yield from items
    raise error


SPANS = [Span("甲.txt", 0, 1, "甲"), Span("乙.txt", 3, 5, "乙丙")]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "深/spans.jsonl"
    assert records.write(path, SPANS) == 2
    assert list(records.read(path, Span)) == SPANS
    assert records.lines(path) == 2


def test_what_somebody_made_read_only_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kept.csv"
    path.write_text("id", "utf-8")
    # Root may write anywhere, so the system's answer is set.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError), records.replacing(path):
        pass
    assert path.read_text("utf-8") == "id"


def test_nothing_is_a_file_too(tmp_path: Path) -> None:
    path = tmp_path / "none.jsonl"
    assert records.write(path, []) == 0
    assert path.read_bytes() == b""
    assert list(records.read(path, Span)) == []


def test_measured_values_are_exact_strings(tmp_path: Path) -> None:
    path = tmp_path / "indicators.jsonl"
    records.write(path, [indicator("甲.txt", "1200000000000"), indicator("甲.txt", None)])
    first, second = path.read_text("utf-8").splitlines()
    assert '"low":"1200000000000","high":null' in first
    assert '"low":null' in second
    assert first.startswith('{"type":"indicator"')


@given(st.decimals(-(10**15), 10**15, places=4))
def test_decimals_come_back_exactly(tmp_path_factory: pytest.TempPathFactory, value: Decimal) -> None:
    path = tmp_path_factory.mktemp("decimals") / "i.jsonl"
    records.write(path, [indicator("甲.txt", str(value))])
    (back,) = records.read(path, Indicator)
    assert str(back.low) == str(value)


@given(st.text(max_size=20))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("texts") / "s.jsonl"
    records.write(path, [Span("甲.txt", 0, len(text), text)])
    assert records.lines(path) == 1
    assert [span.text for span in records.read(path, Span)] == [text]


def test_the_same_records_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        records.write(tmp_path / name, [extract("甲.txt"), extract("乙.txt")])
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("error", [ValueError("半途"), KeyboardInterrupt()])
def test_a_writer_that_fails_leaves_no_file(tmp_path: Path, error: BaseException) -> None:
    with pytest.raises(type(error)):
        records.write(tmp_path / "spans.jsonl", broken(SPANS, error))
    assert list(tmp_path.iterdir()) == []


def test_a_writer_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "spans.jsonl"
    records.write(path, SPANS)
    before = path.read_bytes()
    with pytest.raises(ValueError, match="半途"):
        records.write(path, broken(SPANS[:1], ValueError("半途")))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_not_there_before_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "spans.jsonl"
    with records.replacing(path) as file:
        file.write(b"{}")
        assert not path.exists()
    assert path.read_bytes() == b"{}"


@pytest.mark.skipif(os.name != "posix", reason="permission bits are of POSIX systems")
def test_outputs_are_for_everyone_the_folder_is_for(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        records.write(tmp_path / "spans.jsonl", SPANS)
    finally:
        os.umask(before)
    assert (tmp_path / "spans.jsonl").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "line",
    {
        "不是JSON": b"{",
        "空行": b"",
        "缺字段": b'{"document":"a","start":0,"end":1}',
        "类型不对": b'{"document":"a","start":"0","end":1,"text":"x"}',
        "不是UTF-8": b'{"document":"\xff","start":0,"end":1,"text":"x"}',
        "截断": b'{"document":"a","start":0,"end":1,"text":"x',
    }.items(),
    ids=lambda item: item[0],
)  # fmt: skip
def test_a_damaged_line_is_told_by_its_number(tmp_path: Path, line: tuple[str, bytes]) -> None:
    path = tmp_path / "spans.jsonl"
    records.write(path, SPANS)
    path.write_bytes(path.read_bytes() + line[1] + b"\n")
    reader = records.read(path, Span)
    assert [next(reader), next(reader)] == SPANS
    with pytest.raises(RecordError, match=r"spans\.jsonl 第3行不是 Span 记录"):
        next(reader)


def test_another_kind_of_record_is_refused(tmp_path: Path) -> None:
    records.write(tmp_path / "a.jsonl", [extract("甲.txt").mentions[0]])
    with pytest.raises(RecordError, match="第1行不是 Count 记录"):
        list(records.read(tmp_path / "a.jsonl", Count))


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"没有记录文件 .*none\.jsonl；用 zhengce run 重新生成；"):
        list(records.read(tmp_path / "none.jsonl", Skipped))


def test_text_is_written_whole(tmp_path: Path) -> None:
    records.write_text(tmp_path / "a.md", "正文\n")
    assert (tmp_path / "a.md").read_bytes() == "正文\n".encode()


EXTRACTS = [extract("甲.txt"), Extract(document=Document("空.txt", "")), extract("乙.txt")]


def test_extracts_come_back(tmp_path: Path) -> None:
    assert list(records.write_extracts(tmp_path, EXTRACTS)) == EXTRACTS
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        f"{name}.jsonl" for name in ("documents", *records.PARTS)
    )
    assert list(records.read_extracts(tmp_path)) == EXTRACTS


def test_no_extracts_come_back_as_none(tmp_path: Path) -> None:
    assert list(records.write_extracts(tmp_path, [])) == []
    assert list(records.read_extracts(tmp_path)) == []


def test_extracts_stream(tmp_path: Path) -> None:
    """Each passes as it is written; the files appear when the last has passed."""
    passing = records.write_extracts(tmp_path / "out", EXTRACTS)
    assert next(passing) == EXTRACTS[0]
    assert [path for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")] == []
    assert list(passing) == EXTRACTS[1:]
    assert (tmp_path / "out/documents.jsonl").is_file()


def test_extracts_that_fail_leave_nothing(tmp_path: Path) -> None:
    def half() -> Iterator[Extract]:
        yield EXTRACTS[0]
        raise ValueError("半途")

    with pytest.raises(ValueError, match="半途"):
        list(records.write_extracts(tmp_path, half()))
    assert list(tmp_path.iterdir()) == []


def test_extracts_that_nobody_finishes_leave_nothing(tmp_path: Path) -> None:
    passing = records.write_extracts(tmp_path, EXTRACTS)
    next(passing)
    passing.close()  # type: ignore[attr-defined]
    assert list(tmp_path.iterdir()) == []


def test_records_of_no_document_are_told(tmp_path: Path) -> None:
    list(records.write_extracts(tmp_path, EXTRACTS))
    records.write(tmp_path / "documents.jsonl", [EXTRACTS[0].document])
    with pytest.raises(RecordError, match=r"提到不存在的文档 乙\.txt"):
        list(records.read_extracts(tmp_path))


def test_a_missing_part_is_told(tmp_path: Path) -> None:
    list(records.write_extracts(tmp_path, EXTRACTS))
    (tmp_path / "counts.jsonl").unlink()
    with pytest.raises(RecordError, match=r"没有记录文件 .*counts\.jsonl"):
        list(records.read_extracts(tmp_path))


def test_what_killed_writers_left_long_ago_is_removed(tmp_path: Path) -> None:
    for name, age in ((".a.csv.old.tmp", 7200), (".a.csv.new.tmp", 0), (".b.csv.old.tmp", 7200)):
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (time.time() - age, time.time() - age))
    records.write_text(tmp_path / "a.csv", "whole")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".a.csv.new.tmp", ".b.csv.old.tmp", "a.csv"]


def test_what_is_written_is_told_apart_before_it_is_read(tmp_path: Path) -> None:
    both = [extract("甲.txt"), extract('甲"\\.txt'), extract("甲.txt 二")]
    deque(records.write_extracts(tmp_path, both), maxlen=0)
    found = list(records.written(tmp_path))
    assert [each.id for each in found] == ["甲.txt", '甲"\\.txt', "甲.txt 二"]
    assert [each.extract() for each in found] == both
    assert list(records.ids(tmp_path)) == [each.id for each in found]


@pytest.mark.parametrize("part", ["documents", *records.PARTS])
def test_a_digest_is_of_all_that_is_known(tmp_path: Path, part: str) -> None:
    deque(records.write_extracts(tmp_path, [extract("甲.txt"), extract("乙.txt")]), maxlen=0)
    before = [each.digest() for each in records.written(tmp_path)]
    path = tmp_path / f"{part}.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    new = lines[1].replace(b"}", b',"more":1}', 1) if lines else '{"document":"乙.txt"}\n'.encode()
    path.write_bytes(b"".join(lines[:1]) + new)
    after = [each.digest() for each in records.written(tmp_path)]
    assert after[0] == before[0]
    assert after[1] != before[1]


def test_a_damaged_line_is_named_when_it_is_read(tmp_path: Path) -> None:
    deque(records.write_extracts(tmp_path, [extract("甲.txt"), extract("乙.txt")]), maxlen=0)
    path = tmp_path / "mentions.jsonl"
    first, second = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + second.replace(b'"start":0', b'"start":"x"'))
    one, two = records.written(tmp_path)
    one.extract()
    with pytest.raises(RecordError, match=r"mentions\.jsonl 第2行不是 Mention 记录"):
        two.extract()
    path.write_bytes(first + b"{\n")
    with pytest.raises(RecordError, match=r"mentions\.jsonl 第2行不是 Mention 记录"):
        list(records.written(tmp_path))
