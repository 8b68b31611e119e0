"""Records as one CSV table that Excel opens: a row each, the columns of indicators and counts beside each other."""

import csv
import io
from collections.abc import Iterable
from typing import IO, Any

import msgspec

from pipeline.exporters.csv import safe
from pipeline.exporters.jsonl import records_lines
from pipeline.schema import Extract

COLUMNS = (
    "type document start end text kind entity indicator quantity quantity_start quantity_end low high unit approx "
    "measure period status scope lost n head members closed number definition taxonomy"
).split()


def stream(extracts: Iterable[Extract], file: IO[bytes]) -> None:
    """Write the records of documents as they come, UTF-8 with a byte order mark; lists are joined by ；."""
    header = b"\xef\xbb\xbf" + _line(COLUMNS)
    for extract in extracts:
        # With the first document, not before: where nothing can be read, nothing is written.
        file.write(header)
        header = b""
        for record in records_lines(extract):
            fields = msgspec.json.decode(record)
            file.write(_line(_cell(fields.get(column)) for column in COLUMNS))


def _line(cells: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return safe("；".join(each["id"] if isinstance(each, dict) else str(each) for each in value))
    return safe(value) if isinstance(value, str) else str(value).lower()
