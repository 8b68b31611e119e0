"""What holds for every document, whatever is in it."""

from document_laws import check
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.readers import html
from pipeline.readers import text as plain

BODY = "到2025年，全市规模以上工业增加值突破1800亿元，年均增长8.7%左右。"

_WORDS = """
一、 （二） 3. （4） 第一章 第一， 一是 —— 总体要求 加强领导。 各位代表： 主持人： 望川日报记者： 贺云岫： 局长贺云岫
问： 答： [主持人] 首页>规划> 某市工业发展规划 打印 【字号： 】 来源： 来源：某报 2026-02-09 2026年3月1日 某市人民政府
相关报道： 版权所有 1 —2— 《 》， “ ” ， 。 ！ : | ２０２５年 1,200 １，２００ false (cid:1) 目录 .........3 扫一扫
全市工业增加值增长8.7%
"""
PARTS = (*_WORDS.split(), BODY, *" \t\u3000\u200b\xa0\u2028\f", "记者 祁望舒摄", "2 0 2 5年")
LINES = st.lists(st.one_of(st.sampled_from(PARTS), st.text("工业\n，1a ", max_size=4)), max_size=5).map("".join)
TEXTS = st.lists(LINES, max_size=25).map("\n".join)
TAGS = ("p", "div", "td", "tr", "table", "li", "ul", "h1", "h3", "a", "span", "nav", "br", "th", "b", "pre", "footer")
PIECES = st.one_of(
    LINES,
    st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
    st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
    st.sampled_from(("<td colspan=2>", "<td rowspan=3>", "<div class=nav>", "<p hidden>", "<script>x</script>")),
)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_blocks_cover_a_text_and_sentences_rebuild_it(text: str) -> None:
    text += f"\n{BODY}"
    try:
        document = plain.read(text.encode(), "a.txt")
    except InputError:
        return
    assert document.text == text
    check(document)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_blocks_cover_a_page_and_sentences_rebuild_it(page: str) -> None:
    try:
        document = html.read(f"<html><body>{page}<p>{BODY}</p></body></html>".encode(), "a.html")
    except InputError:
        return
    check(document)


@given(TEXTS, st.sampled_from(("\r\n", "\r")))
@settings(max_examples=50, deadline=None)
def test_line_ends_do_not_matter(text: str, end: str) -> None:
    text += f"\n{BODY}"
    try:
        document = plain.read(text.encode(), "a.txt")
    except InputError:
        return
    assert plain.read(text.replace("\n", end).encode(), "a.txt") == document
