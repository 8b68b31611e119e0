"""Whether characters are a Chinese text, and not too damaged to be read."""

import re
import string

from pipeline.errors import InputError

# Counted in UTF-8 bytes, whose first one tells the script: 50 million characters a second.
_HAN = bytes(range(0xE4, 0xEA))
_LATIN = string.ascii_letters.encode()
_OTHER = bytes(range(0xC3, 0xE0))
_HANGUL = b"\xea\xeb\xec\xed"
_KANA = (b"\xe3\x81", b"\xe3\x82", b"\xe3\x83")

# Of the letters of the shared corpora 97 % and more are Han, 56 % in a file that a PDF reader half destroyed, 39 %
# in a line of abbreviations, about 23 % in a text printed in Chinese and English; in English texts with Chinese
# names about 10 %.
LEAST_HAN = 0.15
# Japanese laws, the most Chinese of Japanese texts, have 0.4 kana to a Han character or kana; real reports none.
MOST_FOREIGN = 0.1
# That half destroyed file has lost 0.15 of its characters, its destroyed half 0.8.
MOST_LOST = 0.3

_LOST = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_CODE = re.compile(r"\(cid:\d+\)")


def check(text: str, name: str) -> None:
    """`InputError` where a text is empty, damaged beyond reading or not Chinese."""
    if not text.strip(" \t\n\u3000\ufeff"):
        raise InputError(f"{name} 没有文字", hint="请检查文件是否为空，或正文是否只是图片")
    letters = text.encode()
    # Two replacement characters, written in UTF-8 and read as GBK.
    blots = text.count("锟斤拷")
    han = _count(letters, _HAN) - 3 * blots
    lost = len(_LOST.findall(text)) + 2 * blots + (len(_CODE.findall(text)) if "(cid:" in text else 0)
    questions = text.count("?")
    if lost > MOST_LOST * (lost + han) or questions > max(20, han):
        raise InputError(
            f"{name} 损坏太重：{max(lost, questions)} 个字符已丢失，只剩 {han} 个汉字",
            hint="转换或转存时丢了字，请换一份原件，或重新导出",
        )
    kana = sum(letters.count(lead) for lead in _KANA)
    hangul = _count(letters, _HANGUL)
    if kana > MOST_FOREIGN * (kana + han) or hangul > MOST_FOREIGN * (hangul + han):
        language = "日文" if kana >= hangul else "韩文"
        raise InputError(f"{name} 像是{language}，不是中文", hint="本工具只读中文政策文本")
    share = han / max(1, han + _count(letters, _LATIN) + _count(letters, _OTHER))
    if share < LEAST_HAN:
        raise InputError(f"{name} 不像中文：字母中汉字只占 {share:.0%}", hint="本工具只读中文政策文本")


def _count(letters: bytes, leads: bytes) -> int:
    return len(letters) - len(letters.translate(None, leads))
