"""What the page's own scripts read: JSON inside the page that no text can break out of."""

import json
from pathlib import PurePath
from typing import Any

from markupsafe import Markup

from pipeline.exporters._english import table
from pipeline.exporters._labels import KINDS, NODES, RELATIONS
from pipeline.exporters._plain import plain
from pipeline.exporters.report import Report

# Inside a script element only these could end it, begin a comment or, in older readers, a line.
_LOOSE = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"})


def embedded(value: Any) -> Markup:
    r"""JSON for a script element, its texts made plain.

    >>> print(embedded(["</script>&\x1b"]))
    ["\u003c/script\u003e\u0026␛"]
    """
    text = json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_LOOSE))


def files(report: Report) -> list[str]:
    """The names of the documents' files, as the table of verdicts has them."""
    return [PurePath(extract.document.id).name for extract in report.extracts]


def graph(report: Report, full: frozenset[int]) -> dict[str, Any]:
    """The drawing with links into the page: findings by number, sentences with their document and anchor."""
    drawing = report.drawing
    if drawing is None:
        return {}
    numbers = {exhibit.finding.id: exhibit.number for exhibit in report.exhibits}
    indices = {extract.document.id: index for index, extract in enumerate(report.extracts)}
    words = {**KINDS, **NODES, **RELATIONS}
    return {
        "nodes": [
            [
                *(node.label, node.kind, node.x, node.y, node.radius, node.colour, node.mentions, node.documents),
                *(node.counts, [numbers[id_] for id_ in node.findings if id_ in numbers], node.sayings),
            ]
            for node in drawing.nodes
        ],
        "edges": [[edge.source, edge.target, edge.weight, edge.relation, edge.sayings] for edge in drawing.edges],
        "core": drawing.core,
        "sayings": [
            [index, saying.paragraph, saying.text, f"p{index}-{saying.paragraph}" if index in full else f"d{index}"]
            for saying in drawing.sayings
            for index in (indices[saying.document],)
        ],
        "titles": list(report.titles),
        "words": {key: [said, table()[said]] for key, said in words.items()},
    }


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {_plain(key): _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, (list, tuple)) else value
