"""What every test may use: the default words, and the real texts where they are."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from pipeline import segmenters
from pipeline.sentences import Cut

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

# A test asks for the models it wants; what a run has left in `models` is none of its business.
os.environ["ZHENGCE_MODELS"] = str(Path(__file__).parent)
# A law holds or does not; how long a busy machine takes over an example says nothing.
settings.register_profile("zhengce", deadline=None)
settings.load_profile("zhengce")


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
