"""Stage marked: documents and gold → the documents that are marked: all that learning and scoring look at.

A text that is added without marks changes documents.jsonl and not this file, so that nothing is learned anew.
"""

from pathlib import Path

from pipeline import records
from pipeline.learning import marked_texts
from pipeline.schema import Document


def marked(documents: Path, gold: Path, found: Path) -> None:
    """Write the documents (JSON Lines) that have marks in `gold`; `RecordError` names marks without a document."""
    records.write(found, marked_texts.marked(records.read(documents, Document), gold))
