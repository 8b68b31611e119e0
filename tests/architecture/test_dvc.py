"""dvc.yaml names what each stage imports, reads and writes; no more, no less."""

from functools import cache

import pytest
import yaml
from imports import ROOT, rooms

STAGES = yaml.safe_load((ROOT / "dvc.yaml").read_text("utf-8"))["stages"]


@cache
def _module(stage: str) -> str:
    return "pipeline.stages." + STAGES[stage]["cmd"].split()[2].replace("-", "_")


@pytest.mark.parametrize("stage", STAGES)
def test_deps_are_what_the_stage_imports(stage: str) -> None:
    named = {dep for dep in STAGES[stage]["deps"] if dep.startswith("pipeline/")}
    assert named == rooms(_module(stage))


@pytest.mark.parametrize("stage", STAGES)
def test_every_input_is_committed_or_made_by_a_stage_before(stage: str) -> None:
    made: set[str] = set()
    for name, each in STAGES.items():
        if name == stage:
            break
        for out in (*each.get("outs", ()), *each.get("metrics", ()), *each.get("plots", ())):
            path = next(iter(out)) if isinstance(out, dict) else out
            engines = each.get("matrix", {}).get("engine", [""])
            made |= {path.replace("${item.engine}", engine) for engine in engines}
    inputs = {dep for dep in STAGES[stage]["deps"] if not dep.startswith(("pipeline/", "corpora/"))}
    assert inputs <= made


def test_a_text_without_marks_is_no_matter_of_what_learns_and_scores() -> None:
    made_of: dict[str, set[str]] = {}
    reading = {"outputs/documents.jsonl"}
    for name, each in STAGES.items():
        outs = {next(iter(out)) if isinstance(out, dict) else out for out in each.get("outs", ())}
        if reading.intersection(each["deps"]) and name != "marked":
            made_of[name] = outs
            reading |= outs
    assert set(made_of) == {"discover_terms", "extract", "audit", "graph", "report", "evaluate", "pictures"}


def test_settings_that_a_stage_reads_are_its_params() -> None:
    params = yaml.safe_load((ROOT / "params.yaml").read_text("utf-8"))
    # How many do the work decides nothing that they make.
    assert {section for each in STAGES.values() for section in each.get("params", ())} == set(params) - {"workers"}


def test_dvc_neither_reports_nor_calls_home() -> None:
    config = (ROOT / ".dvc/config").read_text("utf-8")
    assert "analytics = false" in config
    assert "check_update = false" in config
    assert "__pycache__" in (ROOT / ".dvcignore").read_text("utf-8")
