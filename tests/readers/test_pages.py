"""Web pages: what they show, what of it is furniture, and how their tables are read."""

import pytest

from pipeline.errors import InputError
from pipeline.readers import html
from pipeline.schema import Block, Document

BODY = "<p>到2025年，全市规模以上工业增加值突破1800亿元，年均增长8.7%左右。</p>"


def _read(body: str, head: str = "") -> Document:
    return html.read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


def _said(document: Document, *kinds: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind in kinds]


def _text(document: Document) -> list[str]:
    return _said(document, "title", "heading", "paragraph", "list", "speaker", "row")


def _cells(document: Document, row: Block) -> list[str]:
    return [document.text[start:end] for start, end in row.cells]


def _rows(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind == "row"]


def test_text_is_what_the_page_shows() -> None:
    document = _read(
        "<script>var a = '脚本';</script><style>.样式{}</style><!-- 注释 -->"
        "<p>　　创新&nbsp;驱动 &amp;\n  绿色<b>低碳</b>发展，<span style='display: none'>隐藏</span>"
        "成效<sup>2</sup>&#26174;&#33879;。<br>第二行还在<i>同一</i>段。</p>"
        "<p hidden>看不见</p><div>第三段到此为止了。</div>"
    )
    assert document.text == "　　创新\xa0驱动 & 绿色低碳发展，成效2显著。\n第二行还在同一段。\n第三段到此为止了。"


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><a href=a>首页</a><a href=b>新闻中心</a></nav>",
        "<div class='top-nav'><ul><li><a href=a>首页</a><li><a href=b>市情</a></ul></div>",
        "<div id='crumbs'>当前位置：<a href=a>首页</a> &gt; <a href=b>规划</a></div>",
        "<ul><li><a href=a>省情概况</a></li><li><a href=b>政务公开</a></li><li><a href=c>办事服务</a></li></ul>",
        "<div><a href=a>登录</a> | <a href=b>注册</a> | <a href=c>无障碍阅读</a></div>",
        "<div role='search'><input><button>站内搜索</button></div>",
        "<footer>本站由市大数据中心维护</footer>",
        "<div class=footer><p>主办：某市人民政府办公室</p></div>",
    ],
)
def test_what_surrounds_the_text_is_marked_not_lost(furniture: str) -> None:
    document = _read(furniture + BODY)
    assert _text(document) == [BODY[3:-4]]
    assert _said(document, "boilerplate")


@pytest.mark.parametrize(
    "wrap", ["<form id=aspnetForm>{}</form>", "<div class='print-area'>{}</div>", "<div id=main-header-wrap>{}</div>"]
)
def test_an_element_that_holds_the_text_is_no_furniture(wrap: str) -> None:
    body = BODY * 12
    assert len(_text(_read(wrap.format(body)))) == 12


def test_headings_by_tag_and_by_number() -> None:
    document = _read(
        f"<h1>澄溪市工业发展规划</h1><h2>总体要求</h2>{BODY}<h2>一、主要任务</h2>{BODY}<h3>保障</h3>{BODY}"
    )
    kinds = [(b.kind, b.level) for b in document.blocks if b.kind != "paragraph"]
    assert kinds == [("title", 0), ("heading", 1), ("heading", 1), ("heading", 2)]
    assert document.title == "澄溪市工业发展规划"


def test_lines_of_one_paragraph_split_by_breaks() -> None:
    document = _read("<div>　　一、总体目标<br><br>　　到2025年，产值达到<br>1800亿元，<br>增长8.7%。<br></div>")
    assert _text(document)[0] == "一、总体目标"
    assert "1800亿元，\n增长8.7%。" in _text(document)[-1]


TABLE = """<table>
<tr><th rowspan=2>类别</th><th rowspan=2>指标</th><th colspan=2>目标</th></tr>
<tr><th>2025年<br>预期</th><th>2030年</th></tr>
<tr><td rowspan=2><p>绿色</p></td><td>绿色工厂</td><td>35</td><td></td></tr>
<tr><td> 综合利用率 </td><td colspan=2>78%以上</td></tr>
<tr><td colspan=4>二、创新类</td></tr></table>"""


def test_tables_keep_rows_columns_and_spans() -> None:
    document = _read(BODY + TABLE + BODY)
    rows = _rows(document)
    assert [_cells(document, row) for row in rows] == [
        ["类别", "指标", "目标", "目标"],
        ["类别", "指标", "2025年\n预期", "2030年"],
        ["绿色", "绿色工厂", "35", ""],
        ["绿色", "综合利用率", "78%以上", "78%以上"],
        ["二、创新类"] * 4,
    ]
    assert [row.header for row in rows] == [True, True, False, False, False]
    assert {row.table for row in rows} == {1}
    assert document.text[rows[2].start : rows[2].end] == "绿色\t绿色工厂\t35"


