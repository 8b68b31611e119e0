"""Patterns as `re` compiled them before, kept for this user: to compile them is half of what starting takes.

    ~/.cache/zhengce/cpython-311.patterns    marshal: Python's version, {(source, flags): what it became}

For the command-line program alone: in its own process `re` asks here first. What is kept is what `re` makes of a
source and can make of no other, for this Python only; nothing of any text is in it. A file that cannot be read or
written costs time, nothing else.
"""

import atexit
import marshal
import re
import sys
from array import array
from contextlib import suppress
from pathlib import Path
from re import _compiler  # type: ignore[attr-defined]
from typing import Any, cast

from platformdirs import user_cache_path

# Fewer than these are no reason to write a file; more than so many are those of versions that are gone.
_WORTH, _MOST = 100, 10_000
# Flags with those that the source states, the code as bytes, how many groups, which of them have names.
_Kept = tuple[int, bytes, int, dict[str, int]]
_plain = _compiler.compile


class Patterns:
    """What is kept in a file, read when it is first asked for."""

    def __init__(self, place: Path) -> None:
        self._place, self._new = place, 0
        self._kept: dict[tuple[str, int], _Kept] | None = None
        self._asked: set[tuple[str, int]] = set()

    def compile(self, source: Any, flags: int = 0) -> re.Pattern[Any]:
        """The pattern that `re` makes of a source."""
        if type(source) is not str or flags & re.DEBUG:
            return cast(re.Pattern[Any], _plain(source, flags))
        self._kept = _read(self._place) if self._kept is None else self._kept
        key = source, int(flags)
        self._asked.add(key)
        if key not in self._kept:
            self._kept[key], self._new = _made(*key), self._new + 1
        return _pattern(source, self._kept[key])

    def write(self) -> None:
        """All of them, whole or not at all, where many are new."""
        if self._new < _WORTH or self._kept is None:
            return
        kept = self._kept if len(self._kept) <= _MOST else {key: self._kept[key] for key in self._asked}
        # At the end, when most commands have it already: to import it first would compile its patterns unasked.
        from pipeline.records import replacing

        with suppress(OSError), replacing(self._place) as file:
            marshal.dump((_version(), kept), file)


def place() -> Path:
    """Where they are kept: in the user's folder for what programs can make again."""
    return user_cache_path("zhengce", appauthor=False) / f"{sys.implementation.cache_tag}.patterns"


def keep() -> None:
    """From here on `re` takes this process's patterns from a file; what is not in it is added as the process ends."""
    if _compiler.compile is _plain:
        patterns = Patterns(place())
        _compiler.compile = patterns.compile
        atexit.register(patterns.write)


def _made(source: str, flags: int) -> _Kept:
    parsed = _compiler._parser.parse(source, flags)
    code = array("I", map(int, _compiler._code(parsed, flags)))
    return int(flags | parsed.state.flags), code.tobytes(), parsed.state.groups - 1, dict(parsed.state.groupdict)


def _pattern(source: str, kept: _Kept) -> re.Pattern[Any]:
    flags, code, groups, names = kept
    called: list[str | None] = [None] * (groups + 1)
    for name, group in names.items():
        called[group] = name
    made = _compiler._sre.compile(source, flags, array("I", code).tolist(), groups, names, tuple(called))
    return cast(re.Pattern[Any], made)


def _version() -> tuple[str, int, str]:
    return sys.version, _compiler._sre.MAGIC, sys.byteorder


def _read(place: Path) -> dict[tuple[str, int], _Kept]:
    with suppress(OSError, ValueError, EOFError, TypeError):
        version, kept = marshal.loads(place.read_bytes())
        if version == _version():
            return dict(kept)
    return {}
