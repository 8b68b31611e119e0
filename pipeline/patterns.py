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
from typing import Any, Generic, TypeVar

from ahocorasick_rs import AhoCorasick

T = TypeVar("T")
Signs = frozenset[str]
# A class of more characters, and a set that is met more often, tell nothing; a third set tells little that two did not.
_LARGEST, _MOST, _SETS = 48, 200, 2
# What stands in most sentences.
_USUAL = frozenset("，。、；：“”的和与在为年了到一0123456789")
_REPEATED = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


class Table(Generic[T]):
    """Patterns with what a match of each means, in the order in which they are told."""

    def __init__(self, *rows: tuple[T, str]) -> None:
        """`re.error` where a source is no pattern; flags stand in it."""
        self.rows = rows
        self._compiled: list[re.Pattern[str] | None] = [None] * len(rows)
        needed = [signs(source) for _, source in rows]
        # Bit k says that the first set of row k is met, bit n + k that its second is.
        self._all = (1 << len(rows)) - 1
        self._met: dict[str, int] = {}
        self._unasked = 0
        for row, sets in enumerate(needed):
            for nth in range(_SETS):
                bit = 1 << row + nth * len(rows)
                if nth >= len(sets):
                    self._unasked |= bit
                for sign in sets[nth] if nth < len(sets) else ():
                    self._met[sign] = self._met.get(sign, 0) | bit
        self._bits = list(self._met.values())
        self._search = AhoCorasick(self._met).find_matches_as_indexes

    def over(self, text: str) -> Iterator[tuple[T, re.Match[str]]]:
        """Every match of every pattern, pattern by pattern, each with what it means."""
        for row in self.possible(text):
            what = self.rows[row][0]
            for match in self._pattern(row).finditer(text):
                yield what, match

    def possible(self, text: str) -> list[int]:
        """The rows whose signs are in a text."""
        met, bits = self._unasked, self._bits
        for sign, _, _ in self._search(text, overlapping=True):
            met |= bits[sign]
        met &= met >> len(self.rows) & self._all
        rows = []
        while met:
            lowest = met & -met
            rows.append(lowest.bit_length() - 1)
            met ^= lowest
        return rows

    def _pattern(self, row: int) -> re.Pattern[str]:
        compiled = self._compiled[row]
        if compiled is None:
            compiled = self._compiled[row] = re.compile(self.rows[row][1])
        return compiled


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
    return [union] if _met(union) <= _MOST else []
