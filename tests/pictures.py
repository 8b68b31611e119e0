"""What the tests of pictures share: small graphs, what an SVG says, and whether this machine can print Chinese."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from msgspec.structs import replace

from pipeline.errors import EngineError
from pipeline.exporters import _fonts, svg
from pipeline.exporters._picture import Picture
from pipeline.schema import Indicator
from pipeline.whose import Stated

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "<script>document.documentElement.dataset.pwned = 1</script>",
    '"/><image href="http://a.b/c"/><a xlink:href="javascript:x()">',
    "]]>&amp;&lt;<!-- --><![CDATA[",
    "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///'>]>&a;",
    "\x00\x07\x1b[31m\x7f\x85",
    "\u202e倒序\u2066",
    "\ud800半个\udfff",
    "\u2028换行\u2029\n又一行\t",
    "{0}%s{{ 7 * 7 }}",
    "\ufffe\uffff",
    "=HYPERLINK(1)",
    "长" * 100_000,
)
COLOURS = {"CLASS": "f0e442", "INDUSTRY": "0072b2", "CARRIER": "e69f00"}


def font() -> _fonts.Typeface:
    """The font of this machine; the test is skipped, with what to install, where there is none."""
    try:
        return _fonts.typeface()
    except EngineError as error:
        pytest.skip(str(error))


def graph(labels: tuple[str, ...] = ("未来产业", "量子信息", "云港算谷")) -> nx.Graph:
    """The first contradicted, and connected with all others; a label may be anything."""
    made = nx.Graph(edges_in_all=40, nodes_in_all=30)
    for number, label in enumerate(labels):
        kind = ("CLASS", "INDUSTRY", "CARRIER")[number % 3]
        r, g, b = bytes.fromhex("d55e00" if number == 0 else COLOURS[kind])
        at = {"x": 90.0 * (number % 4), "y": 40.0 * (number // 4), "z": 0.0}
        viz = {"color": {"r": r, "g": g, "b": b, "a": 1.0}, "size": 20.0 - number, "position": at}
        row = {"counts": "7;9", "conflict": True} if number == 0 else {"counts": "", "conflict": False}
        made.add_node(f"{kind}:{number}", label=label, kind=kind, strength=9 - number, viz=viz, **row)
    first, *others = made
    grey = {"color": {"r": 153, "g": 153, "b": 153, "a": 0.5}}
    for number, other in enumerate(others):
        made.add_edge(first, other, weight=number + 1, relation="sentence" if number else "member", viz=grey)
    return made


def words(path: Path) -> list[str]:
    """The lines of type in an SVG."""
    return [element.text or "" for element in ElementTree.parse(path).iter(f"{SVG}text")]


def elements(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The elements of an SVG without their namespace, and their attributes."""
    for element in ElementTree.parse(path).iter():
        yield element.tag.removeprefix(SVG), dict(element.attrib)


def indicator(
    period: str | None, low: str | None, high: str | None = None, *, status: str = "achieved", **others: Any
) -> Indicator:
    """A statement of the year, of grain unless told otherwise; a side that is not given is open."""
    fields = {
        "document": "沧岭.txt", "start": 0, "end": 4, "text": "粮食产量", "indicator": "粮食产量", "quantity": "1",
        "quantity_start": 0, "quantity_end": 1, "unit": "吨", "approx": False, "measure": "level",
        "entity": "INDICATOR:粮食产量",
    }  # fmt: skip
    sides = {"low": low and Decimal(low), "high": high and Decimal(high)}
    return Indicator(**{**fields, **sides, "period": period, "status": status, **others})


def of(place: str, *statements: Indicator) -> list[Stated]:
    """The statements as one place's, each place with a document of its own."""
    return [Stated(replace(statement, document=f"{place}.txt"), place) for statement in statements]


def drawn(picture: Picture, folder: Path) -> list[str]:
    """The lines of type of a picture, by way of the SVG."""
    svg.draw(picture, folder / "plot.svg")
    return words(folder / "plot.svg")