def test_a_first_row_of_labels_names_the_columns() -> None:
    document = _read(
        "<table><tr><td>指标</td><td>2025年</td></tr><tr><td>绿色工厂（家）</td><td>35</td></tr></table>"
        "<table><tr><td>绿色工厂（家）</td><td>35</td></tr><tr><td>智能工厂（家）</td><td>12</td></tr></table>" + BODY
    )
    assert [(row.table, row.header) for row in _rows(document)] == [(1, True), (1, False), (2, False), (2, False)]


@pytest.mark.parametrize("value", ["0", "-3", "many", "1e9", "", "99999999"])
def test_spans_that_make_no_sense(value: str) -> None:
    document = _read(
        f"<table><tr><td colspan='{value}' rowspan='{value}'>指标</td><td>目标</td></tr>"
        f"<tr><td>35</td></tr></table>{BODY}"
    )
    assert len(_rows(document)) in (0, 2)
    assert max((len(row.cells) for row in _rows(document)), default=0) <= 202


def test_tables_that_only_lay_out_are_no_data() -> None:
    document = _read(
        f"<table><tr><td>{BODY}</td></tr></table>"
        f"<table><tr><td>栏目</td><td><table><tr><td>{BODY}</td></tr></table></td></tr></table>"
        f"<table role=presentation><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>"
    )
    assert not _rows(document)


RECORD = """<table>
<tr><td><b>索 引 号：</b></td><td>CX-2026-7</td><td><b>发文机关：</b></td><td>澄溪市人民政府</td></tr>
<tr><td><b>标　　题：</b></td><td colspan=3>澄溪市人民政府关于促进碳纤维产业发展的意见</td></tr>
<tr><td>成文日期：</td><td>2026年03月02日</td><td>发布日期：</td><td>2026年03月09日</td></tr></table>"""


def test_the_record_of_a_page_gives_title_issuer_and_date() -> None:
    document = _read(f"{RECORD}<p>澄溪市人民政府</p><p>关于促进碳纤维产业发展的意见</p>{BODY}")
    assert document.title == "澄溪市人民政府关于促进碳纤维产业发展的意见"
    assert (document.issuer, document.date) == ("澄溪市人民政府", "2026-03-02")
    assert _said(document, "title") == ["澄溪市人民政府\n关于促进碳纤维产业发展的意见"]
    assert not _rows(document)


def test_the_head_of_a_page_is_heard_where_the_page_is_silent() -> None:
    head = (
        '<title>澄溪市工业发展规划_政务公开_澄溪市人民政府</title><meta name="PubDate" content="2026-03-09 10:26">'
        '<meta name="ContentSource" content="市发展和改革委员会">'
    )
    document = _read(f"<div class=bt>澄溪市工业发展规划</div>{BODY}", head)
    assert (document.title, document.issuer, document.date) == (
        "澄溪市工业发展规划",
        "市发展和改革委员会",
        "2026-03-09",
    )


def test_a_window_title_the_page_does_not_show_is_no_title() -> None:
    assert _read(BODY, "<title>工作报告</title>").title == ""


@pytest.mark.parametrize("body", ["", "<script>var a='产业';</script>", "<p>&nbsp;</p><img src=a.png>"])
def test_a_page_without_words_is_refused(body: str) -> None:
    with pytest.raises(InputError, match="没有文字"):
        _read(body)


def test_deep_nesting_is_walked() -> None:
    assert _text(_read("<div>" * 5000 + BODY)) == [BODY[3:-4]]


def test_broken_markup_is_read_as_browsers_read_it() -> None:
    document = _read("<p>第一段没有结束<p>第二段<b>加粗没有结束，<div>第三段已经结束。<table><tr><td>孤独的格子")
    assert document.text.split("\n")[0] == "第一段没有结束"
    assert "孤独的格子" in document.text


def test_empty_cells_stand_inside_their_row() -> None:
    document = _read(
        "<table><tr><td></td><td>指标</td><td></td></tr><tr><td>甲</td><td></td><td></td></tr></table>" + BODY
    )
    rows = _rows(document)
    assert [_cells(document, row) for row in rows] == [["", "指标", ""], ["甲", "", ""]]
    assert all(row.start <= start <= end <= row.end for row in rows for start, end in row.cells)


def test_the_name_at_the_end_of_a_way_is_a_title() -> None:
    document = _read(f"<div class=crumbs><a>首页</a> &gt; <a>规划</a> &gt; 澄溪市工业发展规划</div>{BODY}")
    assert _said(document, "title") == ["澄溪市工业发展规划"]
    assert _said(document, "boilerplate") == ["首页 > 规划 >"]
