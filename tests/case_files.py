"""Case files: `cases` that hold, and `known_gaps` that do not yet, each with the reason (`because`)."""

from pathlib import Path
from typing import Any

import pytest
import yaml


def cases(path: Path) -> list[Any]:
    """One parameter set a case; a known gap must fail, so that it leaves the list when it is closed."""
    read = yaml.safe_load(path.read_text("utf-8"))
    holding = [pytest.param(case, id=name) for name, case in read["cases"].items()]
    gaps = [
        pytest.param(case, id=name, marks=pytest.mark.xfail(reason=case["because"], strict=True))
        for name, case in (read.get("known_gaps") or {}).items()
    ]
    return holding + gaps
