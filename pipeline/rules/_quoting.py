"""Words quoted in a message: from a mark of the clause or a word's edge to another, never from inside a word."""

import re

from pipeline.lexicons.speech import is_word

_MARK = re.compile(r"[。；：！？;:!?、\t|]|(?<![0-9])[，,]|[，,](?![0-9])|\n\s*\n")
_INNER = str.maketrans("“”", "‘’")
_SOLID = re.compile(r"[0-9０-９.．,，%％]+|[A-Za-z]+|第?[〇零一二三四五六七八九十]{2,}[届次年月日个项大条]?")
# How far a clause is followed to its mark; half as far to the edge of a word where the mark is farther.
_FAR = 24
_WIDEST = 4


def around(text: str, start: int, end: int, far: int = _FAR) -> str:
    """A stretch of a sentence with the words of its clause beside it, on one line; … where the clause goes on.

    >>> around("全市竹木家居产业链产值突破亿元，增长8%。", 11, 15)
    '全市竹木家居产业链产值突破亿元'
    """
    head = _squeeze(_MARK.split(text[:start])[-1])
    tail = _squeeze(_MARK.split(text[end:], maxsplit=1)[0])
    if len(head) > far:
        head = f"…{head[next(edge for edge in edges(head) if edge >= len(head) - far // 2) :]}"
    if len(tail) > far:
        tail = f"{tail[: max(edge for edge in edges(tail) if edge <= far // 2)]}…"
    return f"{head}{_squeeze(text[start:end])}{tail}"


def short(words: str, most: int = 40) -> str:
    """Words whole, or up to the last mark, or word, that leaves no more than `most` of them, and ….

    >>> short("为三万名妇女免费“两癌”筛查"), short("甲乙丙丁，戊己庚辛", 6)
    ('为三万名妇女免费“两癌”筛查', '甲乙丙丁…')
    """
    said = _squeeze(words)
    if len(said) <= most:
        return said
    marks = [match.start() for match in _MARK.finditer(said, 2, most)]
    return f"{said[: marks[-1]] if marks else said[: max(edge for edge in edges(said) if edge <= most)]}…"


def inner(words: str) -> str:
    """Words as they stand inside quotation marks.

    >>> inner("“一带一路”八项行动")
    '‘一带一路’八项行动'
    """
    return words.translate(_INNER)


def _squeeze(words: str) -> str:
    return "".join(words.split())


def edges(words: str) -> list[int]:
    """Where words begin and end, the longest of the dictionary first; figures and Latin words are whole.

    >>> edges("新就业形态人员")
    [0, 1, 3, 5, 7]
    """
    at, found = 0, [0]
    while at < len(words):
        solid = _SOLID.match(words, at)
        size = next((n for n in range(_WIDEST, 1, -1) if is_word(words[at : at + n]) and at + n <= len(words)), 1)
        at = solid.end() if solid else at + size
        found.append(at)
    return found
