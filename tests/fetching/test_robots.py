"""What robots.txt allows, as RFC 9309 and those who write it mean it."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.fetching.robots import MOST_BYTES, Robots, allows, parse

HOST = "http://yunxiu.example"


@pytest.mark.parametrize(
    ("rules", "path", "may"),
    [
        ("User-agent: *\nDisallow: /", "/", False),
        ("User-agent: *\nDisallow:", "/甲", True),
        ("", "/甲", True),
        ("<html><body>没有这一页</body></html>", "/甲", True),
        ("User-agent: baidu\nDisallow: /", "/甲", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: ZhengCe/9\nDisallow: /内部", "/公开", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: ZhengCe/9\nDisallow: /内部", "/内部/1", False),
        ("User-agent: a\nUser-agent: zhengce\nDisallow: /x", "/x1", False),
        ("User-agent: zhengce\nDisallow: /x\nUser-agent: zhengce\nDisallow: /y", "/x", False),
        ("User-agent: *\nSitemap: /s\nUser-agent: zhengce\nDisallow: /x", "/x", False),
        ("Disallow: /\nUser-agent: other\nDisallow: /", "/x", True),
        # The longest decides, wherever it stands; of two as long the kind one.
        ("User-agent: *\nAllow: /\nDisallow: /a", "/a/1", False),
        ("User-agent: *\nDisallow: /\nAllow: /a", "/a/1", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x=1", True),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /*?id=", "/a?id=1", False),
        ("User-agent: *\nDisallow: /a*a$", "/a", True),
        ("User-agent: *\nDisallow: /%e5%85%ac/%61", "/公/a", False),
        ("User-agent: *\nDisallow: /公 # 内部", "/公开", False),
        ("\ufeffuser-agent : *\r\ndisallow : /x\r\n", "/x", False),
    ],
)
def test_allows(rules: str, path: str, may: bool) -> None:
    assert allows(parse(rules.encode(), "zhengce"), HOST + quote(path, safe="/?=")) is may


@pytest.mark.parametrize(
    ("value", "seconds"), [("10", 10.0), ("0.5", 0.5), ("-1", 0.0), ("nan", 0.0), ("inf", 0.0), ("十", 0.0)]
)
def test_a_pause_is_a_number_of_seconds(value: str, seconds: float) -> None:
    assert parse(f"User-agent: *\nCrawl-delay: {value}".encode(), "zhengce").delay == seconds


def test_a_pattern_full_of_stars_takes_no_time() -> None:
    assert allows(Robots(((False, "/" + "*a" * 2000 + "*b"),)), f"{HOST}/{'a' * 3900}")


def test_what_is_far_behind_is_not_read() -> None:
    raw = b"User-agent: *\n" + b"#" * MOST_BYTES + b"\nDisallow: /"
    assert parse(raw, "zhengce") == Robots()


@given(st.binary(max_size=400), st.text("/ab*$?%5", max_size=20))
def test_whatever_is_served_is_read(raw: bytes, path: str) -> None:
    allows(parse(b"User-agent: *\nDisallow: " + raw, "zhengce"), f"{HOST}/{path}")
