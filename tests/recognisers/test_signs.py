"""What is looked for only where a sign stands is nowhere else: the signs save time and change nothing."""

import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest

from pipeline import intake
from pipeline.assemblers import relation
from pipeline.recognisers import _bare, period, place
from pipeline.sentences import holds

TEXTS = Path("corpora/raw")
SIGNED: list[tuple[re.Pattern[str], Iterable[str]]] = [
    (period._PATTERN, period._SIGNS),
    (relation._FRAME, relation._SIGNS),
    (place._HONOUR, place._HONOURS),
    (_bare._VAGUE, "多余"),
    (_bare._LARGE, "亿万"),
]


@pytest.fixture(scope="module")
def clauses() -> list[str]:
    """Short stretches of all texts: the shorter, the fewer signs stand in them by chance."""
    texts = (document.text for document in intake.documents([TEXTS], []))
    return sorted(set(chain.from_iterable(re.split("[，。；：\n]", text) for text in texts)))


@pytest.mark.parametrize(("pattern", "signs"), SIGNED, ids=lambda each: getattr(each, "pattern", "")[:24])
def test_nothing_without_a_sign(pattern: re.Pattern[str], signs: Iterable[str], clauses: list[str]) -> None:
    assert [clause for clause in clauses if not holds(clause, signs) and pattern.search(clause)] == []
