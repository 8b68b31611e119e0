"""What several exporters say in the same words."""

from pipeline.exporters._plain import line
from pipeline.exporters.report import Quote, Report


def summary(report: Report) -> str:
    """How much was read and what was found, in a sentence, and another where files were passed over."""
    passed = f"另有{len(report.skipped)}个文件未读。" if report.skipped else ""
    if not report.extracts:
        return f"没有可审读的文本。{passed}"
    read = f"共审读{len(report.extracts)}份文本、{report.characters}字"
    if not report.exhibits:
        return f"{read}，没有发现问题。{passed}"
    found = report.severities
    return f"{read}：错误{found['error']}处，警告{found['warning']}处，提示{found['note']}处。{passed}"


def quoted(quote: Quote) -> str:
    """The words in their context, on one line, between 【 and 】."""
    words = "".join(piece.text for piece in quote.pieces)
    return f"{line(quote.before)}【{line(words)}】{line(quote.after)}"
