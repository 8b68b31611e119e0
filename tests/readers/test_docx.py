"""Word files: what Word shows is in the text, in order, and what it does not show is not."""

import io
import zipfile

import pytest
from word_files import (
    BODY,
    BOX,
    CHINESE,
    DOWN,
    GOES_ON,
    LINKED,
    NAMESPACES,
    STYLES,
    WIDE,
    cell,
    field,
    level,
    listed,
    lists,
    outlined,
    p,
    plan,
    row,
    run,
    styled,
    word,
    zipped,
)

from pipeline.readers import docx, parse
from pipeline.schema import Document


def _read(body: str, **parts: str) -> Document:
    return docx.read(word(body + p(BODY), parts), "a.docx")


def _lines(body: str, **parts: str) -> list[str]:
    """What the text says before its last paragraph."""
    lines = _read(body, **parts).text.split("\n")
    assert lines.pop() == BODY
    return lines


def _blocks(document: Document) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, document.text[block.start : block.end]) for block in document.blocks]


def _rows(document: Document) -> list[list[str]]:
    return [
        [document.text[start:end] for start, end in block.cells] for block in document.blocks if block.kind == "row"
    ]


# ---- inside a paragraph


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (run("产值") + "<w:r><w:tab/></w:r>" + run("8") + "<w:r><w:noBreakHyphen/></w:r>" + run("9"), "产值\t8-9"),
        (run("绿") + "<w:r><w:softHyphen/></w:r>" + run("色"), "绿色"),
        (run("甲") + "<w:r><w:br/></w:r>" + run("乙"), "甲\n乙"),
        ("<w:r><w:t> 两边的空白 </w:t></w:r>", "两边的空白"),
        ("<w:r><w:t>换\n行</w:t></w:r>", "换 行"),
        (run("看不见", "<w:vanish/>") + run("看得见", '<w:vanish w:val="0"/>'), "看得见"),
        (run("隐藏", '<w:rStyle w:val="H"/>') + run("显示"), "显示"),
        ("<w:ins>" + run("增") + "</w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>" + run("留"), "增留"),
        ("<w:moveFrom>" + run("旧处") + "</w:moveFrom><w:moveTo>" + run("新处") + "</w:moveTo>", "新处"),
        ("<w:ins><w:del>" + run("先增后删") + "</w:del></w:ins>" + run("留"), "留"),
        ('<w:hyperlink r:id="r9">' + run("链接文字") + "</w:hyperlink>", "链接文字"),
        ('<w:sdt><w:sdtPr><w:alias w:val="名"/></w:sdtPr><w:sdtContent>' + run("控") + "</w:sdtContent></w:sdt>", "控"),
        ('<w:smartTag w:element="x"><w:customXml>' + run("标记") + "</w:customXml></w:smartTag>", "标记"),
        ("<w:ruby><w:rubyPr/><w:rt>" + run("xiù") + "</w:rt><w:rubyBase>" + run("岫") + "</w:rubyBase></w:ruby>", "岫"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "☑≥"),
        (run("\uf081", '<w:rFonts w:ascii="Wingdings"/>'), "①"),
        (run("10") + run("4", '<w:vertAlign w:val="superscript"/>') + run("亩"), "10⁴亩"),
        (run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "CO2"),
        ('<w:fldSimple w:instr="PAGE">' + run("3") + "</w:fldSimple>" + run("页"), "3页"),
        (field("REF x", run("见附件")), "见附件"),
        (field("IF " + "</w:instrText></w:r>" + field("PAGE", run("9")) + "<w:r><w:instrText>= 1", run("是")), "是"),
        (field(r"eq \o\ac(○,11)") + run("其他"), "⑪其他"),
        (field(r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(xiù),岫)'), "岫"),
        ('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF</w:instrText></w:r>' + run("没有结尾"), "没有结尾"),
        ('<w:r><w:footnoteRef/><w:commentReference w:id="1"/></w:r>' + run("正文"), "正文"),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
            "<m:r><m:t>=</m:t></m:r><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e>"
            "<m:sup><m:r><m:t>4</m:t></m:r></m:sup></m:sSup></m:oMath>",
            "(a+b)/2=10^4",
        ),
    ],
)  # fmt: skip
def test_a_paragraph_says_what_word_shows(runs: str, shown: str) -> None:
    styles = '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert "\n".join(_lines(p(runs=runs), styles=styles)) == shown


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next() -> None:
    deleted, hidden = "<w:rPr><w:del/></w:rPr>", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    assert _lines(p("到2025年，", deleted) + p("产值翻番。")) == ["到2025年，产值翻番。"]
    assert _lines(p("一、目标。", hidden) + p("产值翻番。")) == ["一、目标。产值翻番。"]
    assert _lines(p("前", deleted) + "<w:tbl><w:tr><w:tc>" + p("中") + "</w:tc></w:tr></w:tbl>" + p("后")) == list(
        "前中后"
    )


