"""The cases of other projects that concern how quantities are written in Chinese, where they lie beside this one.

A case holds where our reading says what theirs says. Those that do not are listed in peers/exceptions.yaml by index and
digest of the input, each group under its reason: `outside` what is no Chinese writing of a quantity by our definitions,
`open` what is one and is read otherwise. Listed cases must fail, all others hold, and of what is not outside 97 %.

Not taken: what an2cn refuses to write, for nothing here writes numerals.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from decimal import ROUND_DOWN, Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from pipeline import extraction, segmenters
from pipeline.assemblers._meaning import bounded
from pipeline.assemblers._predicates import tail
from pipeline.numerals import bounds, parse
from pipeline.schema import Block, Document, Quantity
from pipeline.sentences import view

PEERS = Path(__file__).parents[2] / "shared/peers"
LISTED = Path(__file__).parent / "peers/exceptions.yaml"
ENOUGH = Decimal("0.97")
CENT = Decimal("0.01")
Interval = tuple[Decimal | None, Decimal | None]
Held = Iterator[tuple[str, bool]]

# What they call what is measured, and what it is here.
UNITS = {
    "Chinese yuan": "元", "United States dollar": "美元", "Euro": "欧元", "Hong Kong dollar": "港元",
    "New Taiwan dollar": "新台币", "Japanese yen": "日元", "Swiss franc": "瑞士法郎", "Nigerian naira": "奈拉",
    "Mu": "亩", "Kilogram": "公斤 千克", "Gram": "克", "Microgram": "微克", "Ton": "吨", "Jin": "斤", "Liang": "两",
    "Meter": "米", "Kilometer": "千米", "Centimeter": "厘米", "Hertz": "赫兹", "Megahertz": "兆赫兹", "Megabyte": "兆字节",
    "Kilowatt": "千瓦", "Kilocalorie": "千卡", "Degree": "度", "C": "℃",
    "Year": "岁", "Month": "个月", "Week": "周", "Day": "天",
}  # fmt: skip
MONEY = {"元", "日元", "美元", "港元", "欧元", "新台币", "澳元", "韩元", "泰铢", "卢布"}


class Seen(NamedTuple):
    """A quantity, where it stands in the input, and its bounds as the verb before it leaves them."""

    text: str
    start: int
    end: int
    quantity: Quantity
    bounds: Interval

    def says(self, value: str) -> bool:
        return any(same(bound, Decimal(value)) for bound in self.bounds)


@cache
def seen(text: str) -> tuple[Seen, ...]:
    document = Document("甲", text, (Block("paragraph", 0, len(text)),) if text else ())
    found = []
    for sentence, finds in extraction.recognise(document, segmenters.load("jieba")):
        for find in finds:
            if isinstance(find.value, Quantity):
                span = sentence.span(find.start, find.end)
                clause = max(sentence.text.rfind(mark, 0, find.start) for mark in "，。；：") + 1
                interval = bounded(find.value, tail(sentence.text, clause, find.start))
                found.append(Seen(span.text, span.start, span.end, find.value, interval))
    return tuple(found)


def same(ours: Decimal | None, theirs: Decimal) -> bool:
    """Whether the values are one, as exactly as theirs is written: floats end after 15 digits."""
    if ours is None or len(theirs.as_tuple().digits) < 15:
        return ours == theirs
    return float(ours) == pytest.approx(float(theirs), rel=1e-14)


def load(name: str) -> Any:
    return json.loads((PEERS / f"{name}.json").read_text("utf-8-sig"))


def groups(name: str, *wanted: str) -> list[Any]:
    return [case for group in load(name) if group["name"] in wanted for case in group["cases"]]


def numbers() -> Held:
    """Each numeral reads as their number; what quantity stands there has its value; where none is, none is seen."""
    for case in load("recognizers-text/Number/Chinese/NumberModel"):
        text, results = case["Input"], case["Results"]
        values = [Decimal(result["Resolution"]["value"]) for result in results]
        numerals = [bounds(view(result["Text"])[0]) for result in results]
        alike = all(read and same(read[0], value) for read, value in zip(numerals, values, strict=True))
        for find in seen(text):
            near = [v for r, v in zip(results, values, strict=True) if r["Start"] < find.end and find.start <= r["End"]]
            alike = alike and (any(find.says(str(value)) for value in near) if near else bool(results))
        yield text, alike


def percentages() -> Held:
    """As many shares as they see, with their values; a percentage point is theirs as well."""
    for case in load("recognizers-text/Number/Chinese/PercentModel"):
        scaled = {"%": Decimal(1), "pp": Decimal(1), "‰": Decimal("0.1")}
        found = [s for s in seen(case["Input"]) if s.quantity.unit in scaled]
        wanted = [Decimal(result["Resolution"]["value"].rstrip("%")) for result in case["Results"]]
        yield case["Input"], len(found) == len(wanted) and all(
            s.says(str(value / scaled[s.quantity.unit])) for s, value in zip(found, wanted, strict=True)
        )


def ranges() -> Held:
    """The ends of their intervals, open or closed, are the bounds that number and verb together leave."""
    for case in load("recognizers-text/Number/Chinese/NumberRangeModel"):
        wanted = [tuple(r["Resolution"]["value"][1:-1].split(",")) for r in case["Results"]]
        ends = {tuple(None if end is None else Decimal(end) for end in s.bounds) for s in seen(case["Input"])}
        yield case["Input"], all((low and Decimal(low) or None, high and Decimal(high) or None) in ends for low, high in wanted)


def ranks() -> Held:
    for case in load("recognizers-text/Number/Chinese/OrdinalModel"):
        found = [s for s in seen(case["Input"]) if s.quantity.form == "rank"]
        wanted = [result["Resolution"]["value"] for result in case["Results"]]
        yield case["Input"], len(found) == len(wanted) and all(s.says(v) for s, v in zip(found, wanted, strict=True))


def measured(model: str) -> Held:
    """Every number they see has its value and its unit; where they see none, nothing of their units is seen."""
    for case in load(f"recognizers-text/NumberWithUnit/Chinese/{model}"):
        found, results = seen(case["Input"]), [result["Resolution"] for result in case["Results"]]
        yield case["Input"], all(
            any(s.quantity.unit in UNITS.get(r["unit"], "?").split() and s.says(r["value"]) for s in found)
            if r["value"]
            else False
            for r in results
        ) and (bool(results) or not found)
