"""Bytes → characters: what a mark or a declaration says, then strict UTF-8, then strict GB18030. Never a guess.

A statistical guesser calls short GB texts Korean; a strict decoder either reads a file or says at which byte it
cannot. GB18030 alone reads nearly anything, so what it reads without being asked must look like Chinese.
"""

import re

from pipeline.errors import InputError

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

# Forty of the commonest characters, and how the old script writes them. Of any 200 Chinese characters running in
# real reports these are at least 18; of Big5, Shift-JIS and EUC-KR texts misread as GB18030, at most 1.
_EVERYDAY = re.compile(
    "[的一是在不了有和人中大为上国年发展会工业经建设要民以地全革改生动行进实加社為國發會業經設進實動]"
)
_HAN = re.compile("[㐀-䶿一-鿿]")
_ENOUGH = 60


def declared(raw: bytes) -> str:
    """The encoding an HTML or XML page names for itself in its first 4,096 bytes, as Python calls it, or nothing."""
    match = _CHARSET.search(raw[:4096])
    return _DECLARED.get((match[1] or match[2]).decode("ascii").lower(), "") if match else ""


def decode(raw: bytes, name: str, declaration: str = "") -> tuple[str, str]:
    """The text, with line ends as LF and without its byte order mark, and the name of its encoding.

    `declaration` is tried first and dropped where it is wrong. `InputError` says at which byte reading failed.
    """
    text, encoding = _marked(raw, name) or _tried(raw, name, declaration)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, encoding


def _marked(raw: bytes, name: str) -> tuple[str, str] | None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise InputError(
                    f"{name} 开头标明是 {encoding.upper()}，第 {len(mark) + error.start + 1} 字节却读不通",
                    hint="文件可能被截断或损坏，请重新取得原件，或另存为 UTF-8",
                ) from error
    return None


def _tried(raw: bytes, name: str, declaration: str) -> tuple[str, str]:
    if b"\0" in raw:
        raise InputError(
            f"{name} 第 {raw.index(0) + 1} 字节是 NUL，不是文本文件",
            hint="若是不带标记的 UTF-16 文本，请另存为 UTF-8",
        )
    failures: list[str] = []
    for encoding in dict.fromkeys(filter(None, (declaration, "utf-8", "gb18030"))):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError as error:
            failures.append(f"按 {encoding.upper()} 读到第 {error.start + 1} 字节不通")
            continue
        if encoding == "gb18030" and declaration != encoding and not _reads(text):
            failures.append("按 GB18030 读出来不成文")
            continue
        return text, encoding
    raise InputError(
        f"{name} 无法解码：{'，'.join(failures)}",
        hint="文件可能被截断、损坏，或是 Big5、日文、韩文等编码，请用编辑器另存为 UTF-8",
    )


def _reads(text: str) -> bool:
    """Whether characters that GB18030 gave up without being asked are Chinese in use (see `_EVERYDAY`)."""
    han = len(_HAN.findall(text))
    return han < _ENOUGH or len(_EVERYDAY.findall(text)) >= 0.03 * han
