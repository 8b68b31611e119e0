"""What was learned, found in its folder, seen to be of this version, and used where it helps.

    models/status/  manifest.json  weights.json
    models/trades/  manifest.json  weights.json
    models/slogans/ manifest.json  weights.json
    models/names/   manifest.json  tagger.json  spacy/

The manifest says by which code and from which data a model was learned and what it was measured to be worth; whether
it is used by default follows from these figures alone. What makes use of it is imported where it is needed: a process
that only hands out work has no use for it, and it is large.
"""

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct

from pipeline import __version__, reasons
from pipeline.errors import EngineError
from pipeline.manifests import (
    FORMAT,
    MANIFEST,
    NAMES,
    SPACY,
    STATUS,
    TAGGER,
    WEIGHED,
    WEIGHTS,
    Manifest,
    Part,
    helps,
    meaning,
)
from pipeline.params import Learned as Settings
from pipeline.schema import Model
from pipeline.tagger import Tagger
from pipeline.weights import Weights

if TYPE_CHECKING:
    from pipeline.extraction import Judge, Learned, Namer, Sifter

PLACES = "ZHENGCE_MODELS"
_PACKAGE = Path(__file__).parent
M = TypeVar("M")


class _Format(Struct, frozen=True):
    format: int


def check(settings: Settings, places: Sequence[Path]) -> None:
    """Raise what `load` would, as far as the manifests tell."""
    for name, wanted, part in _wanted(settings):
        _found(name, wanted, part, places)


def load(settings: Settings, places: Sequence[Path] | None = None) -> "Learned":
    """What the settings ask for; `auto` is what is there and helps.

    Folders are looked for in `places`, see `places_of`. Raises `EngineError` where one is of another version, even
    if it would not be used; where what is used is damaged or about other code; where what is asked for is not there.
    """
    from pipeline.extraction import Learned

    where = places_of() if places is None else places
    sifters = filter(None, (_sifter(name, getattr(settings, name), where) for name in WEIGHED))
    return Learned(_status(settings.status, where), tuple(sifters), _names(settings.names, where))


def standing(settings: Settings, places: Sequence[Path]) -> Iterator[Model]:
    """Of each learned part whether `load` gives it, and if not, why; in no words that tell of this machine."""
    for name, wanted, part in _wanted(settings):
        if wanted == "never":
            why = "设为不用"
        elif not _opened(name, places, needed=False):
            why = "没有学得的模型"
        else:
            why = "" if _found(name, wanted, part, places) else "量得没有用处"
        yield Model(name, wanted, not why, why)


def files(settings: Settings, places: Sequence[Path]) -> tuple[Path, ...]:
    """All files that decide what `load` gives: a result that was kept is out of date where one of them has changed."""
    found: list[Path] = []
    for name, wanted, _ in _wanted(settings):
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


def _wanted(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Each model, how it is wanted, and the part of it that would be used."""
    yield STATUS, settings.status, WEIGHTS
    for name in WEIGHED:
        yield name, getattr(settings, name), WEIGHTS
    yield NAMES, settings.names, SPACY if settings.names == SPACY else TAGGER


def _status(wanted: str, places: Sequence[Path]) -> "Judge | None":
    from pipeline.assemblers._judging import judged

    found = _weights(STATUS, wanted, places)
    return found and partial(judged, weights=found[0], sure=found[1])


def _sifter(name: str, wanted: str, places: Sequence[Path]) -> "Sifter | None":
    from pipeline.recognisers._weighed import weighed
    from pipeline.recognisers._weighings import WEIGHINGS

    found = _weights(name, wanted, places)
    return found and partial(weighed, by=WEIGHINGS[name], weights=found[0], sure=found[1])


def _weights(name: str, wanted: str, places: Sequence[Path]) -> tuple[Weights, int] | None:
    """Weights that are wanted, and from when on they are sure."""
    if not (found := _found(name, wanted, WEIGHTS, places)):
        return None
    folder, part = found
    return _decoded(folder / f"{WEIGHTS}.json", Weights, name), part.sure


def _names(wanted: str, places: Sequence[Path]) -> "Namer | None":
    from pipeline.recognisers import _network, _tagging

    if not (found := _found(NAMES, wanted, SPACY if wanted == SPACY else TAGGER, places)):
        return None
    folder, part = found
    if wanted == SPACY:
        return partial(_network.fill, pipeline=_network.load(folder / SPACY), sure=part.sure)
    return partial(_tagging.fill, tagger=_decoded(folder / f"{TAGGER}.json", Tagger, NAMES), sure=part.sure)


def _found(name: str, wanted: str, part: str, places: Sequence[Path]) -> tuple[Path, Part] | None:
    """The folder and the part of a model that is wanted, if it is there and is to be used."""
    if wanted == "never" or not (opened := _opened(name, places, needed=wanted != "auto")):
        return None
    folder, manifest = opened
    used = _used(folder, manifest, name, part, unasked=wanted == "auto")
    return (folder, used) if used else None


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
