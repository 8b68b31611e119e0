"""The nouns. Frozen, composed of plain values, and free of any knowledge of how they are made.

    Document ── Block*            what the publisher wrote, and its marked structure
       └─ Sentence*               a clean view of a stretch of it, with the way back
            └─ Find*              what a recogniser saw, in the sentence's own coordinates
                 └─ Mention, Indicator, Count, Alias, Definition, Relation      records, in the document's coordinates
                      └─ Finding  what a rule objects to, with the spans that prove it

A record *is* a span with something said of it, so the records extend `Span`: one level, and what is written
to JSON Lines is flat, as the command-line contract asks.
"""

from pipeline.schema.records import Alias as Alias
from pipeline.schema.records import Branch as Branch
from pipeline.schema.records import Count as Count
from pipeline.schema.records import Definition as Definition
from pipeline.schema.records import Extract as Extract
from pipeline.schema.records import Family as Family
from pipeline.schema.records import Finding as Finding
from pipeline.schema.records import Indicator as Indicator
from pipeline.schema.records import Mark as Mark
from pipeline.schema.records import Measure as Measure
from pipeline.schema.records import Mention as Mention
from pipeline.schema.records import Model as Model
from pipeline.schema.records import Relation as Relation
from pipeline.schema.records import Ruling as Ruling
from pipeline.schema.records import Severity as Severity
from pipeline.schema.records import Skipped as Skipped
from pipeline.schema.records import Status as Status
from pipeline.schema.records import Verdict as Verdict
from pipeline.schema.text import NAME_KINDS as NAME_KINDS
from pipeline.schema.text import OWN as OWN
from pipeline.schema.text import Block as Block
from pipeline.schema.text import BlockKind as BlockKind
from pipeline.schema.text import Damage as Damage
from pipeline.schema.text import Document as Document
from pipeline.schema.text import Find as Find
from pipeline.schema.text import NameKind as NameKind
from pipeline.schema.text import Period as Period
from pipeline.schema.text import Quantity as Quantity
from pipeline.schema.text import Reading as Reading
from pipeline.schema.text import Sentence as Sentence
from pipeline.schema.text import Span as Span
