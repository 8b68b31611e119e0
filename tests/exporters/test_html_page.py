import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.exporters import html
from pipeline.exporters._plain import plain
from pipeline.exporters.report import Report, build
from pipeline.schema import Document, Extract, Finding, Indicator, Measure, Status


def _page(report: Report, path: Path) -> LexborHTMLParser:
    html.write(report, path)
    return LexborHTMLParser(path.read_bytes().decode())


@pytest.fixture(scope="module")
def page(report: Report, tmp_path_factory: pytest.TempPathFactory) -> LexborHTMLParser:
    return _page(report, tmp_path_factory.mktemp("html") / "report.html")


@pytest.fixture(scope="module")
def bad(hostile: Report, tmp_path_factory: pytest.TempPathFactory) -> LexborHTMLParser:
    return _page(hostile, tmp_path_factory.mktemp("html") / "hostile.html")


def _ids(page: LexborHTMLParser) -> list[str]:
    return [str(node.attributes["id"]) for node in page.css("[id]")]


def test_it_says_first_what_was_found(page: LexborHTMLParser) -> None:
    lead = page.css_first(".lead")
    assert lead is not None
    assert lead.text() == "共审读2份文本、146字：错误1处，警告1处，提示0处。另有1个文件未读。"
    assert [node.text() for node in page.css("main h2")] == "概览 发现 指标台账 数目与清单 名称 原文 说明".split()


def test_quotes_stand_side_by_side_with_what_differs(page: LexborHTMLParser) -> None:
    first = page.css("article.finding")[0]
    assert [node.text() for node in first.css("mark")] == ["7", "9"]
    assert [node.text() for node in first.css("blockquote")][1] == "统筹推进上述9个未来产业，建设绿色工厂家。"


def test_every_link_arrives_and_every_id_is_one(page: LexborHTMLParser, bad: LexborHTMLParser) -> None:
    for one in (page, bad):
        ids = _ids(one)
        assert len(ids) == len(set(ids))
        links = {str(node.attributes["href"]) for node in one.css("a")}
        assert links
        assert {link[1:] for link in links} <= set(ids)


def test_from_a_finding_to_the_words_and_back(page: LexborHTMLParser) -> None:
    link = page.css("article.finding figcaption a")[1].attributes["href"]
    place = page.css_first(f"i[id='{str(link)[1:]}']")
    assert place is not None
    words = place.next
    assert words is not None
    assert words.text() == "9个未来产业"
    assert words.attributes["href"] == "#f1"


@pytest.mark.parametrize("which", ["report", "hostile"])
def test_all_of_every_text_is_there(which: str, request: pytest.FixtureRequest) -> None:
    report = request.getfixturevalue(which)
    page = request.getfixturevalue({"report": "page", "hostile": "bad"}[which])
    for extract, body in zip(report.extracts, page.css(".body"), strict=True):
        for note in body.css(".notes"):
            note.decompose()
        shown = "".join(body.text().split())
        wanted = "".join(plain(extract.document.text).split()).replace("|", "" if which == "report" else "|")
        assert shown == wanted


def test_nothing_of_a_text_is_run_or_fetched(bad: LexborHTMLParser) -> None:
    kinds = [script.attributes.get("type") for script in bad.css("script")]
    assert kinds == ["application/json", "application/json", None]
    assert not bad.css("img, iframe, link, object, embed, base, [onerror], [onclick], [style], [src]")
    policy = bad.css_first("meta[http-equiv='Content-Security-Policy']")
    assert policy is not None
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/=]{44}'; script-src 'sha256-[\w+/=]{44}'; "
        r"base-uri 'none'; form-action 'none'",
        str(policy.attributes["content"]),
    )
    # A template must not read a text as a template either.
    assert any("{{ 7 * 7 }}" in node.text() for node in bad.css("article.finding h3"))


def test_no_character_turns_or_hides_the_others(hostile: Report, tmp_path: Path) -> None:
    html.write(hostile, tmp_path / "a.html")
    written = (tmp_path / "a.html").read_bytes().decode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", written)


