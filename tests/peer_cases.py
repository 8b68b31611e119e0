"""The cases of other projects on quantities in Chinese, each with whether our reading says what theirs says.

Facts are taken from their files, which lie beside this project; `OF` has a reading for every file.
"""

import json
from collections.abc import Callable, Iterator
from decimal import ROUND_DOWN, Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipeline import extraction, segmenters
from pipeline.assemblers._meaning import bounded
from pipeline.assemblers._phrases import words_of
from pipeline.assemblers._predicates import tail
from pipeline.numerals import bounds, parse
from pipeline.schema import Block, Document, Quantity
from pipeline.sentences import Cut, view

PEERS = Path(__file__).parents[2] / "shared/peers"
Cases = Iterator[tuple[str, bool]]

# What they call what is measured, and what it is here.
UNITS = {
    "Chinese yuan": "元", "United States dollar": "美元", "Euro": "欧元", "Hong Kong dollar": "港元",
    "New Taiwan dollar": "新台币", "Japanese yen": "日元", "Swiss franc": "瑞士法郎", "Nigerian naira": "奈拉",
    "Mu": "亩", "Kilogram": "公斤 千克", "Gram": "克", "Microgram": "微克", "Ton": "吨", "Jin": "斤", "Liang": "两",
    "Meter": "米 m", "Kilometer": "千米", "Centimeter": "厘米", "Hertz": "赫兹", "Megahertz": "兆赫兹",
    "Megabyte": "兆字节", "Kilowatt": "千瓦", "Kilocalorie": "千卡", "Degree": "度", "C": "℃",
    "Year": "岁", "Month": "个月", "Week": "周", "Day": "天",
}  # fmt: skip
MONEY = {"元", "日元", "美元", "港元", "欧元", "新台币", "澳元", "韩元", "泰铢", "卢布"}


class Seen(NamedTuple):
    """A quantity, where it stands in the input, and its bounds as the verb before it leaves them."""

    text: str
    start: int
    end: int
    quantity: Quantity
    bounds: tuple[Decimal | None, Decimal | None]

    @property
    def ends(self) -> tuple[tuple[Decimal | None, Decimal | None], ...]:
        """Its bounds, for a share also as parts of one, the way a half is 0.5."""
        parts = tuple(end if end is None else end / 100 for end in self.bounds)
        return (self.bounds, parts) if self.quantity.unit == "%" else (self.bounds,)

    def says(self, value: Decimal | str) -> bool:
        return any(same(end, Decimal(value)) for ends in self.ends for end in ends)


@cache
def cut() -> Cut:
    return segmenters.load("jieba")


@cache
def seen(text: str) -> tuple[Seen, ...]:
    document = Document("甲", text, (Block("paragraph", 0, len(text)),) if text else ())
    found = []
    for sentence, finds in extraction.recognise(document, cut()):
        for find in finds:
            if isinstance(find.value, Quantity):
                span = sentence.span(find.start, find.end)
                clause = max(sentence.text.rfind(mark, 0, find.start) for mark in "，。；：") + 1
                interval = bounded(find.value, tail(sentence.text, words_of(sentence), clause, find.start))
                found.append(Seen(span.text, span.start, span.end, find.value, interval))
    return tuple(found)


def same(ours: Decimal | None, theirs: Decimal) -> bool:
    """Whether the values are one, as exactly as theirs is written: floats end after 15 digits."""
    if ours is None or len(theirs.as_tuple().digits) < 15:
        return ours == theirs
    return float(ours) == pytest.approx(float(theirs), rel=1e-14)


def in_cents(value: Decimal | None) -> Decimal | None:
    """As far as writers of sums go."""
    return None if value is None else value.quantize(Decimal("0.01"), ROUND_DOWN)


def each(found: list[Seen], values: list[Decimal]) -> bool:
    return len(found) == len(values) and all(map(Seen.says, found, values))


def load(name: str) -> Any:
    return json.loads((PEERS / f"{name}.json").read_text("utf-8-sig"))


def grouped(name: str, *groups: str) -> list[Any]:
    return [case for group in load(name) if group["name"] in groups for case in group["cases"]]


def numbers(name: str) -> Cases:
    """Each numeral reads as their number; a quantity that stands there says it; where they see none, none is seen."""
    for case in load(name):
        results = [(r["Start"], r["End"] + 1, r["Text"], Decimal(r["Resolution"]["value"])) for r in case["Results"]]
        read = [(bounds(view(text)[0]), value) for _, _, text, value in results]
        held = all(numeral and same(numeral[0], value) for numeral, value in read)
        for find in seen(case["Input"]):
            near = [value for start, end, _, value in results if start < find.end and find.start < end]
            held = held and (any(map(find.says, near)) if near else bool(results))
        yield case["Input"], held


def percentages(name: str) -> Cases:
    """As many shares as they see, with their values; a percentage point is one of theirs."""
    scale = {"%": 1, "pp": 1, "‰": 10}
    for case in load(name):
        found = [find for find in seen(case["Input"]) if find.quantity.unit in scale]
        values = [Decimal(result["Resolution"]["value"].rstrip("%")) for result in case["Results"]]
        scaled = [value * scale[find.quantity.unit] for find, value in zip(found, values, strict=False)]
        yield case["Input"], len(found) == len(values) and each(found, scaled)


