"""Report → the rows of a workbook's sheets, as plain values."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.exporters._amounts import digits, value
from pipeline.exporters._labels import (
    CLOSED,
    FAMILIES,
    KINDS,
    MEASURES,
    NODES,
    RELATIONS,
    RULINGS,
    SEVERITIES,
    STATUSES,
)
from pipeline.exporters._places import Place, locator
from pipeline.exporters._sayings import quoted, stale, summary, verdict
from pipeline.exporters.drawing import Drawing
from pipeline.exporters.report import Report, characters
from pipeline.schema import Extract, Indicator

EXACT = 15
# Characters of a sentence shown on either side of what is said in it.
AROUND = 80


class Link(NamedTuple):
    """A cell that leads to a row (from 1, the header is 1) of a sheet."""

    text: str
    sheet: str
    row: int


Cell = str | int | float | Link
Rows = Iterable[Sequence[Cell]]


class Sheet(NamedTuple):
    """A sheet: its columns as (heading, width in characters) and its rows."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: Rows


def sheets(report: Report) -> Iterator[Sheet]:
    """All sheets, in the order of the tabs."""
    if report.audited:
        yield Sheet("发现", _FINDINGS, _findings(report))
    # The last column tells the findings of each.
    end = None if report.audited else -1
    yield Sheet("指标", _INDICATORS[:end], (row[:end] for row in _indicators(report)))
    yield Sheet("数目", _COUNTS[:end], (row[:end] for row in _counts(report)))
    yield Sheet("名称", _NAMES, _names(report))
    if any(extract.definitions for extract in report.extracts):
        yield Sheet("名词解释", _DEFINITIONS, _definitions(report))
    if report.drawing is not None:
        yield Sheet("边", _EDGES, _edges(report.drawing))
    yield Sheet("说明", (("项", 24), ("内容", 60)), _about(report))


_PLACE = (("文本", 28), ("段", 6), ("行", 6))
_FINDINGS = (
    ("序号", 6),
    ("程度", 8),
    ("类别", 16),
    ("规则", 10),
    ("问题", 44),
    ("证据", 80),
    *_PLACE,
    ("指标", 12),
    ("数目", 12),
    ("编号", 26),
    ("判定", 30),
)
_INDICATORS = (
    ("指标", 30),
    ("原文数值", 16),
    ("含义", 16),
    ("下限", 16),
    ("上限", 16),
    ("单位", 8),
    ("约数", 6),
    ("口径", 8),
    ("时期", 12),
    ("性质", 8),
    ("范围", 12),
    ("原文", 50),
    *_PLACE,
    ("发现", 10),
)
_COUNTS = (("数目", 8), ("类", 20), ("原文", 40), ("列出的项", 60), ("清单", 10), *_PLACE, ("发现", 10))
_NAMES = (("名称", 30), ("类型", 8), ("提及次数", 10), ("文本数", 8), ("其他写法", 30), ("文本", 60))
_DEFINITIONS = (("名词", 24), ("解释", 100), ("编号", 8), ("所指", 24), *_PLACE)
_EDGES = (("一端", 24), ("类型", 8), ("另一端", 24), ("类型", 8), ("权重", 8), ("关系", 12), ("原文", 60), ("文本", 28))


def _edges(drawing: Drawing) -> Iterator[Sequence[Cell]]:
    """The edges of the graph as drawn, the heaviest first, each with the first sentence that bears it out."""
    for edge in sorted(drawing.edges, key=lambda edge: -edge.weight):
        ends = [drawing.nodes[number] for number in (edge.source, edge.target)]
        saying = drawing.sayings[edge.sayings[0]] if edge.sayings else None
        yield (
            *(cell for node in ends for cell in (node.label, (KINDS | NODES).get(node.kind, node.kind))),
            edge.weight,
            "、".join(RELATIONS.get(relation, relation) for relation in edge.relation.split(";")),
            saying.text if saying else "",
            saying.document if saying else "",
        )


def _number(number: Decimal | None) -> Cell:
    """A number that can be reckoned with where a spreadsheet keeps it exact (15 digits), else its digits as text."""
    if number is None:
        return ""
    text = digits(number) or ""
    return text if sum(map(str.isdigit, text)) > EXACT else float(text)


def _place(report: Report, place: Place) -> tuple[Cell, Cell, Cell]:
    return report.titles[place.document], place.paragraph, place.line


