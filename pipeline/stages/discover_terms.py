"""Stage discover-terms: documents → the words and terms that the dictionary lacks."""

from pathlib import Path

from pipeline import lexicons, records
from pipeline.learning.terms import discover, listed
from pipeline.params import Terms
from pipeline.schema import Document
from pipeline.segmenters import jieba


def discover_terms(documents: Path, terms: Path, limits: Terms) -> None:
    """List the terms of documents (JSON Lines) as CSV; what jieba's dictionary or the lexicons have is none."""
    cut = jieba.by_dictionary(lexicons.user_words())
    records.write_text(terms, listed(discover(records.read(documents, Document), cut, limits)))
