"""The command line as a shell sees it: streams, exit statuses, files."""

import json
import zipfile
from pathlib import Path

import pytest
from shell import zhengce

CLEAN = "云泽省2025年政府工作报告\n\n全省地区生产总值达到2.1万亿元，增长5.3%。布局量子信息、低空经济两个未来产业。\n"
FAULTY = (
    "青岚市产业规划发布会\n\n前瞻布局量子信息、区块链等7个未来产业。到年，建设绿色工厂家。\n\n"
    "前瞻布局量子信息、区块链等9个未来产业。\n"
)


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder and the folders in it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "clean.txt").write_text(CLEAN, "utf-8")
    (folder / "faulty.txt").write_text(FAULTY, "utf-8")
    return folder


def test_version(tmp_path: Path) -> None:
    done = zhengce("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout.startswith("zhengce ")) == (0, True)


def test_check_quotes_both_numbers_and_exits_with_1(texts: Path) -> None:
    done = zhengce("check", texts / "faulty.txt", cwd=texts)
    assert done.returncode == 1
    assert "7个未来产业" in done.stdout
    assert "9个未来产业" in done.stdout
    assert "CNT101" in done.stdout


def test_check_is_silent_on_a_clean_text(texts: Path) -> None:
    done = zhengce("check", "clean.txt", cwd=texts)
    assert (done.returncode, "没有发现问题" in done.stdout, done.stderr) == (0, True, "")


def test_fail_on_never_exits_with_0(texts: Path) -> None:
    assert zhengce("check", "faulty.txt", "--fail-on", "never", cwd=texts).returncode == 0


def test_check_json_keeps_its_contract(texts: Path) -> None:
    found = json.loads(zhengce("check", "faulty.txt", "--format", "json", cwd=texts).stdout)
    assert found["version"] == 1
    assert set(found["findings"][0]) == {"id", "rule", "family", "severity", "message", "evidence"}
    for finding in found["findings"]:
        for span in finding["evidence"]:
            assert FAULTY[span["start"] : span["end"]] == span["text"]


def test_verdicts_are_honoured_and_a_baseline_tells_only_what_is_new(texts: Path) -> None:
    first, *others = json.loads(zhengce("check", "faulty.txt", "--format", "json", cwd=texts).stdout)["findings"]
    done = zhengce("verdict", first["id"], "dismissed", "--why", "范围不同", cwd=texts)
    assert (done.returncode, done.stdout) == (0, f"记入 verdicts.csv：{first['id']} dismissed\n")
    assert "没有 outputs/findings.jsonl" in done.stderr
    assert zhengce("verdict", first["id"], "confirmed", "--why", "是错", cwd=texts).returncode == 2
    (texts / "faulty.txt").write_text(f"新的一段。\n\n{FAULTY}", "utf-8")
    found = json.loads(zhengce("check", "faulty.txt", "--format", "json", cwd=texts).stdout)
    assert [each["id"] for each in found["findings"]] == [each["id"] for each in others]
    assert zhengce("check", "faulty.txt", "--baseline", cwd=texts).returncode == 0
    (texts / "faulty.txt").write_text(f"{FAULTY}\n2026年2月30日前完成。\n", "utf-8")
    done = zhengce("check", "faulty.txt", "--baseline", cwd=texts)
    assert (done.returncode, "DAT101" in done.stdout, "CNT101" in done.stdout) == (1, True, False)
    assert "发现错误1处" in zhengce("run", "faulty.txt", "--out", "结果", cwd=texts).stdout


def test_a_clean_first_baseline_is_one_and_a_table_that_is_not_there_is_told(texts: Path) -> None:
    assert "已有的0处发现" in zhengce("check", "clean.txt", "--baseline", cwd=texts).stderr
    assert zhengce("check", "faulty.txt", "--baseline", cwd=texts).returncode == 1
    done = zhengce("check", "clean.txt", "--verdicts", "打错.csv", cwd=texts)
    assert (done.returncode, "没有判定表 打错.csv" in done.stderr) == (2, True)


def test_a_damaged_verdict_table_stops_all_before_anything_is_written(texts: Path) -> None:
    (texts / "verdicts.csv").write_text("id,verdict,why\nCNT101-0123456789ab,也许,不知\n", "utf-8")
    for command in (("check", "faulty.txt"), ("run", "faulty.txt", "--out", "结果")):
        done = zhengce(*command, cwd=texts)
        assert (done.returncode, done.stdout) == (2, "")
        assert "verdicts.csv 第2行：verdict 不识“也许”" in done.stderr
    assert not (texts / "结果").exists()


def test_extract_keeps_its_contract(texts: Path) -> None:
    rows = [json.loads(line) for line in zhengce("extract", "clean.txt", cwd=texts).stdout.splitlines()]
    assert {row["type"] for row in rows} == {"mention", "indicator", "count"}
    value = next(row for row in rows if row["type"] == "indicator")
    assert (value["low"], value["high"], value["unit"], value["document"]) == ("2100000000000",) * 2 + (
        "元",
        "clean.txt",
    )


@pytest.mark.parametrize("style", ["csv", "xlsx"])
def test_extract_writes_tables(texts: Path, style: str) -> None:
    done = zhengce("extract", "clean.txt", "--format", style, "--out", f"records.{style}", cwd=texts)
    assert done.returncode == 0, done.stderr
    assert (texts / f"records.{style}").stat().st_size


@pytest.mark.parametrize(
    ("name", "begin"),
    [("a.jsonl", b'{"type"'), ("a.csv", b"\xef\xbb\xbftype,"), ("a.xlsx", b"PK"), ("A.CSV", b"\xef\xbb\xbftype,")],
)
def test_extract_goes_by_the_ending_of_its_file(texts: Path, name: str, begin: bytes) -> None:
    assert zhengce("extract", "clean.txt", "--out", name, cwd=texts).returncode == 0
    assert (texts / name).read_bytes().startswith(begin)


def test_a_format_that_is_asked_for_may_have_a_name_of_its_own(texts: Path) -> None:
    assert zhengce("extract", "clean.txt", "--format", "jsonl", "--out", "a.json", cwd=texts).returncode == 0
    assert (texts / "a.json").read_bytes().startswith(b'{"type"')


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("extract", "--format", "csv", "--out", "a.xlsx"),
            "--format csv 与 a.xlsx 的结尾不合；去掉 --format，或把文件名改成 .csv 结尾",
        ),
        (("extract", "--format", "docbin", "--out", "a.csv"), "或把文件名改成 .spacy 结尾"),
        (("extract", "--out", "a.pdf"), "不会写 a.pdf；用 .csv、.jsonl、.spacy、.xlsx 结尾的文件名"),
        (("extract", "--out", "a"), "不会写 a；用 .csv、.jsonl、.spacy、.xlsx 结尾的文件名"),
        (("terms", "--out", "a.xlsx"), "不会写 a.xlsx；用 .csv 结尾的文件名"),
        (("graph", "--out", "a.gexf", "--out", "a.pdf"), "不会写 a.pdf；用 .csv、.cyjs、"),
        (("check", "--baseline", "--verdicts", "a.xlsx"), "不会写 a.xlsx；用 .csv 结尾的文件名"),
    ],
)
def test_what_a_name_does_not_say_is_not_written_under_it(texts: Path, words: tuple[str, ...], told: str) -> None:
    command, *options = words
    done = zhengce(command, "clean.txt", *options, cwd=texts)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert told in done.stderr
    assert not list(texts.glob("a*"))


