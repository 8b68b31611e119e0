"""Findings for a terminal, one line each like a linter's, then the quotes that prove them."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.exporters._plain import line
from pipeline.exporters.report import Exhibit, Quote, Report
from pipeline.records import write_text


def write(report: Report, path: Path) -> None:
    """Write the findings as text; where there is none, one line says so."""
    write_text(path, "".join(f"{row}\n" for row in lines(report)))


def lines(report: Report) -> Iterator[str]:
    """`path:line:col: error CNT101 message` by document and place, quotes indented below, a sum at the end."""
    for exhibit in sorted(report.exhibits, key=_place):
        finding = exhibit.finding
        yield f"{_where(exhibit.quotes[0])}: {finding.severity} {finding.rule} {line(finding.message)}"
        yield from (f"    {_where(quote)}: {quoted(quote)}" for quote in exhibit.quotes)
    yield summary(report)


def summary(report: Report) -> str:
    """How much was read and what was found, in a sentence."""
    if not report.extracts:
        return "没有可审读的文本。"
    read = f"共审读{len(report.extracts)}份文本、{report.characters}字"
    if not report.exhibits:
        return f"{read}，没有发现问题。"
    found = report.severities
    return f"{read}：错误{found['error']}处，警告{found['warning']}处，提示{found['note']}处。"


def quoted(quote: Quote) -> str:
    """The words in their context, on one line, between 【 and 】."""
    words = "".join(piece.text for piece in quote.pieces)
    return f"{line(quote.before)}【{line(words)}】{line(quote.after)}"


def _where(quote: Quote) -> str:
    return f"{line(quote.span.document)}:{quote.place.line}:{quote.place.column}"


def _place(exhibit: Exhibit) -> tuple[int, int, int, int]:
    place = exhibit.quotes[0].place
    return place.document, place.line, place.column, exhibit.number
