"""Stage evaluate: extracts, findings and the gold → metrics.json, for `dvc metrics show`."""

from pathlib import Path, PurePath
from typing import Any

import msgspec

from pipeline import records
from pipeline.errors import RecordError
from pipeline.learning import gold as marks
from pipeline.learning.evaluation import Key, Scores, score, total
from pipeline.learning.gold import Gold
from pipeline.learning.matching import Tally
from pipeline.schema import NAME_KINDS, Finding

BY_GENRE: dict[str, Key] = {
    "names": ("names", "ALL", "overlap"),
    "indicators_found": ("indicators", "found"),
    "indicators_right": ("indicators", "right"),
    "counts": ("counts", "found"),
}
"""What is told of each genre, as F1."""


def evaluate(out: Path, gold: Path, metrics: Path) -> None:
    """Score what is in `out` against every file of `gold`; each wants the document of its file name in `out`."""
    findings = tuple(records.read(out / "findings.jsonl", Finding))
    paths = {marks.text_name(path): path for path in sorted(gold.glob("*.json"))}
    scored: list[tuple[Gold, Scores]] = []
    for extract in records.read_extracts(out):
        if path := paths.pop(PurePath(extract.document.id).name, None):
            wanted = marks.load(path, extract.document)
            scored.append((wanted, score(wanted, extract, findings)))
    if paths:
        raise RecordError(f"{out} 中没有标注过的文本 {'、'.join(paths)}", hint="先读取并提取 corpora/raw")
    content = msgspec.json.encode(summary(scored))
    records.write_text(metrics, msgspec.json.format(content, indent=2).decode() + "\n")


def summary(scored: list[tuple[Gold, Scores]]) -> dict[str, Any]:
    """The scores of all texts together and of each genre, as nested mappings with numbers as leaves."""
    every = total(scores for _, scores in scored)
    return {
        "texts": len(scored),
        "names": {kind: _both(every, "names", kind) for kind in ("ALL", *NAME_KINDS)},
        "quantities": _both(every, "quantities"),
        "indicators": {part: _figures(every["indicators", part]) for part in ("found", "right", "lost")}
        | {"fields": {key[1]: _share(tally) for key, tally in every.items() if key[0] == "fields"}},
        "counts": {part: _figures(every["counts", part]) for part in ("found", "members")}
        | {"closed": _share(every["counts", "closed"])},
        "faults": _faults(every),
        "genres": {
            genre: _genre([scores for gold, scores in scored if gold.genre == genre])
            for genre in sorted({gold.genre for gold, _ in scored})
        },
    }


def _both(scores: Scores, *key: str) -> dict[str, Any]:
    overlapping, exact = scores[*key, "overlap"], scores[*key, "exact"]
    return _figures(overlapping) | {f"exact_{name}": _figures(exact)[name] for name in ("precision", "recall", "f1")}


def _faults(scores: Scores) -> dict[str, Any]:
    """Notes count where they hit a fault, but are not held against precision."""
    families = {key[1]: tally for key, tally in sorted(scores.items()) if key[0] == "faults" and key[1] != "alarms"}
    families = {"ALL": sum(families.values(), Tally()), **families}
    return {"false_alarms_on_clean_texts": scores["faults", "alarms"].found} | {
        family: {
            "gold": tally.gold,
            "hit": tally.hit,
            "recall": _share(tally),
            "above_note": tally.found,
            "precision": round(tally.precision, 4),
        }
        for family, tally in families.items()
    }


def _genre(scores: list[Scores]) -> dict[str, Any]:
    every = total(scores)
    return {"texts": len(scores)} | {name: round(every[key].f1, 4) for name, key in BY_GENRE.items()}


def _figures(tally: Tally) -> dict[str, float]:
    return {
        "gold": tally.gold,
        "found": tally.found,
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
    }


def _share(tally: Tally) -> float:
    return round(tally.recall, 4)
