"""The audit as one page for a browser: no network, nothing that a text holds is ever run, readable without scripts."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.exporters import _labels as labels
from pipeline.exporters._amounts import digits, value
from pipeline.exporters._marks import marks
from pipeline.exporters._passages import passages
from pipeline.exporters._plain import plain
from pipeline.exporters._sayings import quoted, stale, summary, verdict
from pipeline.exporters.report import Report, characters, title
from pipeline.records import replacing

TEMPLATES = Path(__file__).parent / "templates"
# A browser stays quick to about this much; what is left out is said on the page, and is in the other formats.
FINDINGS, ROWS, CHARACTERS = 3_000, 5_000, 3_000_000


def write(report: Report, path: Path) -> None:
    """Write the page."""
    page = _environment().get_template("report.html.j2")
    stream = page.stream(
        report=report,
        full=in_full(report),
        known={manual.code: manual.title for manual in report.manuals},
        limits={"findings": FINDINGS, "rows": ROWS},
        marked=marks(report),
        style=_asset("report.css"),
        script=_asset("report.js"),
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


def _asset(name: str) -> dict[str, Markup]:
    """A style sheet or script of ours, and the hash by which the page's policy admits it alone."""
    text = (TEMPLATES / name).read_text("utf-8")
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
        title=title,
        characters=characters,
        digits=digits,
        value=value,
        passages=passages,
        summary=summary,
        verdict=verdict,
        quoted=quoted,
        stale=stale,
    )
    return environment


def _shown(found: Any) -> Any:
    return plain(found) if type(found) is str else found
