"""Text that may hold anything → text and JSON that can be written and read without surprises."""

import json
import re
from typing import Any

import msgspec

# C0 controls but tab and line feed, DEL, C1, the directional overrides and isolates, lone surrogates, and the two
# noncharacters that XML forbids: none of them shows, and several turn, hide or break what stands around them.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile(r"[ \t]*[\n\u2028\u2029][\s\u2028\u2029]*")
_DEEPER = str.maketrans("“”‘’", "‘’“”")
_SURROGATE = re.compile("[\ud800-\udfff]")


def plain(text: str) -> str:
    r"""The text with its unseen characters made visible.

    >>> plain("a\x1b[2J\u202eb")
    'a␛[2J⟦U+202E⟧b'
    """
    return _UNSEEN.sub(_picture, text)


def line(text: str) -> str:
    """The same on one line: a break and the indentation after it become one space."""
    return _BREAK.sub(" ", plain(text)).replace("\t", " ")


def quoted(text: str) -> str:
    """The same between quotation marks; those inside change with every level, as usage has it.

    >>> quoted("“产业集群”前后不一")
    '“‘产业集群’前后不一”'
    """
    return f"“{line(text).translate(_DEEPER)}”"


def _picture(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟦U+{code:04X}⟧"


def encoded(value: Any) -> bytes:
    """JSON of a record; a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD, so positions stay right."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        text = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, separators=(",", ":"))
        return _SURROGATE.sub("\ufffd", text).encode()
