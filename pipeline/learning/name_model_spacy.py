"""Trains spaCy's name recogniser on marked sentences: characters, a small network, one seed."""

import random
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.errors import EngineError

Sentence = tuple[str, Sequence[tuple[int, int, str]]]
"""A text and its names: where they begin and end in it, and their kinds."""
# 900 batches of 1,000 characters: by then the F1 on the development texts rises by a point in 100 batches at most, and
# 300 fewer cost six. Twice the width and depth take seven times as long for no better F1 beside the rules.
CONFIG = """
[paths]
train = null
dev = null

[system]
seed = 7
gpu_allocator = null

[nlp]
lang = "zh"
pipeline = ["ner"]

[nlp.tokenizer]
@tokenizers = "spacy.zh.ChineseTokenizer"
segmenter = "char"

[components]

[components.ner]
factory = "ner"

[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true

[components.ner.model.tok2vec]
@architectures = "spacy.Tok2Vec.v2"

[components.ner.model.tok2vec.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 64
attrs = ["ORTH"]
rows = [3000]
include_static_vectors = false

[components.ner.model.tok2vec.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 64
depth = 2
window_size = 2
maxout_pieces = 2

[corpora]

[corpora.train]
@readers = "spacy.Corpus.v1"
path = ${paths.train}

[corpora.dev]
@readers = "spacy.Corpus.v1"
path = ${paths.dev}

[training]
seed = 7
gpu_allocator = null
train_corpus = "corpora.train"
dev_corpus = "corpora.dev"
max_steps = 900
eval_frequency = 900
patience = 0
dropout = 0.1

[training.batcher]
@batchers = "spacy.batch_by_words.v1"
size = 1000
discard_oversize = false
tolerance = 0.2

[training.optimizer]
@optimizers = "Adam.v1"
learn_rate = 0.002

[training.score_weights]
ents_f = 1.0
"""


def train(sentences: Sequence[Sentence], dev: Sequence[Sentence], folder: Path) -> Any:
    """Have spaCy's trainer make a pipeline of these sentences, kept in `folder` and returned.

    `dev` is only looked at when all is done. The same sentences give the same bytes on one machine. Raises
    `EngineError` where spaCy is not installed.
    """
    try:
        import spacy
        from spacy.training.initialize import init_nlp
        from spacy.training.loop import train as run
        from spacy.util import load_config_from_str
    except ImportError as error:
        raise EngineError("没有安装 spacy", hint="在项目文件夹里运行 pip install '.[engines]'") from error
    state = random.getstate()
    with TemporaryDirectory() as scratch:
        paths = {name: str(Path(scratch, f"{name}.spacy")) for name in ("train", "dev")}
        _write(sentences, paths["train"])
        _write(dev, paths["dev"])
        config = load_config_from_str(CONFIG).merge({"paths": paths})
        run(init_nlp(config), Path(scratch), stdout=StringIO(), stderr=StringIO())
        pipeline = spacy.load(Path(scratch, "model-last"))
    # spaCy sets the seed of everybody's random numbers.
    random.setstate(state)
    # Where the sentences lay is nobody's business, and another place every time.
    pipeline.config = pipeline.config.merge({"paths": dict.fromkeys(paths)})
    folder.mkdir(parents=True, exist_ok=True)
    pipeline.to_disk(folder)
    return pipeline


def _write(sentences: Sequence[Sentence], path: str) -> None:
    import spacy
    from spacy.tokens import DocBin
    from spacy.util import filter_spans

    blank, marked = spacy.blank("zh"), DocBin()
    for text, names in sentences:
        document = blank.make_doc(text)
        spans = (document.char_span(start, end, label=kind) for start, end, kind in names)
        document.ents = filter_spans([span for span in spans if span])
        marked.add(document)
    marked.to_disk(path)
