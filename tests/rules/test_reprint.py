"""Copies of a text that differ in many places: all of it is one finding, and its number is that of its quotes."""

import pytest

from pipeline import audit
from pipeline.extraction import extract
from pipeline.readers import text as plain
from pipeline.schema import Finding
from pipeline.sentences import Cut

PLACES = 300
KEPT = "第{n}个村子的路灯水管护栏都由村里自己看管维护"
CHANGED = "第{n}个村子的路灯水管护栏都由村里自己看管修缮"
MORE = "，冬天之前把第{n}口老井清淤"


def reprinted(cut: Cut, one: str, other: str, least: int) -> list[Finding]:
    """The findings of two texts of many sentences: the second says otherwise in so many of them."""
    texts = (
        "。".join((one if n >= least or own == one else other).format(n=1000 + n) for n in range(PLACES))
        for own in (one, other)
    )
    read = [
        extract(plain.read(f"云岫市工作报告\n\n{text}。".encode(), f"{n}.txt"), cut) for n, text in enumerate(texts)
    ]
    return list(audit.audit(read, [rule for rule in audit.rules() if rule.code == "PAR201"]))


@pytest.mark.parametrize("places", [3, 40])
def test_some_differences_are_told_one_by_one(cut: Cut, places: int) -> None:
    assert len(reprinted(cut, KEPT, CHANGED, places)) == places


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [(KEPT, CHANGED, "note"), (KEPT + MORE, KEPT, "warning"), (KEPT, KEPT + MORE, "warning")],
)
def test_many_differences_are_one_finding(cut: Cut, one: str, other: str, severity: str) -> None:
    (finding,) = reprinted(cut, one, other, 50)
    pairs = list(zip(finding.evidence[::2], finding.evidence[1::2], strict=True))
    assert finding.severity == severity
    assert finding.message.endswith("等50处")
    assert len(set(pairs)) == len(pairs) == 50
