"""Definitions: entries of a glossary, and sentences that say that they define."""

from pathlib import Path
from typing import Any

import pytest
from case_files import cases

from pipeline import extraction
from pipeline.assemblers.definition import assemble
from pipeline.schema import Block, Document
from pipeline.sentences import Cut


def document(text: str) -> Document:
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        heading = line.startswith("# ")
        start, end = at + 2 * heading, at + len(line.rstrip())
        blocks.append(Block("heading" if heading else "paragraph", start, end, level=int(heading)))
        at += len(line)
    return Document("甲.txt", text, tuple(blocks))


@pytest.mark.parametrize("case", cases(Path(__file__).with_name("definition.yaml")))
def test_definitions(case: dict[str, Any], cut: Cut) -> None:
    read = document(case["text"])
    found = list(assemble(extraction.recognise(read, cut), ()))
    assert [[d.number, d.text, d.definition] for d in found] == case["finds"]
    for definition in found:
        assert read.text[definition.start : definition.end] == definition.text
        assert read.text[definition.definition_start : definition.definition_end] == definition.definition


def test_an_explanation_over_a_hard_wrap_is_read_as_one(cut: Cut) -> None:
    text = "名词解释\n1.雁企通：惠企政\n策一站式平台。"
    blocks = (Block("heading", 0, 4, level=1), Block("list", 5, len(text)))
    (found,) = extraction.extract(Document("甲.txt", text, blocks), cut).definitions
    assert (found.text, found.definition, found.number) == ("雁企通", "惠企政策一站式平台。", "1")
    assert text[found.definition_start : found.definition_end] == "惠企政\n策一站式平台。"
