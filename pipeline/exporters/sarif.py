"""Findings as SARIF 2.1.0, which code hosts and editors show in the margin.

Lines and columns count code points (`columnKind` says so). Offsets are left out: ours count a CRLF as one
character, the standard's count two, and a region that says both must mean the same.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote as percent

from pipeline.exporters._plain import encoded, plain
from pipeline.exporters._quotes import Quote
from pipeline.exporters.report import Exhibit, Manual, Report
from pipeline.records import replacing
from pipeline.schema import Document, Finding

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def write(report: Report, path: Path) -> None:
    """Write the findings as a SARIF log with one run."""
    with replacing(path) as file:
        file.write(encode(report) + b"\n")


def encode(report: Report) -> bytes:
    """The log as JSON in UTF-8."""
    return encoded(log(report))


def log(report: Report) -> dict[str, Any]:
    """The log as plain values."""
    rules = {rule["id"]: index for index, rule in enumerate(_rules(report))}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "zhengce", **_version(report), "rules": list(_rules(report))}},
                "language": "zh-CN",
                "columnKind": "unicodeCodePoints",
                "artifacts": [_artifact(extract.document) for extract in report.extracts],
                "results": [_result(report, exhibit, rules) for exhibit in (*report.exhibits, *report.settled)],
            }
        ],
    }


def _version(report: Report) -> dict[str, str]:
    version = dict(report.versions).get("zhengce")
    return {"version": version} if version else {}


def _rules(report: Report) -> Iterator[dict[str, Any]]:
    known = {manual.code: manual for manual in report.manuals}
    used = {exhibit.finding.rule for exhibit in (*report.exhibits, *report.settled)}
    for code in sorted(known.keys() | used):
        yield _rule(known[code]) if code in known else {"id": code}


def _rule(manual: Manual) -> dict[str, Any]:
    return {
        "id": manual.code,
        "name": manual.name,
        "shortDescription": {"text": _message(manual.title or manual.code)},
        "help": {"text": _message(manual.body or manual.title or manual.code)},
        "defaultConfiguration": {"level": manual.severity},
        "properties": {"tags": [manual.family]},
    }


def _artifact(document: Document) -> dict[str, Any]:
    # What a text file is encoded in tells a viewer how to count; a PDF's or a Word file's text has no such thing.
    encoding = {"encoding": document.encoding} if document.format == "text" else {}
    return {"location": {"uri": _uri(document.id)}, **encoding}


# Of a document there are hundreds of findings.
@lru_cache(maxsize=1 << 12)
def _uri(path: str) -> str:
    pure = PurePath(path)
    escaped = percent(pure.as_posix(), safe="/", errors="surrogatepass")
    return f"file://{escaped}" if pure.is_absolute() else escaped


def _result(report: Report, exhibit: Exhibit, rules: dict[str, int]) -> dict[str, Any]:
    finding = exhibit.finding
    first, *others = (_location(report, quote) for quote in exhibit.quotes)
    words = {"verdict": finding.verdict, "why": _message(finding.why)} if finding.verdict else {}
    related = {"relatedLocations": [{"id": number, **place} for number, place in enumerate(others, 1)]}
    return {
        "ruleId": finding.rule,
        "ruleIndex": rules[finding.rule],
        "level": finding.severity,
        "message": {"text": _message(finding.message)},
        "locations": [first],
        **(related if others else {}),
        "partialFingerprints": {"zhengceFinding/v1": finding.id},
        **_settled(report, finding),
        "properties": {"family": finding.family, **words},
    }


def _settled(report: Report, finding: Finding) -> dict[str, Any]:
    """What a reader settled is suppressed; where a baseline was set, every result says whether it was in it."""
    why = {"kind": "external", "status": "accepted", "justification": _message(finding.why)}
    against = any(exhibit.finding.verdict == "accepted" for exhibit in report.settled)
    known = {"baselineState": "unchanged" if finding.verdict else "new"}
    # A log that suppresses anything says of every result whether it does (SARIF 3.27.23).
    suppressed = {"suppressions": [] if finding.open else [why]}
    return {**(suppressed if report.settled else {}), **(known if against else {})}


def _location(report: Report, quote: Quote) -> dict[str, Any]:
    index = quote.place.document
    document = report.extracts[index].document
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(document.id), "index": index}}
    words = {"message": {"text": _message(f"第{quote.place.paragraph}段：{quote.span.text}")}}
    # Lines of the text that a reader took out of a web page or a PDF are no lines of the file.
    if document.format != "text":
        return {"physicalLocation": physical, **words}
    physical["region"] = _region(quote)
    return {"physicalLocation": physical, **words}


def _region(quote: Quote) -> dict[str, Any]:
    place, span = quote.place, quote.span
    breaks = span.text.count("\n")
    tail = len(span.text) - span.text.rfind("\n") - 1
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.line + breaks,
        "endColumn": tail + 1 if breaks else place.column + tail,
        "snippet": {"text": span.text},
    }


def _message(text: str) -> str:
    """Plain text for a message: braces would be placeholders, and `[a](b)` a link (SARIF 3.11.5, 3.11.6)."""
    return plain(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")
