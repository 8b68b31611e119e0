from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from pipeline.exporters._plain import line
from pipeline.exporters._word import WIDTH, Paragraph, Run, xml
from pipeline.exporters.docx import write
from pipeline.exporters.report import Report, build
from pipeline.numerals import han
from pipeline.schema import Extract, Finding


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "audit.docx"


def _memo(report: Report, path: Path) -> Document:
    write(report, path)
    return docx.Document(str(path))


def _headings(memo: Document) -> list[tuple[str, str]]:
    return [(each.style.style_id[-1], each.text) for each in memo.paragraphs if each.style.style_id[:7] == "Heading"]


def _cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def _fonts(style: Any) -> str | None:
    return style.element.rPr.rFonts.get(qn("w:eastAsia"))


def test_headings_lead_through_the_memo(report: Report, path: Path) -> None:
    memo = _memo(report, path)
    assert memo.paragraphs[0].style.style_id == "Title"
    assert memo.paragraphs[1].text.startswith("共审读2份文本")
    assert _headings(memo) == [
        ("1", "一、错误（1处）"),
        ("2", "（一）数目前后不一（1处）"),
        ("3", "1. “未来产业”前后数目不一：7、9"),
        ("1", "二、警告（1处）"),
        ("2", "（一）数字缺失（1处）"),
        ("3", "2. “绿色工厂”的数量缺失"),
        ("1", "三、审读的文本（2份）"),
        ("1", "四、未读的文件（1个）"),
        ("1", "五、生成说明"),
    ]
    levels = {
        memo.styles[name].element.pPr.find(qn("w:outlineLvl")).get(qn("w:val"))
        for name in ("Heading 1", "Heading 2", "Heading 3")
    }
    assert levels == {"0", "1", "2"}


def test_only_headings_hold_on_to_what_follows_and_no_chapter_begins_a_page(report: Report, path: Path) -> None:
    memo = _memo(report, path)
    body = etree.tostring(memo.element.body, encoding="unicode")
    assert "pageBreakBefore" not in body + etree.tostring(memo.styles.element, encoding="unicode")
    assert 'w:type="page"' not in body
    kept = f"{qn('w:pPr')}/{qn('w:keepNext')}"
    held = {style.style_id for style in memo.styles if style.element.find(kept) is not None}
    # A rule that held on to its first finding would drag its chapter's headings along to the next page.
    assert held == {"Title", "Heading1", "Heading2", "Heading3", "Caption", "Particulars", "TableHead"}


def test_quotes_stand_side_by_side_and_differences_are_marked(report: Report, path: Path) -> None:
    memo = _memo(report, path)
    sums, conflict, lost, texts, skipped, versions, params = map(_cells, memo.tables)
    assert sums[1] == ["数目前后不一", "1", "0", "0", "1"]
    assert conflict == [
        ["云川市未来产业规划\n第4段，第4行", "云川市未来产业规划\n第7段，第7行", "说明\n第2段，第2行"],
        [
            "布局量子信息、生物制造、深海装备等【7个未来产业】。",
            "统筹推进上述【9个未来产业】，建设绿色工厂家。",
            "规划提出布局【7个未来产业】。",
        ],
    ]
    assert lost[1] == ["统筹推进上述9个未来产业，建设【绿色工厂家】。"]
    assert texts[1:] == [["云川市未来产业规划", "plans/云川.txt", "117", "2"], ["说明", "plans/说明.txt", "29", "1"]]
    assert (skipped[1], versions[1], params[1]) == (
        ["plans/扫描件.pdf", "没有文字层"],
        ["zhengce", "0.1.0"],
        ["segment.engine", "jieba"],
    )
    marked = [
        run.text
        for cell in memo.tables[1].rows[1].cells
        for run in cell.paragraphs[0].runs
        if run.style.style_id == "Changed"
    ]
    assert marked == ["7", "9"]
    look = memo.styles["差异"].font
    assert look.bold
    assert str(look.color.rgb) == "C00000"


def test_rules_say_what_they_matter(report: Report, path: Path) -> None:
    told = {(each.style.style_id, each.text) for each in _memo(report, path).paragraphs}
    assert ("Rule", "CNT101　同一类事物前后数目不一。为何要紧：数目是规划的承诺。") in told
    assert ("Rule", "NUM101　数字缺失。") in told
    assert ("Particulars", "编号：CNT101-00000000000a；规则：CNT101 同一类事物前后数目不一") in told


def test_many_quotes_stand_below_each_other(extracts: tuple[Extract, ...], path: Path) -> None:
    _, plan = extracts
    spans = tuple(plan.document.span(at, at + 3) for at in range(5))
    finding = Finding("NAM101-0", "NAM101", "naming", "note", "一事多名", spans)
    rows = _cells(_memo(build(extracts, [finding]), path).tables[1])
    assert rows[0] == ["出处", "原文"]
    assert [row[1] for row in rows[1:3]] == ["【云川市】未来产业规划", "云【川市未】来产业规划"]
    assert len(rows) == 6


def test_what_is_settled_is_shown_with_its_reason(settled: Report, path: Path) -> None:
    memo = _memo(settled, path)
    assert [text for _, text in _headings(memo)][:2] == ["一、已有判定（2处）", "二、对不上的判定（1处）"]
    rows = _cells(memo.tables[0])
    assert rows[0] == ["编号", "问题", "证据", "判定"]
    assert rows[1][0] == "CNT101-00000000000a"
    assert rows[1][3] == "已排除：范围|不同<b>"
    assert any(
        each.text.startswith("CNT101-0000000000ff“‘产业集群’前后不一”（已确认：已改）") for each in memo.paragraphs
    )