def test_a_workbook_of_extract_does_not_say_that_nothing_was_found(texts: Path) -> None:
    assert zhengce("extract", "faulty.txt", "--format", "xlsx", "--out", "records.xlsx", cwd=texts).returncode == 0
    with zipfile.ZipFile(texts / "records.xlsx") as book:
        said = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    assert "没有审读" in said
    assert "没有发现问题" not in said
    assert 'name="发现"' not in said


def test_segment_rebuilds_the_text(texts: Path) -> None:
    done = zhengce("segment", "clean.txt", cwd=texts)
    assert done.stdout.replace(" ", "").replace("\n", "") == CLEAN.replace("\n", "")


@pytest.fixture
def travels(tmp_path: Path) -> Path:
    verbs, after = ("推进", "支持", "加快"), ("工业", "农业", "旅游")
    (tmp_path / "travels.txt").write_text(
        "".join(f"{v}泊鸢{a}，{a}里{v}泊鸢。\n" for v in verbs for a in after), "utf-8"
    )
    (tmp_path / "few.yaml").write_text("terms: {min_pmi: 2.5}\n", "utf-8")
    return tmp_path


def test_terms_are_a_table_with_an_example(travels: Path) -> None:
    done = zhengce("terms", "travels.txt", "--params", "few.yaml", cwd=travels)
    assert done.returncode == 0, done.stderr
    header, row = done.stdout.splitlines()
    assert header.split() == ["词", "次数", "凝聚", "自由", "词典的切法", "例"]
    assert row.split()[:2] == ["泊鸢", "18"]
    assert "推进泊鸢" in row
    assert "词典里没有的词1个" in done.stderr


