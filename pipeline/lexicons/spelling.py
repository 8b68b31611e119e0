"""One spelling for what is one name: widths, blanks, marks, dashes, dots, capitals, years in characters."""

import re
import unicodedata
from functools import lru_cache

# Quotation and title marks, blanks, invisible characters, the underscore of a lost subscript: none tells names apart.
_LOOSE = re.compile("[\\s\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff“”‘’„‟\"'`´′″《》〈〉<>「」『』_]+")
_DASH = re.compile("[\u2010-\u2015\u2212\u2043\u2500-]+|(?<=[0-9年])~(?=[0-9])")
_DOT = re.compile("[\u00b7\u2022\u2027\u2219\u22c5\u25cf\u25aa\u30fb\u0387]+")
# 5G-A, 好品·山东: beside letters or between words a dash or dot is taste; between digits it is not (3·15, 1-2).
_TASTE = re.compile("(?<=[A-Za-z])-(?=[0-9A-Za-z])|(?<=[0-9])-(?=[A-Za-z])|(?<![0-9])·|·(?![0-9])")
_LETTERS = re.compile("(?<![A-Za-z])[A-Za-z]{1,3}(?![A-Za-z])")
_ONE_TO_NINE = "一二三四五六七八九"
_YEAR = re.compile(f"(?<![〇{_ONE_TO_NINE}0-9])[一二][〇零0{_ONE_TO_NINE}]{{3}}(?=[年-])")
_ARABIC = {ord(digit): str(value) for value, digit in enumerate("〇一二三四五六七八九")} | {ord("零"): "0"}
_ZERO = re.compile(f"(?<=[〇{_ONE_TO_NINE}])[○Oo](?![A-Za-z])|(?<![A-Za-z])[○Oo](?=[{_ONE_TO_NINE}])")

# Characters that are only ever themselves: neither signs nor figures.
_SETTLED = re.compile("(?:(?![零一二三四五六七八九])[\u4e00-\u9fff])*")


@lru_cache(maxsize=65_536)
def normal(text: str) -> str:
    """A name without what spelling alone changes.

    >>> normal("“十四五”发展规划　（２０２１－２０２５年）")
    '十四五发展规划(2021-2025年)'
    >>> normal("二○三五年远景目标"), normal("5g-a"), normal("四在农家•和美乡村")
    ('2035年远景目标', '5GA', '四在农家和美乡村')
    """
    # Nine names of ten are these, and looking is five times as fast as spelling.
    if _SETTLED.fullmatch(text):
        return text
    # What one step takes away may bring together what another step is about.
    while (spelt := _spelt(text)) != text:
        text = spelt
    return text


def _spelt(text: str) -> str:
    text = _LOOSE.sub("", unicodedata.normalize("NFKC", text))
    text = _TASTE.sub("", _DOT.sub("·", _DASH.sub("-", text)))
    text = _YEAR.sub(lambda year: year.group().translate(_ARABIC), _ZERO.sub("〇", text))
    return _LETTERS.sub(lambda letters: letters.group().upper(), text)
