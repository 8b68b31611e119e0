"""What the page says in Chinese → what it says in English; texts, messages and manuals stay in their own language."""

import csv
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from pipeline.exporters._plain import plain
from pipeline.exporters.report import Report

_TABLE = Path(__file__).parent / "templates" / "english.csv"


@cache
def table() -> Mapping[str, str]:
    """All that has been translated."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return {row["chinese"]: row["english"] for row in csv.DictReader(file)}


def english(words: str, **values: Any) -> str:
    """The English for words of the page, or of a label; `KeyError` where nobody has written it yet."""
    return table()[words].format(**values)


# 第3段 is said of thousands of places.
@lru_cache(maxsize=1 << 14)
def both(words: str, **values: Any) -> Markup:
    """An element that shows the Chinese and holds the English, for the page's switch."""
    shown = {name: plain(value) if isinstance(value, str) else value for name, value in values.items()}
    return Markup('<span data-en="{}">{}</span>').format(english(words, **shown), words.format(**shown))


def summary(report: Report) -> str:
    """How much was read and what was found."""
    passed = f" {len(report.skipped)} files were not read." if report.skipped else ""
    if not report.extracts:
        return f"There is no text to audit.{passed}"
    found = ", ".join(f"{severity}s: {number}" for severity, number in report.severities.items())
    settled = f" {len(report.settled)} more have a verdict already." if report.settled else ""
    return f"Texts: {len(report.extracts)}, characters: {report.characters:,}; {found}.{settled}{passed}"
