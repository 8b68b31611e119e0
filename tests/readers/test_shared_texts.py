"""What real texts give: counts, not passages. They are no part of the project, so they may be absent."""

from collections import Counter
from pathlib import Path

import pytest

from pipeline.readers import read
from pipeline.schema import Document

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared texts are not on this machine")


def _read(name: str) -> Document:
    return read(CORPORA / name)


def _kinds(document: Document) -> Counter[str]:
    return Counter(block.kind for block in document.blocks)


def _levels(document: Document) -> Counter[int]:
    return Counter(block.level for block in document.blocks if block.kind == "heading")


@pytest.mark.parametrize(
    ("province", "issuer", "date", "furniture", "headings"),
    [
        ("guizhou", "贵州省人民政府", "2026-01-27", 1, {1: 3}),
        ("hebei", "河北省人民政府", "2026-01-26", 13, {1: 3, 2: 6}),
        ("heilongjiang", "黑龙江省政府", "2026-01-31", 12, {1: 4}),
        ("jiangxi", "江西省政府", "2026-01-27", 13, {1: 4, 2: 1}),
        ("ningxia", "自治区人民政府", "2026-02-03", 24, {1: 3}),
        ("shaanxi", "陕西省人民政府", "2026-01-27", 14, {1: 3, 2: 9}),
        ("shandong", "山东省政府", "2026-01-27", 12, {1: 3}),
        ("shanghai", "上海市政府", "2026-02-03", 12, {1: 4, 2: 5}),
    ],
)
def test_provincial_reports(province: str, issuer: str, date: str, furniture: int, headings: dict[int, int]) -> None:
    document = _read(f"provincial-2026/{province}.txt")
    assert document.title.endswith("政府工作报告")
    assert (document.issuer, document.date) == (issuer, date)
    assert _kinds(document)["boilerplate"] == furniture
    assert _levels(document) == headings
    assert not [block for block in document.blocks if block.speaker]


def test_the_briefing() -> None:
    document = _read("briefing/jinan-2021-briefing.txt")
    kinds = _kinds(document)
    assert (kinds["boilerplate"], kinds["title"], kinds["heading"], kinds["list"]) == (5, 2, 3, 14)
    # Two captions announce a turn of twelve.
    turns = [block.speaker for block in document.blocks if block.kind == "speaker"]
    assert len(turns) == 14
    assert len(set(turns)) == 7
    ends = [document.text[b.start : b.end] for b in document.blocks if b.kind == "title"]
    assert ends == [document.title] * 2
    assert document.text.index(document.title) == 21
    assert len(document.text) - len(document.title) == 7338


@pytest.mark.parametrize("path", sorted(p.name for p in (CORPORA / "central").glob("*.txt")))
def test_central_documents(path: str) -> None:
    document = _read(f"central/{path}")
    assert document.title
    assert document.date == path[:10]
    assert _kinds(document)["list"] >= 27
    assert _kinds(document)["paragraph"] <= 9


def test_a_wrapped_text_with_page_numbers() -> None:
    document = _read("pdf-text/beijing-ecology-plan.txt")
    holes = [block for block in document.blocks if block.holes]
    assert len(holes) == 6
    assert all(document.text[a:b].isdigit() for block in holes for a, b in block.holes)
    assert _levels(document)[1] >= 8
    # The half of the file whose font has no map is furniture, and no sentence is read from it.
    lost = [document.text[b.start : b.end] for b in document.blocks if b.kind != "boilerplate"]
    assert not [words for words in lost if "(cid:" in words]
    prose = [b for b in document.blocks if b.kind == "paragraph" and b.end - b.start > 60]
    assert sum(document.text[b.end - 1] in "。：”" for b in prose) == len(prose)


def test_a_flattened_table_keeps_its_numbers() -> None:
    document = _read("pdf-text/city-checkup-2020.txt")
    numbers = {document.text[b.start : b.end] for b in document.blocks if b.kind == "paragraph"}
    assert {str(n) for n in range(1, 65)} <= numbers


@pytest.mark.parametrize("path", sorted(p.name for p in (CORPORA / "state-council").glob("*.txt")))
def test_state_council_reports(path: str) -> None:
    document = _read(f"state-council/{path}")
    # The notice of the collection: six lines and paragraphs, after the last sentence of the report.
    assert [b.kind for b in document.blocks[-6:]] == ["boilerplate"] * 6
    assert _kinds(document)["boilerplate"] == 6
    text = [document.text[b.start : b.end] for b in document.blocks if b.kind not in ("boilerplate", "heading")]
    # Broken at links by the thousand; nothing begins with the mark that ends what stood before.
    assert sum(words[0] in "，。、》）；" for words in text) == 0


@pytest.mark.parametrize("path", sorted(p.name for p in (CORPORA / "gov-cn-html").glob("*.html")))
def test_government_pages(path: str) -> None:
    document = _read(f"gov-cn-html/{path}")
    assert document.title == Path(path).stem
    assert document.issuer == "国务院"
    assert document.date.startswith(("2018-1", "2019-0"))
    assert _kinds(document)["boilerplate"] == 6
    assert _kinds(document)["title"] == 1
    assert not _kinds(document)["row"]