# ---- headings, titles, contents


def test_numbers_come_from_styles_and_what_they_are_based_on() -> None:
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        styled("云岫市工业发展规划", "t") + styled("总体要求", "1") + styled("发展目标", "2") + styled("重点", "2b")
        + styled("前言", "1", off) + styled("主要任务", "1") + styled("布局", "2b")
    )  # fmt: skip
    document = _read(body, styles=STYLES, numbering=LINKED + lists(n1=0))
    assert _blocks(document)[:-1] == [
        ("title", 0, "云岫市工业发展规划"),
        ("heading", 1, "1 总体要求"),
        ("heading", 2, "1.1 发展目标"),
        ("heading", 2, "1.2 重点"),
        ("heading", 1, "前言"),
        ("heading", 1, "2 主要任务"),
        ("heading", 2, "2.1 布局"),
    ]
    assert document.title == "云岫市工业发展规划"


def test_the_only_highest_heading_above_the_body_is_the_title() -> None:
    document = _read(outlined("云岫山水", 0) + outlined("总体要求", 1) + p(BODY) + outlined("一、任务", 1) + p(BODY))
    assert document.title == "云岫山水"
    assert [each[:2] for each in _blocks(document)][:2] == [("title", 0), ("heading", 1)]


def test_the_first_of_many_headings_is_no_title() -> None:
    document = _read(p("云岫市工业发展规划") + outlined("总体要求", 0) + p(BODY) + outlined("保障", 0) + p(BODY))
    assert document.title == "云岫市工业发展规划"
    assert ("heading", 1, "总体要求") in _blocks(document)
    numbered = _read(p("云岫市工业发展规划") + outlined("一、总体要求", 0) + p(BODY) + outlined("二、保障", 0))
    assert numbered.title == "云岫市工业发展规划"


def test_a_sentence_in_the_clothes_of_a_heading_is_a_sentence() -> None:
    kinds = [kind for kind, _, _ in _blocks(_read(p("云岫市工业发展规划") + p(BODY) + outlined(BODY, 1)))]
    assert kinds == ["title", "paragraph", "paragraph", "paragraph"]


def test_what_a_file_calls_itself_counts_where_it_shows_the_words() -> None:
    def titled(title: str) -> Document:
        core = f'<c:p xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c:p>'
        body = p("云岫市工业") + p("发展规划") + p("（2025—2030年）") + p(BODY)
        return docx.read(word(body, {"docProps/core.xml": core}), "a.docx")

    assert titled("云岫市工业发展规划").title == "云岫市工业发展规划"
    assert "沧岭" not in titled("沧岭市农业发展规划").title


def test_tables_of_contents_are_furniture() -> None:
    entry = run("一、总体要求") + "<w:r><w:tab/></w:r>" + run("3")
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3"</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    body = (
        p(runs=begin + entry) + p(runs=entry) + p(runs='<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + styled("二、主要任务", "c")
        + '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('三、保障')}</w:sdtContent></w:sdt>" + p("一、总体要求")
    )  # fmt: skip
    kinds = [kind for kind, _, _ in _blocks(_read(body, styles=STYLES))]
    assert kinds == ["boilerplate"] * 4 + ["heading", "paragraph"]


# ---- tables


def test_tables_keep_rows_columns_and_merged_cells() -> None:
    table = (
        "<w:tbl>"
        + row(cell("类别", DOWN), cell("指标", DOWN), cell("目标", WIDE), own="<w:tblHeader/>")
        + row(cell("", GOES_ON), cell("", GOES_ON), cell("2025年"), cell("2030年"), own="<w:tblHeader/>")
        + row(cell("绿色", DOWN), cell("绿色工厂"), cell("35"), cell(""))
        + row(
            cell("看不见", GOES_ON),
            cell("综合利用率"),
            cell("78%以上", '<w:hMerge w:val="restart"/>'),
            cell("", "<w:hMerge/>"),
        )
        + row(cell("删去的行"), cell("1"), cell("2"), cell("3"), own="<w:del/>")
        + row(cell("二、创新类", '<w:gridSpan w:val="4"/>'))
        + row(cell("缩进的行"), cell("8"), own='<w:gridBefore w:val="2"/>')
        + "</w:tbl>"
    )
    document = _read(p(BODY) + table)
    assert _rows(document) == [
        ["类别", "指标", "目标", "目标"],
        ["类别", "指标", "2025年", "2030年"],
        ["绿色", "绿色工厂", "35", ""],
        ["绿色", "综合利用率", "78%以上", "78%以上"],
        ["二、创新类"] * 4,
        ["", "", "缩进的行", "8"],
    ]
    rows = [block for block in document.blocks if block.kind == "row"]
    assert [block.header for block in rows] == [True, True, False, False, False, False]
    assert {block.table for block in rows} == {1}