def test_a_confirmed_finding_says_so(extracts: tuple[Extract, ...], findings: tuple[Finding, ...], path: Path) -> None:
    said = [replace(each, verdict="confirmed", why="核过原件") for each in findings]
    told = [each.text for each in _memo(build(extracts, said), path).paragraphs if each.style.style_id == "Particulars"]
    assert told == [
        "编号：CNT101-00000000000a；规则：CNT101；已确认：核过原件",
        "编号：NUM101-00000000000b；规则：NUM101；已确认：核过原件",
    ]


def test_the_page_is_an_office_page(report: Report, path: Path) -> None:
    memo = _memo(report, path)
    section = memo.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert round(section.page_width.mm - section.left_margin.mm - section.right_margin.mm) == WIDTH
    fonts = {
        name: _fonts(memo.styles[name]) for name in ("Title", "Heading 1", "Heading 2", "表格文字", "表头", "Footer")
    }
    assert list(fonts.values()) == ["方正小标宋简体", "黑体", "楷体", "宋体", "黑体", "宋体"]
    assert memo.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}").get(qn("w:eastAsia")) == "仿宋"
    footer = section.footer.paragraphs[0]._p
    assert "".join(node.text for node in footer.iter(qn("w:t"))) == "— 1 —"
    assert [field.get(qn("w:instr")) for field in footer.iter(qn("w:fldSimple"))] == [" PAGE "]


def test_headers_repeat_and_rows_stay_whole(report: Report, path: Path) -> None:
    for table in _memo(report, path).tables:
        rows = [row._tr.trPr for row in table.rows]
        assert [row.find(qn("w:tblHeader")) is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.find(qn("w:cantSplit")) is not None for row in rows)
        assert sum(column.width.mm for column in table.columns) == pytest.approx(WIDTH, abs=1)
        assert all(cell.paragraphs[0].style.style_id == "TableHead" for cell in table.rows[0].cells)


def test_a_row_longer_than_a_page_may_break(hostile: Report, path: Path) -> None:
    said = [replace(exhibit.finding, verdict="dismissed", why="长") for exhibit in hostile.exhibits]
    rows = [row for table in _memo(build(hostile.extracts, said), path).tables for row in table.rows]
    long = [row for row in rows if max(len(cell.text) for cell in row.cells) > 400]
    assert long
    assert not [row for row in long if row._tr.trPr.find(qn("w:cantSplit")) is not None]


def test_no_text_becomes_markup_a_field_or_a_link(hostile: Report, path: Path) -> None:
    memo = _memo(hostile, path)
    shown = [text for level, text in _headings(memo) if level == "3"]
    assert shown == [line(f"{exhibit.number}. {exhibit.finding.message}") for exhibit in hostile.exhibits]
    assert max(map(len, shown)) > 100_000
    known = {"p", "pPr", "pStyle", "r", "rPr", "rStyle", "rFonts", "t", "tbl", "tblPr", "tblStyle", "tblW", "tblLayout"}
    known |= {"tblGrid", "gridCol", "tr", "trPr", "cantSplit", "tblHeader", "tc", "tcPr", "tcW", "shd", "sectPr"}
    for block in memo.element.body:
        tags = {etree.QName(each).localname for each in block.iter()}
        assert tags <= known or etree.QName(block).localname == "sectPr"
    with ZipFile(path) as file:
        for name in file.namelist():
            root = etree.fromstring(file.read(name))
            assert not root.findall(".//*[@TargetMode]")


@given(st.text(st.characters(codec=None)))
def test_any_text_comes_out_as_it_is_shown(text: str) -> None:
    root = etree.fromstring(xml(Paragraph("Note", (Run(text), Run(text, "Changed")))).encode())
    assert "".join(root.itertext()) == line(text) * 2
    assert [etree.QName(each).localname for each in root].count("r") == 2


def test_a_text_that_no_parser_takes_in_one_piece_comes_out_whole() -> None:
    text = "长" * 4_000_000
    parsed = parse_xml(xml(Paragraph("Note", (Run(text),))))
    assert "".join(node.text for node in parsed.iter(qn("w:t"))) == text


def test_every_style_that_is_used_is_there(settled: Report, report: Report, path: Path) -> None:
    for each in (settled, report):
        memo = _memo(each, path)
        there = {style.style_id for style in memo.styles}
        used = {
            node.get(qn("w:val"))
            for tag in ("w:pStyle", "w:rStyle", "w:tblStyle")
            for node in memo.element.body.iter(qn(tag))
        }
        assert used <= there


def test_no_clock_shows(report: Report, path: Path) -> None:
    memo = _memo(report, path)
    about = memo.core_properties
    assert about.title == "政策文本审读备忘"
    assert about.author == "zhengce"
    assert {about.created.year, about.modified.year} == {2000}
    with ZipFile(path) as file:
        assert {entry.date_time for entry in file.infolist()} == {(2000, 1, 1, 0, 0, 0)}


def test_nothing_read_is_said(empty: Report, path: Path) -> None:
    memo = _memo(empty, path)
    assert memo.paragraphs[1].text == "没有可审读的文本。另有1个文件未读。"
    assert _headings(memo) == [("1", "一、未读的文件（1个）"), ("1", "二、生成说明")]
    assert _cells(memo.tables[0])[1] == ["扫描件.pdf", "没有文字层"]


@pytest.mark.parametrize(("number", "said"), [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (19, "十九")])
def test_headings_are_counted_in_chinese(number: int, said: str) -> None:
    assert han(number) == said
