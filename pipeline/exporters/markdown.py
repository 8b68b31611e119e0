"""The audit as a memo in Markdown: a sum, then the findings by severity with their quotes in context."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.exporters._labels import FAMILIES, SEVERITIES
from pipeline.exporters._plain import line
from pipeline.exporters._quotes import Quote
from pipeline.exporters._sayings import by_document, by_family, by_verdict, cut, listed, stale, summary, verdict, where
from pipeline.exporters.report import Exhibit, Report
from pipeline.records import write_text

# Whatever CommonMark or a code host's dialect could read as markup; text never stands at the start of a line.
_MARKUP = re.compile(r"[\\`*_\[\]<>&|~$#@^=!]|(?<=www)\.|:(?=//)", re.IGNORECASE)
# Strong emphasis that begins or ends with a mark is none beside a Chinese character (CommonMark 6.2).
_EDGES = re.compile(r"(\W*)(.*?)(\W*)", re.DOTALL)


def write(report: Report, path: Path) -> None:
    """Write the memo."""
    write_text(path, "\n".join(_memo(report)) + "\n")


def escaped(text: str) -> str:
    r"""One line of text that Markdown shows as it is.

    >>> escaped("<b>*七*</b>")
    '\\<b\\>\\*七\\*\\</b\\>'
    """
    return _MARKUP.sub(r"\\\g<0>", line(text))


def _memo(report: Report) -> Iterator[str]:
    yield from ("# 政策文本审读备忘", "", summary(report), "")
    if report.exhibits:
        yield from _table(by_family(report))
    if left := cut(report):
        yield from (left, "")
    for severity, label in SEVERITIES.items():
        chosen = [exhibit for exhibit in listed(report) if exhibit.finding.severity == severity]
        if chosen:
            yield from (f"## {label}（{len(chosen)}处）", "")
            for exhibit in chosen:
                yield from _finding(report, exhibit)
    yield from _settled(report)
    if report.extracts:
        yield from ("## 文本", "")
        yield from _table(by_document(report))
    yield from _about(report)


def _finding(report: Report, exhibit: Exhibit) -> Iterator[str]:
    finding = exhibit.finding
    yield from (f"### {exhibit.number}. {finding.rule} {escaped(finding.message)}", "")
    yield from (f"- {escaped(where(report, quote))}：{_quoted(quote)}" for quote in exhibit.quotes)
    said = f"；{escaped(verdict(finding))}" if finding.verdict else ""
    yield from ("", f"类别：{FAMILIES[finding.family][0]}；编号：{escaped(finding.id)}{said}", "")


def _settled(report: Report) -> Iterator[str]:
    if report.settled:
        yield from (f"## 已有判定（{len(report.settled)}处）", "")
        yield from _table(by_verdict(report))
    if report.stale:
        yield from (
            f"## 对不上的判定（{len(report.stale)}处）",
            "",
            *(f"- {escaped(stale(gone))}" for gone in report.stale),
            "",
        )


def _quoted(quote: Quote) -> str:
    """Context plain, the quote between 【 and 】, differing characters strong."""
    words = "".join(_strong(text) if changed else escaped(text) for text, changed in quote.pieces)
    return f"{escaped(quote.before)}【{words}】{escaped(quote.after)}"


def _strong(text: str) -> str:
    match = _EDGES.fullmatch(text)
    before, words, after = match.groups() if match else ("", text, "")
    return f"{escaped(before)}**{escaped(words)}**{escaped(after)}" if words else escaped(text)


def _about(report: Report) -> Iterator[str]:
    for heading, pairs in (("未读的文件", report.skipped), ("版本", report.versions), ("参数", report.params)):
        if pairs:
            yield from (f"## {heading}", "", *(f"- {escaped(key)}：{escaped(value)}" for key, value in pairs), "")


def _table(rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """A table whose first row is the header."""
    return table(next(rows), rows)


def table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A table of escaped cells, with an empty line after it."""
    yield f"| {' | '.join(header)} |"
    yield f"|{' --- |' * len(header)}"
    yield from (f"| {' | '.join(map(escaped, row))} |" for row in rows)
    yield ""
