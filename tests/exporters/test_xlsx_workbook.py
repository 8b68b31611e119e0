from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree
from msgspec.structs import replace

from pipeline.exporters._witnesses import Saying
from pipeline.exporters.drawing import Drawing, Edge, Node
from pipeline.exporters.report import Report
from pipeline.exporters.xlsx import CELL, clipped, write
from pipeline.schema import Definition


def _rows(path: Path, name: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path)[name].iter_rows()]


def test_sheets_and_their_rows(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "audit.xlsx"
    write(report, path)
    assert openpyxl.load_workbook(path).sheetnames == ["发现", "指标", "数目", "名称", "说明"]
    findings = _rows(path, "发现")
    assert findings[1][:5] == [1, "错误", "数目前后不一", "CNT101", "“未来产业”前后数目不一：7、9"]
    assert str(findings[1][5]).count("【") == 3
    indicators = _rows(path, "指标")
    assert indicators[1][:6] == ["工业增加值", "1万亿元", "≥1万亿元", 1_000_000_000_000, None, "元"]
    assert _rows(path, "数目")[1][:4] == [7, "未来产业", "7个未来产业", "量子信息、生物制造、深海装备"]


def test_headers_stay_filter_and_lead_to_findings(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "audit.xlsx"
    write(report, path)
    for sheet in openpyxl.load_workbook(path):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
    counts = openpyxl.load_workbook(path)["数目"]
    assert counts["I2"].hyperlink.location == "'发现'!A2"


def test_edges_become_a_sheet(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "audit.xlsx"
    nodes = tuple(
        Node(name, "INDUSTRY", 0, 0, 6, "#0072b2", 1, 1, "", conflict=False) for name in ("量子", "=氢能", "算力")
    )
    said = Saying("甲.txt", 1, "量子与氢能。")
    drawing = Drawing(nodes, (Edge(0, 2, 1.0, "paragraph"), Edge(0, 1, 3.0, "member;sentence", (0,))), (said,), 3, 2, 2)
    write(replace(report, drawing=drawing), path)
    assert _rows(path, "边") == [
        ["一端", "类型", "另一端", "类型", "权重", "关系", "原文", "文本"],
        ["量子", "产业", "=氢能", "产业", 3, "成员、同在一句", "量子与氢能。", "甲.txt"],
        ["量子", "产业", "算力", "产业", 1, "同在一段", None, None],
    ]


def test_no_sheet_of_edges_without_a_graph(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "audit.xlsx"
    write(replace(report, drawing=None), path)
    assert "边" not in openpyxl.load_workbook(path).sheetnames


def test_no_text_becomes_a_formula_or_a_link(hostile: Report, tmp_path: Path) -> None:
    path = tmp_path / "audit.xlsx"
    write(hostile, path)
    workbook = openpyxl.load_workbook(path)
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert all(cell.hyperlink.location for cell in cells if cell.hyperlink)
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert any(text.startswith("=HYPERLINK") for text in texts)
    assert max(map(len, texts)) <= CELL
    with ZipFile(path) as file:
        for name in file.namelist():
            root = etree.fromstring(file.read(name))
            assert not root.findall(".//{*}f")


@pytest.mark.parametrize("character", ["长", "\U00020000", "\x01"])
def test_too_long_a_text_says_that_it_was_cut(character: str) -> None:
    text = clipped(character * 40_000)
    assert len(text.encode("utf-16-le")) // 2 <= CELL
    assert text.endswith("……（截断，原有40000字）")


def test_nothing_read_is_said(empty: Report, tmp_path: Path) -> None:
    path = tmp_path / "audit.xlsx"
    write(empty, path)
    assert _rows(path, "说明")[1:] == [
        ["摘要", "没有可审读的文本。另有1个文件未读。"],
        ["未读：扫描件.pdf", "没有文字层"],
    ]


def test_findings_lead_to_the_records_they_touch_and_back(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "audit.xlsx"
    write(report, path)
    workbook = openpyxl.load_workbook(path)
    findings = workbook["发现"]
    columns = {cell.value: cell.column_letter for cell in findings[1]}
    assert [(findings[f"{columns[name]}2"].value) for name in ("指标", "数目")] == [None, "第2、3、4行"]
    assert [(findings[f"{columns[name]}3"].value) for name in ("指标", "数目")] == ["第4行", None]
    for sheet, row in (("数目", 2), ("指标", 3)):
        target = findings[f"{columns[sheet]}{row}"].hyperlink.location
        assert target == f"'{sheet}'!A{4 if sheet == '指标' else 2}"
        record = workbook[sheet][target.rpartition("!")[2]].row
        back = workbook[sheet].cell(record, workbook[sheet].max_column)
        assert back.hyperlink.location == f"'发现'!A{row}"


def test_what_looks_like_a_formula_stays_text_when_it_is_edited(hostile: Report, tmp_path: Path) -> None:
    path = tmp_path / "audit.xlsx"
    write(hostile, path)
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                if isinstance(cell.value, str) and not cell.hyperlink:
                    assert cell.quotePrefix == cell.value.startswith(("=", "+", "-", "@")), cell.coordinate


def test_sheets_print_on_office_paper(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "audit.xlsx"
    write(report, path)
    for sheet in openpyxl.load_workbook(path):
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        # Width 1 is the default, and is not written.
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$1:$1"
        widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]]
        assert min(widths) >= 6


def test_quotes_are_wrapped(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "audit.xlsx"
    write(report, path)
    cells = openpyxl.load_workbook(path)["发现"][2]
    assert all(cell.alignment.wrap_text for cell in cells if cell.value is not None)


def test_what_looks_like_rich_text_stays_text(tmp_path: Path, report: Report) -> None:
    path = tmp_path / "audit.xlsx"
    said = "<r><t>甲</t></r>"
    write(replace(report, skipped=((said, said),)), path)
    assert [f"未读：{said}", f"{said} "] in _rows(path, "说明")


def test_the_glossary_becomes_a_sheet(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "audit.xlsx"
    first, *others = report.extracts
    entry = Definition(first.document.id, 0, 2, "竹芯", "以竹\n为芯的材料。", 3, 9, "1", "INDUSTRY:竹芯材料")
    write(replace(report, extracts=(replace(first, definitions=(entry,)), *others)), path)
    assert _rows(path, "名词解释") == [
        ["名词", "解释", "编号", "所指", "文本", "段", "行"],
        ["竹芯", "以竹为芯的材料。", "1", "竹芯材料", report.titles[0], 1, 1],
    ]
