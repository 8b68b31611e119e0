"""Planters: one fault, at the place they say, the same every time; and every family has some."""

from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from pipeline import readers
from pipeline.learning import gold
from pipeline.planting import Plant, Planted, planters
from pipeline.sentences import Cut
from pipeline.trials import noise, told, trials

CORPORA = Path(__file__).parents[2] / "corpora"
SOME = 8


@cache
def marked() -> list[gold.Gold]:
    found = []
    for path in sorted((CORPORA / "gold").glob("*.json")):
        row = gold.read(path)
        if row.split == "train" and row.document.endswith(".txt"):
            found.append(gold.load(path, readers.read(CORPORA / "raw" / row.document)))
    return found


def planted(plant: Plant, known: gold.Gold) -> list[Planted]:
    return list(islice(plant(known.document.text, known, Random(known.document.id)), SOME))


@pytest.mark.parametrize(("family", "plant"), planters(), ids=lambda each: each if isinstance(each, str) else "")
def test_a_fault_is_at_its_place_and_nowhere_else(family: str, plant: Plant) -> None:
    everywhere = 0
    for known in marked():
        text = known.document.text
        for one in planted(plant, known):
            everywhere += 1
            start, end = one.place
            assert 0 <= start <= end <= len(one.text)
            assert one.text != text
            same_head = next((i for i, (a, b) in enumerate(zip(one.text, text, strict=False)) if a != b), len(text))
            tail = next(
                (i for i, (a, b) in enumerate(zip(one.text[::-1], text[::-1], strict=False)) if a != b), len(text)
            )
            # A member that is gone stands beside its number, not in it.
            assert same_head >= start - 400
            assert len(one.text) - tail <= end + 400
    assert everywhere, f"no place for {family}"


@pytest.mark.parametrize(("family", "plant"), planters(), ids=lambda each: each if isinstance(each, str) else "")
def test_the_same_faults_every_time(family: str, plant: Plant) -> None:
    del family
    known = marked()[0]
    assert planted(plant, known) == planted(plant, known)


def test_what_is_told_is_counted(cut: Cut) -> None:
    known = next(one for one in marked() if one.document.id.endswith("d03-luodi-tasks.txt"))
    done = list(trials(known.document, known, cut, each=1))
    figures = told(done)
    assert figures["ALL"].planted == len(done)
    assert figures["ALL"].told == sum(trial.told for trial in done) > 0
    assert figures["ALL"].loud <= figures["ALL"].told
    assert sum(one.planted for family, one in figures.items() if family != "ALL") == len(done)


def test_no_texts_make_no_noise() -> None:
    assert noise([], 0) == 0.0
