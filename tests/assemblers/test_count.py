"""Counts and their lists: the annotation guide sentence by sentence."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from case_files import cases

from pipeline import extraction
from pipeline.schema import Block, Document
from pipeline.sentences import Cut


@pytest.mark.parametrize("case", cases(Path(__file__).with_name("count.yaml")))
def test_cases(case: dict[str, Any], cut: Cut) -> None:
    text = case["text"]
    document = Document("甲.txt", text, (Block("paragraph", 0, len(text)),))
    found = [msgspec.structs.asdict(count) for count in extraction.extract(document, cut).counts]
    assert [one["text"] for one in found] == [wanted["text"] for wanted in case["finds"]]
    for one, wanted in zip(found, case["finds"], strict=True):
        said = one | {"members": list(one["members"])}
        assert {field: said[field] for field in wanted} == wanted


def test_members_of_paragraphs_that_follow(cut: Cut) -> None:
    parts = [
        "抓好以下三项工作。",
        "（一）稳增长。工业投资保持平稳。",
        "（二）调结构。新兴产业不断壮大。",
        "（三）惠民生。",
    ]
    text = "\n".join(parts)
    starts = [text.index(part) for part in parts]
    blocks = tuple(Block("paragraph", start, start + len(part)) for start, part in zip(starts, parts, strict=True))
    (count,) = extraction.extract(Document("甲.txt", text, blocks), cut).counts
    assert (count.n, count.members, count.closed) == (3, ("稳增长", "调结构", "惠民生"), True)
