"""One spelling for what is one name: widths, blanks, marks, the two ways to write zero."""

import re
import unicodedata

# Quotation and title marks, blanks, invisible characters: none of them tells two names apart.
_LOOSE = re.compile("[\\s\u200b-\u200f\u2060\ufeff“”‘’\"'《》〈〉「」『』]+")
_ZERO = re.compile("(?<=[一二三四五六七八九])○|○(?=[一二三四五六七八九])")
# A draft is the document it is a draft of.
_STATE = re.compile("[（(](?:草案|送审稿|征求意见稿|审议稿|摘要|摘编|全文|节选)[）)]$")


def normal(text: str) -> str:
    """A name without what spelling alone changes.

    >>> normal("“十四五”发展规划　（２０２１－２０２５年）")
    '十四五发展规划(2021-2025年)'
    """
    # Without the blanks that NFKC makes, marks may join what stands before them: once more.
    joined = _LOOSE.sub("", unicodedata.normalize("NFKC", text))
    return _ZERO.sub("〇", _LOOSE.sub("", unicodedata.normalize("NFKC", joined)))


def title(text: str) -> str:
    """A document's title without its marks and its state.

    >>> title("《星野市“十四五”规划纲要（草案）》")
    '星野市十四五规划纲要'
    """
    return _STATE.sub("", normal(text))
