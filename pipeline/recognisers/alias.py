"""What a project's own alias table speaks of, of every kind of name, wherever it stands and whatever the words are."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate

from pipeline.lexicons import scoped, words
from pipeline.lexicons.spelling import normal
from pipeline.recognisers._lexical import Stretches, matcher
from pipeline.schema import NAME_KINDS, OWN, Find, Reading

_LEAST = 2
_MARKS = "《》“”"
# 竹家居产业链: an industry goes by these as well; of 产业园 and 业务 it is no industry.
_TAIL = re.compile("(?:全?产业链|产业集群|产业|行业)(?!化|园|城|基地|带|区|开发区|集聚区|示范区|基金)")
_USUAL = frozenset(words("common"))


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """Aliases and names of the table's rows that hold in the document; none where a usual word holds one: 光电子."""
    known = _known(scoped.scopes(reading.document))
    for index, sentence in enumerate(reading.sentences if known else ()):
        text = sentence.text
        cuts: list[int] = []
        for kind, find in known:
            for start, end in find(text):
                cuts = cuts or list(accumulate(map(len, sentence.words), initial=0))
                if not _in_word(text, cuts, start, end):
                    tail = _TAIL.match(text, end) if kind == "INDUSTRY" else None
                    yield index, Find(kind, start, tail.end() if tail else end, OWN)


@cache
def _known(scopes: frozenset[str]) -> tuple[tuple[str, Callable[[str], Stretches]], ...]:
    told: defaultdict[str, set[str]] = defaultdict(set)
    for row in scoped.rows(scopes):
        for name in (row["alias"], row["name"]):
            told[row["kind"]].update(each for each in (name.strip(_MARKS), normal(name)) if len(each) >= _LEAST)
    return tuple((kind, matcher(sorted(told[kind]))) for kind in NAME_KINDS if told[kind])


def _in_word(text: str, cuts: list[int], start: int, end: int) -> bool:
    at = bisect_right(cuts, start) - 1
    word = text[cuts[at] : cuts[at + 1]]
    return cuts[at + 1] >= end and len(word) > end - start and word in _USUAL
