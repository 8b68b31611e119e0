"""Findings for a terminal, one line each like a linter's, then the quotes that prove them."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.exporters._labels import SEVERITIES
from pipeline.exporters._plain import line
from pipeline.exporters._quotes import Quote
from pipeline.exporters._sayings import quoted, stale, summary, verdict
from pipeline.exporters.report import Exhibit, Report
from pipeline.records import write_text


def write(report: Report, path: Path) -> None:
    """Write the findings as text; where there is none, one line says so."""
    write_text(path, "".join(f"{row}\n" for row in lines(report)))


def lines(report: Report) -> Iterator[str]:
    """`path:line:col: 错误 CNT101 message` by document and place, quotes indented below, a sum at the end.

    Lines and columns are those of the text as it was read; of a web page or a PDF they are not the file's own.
    """
    for exhibit in sorted(report.exhibits, key=_place):
        finding = exhibit.finding
        said = f"（{verdict(finding)}）" if finding.verdict else ""
        what = f"{SEVERITIES[finding.severity]} {finding.rule} {line(finding.message)}"
        yield f"{_where(exhibit.quotes[0])}: {what}{said}"
        yield from (f"    {_where(quote)}: {quoted(quote)}" for quote in exhibit.quotes)
        yield f"    编号 {line(finding.id)}"
    yield from map(stale, report.stale)
    yield summary(report)


def _where(quote: Quote) -> str:
    return f"{line(quote.span.document)}:{quote.place.line}:{quote.place.column}"


def _place(exhibit: Exhibit) -> tuple[int, int, int, int]:
    place = exhibit.quotes[0].place
    return place.document, place.line, place.column, exhibit.number
