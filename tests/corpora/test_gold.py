"""The project's own corpus keeps its promises."""

from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from pipeline import readers
from pipeline.learning.gold import Gold, complaints, load, place, text_name
from pipeline.learning.gold_rows import read
from pipeline.learning.segmentation import gold_sentences
from pipeline.schema import NAME_KINDS, Document, Family

CORPORA = Path(__file__).parents[2] / "corpora"
RAW = sorted(path for path in (CORPORA / "raw").iterdir())
MARKED = sorted((CORPORA / "gold").glob("*.json"))


def document(path: Path) -> Document:
    return readers.read(CORPORA / "raw" / text_name(path))


def golds() -> list[Gold]:
    return [load(path, document(path)) for path in MARKED]


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_every_mark_has_its_place(path: Path) -> None:
    assert not complaints(path, document(path))


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_marks_hold_together(path: Path) -> None:
    gold = load(path, document(path))
    assert {mention.kind for mention in gold.mentions} <= set(NAME_KINDS)
    mentions = sorted(gold.mentions, key=lambda mention: (mention.start, mention.end))
    assert [(a.text, b.text) for a, b in pairwise(mentions) if b.start < a.end] == []
    read = [(block.start, block.end) for block in gold.document.blocks if block.kind != "boilerplate"]
    for mark in (*gold.mentions, *gold.indicators, *gold.counts, *(p for fault in gold.faults for p in fault.places)):
        assert any(start < mark.end and mark.start < end for start, end in read), f"not in the text: {mark.text}"
    for indicator in gold.indicators:
        start, end = indicator.quantity_start, indicator.quantity_end
        assert gold.document.text[start:end] == indicator.quantity
        assert indicator.lost == (not indicator.quantity)
        assert indicator.lost or indicator.low is not None or indicator.high is not None
        assert indicator.low is None or indicator.high is None or indicator.low <= indicator.high
    for count in gold.counts:
        assert count.head
    assert gold.clean == (not gold.faults)


@pytest.mark.parametrize(
    "path", [path for path in MARKED if text_name(path).endswith("html")], ids=lambda path: path.stem
)
def test_marks_of_pages_can_be_found_again_by_words(path: Path) -> None:
    text, rows = document(path).text, read(path)
    marks = [(mark.text, mark.start, mark.context, mark.nth) for mark in (*rows.mentions, *rows.counts)]
    marks += [(each.quantity, each.q_start, each.context, each.nth) for each in rows.indicators]
    for quote, start, context, nth in marks:
        found = place(text, quote, context=context, nth=nth)
        assert found, quote
        assert found[0] == start, quote


def test_every_text_has_gold() -> None:
    assert sorted(map(text_name, MARKED)) == [path.name for path in RAW]


def test_texts_are_as_long_as_a_reading_is() -> None:
    def length(document: Document) -> int:
        blocks = (block for block in document.blocks if block.kind != "boilerplate")
        return sum(len("".join(document.text[block.start : block.end].split())) for block in blocks)

    fitting = [path.name for path in RAW if 700 <= length(readers.read(path)) <= 3_000]
    assert len(fitting) >= 16


def test_every_family_of_faults_occurs() -> None:
    assert {fault.family for gold in golds() for fault in gold.faults} == set(get_args(Family))


def test_some_texts_are_clean() -> None:
    assert sum(gold.clean for gold in golds()) >= 4


def test_readme_has_a_row_for_every_text() -> None:
    readme = (CORPORA / "README.md").read_text("utf-8")
    assert [path.name for path in RAW if f"| `{path.name}` |" not in readme] == []


def test_segmentation_gold_is_large_enough() -> None:
    assert len(gold_sentences((CORPORA / "gold" / "segmentation.txt").read_text("utf-8"))) >= 150
