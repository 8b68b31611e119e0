"""What has once been reached is kept: outputs/metrics.json and outputs/planted.json against floors.json.

The floors may only rise, and the noise on clean texts may only fall.
A floor is the figure as it was measured, rounded down to a hundredth. Whoever gains more than that raises it. When
other texts take the place of the test texts (corpora/README.md), all of them are measured anew.
"""

import json
from collections import Counter
from pathlib import Path

from pipeline.learning.gold_rows import read
from pipeline.learning.summary import HEADLINES

ROOT = Path(__file__).parents[2]
KEPT = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))
FLOORS: dict[str, float] = KEPT["test"]
PLANTED: dict[str, float] = KEPT["planted"]
NOISE: float = KEPT["noise"]
FAULTS = json.loads((ROOT / "outputs/planted.json").read_text("utf-8"))
METRICS = json.loads((ROOT / "outputs/metrics.json").read_text("utf-8"))
MEASURED: dict[str, float] = METRICS["headline"]


def test_what_was_measured_is_the_corpus_as_it_is() -> None:
    rows = (read(path) for path in (ROOT / "corpora/gold").glob("*.json"))
    assert Counter(METRICS["texts"]) == Counter(row.split for row in rows)


def test_every_headline_has_a_floor() -> None:
    assert list(FLOORS) == list(MEASURED) == list(HEADLINES)


def test_nothing_falls_below_its_floor() -> None:
    fallen = [f"{name}: {MEASURED[name]} < {floor}" for name, floor in FLOORS.items() if MEASURED[name] < floor]
    assert fallen == []


def test_floors_are_hundredths() -> None:
    assert all(floor == round(floor, 2) for floor in (*FLOORS.values(), *PLANTED.values()))


def test_every_family_of_planted_faults_has_a_floor_and_keeps_it() -> None:
    told = {family: one["recall"] for family, one in FAULTS["planted"].items()}
    assert sorted(told) == sorted(PLANTED)
    assert [f"{family}: {told[family]} < {floor}" for family, floor in PLANTED.items() if told[family] < floor] == []


def test_clean_texts_stay_quiet() -> None:
    assert FAULTS["noise"] <= NOISE
