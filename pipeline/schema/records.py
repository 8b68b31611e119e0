"""What is said of a document's words: records, findings, and what is known of one document in all."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from pipeline.schema.text import Document, Span

Measure = Literal["level", "growth", "change", "share", "ratio", "rank", "count"]
Status = Literal["target", "achieved"]
Severity = Literal["error", "warning", "note"]
Family = Literal[
    "count-conflict", "count-list", "formula", "value-conflict", "arithmetic", "direction",
    "lost-number", "parallel", "naming", "sequence", "date",
]  # fmt: skip


class Branch(Struct, frozen=True):
    """Where an industry belongs in lexicons/taxonomy.csv, by `id`, and how sure that is, in (0, 1]."""

    id: str
    confidence: float


class Mention(Span, frozen=True, omit_defaults=True, tag_field="type", tag="mention"):
    """A name in the text; `entity` is what it refers to (`KIND:canonical name`), set by linking.

    `taxonomy` says of an industry to which branches it belongs: one at most of each system.
    """

    kind: str
    entity: str = ""
    taxonomy: tuple[Branch, ...] = ()


class Indicator(Span, frozen=True, tag_field="type", tag="indicator"):
    """A measurable thing and one number said of it; the span is the stretch from name to number.

    Values are exact decimals in base units (亿元 → 元), open sides `None`. A lost number has an empty quantity.
    """

    indicator: str
    quantity: str
    quantity_start: int
    quantity_end: int
    low: Decimal | None
    high: Decimal | None
    unit: str
    approx: bool
    measure: Measure
    period: str | None
    status: Status
    scope: str = ""
    lost: bool = False
    entity: str = ""


class Count(Span, frozen=True, tag_field="type", tag="count"):
    """A class of things with a stated number, and the members the text lists for it."""

    n: Decimal
    head: str
    members: tuple[str, ...] = ()
    closed: bool = False
    member_spans: tuple[tuple[int, int], ...] = ()
    entity: str = ""


class Alias(Span, frozen=True, tag_field="type", tag="alias"):
    """以下简称…: `text` is the short name where it is defined, `name` the full one, of the given kind."""

    name: str
    kind: str


class Definition(Span, frozen=True, tag_field="type", tag="definition"):
    """名词解释: `text` is the term where it is explained, `definition` the explanation, `number` the entry's number.

    `entity` is what the term refers to; `TERM:…` where it is no name of a kind.
    """

    definition: str
    definition_start: int
    definition_end: int
    number: str = ""
    entity: str = ""


class Relation(Span, frozen=True, tag_field="type", tag="relation"):
    """Two entities that the text itself connects; the span is the stretch that says so."""

    source: str
    target: str
    relation: Literal["member", "依托", "聚焦"]


class Mark(Span, frozen=True, tag_field="type", tag="mark"):
    """What only the audit reads: an ORDINAL (`value` style:number), a GAP (`value` what is lost), a FORMULA …"""

    kind: str
    value: str = ""


class Extract(Struct, frozen=True):
    """All that is known of one document: the unit of work, of caching and of parallel running."""

    document: Document
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    counts: tuple[Count, ...] = ()
    aliases: tuple[Alias, ...] = ()
    definitions: tuple[Definition, ...] = ()
    relations: tuple[Relation, ...] = ()
    marks: tuple[Mark, ...] = ()


Ruling = Literal["confirmed", "dismissed", "accepted"]
"""What a reader says of a finding: a fault, none, or (of all there were on one day) not to be told again."""


class Finding(Struct, frozen=True, omit_defaults=True, tag_field="type", tag="finding"):
    """What a rule objects to. `id` is a fingerprint of rule, documents and words, not of offsets.

    `verdict` and `why` are a reader's, where there are any.
    """

    id: str
    rule: str
    family: Family
    severity: Severity
    message: str
    evidence: tuple[Span, ...]
    verdict: Ruling | None = None
    why: str = ""

    @property
    def open(self) -> bool:
        """Whether it is still to be told."""
        return self.verdict in (None, "confirmed")


class Verdict(Struct, frozen=True):
    """A reader's word on the finding with this id; `message` and `documents` (names of files) tell which it was."""

    id: str
    verdict: Ruling
    why: str
    message: str = ""
    documents: tuple[str, ...] = ()


class Skipped(Struct, frozen=True):
    """A file that was passed over, or (`failed`) could not be read, and why."""

    path: str
    reason: str
    failed: bool = False


class Model(Struct, frozen=True):
    """A learned part as a run had it: how the settings want it, whether it was used, and why not."""

    name: str
    wanted: str
    used: bool
    why: str = ""
