"""Indicator statements: the annotation guide sentence by sentence, and what holds of any text."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from case_files import cases

from pipeline import extraction
from pipeline.schema import Block, Document, Indicator
from pipeline.sentences import Cut


def statements(case: dict[str, Any], cut: Cut) -> tuple[Indicator, ...]:
    text = case["text"]
    document = Document("甲.txt", text, (Block("paragraph", 0, len(text)),), date=case.get("date", ""))
    return extraction.extract(document, cut).indicators


def value(indicator: Indicator) -> str:
    low, high = ("" if bound is None else str(bound) for bound in (indicator.low, indicator.high))
    return f"{low if low == high and low else f'{low}..{high}'} {indicator.unit}"


@pytest.mark.parametrize("case", cases(Path(__file__).with_name("indicator.yaml")))
def test_cases(case: dict[str, Any], cut: Cut) -> None:
    found = [msgspec.structs.asdict(indicator) | {"value": value(indicator)} for indicator in statements(case, cut)]
    names = [(one["indicator"], one["quantity"]) for one in found]
    assert names == [(wanted["indicator"], wanted["quantity"]) for wanted in case["finds"]]
    for one, wanted in zip(found, case["finds"], strict=True):
        assert {field: one[field] for field in wanted} == wanted
