"""Stage discover-terms: documents → the words and terms that the dictionary lacks."""

import csv
import io
from pathlib import Path

from pipeline import lexicons, records
from pipeline.learning.terms import discover, listed
from pipeline.params import Terms
from pipeline.schema import Document
from pipeline.segmenters import jieba


def discover_terms(documents: Path, terms: Path, limits: Terms, words: Path | None = None) -> None:
    """List the terms of documents (JSON Lines) as CSV; what jieba's dictionary or the lexicons have is none.

    `words` gets those alone that segmenters are told, without their counts: a new text seldom changes these.
    """
    cut = jieba.by_dictionary(lexicons.user_words())
    found = list(discover(records.read(documents, Document), cut, limits))
    records.write_text(terms, listed(found))
    if words:
        told = lexicons.new_words((each.term, each.parts) for each in found)
        table = io.StringIO(newline="")
        csv.writer(table, lineterminator="\n").writerows([("term", "parts"), *told])
        records.write_text(words, table.getvalue())
