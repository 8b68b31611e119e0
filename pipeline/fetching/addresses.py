"""Addresses of pages: one spelling for each, where they lead, and the file name that each has to itself."""

import hashlib
import re
import unicodedata
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from pipeline.errors import FetchError

PORTS = {"http": 80, "https": 443}
LONGEST = 4000
"""No server need take a longer address, in characters (RFC 9110 asks for 8,000 octets of a whole request line)."""
# Windows counts the characters of whole paths (260), most other systems the bytes of a name (255).
_STEM, _STEM_BYTES = 60, 180
_MARKS = "/%:@!$&'()*+,;=~"
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def normal(text: str) -> str:
    """The address in one spelling, without its fragment; `FetchError` where it is none that can be fetched.

    >>> normal(" HTTP://WWW.Example.CN:80/公报/a b.html?页=1#top ")
    'http://www.example.cn/%E5%85%AC%E6%8A%A5/a%20b.html?%E9%A1%B5=1'
    """
    try:
        return _normal(text.strip())
    except ValueError as error:
        raise FetchError(f"“{text[:200]}”不是网址", hint="写成 https://主机/路径 的样子") from error


def _normal(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in PORTS or not parts.hostname:
        raise FetchError(f"“{text[:200]}”不是 http 或 https 的网址", hint="写成 https://主机/路径 的样子")
    if parts.username is not None:
        raise FetchError("网址里带着用户名或密码", hint="去掉 @ 以前的部分")
    if len(text) > LONGEST:
        raise FetchError(f"网址有 {len(text)} 字，超过 {LONGEST} 字：{text[:60]}…", hint="请核对")
    name = parts.hostname if ":" in parts.hostname else parts.hostname.encode("idna").decode("ascii")
    if not re.fullmatch(r"[\w.-]+|[0-9a-f:.%]+", name, re.ASCII):
        raise ValueError(name)
    place = f"[{name}]" if ":" in name else name
    if parts.port not in (None, PORTS[parts.scheme]):
        place += f":{parts.port}"
    query = quote(parts.query, safe=_MARKS + "?")
    return urlunsplit((parts.scheme, place, quote(parts.path, safe=_MARKS) or "/", query, ""))


def host(url: str) -> str:
    """The host of a normal address: what a pause between requests is kept for."""
    return urlsplit(url).hostname or ""


def origin(url: str) -> str:
    """Scheme, host and port of a normal address: what a robots.txt speaks for.

    >>> origin("http://127.0.0.1:8080/a?b")
    'http://127.0.0.1:8080'
    """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def joined(url: str, location: str) -> str:
    r"""Where a page at `url` sends on to; a header's bytes arrive as Latin-1, whatever their author meant.

    >>> joined("http://example.cn/a/b", "../c\xe5\x85\xac")
    'http://example.cn/c%E5%85%AC'
    """
    return normal(urljoin(url, quote(location.encode("latin-1", "replace"), safe=_MARKS + "?#[]")))


def stem(url: str) -> str:
    """The name of an address's file without its ending: readable, safe on any system, and no other address's.

    The digest keeps apart what reads alike, also where a file system knows no capitals; as a name begins with a host
    and ends with a digest it is none of Windows' own.

    >>> stem("http://www.example.cn/art/2024/1/5/art_12.html?id=3")
    'www.example.cn-art-2024-1-5-art_12-id-3-02879bbb790c'
    """
    parts = urlsplit(url)
    path = _ENDING.sub("", unquote(parts.path))
    words = unicodedata.normalize("NFC", f"{parts.netloc}{path}?{unquote(parts.query)}")
    told = re.sub(r"[^\w.]+", "-", words).strip("-._")[:_STEM]
    told = told.encode()[:_STEM_BYTES].decode(errors="ignore").strip("-._")
    return f"{told}-{hashlib.sha256(url.encode()).hexdigest()[:12]}"
