"""The project's own corpus keeps its promises."""

from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from pipeline import readers
from pipeline.learning.gold import Gold, complaints, load, place, text_name
from pipeline.learning.gold_rows import Split, read
from pipeline.learning.segmentation import gold_sentences
from pipeline.schema import NAME_KINDS, Document, Family

CORPORA = Path(__file__).parents[2] / "corpora"
RAW = sorted(path for path in (CORPORA / "raw").iterdir())
MARKED = sorted((CORPORA / "gold").glob("*.json"))
SECOND = sorted((CORPORA / "gold/second").glob("*.json"))
GENRES = {"annex", "briefing", "news", "opinion", "plan", "report"}


@cache
def document(path: Path) -> Document:
    return readers.read(CORPORA / "raw" / text_name(path))


@cache
def golds() -> list[Gold]:
    return [load(path, document(path)) for path in MARKED]


@pytest.mark.parametrize("path", [*MARKED, *SECOND], ids=lambda path: f"{path.parent.name}-{path.stem}")
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

    assert [path.name for path in RAW if not 700 <= length(readers.read(path)) <= 3_000] == []


def test_there_is_enough_of_every_part() -> None:
    texts = Counter(gold.split for gold in golds())
    assert texts.total() >= 80
    assert sum(len(gold.document.text) for gold in golds()) >= 100_000
    assert texts["test"] >= 40
    assert {gold.genre for gold in golds()} == GENRES
    assert {gold.genre for gold in golds() if gold.split == "test"} >= GENRES - {"annex"}


def test_second_marks_are_of_marked_texts() -> None:
    first = {path.name: read(path) for path in MARKED}
    for path in SECOND:
        ours, theirs = first[path.name], read(path)
        assert (ours.document, ours.genre, ours.split, ours.clean) == (
            theirs.document,
            theirs.genre,
            theirs.split,
            theirs.clean,
        )
        assert not theirs.faults


def test_every_family_of_faults_occurs() -> None:
    assert {fault.family for gold in golds() for fault in gold.faults} == set(get_args(Family))


def test_some_texts_are_clean() -> None:
    assert sum(gold.clean for gold in golds()) >= 4


def test_readme_has_a_row_for_every_text() -> None:
    readme = (CORPORA / "README.md").read_text("utf-8")
    for gold in golds():
        families = ", ".join(sorted({fault.family for fault in gold.faults}))
        row = next(line for line in readme.splitlines() if line.startswith(f"| `{Path(gold.document.id).name}` | "))
        assert row.startswith(f"| `{Path(gold.document.id).name}` | {gold.split} |")
        assert row.endswith("| clean |" if gold.clean else f"| faulty: {families} |")


def test_readme_counts_what_is_there() -> None:
    readme = (CORPORA / "README.md").read_text("utf-8")
    assert f"{len(RAW)} texts, {sum(len(gold.document.text) for gold in golds()):,}\ncharacters" in readme
    for split in get_args(Split):
        part = [gold for gold in golds() if gold.split == split]
        sums = [len(part), sum(len(gold.document.text) for gold in part)]
        sums += [sum(len(getattr(g, rows)) for g in part) for rows in ("mentions", "indicators", "counts", "faults")]
        assert f"| `{split}` | {' | '.join(f'{number:,}' for number in sums)} |" in readme


def test_segmentation_gold_is_large_enough() -> None:
    assert len(gold_sentences((CORPORA / "gold" / "segmentation.txt").read_text("utf-8"))) >= 150
