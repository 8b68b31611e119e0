"""The audit as a memo for Word that an office can pass on: the Markdown memo's matter, quotes side by side."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, groupby
from pathlib import Path

from pipeline.exporters import _word as word
from pipeline.exporters._labels import FAMILIES, SEVERITIES
from pipeline.exporters._quotes import Quote
from pipeline.exporters._sayings import by_document, by_family, by_verdict, cut, listed, spot, stale, summary, verdict
from pipeline.exporters._word import WIDTH, Block, Paragraph, Run, Table
from pipeline.exporters.report import Exhibit, Manual, Report
from pipeline.numerals import han
from pipeline.schema import Family

TITLE = "政策文本审读备忘"
# Beside each other while a line of a column still holds a dozen characters; more quotes stand below each other.
_BESIDE = 3
_NARROW = 25
_WHY = "为何要紧："
_MADE = "本备忘由程序依规则自动生成，所列各处均引原文为证；是否属实、如何修改，请对照原文核定。"


def write(report: Report, path: Path) -> None:
    """Write the memo."""
    word.write(TITLE, _memo(report), path)


def _memo(report: Report) -> Iterator[Block]:
    yield _text("Title", TITLE)
    yield _text("Normal", summary(report))
    if report.exhibits:
        yield _text("Caption", "各类问题分布（单位：处）")
        yield _grid((56, 25, 25, 25, 25), by_family(report))
    if left := cut(report):
        yield _text("Note", left)
    numbers = count(1)
    for heading, blocks in _sections(report):
        yield _text("Heading1", f"{han(next(numbers))}、{heading}")
        yield from blocks


def _sections(report: Report) -> Iterator[tuple[str, Iterable[Block]]]:
    for severity, label in SEVERITIES.items():
        chosen = [exhibit for exhibit in listed(report) if exhibit.finding.severity == severity]
        if chosen:
            yield f"{label}（{len(chosen)}处）", _families(report, chosen)
    if report.settled:
        yield f"已有判定（{len(report.settled)}处）", [_grid((28, 38, 55, 35), by_verdict(report))]
    if report.stale:
        yield f"对不上的判定（{len(report.stale)}处）", (_text("Note", stale(gone)) for gone in report.stale)
    if report.extracts:
        yield f"审读的文本（{len(report.extracts)}份）", [_grid((62, 58, 18, 18), by_document(report))]
    if report.skipped:
        yield f"未读的文件（{len(report.skipped)}个）", [_grid((78, 78), _pairs("文件", "原因", report.skipped))]
    yield "生成说明", _made(report)


def _families(report: Report, exhibits: Iterable[Exhibit]) -> Iterator[Block]:
    """The findings by family, which is the order they come in, each family with the rules that speak in it."""
    manuals = {manual.code: manual for manual in report.manuals}
    for number, (family, group) in enumerate(groupby(exhibits, key=_family), 1):
        chosen = list(group)
        yield _text("Heading2", f"（{han(number)}）{FAMILIES[family][0]}（{len(chosen)}处）")
        for code in sorted({exhibit.finding.rule for exhibit in chosen} & manuals.keys()):
            yield _rule(manuals[code])
        for exhibit in chosen:
            yield from _finding(report, exhibit, manuals)


def _family(exhibit: Exhibit) -> Family:
    return exhibit.finding.family


def _rule(manual: Manual) -> Paragraph:
    why = next((said for said in manual.body.splitlines() if said.startswith(_WHY)), "")
    return Paragraph("Rule", (Run(f"{manual.code}　{manual.title}。", "Label"), Run(why)))


def _finding(report: Report, exhibit: Exhibit, manuals: dict[str, Manual]) -> Iterator[Block]:
    finding = exhibit.finding
    rule = f"{finding.rule} {manuals[finding.rule].title}" if finding.rule in manuals else finding.rule
    said = f"；{verdict(finding)}" if finding.verdict else ""
    yield _text("Heading3", f"{exhibit.number}. {finding.message}")
    yield _text("Particulars", f"编号：{finding.id}；规则：{rule}{said}")
    yield _quotes(report, exhibit.quotes)


def _quotes(report: Report, quotes: Sequence[Quote]) -> Table:
    """One to three quotes beside each other below their places; more of them a row each."""
    if len(quotes) <= _BESIDE:
        header = [_place("TableHead", report, quote) for quote in quotes]
        return Table((WIDTH // len(quotes),) * len(quotes), header, [[(_quote(quote),) for quote in quotes]])
    rows = ([_place("TableText", report, quote), (_quote(quote),)] for quote in quotes)
    return Table((50, 106), _header(("出处", "原文")), rows)


def _place(style: str, report: Report, quote: Quote) -> tuple[Paragraph, Paragraph]:
    return _text(style, report.titles[quote.place.document]), _text(style, spot(report, quote))


def _quote(quote: Quote) -> Paragraph:
    """Context grey, the quote between 【 and 】, differing characters bold and red."""
    words = (Run(text, "Changed" if changed else "") for text, changed in quote.pieces)
    before, after = Run(quote.before, "Context"), Run(quote.after, "Context")
    return Paragraph("TableText", (before, Run("【"), *words, Run("】"), after))


def _made(report: Report) -> Iterator[Block]:
    yield _text("Note", _MADE)
    for heading, pairs in (("版本", report.versions), ("参数", report.params)):
        if pairs:
            yield _text("Caption", heading)
            yield _grid((62, 94), _pairs("项目", "内容", pairs))
    # Word wants a paragraph after the last table.
    yield _text("TableText", "")


def _pairs(key: str, value: str, pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    yield key, value
    yield from pairs


def _grid(widths: tuple[int, ...], rows: Iterator[tuple[str, ...]]) -> Table:
    """A table of plain cells whose first row is the header; narrow columns are numbers, which stand in the middle."""
    styles = ["TableNumber" if width <= _NARROW else "TableText" for width in widths]
    header = _header(next(rows))
    cells = ([(_text(style, cell),) for style, cell in zip(styles, row, strict=True)] for row in rows)
    return Table(widths, header, cells)


def _header(headings: Iterable[str]) -> list[tuple[Paragraph]]:
    return [(_text("TableHead", heading),) for heading in headings]


def _text(style: str, text: str) -> Paragraph:
    return Paragraph(style, (Run(text),))