def _findings(report: Report) -> Iterator[Sequence[Cell]]:
    indicators = _rows_by_finding(row.exhibits for row in report.indicators)
    counts = _rows_by_finding(row.exhibits for row in report.counts)
    for exhibit in (*report.exhibits, *report.settled):
        finding = exhibit.finding
        yield (
            exhibit.number,
            SEVERITIES[finding.severity] if finding.open else RULINGS[finding.verdict or "accepted"],
            FAMILIES[finding.family][0],
            finding.rule,
            finding.message,
            "\n".join(quoted(quote) for quote in exhibit.quotes),
            *_place(report, exhibit.quotes[0].place),
            _touched("指标", indicators.get(exhibit.number, ())),
            _touched("数目", counts.get(exhibit.number, ())),
            finding.id,
            verdict(finding),
        )


def _rows_by_finding(touching: Iterable[tuple[int, ...]]) -> dict[int, list[int]]:
    """Number of a finding → the rows of a sheet whose records its evidence touches."""
    found: dict[int, list[int]] = {}
    for row, exhibits in enumerate(touching, 2):
        for number in exhibits:
            found.setdefault(number, []).append(row)
    return found


def _touched(sheet: str, rows: Sequence[int]) -> Cell:
    """A link to the first of the rows, and the numbers of them all."""
    return Link(f"第{'、'.join(map(str, rows))}行", sheet, rows[0]) if rows else ""


def _touching(exhibits: tuple[int, ...]) -> Cell:
    """A link to the first finding that touches a record: findings stand in the order of their numbers."""
    if not exhibits:
        return ""
    return Link("、".join(f"发现{number}" for number in exhibits), "发现", exhibits[0] + 1)


def _indicators(report: Report) -> Iterator[Sequence[Cell]]:
    for row in report.indicators:
        record = row.record
        yield (
            record.indicator,
            record.quantity,
            value(record),
            _number(record.low),
            _number(record.high),
            record.unit,
            "约" if record.approx else "",
            MEASURES[record.measure],
            record.period or "",
            STATUSES[record.status],
            record.scope,
            _sentence(report.extracts[row.place.document], record),
            *_place(report, row.place),
            _touching(row.exhibits),
        )


def _sentence(extract: Extract, record: Indicator) -> str:
    """The sentence that a statement is in, so that it can be checked where it stands; of a long one what is around."""
    after = bisect_right(extract.sentences, record.start, key=lambda sentence: sentence.start)
    whole = extract.sentences[after - 1] if after else record
    start, end = max(whole.start, record.start - AROUND), min(max(whole.end, record.end), record.end + AROUND)
    said = "".join(extract.document.text[start:end].split())
    return f"{'…' if start > whole.start else ''}{said}{'…' if end < whole.end else ''}"


def _counts(report: Report) -> Iterator[Sequence[Cell]]:
    for row in report.counts:
        record = row.record
        yield (
            _number(record.n),
            record.head,
            record.text,
            "、".join(record.members),
            CLOSED[record.closed] if record.members else "",
            *_place(report, row.place),
            _touching(row.exhibits),
        )


def _names(report: Report) -> Iterator[Sequence[Cell]]:
    for name in report.names:
        yield (
            name.name,
            KINDS.get(name.kind, name.kind),
            name.mentions,
            len(name.documents),
            "、".join(name.forms),
            "、".join(report.titles[seen.place.document] for seen in name.documents),
        )


def _definitions(report: Report) -> Iterator[Sequence[Cell]]:
    """The glossaries' entries in the order of the texts; what a term refers to where that is more than itself."""
    for index, extract in enumerate(report.extracts):
        place = locator(index, extract.document)
        for entry in extract.definitions:
            meant = entry.entity.partition(":")[2]
            said = "".join(entry.text.split())
            yield (
                said,
                "".join(entry.definition.split()),
                entry.number,
                meant if meant != said else "",
                *_place(report, place(entry.start)),
            )


def _about(report: Report) -> Iterator[Sequence[Cell]]:
    yield "摘要", summary(report)
    for title, extract in zip(report.titles, report.extracts, strict=True):
        yield f"文本：{title}", f"{extract.document.id}（{characters(extract)}字）"
    yield from (("对不上的判定", stale(gone)) for gone in report.stale)
    for label, pairs in (("未读", report.skipped), ("版本", report.versions), ("参数", report.params)):
        yield from ((f"{label}：{key}", said) for key, said in pairs)
