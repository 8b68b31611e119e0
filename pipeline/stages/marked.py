"""Stage marked: documents and gold → the documents that are marked: all that learning and scoring look at.

A text that is added without marks changes documents.jsonl and not this file, so that nothing is learned anew.
"""

from pathlib import Path

from pipeline import records
from pipeline.learning.marked_texts import paired
from pipeline.schema import Document


def marked(documents: Path, gold: Path, found: Path) -> None:
    """Write the documents (JSON Lines) that have marks in `gold`; `RecordError` names marks without a document."""
    pairs = paired(records.read(documents, Document), gold)
    records.write(found, (document for document, marks in pairs if marks))
