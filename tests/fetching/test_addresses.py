"""Addresses have one spelling, and files that any system can hold."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import FetchError
from pipeline.fetching import addresses
from pipeline.fetching.endings import ending
from pipeline.fetching.transport import Answer

HOST = "http://yunxiu.example"
PATHS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://yunxiu.example", "https://yunxiu.example/"),
        ("https://yunxiu.example:443/a#b", "https://yunxiu.example/a"),
        ("http://yunxiu.example:443/a", "http://yunxiu.example:443/a"),
        ("HTTPS://云岫.example/公报?页=1", "https://xn--9kqr75a.example/%E5%85%AC%E6%8A%A5?%E9%A1%B5=1"),
        ("http://[::1]:80/", "http://[::1]/"),
        ("http://yunxiu.example/a b?c=%C4%E3&d", "http://yunxiu.example/a%20b?c=%C4%E3&d"),
    ],
)
def test_one_spelling(written: str, address: str) -> None:
    assert addresses.normal(written) == address


@pytest.mark.parametrize(
    "written",
    [
        "",
        "甲.txt",
        "ftp://yunxiu.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http:///a",
        "http://a..b/",
        "http://a b/",
        "http://yunxiu.example:99999/",
        "http://yunxiu.example:x/",
        "http://[::1/",
        "http://me:secret@yunxiu.example/",
        f"{HOST}/{'a' * 5000}",
        f"{HOST}/\udc80",
    ],
)
def test_what_is_none_is_told(written: str) -> None:
    with pytest.raises(FetchError, match="网址"):
        addresses.normal(written)


@given(PATHS)
def test_spelling_twice_is_spelling_once(path: str) -> None:
    once = addresses.normal(f"{HOST}/{path}")
    assert addresses.normal(once) == once
    assert re.fullmatch(r"[!-~]+", once)


@given(PATHS)
def test_a_name_is_safe_anywhere(path: str) -> None:
    name = addresses.stem(addresses.normal(f"{HOST}/{path}"))
    assert not re.search(r'[<>:"/\\|?*\x00-\x20]', name)
    assert name[0].isalnum()
    assert name[-1].isalnum()
    assert len(name) <= 80
    # `replacing` puts 14 bytes about it, an ending takes 5.
    assert len(name.encode()) <= 255 - 19


def test_what_reads_alike_has_files_of_its_own() -> None:
    alike = [
        "/a?b",
        "/a-b",
        "/a/b",
        "/A/b",
        "/a/b/",
        "/a/b.html",
        "/a/b.htm",
        "/a%2Fb",
        "/con",
        "/a/b?",
        f"/{'a' * 200}",
    ]
    names = {addresses.stem(f"{HOST}{path}").lower() for path in alike}
    assert len(names) == len(alike)


@pytest.mark.parametrize(
    ("headers", "path", "body", "told"),
    [
        ({"Content-Type": "text/html; charset=gbk"}, "/a.doc", b"<p>", ".html"),
        ({"Content-Type": "TEXT/HTML"}, "/a.pdf", b"%PDF-1.7", ".pdf"),
        ({"Content-Type": "application/octet-stream"}, "/a.DOCX", b"PK", ".docx"),
        ({"Content-Type": "application/octet-stream"}, "/d?id=1", b"PK", ".bin"),
        ({"Content-Disposition": "attachment; filename*=UTF-8''%E7%94%B2.ofd"}, "/d?id=1", b"PK", ".ofd"),
        ({"Content-Disposition": 'attachment; filename="../../run.exe"'}, "/d?id=1", b"MZ", ".bin"),
        ({"Content-Type": "application/x-sh"}, "/run.sh", b"#!", ".bin"),
        ({"Content-Type": "text/plain"}, "/a", b"x", ".txt"),
        ({"Content-Type": "text/plain"}, "/a.csv", b"x", ".csv"),
        ({}, "/a", b"\n <html>", ".html"),
        ({"Content-Type": "application/ofd"}, "/a", b"PK", ".ofd"),
    ],
)
def test_an_ending_says_what_a_page_is(headers: dict[str, str], path: str, body: bytes, told: str) -> None:
    assert ending(Answer(HOST + path, 200, tuple(headers.items()), body)) == told
