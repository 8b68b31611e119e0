"""jieba: the Rust port cuts as jieba does, and neither leaves traces."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline import lexicons
from pipeline.learning.segmentation import edges
from pipeline.segmenters import jieba
from pipeline.segmenters._engine import exact

HAN = re.compile("[一-鿿]")
ROOT = Path(__file__).parents[2]
OWN, REAL = ROOT / "corpora" / "raw", ROOT.parent / "shared" / "corpora"


def lines(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.txt")):
        raw = path.read_bytes()
        try:
            yield from raw.decode().splitlines()
        except UnicodeDecodeError:
            yield from raw.decode("gb18030").splitlines()


@pytest.mark.parametrize("folder", [OWN, pytest.param(REAL, marks=pytest.mark.slow)], ids=["own", "real"])
def test_by_the_dictionary_alone_both_cut_the_same(folder: Path) -> None:
    pytest.importorskip("rjieba", reason="rjieba is not installed")
    if not any(folder.rglob("*.txt")):
        pytest.skip(f"no texts in {folder.name}")
    words = lexicons.user_words()
    one, other = (exact("jieba", partial(make(words), guess=False)) for make in (jieba.python, jieba.rust))
    for line in lines(folder):
        assert [word for word in one(line) if HAN.search(word)] == [word for word in other(line) if HAN.search(word)]


def test_by_the_dictionary_alone_unknown_words_come_apart() -> None:
    cut = jieba.by_dictionary(["产业链群"])
    assert cut("泊鸢市的产业链群 发展") == ["泊", "鸢", "市", "的", "产业链群", " ", "发展"]


@pytest.mark.parametrize("folder", [OWN, pytest.param(REAL, marks=pytest.mark.slow)], ids=["own", "real"])
def test_rust_cuts_as_jieba_does(folder: Path) -> None:
    pytest.importorskip("rjieba", reason="rjieba is not installed")
    if not any(folder.rglob("*.txt")):
        pytest.skip(f"no texts in {folder.name}")
    words = lexicons.user_words()
    one, other = jieba.python(words), jieba.rust(words)
    total: Counter[bool] = Counter()
    differing: Counter[bool] = Counter()
    for line in lines(folder):
        expected = set(pairwise(edges(one(line))))
        for tally, places in ((total, expected), (differing, expected - set(pairwise(edges(other(line)))))):
            tally.update(bool(HAN.search(line[start:end])) for start, end in places)
    assert not differing[True]
    # Dates and codes with hyphens or underscores (2026-02), which the port splits otherwise: 0.00025 of 504,000 words.
    assert differing.total() / total.total() < 0.005, (differing, total)


@pytest.mark.parametrize("code", ["jieba.load(['中国算谷'])", "jieba.python(['中国算谷'])", "spacy.load(['中国算谷'])"])
def test_no_noise_and_no_files(code: str, tmp_path: Path) -> None:
    if code.startswith("spacy"):
        pytest.importorskip("spacy", reason="spaCy is not installed")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    done = subprocess.run(
        [
            sys.executable,
            "-W",
            "always",
            "-c",
            f"from pipeline.segmenters import jieba, spacy; {code}('依托中国算谷。')",
        ],
        cwd=ROOT,
        # A fresh cache makes Python compile jieba again, which warns about its regular expressions.
        env={**os.environ, "TMPDIR": str(scratch), "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("", "")
    assert list(scratch.iterdir()) == []


def test_a_name_moves_no_cut_elsewhere() -> None:
    text = "他来到了网易杭研大厦，研究生命的起源。"
    assert jieba.load(lexicons.user_words())(text) == jieba.load(())(text)
