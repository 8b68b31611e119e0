"""Folders of models: found, seen to be of this version, used where they help; and what is said where they cannot be."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pipeline import learned, manifests
from pipeline.errors import EngineError
from pipeline.extraction import RULES_ALONE
from pipeline.manifests import NAMES, SLOGANS, SPACY, STATUS, TAGGER, TRADES, WEIGHED, WEIGHTS, Part, Worth, helps
from pipeline.params import RULES_ALONE as NEVER
from pipeline.params import Learned as Settings
from pipeline.tagger import Tagger, labels_of
from pipeline.weights import Weights

GOOD = Part(500, {"dev": Worth(0.9, 0.8, 0.9), "test": Worth(0.9, 0.8, 0.93)})
BAD = Part(500, {"dev": Worth(0.9, 0.8, 0.9), "test": Worth(0.9, 0.8, 0.9)})
MODELS = {
    STATUS: {f"{WEIGHTS}.json": msgspec.json.encode(Weights({"clause 已": 900}, -10))},
    TRADES: {f"{WEIGHTS}.json": msgspec.json.encode(Weights({"word 煤炭": 90}, 10))},
    SLOGANS: {f"{WEIGHTS}.json": msgspec.json.encode(Weights({"quoted 1": 70}, 10))},
    NAMES: {f"{TAGGER}.json": msgspec.json.encode(Tagger(labels_of(["ORG"]), ({}, {}, {})))},
}


def save(place: Path, part: Part = GOOD) -> None:
    manifests.save(place / STATUS, STATUS, MODELS[STATUS], {WEIGHTS: part}, "data")
    manifests.save(place / TRADES, TRADES, MODELS[TRADES], {WEIGHTS: part}, "data")
    manifests.save(place / SLOGANS, SLOGANS, MODELS[SLOGANS], {WEIGHTS: part}, "data")
    manifests.save(place / NAMES, NAMES, MODELS[NAMES], {TAGGER: part, SPACY: part}, "data")


def edit(place: Path, name: str, **changes: Any) -> None:
    path = place / name / manifests.MANIFEST
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **changes}), "utf-8")


def test_what_helps_is_used_unasked_as_it_was_saved(tmp_path: Path) -> None:
    save(tmp_path)
    found = learned.load(Settings(), [tmp_path])
    assert found.status.keywords == {"weights": Weights({"clause 已": 900}, -10), "sure": 500}  # type: ignore[union-attr]
    kinds = ("INDUSTRY", Weights({"word 煤炭": 90}, 10)), ("SLOGAN", Weights({"quoted 1": 70}, 10))
    for sifter, (kind, weights) in zip(found.sifters, kinds, strict=True):
        told = sifter.keywords  # type: ignore[attr-defined]
        assert (told["by"].kind, told["weights"], told["sure"]) == (kind, weights, 500)
    assert found.names.keywords["sure"] == 500  # type: ignore[union-attr]


def test_what_does_not_help_is_used_only_if_asked_for(tmp_path: Path) -> None:
    save(tmp_path, BAD)
    assert learned.load(Settings(), [tmp_path]) == RULES_ALONE
    found = learned.load(Settings(status="always", trades="always", slogans="always", names="tagger"), [tmp_path])
    assert found.status
    assert len(found.sifters) == len(WEIGHED)
    assert found.names


def test_what_is_not_there_is_missed_only_if_asked_for(tmp_path: Path) -> None:
    assert learned.load(Settings(), [tmp_path]) == RULES_ALONE
    asked = {
        STATUS: Settings(status="always"),
        TRADES: Settings(trades="always"),
        SLOGANS: Settings(slogans="always"),
        NAMES: Settings(names="spacy"),
    }
    for name, settings in asked.items():
        with pytest.raises(EngineError, match=f"dvc repro train_{name}"):
            learned.load(settings, [tmp_path])


@pytest.mark.parametrize("name", [STATUS, TRADES, SLOGANS, NAMES])
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"format": 99}, "格式 99"),
        ({"version": "0.0.1"}, "zhengce 0.0.1"),
        ({"code": "0"}, "另一版代码或词表"),
        ({"parts": {}}, "没有提到"),
        ({"format": "一"}, "已损坏"),
    ],
)
def test_another_version_is_told_with_the_command_that_remakes_it(
    tmp_path: Path, name: str, changes: dict[str, Any], said: str
) -> None:
    save(tmp_path)
    edit(tmp_path, name, **changes)
    with pytest.raises(EngineError, match=said) as told:
        learned.load(Settings(), [tmp_path])
    assert str(tmp_path / name) in str(told.value)
    assert f"`dvc repro train_{name}`" in str(told.value)
    assert "--without-models" in str(told.value)
    assert learned.load(NEVER, [tmp_path]) == RULES_ALONE


def test_code_that_has_changed_matters_only_to_what_is_used(tmp_path: Path) -> None:
    save(tmp_path, BAD)
    edit(tmp_path, NAMES, code="0")
    assert learned.load(Settings(), [tmp_path]) == RULES_ALONE
    with pytest.raises(EngineError, match="另一版代码"):
        learned.load(Settings(names="tagger"), [tmp_path])


@pytest.mark.parametrize("content", [None, b"{", b'{"told": 1}', b"\xff"])
def test_damaged_weights_are_told(tmp_path: Path, content: bytes | None) -> None:
    save(tmp_path)
    path = tmp_path / STATUS / f"{WEIGHTS}.json"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(EngineError, match=r"weights\.json"):
        learned.load(Settings(), [tmp_path])


def test_of_each_part_is_told_whether_it_is_used_and_why_not(tmp_path: Path) -> None:
    def told(settings: Settings, place: Path) -> list[tuple[str, str, bool, str]]:
        return [(each.name, each.wanted, each.used, each.why) for each in learned.standing(settings, [place])]

    parts = (STATUS, TRADES, SLOGANS, NAMES)
    save(tmp_path / "good")
    save(tmp_path / "bad", BAD)
    assert told(Settings(), tmp_path / "good") == [(name, "auto", True, "") for name in parts]
    assert told(Settings(), tmp_path / "bad") == [(name, "auto", False, "量得没有用处") for name in parts]
    assert told(Settings(), tmp_path / "none") == [(name, "auto", False, "没有学得的模型") for name in parts]
    assert told(NEVER, tmp_path / "good") == [(name, "never", False, "设为不用") for name in parts]
    assert told(Settings(names="spacy"), tmp_path / "bad")[-1] == (NAMES, "spacy", True, "")


def test_the_first_place_that_has_a_model_counts(tmp_path: Path) -> None:
    save(tmp_path / "b")
    edit(tmp_path / "b", NAMES, version="0.0.1")
    save(tmp_path / "c")
    with pytest.raises(EngineError, match="b"):
        learned.load(Settings(), [tmp_path / "a", tmp_path / "b", tmp_path / "c"])


def test_a_folder_of_one_s_own_is_the_only_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(learned.PLACES, "own")
    assert learned.places_of() == (Path("own"),)
    monkeypatch.delenv(learned.PLACES)
    assert [place.name for place in learned.places_of()] == ["models", "models"]


def test_names_have_to_earn_what_they_cost() -> None:
    little = Part(0, {"dev": Worth(0.8, 0, 0.8), "test": Worth(0.8, 0, 0.805)})
    assert helps(STATUS, little)
    assert not helps(NAMES, little)
    assert not helps(STATUS, Part(0, {"dev": Worth(0.8, 0, 0.79), "test": Worth(0.8, 0, 0.9)}))


def test_same_model_same_bytes(tmp_path: Path) -> None:
    for place in ("a", "b"):
        save(tmp_path / place)
    for path in (path for path in (tmp_path / "a").rglob("*") if path.is_file()):
        assert path.read_bytes() == (tmp_path / "b" / path.relative_to(tmp_path / "a")).read_bytes()


def test_what_gives_keys_their_meaning_is_there_and_differs() -> None:
    assert len({manifests.meaning(name) for name in (STATUS, TRADES, SLOGANS, NAMES)}) == 4
