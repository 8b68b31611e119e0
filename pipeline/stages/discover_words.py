"""Stage discover-words: marked documents → the words that segmenters are told, without their counts.

Of the texts that are scored alone: hardly a text is added to a corpus without some string of it becoming a term, and
every engine would have to cut and be scored anew for it.
"""

import csv
import io
from pathlib import Path

from pipeline import lexicons, records
from pipeline.learning.terms import discover
from pipeline.params import Terms
from pipeline.schema import Document
from pipeline.segmenters import jieba


def discover_words(documents: Path, words: Path, limits: Terms) -> None:
    """List the terms of documents (JSON Lines) that the dictionary breaks into characters, as CSV."""
    cut = jieba.by_dictionary(lexicons.user_words())
    found = discover(records.read(documents, Document), cut, limits)
    table = io.StringIO(newline="")
    told = lexicons.new_words((each.term, each.parts) for each in found)
    csv.writer(table, lineterminator="\n").writerows([("term", "parts"), *told])
    records.write_text(words, table.getvalue())
