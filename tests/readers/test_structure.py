"""Cases of structure: the blocks of small texts, one phenomenon to a case."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.readers import text as plain
from pipeline.schema import Block, Document

CASES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("structure.yaml").read_text("utf-8"))


def _document(case: dict[str, Any]) -> Document:
    line, times = case.get("text_repeat", ("", 0))
    return plain.read((line * times + case["text"]).encode(), "case.txt")


def _said(document: Document, block: Block) -> str:
    text = document.text
    words = "|".join(text[a:b] for a, b in block.cells) if block.cells else _without(text, block)
    kind = "页" if block.kind == "boilerplate" else block.kind + ("!" if block.header else "")
    level = str(block.level) if block.level else ""
    return " ".join(filter(None, (kind, level, f"@{block.speaker}" if block.speaker else "", words)))


def _without(text: str, block: Block) -> str:
    kept = text[block.start : block.end]
    for start, end in block.holes:
        kept = kept.replace(text[start:end], "")
    return kept.replace("\n", "")


def _agrees(said: str, wanted: str) -> bool:
    wanted = wanted.replace('"', "")
    return said.startswith(wanted[:-1].rstrip()) if wanted.endswith("…") else said == wanted


@pytest.mark.parametrize("name", CASES)
def test_blocks(name: str) -> None:
    case = CASES[name]
    document = _document(case)
    said = [_said(document, block) for block in document.blocks]
    wanted = case.get("blocks") or case["blocks_tail"]
    if "blocks_tail" in case:
        said = said[-len(wanted) :]
    assert len(said) == len(wanted), said
    for one, other in zip(said, wanted, strict=True):
        assert _agrees(one, other), (one, other)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "title" in case])
def test_matter(name: str) -> None:
    document = _document(CASES[name])
    assert document.title == CASES[name]["title"]
    assert document.issuer == CASES[name].get("issuer", document.issuer)
    assert document.date == CASES[name].get("date", document.date)


def test_nothing_is_guessed() -> None:
    document = plain.read("全市上下团结一心，圆满完成了全年各项目标任务。".encode(), "case.txt")
    assert (document.title, document.issuer, document.date) == ("", "", "")


def test_impossible_dates_are_no_dates() -> None:
    document = plain.read(
        "某市方案\n成文日期：2026年2月30日\n本方案自印发之日起施行，有效期五年。".encode(), "case.txt"
    )
    assert document.date == ""
