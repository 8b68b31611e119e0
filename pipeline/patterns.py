"""Many patterns, looked for in one pass: each only where it can stand, and compiled when it first can.

Most of what is looked for in a sentence is not in it, and a search that finds nothing costs as much as one that does.
But every match of `A(?:北|南)[东西]C?` has an A, one of 北 and 南, and one of 东 and 西, in it or right beside it. Such
signs of all patterns of a table are searched for at once (Aho and Corasick 1975), and of the patterns only those whose
signs are there.
"""

import re
from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick

T = TypeVar("T")
Signs = frozenset[str]
# A set of more strings than these is met in every sentence, and a third set tells little that two did not.
_LARGEST, _SETS = 48, 2
# What stands in most sentences.
_USUAL = frozenset("，。、；：“”的和与在为年了到一0123456789")
_REPEATED = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


class _Row(NamedTuple, Generic[T]):
    what: T
    source: str
    besides: tuple[frozenset[int], ...]


class Table(Generic[T]):
    """Patterns with what a match of each means, in the order in which they are told."""

    def __init__(self, *rows: tuple[T, str]) -> None:
        """`re.error` where a source is no pattern; flags stand in it."""
        needed = [signs(source) for _, source in rows]
        listed = sorted({sign for sets in needed for each in sets for sign in each})
        at = {sign: index for index, sign in enumerate(listed)}
        self._search = AhoCorasick(listed).find_matches_as_indexes
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._rows: list[_Row[T]] = []
        self._always = [row for row, sets in enumerate(needed) if not sets]
        self._by_sign: list[list[int]] = [[] for _ in listed]
        for row, ((what, source), sets) in enumerate(zip(rows, needed, strict=True)):
            besides = tuple(frozenset(at[sign] for sign in each) for each in sets[1:])
            self._rows.append(_Row(what, source, besides))
            for sign in sets[0] if sets else ():
                self._by_sign[at[sign]].append(row)

    def over(self, text: str) -> Iterator[tuple[T, re.Match[str]]]:
        """Every match of every pattern, pattern by pattern, each with what it means."""
        for at in self._possible(text):
            what = self._rows[at].what
            for match in self._pattern(at).finditer(text):
                yield what, match

    def held(self, text: str) -> Iterator[T]:
        """What every pattern means that has a match, once."""
        return (self._rows[at].what for at in self._possible(text) if self._pattern(at).search(text))

    def _possible(self, text: str) -> list[int]:
        seen = {sign for sign, _, _ in self._search(text, overlapping=True)}
        rows = {*self._always}.union(*[self._by_sign[sign] for sign in seen])
        return [at for at in sorted(rows) if not any(map(seen.isdisjoint, self._rows[at].besides))]

    def _pattern(self, at: int) -> re.Pattern[str]:
        if at not in self._compiled:
            self._compiled[at] = re.compile(self._rows[at].source)
        return self._compiled[at]


def signs(source: str) -> list[Signs]:
    """Sets of strings, the most telling first; of each of them one string stands in or beside every match.

    >>> [sorted(each) for each in signs("A(?:北|南)[东西]C?")]
    [['A'], ['东', '西']]
    """
    parsed = _parser.parse(source)
    needed = set() if parsed.state.flags & re.IGNORECASE else {*_needed(parsed)}
    return sorted(needed, key=lambda each: (_met(each), sorted(each)))[:_SETS]


def _met(each: Signs) -> int:
    """How often one of them is met, roughly."""
    return sum(1 if len(sign) > 1 else 30 if sign in _USUAL else 4 for sign in each)


def _needed(parts: Iterable[tuple[Any, Any]]) -> list[Signs]:
    found: list[Signs] = []
    run = ""
    for kind, value in parts:
        if kind is op.LITERAL:
            run += chr(value)
            continue
        found, run = found + _literal(run), ""
        if kind is op.IN:
            found += _members(value)
        elif kind is op.BRANCH:
            found += _either([_needed(branch) for branch in value[1]])
        elif kind is op.SUBPATTERN:
            found += [] if value[1] & re.IGNORECASE else _needed(value[3])
        elif kind is op.ASSERT:
            found += _needed(value[1])
        elif kind is op.ATOMIC_GROUP:
            found += _needed(value)
        elif kind in _REPEATED and value[0]:
            found += _needed(value[2])
    return found + _literal(run)


def _literal(run: str) -> list[Signs]:
    return [frozenset([run])] if run else []


def _members(value: Iterable[tuple[Any, Any]]) -> list[Signs]:
    """The characters of a class, where they are few and named."""
    members: set[str] = set()
    for kind, what in value:
        if kind is op.LITERAL:
            members.add(chr(what))
        elif kind is op.RANGE and what[1] - what[0] < _LARGEST:
            members.update(map(chr, range(what[0], what[1] + 1)))
        else:
            return []
    return [frozenset(members)] if len(members) <= _LARGEST else []


def _either(branches: list[list[Signs]]) -> list[Signs]:
    """The best set of every branch, as one; none where a branch needs nothing."""
    if not all(branches):
        return []
    union = frozenset[str]().union(*(min(sets, key=_met) for sets in branches))
    return [union] if len(union) <= _LARGEST else []
