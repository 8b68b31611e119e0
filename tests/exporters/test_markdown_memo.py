from pathlib import Path

from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from pipeline.exporters._plain import line
from pipeline.exporters.markdown import write
from pipeline.exporters.report import Report


def _memo(report: Report, path: Path) -> str:
    write(report, path)
    return path.read_bytes().decode()


def _page(memo: str) -> LexborHTMLParser:
    return LexborHTMLParser(MarkdownIt("gfm-like", {"linkify": False}).render(memo))


def test_findings_stand_under_their_severity(report: Report, tmp_path: Path) -> None:
    page = _page(_memo(report, tmp_path / "memo.md"))
    assert [node.text() for node in page.css("h2")][:2] == ["错误（1处）", "警告（1处）"]
    assert page.css("h3")[0].text() == "1. CNT101 “未来产业”前后数目不一：7、9"
    assert [node.text() for node in page.css("strong")] == ["7", "9"]
    quotes = [node.text() for node in page.css("li")]
    assert quotes[0] == "云川市未来产业规划（第4段，第4行）：布局量子信息、生物制造、深海装备等【7个未来产业】。"
    assert [node.text() for node in page.css("table")[0].css("tbody tr")[0].css("td")] == ["数目前后不一", *"1001"]


def test_text_is_shown_not_read_as_markup(hostile: Report, tmp_path: Path) -> None:
    memo = _memo(hostile, tmp_path / "memo.md")
    page = _page(memo)
    assert not page.css("script, img, a, em, strong, code, s, b, pre, hr")
    assert len(page.css("table")) == 2
    shown = [node.text() for node in page.css("h3")]
    for heading, exhibit in zip(shown, hostile.exhibits, strict=True):
        assert " ".join(heading.split()) == " ".join(
            f"{exhibit.number}. BAD101 {line(exhibit.finding.message)}".split()
        )


def test_nothing_read_is_said(empty: Report, tmp_path: Path) -> None:
    memo = _memo(empty, tmp_path / "memo.md")
    assert "没有可审读的文本。" in memo
    assert "扫描件.pdf：没有文字层" in memo
