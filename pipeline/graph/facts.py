"""What is known of a node: its kind, how often and where it stands, its class, and the numbers given for a class."""

import pickle
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from msgspec import Struct

from pipeline import spool
from pipeline.graph.occurrences import Occurrence, class_node, relations, tells
from pipeline.graph.owners import Owners
from pipeline.schema import Extract, Finding

Place = tuple[str, int]
_place = itemgetter(0)


class Cited(NamedTuple):
    """A stretch that a finding points at, and whether it says that counts contradict."""

    start: int
    end: int
    finding: str
    conflict: bool


# Characters shown on either side of the words that prove something.
AROUND = 24
# A word like 项目 is counted hundreds of times in a corpus; a tooltip has room for a few.
SHOWN = 5
MOST_FINDINGS = 20
LONGEST = 400


class Fact(Struct):
    """Grows as documents are read; the same whatever their order, and whatever was first put together with what."""

    mentions: int = 0
    documents: int = 0
    first: Place | None = None
    quote: str = ""
    classes: set[str] = set()
    numbers: dict[Decimal, tuple[Place, str]] = {}
    conflict: bool = False
    findings: set[str] = set()
    sentences: tuple[Place, ...] = ()
    branches: set[str] = set()
    years: set[int] = set()

    def absorb(self, other: "Fact") -> None:
        """Add what other documents say."""
        self.mentions += other.mentions
        self.documents += other.documents
        self.conflict |= other.conflict
        if other.first is not None and (self.first is None or other.first < self.first):
            self.first, self.quote = other.first, other.quote
        for number, told in other.numbers.items():
            self.numbers[number] = min(self.numbers.get(number, told), told, key=_place)
        self.classes |= other.classes
        self.branches |= other.branches
        self.years |= other.years
        self.findings = set(sorted(self.findings | other.findings)[:MOST_FINDINGS])
        self.sentences = tuple(sorted({*self.sentences, *other.sentences})[:SHOWN])

    @property
    def counts(self) -> str:
        """The numbers given for a class, smallest first: “7;9”."""
        return ";".join(f"{number.normalize():f}" for number in sorted(self.numbers))

    @property
    def evidence(self) -> str:
        """Where the node first stands; for a class, where each of its numbers does."""
        quotes = [text for _, text in sorted(self.numbers.values())]
        return " / ".join(quotes[:SHOWN]) or self.quote


def cited(findings: Iterable[Finding]) -> Mapping[str, list[Cited]]:
    """Document → the stretches that findings point at, by start."""
    places: spool.Named[list[Cited]] = spool.Named()
    for name, found in groupby(spool.ordered(_pointing(findings)), key=itemgetter(0)):
        places.put(name.decode("utf-8", "surrogatepass"), sorted(pickle.loads(value) for _, value in found))
    return places


def _pointing(findings: Iterable[Finding]) -> Iterator[spool.Row]:
    for finding in findings:
        for span in finding.evidence:
            place = Cited(span.start, span.end, finding.id, finding.family == "count-conflict")
            yield span.document.encode("utf-8", "surrogatepass"), pickle.dumps(place)


def learn(
    facts: dict[str, Fact],
    extract: Extract,
    found: list[Occurrence],
    places: Sequence[Cited],
    year: int | None,
    owners: Owners,
) -> None:
    """Add what one document of a year says of its nodes; `places` are what findings point at in it."""
    quote = _quoting(extract)
    for node in sorted({occurrence.node for occurrence in found}):
        fact = facts.setdefault(node, Fact())
        fact.documents += 1
        fact.years |= {year} if year else set()
    _branch(facts, extract)
    _stand(facts, extract, found, places)
    for occurrence in found:
        fact, place = facts[occurrence.node], (extract.document.id, occurrence.start)
        fact.mentions += 1
        if fact.first is None or place < fact.first:
            fact.first, fact.quote = place, quote(occurrence.start, occurrence.end)
    for count in filter(tells, extract.counts):
        fact, place = facts[owners.of(class_node(count), extract)], (extract.document.id, count.start)
        known = fact.numbers.get(count.n)
        if known is None or place < known[0]:
            fact.numbers[count.n] = place, quote(count.start, count.end)
        fact.conflict |= any(c.conflict and c.start < count.end and count.start < c.end for c in places)
    for source, target, relation, _, _ in relations(extract, owners):
        for node in (source, target):
            facts.setdefault(node, Fact())
        if relation == "member":
            facts[source].classes.add(target.partition(":")[2])


def _branch(facts: dict[str, Fact], extract: Extract) -> None:
    for mention in extract.mentions:
        if mention.taxonomy and mention.entity in facts:
            facts[mention.entity].branches.update(branch.id for branch in mention.taxonomy)


def _stand(facts: dict[str, Fact], extract: Extract, found: list[Occurrence], places: Sequence[Cited]) -> None:
    """In which sentences nodes stand, and which findings point at them."""
    starts = [sentence.start for sentence in extract.sentences]
    for occurrence in found:
        fact = facts[occurrence.node]
        place = extract.document.id, bisect_right(starts, occurrence.start)
        if place not in fact.sentences and (len(fact.sentences) < SHOWN or place < fact.sentences[-1]):
            fact.sentences = tuple(sorted((*fact.sentences, place))[:SHOWN])
    for number, start, end in ((c.finding, c.start, c.end) for c in places):
        for occurrence in found[_first(found, start) :]:
            if occurrence.start >= end:
                break
            if occurrence.end > start:
                facts[occurrence.node].findings.add(number)


def _first(found: Sequence[Occurrence], start: int) -> int:
    """The first occurrence that may reach into a stretch; no name is longer than a few lines."""
    return bisect_left(found, start - LONGEST, key=lambda occurrence: occurrence.start)


def _quoting(extract: Extract) -> Callable[[int, int], str]:
    """A stretch with some words around it, not beyond its block, and the document it is from."""
    text, blocks = extract.document.text, extract.document.blocks
    starts = [block.start for block in blocks]

    def quote(start: int, end: int) -> str:
        index = bisect_right(starts, start) - 1
        low, high = (blocks[index].start, max(blocks[index].end, end)) if index >= 0 else (0, len(text))
        left, right = max(low, start - AROUND), min(high, end + AROUND)
        words = "".join(text[left:right].split())
        return f"{'…' if left > low else ''}{words}{'…' if right < high else ''}（{extract.document.id}）"

    return quote
