"""What is known of a node: its kind, how often and where it stands, its class, and the numbers given for a class."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pipeline.graph.occurrences import Occurrence, class_node, relations, tells
from pipeline.schema import Extract, Finding

Place = tuple[str, int]
Stretch = tuple[int, int]
# Characters shown on either side of the words that prove something.
AROUND = 24
# A word like 项目 is counted hundreds of times in a corpus; a tooltip has room for a few.
SHOWN = 5


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

    @property
    def counts(self) -> str:
        """The numbers given for a class, smallest first: “7;9”."""
        return ";".join(f"{number.normalize():f}" for number in sorted(self.numbers))

    @property
    def evidence(self) -> str:
        """Where the node first stands; for a class, where each of its numbers does."""
        quotes = [text for _, text in sorted(self.numbers.values())]
        return " / ".join(quotes[:SHOWN]) or self.quote


def disputed(findings: Iterable[Finding]) -> Mapping[str, list[Stretch]]:
    """Document → where its counts stand that contradict another."""
    places: dict[str, list[Stretch]] = {}
    for finding in findings:
        if finding.family == "count-conflict":
            for span in finding.evidence:
                places.setdefault(span.document, []).append((span.start, span.end))
    return places


def learn(facts: dict[str, Fact], extract: Extract, found: list[Occurrence], conflicts: Iterable[Stretch]) -> None:
    """Add what one document says of its nodes."""
    quote = _quoting(extract)
    for node in sorted({occurrence.node for occurrence in found}):
        facts.setdefault(node, Fact()).documents += 1
    for occurrence in found:
        fact, place = facts[occurrence.node], (extract.document.id, occurrence.start)
        fact.mentions += 1
        if fact.first is None or place < fact.first:
            fact.first, fact.quote = place, quote(occurrence.start, occurrence.end)
    for count in filter(tells, extract.counts):
        fact, place = facts[class_node(count)], (extract.document.id, count.start)
        known = fact.numbers.get(count.n)
        if known is None or place < known[0]:
            fact.numbers[count.n] = place, quote(count.start, count.end)
        fact.conflict |= any(start < count.end and count.start < end for start, end in conflicts)
    for source, target, relation, _, _ in relations(extract):
        for node in (source, target):
            facts.setdefault(node, Fact())
        if relation == "member":
            facts[source].classes.add(target.partition(":")[2])


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
