"""Records → findings: runs the rules, groups what they compare, and gives every finding its fingerprint."""

import hashlib
import importlib
import pickle
import re
import struct
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import compress
from pathlib import PurePath
from typing import TypeAlias

import numpy as np
from msgspec.structs import replace

from pipeline import comparing, plugins, script, spool
from pipeline.comparing import Keys, Meeting, Noted
from pipeline.errors import ParamsError
from pipeline.rules import Objection, Rule
from pipeline.schema import Document, Extract, Finding, Span

Corpus: TypeAlias = Callable[[], Iterable[Extract]]
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
    again: Corpus | None = None,
) -> tuple[Finding, ...]:
    """The findings of a corpus, in reading order; the order of its documents does not matter. See `found`."""
    return tuple(found(extracts, chosen, again))


def found(
    extracts: Iterable[Extract], chosen: Iterable[Rule] | None = None, again: Corpus | None = None
) -> Iterator[Finding]:
    """The findings of a corpus, one at a time, in reading order; the order of its documents does not matter.

    Neither a corpus nor its findings need fit into memory: extracts are taken one at a time, and those that have
    something in common with others are asked for once more by `again`, which gives the same ones in the same order.
    Without it those that are no sequence are kept in a temporary file.
    """
    active = tuple(rules() if chosen is None else chosen)
    if again is None:
        extracts, again = (extracts, lambda: extracts) if isinstance(extracts, Sequence) else spool.twice(extracts)
    return numbered(_found(extracts, active, again))


def _found(extracts: Iterable[Extract], active: Sequence[Rule], again: Corpus) -> Iterator[Finding]:
    noted = Noted()
    for extract in extracts:
        yield from inside(extract, active)
        keys, _ = comparing.keys_of(plain(extract), active)
        noted.add(keys)
    shared = noted.shared()
    if len(shared):
        for _, findings in compared(compress(again(), noted.meeting(shared)), active, shared):
            yield from findings


def inside(extract: Extract, active: Iterable[Rule]) -> Iterator[Finding]:
    """What the rules find that read one document at a time."""
    read = plain(extract)
    document = None if read is extract else extract.document
    yield from _told_once(
        finding
        for rule in active
        if rule.by is None
        for finding in _findings(rule, rule.check(read), lambda _: document, extract.document.text)
    )


def _told_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Without the hints at what a graver finding of the family tells of the same words."""
    every = tuple(findings)
    graver = [finding for finding in every if finding.severity != "note"]
    for finding in every:
        if finding.severity != "note" or not any(_tells(other, finding) for other in graver):
            yield finding


def _tells(graver: Finding, hint: Finding) -> bool:
    return graver.family == hint.family and all(
        any(told.start < span.end and span.start < told.end for told in graver.evidence) for span in hint.evidence
    )


def plain(extract: Extract) -> Extract:
    """An extract as rules know it: in simplified script."""
    document = script.plain(extract.document)
    return extract if document is extract.document else script.quoted(extract, document)


def compared(
    extracts: Iterable[Extract], active: Sequence[Rule], shared: Keys, meeting: Meeting | None = None
) -> Iterator[tuple[int, Iterator[Finding]]]:
    """What rules find that compare records of one key, wherever these stand: by the keys, of all keys only these.

    `meeting` tells of each document which rules have such a key in it, where that is known.
    """
    written: spool.Named[Document] = spool.Named()

    def reading() -> Iterator[Extract]:
        for extract in extracts:
            read = plain(extract)
            if read is not extract:
                written.put(extract.document.id, extract.document)
            yield read

    for rule, key, group in comparing.groups(reading(), active, shared, meeting):
        if len(group) > 1:
            yield key, _findings(rule, rule.check(group), written.get)


def _findings(
    rule: Rule, objections: Iterable[Objection], written: Callable[[str], Document | None], text: str = ""
) -> Iterator[Finding]:
    """`written` gives what a document says in another script than rules read, if it does."""
    for objection in objections:
        # Spans alone: what else a record says is in its own file, and a finding is kept as it is written.
        evidence = tuple(
            document.span(span.start, span.end)
            if (document := written(span.document))
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
            objection.said(),
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


def numbered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings in reading order. Same words twice are two: the later ones get a number. Same spans twice are one."""
    ids = array("Q")

    def rows() -> Iterator[tuple[bytes, bytes]]:
        for finding in findings:
            ids.append(_short(finding.id.encode()))
            yield _place(finding), pickle.dumps(finding, pickle.HIGHEST_PROTOCOL)

    ordered = spool.ordered(rows())
    several = frozenset(comparing.repeated([np.array(ids, np.uint64)]).tolist())
    seen: dict[str, set[int]] = {}
    for place, packed in ordered:
        finding: Finding = pickle.loads(packed)
        if _short(finding.id.encode()) in several:
            places = seen.setdefault(finding.id, set())
            if (where := _short(place)) in places:
                continue
            places.add(where)
            if len(places) > 1:
                finding = replace(finding, id=f"{finding.id}-{len(places)}")
        yield finding


def _short(said: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(said, digest_size=8).digest(), sys.byteorder)


def _place(finding: Finding) -> bytes:
    """By document and place, then by rule and id, then by all places: bytes that sort so."""
    places = [
        span.document.encode("utf-8", "surrogatepass") + struct.pack(">xQQ", span.start, span.end)
        for span in finding.evidence
    ]
    first = places[0][:-8]
    return b"".join((first, finding.rule.encode(), b"\0", finding.id.encode(), b"\0", *places))
