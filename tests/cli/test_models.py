"""Models on the command line: one of another version stops the run in one line, and the run goes on when told to."""

from pathlib import Path

import msgspec
import pytest
from shell import zhengce

from pipeline import learned, manifests
from pipeline.manifests import STATUS, WEIGHTS, Part, Worth
from pipeline.weights import Weights

TEXT = "云泽省2025年政府工作报告\n\n全省地区生产总值达到2.1万亿元，增长5.3%。\n"
HELPS = Part(1, {"dev": Worth(0.9, 0.8, 0.95), "test": Worth(0.9, 0.8, 0.95)})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(learned.PLACES)
    (tmp_path / "甲.txt").write_text(TEXT, "utf-8")
    # Whatever is told of a statement, the odds are for a plan.
    weights = msgspec.json.encode(Weights({}, -9))
    manifests.save(tmp_path / "models" / STATUS, STATUS, {f"{WEIGHTS}.json": weights}, {WEIGHTS: HELPS}, "data")
    return tmp_path


def test_a_model_that_helps_is_used_and_can_be_left_out(folder: Path) -> None:
    beside, alone = (zhengce("extract", "甲.txt", *more, cwd=folder).stdout for more in ((), ("--without-models",)))
    assert '"status":"achieved"' not in beside
    assert '"status":"achieved"' in alone


@pytest.mark.parametrize("command", [("extract",), ("check",), ("run",), ("graph", "--out", "图.gexf")])
def test_another_version_stops_every_command_and_goes_on_when_told_to(folder: Path, command: tuple[str, ...]) -> None:
    path = folder / "models" / STATUS / manifests.MANIFEST
    path.write_text(path.read_text("utf-8").replace('"format": 1', '"format": 0'), "utf-8")
    stopped = zhengce(*command, "甲.txt", cwd=folder)
    assert stopped.returncode == 2
    assert stopped.stderr.count("\n") == 1
    assert "dvc repro train_status" in stopped.stderr
    assert zhengce(*command, "甲.txt", "--without-models", cwd=folder).returncode == 0


def test_settings_leave_it_out_as_well(folder: Path) -> None:
    path = folder / "models" / STATUS / manifests.MANIFEST
    path.write_text("{}", "utf-8")
    (folder / "params.yaml").write_text("learned: {status: never, names: never}\n", "utf-8")
    assert zhengce("extract", "甲.txt", cwd=folder).returncode == 0


def test_stages_learn_and_extract_with_a_project_s_own_tables(folder: Path) -> None:
    """Tables have to be named before the first recogniser is imported; what was learned imports some."""
    (folder / "tables").mkdir()
    (folder / "params.yaml").write_text("lexicons: tables\n", "utf-8")
    assert zhengce("stage", "read", "甲.txt", cwd=folder).returncode == 0
    assert zhengce("stage", "extract", cwd=folder).returncode == 0
    (folder / "gold").mkdir()
    for stage, more in (("train-status", ()), ("train-names", ("speed",))):
        done = zhengce("stage", stage, "outputs/documents.jsonl", "gold", "models", "figures", *more, cwd=folder)
        assert (done.returncode, "没有标注文件" in done.stderr) == (2, True), done.stderr
