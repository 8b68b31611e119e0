"""A file → what becomes of it on the whole way: read, extracted, audited, written in every format."""

import json
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import IO, Any, Literal
from zipfile import ZipFile

from document_laws import check, digits
from lxml import etree

from pipeline import audit, extraction, readers, segmenters
from pipeline.errors import EngineError, InputError
from pipeline.exporters import (
    csv,
    cytoscape,
    docx,
    drawing,
    gexf,
    graphml,
    html,
    jsonl,
    markdown,
    png,
    sarif,
    svg,
    table,
    text,
    xlsx,
)
from pipeline.exporters import json as findings_json
from pipeline.exporters import report as reports
from pipeline.exporters import spacy as docbin
from pipeline.graph import build, owners
from pipeline.graph.occurrences import occurrences
from pipeline.params import Graph
from pipeline.schema import Document, Extract
from pipeline.sentences import Cut

Outcome = Literal["whole", "damage", "refused"]
_HAN = re.compile("[一-鿿]")


class FaultError(Exception):
    """What must not come of any file."""


@cache
def cut() -> Cut:
    return segmenters.load("jieba")


def prepare() -> None:
    """Load what every file needs, before processes are forked that need it."""
    document = readers.parse("到2025年，云岫市建成7个未来产业，产值增长8%。".encode(), "a.txt")
    with tempfile.TemporaryDirectory() as place:
        _write([extraction.extract(document, cut())], Path(place))


def examine(raw: bytes, name: str, wanted: str | None) -> Outcome:
    """What becomes of the bytes; `FaultError` where digits `wanted` of the text are gone and nothing says so."""
    found: list[Document] = []
    unread: list[str] = []
    for part in readers.parts(raw, name):
        try:
            if part.passed:
                unread.append(part.passed)
                continue
            if isinstance(part.raw, InputError):
                raise part.raw
            found.append(readers.parse(part.raw, part.name))
        except InputError as error:
            unread.append(_one_line(str(error)))
    for document in found:
        check(document)
    told = bool(unread) or any(document.damage for document in found)
    if found and wanted is not None:
        _compare(wanted, found, told=told)
    if not found:
        return "refused"
    with tempfile.TemporaryDirectory() as place:
        _write([extraction.extract(document, cut()) for document in found], Path(place))
    return "damage" if told else "whole"


def _one_line(said: str) -> str:
    if "\n" in said or not _HAN.search(said) or "Traceback" in said:
        raise FaultError(f"not one line of Chinese: {said[:200]}")
    return said


def _compare(wanted: str, found: Sequence[Document], *, told: bool) -> None:
    missing = Counter(wanted) - Counter("".join(map(digits, found)))
    if missing and not told:
        raise FaultError(f"digits lost without a word: {dict(missing)}")


def _write(extracts: Sequence[Extract], folder: Path) -> None:
    findings = audit.audit(extracts)
    drawn = build(extracts, Graph(), findings, owners(extracts))
    sketch = drawing.draw(drawn, extracts, occurrences, findings)
    model = reports.build(extracts, findings, rules=audit.rules(), drawing=sketch)
    for module in (docx, html, findings_json, jsonl, markdown, sarif, text, xlsx):
        module.write(model, folder / module.__name__.rpartition(".")[2])
    for exporter in (gexf, graphml, cytoscape, svg, png):
        _unless_lacking(lambda exporter=exporter: exporter.write(drawn, folder / exporter.__name__.rpartition(".")[2]))
    csv.write(drawn, folder / "edges.csv")
    for stream in (jsonl.stream, table.stream, docbin.stream):
        _unless_lacking(lambda stream=stream: _streamed(stream, extracts, folder / stream.__module__))
    _check(folder)


def _unless_lacking(write: Callable[[], object]) -> None:
    """A font for PNG, or spaCy, may not be on the machine."""
    try:
        write()
    except EngineError as error:
        _one_line(str(error))


def _streamed(stream: Callable[[Sequence[Extract], IO[bytes]], None], extracts: Sequence[Extract], path: Path) -> None:
    with path.open("wb") as file:
        stream(extracts, file)


def _check(folder: Path) -> None:
    """That what was written can be read by strict readers, and runs nothing."""
    for name in ("json", "sarif", "cytoscape"):
        json.loads((folder / name).read_bytes())
    for name in ("gexf", "graphml", "svg"):
        _parsed((folder / name).read_bytes())
    for name in ("docx", "xlsx"):
        with ZipFile(folder / name) as archive:
            for part in archive.namelist():
                root = _parsed(archive.read(part))
                if name == "xlsx" and any(root.iter("{*}f")):
                    raise FaultError("a formula in a workbook")
    for path in _texts(folder):
        path.read_bytes().decode("utf-8")


def _texts(folder: Path) -> Iterator[Path]:
    yield from (folder / name for name in ("html", "markdown", "text", "jsonl", "edges.csv"))


def _parsed(raw: bytes) -> Any:
    return etree.fromstring(raw, etree.XMLParser(huge_tree=True, resolve_entities=False))
