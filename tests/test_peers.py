"""The numeral cases of other projects, where they lie beside this one: a share of them must hold.

Their aims differ (they turn every numeral sign into a number, ours reads quantities), so that not all of them can;
the shares are printed (pytest -rP), their floors stand in quality/floors.json.
"""

import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pytest

from pipeline import extraction
from pipeline.numerals import parse
from pipeline.schema import Block, Document, Quantity
from pipeline.sentences import Cut, view

PEERS = Path(__file__).parents[2] / "shared/peers"
FLOORS: dict[str, float] = json.loads((Path(__file__).parent / "quality/floors.json").read_text("utf-8"))


def _load(name: str) -> Any:
    path = PEERS / name
    if not path.is_file():
        pytest.skip(f"the cases of {name} lie beside the project, not in it")
    return json.loads(path.read_text("utf-8-sig"))


def _share(name: str, held: list[bool]) -> None:
    share = sum(held) / len(held)
    print(f"{name}: {sum(held)} of {len(held)} = {share:.3f}")
    assert share >= FLOORS[name], f"{name}: {share:.3f}"


def _cn2an(*groups: str) -> Iterator[tuple[str, Decimal]]:
    for group in _load("cn2an/cn2an_test.cases.json"):
        if group["name"] in groups:
            for text, value in group["cases"]:
                yield text, Decimal(repr(value))


def test_cn2an_reads() -> None:
    """Negative numbers and sums of money spelt 元角分 are no numerals here."""
    cases = list(_cn2an("strict_data_dict", "normal_data_dict", "smart_data_dict"))
    _share("cn2an", [parse(text) == value for text, value in cases])


def test_cn2an_refuses() -> None:
    """What no reading of theirs admits is not read here either."""
    for group in _load("cn2an/cn2an_test.cases.json"):
        if group["name"] in ("error_smart_datas", "error_normal_datas"):
            assert [text for text in group["cases"] if parse(text) is not None] == []


def test_cn2an_writes() -> None:
    """The numerals their writer makes: low and high form of numbers, and digit by digit."""
    cases = []
    for group in _load("cn2an/an2cn_test.cases.json"):
        if group["name"] == "input_data":
            for value, (low, high, _, _) in group["cases"]:
                cases += [(low, Decimal(repr(value))), (high, Decimal(repr(value)))]
    _share("an2cn", [parse(text) == value for text, value in cases])


def test_recognizers_numbers() -> None:
    """Cases whose whole input is one number."""
    held = []
    for case in _load("recognizers-text/Number/Chinese/NumberModel.json"):
        text = view(case["Input"])[0].replace(" ", "")
        results = case["Results"]
        if len(results) == 1 and results[0]["Text"].replace(" ", "") == text:
            held.append(parse(text) == _value(results[0]["Resolution"]["value"]))
    _share("recognizers-number", held)


def test_recognizers_words_are_no_numbers(cut: Cut) -> None:
    """Cases in which no number is to be found: neither is a quantity."""
    held = [
        not _quantities(case["Input"], cut)
        for case in _load("recognizers-text/Number/Chinese/NumberModel.json")
        if not case["Results"]
    ]
    _share("recognizers-none", held)


def test_recognizers_percentages(cut: Cut) -> None:
    """Percentages of one number: the recogniser sees them with this value, percentage points included."""
    held = []
    for case in _load("recognizers-text/Number/Chinese/PercentModel.json"):
        if len(case["Results"]) == 1 and "折" not in case["Input"]:
            wanted = _value(case["Results"][0]["Resolution"]["value"].rstrip("%"))
            held.append([q.low for q in _quantities(case["Input"], cut) if q.unit in ("%", "‰", "pp")] == [wanted])
    _share("recognizers-percent", held)


def _quantities(text: str, cut: Cut) -> list[Quantity]:
    reading = extraction.recognise(Document("甲", text, (Block("paragraph", 0, len(text)),)), cut)
    return [find.value for _, found in reading for find in found if isinstance(find.value, Quantity)]


def _value(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