def test_terms_are_written_as_the_stages_read_them(travels: Path) -> None:
    done = zhengce("terms", "travels.txt", "--params", "few.yaml", "--out", "terms.csv", cwd=travels)
    assert (done.returncode, done.stdout) == (0, "")
    lines = (travels / "terms.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert lines[0] == "term,count,pmi,entropy,parts,example"
    assert lines[1].startswith("泊鸢,18,")
    assert zhengce("run", "travels.txt", "--out", "out", cwd=travels).returncode == 0
    stage = ("stage", "segment", "out/documents.jsonl", "words.jsonl", "jieba", "--terms", "terms.csv")
    for feed, told in (("true", True), ("false", False)):
        (travels / "feed.yaml").write_text(f"terms: {{feed: {feed}}}\n", "utf-8")
        assert zhengce(*stage, "--params", "feed.yaml", cwd=travels).returncode == 0
        assert ('"泊鸢"' in (travels / "words.jsonl").read_text("utf-8")) is told


def test_top_terms_must_be_some(travels: Path) -> None:
    assert zhengce("terms", "travels.txt", "--top", "0", cwd=travels).returncode == 2


@pytest.mark.parametrize("suffix", ["gexf", "graphml", "cyjs", "csv", "svg"])
def test_graph_by_ending(texts: Path, suffix: str) -> None:
    done = zhengce("graph", "clean.txt", "--out", f"drawn.{suffix}", cwd=texts)
    assert done.returncode == 0, done.stderr
    assert "量子信息" in (texts / f"drawn.{suffix}").read_text("utf-8")


def test_one_layout_is_written_in_several_formats(texts: Path) -> None:
    outs = ["a.gexf", "a.csv", "a.svg"]
    done = zhengce("graph", "clean.txt", *(word for name in outs for word in ("--out", name)), cwd=texts)
    assert (done.returncode, done.stdout.split()) == (0, ["a.gexf", "a.csv", "a-nodes.csv", "a.svg"])
    for name in outs:
        assert zhengce("graph", "clean.txt", "--out", f"b{name[1:]}", cwd=texts).returncode == 0
        assert (texts / name).read_bytes() == (texts / f"b{name[1:]}").read_bytes()


def test_run_makes_everything_and_says_what_to_open(texts: Path) -> None:
    done = zhengce("run", ".", "--out", "out", cwd=texts)
    assert done.returncode == 0, done.stderr
    assert "out/audit.html" in done.stdout.replace("\\", "/")
    made = {path.name for path in (texts / "out").iterdir()}
    assert {
        "audit.html",
        "audit.md",
        "audit.docx",
        "audit.xlsx",
        "graph.gexf",
        "nodes.csv",
        "findings.jsonl",
        "mentions.jsonl",
    } <= made
    pictures = {path.name for path in (texts / "out/pictures").glob("*.svg")}
    assert pictures == {"graph.svg", "indicators.svg", "findings.svg"}


def test_a_second_run_writes_the_same_bytes(texts: Path) -> None:
    for out in ("one", "two"):
        assert zhengce("run", "clean.txt", "faulty.txt", "--out", out, cwd=texts).returncode == 0
    one, two = contents(texts / "one"), contents(texts / "two")
    assert list(one) == list(two)
    assert [name for name in one if one[name] != two[name]] == []


def _bad(folder: Path) -> list[str]:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02PK")
    (folder / "english.txt").write_text("This page holds nothing for a reader of Chinese policy. " * 20, "utf-8")
    return ["empty.txt", "binary.txt", "english.txt", "missing.txt"]


def test_bad_files_are_told_in_a_line_each_and_the_rest_goes_on(texts: Path) -> None:
    bad = _bad(texts)
    done = zhengce("check", *bad, "clean.txt", "--format", "json", cwd=texts)
    assert done.returncode == 2
    assert json.loads(done.stdout)["findings"] == []
    lines = done.stderr.splitlines()
    assert len(lines) == len(bad)
    for name in bad:
        assert sum(name in line for line in lines) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["run", "check", "extract", "graph", "segment", "terms"])
