"""What is said of a model beside it: whence it comes, what its numbers are about, what it was measured to be worth."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from pipeline import __version__, records

FORMAT = 1
MANIFEST = "manifest.json"
STATUS, TRADES, SLOGANS, NAMES = "status", "trades", "slogans", "names"
WEIGHED = (TRADES, SLOGANS)
"""The models whose weights sift what rules find: `recognisers._weighings` tells of what kind."""
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
    TRADES: ("lexicons/goods.csv", "lexicons/industries.csv", "recognisers/_trades.py", "recognisers/_weighed.py"),
    SLOGANS: ("recognisers/_coinages.py", "recognisers/_quoted.py", "recognisers/_weighed.py"),
    NAMES: ("lexicons", "recognisers/_line.py", "recognisers/_network.py", "recognisers/_tagging.py", "tagger.py"),
}
# How much a model must add to be used unasked. A tagger of names takes longer than all the rules together, and would
# bring the whole extraction below 200,000 characters a second: for less than a point of F1 that is no bargain.
_LEAST = {STATUS: 0.0, TRADES: 0.0, SLOGANS: 0.0, NAMES: 0.01}


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
