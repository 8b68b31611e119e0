import re
from pathlib import Path

from msgspec.structs import replace

from pipeline.exporters.report import Report, build
from pipeline.exporters.text import lines, write
from pipeline.schema import Extract, Finding


def test_one_line_a_finding_then_its_quotes(report: Report) -> None:
    assert list(lines(report)) == [
        "plans/云川.txt:4:18: 错误 CNT101 “未来产业”前后数目不一：7、9",
        "    plans/云川.txt:4:18: 布局量子信息、生物制造、深海装备等【7个未来产业】。",
        "    plans/云川.txt:7:7: 统筹推进上述【9个未来产业】，建设绿色工厂家。",
        "    plans/说明.txt:2:7: 规划提出布局【7个未来产业】。",
        "    编号 CNT101-00000000000a",
        "plans/云川.txt:7:16: 警告 NUM101 “绿色工厂”的数量缺失",
        "    plans/云川.txt:7:16: 统筹推进上述9个未来产业，建设【绿色工厂家】。",
        "    编号 NUM101-00000000000b",
        "共审读2份文本、146字：错误1处，警告1处，提示0处。另有1个文件未读。",
    ]


def test_nothing_read_is_said(empty: Report, tmp_path: Path) -> None:
    write(empty, tmp_path / "findings.txt")
    assert (tmp_path / "findings.txt").read_text("utf-8") == "没有可审读的文本。另有1个文件未读。\n"


def test_no_text_moves_the_terminal(hostile: Report, tmp_path: Path) -> None:
    write(hostile, tmp_path / "findings.txt")
    written = (tmp_path / "findings.txt").read_bytes().decode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", written)
    assert len(written.split("\n")) == 4 * len(hostile.exhibits) + 2


def test_what_is_settled_is_but_counted(settled: Report) -> None:
    *_, gone, summary = lines(settled)
    assert gone.startswith("CNT101-0000000000ff“‘产业集群’前后不一”（已确认：已改）已不再出现")
    assert summary == "共审读2份文本、146字，没有发现新的问题。另有已排除1处、基线1处，不计在内。另有1个文件未读。"


def test_a_confirmed_finding_says_so(extracts: tuple[Extract, ...], findings: tuple[Finding, ...]) -> None:
    confirmed = [replace(finding, verdict="confirmed", why="核对过") for finding in findings]
    assert next(iter(lines(build(extracts, confirmed)))).endswith("7、9（已确认：核对过）")
