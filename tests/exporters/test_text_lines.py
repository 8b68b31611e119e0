import re
from pathlib import Path

from pipeline.exporters.report import Report
from pipeline.exporters.text import lines, write


def test_one_line_a_finding_then_its_quotes(report: Report) -> None:
    assert list(lines(report)) == [
        "plans/云川.txt:4:18: error CNT101 “未来产业”前后数目不一：7、9",
        "    plans/云川.txt:4:18: 布局量子信息、生物制造、深海装备等【7个未来产业】。",
        "    plans/云川.txt:7:7: 统筹推进上述【9个未来产业】，建设绿色工厂家。",
        "    plans/说明.txt:2:7: 规划提出布局【7个未来产业】。",
        "plans/云川.txt:7:16: warning NUM101 “绿色工厂”的数量缺失",
        "    plans/云川.txt:7:16: 统筹推进上述9个未来产业，建设【绿色工厂家】。",
        "共审读2份文本、146字：错误1处，警告1处，提示0处。另有1个文件未读。",
    ]


def test_nothing_read_is_said(empty: Report, tmp_path: Path) -> None:
    write(empty, tmp_path / "findings.txt")
    assert (tmp_path / "findings.txt").read_text("utf-8") == "没有可审读的文本。另有1个文件未读。\n"


def test_no_text_moves_the_terminal(hostile: Report, tmp_path: Path) -> None:
    write(hostile, tmp_path / "findings.txt")
    written = (tmp_path / "findings.txt").read_bytes().decode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", written)
    assert len(written.split("\n")) == 3 * len(hostile.exhibits) + 2
