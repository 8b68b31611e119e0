"""Extracts and findings → the one model that every exporter shows."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple, Protocol, get_args

from msgspec import Struct

from pipeline.exporters._facing import facing
from pipeline.exporters._names import Name, names
from pipeline.exporters._places import Place, locator
from pipeline.exporters._quotes import Quote, quotes
from pipeline.exporters._touching import Touched, touched
from pipeline.exporters.drawing import Drawing
from pipeline.schema import Count, Document, Extract, Family, Finding, Indicator, Severity, Span, Verdict

RANK: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}


class Described(Protocol):
    """What a report needs to know of a rule."""

    @property
    def code(self) -> str:
        """CNT101."""

    @property
    def name(self) -> str:
        """The rule's function."""

    @property
    def family(self) -> Family:
        """What kind of fault it finds."""

    @property
    def severity(self) -> Severity:
        """How grave its findings are, unless they say otherwise."""

    @property
    def severities(self) -> tuple[Severity, ...]:
        """All that its findings may have, the gravest first."""

    @property
    def manual(self) -> str:
        """Its docstring."""

    @property
    def versions(self) -> bool:
        """Whether the quotes of a finding say the same thing differently."""


class Manual(Struct, frozen=True):
    """A rule as a report explains it; `title` is the first line of its manual, `body` the rest."""

    code: str
    name: str
    family: Family
    severity: Severity
    severities: tuple[Severity, ...]
    title: str
    body: str


class Exhibit(Struct, frozen=True):
    """A finding as it is shown; `number` counts from 1, the most serious first, those that are settled last."""

    number: int
    finding: Finding
    quotes: tuple[Quote, ...]


class IndicatorRow(NamedTuple):
    """A row of the ledger; `exhibits` are the numbers of the findings whose evidence touches it.

    `facing` are the indices of rows that say the same indicator's target beside what is achieved, or the other way.
    """

    record: Indicator
    place: Place
    exhibits: tuple[int, ...]
    facing: tuple[int, ...] = ()


class CountRow(NamedTuple):
    """A count with its place and the findings that touch it."""

    record: Count
    place: Place
    exhibits: tuple[int, ...]


class Report(Struct, frozen=True):
    """All that an audit found. Documents in the order of their ids, findings the most serious first.

    `titles` are what the documents are called, one for each of them.
    `exhibits` are open; `settled` are those that a reader has dismissed or accepted, `stale` the verdicts on what is
    found no more. `characters` says how many were read, blanks aside; `audited` whether anybody looked for faults.
    """

    extracts: tuple[Extract, ...] = ()
    titles: tuple[str, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    settled: tuple[Exhibit, ...] = ()
    stale: tuple[Verdict, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()
    counts: tuple[CountRow, ...] = ()
    names: tuple[Name, ...] = ()
    manuals: tuple[Manual, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    params: tuple[tuple[str, str], ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    drawing: Drawing | None = None
    characters: int = 0
    audited: bool = True

    @property
    def severities(self) -> dict[Severity, int]:
        """How many open findings of each severity, the most serious first."""
        found = Counter(exhibit.finding.severity for exhibit in self.exhibits)
        return {severity: found[severity] for severity in RANK}


def build(
    extracts: Iterable[Extract],
    findings: Iterable[Finding] | None,
    *,
    rules: Collection[Described] = (),
    versions: Mapping[str, str] | None = None,
    params: Mapping[str, str] | None = None,
    skipped: Mapping[str, str] | None = None,
    stale: Iterable[Verdict] = (),
    drawing: Drawing | None = None,
) -> Report:
    """The report; the order in which extracts and findings come does not matter.

    `findings` are `None` where nobody audited; `rules` gives manuals, `skipped` the reason by path. A finding about a
    document that is not among the extracts is a `KeyError`.
    """
    ordered = tuple(sorted(extracts, key=lambda extract: extract.document.id))
    locators = {extract.document.id: locator(index, extract.document) for index, extract in enumerate(ordered)}
    known = {extract.document.id: extract for extract in ordered}
    shown = [
        Exhibit(number, finding, quotes(finding, known, locators, apart(rules)))
        for number, finding in enumerate(sorted(findings or (), key=order), 1)
    ]
    exhibits = tuple(exhibit for exhibit in shown if exhibit.finding.open)
    places = touched((span, each.number) for each in exhibits for span in each.finding.evidence)
    statements = [record for extract in ordered for record in extract.indicators]
    return Report(
        extracts=ordered,
        titles=titles([extract.document for extract in ordered]),
        exhibits=exhibits,
        settled=tuple(shown[len(exhibits) :]),
        stale=tuple(stale),
        indicators=tuple(
            IndicatorRow(record, locators[record.document](record.start), _touching(record, places), beside)
            for record, beside in zip(statements, facing(statements), strict=True)
        ),
        counts=tuple(
            CountRow(record, locators[record.document](record.start), _touching(record, places))
            for extract in ordered
            for record in extract.counts
        ),
        names=names(ordered, locators),
        manuals=tuple(sorted(map(manual, rules), key=lambda manual: manual.code)),
        versions=tuple((versions or {}).items()),
        params=tuple((params or {}).items()),
        skipped=tuple(sorted((skipped or {}).items())),
        drawing=drawing,
        characters=sum(map(characters, ordered)),
        audited=findings is not None,
    )


def characters(extract: Extract) -> int:
    """The characters of a document, blanks aside."""
    return extract.document.characters


# Of whom such a title does not tell; pages of sites begin with a button.
_GENERIC = re.compile(
    "(?:20[0-9]{2}年)?(?:政府工作报告|(?:重点)?工作(?:报告|要点|总结|安排)|统计公报|(?:实施|行动|工作)(?:方案|意见|计划)|通知|公告|分享|首页|打印)"
)


def titles(documents: Sequence[Document]) -> tuple[str, ...]:
    """What documents are called among each other: their own titles, else their files' names.

    Eight provinces call theirs 政府工作报告: with a title that others have, or that does not say whose it is, stands
    the file, in its folder if need be.
    """
    paths = [PurePath(document.id) for document in documents]
    own = [document.title or path.stem or document.id for document, path in zip(documents, paths, strict=True)]
    named = [f"{title}（{path.name}）" for title, path in zip(own, paths, strict=True)]
    alike, still = Counter(own), Counter(named)
    alone = [alike[title] == 1 and not _GENERIC.fullmatch(title) for title in own]
    return tuple(
        title if telling else longer if still[longer] == 1 else f"{title}（{document.id}）"
        for telling, title, longer, document in zip(alone, own, named, documents, strict=True)
    )


def apart(rules: Iterable[Described]) -> frozenset[str]:
    """The rules whose quotes are no versions of one another: where they differ says nothing."""
    return frozenset(rule.code for rule in rules if not rule.versions)


_FAMILIES = {family: place for place, family in enumerate(get_args(Family))}


def order(finding: Finding) -> tuple[bool, int, int, str, int, str, str]:
    """What is open first, the most serious of it, and of these the contradictions before what is merely missing."""
    first = finding.evidence[0]
    family = _FAMILIES[finding.family]
    return not finding.open, RANK[finding.severity], family, first.document, first.start, finding.rule, finding.id


def _touching(record: Span, places: Mapping[str, Touched[int]]) -> tuple[int, ...]:
    here = places.get(record.document)
    return tuple(here.at(record.start, record.end)) if here else ()


def manual(rule: Described) -> Manual:
    """A rule as it is explained."""
    title, _, body = rule.manual.strip().partition("\n")
    return Manual(rule.code, rule.name, rule.family, rule.severity, rule.severities, title.rstrip("。"), body.strip())
