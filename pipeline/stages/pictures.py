"""Stage pictures: the graph as it is to be drawn, records and scores → pictures/*.svg, and *.png where a font is."""

import csv
import json
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from pipeline import records, whose
from pipeline.audit import rules
from pipeline.errors import EngineError
from pipeline.exporters import finding_plot, indicator_plot, png, report, score_plots, svg
from pipeline.exporters._picture import Picture
from pipeline.progress import working
from pipeline.schema import Finding

Tell = Callable[[str], None]
ENGINES = ("jieba", "pkuseg", "spacy")


def pictures(out: Path, tell: Tell, scores: Path | None = None) -> None:
    """Draw what is in `out`, and scores where `scores` (else `out`) has some; without a font no PNG, which is told."""
    folder = out / "pictures"
    lacking = _lacking()
    if lacking:
        tell(f"没有画 PNG，只有 SVG：{lacking}")
    with working("画图"):
        for name, picture in _pictures(out, scores or out):
            svg.draw(picture, folder / f"{name}.svg")
            if lacking:
                # One of an earlier run would show something else.
                (folder / f"{name}.png").unlink(missing_ok=True)
            else:
                png.draw(picture, folder / f"{name}.png")


def _lacking() -> str:
    try:
        png.ready()
    except EngineError as error:
        return str(error)
    return ""


def _pictures(out: Path, folder: Path) -> Iterator[tuple[str, Picture]]:
    yield "graph", next(records.read(out / "graph-picture.jsonl", Picture))
    stated = chain.from_iterable(map(whose.stated, records.read_extracts(out)))
    yield "indicators", indicator_plot.picture(stated)
    titles = {manual.code: manual.title for manual in report.build((), (), rules=rules()).manuals}
    yield "findings", finding_plot.picture(list(records.read(out / "findings.jsonl", Finding)), titles)
    scores = [path for engine in ENGINES if (path := folder / "segmentation" / f"{engine}.json").is_file()]
    if scores:
        yield "segmentation", score_plots.segmentation([json.loads(path.read_bytes()) for path in scores])
    table = folder / "plots" / "f1.csv"
    if table.is_file():
        with table.open(encoding="utf-8", newline="") as file:
            yield "f1", score_plots.f1(csv.DictReader(file))
