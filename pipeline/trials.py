"""How many planted faults the audit tells, and how much it says where nothing is wrong."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from random import Random
from zlib import crc32

from msgspec import Struct

from pipeline.audit import audit
from pipeline.extraction import extract
from pipeline.planting import Known, Planted, planters
from pipeline.readers import text as plain
from pipeline.schema import Document, Family, Finding
from pipeline.sentences import Cut

LOUD = ("error", "warning")
_SHOWN = 40
_CHARACTERS = 10_000


class Trial(Struct, frozen=True):
    """One planted fault: the rules of its family whose findings point at it, and whether one is more than a note."""

    document: str
    family: Family
    how: str
    rules: tuple[str, ...]
    loud: bool
    passage: str

    @property
    def told(self) -> bool:
        """Whether any rule tells it."""
        return bool(self.rules)


class Told(Struct, frozen=True):
    """Of `planted` faults of a family so many were told, and so many of them loudly; `recall` in [0, 1]."""

    planted: int
    told: int
    loud: int
    recall: float


def trials(document: Document, known: Known, cut: Cut, *, each: int) -> Iterator[Trial]:
    """At most `each` faults of a kind planted in a text, one at a time; the same ones every time."""
    for family, plant in planters():
        dice = Random(crc32(f"{document.id}\0{family}".encode()))
        kinds: dict[str, int] = {}
        for planted in islice(plant(document.text, known, dice), _SHOWN):
            kinds[planted.how] = kinds.get(planted.how, 0) + 1
            if kinds[planted.how] <= each:
                yield _tried(document, family, planted, cut)


def _tried(document: Document, family: Family, planted: Planted, cut: Cut) -> Trial:
    start, end = planted.place
    texts = [(document.id, planted.text)] + ([(document.id + "（另一份）", planted.twin)] if planted.twin else [])
    extracts = [extract(plain.read(text.encode(), name), cut) for name, text in texts]
    found = [f for f in audit(extracts) if f.family == family and _points(f, document.id, start, end)]
    shown = planted.text[max(0, start - _SHOWN) : end + _SHOWN]
    rules = tuple(sorted({finding.rule for finding in found}))
    return Trial(document.id, family, planted.how, rules, any(f.severity in LOUD for f in found), shown)


def _points(finding: Finding, document: str, start: int, end: int) -> bool:
    return any(s.document == document and s.start <= end and start <= s.end for s in finding.evidence)


def told(done: Iterable[Trial]) -> dict[str, Told]:
    """Recall by family, and of all together under `ALL`."""
    families: dict[str, list[Trial]] = {"ALL": []}
    for trial in done:
        families["ALL"].append(trial)
        families.setdefault(trial.family, []).append(trial)
    return {
        family: Told(
            len(group), hits := sum(t.told for t in group), sum(t.loud for t in group), round(hits / len(group), 4)
        )
        for family, group in families.items()
        if group
    }


def by_rule(done: Iterable[Trial]) -> dict[str, int]:
    """How many planted faults each rule tells."""
    return dict(sorted(Counter(rule for trial in done for rule in trial.rules).items()))


def noise(findings: Iterable[Finding], characters: int) -> float:
    """Errors and warnings in every 10,000 characters of clean text."""
    return round(sum(f.severity in LOUD for f in findings) * _CHARACTERS / max(1, characters), 3)
