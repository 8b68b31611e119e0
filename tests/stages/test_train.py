"""The training stages on four small texts: what they write, that it loads, and that it is always the same."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline import learned
from pipeline.learning import name_model_spacy
from pipeline.manifests import WEIGHED
from pipeline.params import Learned as Settings
from pipeline.recognisers._weighings import WEIGHINGS
from pipeline.stages.read import read
from pipeline.stages.train_names import train_names
from pipeline.stages.train_status import train_status
from pipeline.stages.train_weighed import train_weighed

pytest.importorskip("sklearn")
pytest.importorskip("spacy")

CORPORA = Path(__file__).parents[2] / "corpora"
# Four of the training texts play the parts.
PARTS = {
    "a06-luming-low-altitude-opinion.txt": "train",
    "b05-hydrogen-park-news.txt": "train",
    "c05-linzhu-low-altitude-briefing.txt": "dev",
    "a04-chengxi-fibre-park.html": "test",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "raw").mkdir()
    (folder / "gold").mkdir()
    for name, split in PARTS.items():
        (folder / "raw" / name).write_bytes((CORPORA / "raw" / name).read_bytes())
        marks = json.loads((CORPORA / "gold" / f"{Path(name).stem}.json").read_text("utf-8"))
        (folder / "gold" / f"{Path(name).stem}.json").write_text(json.dumps({**marks, "split": split}), "utf-8")
    read([folder / "raw"], folder, lambda _: None)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def figures(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def status(corpus: Path, out: Path) -> None:
    train_status(corpus / "documents.jsonl", corpus / "gold", out / "status", out / "status.json")


def weighed(name: str, corpus: Path, out: Path) -> None:
    train_weighed(name, corpus / "documents.jsonl", corpus / "gold", out / name, out / f"{name}.json")


def names(corpus: Path, out: Path, unmarked: Path | None = None) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(name_model_spacy, "CONFIG", name_model_spacy.CONFIG.replace("= 900", "= 3"))
        train_names(
            corpus / "documents.jsonl",
            corpus / "gold",
            out / "names",
            out / "names.json",
            out / "names.speed.json",
            unmarked,
        )


def test_status_is_written_measured_and_loads(corpus: Path, tmp_path: Path) -> None:
    status(corpus, tmp_path)
    assert set(files(tmp_path)) == {"status/manifest.json", "status/weights.json", "status.json"}
    told = figures(tmp_path / "status.json")["weights"]
    measured = {"dev", "dev_in_parts", "test", "test_in_parts"}
    assert set(told) == {"helps", "sure", *measured}
    assert all(0 <= share <= 1 for part in measured for share in told[part].values())
    assert learned.load(Settings(status="always", names="never"), [tmp_path]).status


@pytest.mark.parametrize("name", WEIGHED)
def test_what_weighs_names_is_written_measured_and_loads(corpus: Path, tmp_path: Path, name: str) -> None:
    weighed(name, corpus, tmp_path)
    assert set(files(tmp_path)) == {f"{name}/manifest.json", f"{name}/weights.json", f"{name}.json"}
    told = figures(tmp_path / f"{name}.json")["weights"]
    assert set(told) == {"helps", "sure", "dev", "test"}
    assert all(0 <= share <= 1 for part in ("dev", "test") for share in told[part].values())
    found = learned.load(Settings(**{name: "always", "names": "never"}), [tmp_path])  # type: ignore[arg-type]
    assert [sifter.keywords["by"] for sifter in found.sifters] == [WEIGHINGS[name]]  # type: ignore[attr-defined]


def test_names_are_written_measured_and_load(corpus: Path, tmp_path: Path) -> None:
    names(corpus, tmp_path)
    assert {"names/manifest.json", "names/tagger.json", "names/spacy/ner/model"} <= set(files(tmp_path))
    assert set(figures(tmp_path / "names.json")) == set(figures(tmp_path / "names.speed.json")) == {"tagger", "spacy"}
    for recogniser in ("tagger", "spacy"):
        assert learned.load(Settings(names=recogniser), [tmp_path]).names  # type: ignore[arg-type]


def test_same_texts_same_bytes(corpus: Path, tmp_path: Path) -> None:
    for again in ("a", "b"):
        status(corpus, tmp_path / again)
        weighed("trades", corpus, tmp_path / again)
        weighed("slogans", corpus, tmp_path / again)
        names(corpus, tmp_path / again)
    first, second = ({k: v for k, v in files(tmp_path / each).items() if "speed" not in k} for each in "ab")
    assert first == second


def test_unmarked_texts_are_learned_from(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more/甲.txt").write_text("建设济南高新区。\n\n推进济南高新区发展。\n" * 3, "utf-8")
    names(corpus, tmp_path / "a")
    names(corpus, tmp_path / "b", tmp_path / "more")
    taggers = [(tmp_path / each / "names/tagger.json").read_bytes() for each in "ab"]
    assert taggers[0] != taggers[1]
