"""Words and terms of a corpus that the dictionary lacks: firm strings, freely used, with the ends of a word.

Found without any teaching: a string whose parts keep together (pointwise mutual information, Church & Hanks 1990)
while what stands beside it varies (branching entropy, Jin & Tanaka-Ishii 2006). The lexicons then say what no term
begins or ends with: function words, verbs, numbers, units.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import numpy as np
from ahocorasick_rs import AhoCorasick
from msgspec import Struct
from numpy.typing import NDArray

from pipeline.learning.strings import Strings, corpus, strings
from pipeline.lexicons import names, table, words
from pipeline.lexicons.speech import is_usual
from pipeline.lexicons.spelling import normal
from pipeline.params import Terms
from pipeline.schema import Document
from pipeline.sentences import Cut, sentences

COLUMNS = ("term", "count", "pmi", "entropy", "parts")
_CONTEXT = 12
# Not to be cut: a number without its first digits is another one.
_WHOLE = re.compile("[0-9A-Za-z.,:%‰〇零一二三四五六七八九十百千万亿两]{2}")
# The columns that hold names beside the first ones.
_NAMING = ("name", "synonyms", "national")
_PERSONS = frozenset(words("persons"))
_AT = {row["word"]: row["at"] for row in table("edges")}
_NEVER = frozenset(word for word, at in _AT.items() if at == "never")
_STOPS = frozenset(words("stops")) | {word for word, at in _AT.items() if at in ("both", "never")}
_UNITS = frozenset(words("units"))
_STARTS = _STOPS | _UNITS | {word for word, at in _AT.items() if at == "start"}
# A unit of one character is as often the last one of a name: 加氢站, 工具箱.
_ENDS = _STOPS | {word for word, at in _AT.items() if at == "end"} | {unit for unit in _UNITS if len(unit) > 1}
_NUMBER = re.compile("[0-9.]+|第.*|百分之.*|[零一二三四五六七八九十百千万亿两几]+")


class Term(Struct, frozen=True):
    """A term, how often it stands, its cohesion and freedom in bits, and what the dictionary makes of it."""

    term: str
    count: int
    pmi: float
    entropy: float
    parts: tuple[str, ...]


def discover(documents: Iterable[Document], cut: Cut, limits: Terms) -> tuple[Term, ...]:
    """The terms of documents, commonest first, equal ones by their characters; the order of documents is nothing to it.

    `cut` cuts by the dictionary alone, without guessing: what it keeps whole is known, and where its words end inside
    a string in more than the share of places that `limits` allow, the string is none.
    """
    read = corpus(sentence.words for document in documents for sentence in sentences(document, cut))
    found = []
    for each in strings(read, limits.min_count):
        for i in np.flatnonzero(_stands_out(each, limits)):
            text = read.text(int(each.first[i]), each.length)
            if is_term(parts := tuple(cut(text))):
                pmi, entropy = round(float(each.pmi[i]), 2), round(float(each.entropy[i]), 2)
                found.append(Term(text, int(each.times[i]), pmi, entropy, parts))
    return tuple(sorted(found, key=lambda term: (-term.count, term.term)))


def _stands_out(each: Strings, limits: Terms) -> NDArray[np.bool_]:
    firm = (each.pmi >= limits.min_pmi) & (each.entropy >= limits.min_entropy)
    fits = each.fits >= limits.min_fit * each.times
    return firm & fits & (each.part < limits.max_part * each.times)


def is_term(parts: Sequence[str]) -> bool:
    """Whether the dictionary lacks a string that it cuts into these parts, and its ends may be those of a term.

    >>> [is_term(parts.split()) for parts in ("营商 环境", "低 空 经济", "PM2 . 5")]
    [True, True, True]
    >>> [is_term(parts.split()) for parts in ("环境", "的 环境", "两 项 改革", "改革 和 发展")]
    [False, False, False, False]
    """
    if len(parts) == 1:
        return False
    first, *inside, last = parts
    if all(map(str.isascii, parts)):
        return first[0].isalnum() and last[-1].isalnum()
    if first in _STARTS or last in _ENDS or not _NEVER.isdisjoint(inside):
        return False
    return not (_NUMBER.fullmatch(first) or _NUMBER.fullmatch(last) or not first[0].isalnum() or not last[-1].isalnum())


def unheard(terms: Iterable[Term]) -> tuple[Term, ...]:
    """The terms that tell a reader something: neither in our tables nor a phrase of usual words.

    What segmenters are told is another question, and the stages keep them all.

    >>> [each.term for each in unheard(Term("".join(p), 9, 8, 2, p) for p in (("地区", "生产总值"), ("泊", "鸢")))]
    ['泊鸢']
    """
    known = _known()
    return tuple(
        each
        for each in terms
        if normal(each.term) not in known and not all(is_usual(part) or part in _PERSONS for part in each.parts)
    )


@cache
def _known() -> frozenset[str]:
    """Every word and name of the lexicons: of whatever is no other column's but a remark."""
    cells = (cell for name in names() for row in table(name) for column, cell in row.items() if column in _NAMING)
    firsts = (word for name in names() for word in words(name))
    return frozenset(normal(word) for cell in (*cells, *firsts) for word in cell.split("|"))


def listed(terms: Iterable[Term], examples: Mapping[str, str] | None = None) -> str:
    """The list as CSV with a header, with a column of examples where they are given; spaces separate the parts.

    >>> print(listed([Term("算力网", 9, 8.5, 2.25, ("算", "力", "网"))]), end="")
    term,count,pmi,entropy,parts
    算力网,9,8.5,2.25,算 力 网
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*COLUMNS, "example") if examples else COLUMNS)
    for each in terms:
        row = (each.term, each.count, each.pmi, each.entropy, " ".join(each.parts))
        writer.writerow((*row, examples[each.term]) if examples else row)
    return text.getvalue()


def examples(terms: Iterable[str], documents: Iterable[Document]) -> dict[str, str]:
    """Each term where most of a sentence is around it: 12 characters on both sides, and … where it goes on."""
    found: dict[str, str] = {}
    most: dict[str, int] = {}
    wanted = tuple(terms)
    search = AhoCorasick(wanted).find_matches_as_indexes
    for document in documents:
        for sentence in sentences(document, lambda text: [text]):
            for term, start, end in search(sentence.text, overlapping=True):
                left, right = _around(sentence.text, start, end)
                if right - left > most.get(wanted[term], 0):
                    most[wanted[term]] = right - left
                    found[wanted[term]] = _shown(sentence.text, left, right)
    return found


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    left, right = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    while left and _WHOLE.fullmatch(text, left - 1, left + 1):
        left -= 1
    while right < len(text) and _WHOLE.fullmatch(text, right - 1, right + 1):
        right += 1
    return left, right


def _shown(text: str, left: int, right: int) -> str:
    return f"{'…' if left else ''}{text[left:right]}{'…' if right < len(text) else ''}"