def test_where_nothing_can_be_read_nothing_is_written(texts: Path, command: str) -> None:
    assert zhengce("run", "faulty.txt", "--out", "out", cwd=texts).returncode == 0
    before = contents(texts / "out")
    out = {
        "run": ["--out", "out"],
        "extract": ["--format", "csv", "--out", "out/edges.csv"],
        "graph": ["--out", "out/graph.gexf"],
        "terms": ["--out", "out/edges.csv"],
    }
    done = zhengce(command, "typo", *out.get(command, []), cwd=texts)
    assert (done.returncode, done.stdout) == (2, "")
    assert "typo" in done.stderr
    assert contents(texts / "out") == before


@pytest.mark.parametrize(
    ("params", "told"),
    [
        ("segment: {motor: jieba}\n", "motor"),
        ("segment: {engine: nltk}\n", "engine"),
        ("graph: [1\n", "bad.yaml"),
        ("audit: {disabled: [XYZ999]}\n", "XYZ999"),
    ],
)
def test_wrong_params_are_refused(texts: Path, params: str, told: str) -> None:
    (texts / "bad.yaml").write_text(params, "utf-8")
    done = zhengce("check", "clean.txt", "--params", "bad.yaml", cwd=texts)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_damaged_record_file_is_named_with_its_line(texts: Path) -> None:
    assert zhengce("run", "clean.txt", "--out", "out", cwd=texts).returncode == 0
    path = texts / "out/mentions.jsonl"
    path.write_text(path.read_text("utf-8") + "{broken\n", "utf-8")
    before = (texts / "out/findings.jsonl").read_bytes()
    done = zhengce("stage", "audit", "--out", "out", cwd=texts)
    assert done.returncode == 2
    assert "mentions.jsonl" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert (texts / "out/findings.jsonl").read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [["explain", "XYZ999"], ["graph", "clean.txt", "--out", "drawn.pdf"], ["extract", "clean.txt", "--format", "xlsx"]],
)
def test_wrong_words_say_what_would_be_right(texts: Path, arguments: list[str]) -> None:
    done = zhengce(*arguments, cwd=texts)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


def test_explain_gives_the_manual(tmp_path: Path) -> None:
    assert "反例" in zhengce("explain", "cnt101", cwd=tmp_path).stdout
    assert "CNT101" in zhengce("rules", cwd=tmp_path).stdout


def test_an_empty_file_among_good_ones_makes_status_2_and_says_so(texts: Path) -> None:
    (texts / "empty.txt").touch()
    done = zhengce("run", "clean.txt", "empty.txt", "--out", "out", cwd=texts)
    assert (done.returncode, (texts / "out/audit.html").is_file()) == (2, True)
    assert "1个读不了（退出状态因此是 2；别的照常做完）。" in done.stdout
    (row,) = map(json.loads, (texts / "out/skipped.jsonl").read_text("utf-8").splitlines())
    assert (row["path"], row["reason"]) == ("empty.txt", "没有文字；请检查文件是否为空，或正文是否只是图片")
