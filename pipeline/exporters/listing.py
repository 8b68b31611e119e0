"""Findings alone → the model of those who list them: of the texts, what is long waits in a temporary file."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec.structs import replace

from pipeline import spool
from pipeline.exporters._places import Locate, locator
from pipeline.exporters._quotes import quotes
from pipeline.exporters.report import Described, Exhibit, Report, apart, characters, manual, order
from pipeline.schema import Extract, Finding, Verdict

_AT_HAND = 4


class Read:
    """Texts that were read, until findings are shown in them."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._texts: spool.Named[Extract] = spool.Named()
        self._bare: list[Extract] = []
        self._characters = 0

    def passing(self, extracts: Iterable[Extract]) -> Iterator[Extract]:
        """The extracts as they pass."""
        for extract in extracts:
            yield extract
            document = extract.document
            self.names.append(document.id)
            self._texts.put(document.id, Extract(document))
            self._bare.append(Extract(replace(document, text="", blocks=(), pages=(), damage=())))
            self._characters += characters(extract)

    def report(
        self,
        findings: Iterable[Finding],
        *,
        rules: Collection[Described],
        versions: Mapping[str, str],
        stale: Iterable[Verdict],
    ) -> Report:
        """Findings in their places and nothing else of the texts; what else a report has is left empty."""
        bare = tuple(sorted(self._bare, key=lambda extract: extract.document.id))
        locators, alone = _Locators(bare, self._texts), apart(rules)
        shown = [
            Exhibit(number, finding, quotes(finding, self._texts, locators, alone))
            for number, finding in enumerate(sorted(findings, key=order), 1)
        ]
        return Report(
            extracts=bare,
            exhibits=tuple(exhibit for exhibit in shown if exhibit.finding.open),
            settled=tuple(exhibit for exhibit in shown if not exhibit.finding.open),
            stale=tuple(stale),
            manuals=tuple(sorted(map(manual, rules), key=lambda each: each.code)),
            versions=tuple(versions.items()),
            characters=self._characters,
        )


class _Locators(Mapping[str, Locate]):
    """What finds the places of a document; those of the last few are at hand."""

    def __init__(self, ordered: tuple[Extract, ...], texts: Mapping[str, Extract]) -> None:
        self._indices = {extract.document.id: index for index, extract in enumerate(ordered)}
        self._made = lru_cache(_AT_HAND)(lambda name: locator(self._indices[name], texts[name].document))

    def __getitem__(self, name: str) -> Locate:
        return self._made(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._indices)

    def __len__(self) -> int:
        return len(self._indices)
