"""Word files that are broken, hostile or anything at all: a document or a line that says what is wrong."""

import io
import json
import subprocess
import sys
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import ROOT
from word_files import (
    BODY,
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
    p,
    plan,
    row,
    run,
    styled,
    word,
    zipped,
)

from pipeline.errors import InputError
from pipeline.readers import docx, parse
from pipeline.schema import Document


def _read(body: str, **parts: str) -> Document:
    return docx.read(word(body + p(BODY), parts), "a.docx")


def _repacked(raw: bytes, **files: str | bytes) -> bytes:

    archive = zipfile.ZipFile(io.BytesIO(raw))
    return zipped({**{name: archive.read(name) for name in archive.namelist()}, **files})


def _refused(raw: bytes, match: str) -> None:
    with pytest.raises(InputError, match=match):
        docx.read(raw, "a.docx")


def test_what_is_broken_is_told() -> None:
    raw = word(p(BODY))
    _refused(raw[: len(raw) // 2], "压缩包损坏")
    with pytest.raises(InputError, match="压缩包损坏"):
        parse(raw[: len(raw) // 2], "a.docx")
    _refused(b"\xd0\xcf\x11\xe0" * 200, "压缩包损坏")
    _refused(zipped({"a.txt": BODY}), "不是 Word 文件")
    _refused(_repacked(raw, **{"word/document.xml": "<w:document><w:body>"}), "XML 不完整")
    _refused(word(p("")), "没有文字")
    at = raw.index(b"word/document.xml") + 40
    _refused(raw[:at] + bytes(each ^ 0x55 for each in raw[at : at + 60]) + raw[at + 60 :], "损坏|XML")


def test_a_file_without_its_lists_and_styles_is_read() -> None:
    links = (
        '<Relationship Type="x/styles" Target="gone.xml"/><Relationship Type="x/numbering" Target="../../../passwd"/>'
    )
    assert docx.read(word(listed("甲", 99) + p(BODY), links=links), "a.docx").text == f"甲\n{BODY}"


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "工业">',
        '<!ENTITY a SYSTEM "file:///etc/hostname">',
        '<!ENTITY % a SYSTEM "http://127.0.0.1:9/a"> %a;',
    ],
)
def test_entities_are_refused(declared: str) -> None:
    main = f"<!DOCTYPE d [{declared}]><w:document {NAMESPACES}><w:body>{p('&a;' + BODY)}</w:body></w:document>"
    _refused(_repacked(word(p(BODY)), **{"word/document.xml": main}), "DTD|XML 不完整")


def test_laughs_by_the_billion_are_refused() -> None:
    more = (f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    declared = "<!ENTITY a0 '工业'>" + "".join(more)
    main = f"<!DOCTYPE d [{declared}]><w:document {NAMESPACES} w:x='&a11;'><w:body>{p('&a11;')}</w:body></w:document>"
    _refused(_repacked(word(p(BODY)), **{"word/document.xml": main}), "DTD|XML 不完整")


def test_bombs_are_refused_before_they_go_off() -> None:
    _refused(_repacked(word(p(BODY)), **{"word/document.xml": b" " * (65 * 2**20)}), "64 MiB")
    deep = "<w:tbl><w:tr><w:tc>" * 30 + p(BODY) + "</w:tc></w:tr></w:tbl>" * 30
    _refused(word(deep), "套了")
    _refused(word("<w:sdt><w:sdtContent>" * 200 + p(BODY)), "XML 不完整")


def test_nothing_is_repeated_without_bound() -> None:
    numbering = plan(0, level(0, "decimal", "长" * 100_000)) + lists(n1=0)
    assert len(_read(listed("甲") * 100, numbering=numbering).text) < 20_000
    refers = '<w:r><w:footnoteReference w:id="1"/></w:r>' * 1_000
    note = f'<w:footnote w:id="1">{p("注" * 10_000)}</w:footnote>'
    assert len(_read(p("甲", runs=refers), footnotes=note).text) < 11_000


def test_styles_that_are_based_on_themselves() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="x"><w:basedOn w:val="x"/></w:style>'
    assert _read(styled("甲", "x"), styles=styles).text == f"甲\n{BODY}"
    numbering = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>' + lists(n1=0)
    assert _read(listed("甲"), numbering=numbering, styles=STYLES).text == f"甲\n{BODY}"


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Z")), min_size=1, max_size=20)


@given(st.lists(TEXT, max_size=8))
@settings(max_examples=25, deadline=None)
def test_paragraphs_are_all_there_in_order(texts: list[str]) -> None:
    from docx import Document as Write

    file = Write()
    for text in (*texts, BODY * 9):
        file.add_paragraph(text)
    raw = io.BytesIO()
    file.save(raw)
    try:
        document = docx.read(raw.getvalue(), "a.docx")
    except InputError:
        return
    assert document.text.split("\n") == [*texts, BODY * 9]
    # The file carries the time at which it was made; the text does not.
    assert document == docx.read(raw.getvalue(), "a.docx")


WHOLE = word(
    styled("云岫市工业发展规划", "t") + styled("总体要求", "1") + listed("任务", 1)
    + p(BODY, runs=field("REF", run("附件")))
    + "<w:tbl>" + row(cell("指标", DOWN), cell("目标")) + row(cell("", GOES_ON), cell("35")) + "</w:tbl>",
    {"styles": STYLES, "numbering": LINKED + lists(n1=0), "footnotes": f'<w:footnote w:id="1">{p("注")}</w:footnote>'},
)  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(1, 255)), min_size=1, max_size=5), st.booleans())
@settings(max_examples=300, deadline=None)
def test_flipped_bytes_give_a_document_or_an_input_error(flips: list[tuple[int, int]], cut: bool) -> None:
    raw = bytearray(WHOLE)
    for at, by in flips:
        raw[at] ^= by
    with suppress(InputError):
        assert parse(bytes(raw[: flips[0][0]] if cut else raw), "a.docx").text


