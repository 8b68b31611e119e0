"""Parts of marked texts as texts of their own."""

from pathlib import Path

import pytest

from pipeline.learning.gold import load
from pipeline.learning.stretches import stretches
from pipeline.readers import text as plain

ROOT = Path(__file__).parents[2] / "corpora"


@pytest.fixture(scope="module", params=["a02-yunze-work-report", "e06-lake-restoration-plan"])
def marks(request: pytest.FixtureRequest):  # type: ignore[no-untyped-def]
    name = request.param
    document = plain.read((ROOT / "raw" / f"{name}.txt").read_bytes(), f"{name}.txt")
    return load(ROOT / "gold" / f"{name}.json", document)


@pytest.mark.parametrize(("length", "crossing"), [(1, 3), (300, 1), (10**6, 0)])
def test_statements_stand_where_they_stood(marks, length: int, crossing: int) -> None:  # type: ignore[no-untyped-def]
    found = list(stretches(marks, length))
    said = [(text.text[each.start : each.end], each.quantity) for text, inside in found for each in inside]
    wanted = [(each.text, each.quantity) for each in marks.indicators]
    assert set(said) <= set(wanted)
    assert len(wanted) - crossing <= len(said) <= len(wanted)
    for text, inside in found:
        assert (text.title, text.date, text.pages) == ("", "", ())
        assert all(0 <= block.start <= block.end <= len(text.text) for block in text.blocks)
        assert all(text.text[each.quantity_start : each.quantity_end] == each.quantity for each in inside)


def test_a_stretch_ends_with_the_block_that_makes_it_long_enough(marks) -> None:  # type: ignore[no-untyped-def]
    lengths = [len(text.text) for text, _ in stretches(marks, 300)]
    assert len(lengths) > 2
    assert min(lengths[:-1]) >= 300