def test_the_numbers_of_a_column_are_counted_through_its_cells() -> None:
    numbering = plan(0, level(0, "decimal", "%1")) + lists(n1=0)
    numbered = f"<w:tc>{listed('')}</w:tc>"
    table = (
        "<w:tbl>"
        + row(cell("序号"), cell("项目"))
        + row(numbered, cell("算谷"))
        + row(numbered, cell("云港"))
        + "</w:tbl>"
    )
    assert _rows(_read(table, numbering=numbering)) == [["序号", "项目"], ["1", "算谷"], ["2", "云港"]]


def test_a_table_around_tables_lays_them_out() -> None:
    inner = "<w:tbl>" + row(cell("指标"), cell("目标")) + row(cell("绿色工厂"), cell("35")) + "</w:tbl>"
    outer = f"<w:tbl><w:tr>{cell('栏目')}<w:tc>{p('附表')}{inner}{p('备注')}</w:tc></w:tr></w:tbl>"
    document = _read(outer)
    assert document.text.split("\n")[:5] == ["栏目", "附表", "指标\t目标", "绿色工厂\t35", "备注"]
    assert _rows(document) == [["指标", "目标"], ["绿色工厂", "35"]]


def test_tables_are_numbered_through_and_controls_are_seen_through() -> None:
    rows = (
        row(cell("指标"), cell("目标")) + f"<w:sdt><w:sdtContent>{row(cell('工厂'), cell('35'))}</w:sdtContent></w:sdt>"
    )
    document = _read(f"<w:tbl>{rows}</w:tbl>" + p(BODY) + f"<w:tbl>{rows}</w:tbl>")
    assert [block.table for block in document.blocks if block.kind == "row"] == [1, 1, 2, 2]


# ---- what hangs on a paragraph


def test_text_boxes_are_told_once_after_their_paragraph() -> None:
    wps = f"<wps:txbx>{BOX.format(p('云岫市人民政府文件'))}</wps:txbx>"
    both = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{wps}</mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{BOX.format(p('云岫市人民政府文件'))}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    old = f"<w:pict><v:textbox>{BOX.format(p('旧式文本框'))}</v:textbox><v:textpath string='艺术字'/></w:pict>"
    assert _lines(p("前面", runs=f"<w:r>{both}</w:r><w:r>{old}</w:r>") + p("后面")) == [
        "前面", "云岫市人民政府文件", "旧式文本框", "艺术字", "后面",
    ]  # fmt: skip


