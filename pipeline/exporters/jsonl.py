"""Records for programs, one JSON object a line: mentions, indicators, counts and definitions, in reading order."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import msgspec

from pipeline.exporters._amounts import digits
from pipeline.exporters._plain import encoded
from pipeline.exporters.report import Report
from pipeline.records import replacing
from pipeline.schema import Count, Definition, Extract, Indicator, Mention


def write(report: Report, path: Path) -> None:
    """Write the records of all documents, then the findings, each with its `type`."""
    with replacing(path) as file:
        for extract in report.extracts:
            file.writelines(record + b"\n" for record in records_lines(extract))
        file.writelines(encoded(exhibit.finding) + b"\n" for exhibit in report.exhibits)


def stream(extracts: Iterable[Extract], file: IO[bytes]) -> None:
    """Write the records of documents as they come."""
    for extract in extracts:
        file.writelines(record + b"\n" for record in records_lines(extract))


def records_lines(extract: Extract) -> Iterator[bytes]:
    """The records of a document as JSON without line ends, by where they start.

    Values are strings in full: 1E+12 is written as "1000000000000".
    """
    records: list[Mention | Indicator | Count | Definition] = [
        *extract.mentions,
        *extract.indicators,
        *extract.counts,
        *extract.definitions,
    ]
    # A stable sort: what starts at one place keeps the order mention, indicator, count, definition.
    for record in sorted(records, key=lambda record: record.start):
        yield encoded(_fields(record))


def _fields(record: Mention | Indicator | Count | Definition) -> Any:
    if isinstance(record, Mention | Definition):
        return record
    fields = msgspec.to_builtins(record)
    if isinstance(record, Indicator):
        fields |= {"low": digits(record.low), "high": digits(record.high)}
    else:
        fields["n"] = digits(record.n)
    return fields
