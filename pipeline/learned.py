"""What was learned, found in its folder, seen to be of this version, and used where it helps.

    models/status/  manifest.json  weights.json
    models/trades/  manifest.json  weights.json
    models/names/   manifest.json  tagger.json  spacy/

The manifest says by which code and from which data a model was learned and what it was measured to be worth; whether
it is used by default follows from these figures alone.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from pipeline import __version__, reasons, records
from pipeline.assemblers import _judging
from pipeline.errors import EngineError
from pipeline.extraction import Judge, Learned, Namer, Sifter
from pipeline.params import Learned as Settings
from pipeline.recognisers import _network, _tagging, _trades
from pipeline.tagger import Tagger
from pipeline.weights import Weights

FORMAT = 1
PLACES = "ZHENGCE_MODELS"
MANIFEST = "manifest.json"
STATUS, TRADES, NAMES = "status", "trades", "names"
WEIGHTS, TAGGER, SPACY = "weights", "tagger", "spacy"
_PACKAGE = Path(__file__).parent
# What gives a model's keys their meaning: where it has changed, the numbers learned are about something else.
_MEANING = {
    STATUS: (
        "assemblers/_figures.py",
        "assemblers/_judging.py",
        "assemblers/_moods.py",
        "assemblers/_times.py",
        "lexicons/moods.csv",
    ),
    TRADES: ("lexicons/goods.csv", "lexicons/industries.csv", "recognisers/_trades.py"),
    NAMES: ("lexicons", "recognisers/_line.py", "recognisers/_network.py", "recognisers/_tagging.py", "tagger.py"),
}
# How much a model must add to be used unasked. A tagger of names takes longer than all the rules together, and would
# bring the whole extraction below 200,000 characters a second: for less than a point of F1 that is no bargain.
_LEAST = {STATUS: 0.0, TRADES: 0.0, NAMES: 0.01}
M = TypeVar("M")


class Worth(Struct, frozen=True, forbid_unknown_fields=True):
    """How good the rules are by themselves, the model by itself, and the rules with the model; each in [0, 1]."""

    rules: float
    alone: float
    both: float


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """One way of using a model: from when on it is sure, and what it is worth on which texts (dev, test)."""

    sure: int
    worth: dict[str, Worth]


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a model comes from: format, package, code; digest of the data it was learned from; what it is worth."""

    format: int
    version: str
    code: str
    data: str
    parts: dict[str, Part]


class _Format(Struct, frozen=True):
    format: int


def helps(name: str, part: Part) -> bool:
    """Whether the rules do better with a model on the test texts, by as much as it costs, and no worse on the others.

    >>> helps(STATUS, Part(0, {"dev": Worth(0.9, 0.8, 0.9), "test": Worth(0.9, 0.95, 0.901)}))
    True
    >>> helps(NAMES, Part(0, {"dev": Worth(0.9, 0.8, 0.9), "test": Worth(0.9, 0.95, 0.901)}))
    False
    """
    return all(each.both >= each.rules for each in part.worth.values()) and (
        part.worth["test"].both > part.worth["test"].rules + _LEAST[name]
    )


def load(settings: Settings, places: Sequence[Path] | None = None) -> Learned:
    """What the settings ask for; `auto` is what is there and helps.

    Folders are looked for in `places`, see `places_of`. Raises `EngineError` where one is of another version, even
    if it would not be used; where what is used is damaged or about other code; where what is asked for is not there.
    """
    where = places_of() if places is None else places
    return Learned(_status(settings.status, where), _trades_of(settings.trades, where), _names(settings.names, where))


def files(settings: Settings, places: Sequence[Path]) -> tuple[Path, ...]:
    """All files that decide what `load` gives: a result that was kept is out of date where one of them has changed."""
    found: list[Path] = []
    for name, wanted in ((STATUS, settings.status), (TRADES, settings.trades), (NAMES, settings.names)):
        opened = None if wanted == "never" else _opened(name, places, needed=False)
        if opened is None:
            continue
        folder, manifest = opened
        found.append(folder / MANIFEST)
        # Where no part helps, its weights, which may be large, decide nothing.
        if wanted != "auto" or any(helps(name, part) for part in manifest.parts.values()):
            found.extend(sorted(file for file in folder.rglob("*") if file.is_file()))
    return tuple(found)


def places_of() -> tuple[Path, ...]:
    """Where models are looked for: the folder that ZHENGCE_MODELS names; else `models` here, then in the checkout."""
    if named := os.environ.get(PLACES):
        return (Path(named),)
    return Path("models"), _PACKAGE.parent / "models"


def save(folder: Path, name: str, files: Mapping[str, bytes], parts: Mapping[str, Part], data: str) -> None:
    """Write a model's files, then its manifest; `data` is the `digest` of what it was learned from."""
    for file, content in files.items():
        with records.replacing(folder / file) as out:
            out.write(content)
    manifest = Manifest(FORMAT, __version__, meaning(name), data, dict(parts))
    write_json(folder / MANIFEST, manifest)


