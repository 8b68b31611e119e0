"""The catalogue of rules in docs is the one that rules and figures make today."""

from pathlib import Path

from pipeline.audit import rules
from pipeline.stages.catalogue import catalogue

ROOT = Path(__file__).parents[2]


def test_the_catalogue_is_of_today(tmp_path: Path) -> None:
    catalogue(ROOT / "outputs/metrics.json", ROOT / "outputs/planted.json", tmp_path / "rules.md")
    made = (tmp_path / "rules.md").read_text("utf-8")
    assert made == (ROOT / "docs/rules.md").read_text("utf-8"), "make docs"
    assert all(f"## {rule.code}　" in made for rule in rules())
