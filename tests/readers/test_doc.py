"""Old Word files: read through LibreOffice where it is installed, told plainly where it is not."""

import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from word_files import BODY, CHINESE, cell, listed, lists, p, row, word

from pipeline.errors import InputError
from pipeline.readers import _office, doc, parse

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
needs_office = pytest.mark.skipif(not _office.program(), reason="no LibreOffice here (libreoffice-writer)")
WIDTH = '<w:tcW w:w="4000" w:type="dxa"/>'
TABLE = (
    "<w:tbl><w:tblGrid><w:gridCol w:w='4000'/><w:gridCol w:w='4000'/></w:tblGrid>"
    + row(cell("指标", WIDTH), cell("目标", WIDTH))
    + row(cell("绿色工厂", WIDTH), cell("35", WIDTH))
    + "</w:tbl>"
)
FILE = word(
    listed("总体要求") + listed("发展目标", depth=1) + p(BODY) + listed("主要任务") + TABLE + p(BODY),
    {"numbering": CHINESE + lists(n1=0)},
)
SHOWN = ["一、总体要求", "（一）发展目标", BODY, "二、主要任务", "指标\t目标", "绿色工厂\t35", BODY]


def ole(*streams: str, root: str = "", head: bytes = b"") -> bytes:
    """The beginning of an OLE file whose directory, in its second sector, names these streams."""
    header = bytearray(OLE + bytes(504))
    header[0x1E], header[0x30] = 9, 1
    directory = bytes(80) + bytes.fromhex(root) + bytes(64) + b"".join(each.encode("utf-16-le") for each in streams)
    return bytes(header) + head + bytes(512 - len(head)) + directory


def made(folder: Path, source: Path, ending: str) -> bytes:
    """What LibreOffice writes of a file."""
    command = [_office.program(), "--headless", f"-env:UserInstallation={(folder / 'own').as_uri()}"]
    command += ["--convert-to", ending, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return source.with_suffix(f".{ending}").read_bytes()


@needs_office
def test_an_old_file_says_what_the_new_one_did(tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(FILE)
    raw = made(tmp_path, source, "doc")
    document = parse(raw, "a.txt")
    assert document.text.split("\n") == SHOWN
    assert document.format == "doc"
    assert [block.kind for block in document.blocks][-3:] == ["row", "row", "paragraph"]
    assert parse(raw, "a.txt") == document


@needs_office
def test_rich_text_as_word_writes_it_keeps_its_numbers() -> None:
    said = "".join(f"\\u{ord(sign)}?" for sign in BODY)
    raw = (
        r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}{\*\listtable{\list\listtemplateid1"
        r"{\listlevel\levelnfc39\levelnfcn39\leveljc0\levelfollow0\levelstartat1{\leveltext\'02\'00\'a1\'a2;}"
        r"{\levelnumbers\'01;}\f0}{\listname ;}\listid7}}{\*\listoverridetable"
        r"{\listoverride\listid7\listoverridecount0\ls1}}{\pard\ls1\ilvl0\f0 \'d7\'dc\'cc\'e5\par}\pard\f0 "
        + said
        + r"\par}"
    )
    document = parse(raw.encode("ascii"), "a.doc")
    assert (document.text, document.format) == (f"一、总体\n{BODY}", "rtf")


@needs_office
def test_nothing_that_a_file_refers_to_is_fetched(tmp_path: Path) -> None:
    asked: list[str] = []

    class Ear(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Ear)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    names = "xmlns:{0}='urn:oasis:names:tc:opendocument:xmlns:{0}:1.0'"
    source = tmp_path / "a.fodt"
    text = (
        f"<?xml version='1.0'?><office:document {' '.join(names.format(each) for each in ('office', 'text'))}"
        " xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'"
        " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' xmlns:xlink='http://www.w3.org/1999/xlink'"
        " office:mimetype='application/vnd.oasis.opendocument.text' office:version='1.2'><office:body><office:text>"
        f"<text:p>{BODY}<draw:frame text:anchor-type='as-char' svg:width='2cm' svg:height='2cm'><draw:image"
        f" xlink:type='simple' xlink:href='http://127.0.0.1:{server.server_port}/a.png'/></draw:frame></text:p>"
        "</office:text></office:body></office:document>"
    )
    # It is told from plain text by its double quotes.
    source.write_text(text.replace("'", '"'), "utf-8")
    try:
        raw = made(tmp_path, source, "doc")
        # A LibreOffice as it is installed does ask.
        assert asked
        asked.clear()
        assert BODY in parse(raw, "a.doc").text
        assert not asked
    finally:
        server.shutdown()
        server.server_close()


@needs_office
def test_what_it_cannot_read_or_takes_too_long_for_is_told() -> None:
    with pytest.raises(InputError, match="超过"):
        _office.converted(b"{\\rtf1 a}", ".rtf", "a.rtf", seconds=0.01)
    with pytest.raises(InputError, match=r"转换不了|没有文字|不像中文|损坏"):
        doc.read(ole("WordDocument", root="00" * 16), "a.doc")


def test_without_libreoffice_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(_office, "_PLACES", ())
    with pytest.raises(InputError, match=r"a\.rtf 是旧版 Word .*LibreOffice.*docx"):
        parse(b"{\\rtf1 a}", "a.rtf")


@pytest.mark.parametrize(
    "raw",
    [
        ole("EncryptedPackage", "EncryptionInfo", root="00" * 16),
        ole("WordDocument", root="0609020000000000c000000000000046", head=b"\xec\xa5\xc1\x00" + bytes(7) + b"\x01"),
    ],
)
def test_locked_files_are_told(raw: bytes) -> None:
    with pytest.raises(InputError, match="打开密码"):
        parse(raw, "a.docx")


def test_workbooks_are_no_word_files_whatever_they_hold() -> None:
    raw = ole("Workbook", "WordDocument", root="2008020000000000c000000000000046")
    assert not doc.recognises(raw)
    with pytest.raises(InputError, match="旧版 Excel"):
        parse(raw, "a.doc")


@pytest.mark.parametrize("start", ["<w:wordDocument ", "<pkg:package "])
def test_the_xml_of_2003_is_refused_rather_than_read_without_its_numbers(start: str) -> None:
    raw = f'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n{start}xmlns:w="x">'
    with pytest.raises(InputError, match="另存为 docx"):
        parse(raw.encode(), "a.doc")


CALLED_DOC = {"text": BODY.encode(), "html": f"<html><body><p>{BODY}</p></body></html>".encode(), "docx": FILE}


@pytest.mark.parametrize("kind", CALLED_DOC)
def test_what_is_only_called_doc_is_read_as_what_it_is(kind: str) -> None:
    for name in ("a.doc", "a.wps", "a.rtf"):
        document = parse(CALLED_DOC[kind], name)
        assert document.format == kind
        assert BODY in document.text
