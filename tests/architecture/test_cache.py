"""What is kept of a file is found again only while everything that decides it is the same."""

import pytest
from imports import rooms

from pipeline import audit_kept, harvest, intake
from pipeline.stages import segment

# They hand the work out, count it, end it and keep what comes of it; what it is, they do not touch.
AROUND = {"cache.py", "clock.py", "executors", "logs.py", "progress.py"}


@pytest.mark.parametrize(
    ("decides", "modules"),
    [
        (intake.DECIDES, ("pipeline.intake",)),
        (segment.DECIDES, ("pipeline.segmenters", "pipeline.sentences")),
        (audit_kept.DECIDES, ("pipeline.audit",)),
        (harvest.DECIDES, ("pipeline.extraction", "pipeline.learned", "pipeline.segmenters")),
    ],
)
def test_what_is_digested_is_what_is_imported(decides: tuple[str, ...], modules: tuple[str, ...]) -> None:
    imported = {room.removeprefix("pipeline/") for module in modules for room in rooms(module)}
    assert set(decides) == imported - AROUND
