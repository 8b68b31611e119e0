"""What differs between two near-copies: a number, the time, a word; and whether another rule speaks of it already."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from pipeline.lexicons import words
from pipeline.lexicons.speech import acts
from pipeline.rules._copies import Change, Copy
from pipeline.rules._quoting import around
from pipeline.rules._tokens import Tokens
from pipeline.schema import Count, Extract, Indicator

Kind = Literal["number", "counted", "moved", "time", "word"]
_NUMBER = re.compile(r"[0-9]")
_HAN = re.compile(r"^[一二两三四五六七八九十百千万零]+$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}$")
_OF_YEARS = re.compile("[年届—–～~至/／-]")
# 年均分别增长3.5%, 分别增长3.5%: of five years, of one.
_SPAN = re.compile("年均|每年|全年|当年|[今去明上]年|累计|五年")
_HOW = frozenset(words("stops"))
_TWO_WORDS, _PHRASE = 4, 24
# So much of a clause is shown on either side of what differs, if it does not end before.
_BESIDE = 12
# Words that alone do not make another statement of the same sentence.
_LIGHT = re.compile(r"^[的了和与及等并以要将着在到至为也都均就并且我们]*$")


class Edit(NamedTuple):
    """One difference, shown with its neighbours; `edge` where a copy begins or ends with it."""

    kind: Kind
    left: str
    right: str
    edge: bool


def edits(one: Extract, left: Tokens, other: Extract, right: Tokens, copy: Copy) -> Iterator[tuple[Change, Edit]]:
    """The differences that matter, light words left out;
    `time` where the copies name two years, `moved` where what stands around them makes them speak of two years, or of
    plan and result.
    """
    for change in copy.changes:
        a, b = "".join(left.words(change[0], change[1])), "".join(right.words(change[2], change[3]))
        kind = _kind(a, b, "".join(left.words(change[1], change[1] + 1)))
        if kind == "number":
            pair = _record(one, left, change[0], change[1]), _record(other, right, change[2], change[3])
            if _two_statements(*pair):
                kind = "moved"
            elif pair[0] and pair[1]:
                kind = "counted"
        edge = change[0] == copy.left[0] or change[1] == copy.left[1]
        # What stands only on one side of an edge is where the sentence around the copy goes another way.
        if kind == "word" and ((_LIGHT.match(a) and _LIGHT.match(b)) or (edge and not (a and b))):
            continue
        # 深化…整治, 纵深推进…整治: one deed leads to a phrase by two words; a whole sentence is a copy all the same.
        opens = "".join(left.words(copy.left[0], change[1])), "".join(right.words(copy.right[0], change[3]))
        if kind == "word" and copy.equal < _PHRASE and all(map(_leads, opens)):
            continue
        yield change, Edit(kind, _shown(left, change[0], change[1]), _shown(right, change[2], change[3]), edge)


def _leads(word: str) -> bool:
    # 纵深推进: two of them, cut as one.
    whole = acts(word) or word in _HOW
    return whole or (len(word) == _TWO_WORDS and _leads(word[:2]) and _leads(word[2:]))


def listed(some: Iterable[Edit], most: int = 3) -> str:
    """The first differences, as “a／b”."""
    pairs = list(dict.fromkeys(f"“{edit.left}”／“{edit.right}”" for edit in some))
    return "，".join(pairs[:most]) + (f" 等{len(pairs)}处" if len(pairs) > most else "")


def _kind(a: str, b: str, after: str) -> Kind:
    # 2000张 is no year.
    if (_OF_YEARS.match(after) and (_YEAR.search(a) or _YEAR.search(b))) or _SPAN.search(a) or _SPAN.search(b):
        return "time"
    if (_NUMBER.search(a) and _NUMBER.search(b)) or (_HAN.match(a) and _HAN.match(b)):
        return "number"
    return "word"


def _record(extract: Extract, found: Tokens, start: int, end: int) -> Indicator | Count | None:
    """The record whose number the change falls into."""
    a, b = found.starts[start], found.ends[end - 1]
    for indicator in extract.indicators:
        if indicator.quantity_start < b and a < indicator.quantity_end:
            return indicator
    return next((count for count in extract.counts if count.start <= a and b <= count.end), None)


def _two_statements(one: Indicator | Count | None, other: Indicator | Count | None) -> bool:
    if not (isinstance(one, Indicator) and isinstance(other, Indicator)):
        return False
    return (one.status, one.period, one.indicator) != (other.status, other.period, other.indicator)


def _shown(found: Tokens, start: int, end: int) -> str:
    """The differing words in their clause, or so much of it as ends with a word."""
    first, last = found.clause(min(start, found.size - 1))
    clause = found.span(first, max(last, end))
    a = found.starts[start] if start < found.size else clause.end
    # Nothing where the other text has more: between two words.
    b = found.ends[end - 1] if end > start else a
    return around(clause.text, a - clause.start, b - clause.start, _BESIDE)
