"""BLANK: a row of a table with an empty cell in a column of numbers; the find is the row label, `value` the column.

A dash says that there is no number; an empty cell says nothing.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from pipeline.schema import Block, Document, Find, Reading

_NUMBER = re.compile(r"[0-9０-９]|^[—–－-]+$")
_WORDS = re.compile("[\u4e00-\u9fff]")
# A column is one of numbers where all others of at least so many rows have one.
_ROWS = 4


def recognise(reading: Reading) -> Iterator[tuple[int, Find]]:
    """One find for every empty cell, on the sentence of its row's label."""
    rows = [block for block in reading.document.blocks if block.kind == "row"]
    if not rows:
        return
    sentences = {sentence.start: index for index, sentence in enumerate(reading.sentences)}
    for _, table in groupby(rows, key=lambda row: row.table):
        for start, column in _blanks(reading.document, list(table)):
            index = sentences.get(start)
            if index is not None:
                yield index, Find("BLANK", 0, len(reading.sentences[index].text), column)


def _blanks(document: Document, table: list[Block]) -> Iterator[tuple[int, str]]:
    """Where the labels of rows with an empty cell begin, and the names of the columns."""
    heads = [row for row in table if row.header]
    width = len(heads[-1].cells) if heads else 0
    rows = [row for row in table if not row.header and len(row.cells) == width and len(set(row.cells)) > 1]
    for column in range(1, width):
        said = [_text(document, row.cells[column]) for row in rows]
        empty = [row for row, text in zip(rows, said, strict=True) if not text]
        numbers = sum(bool(_NUMBER.search(text)) for text in said)
        if len(empty) == 1 and numbers == len(rows) - 1 >= _ROWS:
            label = max(empty[0].cells[:column], key=lambda cell: len(_WORDS.findall(document.text[cell[0] : cell[1]])))
            yield label[0], _text(document, heads[-1].cells[column])


def _text(document: Document, cell: tuple[int, int]) -> str:
    return "".join(document.text[cell[0] : cell[1]].split())
