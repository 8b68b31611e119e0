"""A passage of a text as the page shows it, with its marks: in Python, for a page has half a million runs."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from pipeline.exporters._english import both
from pipeline.exporters._labels import FAMILIES
from pipeline.exporters._passages import Mark, Passage, Run
from pipeline.exporters._plain import plain
from pipeline.exporters.report import Exhibit

_DEEPEST = 6


def passage(part: Passage, index: int, exhibits: Sequence[Exhibit]) -> Markup:
    """A block of the document of that index; below it links to the findings that point at it."""
    cells = ["".join(map(_run, cell)) for cell in part.cells]
    shown = _row(part, index, cells) if part.kind == "row" else _paragraph(part, index, cells)
    numbers = sorted({int(mark.target) for mark in part.marks if mark.target})
    notes = f'<p class="notes">{"".join(_note(exhibits[number - 1]) for number in numbers)}</p>\n' if numbers else ""
    return Markup(f"{shown}\n{notes}")


def _row(part: Passage, index: int, cells: Iterable[str]) -> str:
    at = f' id="p{index}-{part.number}"' if part.number else ""
    inside = "".join(f'<div class="cell">{cell}</div>' for cell in cells)
    return f'<div class="row{" header" if part.header else ""}"{at}>{inside}</div>'


def _paragraph(part: Passage, index: int, cells: Iterable[str]) -> str:
    depth = f" l{part.level}" if part.level else ""
    heading = (
        f' role="heading" aria-level="{min(4 + part.level, _DEEPEST)}"' if part.kind in ("title", "heading") else ""
    )
    at = f' id="p{index}-{part.number}" data-n="{part.number}"' if part.number else ""
    return f'<p class="{part.kind}{depth}"{heading}{at}>{"".join(cells)}</p>'


def _run(part: Run) -> str:
    anchors = "".join(f'<i id="{_safe(anchor)}"></i>' for anchor in part.anchors if anchor)
    text = _safe(part.text)
    return anchors + (_marked(part.marks, text) if part.marks else text)


def _marked(marks: Sequence[Mark], text: str) -> str:
    # The most serious of the findings that cover it has the smallest number; those below lead to the others.
    target = min((int(mark.target) for mark in marks if mark.target), default=0)
    kinds = " ".join(_once(mark.kind for mark in marks))
    title = _safe("；".join(_once(mark.label for mark in marks)))
    tag, link = ("a", f' href="#f{target}"') if target else ("span", "")
    return f'<{tag} class="{_safe(kinds)}{"" if text else " gap"}"{link} title="{title}">{text}</{tag}>'


def _note(exhibit: Exhibit) -> str:
    finding, number = exhibit.finding, exhibit.number
    said = f"{both('发现{number}', number=number)} {both(FAMILIES[finding.family][0])}"
    return f'<a class="badge {finding.severity}" href="#f{number}"><span aria-hidden="true">↑</span> {said}</a> '


def _once(words: Iterable[str]) -> Iterable[str]:
    """Each word once, whatever its letters' case, as it stands first."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(word.lower(), word)
    return found.values()


def _safe(text: str) -> str:
    return str(escape(plain(text)))
