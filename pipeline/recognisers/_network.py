"""Names where the recognisers are silent, by a spaCy pipeline that was trained on marked texts."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import EngineError
from pipeline.schema import NAME_KINDS, Find, Reading

_NAMES = frozenset(NAME_KINDS)
# How many readings of a sentence are weighed against each other; with 16 the F1 beside the rules is no better.
_WIDTH = 4


def load(folder: Path) -> Any:
    """The pipeline of a folder; `EngineError` where spaCy is not installed or the folder holds none."""
    try:
        import spacy
    except ImportError as error:
        raise EngineError("没有安装 spacy", hint="在项目文件夹里运行 pip install '.[engines]'") from error
    try:
        return spacy.load(folder)
    except (OSError, ValueError) as error:
        raise EngineError(f"{folder} 中的模型不能装入：{error}", hint="运行 `dvc repro train_names` 重新学") from error


def fill(reading: Reading, *, pipeline: Any, sure: int) -> Iterator[tuple[int, Find]]:
    """Names of which the pipeline is `sure`, in per mille."""
    return ((index, find) for by, index, find in overlooked(reading, pipeline) if by >= sure)


def overlooked(reading: Reading, pipeline: Any) -> Iterator[tuple[int, int, Find]]:
    """Names that no name found so far touches, with the number of their sentence, and before it how sure they are.

    They are those that the pipeline reads at once; sure by the share of the readings that have them, per mille, in a
    beam of readings weighed by their scores (Zhang & Clark 2011, section 3).
    """
    recogniser = pipeline.get_pipe("ner")
    texts = [sentence.text for sentence in reading.sentences]
    beams = recogniser.beam_parse([pipeline.make_doc(text) for text in texts], beam_width=_WIDTH)
    for index, (read, beam, found) in enumerate(zip(pipeline.pipe(texts), beams, reading.found, strict=True)):
        shares: Counter[tuple[int, int, str]] = Counter()
        for share, names in recogniser.moves.get_beam_parses(beam) if read.ents else ():
            shares.update({tuple(name): 1000 * share for name in names})
        for name in read.ents:
            start, end = name.start_char, name.end_char
            if all(end <= find.start or find.end <= start for find in found if find.kind in _NAMES):
                yield round(shares[name.start, name.end, name.label_]), index, Find(name.label_, start, end)
