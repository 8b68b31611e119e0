"""Findings for programs: `{"version":1,"findings":[…]}`, as the command line promises them."""

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
    return encoded({"version": VERSION, "findings": [_finding(exhibit.finding) for exhibit in report.exhibits]})


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "family": finding.family,
        "severity": finding.severity,
        "message": finding.message,
        "evidence": [
            {"document": span.document, "start": span.start, "end": span.end, "text": span.text}
            for span in finding.evidence
        ],
    }
