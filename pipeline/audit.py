"""Records → findings: runs the rules, groups what they compare, and gives every finding its fingerprint."""

import hashlib
import importlib
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress
from pathlib import PurePath
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline import plugins, script
from pipeline.errors import ParamsError
from pipeline.rules import Objection, Rule
from pipeline.schema import Document, Extract, Finding, Span

Corpus: TypeAlias = Callable[[], Iterable[Extract]]
Keys: TypeAlias = NDArray[np.uint64]
Groups: TypeAlias = dict[Hashable, list[tuple[str, Any]]]
_LOOSE = re.compile(r"[\W_]+")
_ENDS = re.compile(r"[。！？]|\n\s*\n")
_FEW, _ALONE = 8, 24


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, by code."""
    modules = (importlib.import_module(f"pipeline.rules.{name}") for name in plugins.names("pipeline.rules"))
    found = (value for module in modules for value in vars(module).values() if isinstance(value, Rule))
    return tuple(sorted(found, key=lambda rule: rule.code))


def enabled(disabled: Iterable[str]) -> tuple[Rule, ...]:
    """The rules that are not disabled; `ParamsError` for a code that no rule has."""
    off = frozenset(disabled)
    if unknown := off - {rule.code for rule in rules()}:
        raise ParamsError(f"没有规则 {'、'.join(sorted(unknown))}", hint="用 zhengce rules 查看全部规则")
    return tuple(rule for rule in rules() if rule.code not in off)


def audit(
    extracts: Iterable[Extract],
    chosen: Iterable[Rule] | None = None,
    again: Callable[[], Iterable[Extract]] | None = None,
) -> tuple[Finding, ...]:
    """The findings of a corpus, in reading order; the order of its documents does not matter.

    A corpus need not fit into memory: extracts are taken one at a time, and those that have something in common with
    others are asked for once more by `again`, which gives the same ones in the same order. Without it all are held.
    """
    active = tuple(rules() if chosen is None else chosen)
    if again is None:
        held = tuple(extracts)
        extracts, again = held, lambda: held
    found: list[Finding] = []
    keys: list[Keys] = []
    for extract in extracts:
        found.extend(inside(extract, active))
        keys.append(keys_of(extract, active))
    found.extend(_across(again, active, keys))
    return numbered(found)


def inside(extract: Extract, active: Iterable[Rule]) -> Iterator[Finding]:
    """What the rules find that read one document at a time."""
    read = _plain(extract)
    written = {} if read is extract else {extract.document.id: extract.document}
    for rule in active:
        if rule.by is None:
            yield from _findings(rule, rule.check(read), written, extract.document.text)


def _plain(extract: Extract) -> Extract:
    """An extract as rules know it: in simplified script."""
    plain = script.plain(extract.document)
    return extract if plain is extract.document else script.quoted(extract, plain)


def keys_of(extract: Extract, active: Iterable[Rule]) -> Keys:
    """A number for each record that a rule compares with others: the same for the same key, in every process."""
    read = _plain(extract)
    digests = b"".join(_digest(rule, key) for rule in active if rule.by for key, _ in rule.by(read))
    return np.frombuffer(digests, "<u8")


def _digest(rule: Rule, key: Hashable) -> bytes:
    said = f"{rule.code} {key!r}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(said, digest_size=8).digest()


def _number(rule: Rule, key: Hashable) -> int:
    return int.from_bytes(_digest(rule, key), "little")


def _across(again: Corpus, active: Sequence[Rule], keys: Sequence[Keys]) -> Iterator[Finding]:
    """What the rules find that compare records of one key, wherever these stand."""
    every = np.sort(np.concatenate(keys)) if keys else np.empty(0, "<u8")
    shared = np.unique(every[1:][every[1:] == every[:-1]])
    meeting = [bool(np.isin(own, shared).any()) for own in keys]
    if not any(meeting):
        return
    for _, findings in compared(compress(again(), meeting), active, frozenset(shared.tolist())):
        yield from findings


def compared(
    extracts: Iterable[Extract], active: Sequence[Rule], shared: frozenset[int]
) -> Iterator[tuple[int, Iterator[Finding]]]:
    """What rules find that compare records, key by key; of all keys only these, as `keys_of` numbers them."""
    groups, written = _groups(extracts, active, shared)
    for rule in active:
        for key, group in groups.get(rule.code, {}).items():
            if len(group) > 1:
                ordered = [item for _, item in sorted(group, key=lambda one: one[0])]
                yield _number(rule, key), _findings(rule, rule.check(ordered), written)


def _groups(
    extracts: Iterable[Extract], active: Sequence[Rule], shared: frozenset[int]
) -> tuple[dict[str, Groups], dict[str, Document]]:
    """What is compared, rule by rule, and the documents that were written in another script."""
    written: dict[str, Document] = {}
    groups: dict[str, Groups] = {rule.code: {} for rule in active if rule.by}
    for extract in extracts:
        read = _plain(extract)
        if read is not extract:
            written[extract.document.id] = extract.document
        for rule in active:
            for key, make in rule.by(read) if rule.by else ():
                if _number(rule, key) in shared:
                    groups[rule.code].setdefault(key, []).append((extract.document.id, make()))
    return groups, written


def _findings(
    rule: Rule, objections: Iterable[Objection], written: Mapping[str, Document], text: str = ""
) -> Iterator[Finding]:
    for objection in objections:
        # Spans alone: what else a record says is in its own file, and a finding is kept as it is written.
        evidence = tuple(
            written[span.document].span(span.start, span.end)
            if span.document in written
            else Span(span.document, span.start, span.end, span.text)
            for span in objection.evidence
        )
        if not evidence:
            raise ValueError(f"{rule.code} objects without evidence: {objection.message}")
        yield Finding(
            _fingerprint(rule.code, evidence, text),
            rule.code,
            rule.family,
            objection.severity or rule.severity,
            objection.message,
            evidence,
        )


def _fingerprint(code: str, evidence: tuple[Span, ...], text: str) -> str:
    """Of words without marks and blanks, and of files' names without their folders.

    So a verdict outlives edits elsewhere in the file and the corpus's move to another place. Few words could stand
    anywhere: those beside them in the line belong to them.
    """
    said = [_LOOSE.sub("", span.text) for span in evidence]
    if text and (len("".join(said)) < _FEW or (len(said) == 1 and len(said[0]) < _ALONE)):
        said = [_beside(text, span) for span in evidence]
    names = (PurePath(span.document).name for span in evidence)
    words = "\0".join(sorted(f"{name}\0{one}" for name, one in zip(names, said, strict=True)))
    return f"{code}-{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _beside(text: str, span: Span) -> str:
    """A span with the words of its sentence on both sides, however its lines are wrapped."""
    before = _ENDS.split(text[max(0, span.start - 4 * _FEW) : span.start])[-1]
    after = _ENDS.split(text[span.end : span.end + 4 * _FEW], maxsplit=1)[0]
    return "\0".join((_LOOSE.sub("", before)[-_FEW:], _LOOSE.sub("", span.text), _LOOSE.sub("", after)[:_FEW]))


def numbered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in reading order. Same words twice are two: the later ones get a number. Same spans twice are one."""
    return tuple(_numbered(found))


def _numbered(found: Iterable[Finding]) -> Iterator[Finding]:
    seen: dict[str, set[tuple[Span, ...]]] = {}
    for finding in sorted(found, key=_place):
        places = seen.setdefault(finding.id, set())
        if finding.evidence in places:
            continue
        places.add(finding.evidence)
        if len(places) > 1:
            finding = Finding(
                f"{finding.id}-{len(places)}",
                finding.rule,
                finding.family,
                finding.severity,
                finding.message,
                finding.evidence,
            )
        yield finding


def _place(finding: Finding) -> tuple[object, ...]:
    places = tuple((span.document, span.start, span.end) for span in finding.evidence)
    return places[0][:2], finding.rule, finding.id, places
