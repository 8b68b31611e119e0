"""CSV and workbooks: texts row by row with what other columns say of them, and tables of measures as tables."""

import io
from collections.abc import Sequence
from typing import Any

import pytest
import xlsxwriter
from archives import TEXT, zipped
from document_laws import digits, survives
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from pipeline import readers
from pipeline.errors import InputError
from pipeline.readers import _cell_formats, csv, xlsx
from pipeline.schema import Document

LONG = "为推动工业高质量发展，制定本方案。\n一、总体要求\n" + TEXT * 4
HEADER = "序号,标题,发文机关,成文日期,正文\n"


def _documents(raw: bytes, name: str) -> list[Document]:
    found = survives(raw, name)
    assert not [part for part in readers.parts(raw, name) if isinstance(part.raw, InputError)]
    return found


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _csv(text: str = LONG) -> str:
    return (
        f"{HEADER}1,云岫市2025年工业发展方案,云岫市人民政府,2025年3月1日,{_quoted(text)}\n"
        f"2,沧岭市工作简讯,沧岭市统计局,2024/12/30,{_quoted(TEXT)}\n"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_row_is_a_document_with_what_its_columns_say(encoding: str, end: str) -> None:
    first, second = _documents(_csv().replace("\n", end).encode(encoding), "集.csv")
    assert (first.id, first.title, first.issuer, first.date) == (
        "集.csv/第2行", "云岫市2025年工业发展方案", "云岫市人民政府", "2025-03-01",
    )  # fmt: skip
    assert first.text.endswith(LONG)
    assert [first.text[b.start : b.end] for b in first.blocks if b.kind == "heading"] == ["一、总体要求"]
    assert (second.id, second.title, second.issuer, second.date) == (
        "集.csv/第3行", "沧岭市工作简讯", "沧岭市统计局", "2024-12-30",
    )  # fmt: skip


def test_what_the_columns_say_counts_more_than_what_the_text_does() -> None:
    own = "2026年云岫市政府工作报告\n\n（2026年1月31日）\n\n" + LONG
    raw = f"{HEADER}1,沧岭市来信,沧岭市统计局,2020-05-05,{_quoted(own)}\n".encode()
    (found,) = _documents(raw, "集.csv")
    assert (found.title, found.issuer, found.date) == ("沧岭市来信", "沧岭市统计局", "2020-05-05")


def test_a_short_text_in_a_column_of_texts_is_one() -> None:
    raw = "标题,正文\n甲,全市新增就业5万人。\n乙,完成投资12亿元。\n".encode()
    assert [part.name for part in readers.parts(raw, "集.csv")] == ["集.csv/第2行", "集.csv/第3行"]


SHORT = ("全市新增就业5万人，布局两个未来产业。", "完成投资12亿元，建成绿色工厂3家。")


@pytest.mark.parametrize(
    "header",
    [
        "标题,内容,日期,发文机关", "title,content,date,issuer", "序号,内容,标题,备注", "发布日期,内容,附件,栏目",
        "序号,文本,备注,发布机构",
    ],
)  # fmt: skip
def test_beside_title_date_or_issuer_a_short_content_is_a_text(header: str) -> None:
    names = header.split(",")
    at = next(i for i, name in enumerate(names) if name in ("内容", "content", "文本"))
    rows = [names, *([text if i == at else "2025-03-01" for i in range(len(names))] for text in SHORT)]
    raw = "".join(",".join(row) + "\n" for row in rows).encode()
    for name, packed in (("集.csv", raw), ("集.xlsx", _book({"文件": rows}))):
        found = _documents(packed, name)
        assert [document.id for document in found] == [f"{name}/第2行", f"{name}/第3行"]
        assert [document.text.endswith(text) for document, text in zip(found, SHORT, strict=True)] == [True, True]


@pytest.mark.parametrize("header", ["名称,内容,时间,部门", "序号,内容,责任单位,来源", "指标,内容,单位,年度"])
def test_a_short_content_of_tasks_or_measures_is_a_cell_of_a_table(header: str) -> None:
    raw = header + "\n" + "".join(f"甲,{text.replace('，', '；')},乙,丙\n" for text in SHORT)
    assert [document.id for document in _documents(raw.encode(), "集.csv")] == ["集.csv"]


def test_bodies_of_a_column_are_told_apart() -> None:
    said = {
        "国务院办公厅": "国务院办公厅",
        "中共中央 国务院": "中共中央、国务院",
        "云岫市委办公室云岫市政府办公室": "云岫市委办公室、云岫市政府办公室",
    }
    raw = HEADER + "".join(f"1,云岫市工作要点,{body},2025-01-02,{_quoted(LONG)}\n" for body in said)
    assert [document.issuer for document in _documents(raw.encode(), "集.csv")] == list(said.values())


def test_columns_that_are_not_read_and_rows_without_a_text_are_told() -> None:
    raw = (_csv() + "3,无正文,,,\n").encode()
    told = {part.name: part.passed for part in readers.parts(raw, "集.csv") if part.passed}
    assert told == {"集.csv/第1行": "这几列没有读：序号", "集.csv/第4行": "正文是空的"}


@pytest.mark.parametrize("mark", ["\t", ";", "|"])
def test_other_marks_between_fields(mark: str) -> None:
    raw = f"题{mark}说明\n" + "".join(f"第{i}篇{mark}{_quoted(LONG)}\n" for i in range(3))
    assert [document.text for document in _documents(raw.encode(), "集.tsv")] == [LONG] * 3


def test_marks_inside_of_quoted_texts_part_no_fields() -> None:
    text = "\n".join("甲|乙;丙\t丁|第一行" for _ in range(30)) + "。" + LONG
    raw = "标题,正文\n" + "".join(f"第{i}篇,{_quoted(text)}\n" for i in range(3))
    assert [document.id for document in _documents(raw.encode(), "集.csv")] == [f"集.csv/第{i}行" for i in (2, 3, 4)]


def test_a_title_that_the_text_has_is_not_said_twice() -> None:
    [document] = _documents(
        f"title,content\n云岫市工作要点,{_quoted('云岫市工作要点' + chr(10) + LONG)}\n".encode(), "a.csv"
    )
    assert document.text == f"云岫市工作要点\n{LONG}"
    assert document.title == "云岫市工作要点"


def test_a_page_in_a_cell_is_read_as_a_page() -> None:
    page = f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"
    [document] = _documents(f"标题,发布日期,正文\n云岫市工作要点,2025-01-02,{_quoted(page)}\n".encode(), "a.csv")
    assert (document.format, document.title, document.date) == ("html", "云岫市工作要点", "2025-01-02")
    assert document.text == f"{TEXT}\n{TEXT}"


def test_a_table_of_measures_is_one_document_with_rows() -> None:
    raw = (
        '云岫市主要指标,,\n指标,2020,2025年目标\n工业增加值（亿元）,"1,200",1800\n'
        "一、生态,,\n森林覆盖率（%）,30.5,32\n注：均为预期性指标,,\n"
    )
    [document] = _documents(raw.encode("gbk"), "表.csv")
    rows = [block for block in document.blocks if block.kind == "row"]
    assert document.id == "表.csv"
    assert [[document.text[a:b] for a, b in row.cells] for row in rows] == [
        ["指标", "2020", "2025年目标"],
        ["工业增加值（亿元）", "1,200", "1800"],
        ["一、生态", "", ""],
        ["森林覆盖率（%）", "30.5", "32"],
    ]
    assert [row.header for row in rows] == [True, False, False, False]
    assert digits(document) == "".join(filter(str.isdigit, raw))


def test_what_is_no_table_is_a_plain_text() -> None:
    [document] = _documents(f"{TEXT}\n{TEXT}\n".encode(), "a.csv")
    assert document.text == f"{TEXT}\n{TEXT}\n"


def _book(sheets: dict[str, Sequence[Sequence[Any]]], formats: dict[tuple[int, int], str] | None = None) -> bytes:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                for j, value in enumerate(row):
                    sheet.write(i, j, value, book.add_format({"num_format": (formats or {}).get((i, j), "General")}))
    return packed.getvalue()


TEXTS = [["标题", "日期", "全文"], ["云岫市工业发展规划", 45461, LONG], ["沧岭市工业发展规划", 45462, LONG]]
MEASURES = [["指标", "单位", 2025], ["工业增加值", "亿元", 1800.5], ["研发投入强度", "%", 0.087]]


def test_a_workbook_of_texts_by_row_and_tables_as_one_document() -> None:
    raw = _book({"文件": TEXTS, "指标表": MEASURES}, {(1, 1): "yyyy年m月d日", (2, 2): "0.0%"})
    found = _documents(raw, "集.xlsx")
    assert [document.id for document in found] == ["集.xlsx/文件/第2行", "集.xlsx/文件/第3行", "集.xlsx"]
    assert (found[0].title, found[0].date) == ("云岫市工业发展规划", "2024-06-18")
    assert found[2].text == "指标\t单位\t2025\n工业增加值\t亿元\t1800.5\n研发投入强度\t%\t8.7%"
    assert [block.header for block in found[2].blocks] == [True, False, False]
    assert [document.id for document in _documents(_book({"文件": TEXTS}), "集.xlsx")] == [
        "集.xlsx/第2行",
        "集.xlsx/第3行",
    ]


def test_merged_cells_reach_over_others_and_hidden_sheets_are_told() -> None:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as book:
        sheet = book.add_worksheet("主要指标")
        sheet.merge_range("A1:C1", "云岫市主要指标")
        sheet.merge_range("A2:A3", "指标")
        sheet.merge_range("B2:C2", "产值（亿元）")
        sheet.write_row("B3", ["2020年", "2025年"])
        sheet.write_row("A5", ["规模以上工业", 1200, 1800])
        other = book.add_worksheet("选项")
        other.write_row("A1", ["是", "否"])
        other.hide()
        book.add_worksheet("说明").write("A1", "单位为亿元，数据来自云岫市统计局。")
    raw = packed.getvalue()
    [document] = _documents(raw, "表.xlsx")
    rows = [block for block in document.blocks if block.kind == "row"]
    assert [[document.text[a:b] for a, b in row.cells] for row in rows] == [
        ["指标", "产值（亿元）", "产值（亿元）"], ["指标", "2020年", "2025年"], ["规模以上工业", "1200", "1800"],
    ]  # fmt: skip
    assert [row.header for row in rows] == [True, True, False]
    assert [document.text[b.start : b.end] for b in document.blocks if b.kind == "heading"] == [
        "主要指标",
        "云岫市主要指标",
        "说明",
    ]
    assert [(part.name, part.passed) for part in readers.parts(raw, "表.xlsx") if part.passed] == [
        ("表.xlsx/选项", "隐藏的工作表")
    ]


def _sheet(cells: str, strings: str = "") -> bytes:
    return zipped({
        "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="表" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<a><Relationship Id="a" Target="/xl/worksheets/sheet1.xml"/></a>',
        "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{cells}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f"<sst>{strings}</sst>",
    })  # fmt: skip


def test_runs_of_a_string_are_its_text_and_its_readings_are_not() -> None:
    strings = "<si><r><t>工业</t></r><r><t>增加值</t></r><rPh><t>gongye</t></rPh></si>"
    raw = _sheet(
        '<row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>目标</t></is></c></row><row><c t="s"><v>9</v></c></row>',
        strings,
    )
    assert xlsx.read(raw, "表.xlsx").text == "工业增加值\t目标"


def test_a_formula_without_its_result_is_damage_in_its_row() -> None:
    raw = _sheet(
        '<row><c t="str"><v>工业增加值</v></c><c t="str"><v>目标</v></c></row>'
        '<row><c t="str"><v>合计</v></c><c><f>SUM(B1:B9)</f></c></row>'
    )
    document = xlsx.read(raw, "表.xlsx")
    assert [(one.kind, document.text[one.start :]) for one in document.damage] == [("digits", "合计")]


def _column(number: int) -> str:
    return "".join(chr(65 + number // 26**power % 26) for power in (2, 1, 0))


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (_sheet("<row><c><v>1</v></c></row>" * 3 + '<row><c r="ZZ1"><v>1</v></c></row>'), "不像中文|没有文字|损坏"),
        (_sheet("".join(f'<row><c r="{_column(i)}{i}" t="str"><v>工业</v></c></row>' for i in range(1, 1500))), "太大"),
        (_sheet('<!DOCTYPE a [<!ENTITY a "哈">]>'), "XML"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), "缺少"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_or_too_large_is_told(raw: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        xlsx.read(raw, "表.xlsx")


def test_a_short_text_in_a_million_cells_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.readers._sheets.MOST_SIGNS", 1_000)
    with pytest.raises(InputError, match="太大"):
        xlsx.read(_sheet('<row><c t="s"><v>0</v></c></row>' * 20, f"<si><t>{'工业' * 50}</t></si>"), "表.xlsx")


FORMATS = ("General", "0", "0.00", "#,##0", "#,##0.0", "0%", "0.0%", '0.0"亿元"', "0;-0;0", "0.##", "yyyy/m/d")
VALUES = st.one_of(
    st.integers(-(10**9), 10**9), st.decimals(-9999, 9999, places=3), st.text("工业12.", max_size=5)
)  # fmt: skip
GRIDS = st.lists(st.lists(VALUES, min_size=1, max_size=4), min_size=1, max_size=5)


# The other reader warns of numbers that are no day of its calendar.
@pytest.mark.filterwarnings("ignore:Cell .* is marked as a date")
@given(GRIDS, st.dictionaries(st.tuples(st.integers(1, 5), st.integers(0, 3)), st.sampled_from(FORMATS), max_size=6))
@settings(max_examples=80, deadline=None)
def test_the_digits_that_a_workbook_shows_are_in_the_text(
    rows: list[list[Any]], formats: dict[tuple[int, int], str]
) -> None:
    raw = _book({"表": [["工业和信息化指标"] * 4, *rows]}, formats)
    # What another reader finds in the cells, in the same formats.
    cells = [cell for row in load_workbook(io.BytesIO(raw))["表"].iter_rows() for cell in row]
    shown = [cell.value for cell in cells if isinstance(cell.value, str) and cell.data_type != "e"]
    numbers = [cell for cell in cells if isinstance(cell.value, int | float)]
    shown += [_cell_formats.shown(repr(cell.value), cell.number_format) for cell in numbers]
    document = xlsx.read(raw, "表.xlsx")
    assert not [text for text in shown if text.strip() not in document.text]


TABLES = st.sampled_from((_csv().encode("gbk"), _csv('a"b').encode(), b"a,b\n"))
BREAKS = st.sampled_from((b'"', b",", b"\n", b"\0", b"\xff", b"\t", b"9"))


@given(TABLES, st.lists(st.tuples(st.integers(0, 999), BREAKS), max_size=6))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_texts_a_table_or_an_error(raw: bytes, changes: list[tuple[int, bytes]]) -> None:
    for at, change in changes:
        at %= len(raw)
        raw = raw[:at] + change + raw[at:]
    survives(raw, "集.csv")
    try:
        csv.read(raw, "集.csv")
    except InputError:
        return


@given(st.lists(st.tuples(st.integers(0, 20_000), st.binary(min_size=1, max_size=4)), min_size=1, max_size=5))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_a_workbook_or_an_error(changes: list[tuple[int, bytes]]) -> None:
    raw = _sheet('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>3.5</v></c></row>' * 4, "<si><t>工业</t></si>")
    for at, change in changes:
        at %= len(raw)
        raw = raw[:at] + change + raw[at + len(change) :]
    survives(raw, "表.xlsx")
