"""What was read and what was not: read.csv for people, skipped.jsonl for programs, and the sums of both."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from pipeline import records
from pipeline.schema import Document, Extract, Skipped

FILE = "read.csv"
COLUMNS = "document result format encoding pages characters damaged reason".split()
# A spreadsheet runs a cell that begins so as a formula; full-width signs too, in East Asian versions.
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


class Sums(Struct, frozen=True):
    """Of each format documents and characters; of each reason the files passed over; how many were unreadable."""

    formats: dict[str, tuple[int, int]]
    passed: dict[str, int]
    failed: int

    @property
    def documents(self) -> int:
        """All documents that were read."""
        return sum(documents for documents, _ in self.formats.values())


def listed(folder: Path, extracts: Iterable[Extract], skipped: list[Skipped]) -> Iterator[Extract]:
    """List each document as it passes, and at last what was not read; the files appear when the last has passed."""
    with records.replacing(folder / FILE) as file:
        file.write(b"\xef\xbb\xbf" + _line(COLUMNS))
        for extract in extracts:
            file.write(_line(_read(extract.document)))
            yield extract
        file.writelines(_line(_unread(each)) for each in skipped)
    records.write(folder / "skipped.jsonl", skipped)


def sums(folder: Path) -> Sums:
    """What `listed` has left in a folder, added up."""
    formats: dict[str, tuple[int, int]] = {}
    passed: Counter[str] = Counter()
    failed = 0
    with (folder / FILE).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["result"] == "read":
                documents, characters = formats.get(row["format"], (0, 0))
                formats[row["format"]] = documents + 1, characters + int(row["characters"])
            elif row["result"] == "failed":
                failed += 1
            else:
                passed[row["reason"]] += 1
    return Sums(dict(sorted(formats.items())), dict(sorted(passed.items())), failed)


def _read(document: Document) -> tuple[str | int, ...]:
    pages = len(document.pages) or ""
    sizes = pages, document.characters, len(document.damage)
    return _safe(document.id), "read", document.format, document.encoding, *sizes, ""


def _unread(each: Skipped) -> tuple[str, ...]:
    return _safe(each.path), "failed" if each.failed else "skipped", "", "", "", "", "", _safe(each.reason)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _line(cells: Iterable[str | int]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode("utf-8", "replace")
