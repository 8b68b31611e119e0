"""Findings for programs: `{"version":1,"findings":[…],…}`, as the command line promises them.

`findings` are open; `settled` are those that a reader dismissed or accepted, `stale` the verdicts on what is gone.
"""

from pathlib import Path
from typing import Any

from pipeline.exporters._plain import encoded
from pipeline.exporters.report import Report
from pipeline.records import replacing
from pipeline.schema import Finding

VERSION = 1


def write(report: Report, path: Path) -> None:
    """Write the findings as one JSON object, the most serious first."""
    with replacing(path) as file:
        file.write(encode(report) + b"\n")


def encode(report: Report) -> bytes:
    """The findings as JSON in UTF-8."""
    return encoded(
        {
            "version": VERSION,
            "findings": [_finding(exhibit.finding) for exhibit in report.exhibits],
            **({"settled": [_finding(exhibit.finding) for exhibit in report.settled]} if report.settled else {}),
            **({"stale": report.stale} if report.stale else {}),
        }
    )


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "family": finding.family,
        "severity": finding.severity,
        "message": finding.message,
        **({"verdict": finding.verdict, "why": finding.why} if finding.verdict else {}),
        "evidence": [
            {"document": span.document, "start": span.start, "end": span.end, "text": span.text}
            for span in finding.evidence
        ],
    }
