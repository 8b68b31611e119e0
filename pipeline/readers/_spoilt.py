"""Where a text was spoilt before it came to us: only what is sure, and nothing is altered.

Lost for good: U+FFFD, 锟斤拷, ???? among words, characters of a private use. Read in a wrong encoding: 鏀垮簻 (UTF-8
as GBK), æ”¿ (UTF-8 as Latin), Õþ¸® (GBK as Latin), which a strict decoder turns back into Chinese. Codes of a font
without a character map, (cid:12), are signs that could not be read.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from pipeline.readers import _judging
from pipeline.schema import Damage

_LATIN = "\x80-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# The bytes that begin Han characters, full-width signs, 、。《》 and “”…— in UTF-8, and what GBK makes of them.
_LEADS = (*((lead, trail) for lead in range(0xE4, 0xEA) for trail in range(0x80, 0xC0)), (0xEF, 0xBC), (0xE3, 0x80))
_AS_GBK = "".join(bytes(pair).decode("gb18030") for pair in _LEADS)
# Looked for in one pass over the text; most texts have none of them. Of what GBK makes, those that GB2312 has not:
# 浏 and 楫 are in sound texts.
_RARE = "".join(bytes(pair).decode("gb18030") for pair in _LEADS if pair[1] < 0xA1 or pair[0] == 0xEF)
_LETTERS = "\xc0-\xd6\xd8-\xf6"
_SUSPECT = re.compile(f"[\ue000-\uf8ff\U000f0000-\U0010ffff{_LETTERS}{_RARE}]")
_OWN = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_LATIN_LETTER = re.compile(f"[{_LETTERS}]")
_FOREIGN = re.compile(f"[{_AS_GBK}]")
_BLOTS = re.compile("(?:锟斤拷)+(?:锟斤?)?")
_LOST = re.compile("\ufffd+")
_CODES = re.compile(r"(?:\(cid:\d+\)\s?)+(?<!\s)")
# 何时????谁来办 is asked; ????8.7%, 全市????增长 were text.
_QUESTIONS = re.compile(r"\?{4,}(?=[0-9A-Za-z])|\?{8,}|(?<=[\u4e00-\u9fff])\?{4,}(?=[\u4e00-\u9fff])")
_ASKING = re.compile("[吗呢吧么谁哪几何怎啥否]|什么|多少|为啥|能不能|是不是")
# Inside words only: elsewhere they are bullets and icons of a font. GB18030 has the blank A3A0 as E5E5.
_PRIVATE = re.compile(r"(?<=\w)(?:(?!\ue5e5)[\ue000-\uf8ff\U000f0000-\U0010ffff])+(?=[\w，。；：、）》”])")
_SIGN = rb"(?:[\xe4-\xe9][\x80-\xbf]{2}|\xef[\xbc\xbd][\x80-\xbf]|\xe3\x80[\x80-\xbf]|\xe2\x80[\x80-\xbf])"
_UTF8 = re.compile(_SIGN + rb"(?:[0-9A-Za-z.%]{0,8}" + _SIGN + rb"){2,}")
_UTF8_AS_LATIN = re.compile(f"(?:[ãä-éïâ][{_LATIN}]{{2}}){{2,}}")
_GB_AS_LATIN = re.compile("(?:[\xa1\xa3\xb0-\xf7][\xa1-\xfe]){4,}")
# What was printed is in use, but for a name and what an odd byte leaves; what it was made into is not, a quarter at
# least. Of 60 characters spoilt in each of 227 texts all were found, and nothing else.
_USUALLY, _ODDLY, _FEWEST = 0.8, 0.75, 3
# So few characters between two stretches are of the same damage.
_NEAR = 3


def damage(text: str) -> tuple[Damage, ...]:
    """The stretches that are spoilt, in order, each with the number of signs that were printed there."""
    found = [*_lost(text)]
    if suspects := "".join(set(_SUSPECT.findall(text))):
        found += _private(text) if _OWN.search(suspects) else ()
        found += _read_as_gbk(text) if _FOREIGN.search(suspects) else ()
        found += _read_as_latin(text) if _LATIN_LETTER.search(suspects) else ()
    return tuple(_joined(sorted(found, key=lambda one: (one.start, one.end))))


def _lost(text: str) -> Iterator[Damage]:
    """What nothing brings back."""
    for sign, pattern in (("\ufffd", _LOST), ("????", _QUESTIONS)):
        for match in pattern.finditer(text) if sign in text else ():
            asked = sign == "????" and _ASKING.search(text, max(0, match.start() - 12), match.start())
            if not asked or len(match.group()) > 2 * len(sign):
                yield Damage("encoding", *match.span(), lost=len(match.group()))
    for match in _BLOTS.finditer(text) if "锟斤拷" in text else ():
        yield Damage("encoding", *match.span(), lost=(2 * len(match.group()) + 2) // 3)
    for match in _CODES.finditer(text) if "(cid:" in text else ():
        yield Damage("glyph", *match.span(), lost=match.group().count("(cid:"))


def _private(text: str) -> Iterator[Damage]:
    for match in _PRIVATE.finditer(text):
        yield Damage("encoding", *match.span(), lost=len(match.group()))


def _read_as_latin(text: str) -> Iterator[Damage]:
    for match in _UTF8_AS_LATIN.finditer(text):
        if signs := _chinese(_bytes(match.group()), "utf-8"):
            yield Damage("encoding", *match.span(), lost=signs)
    for match in _GB_AS_LATIN.finditer(text):
        if signs := _chinese(match.group().encode("latin-1"), "gb18030"):
            yield Damage("encoding", *match.span(), lost=signs)


def _bytes(latin: str) -> bytes:
    """The bytes that were read as Windows' Latin, which has five holes, or as ISO's."""
    return b"".join(sign.encode("latin-1" if sign < "\u0100" else "cp1252") for sign in latin)


def _chinese(raw: bytes, encoding: str) -> int:
    """How many signs these bytes are, where they are Chinese in use and nothing else; else none."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return 0
    several = len(set(text)) >= _FEWEST or encoding == "utf-8"
    return len(text) if several and _judging.used(text) >= _USUALLY else 0


def _read_as_gbk(text: str) -> Iterator[Damage]:
    marked = text.replace("\ufffd", "\n")
    raw = marked.encode("gb18030", "replace")
    ends: list[int] = []
    for found in _UTF8.finditer(raw):
        if signs := _chinese(found.group(), "utf-8"):
            # A sign has one, two or four bytes: where each ends is only asked where something was spoilt.
            ends = ends or list(accumulate(len(sign.encode("gb18030", "replace")) for sign in marked))
            # Half of a sound sign before or behind may seem to belong to it: 设。 has the bytes of 衣.
            begins, end = bisect_right(ends, found.start()), bisect_right(ends, found.end())
            first = _FOREIGN.search(text, begins, end)
            if first and _judging.used(text[first.start() : end]) <= _ODDLY:
                yield Damage("encoding", first.start(), end, lost=max(1, signs - (first.start() > begins)))


def _joined(found: Iterable[Damage]) -> Iterator[Damage]:
    last: Damage | None = None
    for one in found:
        if last and one.kind == last.kind and one.start - last.end <= _NEAR:
            last = Damage(last.kind, last.start, max(last.end, one.end), lost=last.lost + one.lost)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last
