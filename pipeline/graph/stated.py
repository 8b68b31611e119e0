"""What the text itself connects, in words."""

from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple

from pipeline.graph.facts import Place
from pipeline.graph.occurrences import relations
from pipeline.graph.owners import Owners
from pipeline.schema import Extract

Pair = tuple[str, str]
"""Two nodes, in order of id."""


class Stated(NamedTuple):
    """A connection the text makes in words: where it does so first, from which node, and what it is."""

    place: Place
    origin: str
    evidence: str
    relations: frozenset[str]


def state(stated: dict[Pair, Stated], extract: Extract, owned: Owners) -> list[Pair]:
    """Add what one document states; each of its statements, as the pair that it connects."""
    found = []
    for source, target, relation, start, end in relations(extract, owned):
        pair = (min(source, target), max(source, target))
        words = "".join(extract.document.text[start:end].split())
        said = Stated((extract.document.id, start), source, f"{words}（{extract.document.id}）", frozenset({relation}))
        stated[pair] = joined((stated.get(pair, said), said))
        found.append(pair)
    return found


def joined(said: Iterable[Stated]) -> Stated:
    """All that is said of a pair: the first place, and every relation."""
    every = tuple(said)
    return min(every, key=itemgetter(0, 1, 2))._replace(
        relations=frozenset().union(*(each.relations for each in every))
    )
