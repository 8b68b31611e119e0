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

import ahocorasick

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
    besides: tuple[Signs, ...]


class Table(Generic[T]):
    """Patterns with what a match of each means, in the order in which they are told."""

    def __init__(self, *rows: tuple[T, str]) -> None:
        """`re.error` where a source is no pattern; flags stand in it."""
        self._rows: list[_Row[T]] = []
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._always: list[int] = []
        self._by_sign: dict[str, list[int]] = {}
        for at, (what, source) in enumerate(rows):
            first, *besides = signs(source) or [frozenset[str]()]
            self._rows.append(_Row(what, source, tuple(besides)))
            if not first:
                self._always.append(at)
            for sign in first:
                self._by_sign.setdefault(sign, []).append(at)
        self._signs = ahocorasick.Automaton()
        for sign in sorted({*self._by_sign}.union(*(each for row in self._rows for each in row.besides))):
            self._signs.add_word(sign, sign)
        if self._by_sign:
            self._signs.make_automaton()

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
        by_sign = self._by_sign
        seen = {sign for _, sign in self._signs.iter(text)} if by_sign else set()
        rows = {at for sign in seen if sign in by_sign for at in by_sign[sign]}
        rows.update(self._always)
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
