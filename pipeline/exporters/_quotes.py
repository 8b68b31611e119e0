"""The words that prove a finding, in their places, and where they say the same thing differently."""

from collections.abc import Container, Mapping
from functools import lru_cache

from msgspec import Struct

from pipeline.exporters._differences import Piece, compared, grouped
from pipeline.exporters._places import Locate, Place, context
from pipeline.schema import Extract, Finding, Span


class Quote(Struct, frozen=True):
    """An evidence span in its place: context from its own block, and the words of all that it is compared with."""

    span: Span
    place: Place
    before: str
    after: str
    among: tuple[str, ...]
    number: int

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Its words in runs that show where the quotes differ."""
        return pieces(self.among)[self.number]


# Who shows one quote of a finding shows them all, one after another; most that are found are shown in one cell.
pieces = lru_cache(maxsize=16)(compared)


def quotes(
    finding: Finding, known: Mapping[str, Extract], locators: Mapping[str, Locate], alone: Container[str]
) -> tuple[Quote, ...]:
    """The evidence of a finding, in the order the rule gave it; that of some rules is compared with nothing."""
    groups = [[span] for span in finding.evidence] if finding.rule in alone else grouped(finding.evidence)
    return tuple(
        Quote(span, locators[span.document](span.start), *context(known[span.document].document, span), among, number)
        for group in groups
        for among in [tuple(span.text for span in group)]
        for number, span in enumerate(group)
    )
