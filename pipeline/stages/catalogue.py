"""Stage catalogue: the rules' manuals and what was measured of them → docs/rules.md."""

import json
from pathlib import Path

from pipeline.audit import rules
from pipeline.exporters import catalogue as exporter
from pipeline.exporters import report


def catalogue(metrics: Path, planted: Path, page: Path) -> None:
    """Write the catalogue of rules."""
    manuals = report.build((), (), rules=rules()).manuals
    exporter.write(manuals, json.loads(metrics.read_bytes()), json.loads(planted.read_bytes()), page)
