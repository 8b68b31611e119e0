"""What every test may use: the default words, and the real texts where they are."""

from pathlib import Path

import pytest

from pipeline import segmenters
from pipeline.sentences import Cut

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def cut() -> Cut:
    """The default engine with the lexicons' words."""
    return segmenters.load("jieba")


@pytest.fixture(scope="session")
def briefing() -> Path:
    """The real Jinan briefing."""
    path = SHARED / "corpora/briefing/jinan-2021-briefing.txt"
    if not path.is_file():
        pytest.skip("the real briefing lies beside the project, not in it")
    return path
