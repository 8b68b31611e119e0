"""Names where the recognisers are silent, by a tagger that has seen what they overlook."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from pipeline.lexicons import words
from pipeline.recognisers._line import Line, lines
from pipeline.schema import NAME_KINDS, Find, Reading
from pipeline.tagger import BEGINS, GOES_ON, NONE, Keys, Tagger

_NAMES = frozenset(NAME_KINDS)
_NUMBER = re.compile(r"[0-9.,%]+")
_BREAKS = frozenset("，。；：！？")
_FIXED = _BREAKS | {"、"}
_SETTLED = frozenset(words("settled"))
_VOCABULARIES = ("generic", "common", "stops", "deeds", "classes")
_CLASS: dict[str, str] = {}
for _number, _name in enumerate(_VOCABULARIES):
    for _word in words(_name):
        _CLASS[_word] = _CLASS.get(_word, "") + str(_number)
_LONGEST = 4
EMPTY: Mapping[int, Sequence[Find]] = MappingProxyType({})


class Cells(NamedTuple):
    """A sentence's tokens: words, cut where a name begins or ends; for each its keys, or what it is already."""

    places: list[tuple[int, int]]
    tokens: list[Keys | str]


def fill(reading: Reading, *, tagger: Tagger, sure: int) -> Iterator[tuple[int, Find]]:
    """Names of which the tagger is `sure`, in the units of its weights."""
    return ((index, find) for by, index, find in overlooked(reading, tagger) if by >= sure)


def overlooked(reading: Reading, tagger: Tagger) -> Iterator[tuple[int, int, Find]]:
    """Names that no name found so far touches, with the number of their sentence, and before it how sure they are.

    Sure by how far their tokens are ahead of being none, on average.
    """
    for index, cells in cells_of(reading):
        labels = list(zip(cells.places, tagger.tag(cells.tokens), strict=True))
        begins = [i for i, (_, (label, _)) in enumerate(labels) if label.startswith(BEGINS)]
        for i in begins:
            j = i + 1
            while j < len(labels) and labels[j][1][0].startswith(GOES_ON):
                j += 1
            ahead = sum(by for _, (_, by) in labels[i:j]) // (j - i)
            yield ahead, index, Find(labels[i][1][0][len(BEGINS) :], labels[i][0][0], labels[j - 1][0][1])


def cells_of(reading: Reading, hidden: Mapping[int, Sequence[Find]] = EMPTY) -> Iterator[tuple[int, Cells]]:
    """What the tagger is told of each sentence, as if the hidden names had not been found and were in no lexicon."""
    for index, line, found in lines(reading):
        taken = hidden.get(index, ())
        names = [find for find in found if find.kind in _NAMES and find not in taken]
        yield index, _cells(_without(line, taken) if taken else line, names)


def _without(line: Line, taken: Sequence[Find]) -> Line:
    known = {
        kind: [(a, b) for a, b in places if all(b <= find.start or find.end <= a for find in taken)]
        for kind, places in line.known.items()
    }
    return line._replace(known={kind: places for kind, places in known.items() if places})


def _cells(line: Line, names: Sequence[Find]) -> Cells:
    text = line.text
    edges = line.cuts if not names else sorted({*line.cuts, *(at for name in names for at in (name.start, name.end))})
    places = list(pairwise(edges))
    at = {start: i for i, (start, _) in enumerate(places)}
    said = [text[a:b] for a, b in places]
    kinds = _spread(at, places, [(name.start, name.end, name.kind) for name in names])
    known = _spread(at, places, [(a, b, kind) for kind in sorted(line.known) for a, b in line.known[kind]])
    fixed = _fixed(said, kinds)
    keys = _keys(["0" if _NUMBER.fullmatch(word) else word for word in said], kinds, known, _runs(said, kinds))
    return Cells(places, [given if given is not None else key for given, key in zip(fixed, keys, strict=True)])


def _spread(at: dict[int, int], places: list[tuple[int, int]], marks: list[tuple[int, int, str]]) -> list[str]:
    """For each token the marks that lie over it; what begins with the token is told apart."""
    over = [""] * len(places)
    for start, end, mark in marks:
        i = at.get(start, -1)
        if i < 0:
            continue
        over[i] += f"+{mark}"
        i += 1
        while i < len(places) and places[i][1] <= end:
            over[i] += f"-{mark}"
            i += 1
    return over


def _fixed(said: list[str], kinds: list[str]) -> list[str | None]:
    """Tokens that are no part of an overlooked name: names, marks, and quotations that the nation has settled."""
    fixed: list[str | None] = [
        kind or (NONE if word in _FIXED else None) for word, kind in zip(said, kinds, strict=True)
    ]
    opened = -1
    for i, word in enumerate(said):
        if word == "“":
            opened = i
        elif word == "”" and opened >= 0 and "".join(said[opened + 1 : i]) in _SETTLED:
            fixed[opened : i + 1] = [NONE] * (i + 1 - opened)
    return fixed


def _runs(said: list[str], kinds: list[str]) -> list[str]:
    """For each token which kinds of names its clause has, where it is a list."""
    runs: list[str] = []
    start = 0
    for i, word in enumerate([*said, "。"]):
        if word in _BREAKS:
            listed = "、" in said[start:i]
            found = sorted({kind[1:] for kind in kinds[start:i] if kind.startswith("+")})
            runs += [f"{'L' * listed}{' '.join(found)}"] * (i + 1 - start)
            start = i + 1
    return runs


def _keys(said: list[str], kinds: list[str], known: list[str], runs: list[str]) -> Iterator[Keys]:
    quoted = False
    classes = ["^", "^", *(_CLASS.get(word, "") for word in said), "$", "$"]
    kinds, known = ["^", "^", *kinds, "$", "$"], ["^", "^", *known, "$", "$"]
    said = ["^", "^", *said, "$", "$"]
    for i in range(2, len(said) - 2):
        before2, before, word, after, after2 = said[i - 2 : i + 3]
        quoted = (quoted or before == "“") and word != "”"
        yield (
            word, before, after, before2, after2,
            f"{before}|{word}", f"{word}|{after}", f"{before}|{after}",
            word[-1], word[-2:], word[0],
            f"{min(len(word), _LONGEST)}{word.isascii():d}{quoted:d}",
            classes[i], f"{classes[i - 1]}|{classes[i]}|{classes[i + 1]}",
            known[i], known[i - 1], known[i + 1],
            f"{kinds[i - 1]}|{kinds[i + 1]}", runs[i - 2],
        )  # fmt: skip