_PIECES = st.one_of(
    st.sampled_from(("甲", BODY, "一、")).map(run),
    st.sampled_from(
        "w:p w:r w:tbl w:tr w:tc w:sdt w:sdtContent w:ins w:del w:hyperlink w:ruby w:rubyBase w:txbxContent w:pict"
        " w:pPr w:rPr mc:AlternateContent mc:Choice mc:Fallback m:f m:num m:den m:sSup m:rad m:d m:nary"
        " m:oMath w:fldSimple".split(" ")
    ).flatmap(lambda tag: st.sampled_from((f"<{tag}>", f"</{tag}>"))),
    st.sampled_from(
        (field("TOC"), field("PAGE", run("1")), "<w:br/>", "<w:tab/>", "<w:lastRenderedPageBreak/>", "<w:vMerge/>",
         *(f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")), WIDE, DOWN, "<w:vanish/>",
         '<w:sym w:char="zz"/>', '<w:sym w:font="Symbol" w:char="F0B7"/>', '<w:footnoteReference w:id="1"/>',
         '<w:gridSpan w:val="-5"/>', '<w:gridBefore w:val="999999999"/>', "<w:rPr><w:del/></w:rPr>")
    ),
)  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_body_gives_a_document_whose_blocks_lie_in_it(pieces: str) -> None:
    from lxml import etree

    # What a lenient parser makes of the pieces is well-formed.
    root = etree.fromstring(f"<w:body {NAMESPACES}>{pieces}</w:body>", etree.XMLParser(recover=True))
    body = "".join(etree.tostring(each, encoding="unicode", with_tail=False) for each in root)
    document = _read(body, footnotes=f'<w:footnote w:id="1">{p("注")}</w:footnote>')
    assert document.text.endswith(BODY)
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end <= len(document.text)
        assert not document.text[at : block.start].strip()
        at = block.end
        assert all(0 <= start <= end <= block.end for start, end in block.cells)
    assert list(document.pages) == sorted(document.pages)


def test_what_reads_word_files_is_loaded_when_one_is_read() -> None:
    code = "import sys, json, pipeline.readers as r; r.suffixes(); print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert not {"lxml", "docx", "email.policy", "xml.sax"} & set(json.loads(done.stdout))


PARTS = {name: zipfile.ZipFile(io.BytesIO(WHOLE)).read(name) for name in zipfile.ZipFile(io.BytesIO(WHOLE)).namelist()}


@given(
    st.sampled_from(sorted(PARTS)), st.lists(st.tuples(st.integers(0), st.binary(max_size=3)), min_size=1, max_size=4)
)
@settings(max_examples=300, deadline=None)
def test_spoilt_parts_give_a_document_or_an_input_error(part: str, changes: list[tuple[int, bytes]]) -> None:
    raw = PARTS[part]
    for at, by in changes:
        at %= len(raw)
        raw = raw[:at] + by + raw[at + 1 :]
    with suppress(InputError):
        assert parse(zipped({**PARTS, part: raw}), "a.docx").text


def test_much_of_one_thing_takes_time_in_proportion() -> None:
    """Each of these once took, or would take, minutes."""
    turn, gone = "<w:r><w:lastRenderedPageBreak/><w:br/><w:t>甲</w:t></w:r>", "<w:rPr><w:del/></w:rPr>"
    based = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(20_000)
    )
    codes = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText></w:r>' * 20_000
    assert len(_read(p(runs=turn * 20_000)).pages) == 20_001
    assert _read(p("工业", gone) * 20_000).text.count("工业") == 20_001
    assert _read(styled("工业", "s0"), styles=based).text.startswith("工业")
    assert _read(p("工业", runs=codes)).text.startswith("工业")
