"""Bytes to characters: marks, declarations, strict decoding, and what is refused."""

import codecs
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from old_script import traditional

from pipeline.errors import InputError
from pipeline.readers import _encoding, _formats, html, read
from pipeline.readers import text as plain

TEXT = "到2025年，全市规模以上工业增加值突破1800亿元，年均增长8.7%，新增专精特新企业500家。\n"
LONG = TEXT * 20
# 經濟 in the old script, for the encodings that hold it.
OLD = "我國經濟建設取得了重大成就，工業生產總值有了很大的增長，人民生活得到改善。\n" * 20
RAW = Path(__file__).parents[2] / "corpora/raw"
OWN = [_encoding.decode(path.read_bytes(), path.name)[0] for path in sorted(RAW.glob("*.txt"))[::8]]


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
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32-be"), "utf-32-be"),
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


@pytest.mark.parametrize("encoding", ["big5", "big5hkscs", "utf-16-le"])
def test_old_script_needs_no_declaration(encoding: str) -> None:
    assert plain.read(OLD.encode(encoding), "a.txt").text == OLD


def test_a_declaration_of_big5_is_followed() -> None:
    page = f'<html><meta charset="big5"><p>{OLD}</p></html>'
    assert html.read(page.encode("big5hkscs"), "a.html").text.startswith("我國經濟建設")


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "没有文字"),
        (" \n\u3000\n".encode(), "没有文字"),
        (codecs.BOM_UTF8, "没有文字"),
        (TEXT.encode()[:9] + b"\0" + TEXT.encode(), "NUL"),
        ("GDP 5.3%".encode("utf-16-le"), "NUL"),
        (codecs.BOM_UTF16_LE + "增长".encode("utf-16-le") + b"\x00\xdc" + LONG.encode("utf-16-le"), "读不通"),
        (LONG.encode() + LONG.encode("gb18030"), "无法解码"),
        (LONG.encode("gb18030")[:-9] + b"\xff" + LONG.encode("gb18030"), "无法解码"),
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
        plain.read(raw + LONG.encode("gb18030"), "a.txt")


@pytest.mark.parametrize(
    ("raw", "text", "lost"),
    [
        (TEXT.encode() + b"\xff" + TEXT.encode(), f"{TEXT}\ufffd{TEXT}", 1),
        (LONG.encode()[:-3], f"{LONG[:-2]}\ufffd", 1),
        (codecs.BOM_UTF8 + TEXT.encode() + b"\xe5\xe5" + TEXT.encode(), f"{TEXT}\ufffd\ufffd{TEXT}", 2),
        (LONG.encode("gb18030")[:-2], f"{LONG[:-2]}\ufffd", 1),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1], f"{TEXT[:-1]}\ufffd", 1),
        (LONG.encode() * 3 + "绿色工厂".encode("gbk") + LONG.encode(), None, 6),
    ],
)
def test_what_is_broken_is_read_and_marked(raw: bytes, text: str | None, lost: int) -> None:
    document = plain.read(raw, "a.txt")
    assert text is None or document.text == text
    assert {one.kind for one in document.damage} == {"encoding"}
    assert sum(one.lost for one in document.damage) == lost
    assert all("\ufffd" in document.text[one.start : one.end] for one in document.damage)


@pytest.mark.parametrize("encoding", ["big5", "cp950", "big5hkscs", "gb18030", "utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("size", [100, 300, 1000, 100_000])
def test_own_texts_are_read_from_every_encoding_or_refused(encoding: str, size: int) -> None:
    read = 0
    for text in OWN:
        # The signs that Big5 lacks are dropped; some it has at a place that browsers read otherwise than Python writes.
        old = encoding in ("big5", "cp950", "big5hkscs")
        raw = (traditional(text) if old else text)[:size].encode(encoding, "ignore")
        try:
            found, _ = _encoding.decode(raw, "a.txt")
        except InputError:
            continue
        assert found == raw.decode(encoding).translate(_encoding._SIGNS if old else {})
        read += 1
    assert read >= len(OWN) - 1


def test_numbers_in_circles_have_two_places_in_big5() -> None:
    text = OLD + "①項目②企業⑴園區"
    assert _encoding.decode(text.encode("cp950"), "a.txt") == (text, "big5hkscs")
    assert _encoding.decode(text.encode("big5hkscs"), "a.txt") == (text, "big5hkscs")


@pytest.mark.parametrize("label", ["gb2312", "big5"])
def test_what_reads_clearly_better_than_declared_is_read(label: str) -> None:
    for encoding, text in (("big5hkscs", OLD), ("gb18030", LONG), ("utf-8", LONG)):
        page = f'<html><meta charset="{label}"><p>{text}</p></html>'.encode(encoding)
        assert html.read(page, "a.html").text == " ".join(text.split())


@pytest.mark.parametrize("raw", [TEXT.encode("gb18030"), LONG.encode("gb18030"), "GDP增速5.3%".encode("gb18030")])
def test_short_gb_texts_are_chinese(raw: bytes) -> None:
    assert plain.read(raw, "a.txt").encoding == "gb18030"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"


def _zip(name: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (OLE + "Workbook".encode("utf-16-le"), "旧版 Excel.*另存为 xlsx"),
        (_zip("ppt/presentation.xml"), "PowerPoint"),
        (b"PK\x03\x04broken", "损坏的 ZIP"),
        (OLE, "旧版 Office"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
    ],
)
def test_other_formats_are_named(raw: bytes, says: str, tmp_path: Path) -> None:
    assert says.partition(".*")[0] in _formats.known(raw)
    path = tmp_path / "某市规划.txt"
    path.write_bytes(raw)
    with pytest.raises(InputError, match=says):
        read(path)
