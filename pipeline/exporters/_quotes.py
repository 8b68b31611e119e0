"""The words that prove a finding, in their places, and where they say the same thing differently."""

from collections.abc import Container, Mapping
from functools import lru_cache

from msgspec import Struct

from pipeline.exporters._differences import Piece, compared
from pipeline.exporters._places import Locate, Place, context
from pipeline.schema import Extract, Finding, Span


class Quote(Struct, frozen=True):
    """An evidence span in its place: context from its own block, and the words that it is one version of."""

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
    texts = tuple(span.text for span in finding.evidence)
    groups = [((text,), 0) for text in texts] if finding.rule in alone else [(texts, n) for n in range(len(texts))]
    return tuple(
        Quote(span, locators[span.document](span.start), *context(known[span.document].document, span), *group)
        for span, group in zip(finding.evidence, groups, strict=True)
    )
