"""The rules as a page for readers: their manuals, and what was measured of each."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.exporters._labels import FAMILIES, degrees
from pipeline.exporters.markdown import escaped, table
from pipeline.exporters.report import Manual
from pipeline.records import write_text

_HEAD = """# 规则目录

由 `make docs` 生成。“精度”：本项目标注过的文本上，错误与警告里确属标注之错的有几处；“埋错”：埋下的错由这一规则说出几处
（`outputs/metrics.json`、`outputs/planted.json`）。
"""
_PARTS = ("为何要紧", "反例", "正例", "程度")


def write(manuals: tuple[Manual, ...], metrics: Mapping[str, Any], planted: Mapping[str, Any], path: Path) -> None:
    """Write the catalogue; `metrics` and `planted` are what the stages evaluate and plant_faults have measured."""
    write_text(path, "\n".join(_page(manuals, metrics.get("rules", {}), planted)) + "\n")


def _page(manuals: tuple[Manual, ...], right: Mapping[str, Any], planted: Mapping[str, Any]) -> Iterator[str]:
    yield _HEAD
    yield from table(("规则", "找什么", "族", "程度", "精度", "埋错"), (_row(each, right, planted) for each in manuals))
    families = planted["planted"]
    yield from ("## 各族", "")
    yield from table(
        ("族", "说的是什么", "埋下", "说出", "召回率"),
        (
            (label, meaning, *(str(families[family][key]) for key in ("planted", "told", "recall")))
            for family, (label, meaning) in FAMILIES.items()
            if family in families
        ),
    )
    yield f"原文上的错误与警告：每万字{planted['noise']}处。"
    for manual in manuals:
        yield from ("", f"## {manual.code}　{escaped(manual.title)}", "")
        for part in manual.body.splitlines():
            yield escaped(part) + ("  " if part.startswith(_PARTS) else "")


def _row(manual: Manual, right: Mapping[str, Any], planted: Mapping[str, Any]) -> tuple[str, ...]:
    known = right.get(manual.code)
    precision = f"{known['right']}/{known['above_note']}" if known else "–"
    told = planted["rules"].get(manual.code, 0)
    return manual.code, manual.title, FAMILIES[manual.family][0], degrees(manual.severities), precision, str(told)
