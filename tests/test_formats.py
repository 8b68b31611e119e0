"""docs/formats.zh-CN.md says of every file what is really in it: held against the schema and against a real run."""

import csv
import json
import re
import subprocess
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from openpyxl import load_workbook
from pages import DOCS, ROOT, rows
from shell import COMMAND

from pipeline import schema
from pipeline.exporters import table
from pipeline.extraction import MARKS
from pipeline.graph.windows import Window
from pipeline.records import PARTS

PAGE = (DOCS / "formats.zh-CN.md").read_text("utf-8")
SECTIONS = {
    name.strip("`"): body
    for name, body in re.findall(r"^#{2,4} (`[^\n]+`)\n(.*?)(?=^#{2,4} |\Z)", PAGE, re.DOTALL | re.MULTILINE)
}
STRUCTS: dict[str, type[msgspec.Struct]] = {
    "documents.jsonl": schema.Document,
    "blocks": schema.Block,
    **{f"{part}.jsonl": kind for part, kind in PARTS.items()},
    "taxonomy": schema.Branch,
    "findings.jsonl": schema.Finding,
    "stale.jsonl": schema.Verdict,
    "skipped.jsonl": schema.Skipped,
    "models.jsonl": schema.Model,
}
WORDS = {
    "blocks": get_args(schema.BlockKind),
    "mentions.jsonl": schema.NAME_KINDS,
    "indicators.jsonl": (*get_args(schema.Measure), *get_args(schema.Status)),
    "relations.jsonl": get_args(schema.Relation.__annotations__["relation"]),
    "marks.jsonl": tuple(sorted(MARKS)),
    "findings.jsonl": (*get_args(schema.Family), *get_args(schema.Severity), *get_args(schema.Ruling)),
    "edges.csv": get_args(Window),
}
TEXTS = {
    "甲.txt": "云岫市2025年工作要点\n\n依托云岫算谷，布局量子信息、区块链等7个未来产业。到年，建设绿色工厂家。\n\n"
    "布局量子信息、区块链等9个未来产业，工业增加值增长5%。\n",
    "乙.txt": "沧岭市2024年工作要点\n\n一、名词解释\n1.链上沧岭：区块链平台。\n布局3个未来产业。\n",
    "丙.xyz": "不读",
}
PARAMS = "graph:\n  windows: [sentence, paragraph, section, document]\n"
# What stands for itself: one file of a kind, or none that `zhengce run` writes.
SCORES = {"metrics.json", "plots/*.csv", "segmentation/*.json", "learned/*.json", "planted.json"}


def first(section: str) -> list[str]:
    """The first column of a section's first table, without backquotes."""
    return [row[0].strip("`") for row in rows(SECTIONS[section])]


def fields(kind: type[msgspec.Struct]) -> list[str]:
    tagged = [kind.__struct_config__.tag_field] if kind.__struct_config__.tag_field else []
    return [str(name) for name in (*tagged, *(field.name for field in msgspec.structs.fields(kind)))]


