"""The page in a real browser: our script runs under the page's policy, and no text of a document does."""

import shutil
import subprocess
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from pipeline.exporters import html
from pipeline.exporters.report import Report

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
--disable-component-update --disable-sync --virtual-time-budget=2000 --dump-dom""".split()

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not BROWSER, reason="no chromium on this machine")]


def _rendered(report: Report, folder: Path, anchor: str = "") -> LexborHTMLParser:
    path = folder / "report.html"
    html.write(report, path)
    command = [str(BROWSER), *FLAGS, f"--user-data-dir={folder / 'profile'}", path.as_uri() + anchor]
    found = subprocess.run(command, capture_output=True, check=True, timeout=120)
    return LexborHTMLParser(found.stdout.decode("utf-8", "replace"))


def test_the_script_wakes_filters_and_columns(report: Report, tmp_path: Path) -> None:
    page = _rendered(report, tmp_path, "#f2")
    assert page.css("html[data-ready=true]")
    assert not page.css("form[hidden]")
    assert len(page.css("#indicators thead button")) == len(page.css("#indicators thead th"))


def test_no_text_is_run(hostile: Report, tmp_path: Path) -> None:
    hidden = "document.documentElement.dataset.pwned"
    page = _rendered(hostile, tmp_path)
    assert page.css("html[data-ready=true]")
    assert not page.css("html[data-pwned], img")
    assert len(page.css("script")) == 1
    assert any(hidden in node.text() for node in page.css("article.finding h3"))
