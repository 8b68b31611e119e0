"""What a site asks of programs in its robots.txt (RFC 9309), and the pause that it wants between two requests.

`urllib.robotparser` knows no `*` inside a path and takes the first rule that fits where the standard, and those who
write these files, mean the longest.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, urlsplit

MOST_BYTES = 500 * 1024
"""What comes after so many is not read: the least that the standard asks for."""
_UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
_RULES = {"allow": True, "disallow": False}


class Robots(NamedTuple):
    """What holds for one program on one site."""

    rules: tuple[tuple[bool, str], ...] = ()
    """Whether it may, and the pattern of the paths."""
    delay: float = 0.0
    """Seconds from one request to the next."""
    refused: str = ""
    """Why nothing may be fetched at all for now."""


class _Group(NamedTuple):
    agents: list[str]
    rules: list[tuple[bool, str]]
    delays: list[float]


def parse(raw: bytes, product: str) -> Robots:
    r"""The rules for a product token: of all groups that name it, else of those for everyone.

    >>> parse(b"User-agent: *\nDisallow: /\n\nUser-agent: zhengce\nCrawl-delay: 2.5", "zhengce")
    Robots(rules=(), delay=2.5, refused='')
    """
    groups = list(_groups(raw[:MOST_BYTES].decode("utf-8-sig", "replace")))
    for name in (product.lower(), "*"):
        found = [group for group in groups if name in group.agents]
        if found:
            rules = tuple(rule for group in found for rule in group.rules)
            return Robots(rules, max((delay for group in found for delay in group.delays), default=0.0))
    return Robots()


def allows(robots: Robots, url: str) -> bool:
    """Whether a normal address may be fetched: the longest pattern that fits decides, of two as long the kind one.

    >>> allows(Robots(((False, "/a"), (True, "/a/b*.html$"))), "http://example.cn/a/b1.html")
    True
    """
    parts = urlsplit(url)
    path = _spelled(parts.path + (f"?{parts.query}" if parts.query else ""))
    fitting = [(len(pattern), may) for may, pattern in robots.rules if pattern and _fits(pattern, path)]
    return max(fitting, default=(0, True))[1]


def _groups(text: str) -> Iterator[_Group]:
    group, naming = _Group([], [], []), False
    for line in re.split(r"\r\n|\r|\n", text):
        key, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        key = key.lower()
        if key == "user-agent":
            if not naming:
                group, naming = _Group([], [], []), True
                yield group
            group.agents.append(re.split(r"[/\s]", value, maxsplit=1)[0].lower())
        elif key in _RULES:
            naming = False
            group.rules.append((_RULES[key], _spelled(value)))
        elif key == "crawl-delay":
            naming = False
            if re.fullmatch(r"\d{1,6}(\.\d{0,6})?", value, re.ASCII):
                group.delays.append(float(value))


def _spelled(path: str) -> str:
    """A path, or a pattern, in the spelling in which both are compared."""
    quoted = quote(path, safe="%/:@!$&'()*+,;=~?", errors="replace")
    return re.sub(r"%([0-9A-Fa-f]{2})", lambda match: _sign(match[1]), quoted)


def _sign(digits: str) -> str:
    sign = chr(int(digits, 16))
    return sign if sign in _UNRESERVED else f"%{digits.upper()}"


def _fits(pattern: str, path: str) -> bool:
    """Piece by piece from the left: a regular expression could take for ever over a pattern full of stars."""
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    last = others.pop() if pattern.endswith("$") and others else None
    for piece in others:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if last is not None:
        return path.endswith(last) and len(path) - len(last) >= at
    return at == len(path) or not pattern.endswith("$")
