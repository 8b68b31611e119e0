"""Whose figures a document tells, and from which year: what may be compared across documents."""

from pipeline import whose
from pipeline.dating import document_year
from pipeline.once import kept
from pipeline.schema import Extract

lineage = kept(whose.lineage)
region = kept(whose.region)


@kept
def year(extract: Extract) -> int | None:
    """The year that the document speaks from."""
    return document_year(extract.document)