def ranges(name: str) -> Cases:
    """The ends of their intervals, open or closed, are the bounds that number and verb leave."""
    for case in load(name):
        ends = [ends for find in seen(case["Input"]) for ends in find.ends]
        pairs = [result["Resolution"]["value"][1:-1].split(",") for result in case["Results"]]
        yield case["Input"], all(tuple(Decimal(end) if end else None for end in pair) in ends for pair in pairs)


def ranks(name: str) -> Cases:
    for case in load(name):
        found = [find for find in seen(case["Input"]) if find.quantity.form == "rank"]
        yield case["Input"], each(found, [Decimal(result["Resolution"]["value"]) for result in case["Results"]])


def measures(name: str) -> Cases:
    """Every number they see has its value and unit here; where they see nothing, nothing is seen."""
    for case in load(name):
        found, results = seen(case["Input"]), [result["Resolution"] for result in case["Results"]]
        held = bool(results) or not found
        for wanted in results:
            alike = [f for f in found if f.quantity.unit in UNITS.get(wanted["unit"], "").split()]
            held = held and wanted["value"] is not None and any(find.says(wanted["value"]) for find in alike)
        yield case["Input"], held


def sums(text: str, value: Decimal) -> bool:
    """Whether the text is that number, or that sum in yuan."""
    found = seen(text)
    paid = len(found) == 1 and found[0].quantity.unit == "元" and found[0].quantity.low == value
    return parse(text) == value or paid


def spoken(name: str) -> Cases:
    for text, value in grouped(name, "strict_data_dict", "normal_data_dict", "smart_data_dict", "direct_data_dict"):
        yield text, sums(text, Decimal(str(value)))


def refused(name: str) -> Cases:
    """What no reading of theirs admits is no number here either."""
    for text in grouped(name, "error_smart_datas", "error_normal_datas", "error_strict_datas"):
        yield text, parse(text) is None and not any(end for find in seen(text) for end in find.bounds)


def written(name: str) -> Cases:
    """Low and high form, sum of money (to the cent) and single digits of every number that they write."""
    for value, texts in grouped(name, "input_data"):
        for column, text in enumerate(texts):
            number = Decimal(repr(value))
            yield text, sums(text, in_cents(number) or Decimal(0)) if column == 2 else parse(text) == number
    for value, text in grouped(name, "scientific_input_data"):
        yield text, parse(text) == Decimal(repr(value))


def transformed(name: str) -> Cases:
    """Both writings of a sentence say the same quantities."""
    for left, right in grouped(name, *(group["name"] for group in load(name))):
        yield left, [find.quantity for find in seen(left)] == [find.quantity for find in seen(right)]


def money(name: str) -> Cases:
    """Their sum to the cent; what is open upward here ends somewhere there; a bare number is one of yuan."""
    for text, said in grouped(name, "money_string_list"):
        wanted = [Decimal(end) for end in (said["num"] if isinstance(said["num"], list) else [said["num"]])]
        # What names no currency is taken for yuan there.
        found = [find for find in seen(text) if (find.quantity.unit or "元") == said["case"]]
        ends = {in_cents(end) for find in found for end in find.bounds} - {None}
        bare = said["case"] == "元" and len(wanted) == 1 and parse(view(text)[0]) == wanted[0]
        yield text, bare or (wanted[0] in ends and ends <= set(wanted))


def paid(name: str) -> Cases:
    """The sums in a text, word for word, and no others."""
    for text, wanted in grouped(name, "money_string_list"):
        found = [find.text for find in seen(text) if find.quantity.unit in MONEY]
        yield text, found == [result["text"] for result in wanted]


_READINGS: dict[str, tuple[str, Callable[[str], Cases]]] = {
    "numbers": ("recognizers-text/Number/Chinese/NumberModel", numbers),
    "percentages": ("recognizers-text/Number/Chinese/PercentModel", percentages),
    "ranges": ("recognizers-text/Number/Chinese/NumberRangeModel", ranges),
    "ordinals": ("recognizers-text/Number/Chinese/OrdinalModel", ranks),
    "currencies": ("recognizers-text/NumberWithUnit/Chinese/CurrencyModel", measures),
    "dimensions": ("recognizers-text/NumberWithUnit/Chinese/DimensionModel", measures),
    "ages": ("recognizers-text/NumberWithUnit/Chinese/AgeModel", measures),
    "temperatures": ("recognizers-text/NumberWithUnit/Chinese/TemperatureModel", measures),
    "cn2an": ("cn2an/cn2an_test.cases", spoken),
    "cn2an-errors": ("cn2an/cn2an_test.cases", refused),
    "an2cn": ("cn2an/an2cn_test.cases", written),
    "transform": ("cn2an/transform_test.cases", transformed),
    "jionlp-parser": ("jionlp/test_money_parser.cases", money),
    "jionlp-extractor": ("jionlp/test_money_extractor.cases", paid),
}
NAMES = tuple(_READINGS)


@cache
def cases(name: str) -> tuple[tuple[str, bool], ...]:
    """Every case of a set, as its input and whether it holds; skips where the peers are not there."""
    file, read = _READINGS[name]
    if not (PEERS / f"{file}.json").is_file():
        pytest.skip(f"the cases of {file} lie beside the project, not in it")
    return tuple(read(file))
