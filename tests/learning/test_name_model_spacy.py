"""spaCy's recogniser: the same bytes for the same sentences, and nothing of this machine in them."""

import random
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

import pytest

from pipeline.errors import EngineError
from pipeline.learning import name_model_spacy
from pipeline.recognisers import _network
from pipeline.schema import Document, Find, Reading, Sentence

pytest.importorskip("spacy")

TAUGHT = [("建设砚泉数谷。", [(2, 6, "CARRIER")]), ("市数据局牵头。", [(0, 4, "ORG")])] * 20
TEXTS = ("建设砚泉数谷。", "市数据局牵头。")
SENTENCES = tuple(
    Sentence(Document("甲.txt", "".join(TEXTS)), 0, 7 * i, 7 * i + 7, text) for i, text in enumerate(TEXTS)
)


@pytest.fixture(scope="module", autouse=True)
def few_steps() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            name_model_spacy, "CONFIG", name_model_spacy.CONFIG.replace("= 900", "= 30").replace("1000", "20")
        )
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("names") / "spacy"
    name_model_spacy.train(TAUGHT, TAUGHT[:2], path)
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_same_sentences_same_bytes(folder: Path, tmp_path: Path) -> None:
    name_model_spacy.train(TAUGHT, TAUGHT[:2], tmp_path / "again")
    assert files(folder) == files(tmp_path / "again")
    assert not [name for name, content in files(folder).items() if gettempdir().encode() in content]


def test_leaves_everybody_s_random_numbers_alone(tmp_path: Path) -> None:
    before = random.getstate()
    name_model_spacy.train(TAUGHT[:2], TAUGHT[:2], tmp_path)
    assert random.getstate() == before


def test_finds_what_it_was_taught_where_the_rules_are_silent(folder: Path) -> None:
    found = ((), (Find("ORG", 0, 4),))
    reading = Reading(SENTENCES[0].document, SENTENCES, found)
    assert list(_network.fill(reading, pipeline=_network.load(folder), sure=0)) == [(0, Find("CARRIER", 2, 6))]
    assert list(_network.fill(reading, pipeline=_network.load(folder), sure=1001)) == []


def test_a_folder_without_a_pipeline_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="train_names"):
        _network.load(tmp_path)
