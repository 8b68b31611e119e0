"""The audit as one page for a browser: no network, nothing that a text holds is ever run, readable without scripts."""

from base64 import b64encode
from collections import Counter
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.exporters import _english
from pipeline.exporters import _labels as labels
from pipeline.exporters._amounts import digits, value
from pipeline.exporters._embedded import embedded, files, graph
from pipeline.exporters._marks import marks
from pipeline.exporters._page_texts import passage
from pipeline.exporters._passages import passages
from pipeline.exporters._plain import line, plain
from pipeline.exporters._sayings import quoted, stale, summary
from pipeline.exporters.report import Report, characters
from pipeline.records import replacing

TEMPLATES = Path(__file__).parent / "templates"
# A browser stays quick to about this much; what is left out is said on the page, and is in the other formats.
FINDINGS, ROWS, CHARACTERS = 3_000, 5_000, 3_000_000
STYLES = ("report.css", "graph.css")
# Each leans on those before it.
SCRIPTS = ("page.js", "lists.js", "texts.js", "verdicts.js", "graph.js", "graph_panel.js")


def write(report: Report, path: Path) -> None:
    """Write the page."""
    page = _environment().get_template("report.html.j2")
    full = in_full(report)
    stream = page.stream(
        report=report,
        full=full,
        found=_found(report),
        known={manual.code: manual.title for manual in report.manuals},
        limits={"findings": FINDINGS, "rows": ROWS},
        marked=marks(report, FINDINGS, ROWS),
        lead=_english.summary(report),
        periods=_periods(report),
        made=made(report),
        files=embedded(files(report)),
        graph=embedded(graph(report, full)),
        style=_asset(*STYLES),
        script=_asset(*SCRIPTS),
    )
    stream.enable_buffering(256)
    with replacing(path) as file:
        stream.dump(file, encoding="utf-8")


def in_full(report: Report) -> frozenset[int]:
    """The documents whose whole text is shown: those with findings come first, while there is room."""
    cited = {quote.place.document for exhibit in report.exhibits for quote in exhibit.quotes}
    room, chosen = CHARACTERS, set()
    for index in sorted(range(len(report.extracts)), key=lambda index: (index not in cited, index)):
        room -= len(report.extracts[index].document.text)
        if room >= 0:
            chosen.add(index)
    return frozenset(chosen)


def made(report: Report) -> list[tuple[str, int]]:
    """What was read, extracted and found, as words of the page and numbers."""
    extracts = report.extracts
    drawing = report.drawing
    return [
        ("份文本", len(extracts)),
        ("字", report.characters),
        ("句", sum(len(extract.sentences) for extract in extracts)),
        ("次提及", sum(len(extract.mentions) for extract in extracts)),
        ("个名称", len(report.names)),
        ("条指标", len(report.indicators)),
        ("条数目", len(report.counts)),
        ("条明说的关系", sum(len(extract.relations) for extract in extracts)),
        *((("个图中节点", drawing.all_nodes), ("条图中连线", drawing.graph_edges)) if drawing else ()),
        ("处发现", len(report.exhibits)),
        ("处已有判定", len(report.settled)),
        ("个未读的文件", len(report.skipped)),
    ]


def _found(report: Report) -> dict[str, Any]:
    """How many findings each family has, in all and of each severity, and each rule."""
    findings = [exhibit.finding for exhibit in report.exhibits]
    return {
        "families": Counter(finding.family for finding in findings),
        "graded": Counter((finding.family, finding.severity) for finding in findings),
        "rules": sorted(Counter(finding.rule for finding in findings).items()),
    }


def _periods(report: Report) -> list[tuple[str, str, bool]]:
    """The choices of the ledger's filter: the periods there are, and none."""
    found = {row.record.period for row in report.indicators}
    known = [(period, period, False) for period in sorted(filter(None, found))]
    return [*known, ("none", "无时期", True)] if None in found else known


def _choices(labels: dict[str, str]) -> list[tuple[str, str, bool]]:
    return [(value, label, True) for value, label in labels.items()]


def _asset(*names: str) -> dict[str, Markup]:
    """Style sheets or scripts of ours as one, and the hash by which the page's policy admits it alone."""
    text = "".join((TEMPLATES / name).read_text("utf-8") for name in names)
    return {"text": Markup(text), "hash": Markup("sha256-" + b64encode(sha256(text.encode()).digest()).decode())}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Every value on its way into the page, so that no template can forget.
        finalize=_shown,
    )
    environment.globals.update(
        labels=labels,
        characters=characters,
        digits=digits,
        value=value,
        passage=passage,
        passages=passages,
        summary=summary,
        line=line,
        quoted=quoted,
        stale=stale,
        t=_english.both,
        en=_english.english,
        choices=_choices,
    )
    return environment


def _shown(found: Any) -> Any:
    return plain(found) if type(found) is str else found
