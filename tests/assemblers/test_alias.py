from pathlib import Path
from typing import Any

import pytest
from case_files import cases

from pipeline import extraction
from pipeline.assemblers.alias import assemble
from pipeline.schema import Block, Document
from pipeline.sentences import Cut


@pytest.mark.parametrize("case", cases(Path(__file__).with_name("alias.yaml")))
def test_aliases(case: dict[str, Any], cut: Cut) -> None:
    text = case["text"]
    reading = extraction.recognise(Document("甲.txt", text, (Block("paragraph", 0, len(text)),)), cut)
    found = list(assemble(reading, ()))
    assert [[alias.text, alias.name, alias.kind] for alias in found] == case["finds"]
    assert all(text[alias.start : alias.end] == alias.text for alias in found)
