"""What several exporters say in the same words."""

from collections import Counter
from collections.abc import Iterator

from pipeline.exporters import _plain
from pipeline.exporters._differences import WHOLE
from pipeline.exporters._labels import FAMILIES, RULINGS, SEVERITIES
from pipeline.exporters._plain import line
from pipeline.exporters._quotes import Quote
from pipeline.exporters.report import Exhibit, Report, characters
from pipeline.schema import Finding, Verdict

MEMO = 3_000
"""So many findings, and as many that are settled, a memo lists: 100,000 made a Word file that nothing opens."""


def summary(report: Report) -> str:
    """How much was read and what was found, in a sentence, and another where files were passed over."""
    passed = f"另有{len(report.skipped)}个文件未读。" if report.skipped else ""
    if not report.extracts:
        return f"没有可审读的文本。{passed}"
    read = f"{len(report.extracts)}份文本、{report.characters}字"
    if not report.audited:
        return f"共提取{read}，没有审读；要审读，用 zhengce check 或 zhengce run。{passed}"
    if not report.exhibits:
        return f"共审读{read}，没有发现{'新的' if report.settled else ''}问题。{_verdicts(report)}{passed}"
    found = report.severities
    told = f"错误{found['error']}处，警告{found['warning']}处，提示{found['note']}处"
    return f"共审读{read}：{told}。{_verdicts(report)}{passed}"


def _verdicts(report: Report) -> str:
    settled = Counter(exhibit.finding.verdict for exhibit in report.settled)
    said = [f"{label}{settled[ruling]}处" for ruling, label in RULINGS.items() if settled[ruling]]
    return f"另有{'、'.join(said)}，不计在内。" if said else ""


def listed(report: Report) -> tuple[Exhibit, ...]:
    """The findings that a memo lists."""
    return report.exhibits[:MEMO]


def cut(report: Report) -> str:
    """That a memo does not list them all, and where they are; nothing where it does."""
    left = max(len(report.exhibits), len(report.settled)) > MEMO
    return f"为使备忘可读，以下至多列出{MEMO}处，最要紧的在前；全部见同时生成的 audit.xlsx。" if left else ""


def verdict(said: Finding | Verdict) -> str:
    """A reader's word and reason; nothing where there is none."""
    return f"{RULINGS[said.verdict]}：{line(said.why)}" if said.verdict else ""


def stale(gone: Verdict) -> str:
    """What a verdict on what is found no more was about, and what to do with it."""
    about = _plain.quoted(gone.message) if gone.message else ""
    if not gone.documents:
        return f"{gone.id}（{verdict(gone)}）这次没有见到：或不在这些文本中，或编号有误，或已改正"
    return f"{gone.id}{about}（{verdict(gone)}）已不再出现：或已改正，或规则有变，核对后可从判定表中删去"


def quoted(quote: Quote) -> str:
    """The words in their context, on one line, between 【 and 】."""
    text = quote.span.text
    # What is not too long to be shown whole need not be compared with the other quotes.
    words = text if len(text) <= WHOLE else "".join(piece.text for piece in quote.pieces)
    return f"{line(quote.before)}【{line(words)}】{line(quote.after)}"


def spot(report: Report, quote: Quote) -> str:
    """The place in its document; only a text file has lines that its reader can count."""
    counted = report.extracts[quote.place.document].document.format == "text"
    return f"第{quote.place.paragraph}段{f'，第{quote.place.line}行' if counted else ''}"


def where(report: Report, quote: Quote) -> str:
    """The document and the place in it."""
    return f"{report.titles[quote.place.document]}（{spot(report, quote)}）"


def by_family(report: Report) -> Iterator[tuple[str, ...]]:
    """A table of open findings by family and severity, its header first."""
    found = Counter((exhibit.finding.family, exhibit.finding.severity) for exhibit in report.exhibits)
    yield "类别", *SEVERITIES.values(), "合计"
    for family, (label, _) in FAMILIES.items():
        counts = [found[family, severity] for severity in SEVERITIES]
        if any(counts):
            yield label, *map(str, counts), str(sum(counts))


def by_verdict(report: Report) -> Iterator[tuple[str, ...]]:
    """A table of the settled findings, its header first."""
    yield "编号", "问题", "证据", "判定"
    for exhibit in report.settled[:MEMO]:
        finding = exhibit.finding
        yield finding.id, finding.message, "；".join(map(quoted, exhibit.quotes)), verdict(finding)


def by_document(report: Report) -> Iterator[tuple[str, ...]]:
    """A table of the documents with the number of findings that quote them, its header first."""
    found: Counter[int] = Counter()
    for exhibit in report.exhibits:
        found.update({quote.place.document for quote in exhibit.quotes})
    yield "文本", "文件", "字数", "发现"
    for index, extract in enumerate(report.extracts):
        yield report.titles[index], extract.document.id, str(characters(extract)), str(found[index])
