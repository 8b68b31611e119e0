"""Scores as pictures: the segmenters side by side, and F1 of everything that is extracted, with its interval."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from pipeline.exporters._axes import Axis, ticks
from pipeline.exporters._labels import KINDS
from pipeline.exporters._picture import FAINT, RULE, Box, Disc, Line, Picture, Shape, Words
from pipeline.exporters.scoreboard import FIELDS, SPLITS

_WIDE, _HEAD, _MARGIN = 1600, 96, 40
ENGINES: Final = {"jieba": "#0072b2", "pkuseg": "#009e73", "spacy": "#cc79a7"}
_MEASURED: Final = {
    "precision": "准确率",
    "recall": "召回率",
    "f1": "F1",
    "unseen_recall": "生词召回率",
    "names_whole": "名称切成一词之比",
}
_SPLIT_COLOURS: Final = {"test": "#c43c00", "dev": "#0072b2", "train": "#999999"}
_ITEMS: Final = {
    "names": "名称",
    **{kind: f"　{label}" for kind, label in KINDS.items()},
    "quantities": "数值",
    "statements_found": "指标找到",
    "statements_right": "指标全对",
    **{field: f"　{label}" for field, label in FIELDS.items()},
    "counts": "数目",
    "members": "　成员",
    "faults": "审读发现",
}


def segmentation(scores: Sequence[Mapping[str, Any]]) -> Picture:
    """Columns by measure, one for each engine; a dash across where it stands when told the corpus's new words."""
    high = 620
    upright = Axis(0, 1, high - 80.0, _HEAD + 20.0)
    shapes: list[Shape] = [Words(_MARGIN, 44, "分词：三种引擎对照标注", 24), *_scale(upright)]
    for number, engine in enumerate(each["engine"] for each in scores):
        shapes.append(Box(760 + 140 * number, 36, 16, 16, ENGINES.get(engine, FAINT)))
        shapes.append(Words(784 + 140 * number, 44, engine, 17))
    group = (_WIDE - 140) / len(_MEASURED)
    for number, (name, label) in enumerate(_MEASURED.items()):
        left = 100 + group * number
        shapes.append(Words(left + group / 2, high - 56, label, 16, at="middle"))
        shapes.extend(_columns(upright, left + 0.12 * group, 0.76 * group / max(1, len(scores)), name, scores))
    told = "黑线：把语料里的新词告诉引擎之后" if any("with_terms" in each for each in scores) else ""
    return Picture(_WIDE, high, "分词成绩", (*shapes, Words(_MARGIN, high - 22, told, 14, FAINT)))


def _scale(upright: Axis) -> Iterator[Shape]:
    for number in ticks(upright):
        yield Line(100, upright.at(number), _WIDE - _MARGIN, upright.at(number), RULE)
        yield Words(90, upright.at(number), f"{number:.0%}", 13, FAINT, "end")


def _columns(
    upright: Axis, left: float, wide: float, name: str, scores: Sequence[Mapping[str, Any]]
) -> Iterator[Shape]:
    for number, each in enumerate(scores):
        if (share := each.get(name)) is None:
            continue
        at, top = left + wide * number, upright.at(share)
        told = each.get("with_terms", {}).get(name)
        yield Box(at + 3, top, wide - 6, upright.start - top, ENGINES.get(each["engine"], FAINT))
        if told is not None:
            yield Line(at + 3, upright.at(told), at + wide - 3, upright.at(told), "#222222", 1.0, 2.0)
        yield Words(at + wide / 2, min(top, upright.at(told or 0)) - 11, f"{100 * share:.1f}", 13, FAINT, "middle")


def f1(rows: Iterable[Mapping[str, str]]) -> Picture:
    """A row for each thing extracted: F1 in every part of the gold, and the interval of the part not tuned on."""
    found: dict[str, dict[str, Mapping[str, str]]] = {}
    for row in rows:
        found.setdefault(row["what"], {})[row["split"]] = row
    lowest = min((float(row["f1_low"]) for each in found.values() for row in each.values() if row["f1"]), default=0.0)
    along = Axis(min(0.9, int(lowest * 10) / 10), 1, 190.0, _WIDE - 100.0)
    bottom = _HEAD + 30 * len(found)
    shapes: list[Shape] = [Words(_MARGIN, 44, "F1：对照标注", 24), *_parts()]
    for number in ticks(along, 10):
        shapes.append(Line(along.at(number), _HEAD, along.at(number), bottom, RULE))
        shapes.append(Words(along.at(number), bottom + 16, f"{number:.0%}", 13, FAINT, "middle"))
    for place, (what, parts) in enumerate(found.items()):
        y = _HEAD + 30 * (place + 0.5)
        shapes.append(Words(_MARGIN, y, _ITEMS.get(what, what), 16))
        shapes.extend(_row(along, y, parts))
    shapes.append(
        Words(_MARGIN, bottom + 44, "横线：测试部分的95%区间，按文本重抽样；右边的数字是测试部分的F1", 14, FAINT)
    )
    return Picture(_WIDE, bottom + 68, "各项F1", tuple(shapes))


def _parts() -> Iterator[Shape]:
    for number, (split, label) in enumerate(SPLITS.items()):
        at = 760.0 + 140 * number
        yield Disc(at + 8, 44, 6, _SPLIT_COLOURS[split])
        yield Words(at + 24, 44, label, 17)


def _row(along: Axis, y: float, parts: Mapping[str, Mapping[str, str]]) -> Iterator[Shape]:
    # The test part last, upon the others.
    for split in reversed(SPLITS):
        row = parts.get(split)
        if not row or not row["f1"]:
            continue
        if split == "test":
            low, high = along.at(float(row["f1_low"])), along.at(float(row["f1_high"]))
            yield Line(low, y, high, y, _SPLIT_COLOURS[split], 0.5, 3.0)
            yield Words(along.end + 20, y, f"{100 * float(row['f1']):.1f}", 15, FAINT)
        yield Disc(along.at(float(row["f1"])), y, 5, _SPLIT_COLOURS[split], title=f"{SPLITS[split]} {row['f1']}")
