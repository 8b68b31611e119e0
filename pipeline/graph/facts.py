"""What is known of a node: its kind, how often and where it stands, its class, and the numbers given for a class."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from pipeline.graph.occurrences import Occurrence, class_node, relations, tells
from pipeline.graph.owners import Owners
from pipeline.schema import Extract, Finding

Place = tuple[str, int]


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
LONGEST = 400


@dataclass(slots=True)
class Fact:
    """Grows as documents are read; the same whatever their order."""

    mentions: int = 0
    documents: int = 0
    first: Place | None = None
    quote: str = ""
    classes: set[str] = field(default_factory=set)
    numbers: dict[Decimal, tuple[Place, str]] = field(default_factory=dict)
    conflict: bool = False
    findings: set[str] = field(default_factory=set)
    sentences: tuple[Place, ...] = ()
    branches: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)

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
    places: dict[str, list[Cited]] = {}
    for finding in findings:
        for span in finding.evidence:
            conflict = finding.family == "count-conflict"
            places.setdefault(span.document, []).append(Cited(span.start, span.end, finding.id, conflict))
    return {name: sorted(found) for name, found in places.items()}


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
    _place(facts, extract, found, places)
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


def _place(facts: dict[str, Fact], extract: Extract, found: list[Occurrence], places: Sequence[Cited]) -> None:
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
