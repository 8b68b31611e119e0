"""What metrics.json says, as a table for a terminal: what is measured down the side, the parts of the corpus across."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from pipeline.exporters._labels import KINDS, MEASURES, STATUSES
from pipeline.exporters.columns import aligned

SPLITS: Final = {"test": "测试", "dev": "开发", "train": "训练"}
GENRES: Final = {
    "annex": "附件",
    "briefing": "发布会",
    "news": "新闻",
    "opinion": "意见",
    "plan": "规划",
    "report": "报告",
}
FIELDS: Final = {
    "value": "上下界",
    "unit": "单位",
    "name": "指标名",
    "status": "状态",
    "period": "时期",
    "measure": "种类",
    "approx": "约数",
}
_ROWS: Final[dict[str, tuple[str, ...]]] = {
    "名称": ("names", "ALL"),
    **{f"　{label}": ("names", kind) for kind, label in KINDS.items()},
    "数值": ("quantities",),
    "指标找到": ("indicators", "found"),
    "指标全对": ("indicators", "right"),
    **{f"　{label}*": ("indicators", "fields", field) for field, label in FIELDS.items()},
    "数目": ("counts", "found"),
    "　成员": ("counts", "members"),
    "审读发现": ("faults", "ALL"),
}
_BY_GENRE: Final = {"names": "名称", "statements_found": "指标找到", "statements_right": "指标全对", "counts": "数目"}


def lines(metrics: Mapping[str, Any]) -> Iterator[str]:
    """The table, line by line; the first part that has texts is told in full, of the others only F1."""
    parts = [split for split in SPLITS if metrics["texts"].get(split)]
    yield "对照标注：" + "、".join(f"{SPLITS[split]}{metrics['texts'][split]}篇" for split in parts) + "。单位 %"
    yield ""
    yield from aligned(list(_scores(metrics, parts)), figures=True)
    yield "* 找到的指标中此项正确之比；准确率、召回率则对全部指标而言。区间为 95%，按文本重抽样"
    yield ""
    first = metrics[parts[0]]
    for field, label, names in (("status", "状态", STATUSES), ("measure", "种类", MEASURES)):
        yield f"{SPLITS[parts[0]]}文本中{label}认错：" + (_confused(first["confusion"][field], names) or "无")
    yield ""
    yield from aligned(list(_genres(first["genres"])), figures=True)


def _scores(metrics: Mapping[str, Any], parts: Sequence[str]) -> Iterator[list[str]]:
    agreed = metrics["agreement"]["texts"]
    yield [
        "",
        f"{SPLITS[parts[0]]}F1",
        "区间",
        "准确率",
        "召回率",
        "逐字F1",
        *(f"{SPLITS[split]}F1" for split in parts[1:]),
        *([f"两遍一致（{agreed}篇）"] if agreed else []),
    ]
    for label, path in _ROWS.items():
        figures = _at(metrics[parts[0]], path)
        name = _name(figures)
        yield [
            label,
            _percent(figures[name]),
            f"{_percent(figures[f'{name}_low'])}–{_percent(figures[f'{name}_high'])}",
            _percent(figures["precision"]),
            _percent(figures["recall"]),
            _percent(figures.get("exact_f1")),
            *(_percent(_at(metrics[split], path)[name]) for split in parts[1:]),
            *([_percent(_at(metrics["agreement"], path).get(name))] if agreed else []),
        ]


def _genres(genres: Mapping[str, Any]) -> Iterator[list[str]]:
    yield ["体裁", "篇数", *(f"{label}F1" for label in _BY_GENRE.values())]
    for genre, figures in genres.items():
        yield [GENRES.get(genre, genre), str(figures["texts"]), *(_percent(figures[name]["f1"]) for name in _BY_GENRE)]


def _confused(table: Mapping[str, Mapping[str, int]], names: Mapping[str, str]) -> str:
    wrong = [(n, ours, theirs) for ours, row in table.items() for theirs, n in row.items() if ours != theirs]
    return "、".join(
        f"{names[ours]}→{names[theirs]}{n}" for n, ours, theirs in sorted(wrong, key=lambda each: -each[0])
    )


def _at(metrics: Mapping[str, Any], path: Sequence[str]) -> Mapping[str, float]:
    """What stands there; nothing where a part has none of it, as second marks have no faults."""
    for step in path:
        metrics = metrics.get(step, {})
    return metrics


def _name(figures: Mapping[str, float]) -> str:
    return "accuracy" if "accuracy" in figures else "f1"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"
