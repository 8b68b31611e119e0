"""What differs between two near-copies: a number, the time, a word; and whether another rule speaks of it already."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal, NamedTuple

from pipeline.lexicons import words
from pipeline.lexicons.speech import acts
from pipeline.rules._copies import Change, Copy
from pipeline.rules._quoting import around, short
from pipeline.rules._tokens import Tokens
from pipeline.schema import Count, Extract, Indicator, Span

Place = tuple[int, int]
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
_OPENING = "（(“《"
# So many times as much differs on either side as is the same between.
_CHANCE = 4
# So much is shown of what only one side has, and of what stands on either.
_MISSING, _EITHER = 40, 60
# Words that alone do not make another statement of the same sentence.
_LIGHT = re.compile(r"^[的了和与及等并以要将着在到至为也都均就并且我们]*$")


class Edit(NamedTuple):
    """One difference, shown with its neighbours; `edge` where a copy begins or ends with it, `missing` the words that
    only one side has: of the other it is said that it lacks them.
    """

    kind: Kind
    left: str
    right: str
    edge: bool
    missing: str = ""
    lacking: str = ""

    @property
    def said(self) -> str:
        """What differs, in Chinese."""
        return self.lacking or f"“{self.left}”／“{self.right}”"


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
        yield change, _edit(kind, left, right, change, edge=edge)


def _leads(word: str) -> bool:
    # 纵深推进: two of them, cut as one.
    whole = acts(word) or word in _HOW
    return whole or (len(word) == _TWO_WORDS and _leads(word[:2]) and _leads(word[2:]))


def told(one: Extract, left: Tokens, other: Extract, right: Tokens, copy: Copy) -> Iterator[tuple[Change, Edit]]:
    """The differences as they are shown: those of one clause as one, and what is the same by chance as different."""
    whole = copy._replace(changes=tuple(_coarse(left, copy.changes)))
    for _, group in groupby(edits(one, left, other, right, whole), lambda each: _homes(left, right, each[0])):
        (first, edit), *more = group
        if not more:
            yield first, edit
            continue
        last, end = more[-1]
        change = first[0], last[1], first[2], last[3]
        kind = edit.kind if edit.kind != "word" else next((e.kind for _, e in more if e.kind != "word"), edit.kind)
        yield change, _edit(kind, left, right, change, edge=edit.edge or end.edge)


def _coarse(left: Tokens, changes: Iterable[Change]) -> list[Change]:
    """Changes as one where a sign of their clause is all that is the same between them, or much less than differs."""
    found: list[Change] = []
    for change in changes:
        while found and _is_chance(left, found[-1], change):
            last = found.pop()
            change = last[0], change[1], last[2], change[3]
        found.append(change)
    return found


def _is_chance(left: Tokens, before: Change, after: Change) -> bool:
    start, end = before[1], after[0]
    first, last = left.clause(start)
    sign = end - start == 1 and first < start and end < last and not _NUMBER.search(left.words(start, end)[0])
    return sign or _CHANCE * (end - start) <= min(max(b - a, d - c) for a, b, c, d in (before, after))


def places(left: Tokens, right: Tokens, change: Change) -> tuple[Span, Span]:
    """Where a difference stands on either side: its clause; with the clause before it where one side has none of it."""
    one, other = _homes(left, right, change)
    if _is_whole(left, right, change):
        one, other = (left.clause(change[0] - 1)[0], change[1]), (right.clause(change[2] - 1)[0], change[3])
    return left.span(*one), right.span(*other)


def listed(some: Iterable[Edit], most: int = 3) -> str:
    """The first differences, and how many there are in all."""
    every = [edit.said for edit in some]
    shown = list(dict.fromkeys(every))[:most]
    return "，".join(shown) + (f" 等{len(every)}处" if len(every) > len(shown) else "")


def _edit(kind: Kind, left: Tokens, right: Tokens, change: Change, *, edge: bool) -> Edit:
    (one, other), (a, b, c, d) = _homes(left, right, change), change
    shown = _shown(left, a, b, one), _shown(right, c, d, other)
    if a < b and c < d:
        return Edit(kind, *shown, edge)
    mine, stretch, clause, who = (left, (a, b), shown[0], "后者") if a < b else (right, (c, d), shown[1], "前者")
    whole = _is_whole(left, right, change)
    missing = _quoted(_marked(mine.span(*stretch), mine.document.text), "" if whole else clause)
    return Edit(kind, *shown, edge, "".join(mine.words(*stretch)), f"{who}少了{missing}")


def _marked(span: Span, text: str) -> str:
    """The words with the brackets and quotation marks that open before them."""
    return text[len(text[: span.start].rstrip(_OPENING)) : span.start] + span.text


def _quoted(missing: str, clause: str) -> str:
    words = "".join(missing.split())
    if len(words) > _MISSING:
        return f"“{short(words, _MISSING)}”（共{len(words)}字）"
    return f"“{clause}”中的“{words}”" if clause and clause != words else f"“{words}”"


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


def _homes(left: Tokens, right: Tokens, change: Change) -> tuple[Place, Place]:
    """The clauses that a change stands in, on either side."""
    a, b, c, d = change
    opens = left.clause(a)[0] == a if a < b else right.clause(c)[0] == c
    return _home(left, a, b, opens=opens), _home(right, c, d, opens=opens)


def _home(found: Tokens, start: int, end: int, *, opens: bool) -> Place:
    """A clause; of no words that behind or before them, as they open a clause elsewhere or not."""
    at = start if end > start or opens else max(0, start - 1)
    first, last = found.clause(min(at, found.size - 1))
    return first, max(last, end)


def _is_whole(left: Tokens, right: Tokens, change: Change) -> bool:
    """Whether only one side has words there, and they are clauses of their own."""
    a, b, c, d = change
    mine, start, end = (left, a, b) if c == d else (right, c, d)
    return (a == b or c == d) and start > 0 and mine.clause(start)[0] == start and mine.clause(end - 1)[1] == end


def _shown(found: Tokens, start: int, end: int, home: Place) -> str:
    """The differing words in their clause, or so much of it as ends with a word."""
    clause = found.span(*home)
    # Nothing where the other text has more: between two words.
    a = found.starts[start] if start < home[1] else clause.end
    b = found.ends[end - 1] if end > start else a
    return short(around(clause.text, a - clause.start, b - clause.start, _BESIDE), _EITHER)
