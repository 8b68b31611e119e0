"""Engines to test: pkuseg with a model made on the spot, which knows nothing but where marks are."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import msgspec
import numpy as np
import pytest

from pipeline.segmenters import jieba, pkuseg, spacy
from pipeline.segmenters._engine import exact
from pipeline.sentences import Cut

Load = Callable[[Iterable[str]], Cut]
MARKS = "，。、“”（）"
TAGS = ("B", "B_single", "I", "I_end", "I_first")


@pytest.fixture(scope="session")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model in pkuseg's format that makes a mark a word and pairs what stands between marks."""
    folder = tmp_path_factory.mktemp("pkuseg")
    features = {"$$": 0} | {f"c.{mark}": number for number, mark in enumerate(MARKS, 1)}
    model = {
        "unigram": [],
        "bigram": [],
        "feature_to_idx": features,
        "tag_to_idx": {tag: number for number, tag in enumerate(TAGS)},
    }
    nodes = np.zeros((len(features), len(TAGS)))
    nodes[1:, TAGS.index("B_single")] = 50.0
    moves = np.full((len(TAGS), len(TAGS)), -9.0)  # to, from
    for before, after, weight in (("B", "I_end", 9), ("I_end", "B", 9), ("B_single", "B", 9), ("I_end", "B_single", 0)):
        moves[TAGS.index(after), TAGS.index(before)] = weight
    (folder / "features.msgpack").write_bytes(msgspec.msgpack.encode(model))
    np.savez(
        folder / "weights.npz",
        sizes=np.array([len(TAGS), len(features)]),
        w=np.concatenate([nodes.ravel(), moves.ravel()]),
    )
    return folder


@pytest.fixture(scope="session", params=["jieba-rust", "jieba-python", "spacy", "pkuseg"])
def load(request: pytest.FixtureRequest, small_model: Path) -> Load:
    """The `load` of each engine."""
    if request.param == "jieba-rust":
        pytest.importorskip("rjieba", reason="rjieba is not installed")
        return lambda words: exact("jieba", jieba.rust(words))
    if request.param == "jieba-python":
        return lambda words: exact("jieba", jieba.python(words))
    if request.param == "spacy":
        pytest.importorskip("spacy", reason="spaCy is not installed")
        return spacy.load
    pytest.importorskip("spacy_pkuseg", reason="spacy-pkuseg is not installed")
    return partial(pkuseg.load, model=small_model)
