"""Stage report: extracts and findings → audit.html, audit.md, audit.docx, audit.xlsx, audit.sarif, findings.json."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version

import msgspec

from pipeline import __version__, records
from pipeline.audit import rules
from pipeline.exporters import docx, drawing, html, json, markdown, report, sarif, xlsx
from pipeline.params import Params
from pipeline.progress import working
from pipeline.schema import Finding, Model, Skipped, Verdict


def report_findings(out: Path, params: Params) -> None:
    """Show what was found in `out` in every format that people read."""
    with _no_circles(), working("写报告"):
        model = _built(out, params)
        html.write(model, out / "audit.html")
        markdown.write(model, out / "audit.md")
        docx.write(model, out / "audit.docx")
        xlsx.write(model, out / "audit.xlsx")
        sarif.write(model, out / "audit.sarif")
        json.write(model, out / "findings.json")


@contextmanager
def _no_circles() -> Iterator[None]:
    """Nobody looks for circles meanwhile: a report has millions of parts and none, and half of the time went there."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()


def _built(out: Path, params: Params) -> report.Report:
    return report.build(
        records.read_extracts(out),
        records.read(out / "findings.jsonl", Finding),
        rules=rules(),
        versions=_versions(params),
        params=_flat(_deciding(params)) | _learned(out),
        stale=records.read(out / "stale.jsonl", Verdict),
        drawing=drawing.read(out / "drawing.json"),
        skipped={each.path: each.reason for each in records.read(out / "skipped.jsonl", Skipped)},
    )


def _versions(params: Params) -> dict[str, str]:
    """The program itself, and what its results lean on."""
    engines = {"jieba": ("rjieba", "jieba"), "pkuseg": ("spacy-pkuseg",), "spacy": ("spacy",)}
    found = {"zhengce": __version__, "Python": python_version()}
    for name in (*engines[params.segment.engine], "networkx", "numpy", "scipy"):
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def _deciding(params: Params) -> dict[str, object]:
    """Who did the work is no part of what came of it."""
    return {name: value for name, value in msgspec.to_builtins(params).items() if name != "workers"}


def _flat(params: dict[str, object]) -> dict[str, str]:
    sections = ((name, values if isinstance(values, dict) else {"": values}) for name, values in params.items())
    return {f"{name}.{key}".rstrip("."): _said(value) for name, values in sections for key, value in values.items()}


def _learned(out: Path) -> dict[str, str]:
    """How each learned part was wanted when `out` was extracted, and what came of it."""
    models = records.read(out / "models.jsonl", Model)
    return {
        f"learned.{each.name}": f"{each.wanted}（{'已用' if each.used else f'未用：{each.why}'}）" for each in models
    }


def _said(value: object) -> str:
    """A setting as a reader would write it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    return ("、".join(map(str, value)) if isinstance(value, tuple | list) else str(value)) or "无"