def test_the_same_report_is_the_same_page(report: Report, tmp_path: Path) -> None:
    html.write(report, tmp_path / "a.html")
    html.write(report, tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_a_target_stands_beside_what_is_achieved(tmp_path: Path) -> None:
    text = "2024年增加值1万亿元。到2030年增加值2万亿元。增加值增长5%。到2027年增加值1.5万亿元。\n"
    document = Document("a.txt", text)

    def said(words: str, low: str, unit: str, status: Status, period: str, measure: Measure = "level") -> Indicator:
        at = text.index(words)
        here = ("a.txt", at, at + len(words), words)
        return Indicator(*here, "增加值", words, 0, 1, Decimal(low), Decimal(low), unit, False, measure, period, status)

    extract = Extract(
        document,
        indicators=(
            said("1万亿元", "1E+12", "元", "achieved", "2024"),
            said("2万亿元", "2E+12", "元", "target", "2030"),
            said("5%", "5", "%", "achieved", "2024", "growth"),
            said("1.5万亿元", "1.5E+12", "元", "target", "2027"),
        ),
    )
    report = build([extract], ())
    assert [row.facing for row in report.indicators] == [(3, 1), (0,), (), (0,)]
    rows = _page(report, tmp_path / "a.html").css("#indicators tbody tr")
    assert [[link.text() for link in row.css("a.facing")] for row in rows] == [
        ["目标 1.5万亿元（2027）", "目标 2万亿元（2030）"], ["现状 1万亿元（2024）"], [], ["现状 1万亿元（2024）"],
    ]  # fmt: skip
    assert [row.attributes.get("data-facing") for row in rows] == ["yes", "yes", None, "yes"]


def test_what_the_scripts_read_is_json_that_no_text_ends(bad: LexborHTMLParser, hostile: Report) -> None:
    assert hostile.drawing is not None
    files, graph = (json.loads(bad.css_first(f"script#{id_}").text()) for id_ in ("files", "graph-data"))
    assert len(files) == len(hostile.extracts)
    assert [node[0] for node in graph["nodes"]] == [plain(node.label) for node in hostile.drawing.nodes]
    numbers = {exhibit.finding.id: exhibit.number for exhibit in hostile.exhibits}
    assert [node[9] for node in graph["nodes"]] == [[numbers[node.findings[0]]] for node in hostile.drawing.nodes]
    ids = set(_ids(bad))
    assert {saying[3] for saying in graph["sayings"]} <= ids


def test_without_a_drawing_there_is_no_graph(page: LexborHTMLParser, bad: LexborHTMLParser) -> None:
    assert not page.css("#graph, a[href='#graph']")
    assert bad.css("#graph")
    assert bad.css("a[href='#graph']")


def test_how_it_was_made(page: LexborHTMLParser) -> None:
    about = page.css_first("#about").text(separator=" ")
    for words in ("2 份文本", "146 字", "3 条指标", "2 处发现", "扫描件.pdf", "没有文字层", "segment.engine", "jieba"):
        assert words in " ".join(about.split())


def test_nothing_read_is_said(empty: Report, tmp_path: Path) -> None:
    page = _page(empty, tmp_path / "a.html")
    assert "没有可审读的文本" in page.css_first("#overview").text()  # type: ignore[union-attr]
    assert "没有文字层" in page.css_first("#about").text()  # type: ignore[union-attr]
    assert {str(node.attributes["href"])[1:] for node in page.css("a")} <= {*_ids(page), "findings"}


def test_nothing_found_is_said(extracts: tuple[Extract, ...], tmp_path: Path) -> None:
    page = _page(build(extracts, ()), tmp_path / "a.html")
    assert "没有发现问题" in page.css_first("#overview").text()  # type: ignore[union-attr]


def test_a_big_corpus_keeps_what_was_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "CHARACTERS", 30)
    documents = [Document(f"{name}.txt", f"{name}文第一段，说了几句话\n第二段，建设绿色工厂家\n") for name in "abc"]
    finding = Finding("X-1", "X", "naming", "note", "一", tuple(document.span(17, 22) for document in documents[1:]))
    report = build(map(Extract, documents), [finding])
    assert html.in_full(report) == {1}
    page = _page(report, tmp_path / "a.html")
    bodies = [body.text() for body in page.css(".body")]
    assert [f"{name}文第一段" in body for name, body in zip("abc", bodies, strict=True)] == [False, True, False]
    assert ["绿色工厂家" in body for body in bodies] == [False, True, True]
    assert {str(node.attributes["href"])[1:] for node in page.css("a")} <= set(_ids(page))
