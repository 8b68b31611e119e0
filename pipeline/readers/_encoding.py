"""Bytes → characters: what a mark says, then strict UTF-8, then a declaration, then what alone reads as Chinese.

No statistical guesser: it calls short GB texts Korean. A strict decoder either reads a file or says at which byte it
cannot; of those that can (see `_judging`) one must read like Chinese, and no other. Bytes that no character was made
of become U+FFFD, which stays in the text and is told (`_spoilt`): they are never guessed, and never dropped.
"""

import re

from pipeline.errors import InputError
from pipeline.readers import _judging, _plausible

LOST = "\ufffd"
"""What stands for bytes that are no characters."""
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# A page that is declared Latin would be read without a complaint, as nonsense: such a declaration is not followed.
# Browsers read the GB family as its largest member, and so must we: 镕, 堃, 㙍 are in names.
_DECLARED = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys(("gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "windows-936", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cp950"), "big5hkscs"),
}
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE
)
# In the order in which they are told of. Text that holds NUL bytes is of 16 or 32 bits, or none.
_NARROW = ("gb18030", "big5hkscs")
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
# Python reads the signs of Big5 otherwise than Windows and the browsers do: ∼ for ～.
_SIGNS = str.maketrans("•､‾∼♁☉¥¢£", "‧﹑¯～⊕⊙￥￠￡")
# ① to ⑩ and ⑴ to ⑽ have two places in Big5; at the newer one HKSCS has kana and Cyrillic, of which a Chinese text
# has either none or others too.
_NUMBERED = b"".join(bytes((0xC7, trail)) for trail in range(0xE9, 0xFD))
_NUMBERS = str.maketrans(_NUMBERED.decode("big5hkscs"), _NUMBERED.decode("big5"))
_LETTERS = re.compile("[ぁ-ゖァ-ヺЁА-яё]")
# The longest character of any of these is of four bytes: so many at most are left of one that was cut in two.
_CUT = 3


def declared(raw: bytes) -> str:
    """The encoding an HTML or XML page names for itself in its first 4,096 bytes, as Python calls it, or nothing."""
    match = _CHARSET.search(raw[:4096])
    return _DECLARED.get((match[1] or match[2]).decode("ascii").lower(), "") if match else ""


def decode(raw: bytes, name: str, declaration: str = "") -> tuple[str, str]:
    """The text, with line ends as LF and without its byte order mark, and the name of its encoding.

    A `declaration` is dropped where it is wrong. U+FFFD stands for a character cut in two at the end of the file, and
    for bytes in UTF-8 that are none. `InputError` says at which byte reading failed.
    """
    text, encoding = _marked(raw, name) or _utf8(raw, declaration) or _tried(raw, name, declaration)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, encoding


def _marked(raw: bytes, name: str) -> tuple[str, str] | None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return _strict(raw[len(mark) :], encoding), encoding
            except UnicodeDecodeError as error:
                if encoding == "utf-8" and (text := _broken(raw[len(mark) :])):
                    return text, encoding
                raise InputError(
                    f"{name} 开头标明是 {encoding.upper()}，第 {len(mark) + error.start + 1} 字节却读不通",
                    hint="文件可能被截断或损坏，请重新取得原件，或另存为 UTF-8",
                ) from error
    return None


def _strict(raw: bytes, encoding: str) -> str:
    """The characters; the last one may be cut in two."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        if not 0 < len(raw) - _CUT <= error.start:
            raise
        text = raw[: error.start].decode(encoding) + LOST
    return _big5(text) if encoding == "big5hkscs" else text


def _big5(text: str) -> str:
    text = text.translate(_SIGNS)
    letters = frozenset(_LETTERS.findall(text))
    return text.translate(_NUMBERS) if letters and all(ord(letter) in _NUMBERS for letter in letters) else text


def _broken(raw: bytes) -> str:
    """UTF-8 with U+FFFD for the bytes that are none; empty where it is so much that it may as well be another thing.

    What is in another encoding has next to no Han characters in UTF-8, which are three bytes that fit together.
    """
    text = raw.decode("utf-8", "replace")
    lost = text.count(LOST)
    return text if lost <= _plausible.MOST_LOST * (lost + _judging.han(text)) else ""


def _utf8(raw: bytes, declaration: str) -> tuple[str, str] | None:
    """What is UTF-8 to the last byte; a few characters of a declared GB page may be so by accident, but no Han."""
    if b"\0" in raw:
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    by_accident = declaration not in ("", "utf-8") and not text.isascii() and not _judging.han(text)
    return None if by_accident else (text, "utf-8")


def _tried(raw: bytes, name: str, declaration: str) -> tuple[str, str]:
    read: dict[str, str] = {}
    failures: list[str] = []
    for encoding in _WIDE if b"\0" in raw else ("utf-8", *_NARROW, *_WIDE[:2]):
        try:
            text = _strict(raw, encoding)
        except UnicodeDecodeError as error:
            failures.append(f"按 {encoding.upper()} 读到第 {error.start + 1} 字节不通")
        else:
            # Each character of 32 bits is one of 16 and a NUL.
            if "\0" not in text:
                read[encoding] = text
    if chosen := _judging.choice(read, declaration):
        return read[chosen], chosen
    if b"\0" in raw:
        raise InputError(f"{name} 第 {raw.index(0) + 1} 字节是 NUL，不是文本文件", hint="请取得原件，或另存为 UTF-8")
    if text := _broken(raw):
        return text, "utf-8"
    failures += [f"按 {encoding.upper()} 读出来不成文" for encoding in _NARROW if encoding in read]
    raise InputError(
        f"{name} 无法解码：{'，'.join(failure for failure in failures if 'UTF-16' not in failure)}",
        hint="文件可能被截断、损坏，或是日文、韩文等编码，请用编辑器另存为 UTF-8",
    )
