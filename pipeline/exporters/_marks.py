"""What is marked in the text of each document, what it says, and where its links lead."""

from collections.abc import Iterator

from pipeline.exporters._amounts import digits, value
from pipeline.exporters._labels import KINDS, STATUSES
from pipeline.exporters._passages import Mark
from pipeline.exporters.report import Report
from pipeline.schema import Count, Indicator

# A mark's label is a hint, not a place to read a paragraph.
_LABEL = 120


def marks(report: Report, findings: int, rows: int) -> tuple[tuple[Mark, ...], ...]:
    """The marks of every document, by its index; links and anchors only for what the page lists, so many of each."""
    found: list[list[Mark]] = [[] for _ in report.extracts]
    for index, mark in _all(report, findings, rows):
        found[index].append(mark)
    return tuple(map(tuple, found))


def _all(report: Report, findings: int, rows: int) -> Iterator[tuple[int, Mark]]:
    # The anchors are those that the page's tables and findings link to.
    for exhibit in report.exhibits[:findings]:
        finding = exhibit.finding
        label = f"发现{exhibit.number}：{finding.message}"
        for order, quote in enumerate(exhibit.quotes):
            anchor = f"q{exhibit.number}-{order}"
            span = quote.span
            yield (
                quote.place.document,
                Mark(span.start, span.end, finding.severity, label[:_LABEL], anchor, str(exhibit.number)),
            )
    for order, row in enumerate(report.indicators):
        record = row.record
        yield (
            row.place.document,
            Mark(record.start, record.end, "indicator", _indicator(record), _anchor("i", order, rows)),
        )
    for order, counted in enumerate(report.counts):
        counts = counted.record
        yield counted.place.document, Mark(counts.start, counts.end, "count", _count(counts), _anchor("c", order, rows))
    yield from _mentions(report, rows)


def _anchor(letter: str, order: int, rows: int) -> str:
    return f"{letter}{order}" if order < rows else ""


def _mentions(report: Report, rows: int) -> Iterator[tuple[int, Mark]]:
    firsts = {
        (seen.place.document, seen.start, name.entity): f"n{order}-{seen.place.document}"
        for order, name in enumerate(report.names[:rows])
        for seen in name.documents
    }
    for index, extract in enumerate(report.extracts):
        for mention in extract.mentions:
            anchor = firsts.get((index, mention.start, mention.entity), "")
            name = mention.entity.partition(":")[2] or mention.text
            label = f"{KINDS.get(mention.kind, mention.kind)}：{name}"
            yield index, Mark(mention.start, mention.end, mention.kind, label[:_LABEL], anchor)


def _indicator(record: Indicator) -> str:
    said = "，".join(filter(None, (STATUSES[record.status], record.period)))
    return f"指标：{record.indicator} {value(record)}（{said}）"[:_LABEL]


def _count(record: Count) -> str:
    listed = f"，列出{len(record.members)}项" if record.members else ""
    return f"数目：{digits(record.n)} {record.head}{listed}"[:_LABEL]
