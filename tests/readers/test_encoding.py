"""Bytes to characters: marks, declarations, strict decoding, and what is refused."""

import codecs
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.readers import _encoding, _formats, html, read
from pipeline.readers import text as plain

TEXT = "到2025年，全市规模以上工业增加值突破1800亿元，年均增长8.7%，新增专精特新企业500家。\n"
LONG = TEXT * 20
# 經濟 in the old script, for the encodings that hold it.
OLD = "我國經濟建設取得了重大成就，工業生產總值有了很大的增長，人民生活得到改善。\n" * 20


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "utf-32-be"),
        (TEXT.encode("gb18030"), "gb18030"),
        (LONG.encode("gb18030"), "gb18030"),
    ],
)
def test_read_whatever_the_encoding(raw: bytes, encoding: str) -> None:
    document = plain.read(raw, "a.txt")
    assert document.text.startswith(TEXT)
    assert document.encoding == encoding


def test_line_ends_become_lf_and_nothing_else_changes() -> None:
    raw = "　　一、２０２５年\u200b工作\r\n取得新进展。\r到2030年 再上台阶。\n\n".encode()
    assert plain.read(raw, "a.txt").text == "　　一、２０２５年\u200b工作\n取得新进展。\n到2030年 再上台阶。\n\n"


@given(st.text(st.characters(codec="gb18030", exclude_characters="\r\0"), max_size=40))
def test_decoding_gives_back_what_was_written(words: str) -> None:
    text = TEXT + words
    assert _encoding.decode(text.encode(), "a.txt")[0] == text
    assert _encoding.decode(text.encode("gb18030"), "a.txt", "gb18030")[0] == text


@given(st.binary(max_size=60))
def test_no_bytes_give_lone_surrogates(raw: bytes) -> None:
    try:
        text, _ = _encoding.decode(raw, "a.txt")
    except InputError:
        return
    text.encode("utf-8")


@pytest.mark.parametrize("label", ["gb2312", "GBK", "gb18030"])
def test_a_gb_declaration_means_its_largest_member(label: str) -> None:
    page = f'<html><head><meta charset="{label}"></head><body><p>{TEXT}堃、镕、㙍等字。</p></body></html>'
    document = html.read(page.encode("gb18030"), "a.html")
    assert "堃、镕、㙍" in document.text
    assert document.encoding == "gb18030"


@pytest.mark.parametrize("label", ["gb2312", "iso-8859-1", "no-such-thing", "utf-16"])
def test_a_wrong_declaration_is_dropped(label: str) -> None:
    page = f"<html><head><meta http-equiv=Content-Type content='text/html; charset={label}'></head><p>{LONG}</p></html>"
    # An odd number of bytes beyond ASCII is no GB text.
    assert html.read(page.encode(), "a.html").text.startswith(TEXT.strip())


def test_a_declaration_of_big5_is_followed() -> None:
    page = f'<html><meta charset="big5"><p>{OLD}</p></html>'
    assert html.read(page.encode("big5hkscs"), "a.html").text.startswith("我國經濟建設")


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "没有文字"),
        (" \n\u3000\n".encode(), "没有文字"),
        (codecs.BOM_UTF8, "没有文字"),
        (TEXT.encode("utf-16-le"), "NUL"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1], "读不通"),
        (TEXT.encode()[:-3] + b"\xff\xff" + TEXT.encode(), "无法解码"),
        (OLD.encode("big5"), "无法解码"),
        (("日本政府は本日、新しい経済政策を発表した。" * 30).encode("shift_jis"), "无法解码"),
        (("대한민국 정부는 오늘 새로운 경제 정책을 발표하였다. " * 30).encode("euc-kr"), "无法解码"),
        (("Été à Zürich, façade naïve, garçon. " * 9).encode("cp1252"), "无法解码"),
        (("日本政府は本日、新しい経済政策を発表した。" * 3).encode(), "日文"),
        (("정부는 오늘 經濟 정책을 발표하였다. " * 3).encode(), "不是中文"),
        (b"The plan sets 23 indicators for the industry of the city.", "不像中文"),
        (b"12345 678", "不像中文"),
        ("产业\ufffd\ufffd规\ufffd\ufffd划\ufffd".encode(), "损坏太重"),
        (("锟斤拷" * 40 + "产业发展规划").encode(), "损坏太重"),
        (("?" * 60 + "产业发展规划").encode(), "损坏太重"),
    ],
)
def test_refused_with_the_reason(raw: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as error:
        plain.read(raw, "某市规划.txt")
    assert "某市规划.txt" in str(error.value)
    assert error.value.hint
    assert "\n" not in str(error.value)


def test_errors_name_the_byte() -> None:
    raw = TEXT.encode()
    with pytest.raises(InputError, match=f"UTF-8 读到第 {len(raw) + 1} 字节"):
        plain.read(raw + b"\xff" + raw, "a.txt")


@pytest.mark.parametrize("raw", [TEXT.encode("gb18030"), LONG.encode("gb18030"), "GDP增速5.3%".encode("gb18030")])
def test_short_gb_texts_are_chinese(raw: bytes) -> None:
    assert plain.read(raw, "a.txt").encoding == "gb18030"


def _zip(name: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\r\n%PDF-1.4\n", "PDF"),
        (_zip("xl/workbook.xml"), "Excel"),
        (_zip("ppt/presentation.xml"), "PowerPoint"),
        (_zip("OFD.xml"), "OFD"),
        (_zip("notes.txt"), "ZIP"),
        (b"PK\x03\x04broken", "损坏的 ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "旧版 Office"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
    ],
)
def test_other_formats_are_named(raw: bytes, says: str, tmp_path: Path) -> None:
    assert says in _formats.known(raw)
    path = tmp_path / "某市规划.txt"
    path.write_bytes(raw)
    with pytest.raises(InputError, match=says):
        read(path)
