"""What the publisher wrote, and what is seen in it before anything is said of it."""

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from msgspec import Struct

BlockKind = Literal["title", "heading", "paragraph", "list", "speaker", "row", "boilerplate"]
NameKind = Literal["INDUSTRY", "CARRIER", "SLOGAN", "DOC", "ORG", "PERSON", "PLACE"]
NAME_KINDS: tuple[NameKind, ...] = ("INDUSTRY", "CARRIER", "SLOGAN", "DOC", "ORG", "PERSON", "PLACE")
# The value of a name that the project's own alias table speaks of.
OWN = "own"


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


class Damage(Struct, frozen=True, omit_defaults=True):
    """A stretch in which what was printed did not come through, or an empty one where it is missing altogether.

    `glyph`: signs that the font maps to nothing; `digits`: figures that are printed and not in the text; `encoding`:
    characters that were spoilt before. `page` counts from 1; 0 where there are no pages. `lost` is how many signs.
    """

    kind: Literal["glyph", "digits", "encoding"]
    start: int
    end: int
    page: int = 0
    lost: int = 0


class Document(Struct, frozen=True, tag_field="type", tag="document"):
    """A text code point for code point (BOM dropped, CRLF read as LF); `id` is the path as it was given.

    What lies in a container is called by both names: `a.zip/b.docx`. `pages[k]` is where page k + 1 begins.
    """

    id: str
    text: str
    blocks: tuple[Block, ...] = ()
    title: str = ""
    issuer: str = ""
    date: str = ""
    format: str = "text"
    encoding: str = "utf-8"
    pages: tuple[int, ...] = ()
    damage: tuple[Damage, ...] = ()

    @property
    def characters(self) -> int:
        """How many characters it has, blanks aside: what every count of them means."""
        return sum(map(len, self.text.split()))

    def page(self, at: int) -> int:
        """The page that a place is on, from 1; 0 where the document has no pages."""
        return bisect_right(self.pages, at)

    def span(self, start: int, end: int) -> Span:
        """The span there; `ValueError` where it would be empty-sided or leave the text."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{self.id}: no span {start}:{end} in {len(self.text)} characters")
        return Span(self.id, start, end, self.text[start:end])


class Sentence(Struct, frozen=True):
    """A clean view of `document.text[start:end]`: wraps joined, widths and script folded, invisible characters gone.

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
