"""Stage evaluate: extracts, findings and the gold → metrics.json and the tables that `dvc plots show` draws."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, NamedTuple

import msgspec

from pipeline import records
from pipeline.errors import RecordError
from pipeline.learning import gold as marks
from pipeline.learning.evaluation import Scores, compare, score
from pipeline.learning.summary import Graded, Metrics, chart, confused, summary
from pipeline.schema import Finding

# Names that a message lists.
_SHOWN = 5


class Measured(NamedTuple):
    """How good results are: the figures, and by name the tables to be drawn, as CSV."""

    figures: Metrics
    plots: Mapping[str, str]


def evaluate(out: Path, gold: Path, metrics: Path, plots: Path) -> None:
    """Score what is in `out` and write the figures to `metrics`, the tables to `plots`."""
    write(measured(out, gold), metrics, plots)


def measured(out: Path, gold: Path) -> Measured:
    """Score what is in `out` against every file of `gold`; each wants the document of its file name in `out`.

    Texts that were marked a second time, in `gold/second`, also say how far two markings agree.
    """
    graded, agreed = _graded(out, gold)
    plots = {"f1.csv": _table(("bar", "what", "split", "f1", "f1_low", "f1_high"), chart(graded))}
    for field in ("status", "measure"):
        plots[f"{field}.csv"] = _table(("actual", "predicted"), confused(graded, field))
    return Measured(summary(graded, agreed), plots)


def write(found: Measured, metrics: Path, plots: Path) -> tuple[Path, ...]:
    """Write the figures to `metrics` and the tables into the folder `plots`; returns the files."""
    figures = msgspec.json.format(msgspec.json.encode(found.figures), indent=2).decode() + "\n"
    files = {metrics: figures, **{plots / name: table for name, table in found.plots.items()}}
    for path, text in files.items():
        records.write_text(path, text)
    return tuple(files)


def _graded(out: Path, gold: Path) -> tuple[list[Graded], list[Scores]]:
    if not (out / "findings.jsonl").is_file():
        raise RecordError(f"{out} 中没有审读结果", hint=f"先用 zhengce run 文件夹 --out {out} 读取、提取、审读")
    findings = _by_document(records.read(out / "findings.jsonl", Finding))
    paths = marks.by_text(gold, hint="用 --gold 给出标注所在的文件夹")
    graded: list[Graded] = []
    agreed: list[Scores] = []
    for each in records.written(out):
        if path := paths.pop(PurePath(each.id).name, None):
            extract = each.extract()
            wanted = marks.load(path, extract.document)
            graded.append(Graded(wanted.split, wanted.genre, score(wanted, extract, findings.get(each.id, ()))))
            second = gold / "second" / path.name
            if second.is_file():
                agreed.append(compare(wanted, marks.load(second, extract.document)))
    if paths:
        raise _missing(out, gold, tuple(paths), len(graded))
    return graded, agreed


def _by_document(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        for document in dict.fromkeys(span.document for span in finding.evidence):
            found.setdefault(document, []).append(finding)
    return found


def _missing(out: Path, gold: Path, names: Sequence[str], scored: int) -> RecordError:
    shown = f"{'、'.join(names[:_SHOWN])}{'等' if len(names) > _SHOWN else ''}"
    return RecordError(
        f"{gold} 标注了{len(names) + scored}份文本，{out} 中缺{len(names)}份：{shown}",
        hint="--gold 要给这些文本自己的标注；没有标注的文本打不了分。"
        f"项目自带的标注是 corpora/raw 的：zhengce run corpora/raw --out {out}，再打分",
    )


def _table(columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> str:
    file = io.StringIO(newline="")
    table = csv.DictWriter(file, columns, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return file.getvalue()
