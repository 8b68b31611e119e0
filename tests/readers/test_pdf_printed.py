"""A made-up text printed to PDF says what the text says: the same statements, and no figure less."""

import html
import io
import re
import shutil
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import jieba
import pytest
from imports import ROOT

from pipeline.extraction import extract
from pipeline.readers import parse, pdf
from pipeline.readers import text as plain
from pipeline.schema import Block, Document, Extract

RAW = ROOT / "corpora/raw"
TEXTS = ("a02-yunze-work-report.txt", "a03-qinglan-manufacturing-plan.txt", "b03-storage-action-plan.txt")
_PAGE_S_OWN = ("boilerplate", "row")
SETTINGS = {
    "indented": "p{text-indent:2em;margin:0;line-height:1.8;text-align:justify}",
    "spaced": "p{margin:1em 0;line-height:1.6}",
    "columns": "body{column-count:2;column-gap:2em} p{text-indent:2em;margin:0;line-height:1.5;font-size:14px}",
}


@cache
def _lines(name: str) -> tuple[str, ...]:
    """The paragraphs of a text, without its tables: the printers here know of none."""
    document = parse((RAW / name).read_bytes(), name)
    kept = [block for block in document.blocks if block.kind not in _PAGE_S_OWN]
    return tuple(said for block in kept if (said := _said(document.text, block)))


def _said(text: str, block: Block) -> str:
    edges = [block.start, *(edge for hole in block.holes for edge in hole), block.end]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return "".join(text[start:end] for start, end in pairs).replace("\n", "").strip()


def _statements(document: Document) -> Counter[tuple[str, ...]]:
    found: Extract = extract(document, jieba.lcut)
    said: Counter[tuple[str, ...]] = Counter(
        (each.indicator, str(each.low), str(each.high), each.unit, str(each.period), str(each.status))
        for each in found.indicators
    )
    said.update(("count", str(each.n), each.head) for each in found.counts)
    return said


def _digits(text: str) -> Counter[str]:
    return Counter(char for char in text if char.isdigit())


def _check(name: str, raw: bytes) -> None:
    source = plain.document("\n".join(_lines(name)), "a.txt")
    printed = pdf.read(raw, "a.pdf")
    assert not _digits(source.text) - _digits(printed.text)
    assert not printed.damage
    wanted, found = _statements(source), _statements(printed)
    assert sum(wanted.values()) > 10
    assert found == wanted


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_printed_by_a_library(name: str) -> None:
    pdfmetrics = pytest.importorskip("reportlab.pdfbase.pdfmetrics")
    cidfonts = pytest.importorskip("reportlab.pdfbase.cidfonts")
    platypus = pytest.importorskip("reportlab.platypus")
    styles = pytest.importorskip("reportlab.lib.styles")
    pdfmetrics.registerFont(cidfonts.UnicodeCIDFont("STSong-Light"))
    style = styles.ParagraphStyle(
        "p", fontName="STSong-Light", fontSize=12, leading=20, wordWrap="CJK", firstLineIndent=24
    )

    def numbered(canvas, template):  # type: ignore[no-untyped-def]
        canvas.setFont("STSong-Light", 9)
        canvas.drawCentredString(297, 30, f"— {template.page} —")
        canvas.drawCentredString(297, 810, "云泽市政府文件汇编")

    out = io.BytesIO()
    paragraphs = [platypus.Paragraph(html.escape(line), style) for line in _lines(name)]
    platypus.SimpleDocTemplate(out).build(paragraphs, onFirstPage=numbered, onLaterPages=numbered)
    _check(name, out.getvalue())


def _browser() -> str:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    return found or pytest.skip("no Chromium to print with")


@pytest.mark.slow
@pytest.mark.parametrize("setting", SETTINGS)
def test_printed_by_a_browser(setting: str, tmp_path: Path) -> None:
    browser = _browser()
    name = TEXTS[0]
    page, out = tmp_path / "a.html", tmp_path / "a.pdf"
    body = "".join(f"<p>{html.escape(line)}</p>" for line in _lines(name))
    page.write_text(f"<!DOCTYPE html><meta charset=utf-8><style>{SETTINGS[setting]}</style>{body}", "utf-8")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    command += ["--no-pdf-header-footer", f"--print-to-pdf={out}", page.as_uri()]
    subprocess.run(command, capture_output=True, check=False, timeout=120)
    if not out.is_file():
        pytest.skip("Chromium does not print here")
    _check(name, out.read_bytes())


@pytest.mark.slow
def test_printed_by_an_office(tmp_path: Path) -> None:
    office = shutil.which("soffice") or pytest.skip("no LibreOffice to print with")
    docx = pytest.importorskip("docx")
    name = TEXTS[0]
    written = docx.Document()
    for line in _lines(name):
        paragraph = written.add_paragraph(line)
        paragraph.paragraph_format.first_line_indent = docx.shared.Pt(24)
    written.save(tmp_path / "a.docx")
    command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "a.docx"], capture_output=True, check=False, timeout=180)
    if not (tmp_path / "a.pdf").is_file():
        pytest.skip("LibreOffice does not print here")
    _check(name, (tmp_path / "a.pdf").read_bytes())


@pytest.mark.slow
def test_a_browser_s_font_of_figures_without_its_map(tmp_path: Path) -> None:
    page, out = tmp_path / "a.html", tmp_path / "a.pdf"
    said = "到2030年，规模以上工业增加值达到1865亿元，年均增长7.5%，新增专精特新企业326家，居民收入稳步提高。"
    style = "p{font:16px 'DejaVu Sans','Liberation Serif','Noto Serif CJK SC'}"
    page.write_text(f"<!DOCTYPE html><meta charset=utf-8><style>{style}</style>{f'<p>{said}</p>' * 3}", "utf-8")
    command = [_browser(), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    command += ["--no-pdf-header-footer", f"--print-to-pdf={out}", page.as_uri()]
    subprocess.run(command, capture_output=True, check=False, timeout=120)
    raw = out.read_bytes() if out.is_file() else pytest.skip("Chromium does not print here")
    parts = re.split(rb"(?<=endobj)", raw)
    figures = [
        i for i, part in enumerate(parts) if re.search(rb"\+(?:DejaVu|Liberation)", part) and b"/ToUnicode" in part
    ]
    if not figures:
        pytest.skip("no font of figures alone here")
    for i in figures:
        parts[i] = parts[i].replace(b"/ToUnicode", b"/ToUnicodX")
    document = pdf.read(b"".join(parts), "a.pdf")
    assert not _digits(document.text)
    assert [each.kind for each in document.damage] == ["digits"] * 12
    assert pdf.read(raw, "a.pdf").text.count("326") == 3
