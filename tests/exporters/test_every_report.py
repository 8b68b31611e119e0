"""Promises that every exporter of the report keeps."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path, PurePath
from typing import Any
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from pipeline.exporters import _sayings, docx, html, json, jsonl, markdown, sarif, text, xlsx
from pipeline.exporters._amounts import digits, spread, value
from pipeline.exporters._plain import encoded, line, plain
from pipeline.exporters.report import Report, build
from pipeline.schema import Document, Extract, Finding

Write = Callable[[Report, Path], None]
EXPORTERS = pytest.mark.parametrize(
    "write",
    [module.write for module in (docx, html, json, jsonl, markdown, sarif, text, xlsx)],
    ids=lambda w: w.__module__,
)
REPORTS = pytest.mark.parametrize("which", ["report", "hostile", "empty", "settled"])


@EXPORTERS
@REPORTS
def test_same_report_same_bytes_and_nothing_left_behind(
    write: Write, which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    report = request.getfixturevalue(which)
    write(report, tmp_path / "new" / "a")
    write(report, tmp_path / "new" / "b")
    assert (tmp_path / "new" / "a").read_bytes() == (tmp_path / "new" / "b").read_bytes()
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["a", "b"]


@pytest.mark.parametrize("module", [docx, html, markdown, xlsx])
def test_documents_of_one_title_are_told_apart(
    module: Any, extracts: tuple[Extract, ...], findings: tuple[Finding, ...], tmp_path: Path
) -> None:
    alike = [replace(extract, document=replace(extract.document, title="政府工作报告")) for extract in extracts]
    module.write(build(alike, findings), tmp_path / "a")
    shown = (tmp_path / "a").read_text("utf-8") if module in (html, markdown) else _packed(tmp_path / "a")
    for extract in alike:
        # In the findings as well as in the list of documents.
        assert shown.count(f"政府工作报告（{PurePath(extract.document.id).name}）") > 1


def _packed(path: Path) -> str:
    """What the parts of an office file say; a workbook names each text once and counts where it stands."""
    with ZipFile(path) as file:
        parts = {name: file.read(name).decode() for name in file.namelist() if name.endswith(".xml")}
    return "".join(parts.values())


@pytest.mark.parametrize("module", [html, json, markdown, sarif])
def test_what_is_settled_is_shown_with_its_reason(module: Any, settled: Report, tmp_path: Path) -> None:
    module.write(settled, tmp_path / "a")
    text = (tmp_path / "a").read_text("utf-8")
    for words in ("CNT101-00000000000a", "范围", "基线"):
        assert words in text


@pytest.mark.parametrize(
    ("low", "high", "unit", "said"),
    [
        ("1E+12", None, "元", "≥1万亿元"),
        (None, "5.5", "%", "≤5.5%"),
        ("3", "5", "个", "3～5个"),
        ("3", "3", "位", "第3位"),
        ("1", "10", "位", "前10位"),
        (None, "10", "位", "前10位"),
        ("2", "2", "pp", "2个百分点"),
        ("-2.50", "-2.50", "%", "-2.5%"),
        ("123456789", "123456789", "吨", "1.23456789亿吨"),
        ("25000", "25000", "", "25000"),
        (None, None, "家", ""),
    ],
)
def test_values_read_as_people_write_them(low: str | None, high: str | None, unit: str, said: str) -> None:
    assert spread(low and Decimal(low), high and Decimal(high), unit) == said  # type: ignore[arg-type]


def test_places_won_are_no_rank(report: Report) -> None:
    record = replace(report.indicators[0].record, low=Decimal(3), high=Decimal(3), unit="位", measure="change")
    assert value(record) == "3个位次"
    assert value(replace(record, measure="rank", approx=True)) == "约第3位"


@pytest.mark.parametrize(
    ("number", "said"),
    [("1E+12", "1000000000000"), ("30.0", "30"), ("0.10", "0.1"), ("-0.0", "0"), ("1E-7", "0.0000001")],
)
def test_digits_are_in_full(number: str, said: str) -> None:
    assert digits(Decimal(number)) == said


def test_unseen_characters_are_shown() -> None:
    assert plain("a\x00\x1b\x7f\x85\u202e\ud800\uffff\t\n") == "a␀␛␡⟦U+0085⟧⟦U+202E⟧⟦U+D800⟧⟦U+FFFF⟧\t\n"
    assert line("一 \n　二\u2028三\t四") == "一 二 三 四"


def test_a_path_that_is_no_utf8_can_be_written() -> None:
    assert encoded(Document("\udcb1\udcb1.txt", "")).startswith('{"type":"document","id":"\ufffd\ufffd.txt"'.encode())


@pytest.mark.parametrize("module", [docx, markdown])
def test_a_memo_lists_what_is_gravest_and_says_what_is_left(
    module: Any, report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown(name: str) -> str:
        module.write(report, tmp_path / name)
        if module is markdown:
            return (tmp_path / name).read_text("utf-8")
        with ZipFile(tmp_path / name) as package:
            return package.read("word/document.xml").decode()

    whole = shown("whole")
    monkeypatch.setattr(_sayings, "MEMO", 1)
    part = shown("part")
    ids = [exhibit.finding.id for exhibit in report.exhibits]
    assert len(ids) > 1
    assert [id_ for id_ in ids if id_ in whole.replace("\\", "")] == ids
    assert [id_ for id_ in ids if id_ in part.replace("\\", "")] == ids[:1]
    assert "至多列出1处" in part
    assert "至多列出" not in whole
