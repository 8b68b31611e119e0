"""Books: their parts in order as one text, with headings and tables; what is locked or broken is told."""

import pytest
from archives import TEXT, zipped
from document_laws import check, digits, survives
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.readers import epub, parse
from pipeline.schema import Document

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
    '<rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
)
PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
    "<dc:title>云岫市产业发展规划</dc:title><dc:creator>云岫市人民政府</dc:creator><dc:date>2021-06-18</dc:date>"
    '</metadata><manifest><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="a" href="%E7%AB%A0/A.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="c" href="cover.jpg" media-type="image/jpeg"/></manifest>'
    '<spine><itemref idref="a"/><itemref idref="c"/><itemref idref="b"/></spine></package>'
)
FIRST = (
    '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a.js"/><style>p{}</style></head><body>'
    f'<a id="p1"/><h1>云岫市产业发展规划</h1><h2>第一章 总体要求</h2><p><a id="p2"/>{TEXT}</p>'
    "<p><![CDATA[占比 < 30% 的行业有12个。]]>&x;</p></body></html>"
)
SECOND = (
    "<html><body><h2>第二章 指标</h2><table><tr><th>指标</th><th>2025年</th></tr>"
    "<tr><td>工业增加值（亿元）</td><td>1800</td></tr></table><script>alert(99)</script></body></html>"
)
FILES = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OEBPS/content.opf": PACKAGE,
    "OEBPS/b.xhtml": SECOND,
    "OEBPS/章/A.xhtml": FIRST,
    "OEBPS/cover.jpg": "",
}


def _read(**changed: str | None) -> Document:
    files = {**FILES, **{name: content for name, content in changed.items() if content is not None}}
    return parse(
        zipped({name: content for name, content in files.items() if name not in changed or changed[name]}), "书.epub"
    )


def test_parts_come_in_the_order_of_reading_as_one_document() -> None:
    document = _read()
    check(document)
    assert (document.format, document.title, document.issuer, document.date) == (
        "epub", "云岫市产业发展规划", "云岫市人民政府", "2021-06-18",
    )  # fmt: skip
    kinds = [(block.kind, document.text[block.start : block.end]) for block in document.blocks]
    assert kinds == [
        ("title", "云岫市产业发展规划"),
        ("heading", "第一章 总体要求"),
        ("paragraph", TEXT),
        ("paragraph", "占比 < 30% 的行业有12个。&x;"),
        ("heading", "第二章 指标"),
        ("row", "指标\t2025年"),
        ("row", "工业增加值（亿元）\t1800"),
    ]
    assert digits(document) == "202518007" + "3012" + "2025" + "1800"


def test_tables_of_parts_are_different_tables() -> None:
    document = _read(**{"OEBPS/章/A.xhtml": SECOND + f"<p>{TEXT}</p>"})
    assert [block.table for block in document.blocks if block.kind == "row"] == [1, 1, 2, 2]


def test_a_locked_book_is_told_and_scrambled_fonts_are_not() -> None:
    locked = (
        '<encryption xmlns:e="x"><e:EncryptedData><e:EncryptionMethod Algorithm="{}"/>'
        '<e:CipherData><e:CipherReference URI="OEBPS/b.xhtml"/></e:CipherData></e:EncryptedData></encryption>'
    )
    with pytest.raises(InputError, match="DRM"):
        _read(**{"META-INF/encryption.xml": locked.format("http://www.w3.org/2001/04/xmlenc#aes256-cbc")})
    fonts = locked.format("http://www.idpf.org/2008/embedding")
    assert _read(**{"META-INF/encryption.xml": fonts}) == _read()


def test_a_part_that_is_not_there_is_damage_at_its_place() -> None:
    document = _read(**{"OEBPS/b.xhtml": None})
    assert [(damage.start, damage.end) for damage in document.damage] == [(len(document.text), len(document.text))]
    assert not _read().damage


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"OEBPS/content.opf": None}, r"缺少 OEBPS/content\.opf"),
        ({"OEBPS/content.opf": "<package/>"}, "没有列出正文"),
        ({"OEBPS/content.opf": "<!DOCTYPE a><package/>"}, "文档类型"),
        ({"META-INF/container.xml": "<container/>"}, "缺少"),
        ({"OEBPS/章/A.xhtml": "<p/>", "OEBPS/b.xhtml": "<img/>"}, "没有文字"),
    ],
)
def test_what_is_no_book_is_told(changed: dict[str, str | None], said: str) -> None:
    with pytest.raises(InputError, match=said):
        _read(**changed)


@given(st.lists(st.tuples(st.integers(0, 10_000), st.binary(min_size=1, max_size=4)), min_size=1, max_size=5))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_a_book_or_an_error(changes: list[tuple[int, bytes]]) -> None:
    raw = zipped(FILES, 0)
    for at, change in changes:
        at %= len(raw)
        raw = raw[:at] + change + raw[at + len(change) :]
    survives(raw, "书.epub")
    try:
        epub.read(raw, "书.epub")
    except InputError:
        return
