"""The rules against our own corpus and the real briefing: what is marked is found, clean texts stay silent.

Only the training texts are asked by name; how the rules do on the others stands in outputs/metrics.json.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline import audit, readers
from pipeline.extraction import extract
from pipeline.schema import Finding
from pipeline.sentences import Cut

CORPORA = Path(__file__).parents[2] / "corpora"
GAPS = {
    "e03-outline-glossary": "“236”指各有几项，算式里没有加号，FRM101 不看",
    "e05-tungsten-chain": "“钨精矿年产量”里的“年”当成了缺数字的年份",
    "g04-wanxi-ai-measures": "“最高万元”不当作缺数字",
    "w05-zechuan-chemicals-opinion": "“芳烃及聚酯”是一项还是两项，字面上分不出",
}
FAMILIES = ("count-conflict", "count-list", "formula", "lost-number", "sequence", "date")


@cache
def gold(name: str) -> dict[str, Any]:
    return json.loads((CORPORA / "gold" / f"{name}.json").read_text("utf-8"))


def findings(path: Path, cut: Cut) -> list[Finding]:
    rules = [rule for rule in audit.rules() if rule.family in FAMILIES]
    return list(audit.audit([extract(readers.read(path), cut)], rules))


def told(fault: dict[str, Any], found: list[Finding]) -> list[Finding]:
    """The findings of the fault's family that point at it: at its place, where a page has none at its words."""
    places = [(a, b) for a, b in fault["places"] if a is not None]
    return [
        finding
        for finding in found
        if finding.family == fault["family"]
        and any(
            any(span.start < b and a < span.end for a, b in places) or (not places and span.text in fault["quotes"])
            for span in finding.evidence
        )
    ]


TRAIN = [
    pytest.param(name, marks=[pytest.mark.xfail(reason=GAPS[name])] if name in GAPS else [])
    for name in sorted(path.stem for path in (CORPORA / "gold").glob("*.json"))
    if gold(name)["split"] == "train"
]


@pytest.mark.parametrize("name", TRAIN)
def test_gold(name: str, cut: Cut) -> None:
    found = findings(CORPORA / "raw" / gold(name)["document"], cut)
    faults = [fault for fault in gold(name)["faults"] if fault["family"] in FAMILIES]
    assert [fault["quotes"] for fault in faults if not told(fault, found)] == []
    marked = {finding.id for fault in faults for finding in told(fault, found)}
    assert [f.message for f in found if f.id not in marked and f.severity != "note"] == []


def test_the_real_briefing(briefing: Path, cut: Cut) -> None:
    found = findings(briefing, cut)
    lost = [finding for finding in found if finding.family == "lost-number" and finding.severity == "error"]
    places = [finding.evidence[0].start for finding in lost]
    assert len(places) == len(set(places)) == 18
    others = [finding for finding in found if finding.family != "lost-number"]
    assert [[span.text for span in finding.evidence] for finding in others] == [["7个未来产业", "9个未来产业"]]
