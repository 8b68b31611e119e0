"""The nouns. Frozen, composed of plain values, and free of any knowledge of how they are made.

    Document ── Block*            what the publisher wrote, and its marked structure
       └─ Sentence*               a clean view of a stretch of it, with the way back
            └─ Find*              what a recogniser saw, in the sentence's own coordinates
                 └─ Mention, Indicator, Count, Alias, Definition, Relation      records, in the document's coordinates
                      └─ Finding  what a rule objects to, with the spans that prove it

A record *is* a span with something said of it, so the records extend `Span`: one level, and what is written
to JSON Lines is flat, as the command-line contract asks.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from msgspec import Struct

BlockKind = Literal["title", "heading", "paragraph", "list", "speaker", "row", "boilerplate"]
NameKind = Literal["INDUSTRY", "CARRIER", "SLOGAN", "DOC", "ORG", "PERSON", "PLACE"]
NAME_KINDS: tuple[NameKind, ...] = ("INDUSTRY", "CARRIER", "SLOGAN", "DOC", "ORG", "PERSON", "PLACE")
Measure = Literal["level", "growth", "change", "share", "ratio", "rank", "count"]
Status = Literal["target", "achieved"]
Severity = Literal["error", "warning", "note"]
Family = Literal[
    "count-conflict", "count-list", "formula", "value-conflict", "arithmetic", "direction",
    "lost-number", "parallel", "naming", "sequence", "date",
]  # fmt: skip


class Span(Struct, frozen=True):
    """Half-open code-point positions in a document's text, and the text that stands there."""

    document: str
    start: int
    end: int
    text: str


class Block(Struct, frozen=True, omit_defaults=True):
    """A marked stretch of a document: nothing is deleted, everything is named.

    `level` is a heading's depth (1 is the highest); `speaker` whose turn the block belongs to; `table` and
    `cells` (half-open, document coordinates) are set on rows, `header` on a row that names its columns; a cell
    that reaches over rows or columns stands in each of them. `holes` are stretches inside the block that are not
    its text: the page number where a paragraph goes over the page.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    speaker: str = ""
    table: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    header: bool = False
    holes: tuple[tuple[int, int], ...] = ()


class Document(Struct, frozen=True, tag_field="type", tag="document"):
    """A text code point for code point (BOM dropped, CRLF read as LF); `id` is the path as it was given."""

    id: str
    text: str
    blocks: tuple[Block, ...] = ()
    title: str = ""
    issuer: str = ""
    date: str = ""
    format: str = "text"
    encoding: str = "utf-8"

    def span(self, start: int, end: int) -> Span:
        """The span there; `ValueError` where it would be empty-sided or leave the text."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{self.id}: no span {start}:{end} in {len(self.text)} characters")
        return Span(self.id, start, end, self.text[start:end])


class Sentence(Struct, frozen=True):
    """A clean view of `document.text[start:end]`: wraps joined, widths folded, invisible characters gone.

    `text` is the view; `words` joined give it back. `offsets[i]` is where clean character i stands in the
    document, `None` where that is simply `start + i`. `block` is the index of its block.
    """

    document: Document
    block: int
    start: int
    end: int
    text: str
    offsets: tuple[int, ...] | None = None
    words: tuple[str, ...] = ()

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Clean positions → document positions."""
        if self.offsets is None:
            return self.start + start, self.start + end
        if start == end:
            at = self.offsets[start] if start < len(self.offsets) else self.end
            return at, at
        return self.offsets[start], self.offsets[end - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """Clean positions → span of the document."""
        return self.document.span(*self.source(start, end))


class Quantity(Struct, frozen=True, omit_defaults=True):
    """A number with its unit: the closed interval [low, high] in base units, `None` for an open side.

    `form` says what kind of number it is; `lost` marks a place where a number must have stood.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    approx: bool = False
    form: Literal["amount", "count", "rank", "multiple"] = "amount"
    lost: bool = False


class Period(Struct, frozen=True):
    """Years, both ends included; a single year has `first == last`."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


class Find(NamedTuple):
    """What a recogniser saw in a sentence, in clean coordinates; `value` is what it means beyond its words.

    `kind` is a name kind or QUANTITY, PERIOD, ORDINAL, GAP …
    """

    kind: str
    start: int
    end: int
    value: Quantity | Period | str | None = None


class Reading(Struct, frozen=True):
    """A document, its sentences and, sentence by sentence, what has been found in them so far (by start)."""

    document: Document
    sentences: tuple[Sentence, ...]
    found: tuple[tuple[Find, ...], ...]

    def __iter__(self) -> Iterator[tuple[Sentence, tuple[Find, ...]]]:
        return iter(zip(self.sentences, self.found, strict=True))


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
    """名词解释: `text` is the term where it is explained, `definition` the explanation at its place, `number` its number.

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


class Finding(Struct, frozen=True, tag_field="type", tag="finding"):
    """What a rule objects to. `id` is a fingerprint of rule, documents and words, not of offsets."""

    id: str
    rule: str
    family: Family
    severity: Severity
    message: str
    evidence: tuple[Span, ...]


class Skipped(Struct, frozen=True):
    """A file that was passed over, or (`failed`) could not be read, and why."""

    path: str
    reason: str
    failed: bool = False
