"""The scores of many texts as one tree of numbers: what metrics.json holds, and the rows that the plots are drawn from.

The part that is never looked at (`test`) stands first, and `headline` repeats of it what is promised to stay (the
floors of tests/quality). `f1_low` and `f1_high` are the 95 % interval of the F1 beside them (`bootstrap`).
"""

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from msgspec import Struct

from pipeline.learning.bootstrap import Interval, intervals
from pipeline.learning.evaluation import FIELDS, Key, Scores, total
from pipeline.learning.gold_rows import Split
from pipeline.learning.matching import Tally
from pipeline.schema import NAME_KINDS

Metrics = dict[str, Any]
SPLITS: tuple[Split, ...] = tuple(reversed(get_args(Split)))
HEADLINES: dict[str, Key] = {
    "names": ("names", "ALL", "overlap"),
    **{kind: ("names", kind, "overlap") for kind in NAME_KINDS},
    "quantities": ("quantities", "overlap"),
    "statements_found": ("indicators", "found"),
    "statements_right": ("indicators", "right"),
    **{field: ("fields", field) for field in FIELDS},
    "counts": ("counts", "found"),
    "members": ("counts", "members"),
    "faults": ("faults", "ALL"),
}
"""What is told first, as F1; of a field, the share of the statements found in which it is right."""
BY_GENRE = ("names", "statements_found", "statements_right", "counts")
"""What is told of each genre."""


class Graded(Struct, frozen=True):
    """The tallies of one text, and what kind of text it is."""

    split: Split
    genre: str
    scores: Scores


class Sheet(Struct, frozen=True):
    """The tallies of several texts added up, and the interval of each F1."""

    texts: int
    total: Scores
    spread: dict[Key, Interval]

    def tally(self, *key: str) -> Tally:
        """Nothing where no text has anything of it."""
        return self.total.get(key, Tally())

    def f1(self, *key: str, name: str = "f1") -> dict[str, float]:
        """F1 and its interval."""
        low, high = self.spread.get(key, (0.0, 0.0))
        return _rounded({name: self.tally(*key).f1, f"{name}_low": low, f"{name}_high": high})

    def figures(self, *key: str) -> dict[str, float]:
        """How many in the gold, how many found, how good."""
        tally = self.tally(*key)
        parts = _rounded({"precision": tally.precision, "recall": tally.recall})
        return {"gold": tally.gold, "found": tally.found} | parts | self.f1(*key)


def sheet(scores: Sequence[Scores]) -> Sheet:
    """All texts together."""
    return Sheet(len(scores), total(scores), intervals(scores))


def summary(graded: Sequence[Graded], agreed: Sequence[Scores] = ()) -> Metrics:
    """Every figure as nested mappings with numbers as leaves; `agreed` are the texts that two readers have marked."""
    figures: Metrics = {"texts": {split: sum(each.split == split for each in graded) for split in SPLITS}}
    for split in SPLITS:
        if texts := [each for each in graded if each.split == split]:
            whole = sheet([each.scores for each in texts])
            if split == "test":
                figures["headline"] = _rounded({name: whole.tally(*key).f1 for name, key in HEADLINES.items()})
            figures[split] = {"texts": whole.texts, **_marks(whole), "faults": _faults(whole), "genres": _genres(texts)}
    figures["rules"] = _rules(total(each.scores for each in graded))
    return figures | {"agreement": {"texts": len(agreed)} | (_marks(sheet(agreed)) if agreed else {})}


def chart(graded: Sequence[Graded]) -> Iterator[dict[str, Any]]:
    """The headlines of every part as rows: `what` and `split`, both together as `bar`, F1 and its interval."""
    sheets = {split: sheet([each.scores for each in graded if each.split == split]) for split in SPLITS}
    for name, key in HEADLINES.items():
        for split, whole in sheets.items():
            if whole.texts:
                yield {"bar": f"{name} · {split}", "what": name, "split": split, **whole.f1(*key)}


def confused(graded: Sequence[Graded], field: str, split: Split = "test") -> Iterator[dict[str, str]]:
    """A row for each statement found, as DVC's confusion plots count them: what it is, and what it was read as."""
    every = total(each.scores for each in graded if each.split == split)
    for key, tally in sorted(every.items()):
        if key[:2] == ("confusion", field):
            yield from [{"actual": key[2], "predicted": key[3]}] * tally.gold


def _marks(whole: Sheet) -> Metrics:
    return {
        "names": {kind: _both(whole, ("names", kind)) for kind in ("ALL", *NAME_KINDS)},
        "quantities": _both(whole, ("quantities",)),
        "indicators": {part: whole.figures("indicators", part) for part in ("found", "right", "lost")}
        | {"fields": {field: _field(whole, field) for field in FIELDS}},
        "confusion": {field: _confusion(whole, field) for field in ("status", "measure")},
        "counts": {"found": _both(whole, ("counts",), "found"), "members": whole.figures("counts", "members")}
        | _rounded({"closed": whole.tally("counts", "closed").recall}),
    }


def _both(whole: Sheet, key: Key, overlap: str = "overlap") -> dict[str, float]:
    exact = whole.tally(*key, "exact")
    strict = {"exact_precision": exact.precision, "exact_recall": exact.recall, "exact_f1": exact.f1}
    return whole.figures(*key, overlap) | _rounded(strict)


def _field(whole: Sheet, field: str) -> dict[str, float]:
    """Among the statements found (`accuracy`), and as what is found and right in this of all statements."""
    every = whole.tally("statements", field)
    return whole.f1("fields", field, name="accuracy") | _rounded(
        {"precision": every.precision, "recall": every.recall, "f1": every.f1}
    )


def _confusion(whole: Sheet, field: str) -> dict[str, dict[str, int]]:
    """What the gold has → what was read → how often."""
    found: dict[str, dict[str, int]] = {}
    for key, tally in sorted(whole.total.items()):
        if key[:2] == ("confusion", field):
            found.setdefault(key[2], {})[key[3]] = tally.gold
    return found


def _faults(whole: Sheet) -> Metrics:
    told: Metrics = {"false_alarms_on_clean_texts": whole.tally("faults", "alarms").found}
    for key, tally in sorted(whole.total.items()):
        if key[0] == "faults" and key[1] != "alarms":
            shares = _rounded({"recall": tally.recall, "precision": tally.precision}) | whole.f1(*key)
            told[key[1]] = {"gold": tally.gold, "hit": tally.hit, "above_note": tally.found, **shares}
    return told


def _rules(every: Scores) -> Metrics:
    """Of each rule, in all texts: how often it spoke above a note, how often of a marked fault."""
    return {
        key[1]: {"above_note": tally.found, "right": tally.right} | _rounded({"precision": tally.precision})
        for key, tally in sorted(every.items())
        if key[0] == "rules"
    }


def _genres(texts: Sequence[Graded]) -> Metrics:
    found: Metrics = {}
    for genre in sorted({each.genre for each in texts}):
        whole = sheet([each.scores for each in texts if each.genre == genre])
        found[genre] = {"texts": whole.texts} | {name: whole.f1(*HEADLINES[name]) for name in BY_GENRE}
    return found


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in values.items()}
