"""Extract → what stands where: one row for every name, indicator and class of things, in reading order."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.graph.owners import NONE, Owners
from pipeline.lexicons.telling import is_bare, names
from pipeline.schema import Count, Extract, Indicator

# 三个方面, 7个部分: parts of the text, of which every text has others.
_VAGUE = frozenset({"方面", "部分", "层面", "环节", "领域", "类别", "板块"})


class Occurrence(NamedTuple):
    """A node of the graph where the text shows it, in document coordinates."""

    start: int
    end: int
    node: str


def occurrences(extract: Extract, owners: Owners = NONE) -> list[Occurrence]:
    """All of a document's, by start; classes of one name are told apart where `owners` knows of several."""
    return sorted(
        (
            *(Occurrence(m.start, m.end, m.entity or f"{m.kind}:{_squeezed(m.text)}") for m in extract.mentions),
            *(Occurrence(i.start, i.end, indicator_node(i)) for i in extract.indicators if measures(i)),
            *(Occurrence(c.start, c.end, owners.of(class_node(c), extract)) for c in extract.counts if tells(c)),
        )
    )


def tells(count: Count) -> bool:
    """Whether a class says by its name what it is a class of."""
    head = _squeezed(count.head)
    return len(count.head) > 1 and count.head not in _VAGUE and names(head) and not is_bare(head, "CLASS")


def measures(indicator: Indicator) -> bool:
    """Whether an indicator says by its name what is measured."""
    label = indicator_node(indicator).partition(":")[2]
    return names(label) and not is_bare(label, "INDICATOR")


def class_node(count: Count) -> str:
    """The node of a class of things, whatever number is given for it, and whoever announced it."""
    return count.entity or f"CLASS:{_squeezed(count.head)}"


def indicator_node(indicator: Indicator) -> str:
    """The node of a measurable thing, whatever value is given for it."""
    return indicator.entity or f"INDICATOR:{_squeezed(indicator.indicator)}"


def relations(extract: Extract, owners: Owners = NONE) -> Iterator[tuple[str, str, str, int, int]]:
    """Stated relations (source, target, relation, start, end) between nodes as linking knows them.

    Assemblers name what they connect by its words, before linking has seen them.
    """
    linked = {f"{m.kind}:{_squeezed(m.text)}": m.entity for m in extract.mentions if m.entity}
    linked.update({f"CLASS:{_squeezed(c.head)}": c.entity for c in extract.counts if c.entity})
    vague = {class_node(count) for count in extract.counts if not tells(count)}
    for relation in extract.relations:
        source, target = linked.get(relation.source, relation.source), linked.get(relation.target, relation.target)
        if source != target and not vague.intersection((source, target)):
            yield (
                owners.of(source, extract),
                owners.of(target, extract),
                relation.relation,
                relation.start,
                relation.end,
            )


def _squeezed(text: str) -> str:
    return "".join(text.split())