def test_notes_stand_behind_their_paragraph_and_each_once() -> None:
    def note(kind: str, number: int, text: str) -> str:
        return f'<w:{kind} w:id="{number}">{p(text)}</w:{kind}>'

    def mark(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    separator = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    body = (
        p("增加值增长8.7%", runs=mark("footnote", 2) + run("，全省第一。") + mark("endnote", 1)) + p("后面。")
        + "<w:tbl>" + row(cell("指标"), cell("目标"))
        + row(cell("工厂"), f"<w:tc>{p('35', runs=mark('footnote', 3))}</w:tc>") + "</w:tbl>"
        + p("再次引用。", runs=mark("footnote", 2))
    )  # fmt: skip
    lines = _lines(
        body,
        footnotes=separator + note("footnote", 2, " 按可比价格计算。") + note("footnote", 3, "累计数。"),
        endnotes=note("endnote", 1, "初步核算数。"),
    )
    assert lines == [
        "增加值增长8.7%，全省第一。", "［注1］按可比价格计算。", "［尾注1］初步核算数。", "后面。",
        "指标\t目标", "工厂\t35", "［注2］累计数。", "再次引用。",
    ]  # fmt: skip


def test_diagrams_and_pasted_pages_are_told() -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = (
        '<Relationship Id="d1" Type="http://schemas.microsoft.com/office/2007/relationships/diagramData"'
        ' Target="diagrams/data1.xml"/>'
        f'<Relationship Id="p1" Type="{office}/aFChunk" Target="/word/page.html"/>'
        f'<Relationship Id="x1" Type="{office}/aFChunk" TargetMode="External" Target="http://127.0.0.1:9/page.html"/>'
    )
    point = "<dgm:pt{}><dgm:t><a:p><a:r><a:t>{}</a:t></a:r></a:p></dgm:t></dgm:pt>"
    points = point.format("", "算谷") + point.format(' type="pres"', "样式")
    data = f"<dgm:dataModel {NAMESPACES}><dgm:ptLst>{points}</dgm:ptLst></dgm:dataModel>"
    page = "<html><body><p>插入的网页。</p></body></html>"
    body = (
        p("图", runs='<w:r><w:drawing><dgm:relIds r:dm="d1"/></w:drawing></w:r>')
        + '<w:altChunk r:id="p1"/><w:altChunk r:id="x1"/>'
    )
    raw = word(body + p(BODY), {"word/diagrams/data1.xml": data, "word/page.html": page}, links)
    assert docx.read(raw, "a.docx").text.split("\n") == ["图", "算谷", "插入的网页。", BODY]


def test_pages_begin_where_word_last_broke_them() -> None:
    turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    table = (
        "<w:tbl>"
        + row(cell("指标"), cell("目标"))
        + f"<w:tr>{cell('工厂')}<w:tc>{p(runs=turn + run('35'))}</w:tc></w:tr></w:tbl>"
    )
    body = p("第一页", runs=turn + run("第二页")) + p(runs=turn) + listed("第三页") + table
    document = _read(body, numbering=CHINESE + lists(n1=0))
    assert [document.page(document.text.index(each)) for each in ("第一", "第二", "一、第三", "工厂", "35", BODY)] == [
        1, 2, 3, 3, 4, 4,
    ]  # fmt: skip
    assert _read(p("没有记下分页")).pages == ()


# ---- kinds of files


def _strict(raw: bytes) -> bytes:
    return (
        raw.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace(b"http://schemas.openxmlformats.org/officeDocument/2006/math", b"http://purl.oclc.org/ooxml/officeDocument/math")
        .replace(b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships")
    )  # fmt: skip


def test_the_strict_dialect_says_the_same() -> None:

    body = listed("甲") + p(runs="<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>") + p(BODY)
    raw = word(body, {"numbering": CHINESE + lists(n1=0)})
    archive = zipfile.ZipFile(io.BytesIO(raw))
    strict = zipped({name: _strict(archive.read(name)) for name in archive.namelist()})
    assert strict != raw
    assert docx.read(strict, "a.docx").text == docx.read(raw, "a.docx").text == f"一、甲\nx\n{BODY}"


def test_a_file_is_known_by_its_parts_not_by_its_name() -> None:
    raw = word(p(BODY))
    assert parse(raw, "a.txt").format == "docx"
    template = word(p(BODY), kind="template")
    assert docx.recognises(template)
    assert not docx.recognises(zipped({"word.txt": BODY}))
    moved = {"[Content_Types].xml": word(p(BODY), kind="document"), "text/main.xml": ""}
    assert not docx.recognises(zipped({**moved, "[Content_Types].xml": "<Types/>"}))
    types = (
        '<Types><Override PartName="/text/main.xml" ContentType='
        '"application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    )
    main = f"<w:document {NAMESPACES}><w:body>{p(BODY)}</w:body></w:document>"
    assert parse(zipped({"[Content_Types].xml": types, "text\\Main.xml": main}), "a").text == BODY


def test_python_docx_and_this_reader_agree() -> None:
    from docx import Document as Write

    file = Write()
    file.add_heading("云岫市工业发展规划", 0)
    file.add_heading("一、总体要求", 1)
    file.add_paragraph(BODY)
    for _ in range(2):
        file.add_paragraph("建设绿色工厂35家。", style="List Number")
    table = file.add_table(2, 2)
    for at, text in enumerate(("指标", "目标", "绿色工厂", "35")):
        table.cell(at // 2, at % 2).text = text
    raw = io.BytesIO()
    file.save(raw)
    document = parse(raw.getvalue(), "a.docx")
    assert document.text.split("\n") == [
        "云岫市工业发展规划", "一、总体要求", BODY,
        "1. 建设绿色工厂35家。", "2. 建设绿色工厂35家。", "指标\t目标", "绿色工厂\t35",
    ]  # fmt: skip
    assert (document.title, document.format) == ("云岫市工业发展规划", "docx")
