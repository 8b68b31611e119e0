"""The audit of what was written to a folder; what was found in the same records before is not looked for again.

Two things are kept: of each document what is found inside it, with the keys of what is compared, and of each key the
findings across the documents that have it, under the digest of just these documents. So a text that is added, changed
or taken away costs itself, and the keys that it has in common with others.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

import msgspec
import numpy as np
from msgspec import Struct

from pipeline import cache, records
from pipeline.audit import compared, inside, numbered, plain
from pipeline.comparing import Keys, Places, keys_of, within
from pipeline.progress import track
from pipeline.records import Written
from pipeline.rules import Rule
from pipeline.schema import Finding

# What decides what is found in a document; tests/architecture sees that nothing is missing.
DECIDES = (
    "audit.py", "comparing.py", "dating.py", "errors.py", "lexicons", "numerals.py", "once.py", "plans.py",
    "plugins.py", "reasons.py", "rules", "schema", "script.py", "spool.py", "tables.py", "whose.py",
)  # fmt: skip


class Alone(Struct, frozen=True, array_like=True):
    """What is found inside a document, the keys of its records that are compared with others, and whose these are."""

    findings: tuple[Finding, ...]
    keys: bytes
    rules: bytes


class Seen(Struct, frozen=True, array_like=True):
    """A document as far as the audit goes on with it."""

    name: str
    digest: bytes
    keys: Keys
    rules: Places


Groups = dict[int, list[int]]
"""Key → the numbers of the documents that have it, each once, by their names."""


def audit(folder: Path, active: Sequence[Rule], kept: str = "") -> tuple[Finding, ...]:
    """The findings of the extracts in a folder, as `pipeline.audit` has them; `kept` is the cache, empty for none."""
    settings = (cache.code(DECIDES), cache.tables(), *(rule.code for rule in active))
    decides = cache.digest(map(str.encode, settings)).encode()
    found: list[Finding] = []
    seen: list[Seen] = []
    for each in track(records.written(folder), records.lines(folder / "documents.jsonl"), "审读"):
        digest = each.digest()
        make = partial(_alone, each, active)
        alone = cache.kept(kept, (b"audit", decides, digest), Alone, make, lambda _: True)
        found.extend(alone.findings)
        seen.append(Seen(each.id, digest, np.frombuffer(alone.keys, "<u8"), np.frombuffer(alone.rules, np.uint8)))
    groups = _groups(seen)
    names = {key: _digest(key, [seen[number].digest for number in members]) for key, members in groups.items()}
    book = (b"audited together", decides, str(folder.absolute()).encode("utf-8", "surrogateescape"))
    known = cache.book(kept, book)
    together = {name: known[name] for name in names.values() if name in known}
    new = {key: members for key, members in groups.items() if names[key] not in known}
    for key, findings in _compared(folder, active, seen, new).items():
        together[names[key]] = msgspec.msgpack.encode(findings)
    if together.keys() != known.keys():
        cache.bind(kept, book, together)
    decode = msgspec.msgpack.Decoder(tuple[Finding, ...]).decode
    found.extend(chain.from_iterable(map(decode, together.values())))
    return tuple(numbered(found))


def _alone(each: Written, active: Sequence[Rule]) -> Alone:
    extract = each.extract()
    keys, rules = keys_of(plain(extract), active)
    return Alone(tuple(inside(extract, active)), keys.tobytes(), rules.tobytes())


def _groups(seen: Sequence[Seen]) -> Groups:
    """The keys that two records have, wherever these stand."""
    if not any(len(each.keys) for each in seen):
        return {}
    order = sorted(range(len(seen)), key=lambda number: seen[number].name)
    keys = np.concatenate([seen[number].keys for number in order])
    owners = np.repeat(np.array(order), [len(seen[number].keys) for number in order])
    by_key = np.argsort(keys, kind="stable")
    keys, owners = keys[by_key], owners[by_key]
    starts = np.flatnonzero(np.diff(keys, prepend=~keys[:1]))
    ends = np.append(starts[1:], len(keys))
    several = ends - starts > 1
    members = owners.tolist()
    return {
        key: list(dict.fromkeys(members[start:end]))
        for key, start, end in zip(
            keys[starts[several]].tolist(), starts[several].tolist(), ends[several].tolist(), strict=True
        )
    }


def _digest(key: int, documents: Iterable[bytes]) -> bytes:
    return hashlib.blake2b(b"".join((key.to_bytes(8, "little"), *documents)), digest_size=16).digest()


def _compared(
    folder: Path, active: Sequence[Rule], seen: Sequence[Seen], groups: Groups
) -> Mapping[int, Sequence[Finding]]:
    """What is found across documents, for each of these keys."""
    found: dict[int, list[Finding]] = {key: [] for key in groups}
    if groups:
        shared = np.array(sorted(groups), "<u8")
        wanted = set(chain.from_iterable(groups.values()))
        # Each document is read by a rule or two: to gather for all of them took most of the time of a new text.
        meeting = {
            seen[number].name: set(seen[number].rules[within(seen[number].keys, shared)].tolist()) for number in wanted
        }
        extracts = (each.extract() for number, each in enumerate(records.written(folder)) if number in wanted)
        for key, findings in compared(extracts, active, shared, meeting):
            found[key].extend(findings)
    return found