def zhengce(folder: Path, *words: str) -> str:
    done = subprocess.run(
        [*COMMAND, *words],
        cwd=folder, env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PATH": ""},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run leaves of two texts, with a baseline, a verdict on what is there and one on what is gone."""
    folder = tmp_path_factory.mktemp("run")
    (folder / "文本").mkdir()
    for name, text in TEXTS.items():
        (folder / "文本" / name).write_text(text, "utf-8")
    (folder / "params.yaml").write_text(PARAMS, "utf-8")
    zhengce(folder, "run", "文本", "--out", "出", "--baseline", "--without-models")
    ids = [json.loads(line)["id"] for line in (folder / "出/findings.jsonl").read_text("utf-8").splitlines()]
    zhengce(folder, "verdict", ids[0], "confirmed", "--why", "属实", "--out", "出", "--replace")
    # As it stands in a table of an earlier text.
    with (folder / "verdicts.csv").open("a", encoding="utf-8") as table:
        table.write("CNT101-0123456789ab,dismissed,已改,,\n")
    zhengce(folder, "run", "文本", "--out", "出", "--without-models")
    return folder / "出"


@pytest.mark.parametrize("section", STRUCTS)
def test_a_table_names_the_fields_of_its_record_in_order(section: str) -> None:
    assert first(section) == fields(STRUCTS[section])


@pytest.mark.parametrize("section", WORDS)
def test_a_table_names_every_word_that_a_field_may_hold(section: str) -> None:
    assert not [word for word in WORDS[section] if f"`{word}`" not in SECTIONS[section]]


@pytest.mark.parametrize("section", STRUCTS)
def test_what_may_be_left_out_is_said_to(section: str) -> None:
    if section in ("blocks", "mentions.jsonl", "findings.jsonl"):
        said = {row[0].strip("`") for row in rows(SECTIONS[section]) if "可省" in row[1]}
        optional = {field.name for field in msgspec.structs.fields(STRUCTS[section]) if not field.required}
        assert said == optional


def test_every_file_of_a_run_has_its_section(out: Path) -> None:
    assert {path.name for path in out.iterdir() if path.is_file()} == {
        name for name in SECTIONS if "." in name and "/" not in name
    } - SCORES
    assert {path.suffix for path in (out / "pictures").iterdir()} <= {".svg", ".png"}


def test_records_hold_what_the_tables_say(out: Path) -> None:
    for name in (name for name in STRUCTS if "." in name):
        for line in (out / name).read_text("utf-8").splitlines():
            assert set(json.loads(line)) <= set(first(name)), name


def test_the_table_of_what_was_read_has_these_columns(out: Path) -> None:
    assert (out / "read.csv").read_text("utf-8-sig").splitlines()[0].split(",") == first("read.csv")


def test_the_tables_of_the_graph_have_these_columns(out: Path) -> None:
    header = {
        name: next(csv.reader((out / name).read_text("utf-8-sig").splitlines())) for name in ("nodes.csv", "edges.csv")
    }
    assert header["nodes.csv"] == first("nodes.csv")
    # The order of an edge's columns follows from which edge comes first.
    assert sorted(header["edges.csv"]) == sorted(first("edges.csv"))
    declared = re.findall(r'<attribute id="(\w+)"', (out / "graph.gexf").read_text("utf-8"))
    own = {"Id", "Label", "Source", "Target", "Type", "Weight"}
    assert set(declared) == {*first("nodes.csv"), *first("edges.csv")} - own


def test_findings_for_programs_have_these_keys(out: Path) -> None:
    every = json.loads((out / "findings.json").read_bytes())
    assert list(every) == first("findings.json")
    told = [row[0].strip("`") for row in rows(SECTIONS["findings.json"].partition("每条发现：")[2])]
    assert [list(finding) for finding in every["findings"]] == [told]
    results = json.loads((out / "audit.sarif").read_bytes())["runs"][0]["results"]
    assert {key for result in results for key in result} == set(first("audit.sarif"))


def test_the_workbook_has_these_sheets_and_columns(out: Path) -> None:
    book = load_workbook(out / "audit.xlsx", read_only=True)
    found = [(sheet.title, "、".join(str(cell.value) for cell in next(sheet.iter_rows(max_row=1)))) for sheet in book]
    assert found == list(rows(SECTIONS["audit.xlsx"]))


def test_the_memo_has_these_chapters_in_order(out: Path) -> None:
    from docx import Document

    headings = [p.text for p in Document(str(out / "audit.docx")).paragraphs if p.style.name == "Heading 1"]
    chapters = [re.sub(r"^.、|（.*", "", heading) for heading in headings]
    said = SECTIONS["audit.docx"]
    assert chapters[1:] == ["已有判定", "对不上的判定", "审读的文本", "未读的文件", "生成说明"]
    assert [said.index(chapter) for chapter in chapters[1:]] == sorted(said.index(chapter) for chapter in chapters[1:])


def test_extract_as_a_table_has_these_columns() -> None:
    assert first("zhengce extract") == list(table.COLUMNS)


def test_the_scores_have_these_keys() -> None:
    figures: dict[str, Any] = json.loads((ROOT / "outputs/metrics.json").read_bytes())
    assert sorted(figures) == sorted(first("metrics.json"))
    assert sorted(figures["test"]) == sorted(first("test"))
    assert sorted(figures["agreement"]) == sorted({*first("test")} - {"faults", "genres"})