def write_figures(path: Path, name: str, parts: Mapping[str, Part]) -> None:
    """Write what each part of a model is worth as nested JSON, for `dvc metrics show`."""
    told = {each: {"helps": helps(name, part), "sure": part.sure, **part.worth} for each, part in parts.items()}
    write_json(path, told)


def write_json(path: Path, value: object) -> None:
    """Write a value as JSON for people to read."""
    records.write_text(path, msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")


def meaning(name: str) -> str:
    """The digest of the code and tables that a model's numbers are about."""
    files = sorted(
        file
        for path in map(_PACKAGE.joinpath, _MEANING[name])
        for file in (path.iterdir() if path.is_dir() else (path,))
        if file.suffix in (".py", ".csv")
    )
    return digest(part for file in files for part in (file.name.encode(), file.read_bytes()))


def digest(parts: Iterable[bytes]) -> str:
    """A short SHA-256 over parts, told apart by their lengths.

    >>> digest([b"a", b"b"]) == digest([b"ab"])
    False
    """
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()[:16]


def _status(wanted: str, places: Sequence[Path]) -> Judge | None:
    found = _weights(STATUS, wanted, places)
    return found and partial(_judging.judged, weights=found[0], sure=found[1])


def _trades_of(wanted: str, places: Sequence[Path]) -> Sifter | None:
    found = _weights(TRADES, wanted, places)
    return found and partial(_trades.weighed, weights=found[0], sure=found[1])


def _weights(name: str, wanted: str, places: Sequence[Path]) -> tuple[Weights, int] | None:
    """Weights that are wanted, and from when on they are sure."""
    if wanted == "never" or not (opened := _opened(name, places, needed=wanted == "always")):
        return None
    folder, manifest = opened
    part = _used(folder, manifest, name, WEIGHTS, unasked=wanted == "auto")
    return (_decoded(folder / f"{WEIGHTS}.json", Weights, name), part.sure) if part else None


def _names(wanted: str, places: Sequence[Path]) -> Namer | None:
    if wanted == "never" or not (opened := _opened(NAMES, places, needed=wanted != "auto")):
        return None
    folder, manifest = opened
    part = _used(folder, manifest, NAMES, SPACY if wanted == SPACY else TAGGER, unasked=wanted == "auto")
    if part is None:
        return None
    if wanted == SPACY:
        return partial(_network.fill, pipeline=_network.load(folder / SPACY), sure=part.sure)
    return partial(_tagging.fill, tagger=_decoded(folder / f"{TAGGER}.json", Tagger, NAMES), sure=part.sure)


def _opened(name: str, places: Sequence[Path], *, needed: bool) -> tuple[Path, Manifest] | None:
    for folder in (place / name for place in places):
        if (folder / MANIFEST).is_file():
            return folder, _checked(folder, name)
    if needed:
        where = "、".join(str(place / name) for place in places)
        raise EngineError(f"没有学得的模型：{where} 都没有 {MANIFEST}", hint=_remedy(name))
    return None


def _checked(folder: Path, name: str) -> Manifest:
    theirs = _decoded(folder / MANIFEST, _Format, name).format
    if theirs != FORMAT:
        raise EngineError(f"{folder} 是另一版本学得的：格式 {theirs}，本版本用 {FORMAT}", hint=_remedy(name))
    manifest = _decoded(folder / MANIFEST, Manifest, name)
    if manifest.version != __version__:
        raise EngineError(
            f"{folder} 是另一版本学得的：zhengce {manifest.version}，现在是 {__version__}", hint=_remedy(name)
        )
    return manifest


def _used(folder: Path, manifest: Manifest, name: str, part: str, *, unasked: bool) -> Part | None:
    """The part, if it is asked for or helps; `EngineError` where its numbers are about other code or tables."""
    found = manifest.parts.get(part)
    if found is None:
        raise EngineError(f"{folder / MANIFEST} 没有提到 {part}", hint=_remedy(name))
    if unasked and not helps(name, found):
        return None
    if manifest.code != meaning(name):
        raise EngineError(f"{folder} 是用另一版代码或词表学得的", hint=_remedy(name))
    return found


def _decoded(path: Path, kind: type[M], name: str) -> M:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except OSError as error:
        raise EngineError(f"读不了模型文件 {path}：{reasons.of_system(error)}", hint=_remedy(name)) from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise EngineError(f"模型文件 {path} 已损坏：{reasons.of_decoder(error)}", hint=_remedy(name)) from error


def _remedy(name: str) -> str:
    return f"运行 `dvc repro train_{name}` 重新学，或加 --without-models 不用它"
