"""Digits that were shown and those that were read: a lost digit is the worst of all faults, so they are counted.

A reader tells what its format shows, stretch by stretch, found in another way than its text was. Full-width digits
are digits; a character reference is what it stands for; ①, Ⅳ and 三 are none. A picture and its alternative text
show no digits: nothing in the file says what is in a picture.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.schema import Damage

_DIGIT = re.compile("[0-9０-９]")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
# Where a short stretch stands again far behind, it is another one. After so many that are nowhere, one place will do.
_TELLING, _NEAR, _MOST = 8, 40, 200
_SHOWN = re.compile(r"[^\s\u00ad\u200b-\u200f\u2060\ufeff]")


def count(text: str) -> Counter[str]:
    """How many there are of each digit.

    >>> sorted(count("２０25年①").items())
    [('0', 1), ('2', 2), ('5', 1)]
    """
    return Counter("".join(_DIGIT.findall(text)).translate(_WIDE))


def lost(shown: Iterable[str], text: str, *, page: int = 0, start: int = 0, end: int | None = None) -> Iterator[Damage]:
    """The places in `text[start:end]` where digits of the stretches `shown`, which are in reading order, are missing.

    Nothing where no digit is missing, whatever the order; the numbers told add up to the digits that are.
    """
    stretches = tuple(shown)
    read = text[start:end]
    missing = (count("".join(stretches)) - count(read)).total()
    if missing:
        yield from _placed(stretches, read, missing, start, page)


def _placed(stretches: Sequence[str], read: str, missing: int, start: int, page: int) -> Iterator[Damage]:
    places = [match.start() for match in _SHOWN.finditer(read)]
    words = "".join(read[place] for place in places)
    at = misses = 0
    for stretch in stretches:
        wanted = "".join(_SHOWN.findall(stretch))
        telling = len(wanted) >= _TELLING
        found = words.find(wanted, at, len(words) if telling else at + len(wanted) + _NEAR)
        if found >= 0:
            at = found + len(wanted)
            continue
        misses += telling
        if not telling and not _DIGIT.search(wanted):
            continue
        if wanted not in words and (digits := min(missing, count(stretch).total())):
            missing -= digits
            misses += 1
            yield _hole(start + (places[at - 1] + 1 if at else 0), page, digits)
        if not missing or misses > _MOST:
            break
    if missing:
        yield _hole(start + (places[at - 1] + 1 if at else 0), page, missing)


def _hole(at: int, page: int, gone: int) -> Damage:
    return Damage("digits", at, at, page, gone)
