"""Stage plant-faults: texts and their marks → how many planted faults are told, and what is said of clean texts."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path, PurePath

import msgspec

from pipeline import intake, records
from pipeline.audit import audit
from pipeline.extraction import extract
from pipeline.learning import gold as marks
from pipeline.planting import Known
from pipeline.progress import track
from pipeline.schema import Document, Extract
from pipeline.segmenters import load
from pipeline.sentences import Cut
from pipeline.trials import Told, Trial, by_rule, noise, told, trials


class Figures(msgspec.Struct, frozen=True):
    """What was planted and told, by family and by rule; loud findings in 10,000 characters of clean texts."""

    texts: int
    planted: dict[str, Told]
    rules: dict[str, int]
    characters: int
    noise: float


def plant_faults(
    source: Path, figures: Path, plot: Path, missed: Path, gold: Path | None, each: int, engine: str
) -> Figures:
    """Plant faults in every text of `source` (a folder, a file or documents.jsonl), at most `each` of a kind in a text.

    With `gold` only marked texts are taken, by their marks; noise is measured on those marked clean. Without it places
    are found by what the extraction reads, and noise is measured on all of them. What was missed is written to
    `missed`, but for test texts, which nobody reads.
    """
    cut = load(engine)
    done: list[Trial] = []
    shown: list[Trial] = []
    clean: list[Extract] = []
    texts = 0
    for document, known, is_clean, is_open in _texts(source, gold, cut):
        texts += 1
        tried = list(trials(document, known, cut, each=each))
        done += tried
        shown += [trial for trial in tried if is_open and not trial.told]
        if is_clean:
            clean.append(known if isinstance(known, Extract) else extract(document, cut))
    characters = sum(len(one.document.text) for one in clean)
    result = Figures(texts, told(done), by_rule(done), characters, noise(audit(clean), characters))
    records.write_text(figures, msgspec.json.format(msgspec.json.encode(result), indent=2).decode() + "\n")
    records.write(missed, shown)
    table = io.StringIO(newline="")
    csv.writer(table, lineterminator="\n").writerows(
        [("family", "recall"), *((family, one.recall) for family, one in sorted(result.planted.items()))]
    )
    records.write_text(plot, table.getvalue())
    return result


def _texts(source: Path, gold: Path | None, cut: Cut) -> Iterator[tuple[Document, Known, bool, bool]]:
    """Every text, what is known of it, whether it is clean, and whether it may be read."""
    paths = {marks.text_name(path): path for path in sorted(gold.glob("*.json"))} if gold else {}
    for document in track(_documents(source), len(paths), "埋错"):
        path = paths.get(PurePath(document.id).name)
        if path:
            wanted = marks.load(path, document)
            yield document, wanted, wanted.clean, wanted.split != "test"
        elif not gold:
            yield document, extract(document, cut), True, True


def _documents(source: Path) -> Iterator[Document]:
    if source.suffix == ".jsonl":
        return records.read(source, Document)
    return intake.documents([source], [])
